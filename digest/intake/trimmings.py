"""What stands with a story's running text and is none of it: on one line with it, who wrote it and when, "Scroll down for video";
above it, what a desk says of the story in short. Copy that lost its line breaks, and the sites of tabloids, have these."""

import re
from collections.abc import Iterator, Sequence

from digest.intake.furniture import WHEN, byline_of, date_of

_STOP = r"(?:\s*\.)?(?:\s+|$)"
_NAME = r"[A-Z][\w.’'&-]*(?:,?\s(?:[A-Z][\w.’'&-]*|for|and|in|of|the))*?"
_OPENING = re.compile(
    rf"""
      By(?:\s\.)?:?\s+{_NAME}(?:\s\.\s+|\s+(?=(?:PUBLISHED|UPDATED|Published|Updated|Last\ updated|Created|Follow)\b))
    | (?:PUBLISHED|UPDATED|CREATED|Published|Updated|Created|Last\ (?:published|updated))(?:\s?:|\s+at|\s+on)?(?:\s\.)?\s+
      (?P<when>{WHEN}){_STOP}
    | \|{_STOP}
    | Follow\ @{{1,2}}\w+(?:\ on\ \w+)?{_STOP}
    """,
    re.VERBOSE,
)
_INSIDE = re.compile(
    r"(?:^|(?<=[.!?”\"’'»]\s))(?:(?:Scroll\sdown|SCROLL\sDOWN)\s(?:for|FOR)\s(?:video|more|pictures|VIDEO|MORE)"
    r"|(?:Share|SHARE)\s(?:this|THIS)\s(?:article|ARTICLE)|RELATED\sARTICLES|E-?mail\sto\sa\sfriend|Story\shighlights"
    r"|(?:CLICK|Click)\s(?:HERE|here)\s[^.!?]{3,90}(?=[.!?])|Watch\s[^.!?»]{3,90}»)(?:\s?[.!?])?(?=\s|$)"
)
_LABEL = re.compile(r"story highlights|key points|at a glance", re.IGNORECASE)
_ENDED = re.compile(r"[.!?:…][\"”’')\]»]*$")
_TOP = 12  # lines
_FEW_WORDS = 3


def before_text(line: str) -> tuple[int, str | None]:
    """Where the running text of a line begins, and the date that stands before it."""
    end, when = 0, None
    while found := _OPENING.match(line, end):
        end, when = found.end(), when or found["when"]
    return end, when


def ranges(line: str) -> Iterator[tuple[int, int, bool]]:
    """The ranges of a line without the white space between them, and whether each is running text."""
    at = 0
    for found in _INSIDE.finditer(line):
        yield from _text(line, at, found.start())
        yield found.start(), found.end(), False
        at = found.end()
    yield from _text(line, at, len(line))


def _text(line: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    between = line[start:end]
    if text := between.strip():
        start += len(between) - len(between.lstrip())
        yield start, start + len(text), True


def is_credit(line: str) -> bool:
    """Whether a line only says who wrote the story, or when."""
    return line == "By" or bool(date_of(line) or byline_of(line)) or before_text(line)[0] == len(line)


def said_in_short(lines: Sequence[str]) -> frozenset[int]:
    """The lines that say a story in short above it, without full stops: two or more between its headline and who wrote it, or
    those under "Story highlights"."""
    top = lines[:_TOP]
    label = next((number for number, line in enumerate(top) if _LABEL.fullmatch(line)), None)
    if label is not None:
        run = list(_unended(lines[label + 1 :]))
        return frozenset(range(label, label + 1 + len(run)))
    credit = next((number for number, line in enumerate(top) if is_credit(line)), 0)
    run = list(_unended(lines[:credit][::-1]))[:-1]
    return frozenset(range(credit - len(run), credit)) if len(run) > 1 else frozenset()


def _unended(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if _ENDED.search(line) or len(line.split()) <= _FEW_WORDS:
            return
        yield line
