"""Names: runs of capitalised words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.factcheck.lexicon import NOT_NAMES, PARTICLES
from digest.factcheck.quantities import text_of
from digest.factcheck.tokens import Token

_SENTENCE_STARTS = frozenset((".", "!", "?", ":", "“", '"', "‘", "(", "—", "–", ";", "…"))


_LONGEST = 8  # words: a longer run is a list, a table or a headline in capitals, and is cut


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words: its tokens, particles and all, and the place of the first."""

    tokens: tuple[Token, ...]
    first: int

    @property
    def text(self) -> str:
        return text_of(self.tokens)

    @property
    def words(self) -> tuple[str, ...]:
        """The capitalised words, folded."""
        return tuple(token.low for token in self.tokens if token.capital)

    @property
    def end(self) -> int:
        return self.first + len(self.tokens)


def names(tokens: Sequence[Token]) -> Iterator[Name]:
    """The runs of capitalised words among the tokens, those too that only begin a sentence with one."""
    place = 0
    while place < len(tokens):
        if tokens[place].capital and tokens[place].low not in NOT_NAMES:
            last, words = place, 1
            while words < _LONGEST and (following := _next_in_run(tokens, last)) is not None:
                last, words = following, words + 1
            yield Name(tuple(tokens[place : last + 1]), place)
            place = last
        place += 1


def _next_in_run(tokens: Sequence[Token], place: int) -> int | None:
    """The place of the next capitalised word of the same name; None where the name ends."""
    after = place + 1
    if after < len(tokens) and (
        tokens[after].low == "&" or (tokens[after].joined and tokens[after].low in ("-", "'", "’"))
    ):
        after += 1
    else:
        while (
            after < len(tokens) and after - place < 3 and tokens[after].low in PARTICLES and not tokens[after].capital
        ):
            after += 1
    if after < len(tokens) and tokens[after].capital and tokens[after].low not in NOT_NAMES:
        return after
    return None


def begins_sentence(tokens: Sequence[Token], place: int) -> bool:
    return place == 0 or tokens[place - 1].low in _SENTENCE_STARTS


def is_after_of(tokens: Sequence[Token], place: int) -> bool:
    """Whether the name at `place` belongs to what stands before it: "of the Harbour Alliance"."""
    before = place - 2 if place > 1 and tokens[place - 1].low == "the" else place - 1
    return before > 0 and tokens[before].low == "of"
