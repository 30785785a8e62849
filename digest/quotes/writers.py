"""Whom "the author" means: who a story says has written something, "Ada Marsh has written a book", "Marsh’s new novel"."""

import re

from digest.quotes.discourse import Discourse
from digest.quotes.people import Person

WRITERS = frozenset("author writer novelist biographer essayist columnist memoirist co-author".split())
_WORK = (
    r"(?:book|novel|memoir|biography|autobiography|essay|article|column|op-ed|paper|study|poem|poems|play|script|series|blog|"
    r"collection|trilogy|manifesto|pamphlet)s?\b"
)
_WROTE = re.compile(
    r"[^.“”;\n]{0,120}?\b(?:wrote|written|writes|penned|authored|published|co-wrote|writing) "
    rf"(?:an?|the|his|her|this|that|several|many|two|three) (?:[\w’-]+ ){{0,4}}?{_WORK}"
)
_OWNS = re.compile(rf"(?:’s|'s|(?<=s)[’']) (?:[\w-]+ ){{0,3}}?{_WORK}")
_BY = re.compile(rf"\b{_WORK}(?:,? [^.“”;\n]{{1,60}},?)? by (?:the )?(?:[a-z-]+ ){{0,3}}$")
_MOST = 60  # mentions that are looked at, backwards
_BEFORE = 120  # characters


def writer(story: Discourse, before: int) -> Person | None:
    """The person last named, before an offset, of whom the story says that they wrote something."""
    for held in reversed(story.cast.between(max(0, before - 50 * _BEFORE), before)[-_MOST:]):
        here = story.sentences[story.number_at(held.start)]
        end = min(here.end, before)
        if (
            _OWNS.match(story.text, held.end, end)
            or (not story.owns(held) and not story.led(held) and _WROTE.match(story.text, held.end, end))
            or _BY.search(story.text, max(here.start, held.start - _BEFORE), held.start)
        ):
            return held.person
    return None
