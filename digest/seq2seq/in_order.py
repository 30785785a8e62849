"""Holds a model that copies to its passage's first sentence, so that it can only shorten it.

A small model jumps about in a passage and says what is not so. So it is given the sentence in headline grammar, and may
leave out what `digest.shortening` lets go; which of that is the model's to say.
"""

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence

import torch
from transformers import LogitsProcessor, PreTrainedTokenizerBase

from digest.shortening import MOST_GAPS, Sentence, ways

State = tuple[int, int, int]
"""(way, token's place in the sentence or -1, gaps left)."""


class Shortener:
    """The tokens that may come next in a line that shortens one sentence, as `digest.shortening` has it."""

    def __init__(self, sentence: Sentence, tokenizer: PreTrainedTokenizerBase) -> None:
        self._ways = ways(sentence)
        read = tokenizer(sentence.text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        self._tokens: list[int] = read["input_ids"]
        self._first_of: dict[int, int] = {}  # the first token of each word
        self._word_of: list[int] = []
        self._is_last: list[bool] = []
        self._is_mark: list[bool] = []
        starts = [word.span.start for word in sentence.words]
        for place, (_, end) in enumerate(read["offset_mapping"]):
            number = bisect_right(starts, end - 1) - 1
            inside = number >= 0 and end <= sentence.words[number].span.end
            self._word_of.append(number)
            self._is_last.append(inside and end == sentence.words[number].span.end)
            self._is_mark.append(not inside)
            if inside:
                self._first_of.setdefault(number, place)

    def begin(self) -> frozenset[State]:
        return frozenset((number, -1, MOST_GAPS) for number in range(len(self._ways)))

    def then(self, states: frozenset[State], token: int) -> frozenset[State]:
        """Where a line can be that goes on with the token."""
        return frozenset(
            (way, place, left)
            for way, at, gaps in states
            for place, left in self._next(way, at, gaps)
            if token == self._tokens[place]
        )

    def tokens(self, states: frozenset[State]) -> set[int]:
        """What may be written next, but for an end."""
        return {self._tokens[place] for way, at, gaps in states for place, _ in self._next(way, at, gaps)}

    def may_end(self, states: frozenset[State]) -> bool:
        return any(at >= 0 and self._is_last[at] and self._word_of[at] in self._ways[way].ends for way, at, _ in states)

    def _next(self, way: int, at: int, gaps: int) -> Iterator[tuple[int, int]]:
        """(place, gaps left) of each token that can follow the one at a place."""
        if at < 0:
            if (first := self._first_of.get(self._ways[way].first)) is not None:
                yield first, gaps
            return
        if at + 1 < len(self._tokens):
            yield at + 1, gaps
        if (self._is_last[at] or self._is_mark[at]) and self._word_of[at] >= 0:
            for word, gap in self._ways[way].after[self._word_of[at]].items():
                place = self._first_of.get(word)
                # Where nothing goes no comma does, and after one nothing does that leaves a gap.
                if (
                    place is not None
                    and word > self._word_of[at] + 1
                    and gaps >= gap
                    and not (gap and self._is_mark[at])
                ):
                    yield place, gaps - gap


class InOrder(LogitsProcessor):
    """`shorteners` are of each row's sentence; every row has `beams` beams, and `started` tokens were given."""

    def __init__(self, shorteners: Sequence[Shortener], *, beams: int, ends: frozenset[int], started: int) -> None:
        self._shorteners = shorteners
        self._beams = beams
        self._ends = sorted(ends)
        self._started = started

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        open_ = torch.zeros_like(scores, dtype=torch.bool)
        for row, written in enumerate(input_ids[:, self._started :].tolist()):
            shortener = self._shorteners[row // self._beams]
            states = shortener.begin()
            for token in written:
                states = shortener.then(states, token)
            open_[row, list(shortener.tokens(states))] = True
            # A beam that can go nowhere ends too, and is left out for what it says.
            open_[row, self._ends] = shortener.may_end(states) or not states
        return scores.masked_fill(~open_, -math.inf)
