"""Numerals: the value of a number in digits, in words or in both."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from digest.factcheck.tokens import Token, is_content

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
NUMBER_WORDS = {word: Decimal(value) for value, word in enumerate([*_UNITS.split(), "eighteen", "nineteen"])}
for _place, _word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split()):
    NUMBER_WORDS[_word] = Decimal(10 * (_place + 2))
SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SHORT_SCALES = {"m": 6, "mn": 6, "bn": 9, "b": 9, "tn": 12, "k": 3}
_UNIT_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth".split()
_ORDINALS = {word: Decimal(place + 1) for place, word in enumerate(_UNIT_ORDINALS)}
for _place, _word in enumerate("tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth".split()):
    _ORDINALS[_word] = Decimal(_place + 10)
_ORDINALS |= {
    "seventeenth": Decimal(17),
    "eighteenth": Decimal(18),
    "nineteenth": Decimal(19),
    "twentieth": Decimal(20),
}
_TIMES = {"twice": Decimal(2), "thrice": Decimal(3)}
_LONGEST_WORDS = 12  # of a number in words, hyphens too
_LONGEST = 30  # digits: a longer one is no number of the news, and scaling it would take time


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number's value and the place of its last token."""

    value: Decimal
    last: int
    ordinal: bool = False


def numeral_at(tokens: Sequence[Token], place: int) -> Numeral | None:
    """The numeral that begins at `place`. "One" alone is none: it is a pronoun as often ("one of them")."""
    token = tokens[place]
    if token.kind == "number":
        return _digits_at(tokens, place)
    if token.kind != "word":
        return None
    if token.low in _TIMES:
        return Numeral(_TIMES[token.low], place)
    if token.low in _ORDINALS:
        # "twice a second", but "a second dam".
        is_time = token.low == "second" and low_at(tokens, place - 1) in ("a", "per", "every", "each")
        if is_time and (place + 1 == len(tokens) or not is_content(tokens[place + 1])):
            return None
        return Numeral(_ORDINALS[token.low], place, ordinal=True)
    if token.low in ("a", "an") and low_at(tokens, place + 1) in SCALES:
        return _scaled(tokens, Numeral(Decimal(1), place))
    return _words_at(tokens, place) if token.low in NUMBER_WORDS else None


def _digits_at(tokens: Sequence[Token], place: int) -> Numeral | None:
    low = tokens[place].low
    digits = low.rstrip("abdhkmnprstg")
    suffix = low[len(digits) :]
    if len(digits) > _LONGEST:
        return None
    try:
        value = Decimal(digits.replace(",", ""))
    except InvalidOperation:  # "1.2.3": a version, a date
        return None
    if suffix in ("st", "nd", "rd", "th"):
        return Numeral(value, place, ordinal=True)
    return _scaled(tokens, Numeral(value.scaleb(_SHORT_SCALES.get(suffix, 0)), place))


def _words_at(tokens: Sequence[Token], place: int) -> Numeral:
    """ "two", "twenty-one", "twenty-first", "two hundred and five thousand"."""
    total, group, last = Decimal(0), NUMBER_WORDS[tokens[place].low], place
    while True:
        after = low_at(tokens, last + 1)
        if last - place >= _LONGEST_WORDS:
            return Numeral(total + group, last)
        if after in SCALES and group < 1_000:
            last += 1
            group = group.scaleb(SCALES[after])
            if after != "hundred":
                total, group = total + group, Decimal(0)
            continue
        step = last + 2 if after in ("-", "and") else last + 1
        part = NUMBER_WORDS.get(low_at(tokens, step))
        tens_before = group % 100 >= 20 and group % 10 == 0 and tokens[last].low in NUMBER_WORDS
        joins = (tens_before and after != "and") if tokens[last].low in NUMBER_WORDS else after != "-"
        if part is not None and joins and (part < 10 or not tens_before):
            group, last = group + part, step
        elif tens_before and after == "-" and (ordinal := _ORDINALS.get(low_at(tokens, step))) and ordinal < 10:
            return Numeral(total + group + ordinal, step, ordinal=True)
        else:
            return Numeral(total + group, last)


def _scaled(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """ "4.6 million", "80-million", "3m" as two tokens."""
    value, last = numeral.value, numeral.last
    while True:
        step = last + 2 if low_at(tokens, last + 1) == "-" and tokens[last + 1].joined else last + 1
        low = low_at(tokens, step)
        scale = SCALES.get(low) or (_SHORT_SCALES.get(low) if step < len(tokens) and tokens[step].joined else None)
        if scale is None or value > 10**_LONGEST:
            return Numeral(value, last)
        value, last = value.scaleb(scale), step


def low_at(tokens: Sequence[Token], place: int) -> str:
    """The folded word at a place, empty outside the line."""
    return tokens[place].low if 0 <= place < len(tokens) else ""
