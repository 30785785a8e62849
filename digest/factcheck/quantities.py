"""Quantities: numbers with what they count, how exact they are, and what stands before them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from digest.factcheck.lexicon import (
    ANYBODY,
    BOUND_PHRASES,
    BOUND_WORDS,
    CURRENCIES,
    CURRENCY_SYMBOLS,
    ENDS_COUNTED,
    MEASURES,
    NO_GOVERNOR,
    NOT_COUNTED,
    VAGUE_AMOUNTS,
    VAGUE_BEFORE_OF,
)
from digest.factcheck.numerals import NUMBER_WORDS, SCALES, low_at, numeral_at
from digest.factcheck.tokens import Token, is_content, lemma


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number.

    `measure` is "percent", "points", "ordinal", a currency or "", and `bound` how exact it is ("" is exactly). `counts`
    are the lemmas of the words after it that may be what it counts, `governor` that of the word before it, `to` the
    preposition "to" or "from" before it, and `owner` whose age it is. `partner` is the other number of "140 of 151" or
    "3-1"; `score` says that a dash joins them, `whole` that it is the 151. `unit` is the first of the counted words.
    """

    value: Decimal
    text: str
    first: int
    last: int
    measure: str = ""
    bound: str = ""
    counts: frozenset[str] = frozenset()
    governor: str = ""
    to: str = ""
    owner: str = ""
    partner: Decimal | None = None
    score: bool = False
    whole: bool = False
    unit: str = ""

    @property
    def words(self) -> str:
        """The number and the word after it, as they were written."""
        return f"{self.text} {self.unit}".rstrip()


def quantities(tokens: Sequence[Token], used: frozenset[int] = frozenset()) -> tuple[Quantity, ...]:
    """Every number among the tokens, without those at the places `used` (of dates)."""
    found: list[Quantity] = []
    place = 0
    while place < len(tokens):
        quantity = None if place in used else _quantity_at(tokens, place)
        if quantity:
            found.append(quantity)
            place = quantity.last
        place += 1
    return tuple(_partnered(tokens, found))


