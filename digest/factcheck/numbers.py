"""Numbers: whether a story has a line's quantities, for the same things."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from digest.digest import Check
from digest.factcheck.lexicon import ANYBODY, CURRENCIES, MEASURES, VAGUE_SIZES
from digest.factcheck.quantities import Quantity, quantities, vague_amounts
from digest.factcheck.tokens import Token

# What the story may say instead of a line's own bound.
_IMPLIED_BY = {"about": {"about", "nearly"}}


class NumberIndex:
    """The quantities of a story."""

    def __init__(self, found: Iterable[Sequence[Quantity]], vague: Iterable[str]) -> None:
        """`found` are the quantities sentence by sentence, `vague` the amounts given without a number."""
        alike: dict[Decimal, dict[Quantity, Quantity]] = defaultdict(dict)
        self._pairs: set[tuple[Decimal, Decimal]] = set()
        self._beside: dict[tuple[str, str], set[Decimal]] = defaultdict(set)  # the numbers beside a word, by measure
        self._ages: dict[str, set[Decimal]] = defaultdict(set)
        self._vague = frozenset(vague)
        for sentence in found:
            for quantity in sentence:
                alike[quantity.value].setdefault(replace(quantity, text="", unit="", first=0, last=0), quantity)
                for word in (*quantity.counts, quantity.governor):
                    self._beside[word, quantity.measure].add(quantity.value)
                if quantity.owner:
                    self._ages[quantity.owner].add(quantity.value)
            self._pairs.update(
                (one.value, other.value) for one, other in pairwise(sentence) if _are_partners(one, other)
            )
        self._by_value = {value: list(those.values()) for value, those in alike.items()}

    def check(
        self, tokens: Sequence[Token], used: frozenset[int], same_claim: Callable[[Quantity], Sequence[Quantity]]
    ) -> Iterator[Check]:
        """A check for each number of a line. `used` are the places of its dates; `same_claim` gives the quantities of the
        sentence that says what the line says without one of its numbers."""
        before: Quantity | None = None
        for quantity in quantities(tokens, used):
            wrong = self._wrong(quantity, before) or _wrong_there(quantity, same_claim(quantity))
            yield Check("number", wrong is None, wrong or quantity.text)
            before = quantity
        for text, amount in vague_amounts(tokens):
            least, below = VAGUE_SIZES.get(amount, (1, 0))
            ok = amount in self._vague or any(least <= value < below for value in self._by_value)
            yield Check("number", ok, text if ok else f"{text}: not in the story")

    def _wrong(self, quantity: Quantity, before: Quantity | None) -> str | None:
        """Why the story does not support a line's quantity; None where it does. `before` is the one before it."""
        same = self._by_value.get(quantity.value, [])
        if not same:
            return f"{quantity.text}: not in the story"
        if quantity.measure == "ordinal" and any(
            not each.measure and each.governor in quantity.counts for each in same
        ):
            return None  # "third round" of "round 3"
        measured = [each for each in same if _has_measure(each, quantity.measure)]
        if not measured:
            return f"{quantity.text}: the story has {same[0].text}"
        allowed = _IMPLIED_BY.get(quantity.bound, {quantity.bound})
        bounded = [each for each in measured if each.bound in allowed]
        if not bounded:
            return f"{quantity.text}: the story says {measured[0].bound or 'exactly'} {measured[0].text}"
        if before is not None and _are_partners(before, quantity):
            together = (before.value, quantity.value) in self._pairs
            return None if together else f"{before.text} and {quantity.text}: not together in the story"
        if quantity.partner is None and all(each.score or each.whole for each in bounded):
            return f"{quantity.text}: only beside another number in the story"
        return self._wrong_unit(quantity, bounded) or self._wrong_context(quantity, bounded)

    def _wrong_unit(self, quantity: Quantity, same: Sequence[Quantity]) -> str | None:
        for counted in quantity.counts:
            kind = MEASURES.get(counted)
            if kind and not any(counted in each.counts for each in same):
                others = [each for each in same if any(MEASURES.get(unit) == kind for unit in each.counts)]
                if others:
                    return f"{quantity.words}: the story has {others[0].words}"
        return None

    def _wrong_context(self, quantity: Quantity, same: Sequence[Quantity]) -> str | None:
        """The right number for the wrong thing: the story has another number for that."""
        if quantity.owner and quantity.value not in self._ages.get(quantity.owner, {quantity.value}):
            return f"{quantity.text}: not the age of that person"
        if quantity.measure == "ordinal":
            return None
        if quantity.to and all(each.to not in ("", quantity.to) for each in same):
            return f"{quantity.to} {quantity.text}: the story has {same[0].to} {same[0].text}"
        there = {word for each in same for word in (*each.counts, each.governor)} - {""}
        here = quantity.counts | {quantity.governor}
        if there and not here & there:
            for counted in quantity.counts - ANYBODY:
                if self._has_other(counted, quantity):
                    return f"{quantity.words}: another number in the story"
        if quantity.governor and quantity.governor not in there and self._has_other(quantity.governor, quantity):
            return f"{quantity.words}: another number in the story"
        return None

    def _has_other(self, word: str, quantity: Quantity) -> bool:
        return bool(self._beside.get((word, quantity.measure), set()) - {quantity.value})


def _wrong_there(quantity: Quantity, there: Sequence[Quantity]) -> str | None:
    """Another number of the same things in the sentence that makes the line's claim, and not this one."""
    if any(each.value == quantity.value for each in there):
        return None
    rivals = [each for each in there if each.measure == quantity.measure and each.counts & quantity.counts]
    return f"{quantity.words}: that passage has {rivals[0].words}" if rivals else None


def _has_measure(quantity: Quantity, measure: str) -> bool:
    return quantity.measure == measure or (not measure and quantity.measure in CURRENCIES)


def _are_partners(one: Quantity, other: Quantity) -> bool:
    return one.partner == other.value and other.partner == one.value
