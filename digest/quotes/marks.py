"""Quotation marks: which open, and which close.

News copy mixes curly, straight, doubled single (``''``), angle and low marks, and turns one the wrong way. A mark's side is
read from its neighbours first and from its shape second.
"""

import re
from dataclasses import dataclass

from digest.article import Span

OPEN, CLOSE = "“", "”"

# Both begin with a set of characters, which `re` looks for much more quickly than for one of several patterns.
_DOUBLE = re.compile(r"[“”„‟\"«»‹›＂`'‘’](?:(?<=“)“(?=\w)|(?<=[“”„‟\"«»‹›＂])|(?<=`)`|(?<=')'|(?<=‘)‘|(?<=’)’)")
_SINGLE = re.compile(r"['’‘‛‚](?<!''|’’|‘‘)(?!(?<=')'|(?<=’)’|(?<=‘)‘)")
_SHAPE = {
    "“": 1,
    "„": 1,
    "``": 1,
    "““": 1,
    "«": 1,
    "‹": 1,
    "‘": 1,
    "‚": 1,
    "‛": 1,
    "‘‘": 1,
    "”": -1,
    "»": -1,
    "›": -1,
    "’": -1,
    "’’": -1,
}
_BEFORE_OPEN = frozenset(" \t\n\u00a0\u2009\u202f([{—–-/“‘«„\"'")
_AFTER_CLOSE = frozenset(" \t\n\u00a0\u2009\u202f.,;:!?)]}—–-/”’»\"'…")
_ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|cause|bout|round|n|cos|cuz|im)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark: [start, end), its side and its shape."""

    start: int
    end: int
    side: int  # 1 opens, -1 closes, 0 either
    shape: str


_FEET = re.compile(r"(?<!\d)\d['′’]\d\d?$")


def marks_in(body: str, paragraph: Span, *, single: bool) -> list[Mark]:
    """The marks of one family in a paragraph, apostrophes and inches left out."""
    found = []
    for match in (_SINGLE if single else _DOUBLE).finditer(body, paragraph.start, paragraph.end):
        start, end = match.span()
        if (
            match[0] == "''"
            and body[end : end + 1] == "'"
            and body[end + 1 : end + 2] != "'"
            and not body[start - 1 : start].isspace()
        ):
            start, end = start + 1, end + 1  # a nested close before the outer one
        before = body[start - 1] if start > paragraph.start else " "
        after = body[end] if end < paragraph.end else " "
        if single and before.isalnum() and after.isalnum():
            continue
        opens = before in _BEFORE_OPEN and not after.isspace() and after not in ".,;:!?)]}"
        closes = not before.isspace() and before not in "([{" and (after in _AFTER_CLOSE)
        shape = _SHAPE.get(match[0], 0)
        if single:
            side = _single_side(body, end, opens=opens, closes=closes, shape=match[0])
            if side == 0:
                continue
        elif opens != closes:
            side = 1 if opens else -1
        else:
            side = shape
        if match[0] in '"”' and before.isdigit() and _FEET.search(body, max(paragraph.start, start - 4), start):
            continue  # 6'2"
        found.append(Mark(start, end, side, match[0]))
    return found


def _single_side(body: str, end: int, *, opens: bool, closes: bool, shape: str) -> int:
    """Which side a single mark takes; 0 for an apostrophe."""
    if opens and shape != "’" and not _ELISION.match(body, end):
        return 1
    return -1 if closes else 0
