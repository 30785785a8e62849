"""The title that stands before a name: "Chinese Foreign Ministry spokesman", "US Secretary of State"."""

import re
from functools import lru_cache

from digest.article import Span
from digest.quotes import lexicon, namewords, nouns, places
from digest.quotes.cues import NAMING, STRONG
from digest.quotes.firstnames import first_names

LOOK_BACK = 160  # characters
OWN = frozenset("his her their its our my your".split())
INNER = frozenset("former late new current first second third two three and".split())
WORDS_BEFORE = 14
WORD = re.compile(r"\S+")
_TITLES = frozenset(
    """
brig pte spc pfc ofc ptl commr asst dep engr barr sen rep gov prof gen lt col sgt capt cmdr maj adm rev supt det insp
fr const con cpl pvt pres atty amb cllr clr coun cr judge justice penghulu
""".split()
)
_VERBS_TOO = frozenset(
    "accused back boss captain champion coach doctor father guard guide head host judge lead man marshal model mother nurse "
    "partner pilot police referee rival spy sponsor star suspect tutor usher".split()
)  # nouns for people that are verbs as well
_BEFORE_RANKS = frozenset("back host sponsor suspect usher".split())  # they back Sen. Ada Marsh
_ACCUSED_OF = frozenset("the fellow murder rape fraud terror main prime key first second theft co".split())
_BEFORE_TO = frozenset("according spoke speaking talked talking thanks next listened listening lost".split())
# What a verb follows, so that a word is no title even if it may be one: "he accused", "they will coach".
_BEFORE_VERBS = frozenset(
    "he she they we i you it who to will would could should may might must can cannot not has have had having is was were "
    "are been being be also ever never".split()
)
_ONCE = frozenset("former ex retired current one-time onetime sometime longtime part-time award-winning".split())
_NO_TITLE = ("-made", "-born", "-based", "-bred", "-raised")  # the Lowfield-made Mr. Marsh
_NO_AGENTS = frozenset(
    """
armor barrier border bumper burger cancer coffee container copper corner corridor counter cover dinner disclaimer elevator error
feather fever filter flavor flower flyer folder freezer guarantee harbor heater honor horror indicator jubilee layer leather
letter liver matter merger metaphor mirror monitor number order paper parlor pedigree poster power printer reactor
refrigerator remainder reminder rubber rumor scanner sector shelter shower silver sticker supper surrender tender terror
timber tower tractor trailer transfer tremor trigger tumor vapor vector waiver water weather
""".split()
)
_BEFORE_AGENTS = frozenset("the a an said says by and to from with fellow".split())
_CLERICAL = frozenset("fr rev sr bro pst".split())
LINKS = frozenset("of for the and".split())
_ADJECTIVE = (
    "al",
    "ic",
    "ive",
    "ary",
    "ese",
    "ian",
    "ish",
    "ean",
    "born",
    "based",
    "led",
    "ous",
    "less",
    "winning",
    "wing",
    "elect",
)
_AGENTIVE = ("er", "or", "ist", "ian", "ess", "man", "ee")
_IS_BEFORE = re.compile(r"\b(?:is|was|are|were|be|been|being|become|becomes|became|as) $")
_OWN_CLAUSE = re.compile(
    r"(?:[A-Z][\w.’'-]*,? ){0,2}[A-Z][\w’'-]* (?:(?:had|has|have|would|could|always|never|once|first|long|ever|also|most) )*"
    r"(?:(?:was|is|were|been) [a-z]+(?:ed|ing)|[a-z]+ed|said|says|met|made|has|had|wants|left|saw|knew|lost|sought)\b(?! [A-Z])"
    r"(?P<more> (?:to|for|with|about|of|on|against|at|by)(?=,? (?:is|was|has|had|will|would|said|says) ))?"
)
_SHORT_PAREN = re.compile(r"\([A-Z]{2,6}\)|\([A-Z][a-z]+\)|\([a-z]+\)")
_GATHERINGS = frozenset("caucus conference convention debate event fundraiser hearing meeting rally summit".split())
_MODALS = frozenset("will would can could may might must shall should".split())
PAST = frozenset(
    "threw met took gave saw went came got made won held found beat sent brought caught paid knew fought taught drew chose broke "
    "spoke became kept lost hit shot sold built heard ran led wore felt".split()
)  # forms that end in no -ed
_NEVER_INSIDE = _MODALS | frozenset(
    "is was are were be been has had have did does into than then".split()
)  # a title: "the first politician was President", "an inquiry into President"


@lru_cache(maxsize=20_000)
def is_role(word: str) -> bool:
    """Whether a word, in lower case, names what one person is: a role noun or a title."""
    return word in _TITLES or (lexicon.is_role(word) and (word.endswith("ss") or not word.endswith("s")))


def is_agent(low: str) -> bool:
    """Whether an unlisted word in lower case is formed like a noun for somebody who does something: "grazier"."""
    return low.endswith(_AGENTIVE) and nouns.is_somebody(low) and low not in _NO_AGENTS


