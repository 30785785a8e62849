"""Finite verbs, as far as a word shows that it is one, and their present forms, which headlines use for what"
" has happened."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Number = Literal["singular", "plural"]

# Nothing else than finite verbs: auxiliaries, verbs of saying, past forms that are no participles, past forms of verbs
# that have no object, so that they cannot be passive.
_AUXILIARIES = (
    "is are was were has have had will would can could may might must should did does isn’t aren’t wasn’t weren’t"
)
_PAST = (
    "said told began became came chose drew drove fell flew forgot froze gave grew knew ran rose sang sank saw"
    " shook spoke stole "
    "overtook undertook mistook overcame oversaw underwent overthrew rewrote forbade foresaw "
    "swore swam took threw tore went woke wore wrote withdrew died arrived resigned vowed collapsed vanished disappeared "
    "crashed erupted exploded emerged escaped appeared remained continued happened occurred insisted apologised apologized "
    "clashed retired marched rallied gathered testified joined got "
    "fled slept wept crept ate drank rode rang shrank sprang strode sat"
)
_PRESENT = (
    "says say wants want becomes become remains seems appears believes believe thinks agrees agree expects expect"
)
# Finite verbs, participles or nouns.
_EITHER = (
    "found held led left lost made met put sent set shot won built bought brought caught cut fought hit kept"
    " laid paid sold spent "
    "stood struck taught thought told hurt heard felt read beat broke plans plan hopes hope faces face seeks"
    " seek needs need "
    "continues begins begin shows show finds helps help uses use includes include offers offer makes make takes take gives "
    "give calls warns warn comes come goes go gets get keeps leads lives live works work claims denies urges"
    " aims runs run opens "
    "cross crosses visit visits report reports fear fears vote votes test tests release releases launch launches"
    " look looks talk "
    "burst swept sought fed clung flung swung spun hung dug stuck lit let dealt meant bent lent "
    "travel travels post posts grow grows end ends join joins name names warn urge form forms place places "
    "starts start moves wins meets returns turns brings holds plays tells allows lost kept do"
)
_SURE = frozenset(f"{_AUXILIARIES} {_PAST} {_PRESENT}".split())
_MAYBE = frozenset(_EITHER.split())
# Of the verbs in the list, those that are nouns, names of months or adjectives at least as often.
NO_VERBS = frozenset("hundred united related need seed speed deed breed feed weed greed".split())
_WORD = re.compile(r"(?<![\w’'-])[a-z][a-z’']*(?![\w’'-])")
_PASTS = frozenset("caught held led left lost made met sent won kept brought built bought taught sold paid".split())
_PREPOSED = re.compile(r"\s?(?:(?:by|in|at|on|from|for|with|to|as|of|under|and|or)\b|[,.]|$)")
_DETERMINED = re.compile(r"\s(?:the|an?|his|her|its|their)\s")
# Before a past form of one of these kinds it is part of the noun, or passive: "the jailed leader", "found by police".
_BEFORE_NOUN = re.compile(
    r"\b(?:an?|the|its|his|her|their|more|most|newly|of|for|with|by|at|in|to|about|against|into|and|or|very|well|will|can|may|could"
    r"|would|not|be|been|being|having|getting)\s$",
    re.IGNORECASE,
)
_BASES = {
    form: group.split()[0]
    for group in """
