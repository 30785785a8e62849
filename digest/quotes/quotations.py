"""The quotations of a story, of whichever marks it quotes speech with, and the story with what is quoted hidden."""

import bisect
from collections.abc import Sequence

from digest.article import Span
from digest.quotes.marks import CLOSE, OPEN
from digest.quotes.pairs import Quotation, paired

MASK = "·"


def quotations(body: str, paragraphs: Sequence[Span]) -> tuple[Quotation, ...]:
    """Everything between quotation marks, in story order, nested ones left inside their outer one."""
    double = paired(body, paragraphs, single=False)
    single = paired(body, paragraphs, single=True)
    if _size(single) > _size(double):
        primary, other = single, paired(_hidden(body, single), paragraphs, single=False)
    else:
        primary, other = double, paired(_hidden(body, double), paragraphs, single=True)
    secondary = [
        Quotation(quote.spans, quote.outer, quote.first, quote.last, quote.closed, secondary=True)
        for quote in other
        if quote.closed
    ]
    hidden = [outer for quote in primary for outer in quote.outer]
    starts = [outer.start for outer in hidden]
    taken = [
        *primary,
        *(quote for quote in secondary if len(quote.spans) == 1 and not _overlapping(quote.outer[0], hidden, starts)),
    ]
    return tuple(sorted(taken, key=lambda quote: quote.spans[0]))


def mask(body: str, quotes: Sequence[Quotation]) -> str:
    """`body` at equal length with what is quoted hidden, so that rules about the rest see true offsets.

    The marks become “ and ”; a closing comma, full stop, question or exclamation mark stays, for it ends the sentence.
    """
    parts: list[str] = []
    done = 0
    for outer, inner in sorted(pair for quote in quotes for pair in zip(quote.outer, quote.spans, strict=True)):
        if outer.start < done:
            continue
        parts.append(body[done : outer.start])
        parts.append((OPEN * (inner.start - outer.start))[: inner.start - outer.start])
        text = body[inner.start : inner.end]
        kept = text[-1:] if text[-1:] in ".,!?…" else MASK * len(text[-1:])
        parts.append(MASK * (len(text) - 1) + kept)
        parts.append(CLOSE * (outer.end - inner.end))
        done = outer.end
    parts.append(body[done:])
    return "".join(parts)


def _overlapping(span: Span, others: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether a span overlaps one of others, which are in order and apart."""
    at = bisect.bisect_left(starts, span.end)
    return at > 0 and others[at - 1].end > span.start


def _hidden(body: str, quotes: Sequence[Quotation]) -> str:
    """`body` at equal length with the quotations blank, marks and all, for finding those of another kind."""
    return mask(body, quotes).replace(OPEN, MASK).replace(CLOSE, MASK)


def _size(quotes: Sequence[Quotation]) -> int:
    return sum(len(span) for quote in quotes for span in quote.spans)