def _is_one(word: str) -> bool:
    """Whether a word, which nothing sets off from the next, is a noun for one person."""
    return word.isalpha() and (is_role(word.lower()) or is_agent(word.lower()))


def title_before(text: str, start: int, floor: int) -> Span | None:
    """The title that ends where a name begins, at `start`: "Chinese Foreign Ministry spokesman". `floor` bounds the search."""
    floor = max(floor, start - LOOK_BACK)
    before = text[floor:start]
    every = [word for word in before.split() if not _is_short_paren(word)]
    words = every[-WORDS_BEFORE:]
    if not words or "\n" in before[len(before.rstrip()) :]:
        return None
    honoured, rank = False, None
    while len(words) > 1 and words[-1][0].isupper() and _courteous(words[-1], words[-2]):
        if words.pop().lower().startswith("prof"):  # Education Minister Dr
            rank = len(words)
        honoured = True
    opens = len(every) <= WORDS_BEFORE and before.startswith(words[0])
    head = _head(words)
    if head is not None:
        first: int | None = leftmost(words, head, opens=opens)
    else:
        first = _before_honorific(words) if honoured else None
        first = _unlisted(words, opens=opens) if first is None else first
    if first is None and rank is None:
        return None
    found = [word for word in WORD.finditer(text, floor, start) if not _is_short_paren(word[0])][-WORDS_BEFORE:]
    if first is None:
        assert rank is not None
        return Span(*found[rank].span())
    span = Span(found[first].start(), found[len(words) - 1].end())
    if head is None:
        return span
    if text[span.start] in "\"'“‘([":  # "Pastor Ada Marsh, where a whole column is quoted
        span = Span(span.start + 1, span.end)
    if text[max(floor, span.start - 4) : span.start - 1].lower() == "the" and _is_of_another(
        text, span.start - len("the "), start, floor
    ):
        return None
    alone = text[span.start : span.end].rstrip(".").lower()
    plain_honour = alone in namewords.PLAIN_HONORIFICS and text[span.start].isupper()
    return None if plain_honour and not alone.startswith("prof") else span


def _is_of_another(text: str, article: int, name: int, floor: int) -> bool:
    """Whether "the …" before a name is somebody else, of whom the name’s own clause tells: "Reeve was the best friend Ada Marsh
    always hoped to have", "The judge Marsh was referring to is from Vell"."""
    clause = _OWN_CLAUSE.match(text, name)
    if clause is None:
        return False
    return clause["more"] is not None or _IS_BEFORE.search(text, max(floor, article - 12), article) is not None


def _is_short_paren(word: str) -> bool:
    """Whether a word only stands beside another in brackets: "(PAP)"."""
    return word[0] == "(" and _SHORT_PAREN.fullmatch(word) is not None


def _courteous(word: str, before: str) -> bool:
    """Whether a word before a name only honours: "Dr", and "Fr" after "parish priest"."""
    low = word.rstrip(".").lower()
    return low in namewords.PLAIN_HONORIFICS or (low in _CLERICAL and before.islower() and is_role(clean(before)))


def _head(words: list[str]) -> int | None:
    """Index of the role noun that governs the name after `words`: "minister", "Secretary of State", "Director of services"."""
    last = clean(words[-1])
    if words[-1] in LINKS:
        return None  # the former secretary of state and Marsh
    for index in range(len(words) - 2, max(0, len(words) - 7), -1):
        if words[index] in {"of", "for"} and is_role(clean(words[index - 1])):
            between = words[index + 1 :]
            if all(
                word.isalpha()
                and word.islower()
                and not is_role(word)
                and word not in {"a", "an"}
                and (word == "governing" or not nouns.is_verbal(word))
                for word in between
            ):
                return index - 1 if last not in namewords.NOT_NAMES and last not in LINKS else None
    if words[-1] in {"elder", "older", "younger"} and (len(words) == 1 or words[-2][0].islower()):
        return None
    if words[-1][-1] in ",;:)!?”“" or (words[-1].endswith(".") and last not in _TITLES):
        return None
    if last == "accused" and (len(words) == 1 or clean(words[-2]) not in _ACCUSED_OF):
        return None  # she accused Ada Marsh
    to = len(words) > 2 and words[-2] == "to" and words[-3].lower() not in _BEFORE_TO
    if (
        len(words) > 1
        and words[-1] in _VERBS_TOO
        and (to or (words[-2] != "to" and words[-2].lower() in _BEFORE_VERBS))
    ):
        return None  # he accused Eskom, they will coach United
    if is_role(last):
        return len(words) - 1
    if last in lexicon.PARTY and words[-1][0].isupper():
        return len(words) - 1
    index = len(words) - 1
    while index > 0 and (
        words[index][0].isupper() or words[index] in {"state", "staff", "the", "and", "operations", "ceremonies"}
    ):
        index -= 1
        if index and words[index] in {"of", "for", "to", "at", "from"}:
            if is_role(clean(words[index - 1])):
                return index - 1
            if words[index - 1][0].isupper():
                index -= 1  # Senior Minister of State for Community Development
    return None


