"""The personal name inside a capitalised run: titles, places and function words cut away."""

import re
from dataclasses import dataclass

from digest.article import Span
from digest.quotes import cues, lexicon, namewords, nouns, origins, places, titles
from digest.quotes.firstnames import first_names
from digest.quotes.likeness import fold
from digest.quotes.runs import Run, Token

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_OF_BEFORE = re.compile(r"\b(?:of|for|at|to|in|from) (?:the )?$")
_GIVEN_OR_ROLE = frozenset(
    "abbot archer bishop dean duke earl fisher grant guy hunter judge king major marshal mason miller piper pope porter "
    "prince sheriff shepherd walker".split()
)
_HEADLINE_WORDS = frozenset(
    "in on at for to of with from by and or but as the about after over says said is are was".split()
)
_AFTER_NAMES = frozenset("SC QC KC MP MEP OBE MBE CBE KBE MD PhD DVM JP TD MLA MSP AM AO PC".split())
_CHILD_OF = frozenset("bin binti binte bint ibn".split())
_ROYAL = frozenset("prince king duke earl pope judge".split())
_MONTH_NAMES = frozenset("jun may april jan june august".split())
_SPEAKS = re.compile(r" (?:said|says|wrote|writes|told|added)\b")
_OFFICE_BEFORE = re.compile(r" (?:of|for) (?:[A-Z][\w-]+ |and |the |, )*$")
_DAY_NAMES = frozenset("sunday monday friday saturday".split())
_ROLE_BEFORE = re.compile(r"\b([a-z]+),? $")
_SIRS = frozenset("don dom dona doña".split())
_COMMANDS = frozenset("ask call give hear join let meet see take thank watch".split())
HYPHENED = re.compile(r"[A-Z][a-z]+-[a-z]+")  # Ok Dong-shik
_TURNED = frozenset("stated continued added concluded explained replied wrote tweeted".split())  # before their subject
_MADE_OF = ("-year-old", "-based", "-born", "-led", "-backed", "-owned", "-trained", "-educated", "-era", "-time")


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in the text: its run, its own words, the last title word before them ("" for none)."""

    run: Run
    tokens: tuple[Token, ...]
    honorific: str
    sentence: Span
    words: tuple[str, ...]  # folded, without "Jr." and its kind

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def opens(self) -> bool:
        """Whether it begins its sentence, where common words have capitals too."""
        return self.tokens[0].start - self.sentence.start <= 2

    @property
    def suffix(self) -> str:
        last = self.tokens[-1].low
        return last if last in SUFFIXES else ""


def name_in(text: str, run: Run, sentence: Span, common: frozenset[str]) -> Name | None:
    """The name in a run; None where nothing is left. `common` holds the words that the story also writes in lower case."""
    if len(run.tokens) == 1:
        return _one_word(text, run, sentence)
    tokens = list(run.tokens)
    opens = tokens[0].start - sentence.start <= 2
    while (
        tokens
        and tokens[0].low in namewords.NOT_NAMES
        and not (_is_month_name(tokens, opens=opens) or _is_day_name(text, run) or HYPHENED.fullmatch(tokens[-1].text))
    ):
        tokens.pop(0)
    if len(tokens) > 1 and ((opens and tokens[0].low in _TURNED) or tokens[0].text == "D.C."):
        tokens.pop(0)  # Stated Ada Marsh: / in Washington, D.C. Marsh said
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index - 1].low in _HEADLINE_WORDS and tokens[index - 1].text[0].isupper():
            tokens = tokens[index:]  # "Growls In Response To Kaine"
            break
    tokens, honorific = _without_title(tokens)
    while len(tokens) > 2 and _is_capitals(tokens[0]) and len(tokens[0].text) <= 4 and not tokens[1].text[0].islower():
        tokens.pop(0)  # DJ Beverly Bond, but WPJ van Ostade
    verbal = opens and tokens and tokens[0].start == run.start and tokens[0].low.endswith(("ing", "ed"))
    if len(tokens) > 2 and verbal and not given(tokens[0]) and given(tokens[1]):
        tokens.pop(0)
    while len(tokens) > 1 and tokens[-1].text in _AFTER_NAMES:
        tokens.pop()
    if len(tokens) > 2 and (
        tokens[0].low in lexicon.ORG_NOUNS or _OF_BEFORE.search(text, max(0, run.start - 12), run.start)
    ):
        tokens = _without_body(tokens)
        if len(tokens) > 2 and given(tokens[1]) and not given(tokens[0]):
            tokens = tokens[1:] if nouns.is_common(tokens[0].low) else tokens  # Minister for Health Ada Marsh
        elif len(tokens) > 3 and given(tokens[2]) and all(nouns.is_common(token.low) for token in tokens[:2]):
            tokens = tokens[2:]  # Vice President for Network Safety Tom Burt
    if len(tokens) > 2 and tokens[1].low in namewords.FAMILY_FIRST and tokens[0].low not in namewords.FAMILY_FIRST:
        office = _OFFICE_BEFORE.search(text, max(0, run.start - 60), run.start)
        if office and tokens[0].start == run.start and nouns.is_common(tokens[0].low):
            tokens.pop(0)  # Secretary for Health and the Environment Goh Pei Ling
    while len(tokens) > 1 and (tokens[0].low.endswith(_MADE_OF) or _is_origin(tokens)):
        tokens.pop(0)
    lead = tokens[0].low if tokens else ""
    if len(tokens) > 2 and opens and (lead in cues.BASE or lead in _COMMANDS) and given(tokens[1]):
        tokens.pop(0)  # Ask Valerie Obote
    unlisted = len(tokens) > 2 and tokens[0].start == run.start and given(tokens[1]) and not given(tokens[0])
    if unlisted and nouns.is_common(lead) and nouns.is_somebody(lead) and not _follows_title(text, run):
        tokens.pop(0)  # Recorder Hugh Bell
    if len(tokens) > 2 and opens and tokens[0].start == run.start and not given(tokens[0]):
        low = tokens[0].low
        unlisted = (given(tokens[1]) and titles.is_agent(low)) or (nouns.is_common(low) and nouns.is_somebody(low))
        if tokens[0].low in common or unlisted:
            tokens.pop(0)  # Substitute Callum Rigg
    if not tokens:
        return None
    alone = tokens[0]
    if len(tokens) == 1 and _is_no_name(alone):
        return None
    last = tokens[-1].low
    ends = titles.is_role(last) and honorific not in namewords.HONORIFICS and not given(alone)
    if len(tokens) > 1 and ends and (last not in namewords.ROLE_SURNAMES or nouns.is_common(alone.low)):
        return None
    folded = tuple(word for token in tokens for word in fold(token.text).split())
    return Name(
        run, tuple(tokens), honorific, sentence, tuple(word for word in folded if word not in SUFFIXES) or folded
    )


def _one_word(text: str, run: Run, sentence: Span) -> Name | None:
    """The name that a run of one word is: a month’s only where it speaks ("Jun wrote")."""
    speaks = run.tokens[0].low in _MONTH_NAMES and _SPEAKS.match(text, run.end) is not None
    if _is_no_name(run.tokens[0]) and not speaks:
        return None
    return Name(run, run.tokens, "", sentence, tuple(fold(run.tokens[0].text).split()))


def _is_no_name(alone: Token) -> bool:
    """Whether a word by itself names nobody and nothing: "However", "Jr.", initials."""
    if alone.low in namewords.NOT_NAMES or alone.low in SUFFIXES:
        return True
    return "." in alone.text and re.fullmatch(r"(?:\w\.-?)+", alone.text) is not None


def _is_day_name(text: str, run: Run) -> bool:
    """Whether a day's name is somebody's first name: "A taxi driver, Monday Effiong, said"."""
    if len(run.tokens) != 2 or run.tokens[0].low not in _DAY_NAMES or nouns.is_common(run.tokens[1].low):
        return False
    before = _ROLE_BEFORE.search(text, max(0, run.start - 30), run.start)
    return before is not None and lexicon.is_role(before[1])


def _follows_title(text: str, run: Run) -> bool:
    """Whether a role noun in small letters stands right before a run, which so begins with the name: "lawyer Chew Mei Yin"."""
    before = text[max(0, run.start - 30) : run.start].split()
    return bool(before) and before[-1].islower() and before[-1].isalpha() and lexicon.is_role(before[-1])


def _is_month_name(tokens: list[Token], *, opens: bool) -> bool:
    """Whether a month's name is somebody's first name: "April Jones", "Jan de Vries"."""
    if len(tokens) < 2 or tokens[0].low not in _MONTH_NAMES:
        return False
    return not opens or not nouns.is_common(tokens[1].low)


def given(token: Token) -> bool:
    """Whether a word is a known first name."""
    return token.low in first_names()


def _is_capitals(token: Token) -> bool:
    """Whether a word is a few capitals without stops: an office ("CEO"), or what somebody's first names begin with."""
    return token.text.isupper() and 1 < len(token.text) < 6 and "." not in token.text


