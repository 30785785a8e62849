"""Which lines to take together: those that share the most with a summary, each new to the others."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from digest.importance import Importance
from digest.words import content_stems

_MOST_SHARED = 0.6  # of a line's content stems with another: past that it says the same again
_ROUNDS = 4  # in which each line may give way to a better one


@dataclass(frozen=True, slots=True)
class Offer:
    """A form of a sentence: the sentence's number, what it reads as, and what taking it costs, in units of `Importance.value`.
    `follows`: it is taken only where the sentence before is, which names whom or what it speaks of."""

    sentence: int
    text: str
    price: float = 0.0
    follows: bool = False


def choose(offers: Collection[Offer], importance: Importance, *, count: int, beside: Sequence[str] = ()) -> list[Offer]:
    """At most so many offers, no two of one sentence, in the order of their sentences. None says what another one or one of
    `beside` says. They are taken greedily, then exchanged one by one while that is better."""

    def value(offer: Offer, others: Sequence[Offer]) -> float:
        texts = [*beside, *(each.text for each in others), offer.text]
        return importance.value(texts) - sum(each.price for each in others) - offer.price

    def best(others: Sequence[Offer]) -> Offer | None:
        taken = {each.sentence for each in others}
        texts = [*beside, *(each.text for each in others)]
        free = (
            each
            for each in offers
            if each.sentence not in taken
            and not (each.follows and each.sentence - 1 not in taken)
            and not says_again(each.text, texts)
        )
        return max(free, key=lambda offer: value(offer, others), default=None)

    chosen: list[Offer] = []
    while len(chosen) < count and (found := best(chosen)):
        chosen.append(found)
    for _ in range(_ROUNDS):
        before = list(chosen)
        for place, own in enumerate(before):
            others = chosen[:place] + chosen[place + 1 :]
            if any(each.follows and each.sentence == own.sentence + 1 for each in others):
                continue
            other = best(others)
            if other and value(other, others) > value(own, others):
                chosen[place] = other
        if chosen == before:
            break
    return sorted(chosen, key=lambda offer: offer.sentence)


def says_again(text: str, others: Sequence[str]) -> bool:
    """Whether a line says for the most part what one of the others says, or one of them what it says."""
    stems = set(content_stems(text))
    found = (set(content_stems(other)) for other in others)
    return any(len(stems & other) > _MOST_SHARED * min(len(stems), len(other)) for other in found)
