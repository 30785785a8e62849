"""Pairs of quotation marks, and what stands between them, paragraph by paragraph.

News copy forgets a close, and nests. What cannot be paired is left alone, and never reaches past the paragraphs that it stands
in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.quotes import strays
from digest.quotes.marks import CLOSE, OPEN, Mark, marks_in

_MISSING_CLOSE = re.compile(
    r"[,!?](?= (?:(?:he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}) (?:said|says|added|told)\b(?! that\b)"
    r"|said (?:he|she|[A-Z][\w’'-]+))[^.]{0,60}\.?\s*$)"
)
_SINGLE_CLOSE = re.compile(r"[.!?,][’'](?=\s|$)")
_CREDIT = re.compile(
    r"[A-Z][\w’'.&-]*(?: (?:(?:of|for|and|the|in|at) )*[A-Z][\w’'.&-]*){1,4}(?:, [A-Z][\w’'.&-]*"
    r"(?: (?:(?:of|for|and|the|in|at) )*[A-Z][\w’'.&-]*){0,6}"
    r"| (?:member|spokesman|spokeswoman|chairman|official|adviser|strategist))?\.?"
)
_CREDIT_WORDS = 12
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|am|has|have|had|will|would|can|could|should|must|may|might|do|does|did|not|no|I|we|We|you|You|"
    r"he|He|she|She|it|It|they|They|us|me|him|them|this|This|that|That|my|our|your|what|how|why|let|Let|get|make|never)\b|"
    r"[’'](?:s|re|m|ll|ve|d|t)\b"
)
_LONGEST_CREDIT = 120  # characters
_OWN_SPEAKER = re.compile(
    r" (?:(?:he|she|they|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,3}) (?:said|says|added|continued|explained|told|wrote|tweeted)\b"
    r"|(?:said|says|added|wrote) [A-Z])"
)
_LEAST = 3  # words of a sentence that nobody closed
_CARRY = 4  # paragraphs without any mark that a quotation may run through before it must close


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two marks: `spans` without the marks, `outer` with them, one of each per paragraph.

    `first` and `last` count paragraphs. `closed` is False where the closing mark was missing. `secondary` says that the
    marks are not of the kind that the story quotes speech with.
    """

    spans: tuple[Span, ...]
    outer: tuple[Span, ...]
    first: int
    last: int
    closed: bool
    secondary: bool = False
    credit: Span | None = None  # a last line inside the marks that says who spoke


