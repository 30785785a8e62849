"""The personal name inside a capitalised run: titles, places and function words cut away, and whether it is a person's."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from digest.article import Span
from digest.quotes import cues, lexicon, nouns, origins, places, titles
from digest.quotes.firstnames import first_names
from digest.quotes.runs import Run, Token

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
AGE_NEXT = re.compile(
    r"(?:, (?:aged )?| aged )\d{1,3}(?:,|\)| years)|, (?:a|an|the|who|whose|chief|head|director|president|founder)\b|,? \(\d"
)
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
_OFFICE_BEFORE = re.compile(r" (?:of|for) (?:[A-Z][\w-]+ |and |the |, )*$")
_DAY_NAMES = frozenset("sunday monday friday saturday".split())
_ROLE_BEFORE = re.compile(r"\b([a-z]+),? $")
_COLOUR_NAMES = frozenset("black white green english french welsh german christian independent roman".split())
_COMMON_SURNAMES = frozenset(
    "black brown bridge day fox gold grant gray green grey hall lake land lane law little long may moon north park price rice "
    "river rivers rock small snow stone street sun wall waters way west white wind winter wolf wood woods word young".split()
)
_ROLE_NEXT = re.compile(r" ([a-z-]+) (?=[A-Z])")
_SIRS = frozenset("don dom dona doña".split())
_DATELINE_NEXT = re.compile(r"(?:, [\w. ]{2,30})?(?: \(\w+\))?(?: —| –| --? |:)")
_COMMANDS = frozenset("ask call give hear join let meet see take thank watch".split())
_NUMBERS = frozenset("one two three four five six seven eight nine ten eleven twelve".split())
_TEAM = re.compile(
    r"^(?:united|wanderers|athletic|albion|rovers|city|celtic)$|[a-z]{3}(?:ers|ors|ians|ists|ies|hawks|cats)$"
)
_BODY_LEAD = re.compile(
    r"\b(?:group|agency|company|firm|newspaper|charity|retailer|operator|lobby|watchdog|website|think tank|"
    r"airline|supplier|manufacturer|lender|insurer),? $"
)
_ROLE_AT = re.compile(
    r"\b([a-z-]+) (?:of|for|at|with|from) [^,;:.“”\n]{1,80}, $"
)  # the spokesman for the agency, Ada Marsh
HYPHENED = re.compile(r"[A-Z][a-z]+-[a-z]+")  # Ok Dong-shik
_TURNED = frozenset("stated continued added concluded explained replied wrote tweeted".split())  # before their subject
_MADE_OF = ("-year-old", "-based", "-born", "-led", "-backed", "-owned", "-trained", "-educated", "-era", "-time")
_FOLD = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "s", "’": "'", "‑": "-"}
)


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
        return _one_word(run, sentence)
    tokens = list(run.tokens)
    opens = tokens[0].start - sentence.start <= 2
    while (
        tokens
        and tokens[0].low in lexicon.NOT_NAMES
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
    while len(tokens) > 2 and tokens[0].text.isupper() and 1 < len(tokens[0].text) <= 4 and "." not in tokens[0].text:
        tokens.pop(0)  # DJ Beverly Bond
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
    if len(tokens) > 2 and tokens[1].low in lexicon.FAMILY_FIRST and tokens[0].low not in lexicon.FAMILY_FIRST:
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
    ends = titles.is_role(last) and honorific not in lexicon.HONORIFICS and not given(alone)
    if len(tokens) > 1 and ends and (last not in lexicon.ROLE_SURNAMES or nouns.is_common(alone.low)):
        return None
    folded = tuple(word for token in tokens for word in fold(token.text).split())
    return Name(
        run, tuple(tokens), honorific, sentence, tuple(word for word in folded if word not in SUFFIXES) or folded
    )


def _one_word(run: Run, sentence: Span) -> Name | None:
    """The name that a run of one word is."""
    if _is_no_name(run.tokens[0]):
        return None
    return Name(run, run.tokens, "", sentence, tuple(fold(run.tokens[0].text).split()))


def _is_no_name(alone: Token) -> bool:
    """Whether a word by itself names nobody and nothing: "However", "Jr.", initials."""
    if alone.low in lexicon.NOT_NAMES or alone.low in SUFFIXES:
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
            low.endswith("s") and lexicon.is_role(low) and given(tokens[index + 1])
        )  # Teachers Anna Wood and Beth Crane
        office = (
            index < last - 1 and tokens[index].text.isupper() and 1 < len(low) < 6 and "." not in tokens[index].text
        )
        titled = low in lexicon.HONORIFICS or titles.is_role(low) or many or (office and low not in places.PLACES)
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


def is_person(
    text: str, name: Name, *, speaks: bool, titled: Callable[[], bool], alone: set[str], common: frozenset[str]
) -> bool:
    """Whether a name of two words or more is a person's. `speaks`: it is the subject of a verb of speech; `titled`: a role
    stands before it; `alone`: words that stand by themselves as names elsewhere in the story."""
    lows = [token.low for token in name.tokens]
    first = given(name.tokens[0])
    if name.opens and all(token.text.isupper() for token in name.tokens) and _DATELINE_NEXT.match(text, name.end):
        return False
    following = _ROLE_NEXT.match(text, name.end)
    if following and lexicon.is_role(following[1]) and not first and len(lows) > 2:
        return False  # Karachi Traders Ittehad chairman Atiq Memon
    if (
        lows[-1] in _NUMBERS
        or len(lows) > 6
        or any(token.text.isupper() and len(token.text) > 3 and not token.text.endswith(".") for token in name.tokens)
    ):
        return False
    if all(low in places.PLACES for low in lows):
        return False
    if lows[-1] in lexicon.PLACE_NOUNS and not (len(lows) == 2 and (first or name.honorific)):
        return False
    bodies = [
        token.low
        for token in name.tokens
        if token.low in lexicon.ORG_NOUNS and (token.low not in lexicon.FAMILY_FIRST or token.text.isupper())
    ]  # "Ngo" is a surname
    honoured = name.honorific in lexicon.HONORIFICS or (name.honorific and lows[-1] not in lexicon.ORG_NOUNS)
    if bodies and not honoured and not (first and len(lows) == 2 and lows[1] in lexicon.BODY_SURNAMES):
        return False
    if name.honorific in lexicon.TRADES and not first and not any(low in first_names() for low in lows[:-1]):
        return False  # Operator Eastline Transit
    if name.honorific:
        return True
    lead = _BODY_LEAD.search(text, max(0, name.start - 30), name.start)
    spoken_for = _ROLE_AT.search(text, max(0, name.start - 100), name.start) if lead else None
    if lead and not ((first or (spoken_for and lexicon.is_role(spoken_for[1]))) and lead[0].endswith(", ")):
        return False  # campaign group Les Amis de la Colline
    the = the_before(text, name)
    speaks = speaks and not the
    surname = not nouns.is_common(lows[-1]) and lows[-1] not in places.PLACES
    if lows[0] in places.PLACES and not (
        speaks or first or "-" in lows[-1] or (len(lows) == 2 and surname and titled())
    ):
        return False
    if lows[-1] in places.PLACES and not (
        first and (lows[-1] in places.SURNAMES or lows[-1] in lexicon.FAMILY_FIRST or speaks)
    ):
        return False
    national = any(low in places.DEMONYMS and low not in _COLOUR_NAMES for low in lows)
    surnamed = first and len(lows) == 2 and lows[0] not in places.DEMONYMS | places.PLACES
    if the or (national and not (surnamed and lows[1] not in places.GROUPS and (speaks or titled()))):
        return False  # Mark Cuban, where something says that he is somebody
    shown = first or titled() or AGE_NEXT.match(text, name.end)
    if not shown and lows[-1] in lexicon.COMMON and lows[-1] not in _COMMON_SURNAMES:
        return False
    if not shown and nouns.is_common(lows[-1]) and fold(lows[-1]) not in alone:
        return False  # Moorland Coaches
    if lows[0] in lexicon.FAMILY_FIRST and len(lows) <= 4 and not any(low in lexicon.COMMON for low in lows[1:]):
        return True
    if shown or speaks:
        return True
    if any(token.text.endswith(".") for token in name.tokens[:-1]) or "-" in lows[-1]:
        return True
    if any(low in lexicon.COMMON or low in lexicon.MODIFIERS for low in lows) or _TEAM.search(lows[-1]):
        return False
    return (
        fold(lows[-1]) in alone
        or fold(lows[0]) in alone
        or (len(lows) in {2, 3} and not (name.opens and any(low in common for low in lows)))
    )


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word for comparing: lower case, without accents, Arabic articles and full stops."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(_FOLD))
        word = "".join(char for char in word if not unicodedata.combining(char))
    word = word.lower().rstrip(".")
    return word[3:] if word.startswith(("al-", "el-", "al'", "el'")) else word


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with the same last word can be one person's: first names equal, short for each other, or initials."""
    a, b = one[0].rstrip("."), other[0].rstrip(".")
    if len(one) == 1 or len(other) == 1 or a == b:
        return True
    if a.startswith(b) or b.startswith(a):
        return len(a) == 1 or len(b) == 1 or min(len(a), len(b)) >= 3
    shorter, longer = sorted((one[:-1], other[:-1]), key=len)
    return set(shorter) <= set(longer) or {a, b} in _SHORT_FORMS


