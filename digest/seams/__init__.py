"""Where a sentence comes apart: where it may stop early, and which stretches of it can go, as a small network sees it.

Word lists do not tell a verb that wants more from one that does not ("appealed | for calm", "painted Orr | as unfit"). The
network has read public-domain releases, each word from what stands before and after it, and then learned from nearly
six thousand sentences for which it was marked where they can stop and what they can spare: see `training.seams`, which writes
`network.npz`. Two recurrent layers of a few thousand words: milliseconds a sentence, in numpy, with no model loaded.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from digest.abbreviations import is_abbreviated
from digest.article import Span
from digest.seams.words import MOST_TOKENS, TOKEN

if TYPE_CHECKING:
    from digest.seams.network import Network

__all__ = ["Seams", "seams"]


@dataclass(frozen=True, slots=True)
class Seams:
    """The seams of one sentence. Places count from its start."""

    starts: Mapping[int, int]  # where a word begins, and its number among the tokens
    ends: Mapping[int, int]
    stop: Sequence[float]  # of each boundary: the chance that the sentence may stop there
    spare: Sequence[Sequence[float]]  # boundary x boundary: the chance that what stands between can go

    def stops(self) -> dict[int, float]:
        """For each place where a word ends, but the last, the chance that the sentence may stop there."""
        return {place: self.stop[number + 1] for place, number in self.ends.items()}

    def may_stop(self, place: int) -> float:
        """The chance that the sentence may stop at a place, or at the end of the last word before it."""
        before = max((end for end in self.ends if end <= place), default=None)
        return self.stop[self.ends[before] + 1] if before is not None else 0.0

    def may_go(self, span: Span) -> float:
        """The chance that the words of a stretch can go; 1 past MOST_TOKENS, where nothing is known."""
        words = [number for place, number in self.starts.items() if span.start <= place < span.end]
        return self.spare[words[0]][words[-1] + 1] if words else 1.0

    def stretches(self, least: float) -> list[tuple[float, Span]]:
        """The stretches that can go with at least that chance, the surest first."""
        place = {number: start for start, number in self.starts.items()}
        end = {number: last for last, number in self.ends.items()}
        found = [
            (chance, Span(place[first], end[after - 1]))
            for first, row in enumerate(self.spare)
            for after, chance in enumerate(row)
            if chance >= least and first in place and after - 1 in end
        ]
        return sorted(found, key=lambda each: (-each[0], each[1].start, each[1].end))


@lru_cache(maxsize=256)
def seams(text: str) -> Seams:
    """The seams of a sentence."""
    found = list(TOKEN.finditer(text))[:MOST_TOKENS]
    words = [(number, each) for number, each in enumerate(found) if each[0][0].isalnum()]
    stop, spare = _network()(tuple(each[0] for each in found))
    return Seams(
        {each.start(): number for number, each in words},
        {each.end() + _own_stop(text, each.end()): number for number, each in words[:-1]},
        stop,
        spare,
    )


def _own_stop(text: str, end: int) -> bool:
    """Whether the full stop after a word is the word's: "in Memphis, Tenn., to three counts"."""
    return text.startswith(".", end) and is_abbreviated(text[:end], leaning=False)


@cache
def _network() -> "Network":
    # Only here, so that whoever only reads stories in needs no numpy and loads none.
    from digest.seams.network import Network

    return Network.load()