become became|begin began begun|break broke broken|bring brought|build built|buy bought|catch caught|choose chose chosen
come came|cut|do did done|draw drew drawn|drive drove driven|fall fell fallen|fight fought|find found|fly flew flown
give gave given|go went gone|grow grew grown|hold held|hit|keep kept|know knew known|lay laid|lead led|leave left|lose lost
make made|meet met|pay paid|put|quit|rise rose risen|run ran|say said|see saw seen|send sent|set|shake shook shaken|shoot shot
show shown|sell sold|sing sang sung|sink sank sunk|speak spoke spoken|spend spent|stand stood|steal stole stolen|strike struck
swear swore sworn|swim swam swum|take took taken|tell told|throw threw thrown|tear tore torn|win won|withdraw withdrew withdrawn
write wrote written|beat beaten|die died|lie lied|tie tied|agree agreed|free freed|see seen|hurt|overturn overturned
force forced|issue issued|argue argued|rescue rescued|value valued|continue continued|pursue pursued|welcome welcomed
focus focused|visit visited|limit limited|open opened|offer offered|order ordered|enter entered|cancel canceled cancelled
travel traveled travelled|reveal revealed|appeal appealed|repeal repealed|level leveled levelled|total totaled totalled
quit|split|shut|spread|cost|hang hanged|declare declared|share shared|ensure ensured|secure secured|require required
fire fired|hire hired|retire retired|acquire acquired|inspire inspired|expire expired|restore restored|ignore ignored
explore explored|compare compared|prepare prepared|capture captured|picture pictured|measure measured|injure injured
complete completed|delete deleted|promote promoted|vote voted|note noted|quote quoted|devote devoted|create created
invite invited|unite united|cite cited|write written|decide decided|divide divided|provide provided|include included
conclude concluded|exclude excluded|invade invaded|trade traded|persuade persuaded|concede conceded|name named|blame blamed
claim claimed|aim aimed|assume assumed|resume resumed|combine combined|determine determined|examine examined|define defined
decline declined|join joined|gain gained|explain explained|remain remained|obtain obtained|outline outlined|fine fined
hope hoped|escape escaped|shape shaped|develop developed|drop dropped|stop stopped|ship shipped|equip equipped|adopt adopted
hail hailed|fail failed|jail jailed|kill killed|sail sailed|detail detailed|unveil unveiled|schedule scheduled|rule ruled
handle handled|settle settled|battle battled|sign signed|resign resigned|assign assigned|win won|return returned|learn learned
make made|like liked|strike struck|invoke invoked|revoke revoked|evoke evoked|provoke provoked|smoke smoked|attack attacked
link linked|block blocked|back backed|launch launched|reach reached|change changed|charge charged|urge urged|pledge pledged
merge merged|emerge emerged|judge judged|acknowledge acknowledged|allege alleged|manage managed|damage damaged|engage engaged
abandon abandoned|question questioned|mention mentioned|position positioned|sanction sanctioned|threaten threatened
tighten tightened|strengthen strengthened|widen widened|happen happened|listen listened|suffer suffered|deliver delivered
recover recovered|discover discovered|consider considered|remember remembered|gather gathered|register registered
administer administered|deter deterred|refer referred|transfer transferred|confer conferred|occur occurred|incur incurred
commit committed|admit admitted|permit permitted|submit submitted|omit omitted|plan planned|ban banned|scan scanned|pin pinned
grab grabbed|rob robbed|stab stabbed|tap tapped|trap trapped|slip slipped|top topped|step stepped|beg begged|plug plugged
bar barred|strip stripped|wrap wrapped|nod nodded|traffic trafficked|panic panicked|guide guided|waste wasted|taste tasted
paste pasted|bias biased|recreate recreated|combat combated|file filed|store stored|describe described|prescribe prescribed
convene convened|undermine undermined|feature featured|execute executed|extradite extradited|distribute distributed
contribute contributed|presume presumed|conspire conspired|preside presided|reside resided|prohibit prohibited|solicit solicited
target targeted|benefit benefited|market marketed|cover covered|uncover uncovered|answer answered|render rendered
murder murdered|alter altered|power powered|partner partnered|honor honored|honour honoured|sponsor sponsored
install installed|recall recalled|enroll enrolled|fulfill fulfilled|forestall forestalled|appall appalled|distill distilled
""".replace("\n", "|").split("|")
    for form in group.split()[1:]
}
_SAME = frozenset("cut hit put set quit hurt beat split shut spread cost let".split())
# Regular past forms whose base is what is left without "ed", or gets its "e" back.
_PLAIN = re.compile(r"(?:[^aeiou]{2}|[wxyhk]|[aeiou]{2}[tnldrmpf])$")
_WITH_E = re.compile(
    r"(?:[nrlsp]c|[rlpn]s|[rld]g|(?<!o)ng|[rl]v|[bpdtgckfz]l|[aeiouy][cgsvzu]|[aeiou]{1,2}[sv]|(?<![aeiou])[aeiou]k|[^aeo]at)$"
)
_TWO_L = re.compile(r"[^aeiouy]*[aeiouy]+ll$")  # "killed" has it of "kill", "expelled" has not


@cache
def _present() -> frozenset[str]:
    """Present forms, made by `training.verbs`."""
    return frozenset(files("digest").joinpath("verbs.txt").read_text(encoding="ascii").split()) - NO_VERBS


@dataclass(frozen=True, slots=True)
class Verb:
    """A word that is a finite verb, `sure`ly or perhaps, and where it stands in its text."""

    word: str
    start: int
    end: int
    sure: bool


def verbs(text: str) -> Iterator[Verb]:
    """The words of a text that are finite verbs or may be, in their order. Those with a capital are names."""
    for found in _WORD.finditer(text):
        word = found[0]
        sure = word in _SURE or word.endswith(("n’t", "n't"))
        past = len(word) > 4 and word.endswith("ed") and word not in NO_VERBS
        past = past or (word == "used" and text.startswith(" to ", found.end()))
        if not sure and not past and word not in _MAYBE and word not in _present():
            continue
        if not sure and not past and text[: found.start()].endswith((", ", "“", "- ")):
            told = word in _PASTS and not _PREPOSED.match(text, found.end())
            if not told and not _DETERMINED.match(text, found.end()):
                continue  # "masks, face shields and gloves"
        if (not sure or past) and _BEFORE_NOUN.search(text, max(0, found.start() - 10), found.start()):
            continue
        if past and not sure and re.match(r"\sby\s(?!\d|about|nearly|almost|more|a\s)", text[found.end() :]):
            continue
        yield Verb(word, found.start(), found.end(), sure)


def is_present(word: str) -> bool:
    """Whether a word in lower case is a verb in the present tense, and mostly no noun: "earns", and not "races"."""
    return word in _present()


def base(form: str) -> str | None:
    """The base of a past form or a past participle; None where it cannot be told."""
    if form in _SAME:
        return form
    if found := _BASES.get(form):
        return found
    if form.endswith("ied"):
        return form[:-3] + "y"
    if not form.endswith("ed") or form.endswith("eed"):
        return None
    stem = form[:-2]
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] in "bdgmnprt":
        return None
    if stem.endswith("ll"):
        return stem if _TWO_L.match(stem) else stem[:-1]
    if _WITH_E.search(stem):
        return stem + "e"
    return stem if _PLAIN.search(stem) else None


def present(form: str, number: Number) -> str | None:
    """The present of a past form, for one or for several; None where it cannot be told."""
    if (verb := base(form)) is None:
        return None
    if number == "plural":
        return verb
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + "s"


_PLURALS = frozenset("people police children officials they we both".split())
_SPEAKERS = frozenset(
    "officials researchers scientists experts investigators police prosecutors lawmakers authorities doctors leaders protesters"
    " astronomers engineers historians residents rescuers workers students teachers voters soldiers troops".split()
)
_SINGULAR_ENDINGS = ("ss", "us", "is", "news", "series")
_NO_MEN = frozenset("specimen regimen omen abdomen acumen yemen carmen bremen".split())  # no plurals
_LINK = re.compile(r"\s(?:of|in|at|on|for|from|with|near|by|to|who|which|that|about|over|against)\s")
# Of these the noun after "of" says whether there are several: "all of the women", "a third of voters".
_SHARE = re.compile(
    r"(?:(?:almost|nearly|about|around|over|more\sthan|less\sthan|fewer\sthan|at\sleast|up\sto|roughly|some)\s)*"
    r"(?:all|most|some|half|none|much|part|(?:an?\s)?(?:third|quarter|fifth|tenth|half|lot)|lots|plenty|two[\s-]thirds"
    r"|three[\s-]quarters|[\d.,]+\s?(?:%|percent|per\scent))\sof\s(?P<of>.+)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"(?:(?:more\sthan|at\sleast|nearly|about|around|over|almost|up\sto|some)\s)?"
    r"(?:two|three|four|five|six|seven|eight|nine|ten|[2-9]\b|\d[\d,]+|hundreds|thousands|dozens|scores|several|many|both"
    r"|few|an?\s(?:number|handful|couple|dozen|few)\sof)(?![\w-])"
)
_MAY_BE_SEVERAL = re.compile(r"an?\s(?:[\w-]+\s)?(?:group|majority|minority|pair|trio|team|crowd|gang)\sof\s")
_SECOND = re.compile(r"\sand\s(?=(?:the|an?|its|his|her)\s)(?P<second>.*)")
# "Singer, actor and animal lover Ida Tann": one, where no noun before the last is a plural.
_ONE_NAMED = re.compile(
    r"(?:[^,]*[^,s],\s)*[^,]*[^,s],?\sand\s(?:[a-z][\w’'-]*\s)+[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){1,3}"
)
_LISTED = re.compile(r",(?!\d).*\b(?:and|or)\b")


def number_of(subject: str) -> Number | None:
    """Whether a noun phrase speaks of one or of several, by its head; None where it cannot be told."""
    subject = subject.strip()
    if _ONE_NAMED.fullmatch(subject):
        return "singular"
    if _LISTED.search(subject):
        return None  # "Orr, Lund and Tann"; "Orr, the head of a school and a club"
    if share := _SHARE.match(subject):
        return number_of(share["of"])
    if _SEVERAL.match(subject.lower()):
        return "plural"
    if _MAY_BE_SEVERAL.match(subject.lower()):
        return None
    whole = re.split(r",(?!\d)", subject)[0]
    head = _LINK.split(whole, maxsplit=1)[0].strip()
    number = _number_of_head(head)
    if number == "singular" and (second := _SECOND.search(whole, len(head))):
        # "The Ministry of Salt and the Ministry of Fish"; but "the Ministry of Salt and the Sea" may be one.
        return "plural" if head.split()[-1] in second["second"].split() else None
    return number


def _number_of_head(head: str) -> Number | None:
    words = re.findall(r"[\w’'-]+", head)
    while (
        words
        and words[-1].endswith("ly")
        and words[-1][0].islower()
        and words[-1] not in ("family", "ally", "assembly")
    ):
        words.pop()
    if not words:
        return None
    if len(words) == 1 and words[0].endswith("s") and words[0].lower() in _SPEAKERS:
        return "plural"
    last = words[-1]
    if re.search(r"\b(?:and|or|&)\b", head):
        return "plural" if " and " in head and not last[0].isupper() else None
    if last.lower() in _PLURALS or (last.endswith("men") and last.lower() not in _NO_MEN):
        return "plural"
    if re.match(r"(?:an?|one|this|every|each|another)\s", head.lower()):
        return "singular"
    if last.endswith("s") and not last.lower().endswith(_SINGULAR_ENDINGS):
        return None if last[0].isupper() else "plural"
    return "singular"
