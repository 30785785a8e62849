"""Whether a name is a person's, and no place's, body's or work's."""

import re
from collections.abc import Callable

from digest.quotes import lexicon, namewords, nouns, places
from digest.quotes.firstnames import first_names
from digest.quotes.likeness import fold
from digest.quotes.naming import Name, given, the_before

AGE_NEXT = re.compile(
    r"(?:, (?:aged )?| aged )\d{1,3}(?:,|\)| years)|, (?:a|an|the|who|whose|chief|head|director|president|founder)\b|,? \(\d"
)
_COLOUR_NAMES = frozenset("black white green english french welsh german christian independent roman".split())
_COMMON_SURNAMES = frozenset(
    "black brown bridge day fox gold grant gray green grey hall lake land lane law little long may moon north park price rice "
    "river rivers rock small snow stone street sun wall waters way west white wind winter wolf wood woods word young".split()
)
_ROLE_NEXT = re.compile(r" ([a-z-]+) (?=[A-Z])")
_DATELINE_NEXT = re.compile(r"(?:, [\w. ]{2,30})?(?: \(\w+\))?(?: —| –| --? |:)")
_OFFICES = frozenset(
    "mayor governor senator president minister secretary director chairman chairwoman commissioner sheriff spokesman spokeswoman "
    "congressman congresswoman councilman councilwoman prosecutor attorney manager coach lawmaker delegate chancellor".split()
)
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
        if token.low in lexicon.ORG_NOUNS and (token.low not in namewords.FAMILY_FIRST or token.text.isupper())
    ]  # "Ngo" is a surname
    plain = lows[-1] not in lexicon.ORG_NOUNS or (
        first and len(lows) == 2 and name.honorific in _OFFICES
    )  # Mayor Don Guardian
    honoured = name.honorific in namewords.HONORIFICS or (name.honorific and plain)
    if bodies and not honoured and not (first and len(lows) == 2 and lows[1] in namewords.BODY_SURNAMES):
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
        first and (lows[-1] in places.SURNAMES or lows[-1] in namewords.FAMILY_FIRST or speaks)
    ):
        return False
    national = any(low in places.DEMONYMS and low not in _COLOUR_NAMES for low in lows)
    surnamed = first and len(lows) == 2 and lows[0] not in places.DEMONYMS | places.PLACES
    if the or (national and not (surnamed and lows[1] not in places.GROUPS and (speaks or titled()))):
        return False  # Mark Cuban, where something says that he is somebody
    shown = first or titled() or AGE_NEXT.match(text, name.end)
    if not shown and lows[-1] in namewords.COMMON and lows[-1] not in _COMMON_SURNAMES:
        return False
    if not shown and nouns.is_common(lows[-1]) and fold(lows[-1]) not in alone:
        return False  # Moorland Coaches
    if lows[0] in namewords.FAMILY_FIRST and len(lows) <= 4 and not any(low in namewords.COMMON for low in lows[1:]):
        return True
    if shown or speaks:
        return True
    if any(token.text.endswith(".") for token in name.tokens[:-1]) or "-" in lows[-1]:
        return True
    if any(low in namewords.COMMON or low in lexicon.MODIFIERS for low in lows) or _TEAM.search(lows[-1]):
        return False
    return (
        fold(lows[-1]) in alone
        or fold(lows[0]) in alone
        or (len(lows) in {2, 3} and not (name.opens and any(low in common for low in lows)))
    )