def _before_honorific(words: list[str]) -> int | None:
    """Where a title that no list holds begins before an honorific: "Menteri Besar Datuk Seri", "District Collector Smt."."""
    first = len(words)
    while first > 0 and words[first - 1][0].isupper() and words[first - 1][-1].isalpha():
        low = words[first - 1].lower()
        if low in namewords.NOT_NAMES or nouns.is_verbal(low) or low in places.PLACES or low.endswith(_NO_TITLE):
            break
        first -= 1
    return first if first < len(words) else None


def _unlisted(words: list[str], *, opens: bool) -> int | None:
    """Where a title begins whose noun no list holds: "the wigmaker Ada Marsh", "Substitute Callum Rigg". All of the clause
    before the name must read as its noun phrase."""
    word = words[-1]
    if not word[-1].isalpha() or not is_agent(word.lower()):
        return None
    if len(words) > 2 and words[-2] == "to" and words[-3].lower() not in _BEFORE_TO:
        return None  # continues to hammer Ada Marsh
    if word[0].isupper():
        alone = word.lower() not in first_names() and nouns.is_common(word.lower())
        return len(words) - 1 if alone or (opens and len(words) == 1) else None
    first = len(words) - 1
    while first > 0:
        before = words[first - 1]
        low = clean(before)
        if before[-1] in ",”" or low in _BEFORE_AGENTS or low in OWN:
            return first
        if before[-1] in ";:)!?.“…—–" or low in namewords.NOT_NAMES or nouns.is_verbal(low):
            return None
        first -= 1
    return first if opens else None


def leftmost(words: list[str], head: int, *, opens: bool) -> int:
    """How far left a title with its head at `head` reaches. `opens` says that the first word begins the sentence."""
    first, doubtful = head, 0
    while first > 0:
        word = words[first - 1]
        if word != "and" and word in LINKS and words[first][0].isupper():
            back = first - 1
            while back > 0 and words[back] in LINKS:
                back -= 1
            speaker = is_role(clean(words[back])) and words[back][0].isupper() and "of" in words[back + 1 : first]
            if speaker:
                first = back  # Speaker of the House Rep.
                continue
            if words[back][0].isupper() and clean(words[back]).rstrip("s") in lexicon.ORG_NOUNS and back < first - 1:
                first = back  # Center for Health Security anthropologist
                continue
            break
        if word == "and" and first > 1 and words[first] in _ONCE and _is_one(words[first - 2]):
            first -= 1  # presidential contender and former neurosurgeon Ada Marsh
            continue
        verdict = _belongs(word, words[first], opens=opens and first == 1)
        doubtful += verdict is None
        before = words[first - 2].lower() if first > 1 else ""
        verb = verdict is None and (before == "to" or before in _MODALS or before in lexicon.CROWD)
        if verdict is False or verb or doubtful > 2:
            break  # to interview retired star Ada Marsh
        first -= 1
        if word.lower() in OWN:
            break
    while first < head and words[first].lower() in {"and", "&"}:
        first += 1
    return first


def _belongs(word: str, following: str, *, opens: bool) -> bool | None:
    """Whether a word left of a title is part of it; None where it may be."""
    low = clean(word)
    if not low.strip("—–―-") or (low == "left" and following[0].isupper()):
        return False
    if word[-1] in ",;:)!?”“…—–":
        return False
    if word[-1] == "." and low not in _TITLES and not re.fullmatch(r"(?:[A-Z]\.)+", word):
        return False
    if low in {"and", "&"}:
        return (following[0].islower() or following.isupper()) and is_role(clean(following))
    if low in OWN or word == "States":
        return True
    if (
        low in {"mr", "mrs", "ms", "dr"}
        or (low in namewords.NOT_NAMES and low not in INNER)
        or low in STRONG
        or low in NAMING
    ):
        return False
    if word[0].isupper():
        return not (opens and low.endswith("ly"))
    if following[-1] == "." and following[0].isupper() and low in _GATHERINGS:
        return False  # at the party convention Sen. Ada Marsh
    if word in _BEFORE_RANKS and following[0].isupper() and following[-1] == ".":
        return False
    if low in lexicon.MODIFIERS or is_role(low) or word.endswith(("’s", "'s", "s’", "s'")) or "-" in low:
        return True
    if low.endswith("ing") and following == "officer":
        return True  # chief marketing officer
    if low in _NEVER_INSIDE or low in PAST or low.endswith(("ed", "ing", "ly")):
        return False
    if following[0].isupper() and nouns.is_verbal(low) and not nouns.is_adjectival(low):
        return False  # polls show Sen. Ada Marsh
    return True if low.endswith(_ADJECTIVE) else None


def clean(word: str) -> str:
    return word.strip("().,;:“”‘’'\"").lower()
