"""The quotations of a story, of whichever marks it quotes speech with, and the story with what is quoted hidden."""

import bisect
from collections.abc import Sequence
from dataclasses import replace

from digest.article import Span
from digest.quotes import strays
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
    primary = _rejoined(body, primary)
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
    pairs = [pair for quote in quotes for pair in zip(quote.outer, quote.spans, strict=True)]
    ends = [quote.credit.end for quote in quotes if quote.credit is not None and quote.credit.end < len(body)]
    pairs += [(Span(end, end + 1), Span(end, end)) for end in ends if not body[end].isspace()]
    for outer, inner in sorted(pairs):
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


def _rejoined(body: str, quotes: Sequence[Quotation]) -> list[Quotation]:
    """Quotations in order, the halves of one that an aside of the reporter's parts made whole."""
    whole: list[Quotation] = []
    for quote in quotes:
        before = whole[-1] if whole else None
        if (
            before is not None
            and before.last == quote.first
            and strays.has_aside(body, before.outer[-1], quote.outer[0])
        ):
            whole[-1] = replace(
                before,
                spans=before.spans + quote.spans,
                outer=before.outer + quote.outer,
                last=quote.last,
                closed=quote.closed,
                credit=quote.credit,
            )
        else:
            whole.append(quote)
    return whole


def _overlapping(span: Span, others: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether a span overlaps one of others, which are in order and apart."""
    at = bisect.bisect_left(starts, span.end)
    return at > 0 and others[at - 1].end > span.start


def _hidden(body: str, quotes: Sequence[Quotation]) -> str:
    """`body` at equal length with the quotations blank, marks and all, for finding those of another kind."""
    return mask(body, quotes).replace(OPEN, MASK).replace(CLOSE, MASK)


def _size(quotes: Sequence[Quotation]) -> int:
    return sum(len(span) for quote in quotes for span in quote.spans)
