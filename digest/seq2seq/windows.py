"""Windows: which sentences a model reads together."""

from collections.abc import Sequence

OVERLAP = 0.2  # share of the limit: enough to carry a name or two from one window into the next


def cut_windows(lengths: Sequence[int], *, limit: int) -> list[range]:
    """Cut sentences of these lengths, in tokens, into ranges whose sum is at most `limit`.

    Ranges are in order and overlap by whole sentences, about a fifth of the limit and at least one sentence wherever
    one fits. A sentence longer than `limit` is in no range, and no range goes over it.
    """
    ranges: list[range] = []
    start = 0
    while start < len(lengths):
        end, total = start, 0
        while end < len(lengths) and total + lengths[end] <= limit:
            total += lengths[end]
            end += 1
        if end == start:
            start += 1
            continue
        ranges.append(range(start, end))
        is_last = end == len(lengths) or lengths[end] > limit
        start = end if is_last else _step_back(lengths, start, end, limit)
    return ranges


def _step_back(lengths: Sequence[int], start: int, end: int, limit: int) -> int:
    """Where the window after [start, end) begins: as far back as the overlap allows, and so that it reaches further."""
    back = end
    shared = 0
    room = limit - lengths[end]
    while back - 1 > start and shared + lengths[back - 1] <= room:
        if back < end and shared + lengths[back - 1] > OVERLAP * limit:
            break
        back -= 1
        shared += lengths[back]
    return back
