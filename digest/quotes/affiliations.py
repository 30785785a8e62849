"""Whose somebody is: "of Portsmouth University", "the Coast Rights Fund’s Ada Marsh"; and what a body is said to be."""

import re

from digest.article import Span
from digest.quotes import lexicon, namewords, nouns, phrases, places, titles
from digest.quotes.cues import NAMING, STRONG
from digest.quotes.firstnames import first_names

_SCHOOLS = frozenset(
    "university college school institute institution hospital centre center laboratory observatory museum".split()
)
_OF_PARTY = re.compile(
    r"\b(Labour|Sinn Féin|Fine Gael|Fianna Fáil|Plaid Cymru|"
    r"(?:[A-Z]\w+ )?(?:Greens?|Conservatives?|Democrats?|Republicans?|Liberals?|Party))"
    r"[’']s? $"
)
_BODIES = lexicon.ORG_NOUNS | frozenset(
    "lobby startup start-up chain giant think-tank band orchestra choir bakery PAC PACs".split()
)
_KINDS = (
    lexicon.ORG_NOUNS
    | frozenset(
        "site website platform app promotion channel portal blog outlet tabloid label studio franchise marketplace newsletter "
        "maker".split()
    )
    | lexicon.TRADES
)  # that stand before a body's name
_KIND_NEXT = re.compile(
    r", (?:an? |the )(?:[\w-]+ ){0,3}?(?:company|firm|group|charity|agency|organisation|organization|consultancy|think tank|"
    r"union|association|website|lab|institute|nonprofit|start-?up)\b"
)
_APPOSITION = re.compile(r", (?:a|an|the) (?=[A-Za-z])")
_LONGEST_NOUN = 24  # characters
_NAMED_BODY_ENDS = re.compile(r"(?:, (?:the )?| (?:called|named|known as) (?:the )?)$")
_NAMED_BODY = re.compile(
    r"(?:^|(?<=[\s“”]))(?:[Tt]he|[Aa]n?|[Aa]nother|[Ii]ts|[Tt]heir|[Oo]ne) (?P<role>(?:[\w’'&-]+ |[A-Z]\.[A-Z]\. ){0,6}?[a-z-]+)"
    r"(?:, (?:the )?| (?:called|named|known as) (?:the )?|,? [–—-] (?:also |better )?known as (?:the )?)$"
)
_OF_BODY = re.compile(
    r"(?:\b[Tt]he |^|(?<=[.:;,—] )|\b(?:and|with|by|from|to|of|said) )"
    r"([A-Z][\w’'&.-]*(?: (?:(?:of|for|the|and) )*[A-Z][\w&.-]*)+)(?:’s|'s) $"
)
_OWN = re.compile(
    r"(?:\b[Tt]he (?P<the>[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,3})|(?P<other>[A-Z][a-z]+[A-Z][\w.&-]*|[A-Z]{3,6}|"
    r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){1,3})|(?P<one>(?<![\w’'.-] )[A-Z][a-z]+))[’']s? $"
)  # The Atlantic’s, National Review’s
_PLATFORMS = frozenset("twitter facebook google instagram youtube linkedin reddit".split())  # in the list of places too
_OWNS = re.compile("[’']s? $")  # the end of all three
_AFFILIATION = re.compile(
    r",? (?:of|from|at|with|for|is with|was with|works for|works at|works with|is from|"
    r"speaking for|speaking on behalf of|on behalf of|representing) (?P<the>[Tt]he )?"
)
_BODY = re.compile(r"[A-Za-z][\w’'&.–-]*(?: [A-Za-z&][\w’'&.–-]*(?=\W|$)){0,11}")


def affiliation_after(text: str, end: int, ceiling: int) -> Span | None:
    """Where somebody is from, by "of", "from", "at", "with" or "for" after the name: "Portsmouth University"."""
    ceiling = min(ceiling, end + phrases.LOOK_AHEAD)
    found = _AFFILIATION.match(text, end, ceiling)
    if not found:
        return None
    body = _BODY.match(text, found.end(), phrases.end_of(text, found.end(), ceiling))
    words = _before_verb(body[0].split()) if body else []
    if not words or len(words) > 12 or not any(word[0].isupper() for word in words):
        return None
    if " at " in found[0] and not any(word.lower() in _SCHOOLS for word in words):
        return None
    joined = words.index("and") if "and" in words else len(words)
    if "of" in words[joined:] and words[joined + 1][0].isupper() and "of" not in words[:joined]:
        words = words[:joined]  # of Lowfield University and Ada Marsh of the Home Office
    if found["the"] and words[0].islower() and len(words) > 2 and all(word[0].isupper() for word in words[1:]):
        return Span(found.end(), found.end() + len(" ".join(words)))  # of the non-partisan Lowfield Report
    if _is_place(words[0]) and all(word.islower() for word in words[1:]):
        return None  # of Texas center stage
    bodily = any(re.sub(r"[’']s$", "", word.lower()) in lexicon.ORG_NOUNS for word in words)
    first = words[: words.index("and")] if "and" in words else words
    if not bodily and all(_is_place(word) for word in first):
        return None  # of Japan and Ada Marsh of the U.S.
    if not bodily and all(word.lower() in places.PLACES for word in words):
        return None
    allied = " for " in found[0]  # Priya Nandra, for the Liberal Democrats
    if not bodily and not (
        words[0][0].isupper()
        and (
            allied
            or len(words) > 2
            or (len(words) == 1 and words[0].isupper())
            or _is_group(words, the=found["the"] is not None)
            or _KIND_NEXT.match(text, found.end() + len(" ".join(words)), ceiling)
        )
    ):
        return None
    return Span(found.end(), found.end() + len(re.sub(r"[’']s$", "", " ".join(words).rstrip("."))))


def affiliation_before(text: str, start: int, floor: int) -> Span | None:
    """The body whose somebody is: "the Coast Rights Fund’s Ada Marsh"."""
    if _OWNS.search(text, max(floor, start - 4), start) is None:
        return None
    found = _OF_BODY.search(text[max(floor, start - 80) : start])
    words = found[1].lower().split() if found else []
    if not found or not (words[-1] in lexicon.ORG_NOUNS or (words[0] in lexicon.ORG_NOUNS and words[1] == "of")):
        party = _OF_PARTY.search(text[max(floor, start - 40) : start])
        at = max(floor, start - 40)
        return Span(at + party.start(1), at + party.end(1)) if party else _owner(text, start, floor)
    at = max(floor, start - 80)
    return Span(at + found.start(1), at + found.end(1))


def _is_place(word: str) -> bool:
    low = word.lower().rstrip(".,")
    return low in places.PLACES or f"{low}." in places.PLACES or low in {"u.s", "u.k", "u.n", "e.u", "d.c"}


def _is_group(words: list[str], *, the: bool) -> bool:
    """Whether a name of several words after "of" or "from" is a group’s rather than a place’s: "the Red Cross", "Tenants
    Together"."""
    lows = [word.lower() for word in words]
    if len(words) < 2 or lows[-1] in lexicon.PLACE_NOUNS or any(low in places.PLACES for low in lows):
        return False
    return the or all(word[0].isupper() and nouns.is_common(low) for word, low in zip(words, lows, strict=True))


def _owner(text: str, start: int, floor: int) -> Span | None:
    """The paper or the programme whose somebody is, by its name alone: "The Atlantic’s Ada Marsh"."""
    at = max(floor, start - 60)
    found = _OWN.search(text[at:start])
    group = next((group for group in ("the", "other", "one") if found and found[group]), "other")
    lows = found[group].lower().split() if found else []
    if found and len(lows) == 1 and lows[0] in _PLATFORMS:
        return Span(at + found.start(group), at + found.end(group))  # Twitter’s Ada Marsh
    if not found or lows[0] in first_names() or (group != "the" and any(low in places.PLACES for low in lows)):
        return None
    if lows[0] in namewords.NOT_NAMES or titles.is_role(lows[0]) or lows[0] in places.DEMONYMS:
        return None
    return Span(at + found.start(group), at + found.end(group))


def _before_verb(words: list[str]) -> list[str]:
    """The words up to the end of the first capitalised name, without the small words left at their end."""
    named = False
    for index, word in enumerate(words):
        low = word.lower()
        verb = (
            low in STRONG
            or low in NAMING
            or low in phrases.AUXILIARY
            or low in {"on", "by", "last", "also"}
            or low.endswith("ed")
            or low in titles.PAST
        )
        goes_on = (
            named and not verb and any(after.strip(",.") in lexicon.ORG_NOUNS for after in words[index : index + 5])
        )
        if word[0].islower() and (verb or (named and low not in titles.LINKS and not goes_on)):
            words = words[:index]
            break
        named = named or word[0].isupper()
    while words and words[-1].lower() in {"of", "for", "the", "and", "in", "at", "to", "a", "an"}:
        words = words[:-1]
    return words


def of_body(text: str, start: int, end: int, floor: int, ceiling: int) -> Span | None:
    """What the story says that a named body is: "the American space agency NASA", "NASA, the American space agency", "The
    operator, Mercia Rail,", "a charity called Home"."""
    at = max(floor, start - titles.LOOK_BACK)
    tail = text[max(at, start - _LONGEST_NOUN) : start]
    last = tail.split()[-1:]
    if last and last[0] in _KINDS and tail[:-1].endswith(last[0]):
        words = list(titles.WORD.finditer(text, at, start))[-titles.WORDS_BEFORE :]
        first = titles.leftmost([word[0] for word in words], len(words) - 1, opens=False)
        bare = first == len(words) - 1
        if bare and not (first and words[first - 1][0].lower() in {"the", "a", "an"}):
            return None
        return Span(words[first].start(), words[-1].end())
    apposition = _APPOSITION.match(text, end, ceiling)
    if apposition and (after := body_phrase(text, apposition.end(), ceiling)) is not None:
        return after
    if _NAMED_BODY_ENDS.search(text, max(at, start - 20), start) is None:
        return None
    before = _NAMED_BODY.search(text[at:start])
    if before is None or (before[0].endswith(", ") and text[end : end + 1] != ","):
        return None
    return body_phrase(text, at + before.start("role"), at + before.end("role"))


def body_phrase(text: str, start: int, ceiling: int) -> Span | None:
    """The noun phrase at an offset, if its head is a noun for a body: "patients’ group", "British maker of trams"."""
    phrase = text[start : phrases.end_of(text, start, min(ceiling, start + phrases.LOOK_AHEAD))].rstrip(" ,-—–")
    words = phrase.split()
    for index, word in enumerate(words[:8]):
        low = titles.clean(word)
        if low in phrases.PREPOSITIONS:
            return None
        following = titles.clean(words[index + 1]) if index + 1 < len(words) else ""
        if word in _BODIES and not (titles.is_role(following) or following in _BODIES):
            return Span(start, start + len(phrase))
        if titles.is_role(low) and low != "official":
            return None  # the official news agency is no officer
    return None