def paired(body: str, paragraphs: Sequence[Span], *, single: bool) -> list[Quotation]:
    """What the marks of one family pair off: a small machine that knows whether a quotation is open."""
    found: list[Quotation] = []
    marks = [marks_in(body, paragraph, single=single) for paragraph in paragraphs]
    spans: list[Span] = []  # of the quotation that runs on from earlier paragraphs
    outer: list[Span] = []
    first = 0

    def close(last: int, *, closed: bool) -> None:
        nonlocal spans, outer
        credit = None
        if len(spans) > 1 and outer[-1].start == spans[-1].start and _is_credit(body, spans):
            credit, spans, outer = spans[-1], spans[:-1], outer[:-1]
        kept = [(a, b) for a, b in zip(spans, outer, strict=True) if body[a.start : a.end].strip()]
        if kept:
            inner = tuple(_stripped(body, a) for a, _ in kept)
            found.append(Quotation(inner, tuple(b for _, b in kept), first, last, closed, credit=credit))
        spans, outer = [], []

    for number, paragraph in enumerate(paragraphs):
        here = marks[number]
        start: int | None = None
        edge = paragraph.start
        index = 0
        if spans:
            how = _runs_on(body, paragraph, number, marks)
            other = how == "repeated" and (
                (len(spans) == 1 and _is_another(body, paragraphs[first], spans[0], here))
                or strays.in_other_marks(body, paragraph, body[outer[0].start], here)
            )
            if other:
                close(number - 1, closed=False)
            elif how == "repeated":
                start, edge = _lstrip(body, here[0].end, paragraph.end), here[0].start
                index = 1
            elif how == "plain":
                start = edge = paragraph.start
            else:
                close(number - 1, closed=False)
        if not spans:
            first = number
            here = strays.without_block(body, paragraph, here)
        while index < len(here):
            mark = here[index]
            if start is None:
                if mark.side >= 0 or (index == 0 and _turned(body, here)):
                    start, edge = mark.end, mark.start
                    first = number
                elif not single and (begin := strays.start_without_mark(body, paragraph, here, index)) is not None:
                    spans, outer, first = [Span(begin, mark.start)], [Span(begin, mark.end)], number
                    close(number, closed=True)
            elif mark.side > 0 and (
                (not spans and _nests(here, index)) or _other_hand(body[edge], here, index, marks, number)
            ):
                index += 2
                continue
            elif mark.side > 0 and mark.shape == OPEN and (end := _ends(body, start, mark.start)):
                spans.append(Span(start, end))
                outer.append(Span(edge, end))
                close(number, closed=False)
                start, edge, first = mark.end, mark.start, number
            elif mark.side > 0:
                spans, outer = [], []
                start, edge, first = mark.end, mark.start, number
            elif single and _possessive(body, here, index):
                pass
            else:
                spans.append(Span(min(start, mark.start), mark.start))
                outer.append(Span(edge, mark.end))
                close(number, closed=True)
                start = None
            index += 1
        if start is not None and not single and not spans and body[edge] == OPEN:
            inner = _closed_by_single(body, start, paragraph.end)
            if inner is not None and not _runs_on_after(body, paragraphs, number, marks):
                spans.append(Span(start, inner))
                outer.append(Span(edge, inner + 1))
                close(number, closed=True)
                start = None
        if start is not None:
            end = _rstrip(body, start, paragraph.end)
            missing = None if spans else _MISSING_CLOSE.search(body, start, paragraph.end)
            if missing:
                end = missing.end() if body[missing.start()] in "!?," else missing.start()
            spans.append(Span(start, max(start, end)))
            outer.append(Span(edge, max(start, end)))
            if missing or (
                single
                and number + 1 < len(paragraphs)
                and not _runs_on(body, paragraphs[number + 1], number + 1, marks)
            ):
                close(number, closed=False)
        elif spans:
            close(number, closed=False)
    if spans:
        close(len(paragraphs) - 1, closed=False)
    if single:
        found = [quote for quote in found if quote.closed]
    return found


def _runs_on(body: str, paragraph: Span, number: int, marks: Sequence[Sequence[Mark]]) -> str:
    """How the quotation left open before this paragraph goes on in it: "repeated" mark, "plain", or "" (not at all)."""
    here = marks[number]
    if here:
        if not body[paragraph.start : here[0].start].strip() and here[0].side >= 0:
            return "repeated"
        return "plain" if here[0].side < 0 else ""
    for later in marks[number + 1 : number + _CARRY]:
        if later:
            return "plain" if later[0].side < 0 else ""
    return ""


def _nests(here: Sequence[Mark], index: int) -> bool:
    """Whether an opening mark inside an open quotation has a close of its own, with another to come."""
    return [mark.side for mark in here[index : index + 3]] == [1, -1, -1]


def _closed_by_single(body: str, start: int, ceiling: int) -> int | None:
    """Where a single mark closes what a double one opened: “Let us go.’ Marsh was late."""
    found = _SINGLE_CLOSE.search(body, start, ceiling)
    if found is None or "‘" in body[start : found.end()] or " '" in body[start : found.end()]:
        return None
    return found.end() - 1


def _runs_on_after(body: str, paragraphs: Sequence[Span], number: int, marks: Sequence[Sequence[Mark]]) -> bool:
    """Whether a quotation left open in a paragraph goes on in the next."""
    return number + 1 < len(paragraphs) and bool(_runs_on(body, paragraphs[number + 1], number + 1, marks))


