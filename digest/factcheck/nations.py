"""Countries, their people and their short names: what a story that says one of them also says."""

import functools

# A line of names that stand for each other, first the country.
_NATIONS = """
afghanistan afghan afghans|albania albanian|algeria algerian|argentina argentine argentinian|armenia armenian
australia australian aussie|austria austrian|azerbaijan azerbaijani azeri|bangladesh bangladeshi
belarus belarusian belarussian|belgium belgian|bolivia bolivian|bosnia bosnian|brazil brazilian
britain british uk briton britons gb|bulgaria bulgarian|cambodia cambodian|cameroon cameroonian|canada canadian
chile chilean|china chinese|colombia colombian|congo congolese drc|croatia croatian|cuba cuban|cyprus cypriot
czechia czech|denmark danish dane danes|ecuador ecuadorian|egypt egyptian|england english|eritrea eritrean
estonia estonian|ethiopia ethiopian|finland finnish finn finns|france french|gaza gazan|georgia georgian
germany german|ghana ghanaian|greece greek|guatemala guatemalan|haiti haitian|honduras honduran|hungary hungarian
iceland icelandic|india indian|indonesia indonesian|iran iranian|iraq iraqi|ireland irish|israel israeli
italy italian|jamaica jamaican|japan japanese|jordan jordanian|kazakhstan kazakh|kenya kenyan|korea korean
kosovo kosovan kosovar|kuwait kuwaiti|latvia latvian|lebanon lebanese|libya libyan|lithuania lithuanian
malaysia malaysian|mali malian|mexico mexican|moldova moldovan|mongolia mongolian|morocco moroccan
mozambique mozambican|myanmar burma burmese|nepal nepalese nepali|netherlands dutch holland|nicaragua nicaraguan
niger nigerien|nigeria nigerian|norway norwegian|oman omani|pakistan pakistani|palestine palestinian palestinians
panama panamanian|paraguay paraguayan|peru peruvian|philippines philippine filipino filipinos
poland polish pole poles|portugal portuguese|qatar qatari|romania romanian|russia russian|rwanda rwandan
scotland scottish scots|senegal senegalese|serbia serbian serb serbs|singapore singaporean|slovakia slovak
slovenia slovenian slovene|somalia somali|spain spanish spaniard|sudan sudanese|sweden swedish swede swedes
switzerland swiss|syria syrian|taiwan taiwanese|tanzania tanzanian|thailand thai|tunisia tunisian
turkey turkish turk turks|uganda ugandan|ukraine ukrainian|us usa american america americans|uruguay uruguayan
uzbekistan uzbek|venezuela venezuelan|vietnam vietnamese|wales welsh|yemen yemeni|zambia zambian|zimbabwe zimbabwean
europe european europeans|africa african|asia asian
"""
_GROUP = {
    form: group.split()[0]
    for line in _NATIONS.strip().splitlines()
    for group in line.split("|")
    for form in group.split()
}

# Initials that nobody spells out, and what they are the initials of.
INITIALS = {
    "un": ("united", "nations"),
    "eu": ("european", "union"),
    "us": ("united", "states"),
    "usa": ("united", "states", "of", "america"),
    "uk": ("united", "kingdom"),
    "who": ("world", "health", "organization"),
    "ceo": ("chief", "executive"),
    "cfo": ("chief", "financial"),
    "pm": ("prime", "minister"),
    "mp": ("member", "of", "parliament"),
    "mps": ("members", "of", "parliament"),
    "gop": ("republican",),
    "fbi": ("federal", "bureau"),
    "nhs": ("national", "health"),
}


def nation(low: str) -> str | None:
    """The country that a folded word names or belongs to; None for other words."""
    return _GROUP.get(low) or _GROUP.get(low.removesuffix("s"))


@functools.lru_cache(maxsize=20_000)
def base_name(low: str) -> str:
    """A place's name without the ending that makes "Veldanian" of "Veldania", and without its last vowels."""
    if found := nation(low):
        return found
    for ending in ("ians", "ian", "ans", "an", "ns", "n", "ese", "ish", "is", "i", "s"):
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            return low[: -len(ending)].rstrip("aeiou")
    return low.rstrip("aeiou") if len(low) > 4 else low