_SHORT_FORMS = [
    set(pair.split("/"))
    for pair in (
        "bill/william bob/robert jim/james mike/michael joe/joseph tom/thomas dick/richard rick/richard "
        "ted/edward ed/edward tony/anthony "
        "chuck/charles jack/john kate/katherine liz/elizabeth beth/elizabeth betsy/elizabeth peggy/margaret "
        "maggie/margaret andy/andrew "
        "drew/andrew hank/henry harry/henry larry/lawrence jerry/gerald greg/gregory steve/stephen steve/steven "
        "dave/david dan/daniel "
        "don/donald ron/ronald ken/kenneth tim/timothy sue/susan debbie/deborah cathy/catherine kathy/katherine "
        "jeff/jeffrey geoff/geoffrey "
        "nick/nicholas alex/alexander sandy/alexander bernie/bernard mitch/mitchell vic/victor pat/patricia "
        "pat/patrick sam/samuel "
        "ben/benjamin matt/matthew fred/frederick bibi/benjamin jake/jacob abe/abraham al/albert al/alan "
        "gus/augustus zach/zachary"
    ).split()
]


_DOUBLED = re.compile(r"(\w)\1")


def nearly(one: str, other: str) -> bool:
    """Whether two words are one misspelt: one letter added, lost, changed or swapped (two in words of eight letters or more)."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < 5 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    if _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other):
        return True  # Labott, Labbot
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    if a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:]):
        return True
    return shorter >= 8 and len(set(a) ^ set(b)) <= 4 and _edits(a, b) <= 2  # each edit changes two letters at most


def _edits(one: str, other: str) -> int:
    """Levenshtein's distance of two short words."""
    row = list(range(len(other) + 1))
    for number, char in enumerate(one, 1):
        previous, row[0] = row[0], number
        for column, letter in enumerate(other, 1):
            previous, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, previous + (char != letter))
    return row[-1]
