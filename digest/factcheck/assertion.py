"""What a sentence asserts, denies or only holds possible, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.factcheck.lexicon import (
    ACCUSING,
    ANTONYM_PAIRS,
    CATENATIVES,
    HEDGE_ALONE,
    HEDGE_BEFORE_ING,
    HEDGES,
    LIGHT_VERBS,
    LINE_HEDGES,
    NEGATE_WITH_TO,
    NEGATORS,
    NOT_NEGATIVE,
    VAGUE_VERBS,
)
from digest.factcheck.numerals import low_at
from digest.factcheck.tokens import Token, is_content, lemma
from digest.words import STOP_WORDS

_LINKS = frozenset(
    "to of a an any the been be have has had its their his her it that he she they was were is are being by up on in out off "
    "some such more for yet ever even really so very too pay".split()
)
_BREAKS = frozenset(
    (",", ";", ":", "—", "–", "(", ")", "“", "”", '"', ".", "?", "!", "but", "because", "after", "when", "while")
)
_BEFORE_MAY = frozenset(
    "in of since until till by last next this early late mid from to for during before after".split()
)


def _antonyms() -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in ANTONYM_PAIRS.strip().splitlines():
        one, other = (frozenset(map(lemma, side.split())) for side in line.split("/"))
        for side, contrary in ((one, other), (other, one)):
            for word in side:
                table[word] = table.get(word, frozenset()) | contrary
    return table


ANTONYMS = _antonyms()


@dataclass(frozen=True, slots=True)
class Assertion:
    """One content word as its sentence asserts it. `negated` and `possible` are None where it cannot be told."""

    lemma: str
    place: int
    negated: bool | None
    possible: bool | None


def assertions(tokens: Sequence[Token]) -> tuple[Assertion, ...]:
    """Each content word of a sentence with how it is asserted."""
    negated = dict.fromkeys(_reached(tokens, _accusations(tokens)), None) | _reached(tokens, _negators(tokens))
    possible = _reached(tokens, _hedges(tokens), any_verb=True)
    return tuple(
        Assertion(lemma(token.low), place, negated.get(place, False), possible.get(place, False))
        for place, token in enumerate(tokens)
        if is_content(token)
    )


def is_hedged(tokens: Sequence[Token], place: int) -> bool:
    """Whether a line holds its word at `place` only possible: it says so somewhere before, or asks."""
    hedges = HEDGES if low_at(tokens, place - 1) == "will" else LINE_HEDGES
    said_before = any(token.low in hedges and not _is_month_may(tokens, at) for at, token in enumerate(tokens[:place]))
    return said_before or any(token.low == "?" for token in tokens)


def _negators(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """(place, how many content words it reaches)."""
    for place, token in enumerate(tokens):
        after = low_at(tokens, place + 1)
        if (token.low, after) in NOT_NEGATIVE or (token.low == "no" and (token.text.endswith(".") or after.isdigit())):
            continue
        if token.low in NEGATE_WITH_TO and after != "to":
            continue
        if token.low.endswith("n't"):
            yield place, 2
        elif reach := NEGATORS.get(token.low):
            yield place, reach


def _accusations(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for place, token in enumerate(tokens):
        if token.low in ACCUSING:
            yield place, 4


def _hedges(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    for place, token in enumerate(tokens):
        before, after = low_at(tokens, place - 1), low_at(tokens, place + 1)
        if token.low not in HEDGES or after in ("not", "n't") or _is_month_may(tokens, place):
            continue
        if token.low in HEDGE_BEFORE_ING and not after.endswith("ing"):
            continue
        if token.low not in HEDGE_ALONE or before not in ("the", "a", "an"):
            yield place, 2


def _is_month_may(tokens: Sequence[Token], place: int) -> bool:
    if tokens[place].text != "May":
        return False
    before = tokens[place - 1] if place else None
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    return bool(
        (before and (before.kind == "number" or before.low in _BEFORE_MAY)) or (after and after.kind == "number")
    )


def _reached(
    tokens: Sequence[Token], starts: Iterator[tuple[int, int]], *, any_verb: bool = False
) -> dict[int, bool | None]:
    """The places of the content words that what stands at `starts` reaches: True for the next one and for one that it
    hands on to ("did not agree to withdraw"), None for others that may be meant too."""
    reached: dict[int, bool | None] = {}
    for start, reach in starts:
        left = reach
        surely, hands_on = True, False
        for place in range(start + 1, min(start + 12, len(tokens))):
            token = tokens[place]
            if token.low in _BREAKS:
                break
            if is_content(token):
                if (token.low.endswith("ly") and len(token.low) > 4) or (token.low, low_at(tokens, place - 1)) == (
                    "day",
                    "one",
                ):
                    continue
                if not any_verb and lemma(token.low) in LIGHT_VERBS | VAGUE_VERBS:
                    reached[place] = None
                    surely = surely and lemma(token.low) in LIGHT_VERBS
                    continue
                reached[place] = reached.get(place) or surely or None
                surely = any_verb and lemma(token.low) in VAGUE_VERBS  # "may go hungry"
                hands_on = lemma(token.low) in CATENATIVES
                left -= 1
                if left == 0:
                    break
            elif token.low == "to":
                surely = surely or hands_on
            elif token.low not in _LINKS and token.low not in STOP_WORDS:
                break
    return reached
