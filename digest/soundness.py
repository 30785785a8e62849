"""How sure it is that a line, made by leaving words of a sentence out, is whole and says the same.

The line is laid along its sentence, and each stretch that is not in the line is looked up among the seams that the network
sees: a stretch at the end as a place to stop, any other as something that can go.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from digest.article import Span
from digest.seams import seams
from digest.seams.words import TOKEN
from digest.stops import tail
from digest.verbs import present

# Headlines leave these out as a matter of course.
_SMALL = frozenset("a an the is are was were has have had been be will that".split())
_HELPING = _SMALL - {"a", "an", "the"}
_LEAST = 0.15  # chance: what the network thinks impossible, and a rule does not, has a finite price
# What laying a line along its sentence costs, in words that match.
_JUMP, _SKIP, _SKIP_SMALL, _NOT_THERE = 0.3, 0.02, 0.01, 0.5
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Soundness:
    """The logarithms of chances, 0 for a whole sentence: that it may stop where the line does, that what is left out before can
    go, and of the least sure of all of these."""

    stop: float
    gone: float
    least: float


WHOLE = Soundness(0.0, 0.0, 0.0)


def soundness(line: str, sentence: str) -> Soundness:
    """How sure a line of a sentence is. `sentence` is its text, on one line."""
    found = seams(sentence)
    end = len(sentence[: tail(sentence)].rstrip(" ,"))  # after it who says so, which may be said again
    stop, gone, least = 0.0, 0.0, 0.0
    for span, last in left_out(line, sentence):
        stops = last or span.end == end
        chance = found.may_stop(span.start) if stops else found.may_go(span)
        price = math.log(max(chance, _LEAST))
        stop, gone = (price, gone) if stops else (stop, gone + price)
        least = min(least, price)
    return Soundness(stop, gone, least)


def left_out(line: str, sentence: str) -> Iterator[tuple[Span, bool]]:
    """The stretches of a sentence that are not in a line, words that headlines leave out apart, and whether each is the last."""
    words = [found for found in TOKEN.finditer(sentence) if found[0][0].isalnum()]
    written = [found[0] for found in TOKEN.finditer(line) if found[0][0].isalnum()]
    kept = _laid([word[0].lower() for word in words], [word.lower() for word in written])
    letters = {word for word in written if word.isupper()}
    run: list[int] = []
    for place in range(len(words) + 1):
        if place < len(words) and place not in kept:
            run.append(place)
            continue
        begins = words[run[0]].start() if run else 0
        while run and words[run[-1]][0].lower() in _SMALL:
            run.pop()
        while run and words[run[0]][0].lower() in _HELPING:
            del run[0]
        gone = [words[each][0] for each in run if words[each][0].lower() not in _SMALL]
        if gone and "".join(word[0].upper() for word in gone) not in letters:  # "US" stands for "the United States"
            last = place == len(words)
            yield Span(begins if last else words[run[0]].start(), words[run[-1]].end()), last
        run = []


def _laid(words: Sequence[str], line: Sequence[str]) -> frozenset[int]:
    """The words of a sentence that a line consists of, in as few runs as it takes (Gotoh, 1982)."""
    width = len(words) + 1
    match = [[-math.inf] * width for _ in range(len(line) + 1)]
    skip = [[-math.inf] * width for _ in range(len(line) + 1)]
    came: dict[tuple[bool, int, int], tuple[bool, int, int]] = {}
    match[0][0] = 0.0
    for row in range(len(line) + 1):
        for column in range(width):
            if row and column and (worth := _same(line[row - 1], words[column - 1])):
                before = match[row - 1][column - 1] >= skip[row - 1][column - 1]
                best = match[row - 1][column - 1] if before else skip[row - 1][column - 1]
                match[row][column] = best + worth
                came[True, row, column] = (before, row - 1, column - 1)
            ways = []
            if column:
                small = words[column - 1] in _SMALL
                ways.append((match[row][column - 1] - (_SKIP if small else _JUMP), (True, row, column - 1)))
                ways.append((skip[row][column - 1] - (_SKIP_SMALL if small else _SKIP), (False, row, column - 1)))
            if row:
                ways.append((match[row - 1][column] - _NOT_THERE, (True, row - 1, column)))
                ways.append((skip[row - 1][column] - _NOT_THERE, (False, row - 1, column)))
            if ways:
                best, way = max(ways)
                skip[row][column], came[False, row, column] = best, way
    at = (match[-1][-1] >= skip[-1][-1], len(line), len(words))
    kept = []
    while at in came:
        if at[0]:
            kept.append(at[2] - 1)
        at = came[at]
    return frozenset(kept)


@lru_cache(maxsize=10_000)
def _same(one: str, other: str) -> float:
    """What a word of a line, and one of its sentence, are worth as one: "denies" stands for "denied"."""
    if one == other:
        return 1.0
    return _ALIKE if one in (present(other, "singular"), present(other, "plural")) else 0.0
