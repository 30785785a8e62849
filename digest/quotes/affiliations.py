"""Whose somebody is: "of Portsmouth University", "the Coast Rights Fund’s Ada Marsh"; and what a body is said to be."""

import re

from digest.article import Span
from digest.quotes import lexicon, phrases, places, titles
from digest.quotes.cues import NAMING, STRONG

_SCHOOLS = frozenset(
    "university college school institute institution hospital centre center laboratory observatory museum".split()
)
_OF_PARTY = re.compile(
    r"\b(Labour|Sinn Féin|Fine Gael|Fianna Fáil|Plaid Cymru|"
    r"(?:[A-Z]\w+ )?(?:Greens?|Conservatives?|Democrats?|Republicans?|Liberals?|Party))"
    r"[’']s? $"
)
_OF_BODY = re.compile(
    r"(?:\b[Tt]he |^|(?<=[.:;,—] )|\b(?:and|with|by|from|to|of|said) )"
    r"([A-Z][\w’'&.-]*(?: (?:(?:of|for|the|and) )*[A-Z][\w&.-]*)+)(?:’s|'s) $"
)
_AFFILIATION = re.compile(
    r",? (?:of|from|at|with|for|is with|was with|works for|works at|works with|is from) (?:the )?"
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
    bodily = any(re.sub(r"[’']s$", "", word.lower()) in lexicon.ORG_NOUNS for word in words)
    if not bodily and all(word.lower() in places.PLACES for word in words):
        return None
    allied = " for " in found[0]  # Priya Nandra, for the Liberal Democrats
    if not bodily and not (
        words[0][0].isupper() and (allied or len(words) > 2 or (len(words) == 1 and words[0].isupper()))
    ):
        return None
    return Span(found.end(), found.end() + len(re.sub(r"[’']s$", "", " ".join(words).rstrip("."))))


def affiliation_before(text: str, start: int, floor: int) -> Span | None:
    """The body whose somebody is: "the Coast Rights Fund’s Ada Marsh"."""
    found = _OF_BODY.search(text[max(floor, start - 80) : start])
    words = found[1].lower().split() if found else []
    if not found or not (words[-1] in lexicon.ORG_NOUNS or (words[0] in lexicon.ORG_NOUNS and words[1] == "of")):
        party = _OF_PARTY.search(text[max(floor, start - 40) : start])
        at = max(floor, start - 40)
        return Span(at + party.start(1), at + party.end(1)) if party else None
    at = max(floor, start - 80)
    return Span(at + found.start(1), at + found.end(1))


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
        )
        if word[0].islower() and (verb or (named and low not in titles.LINKS)):
            words = words[:index]
            break
        named = named or word[0].isupper()
    while words and words[-1].lower() in {"of", "for", "the", "and", "in", "at", "to", "a", "an"}:
        words = words[:-1]
    return words


def of_body(text: str, start: int, end: int, floor: int, ceiling: int) -> Span | None:
    """What the story says that a named body is: "the American space agency NASA", "NASA, the American space agency"."""
    words = list(titles.WORD.finditer(text, max(floor, start - titles.LOOK_BACK), start))[-titles.WORDS_BEFORE :]
    if words and words[-1][0] in lexicon.ORG_NOUNS and start - words[-1].end() == 1:
        first = titles.leftmost([word[0] for word in words], len(words) - 1, opens=False)
        return Span(words[first].start(), words[-1].end()) if first < len(words) - 1 else None
    apposition = re.compile(r", (?:a|an|the) (?=[A-Za-z])").match(text, end, ceiling)
    if not apposition:
        return None
    phrase = text[
        apposition.end() : phrases.end_of(text, apposition.end(), min(ceiling, apposition.end() + phrases.LOOK_AHEAD))
    ].rstrip(" ,-—–")
    for word in phrase.split()[:8]:
        if titles.clean(word) in phrases.PREPOSITIONS:
            return None
        if word in lexicon.ORG_NOUNS:
            return Span(apposition.end(), apposition.end() + len(phrase))
    return None