def _without_title(tokens: list[Token]) -> tuple[list[Token], str]:
    if len(tokens) > 2 and tokens[0].low in _SIRS and given(tokens[1]):
        return tokens[1:], tokens[0].low  # Don Piero Zanetti
    last = len(tokens) - 1
    while last > 0 and tokens[last].low in SUFFIXES:
        last -= 1
    honorific, cut = "", 0
    for index in range(last):
        low = tokens[index].low
        many = (
            low.endswith("s") and lexicon.is_role(low) and ("-" in low or given(tokens[index + 1]))
        )  # Teachers Anna Wood and Beth Crane, Eighth-graders Miko Wood and Inka Crane
        office = index < last - 1 and _is_capitals(tokens[index]) and not tokens[index + 1].text[0].islower()
        titled = low in namewords.HONORIFICS or titles.is_role(low) or many or (office and low not in places.PLACES)
        if titled and low in _GIVEN_OR_ROLE and not tokens[index].text.endswith("."):
            if index == cut and last - index == 1:
                titled = low in _ROYAL  # Dean Baker
            elif index == cut + 1 and given(tokens[cut]) and not given(tokens[index + 1]):
                titled = False  # Stephen King Jones
        if titled:
            honorific, cut = low, index + 1
    return tokens[cut:], honorific


def _without_body(tokens: list[Token]) -> list[Token]:
    """The name after the body or the place that "of" leads: "CEO of the Refugee Council Enver Solomon"."""
    cut = 0
    for index in range(1, len(tokens) - 1):
        low = tokens[index - 1].low
        if low in lexicon.ORG_NOUNS or low in places.PLACES:
            cut = index
        if index + 1 < len(tokens) and tokens[index + 1].low in _CHILD_OF:
            cut = index  # Community Development Faridah Binte Osman
    left = tokens[cut:]
    return (
        left
        if cut and len(left) >= 2 and left[0].low not in places.PLACES and left[0].low not in lexicon.ORG_NOUNS
        else tokens
    )


def _is_origin(tokens: list[Token]) -> bool:
    return (tokens[0].low in places.DEMONYMS or origins.one_of(tokens[0].low) is not None) and not (
        len(tokens) == 2 and given(tokens[0])
    )


def the_before(text: str, name: Name) -> bool:
    """Whether "the" stands before a name, which a person's seldom has."""
    return name.start == name.run.start and text[max(0, name.start - 4) : name.start].lower() == "the "
