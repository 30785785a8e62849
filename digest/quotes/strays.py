"""Marks that stand astray in copy: an opening one forgotten, a block set in marks of its own, an aside between two halves."""

import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes.marks import CLOSE, OPEN, Mark

_SAYS = r"(?:he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:said|says|added|adds|continued|wrote|tweeted)"
_LED = re.compile(rf"[^“”\"]{{0,160}}?\b{_SAYS}[,:] (?=[A-Z])")
_WENT_ON = re.compile(rf",? {_SAYS}\. (?=[A-Z])")
_SAID_NEXT = re.compile(r" (?:(?:he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:said|says|added)|said [A-Z])")
_ASIDE = re.compile(r",?\s?(?:—|–|--)\s?[^“”\"—–\n]{3,160}?\s?(?:—|–|--)\s?")
_LEAST = 3  # words of a paragraph that is taken for a quotation without an opening mark


def start_without_mark(body: str, paragraph: Span, here: Sequence[Mark], index: int) -> int | None:
    """Where a quotation begins whose opening mark is forgotten, and which the mark at an index closes; None where there is none:
    the paragraph's start, or behind the words that say who speaks: "She added, We are full.” / “…,” she said. We are full.”"."""
    mark = here[index]
    if index:
        went_on = _WENT_ON.match(body, here[index - 1].end, mark.start) if here[index - 1].side < 0 else None
        ends = index == len(here) - 1 and body[mark.start - 1] in ".!?" and not body[mark.end : paragraph.end].strip()
        return went_on.end() if went_on is not None and ends else None
    if len(here) == 1 and body[mark.start - 1] in ".!?" and not body[mark.end : paragraph.end].strip():
        led = _LED.match(body, paragraph.start, mark.start)
        start = led.end() if led else paragraph.start
        return start if len(body[start : mark.start].split()) > _LEAST else None
    said = body[mark.start - 1] in ",!?" and _SAID_NEXT.match(body, mark.end) is not None
    return paragraph.start if said and mark.start - paragraph.start > 8 else None


def in_other_marks(body: str, paragraph: Span, opened: str, here: Sequence[Mark]) -> bool:
    """Whether a paragraph within a block in straight marks is a quotation of the block's own, in curly ones: “…,” Marsh said."""
    if opened != '"' or [mark.shape for mark in here[:2]] != [OPEN, CLOSE] or body[paragraph.start] != OPEN:
        return False
    return bool(body[here[1].end : paragraph.end].strip(' "'))


def without_block(body: str, paragraph: Span, here: list[Mark]) -> list[Mark]:
    """The marks of a paragraph without the straight ones around all of it, where it is a quotation and who said it:
    "“We are full,” Marsh said.\""""
    shapes = [mark.shape for mark in here]
    if len(here) < 4 or shapes[:3] != ['"', OPEN, CLOSE] or shapes[-1] != '"':
        return here
    whole = here[0].start == paragraph.start and here[-1].end >= paragraph.end
    spoken = here[0].end == here[1].start and body[here[2].end : here[-1].start].strip(" .,")
    return here[1:-1] if whole and spoken else here


def has_aside(body: str, one: Span, two: Span) -> bool:
    """Whether only the reporter's aside parts two halves of one sentence, whose marks are given: "The road" -- that of Vell --
    "is shut"."""
    if two.start - one.end > 200 or not _ASIDE.fullmatch(body, one.end, two.start):
        return False
    return body[one.end - 2 : one.end - 1].isalnum() and body[two.start + 1 : two.start + 2].islower()