def vague_amounts(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """(the word as it stands, the word that stands for it) of amounts given without a number: "dozens", "halved"."""
    for place, token in enumerate(tokens):
        if token.kind == "word" and token.low in VAGUE_AMOUNTS:
            before, after = low_at(tokens, place - 1), low_at(tokens, place + 1)
            # Not "scores twice", nor "the second half".
            if (after == "of" or token.low not in VAGUE_BEFORE_OF) and before not in ("first", "second"):
                yield token.text, VAGUE_AMOUNTS[token.low]


def _quantity_at(tokens: Sequence[Token], place: int) -> Quantity | None:
    start = place
    measure = CURRENCY_SYMBOLS.get(tokens[place].low, "")
    if measure:
        place += 1
    numeral = numeral_at(tokens, place) if place < len(tokens) else None
    if numeral is None or (tokens[place].low == "one" and numeral.last == place and not _is_counted_one(tokens, place)):
        return None
    measure, last = _measure(tokens, numeral.last, measure or ("ordinal" if numeral.ordinal else ""))
    bound, before = _bound(tokens, start)
    counted = list(_counted(tokens, last + 1))
    return Quantity(
        value=numeral.value,
        text=text_of(tokens[start : last + 1]),
        first=start,
        last=last,
        measure=measure,
        bound=bound,
        counts=frozenset(lemma_ for _, lemma_ in counted),
        unit=counted[0][0] if counted else "",
        governor=_governor(tokens, before),
        to=low_at(tokens, before) if low_at(tokens, before) in ("to", "from") else "",
        owner=_owner(tokens, start, last),
    )


def _is_counted_one(tokens: Sequence[Token], place: int) -> bool:
    """Whether "one" is a number here: "one in six", "one year"; not "one of the", "the one day"."""
    after = low_at(tokens, place + 1)
    if after == "in":
        following = low_at(tokens, place + 2)
        return following in NUMBER_WORDS or following[:1].isdigit()
    return lemma(after) in MEASURES and low_at(tokens, place - 1) not in ("no", "the", "any", "every")


def _measure(tokens: Sequence[Token], last: int, measure: str) -> tuple[str, int]:
    """The measure that stands after a number, and the place of its last token."""
    after, then = low_at(tokens, last + 1), low_at(tokens, last + 2)
    if after in ("%", "percent", "pct"):
        return "percent", last + 1
    if after == "per" and then == "cent":
        return "percent", last + 2
    if after == "percentage" and then in ("point", "points"):
        return "points", last + 2
    if not measure and after in CURRENCIES:
        return CURRENCIES[after], last + 1
    if not measure and after == "-" and then in CURRENCIES:
        return CURRENCIES[then], last + 2
    return measure, last


def _bound(tokens: Sequence[Token], start: int) -> tuple[str, int]:
    """How exact the number at `start` is said to be, and the place of the last word before that."""
    before = start - 1
    while start - before < 3 and low_at(tokens, before) in ("an", "a", "the", "its"):
        before -= 1
    for length in (3, 2):
        phrase = tuple(token.low for token in tokens[max(before - length + 1, 0) : before + 1])
        if phrase in BOUND_PHRASES:
            return BOUND_PHRASES[phrase], before - length
    if bound := BOUND_WORDS.get(low_at(tokens, before)):
        return bound, before - 1
    return "", start - 1


def _counted(tokens: Sequence[Token], place: int) -> Iterator[tuple[str, str]]:
    """(text, lemma) of up to three words that may be what is counted: "140 [of its 151] members", "three-[day] [strike]"."""
    taken = 0
    for at, token in enumerate(tokens[place : place + 8], place):
        if token.kind == "number" or token.low == "-" or token.low in NOT_COUNTED or token.low in NUMBER_WORDS:
            continue
        if not (is_content(token) or lemma(token.low) in ANYBODY) or token.low in ENDS_COUNTED:
            return
        if token.low == "square":
            continue
        is_area = low_at(tokens, at - 1) == "square"
        of_age = "old" in (low_at(tokens, at + 1), low_at(tokens, at + 2)) and lemma(token.low) in MEASURES
        counted = lemma(token.low)
        yield token.text, f"{counted} old" if of_age else f"square {counted}" if is_area else counted
        taken += 1
        if taken == 3:
            return


def _governor(tokens: Sequence[Token], place: int) -> str:
    """The lemma of the word right before the number: "killed [two]", "rose to [412]"."""
    while low_at(tokens, place) in ("to", "from", "the", "a", "an", "its"):
        place -= 1
    if place < 0 or not is_content(tokens[place]) or tokens[place].low in CURRENCIES or tokens[place].low in SCALES:
        return ""
    found = lemma(tokens[place].low)
    return "" if found in NO_GOVERNOR else found


def _owner(tokens: Sequence[Token], start: int, last: int) -> str:
    """Whose age it is: "Pike, 58,"."""
    closed = last + 1 == len(tokens) or tokens[last + 1].low in (",", ".", ")")
    if start >= 2 and start == last and closed and tokens[start - 1].low in (",", "(") and tokens[start - 2].capital:
        return tokens[start - 2].low
    return ""


def _partnered(tokens: Sequence[Token], found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Numbers that belong together know of each other: "140 of its 151", "one in six", "118 votes to 97", "3-1"."""
    pairs: dict[int, tuple[Quantity, bool, bool]] = {}
    for one, other in pairwise(found):
        gap = tokens[one.last + 1 : other.first]
        between = [t.low for t in gap if (t.low not in NOT_COUNTED and not t.possessive) or t.low == "of"]
        if len(between) == 2 and between[1] == "to" and lemma(between[0]) in one.counts:
            del between[0]
        dash = between in (["-"], ["–"])
        share = between in (["of"], ["in"], ["out", "of"])
        is_range = between == ["and"] and low_at(tokens, one.first - 1) == "between"
        if dash or share or is_range or between == ["to"]:
            pairs[one.first] = (other, dash, False)
            pairs[other.first] = (one, dash, share)
    for quantity in found:
        if quantity.first in pairs:
            partner, score, whole = pairs[quantity.first]
            shared = partner.measure if score and not quantity.measure and partner.first > quantity.first else ""
            measure = quantity.measure or shared  # "27-49%"
            yield replace(quantity, partner=partner.value, score=score and not measure, whole=whole, measure=measure)
        else:
            yield quantity


def text_of(tokens: Sequence[Token]) -> str:
    """The tokens as they were written, but for the width of the white space."""
    return "".join(("" if token.joined or not place else " ") + token.text for place, token in enumerate(tokens))
