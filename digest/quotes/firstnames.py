"""First names and whose they are: the US census of 1990, from the package `names`, and names from elsewhere."""

from functools import cache
from pathlib import Path

import names

_MALE = """
abdul abdullah abiy abu ahmad ahmed alastair aleksei alexei alexis ali amit anatoly anders andrei andres andrzej
andrés angus anil anwar ariel arseniy arun arvind ashok asif atiku avigdor bashar benigno benjamin bilawal bjorn björn
boris callum carlos chirag cormac cyril declan didier diego dmitry donald ehud emmanuel emmerson emre eoin ewan fidel
francesco francois françois fumio gabor gareth giorgos giovanni giuseppe goodluck guillaume gunther gérard günter
hamish hans haruna hassan henrik hiroshi hussein ibrahim igor imran ion isaias ivan jacob jacques jair janos jaroslaw
javier jean-claude jean-luc jean-pierre jens jiri joao joko jorge josé joão juan junichiro jurgen jürgen keir kenji
khalid klaus klaus-werner kofi konstantin kyriakos lars laszlo laurent lech leonid liam luigi luiz magnus mahathir
mahmoud manoj marco mateusz matteo matthias maxim mehmet michel miguel mikael mikhail mohamed mohammad mohammed moshe
muhammad muhammadu murat mustafa naftali najib narendra nawaz nelson niall nicolas nigel nikolai nikos oleg oleksandr
olivier olusegun omar ondrej osama owen pablo padraig paolo paul-henri paulo pavel pedro pervez petro pierre rahul
raila rajesh rajiv ramesh raul ravi raúl recep rhys rishi robert-gabriel rodrigo sanjay seamus sebastian sergei sergey
sergio shahbaz shimon shinzo silvio stefan sunil suresh sven takashi tariq taro tayyip tedros thabo tomas uddesh uhuru
vaclav vijay vikram viktor viktor-mihaly vladimir volodymyr wolfgang xavier yair yevgeny yitzhak yoshihide youssef
yoweri yuri yusuf
"""
_FEMALE = """
aisha aminata anastasia angela anne-marie annegret aoife asma astrid aung ayesha benazir brigitte caoimhe carrie
catriona chiara chimamanda cristina deepika delphine dilma ekaterina elena ellen-johnson erna fatima federica fiona
francesca francoise françoise giorgia graca graça greta gwede indira ingrid ingwen irina isabelle jacinda kamala
ksenia layla leila malala mamata maria mariam marie-claire marine maryam mayawati mette michelle mireille morag narges
natalia natalya ngozi niamh nicola nirmala oksana olga priyanka roisin samira sanna saoirse segolene shilpa shirin
sigrid simone sinead sinéad siobhan smriti sonia sushma suu svetlana sylvie ségolène tatiana tatyana theresa tsai umm
ursula valerie valérie winnie yelena yulia zainab
"""
_LEAN = 4  # how many times more common with one gender than the other a name is that tells it


@cache
def first_names() -> dict[str, str]:
    """Known first names in lower case by their gender: "m", "f", or "" where both use it. Read once, when first asked for."""
    share: dict[str, dict[str, float]] = {}
    for gender, key in (("m", "first:male"), ("f", "first:female")):
        with Path(names.FILES[key]).open(encoding="ascii") as lines:
            for line in lines:
                name, percent, *_ = line.split()
                share.setdefault(name.lower(), {})[gender] = float(percent)
    known = {name: _lean(by.get("m", 0.0), by.get("f", 0.0)) for name, by in share.items()}
    return known | dict.fromkeys(_MALE.split(), "m") | dict.fromkeys(_FEMALE.split(), "f")


def _lean(male: float, female: float) -> str:
    if male >= _LEAN * female:
        return "m"
    return "f" if female >= _LEAN * male else ""