def _other_hand(opened: str, here: Sequence[Mark], index: int, marks: Sequence[Sequence[Mark]], number: int) -> bool:
    """Whether a pair of curly marks stands inside a quotation in straight ones: "He wrote “no” twice"."""
    if opened != '"' or [mark.shape for mark in here[index : index + 2]] != [OPEN, CLOSE]:
        return False
    if index + 2 < len(here):
        return here[index + 2].shape == '"'
    later = next((after[0] for after in marks[number + 1 : number + _CARRY] if after), None)
    return later is not None and later.shape == '"'


def _ends(body: str, start: int, end: int) -> int | None:
    """Where a sentence that nobody closed ends before another quotation opens: “I stood there. “And she said no,” he said."""
    single = _closed_by_single(body, start, end)
    text = body[start:end].rstrip()
    if single is not None:
        return single
    return start + len(text) if text[-1:] in {".", "!", "?"} and len(text.split()) > _LEAST else None


def _is_another(body: str, paragraph: Span, before: Span, here: Sequence[Mark]) -> bool:
    """Whether a quotation left open, which words led up to, ended with its paragraph: the next one is said to be somebody’s too.
    He said: “It was late. / “Nobody came,” he said."""
    led = body[paragraph.start : before.start - 1].strip(" \"'“‘`")
    if not led or body[before.end - 1] not in ".!?" or len(here) < 2 or here[1].side >= 0:
        return False
    return _OWN_SPEAKER.match(body, here[1].end) is not None


def _turned(body: str, here: Sequence[Mark]) -> bool:
    """Whether the first of two straight marks, which both look like a close, opens: He said no," We are full". They left."""
    if [(mark.shape, mark.side) for mark in here] != [('"', -1), ('"', -1)]:
        return False
    return body[here[0].end : here[0].end + 1] == " " and body[here[0].end + 1 : here[0].end + 2].isupper()


def _possessive(body: str, here: Sequence[Mark], index: int) -> bool:
    """Whether a single mark after a word is an apostrophe ("workers' rights", "doin'"), a better close being to come."""
    mark = here[index]
    before = body[mark.start - 1]
    if not before.isalpha() or body[mark.end : mark.end + 1] != " ":
        return False
    if before not in "snSN":
        return False
    later = here[index + 1 : index + 2]
    return bool(later) and later[0].side < 0


def _is_credit(body: str, spans: Sequence[Span]) -> bool:
    """Whether the last paragraph of a quotation set apart says who spoke: "No road is forever. / Ada Marsh, Lowfield Roads."""
    last = body[spans[-1].start : min(spans[-1].end, spans[-1].start + _LONGEST_CREDIT)]
    ended = body[spans[-2].start : spans[-2].end].rstrip("”’ ")[-1:] in {".", "!", "?"}
    if not ended or not last[:1].isupper():
        return False
    words = last.split()
    plain = (
        2 <= len(words) <= _CREDIT_WORDS and sum(word[0].isupper() for word in words) > 1 and not _CLAUSE.search(last)
    )
    return _CREDIT.fullmatch(last) is not None or (plain and last.endswith("."))


def _stripped(body: str, span: Span) -> Span:
    """A span without the spaces that a careless hand left inside the marks, or a second pair of marks."""
    start = _lstrip(body, span.start, span.end)
    end = _rstrip(body, start, span.end)
    if body[start : start + 1] == OPEN and body[end - 1 : end] == CLOSE and OPEN not in body[start + 1 : end]:
        start, end = start + 1, end - 1
    return Span(start, end)


def _lstrip(body: str, start: int, end: int) -> int:
    while start < end and body[start].isspace():
        start += 1
    return start


def _rstrip(body: str, start: int, end: int) -> int:
    while end > start and body[end - 1].isspace():
        end -= 1
    return end
