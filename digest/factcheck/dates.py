"""Dates: days, months, years and times of day, and whether the story gives the same ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.factcheck.numerals import low_at
from digest.factcheck.tokens import Token

_WEEKDAYS = {
    form: day
    for day, forms in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for form in forms.split()
}
_MONTHS = {
    form: month + 1
    for month, forms in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        )
    )
    for form in forms.split()
}
_SHORT = frozenset(
    "mon tues tue wed weds thu thur thurs fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
_BEFORE_MONTH = frozenset(
    "in of since until till by last next this early late mid from to between and during through before after for each "
    "every".split()
)
_BEFORE_YEAR = frozenset(
    "in since until till by from to of during before after between and around about circa spring summer autumn winter early "
    "late mid the through for back".split()
)
_RELATIVE = frozenset("yesterday today tomorrow tonight noon midday midnight".split())
_WHICH = {
    "last": "last",
    "next": "next",
    "this": "this",
    "past": "last",
    "previous": "last",
    "coming": "next",
    "following": "next",
}
_PERIODS = frozenset("week weekend month year quarter season spring summer autumn winter decade century".split())
_SEASONS = frozenset("spring summer autumn winter".split())
_MERIDIEM = {"am": "am", "pm": "pm"}


@dataclass(frozen=True, slots=True)
class Date:
    """One mention: parts such as ("month", 4) and ("day", 12), the words, and the places of its tokens."""

    parts: frozenset[tuple[str, int | str]]
    text: str
    places: tuple[int, ...]

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(kind for kind, _ in self.parts)


def dates(tokens: Sequence[Token]) -> tuple[Date, ...]:
    """Every date among the tokens, in their order."""
    found: list[Date] = []
    place = 0
    while place < len(tokens):
        read = _time_at(tokens, place) or _month_at(tokens, place) or _other_at(tokens, place)
        if read:
            parts, places = read
            words = "".join(
                ("" if tokens[p].joined and p != places[0] else " ") + tokens[p].text for p in places
            ).strip()
            found.append(Date(frozenset(parts), words, places))
            place = places[-1]
        place += 1
    return tuple(found)


_Read = tuple[list[tuple[str, int | str]], tuple[int, ...]]


def _time_at(tokens: Sequence[Token], place: int) -> _Read | None:
    """5am, 5 a.m., 3:40 p.m., 15:40."""
    token = tokens[place]
    if token.kind != "number":
        return None
    if token.low.endswith(("am", "pm")):
        hour, _, minute = token.low[:-2].replace(",", ".").partition(".")
        return [("time", f"{hour}:{minute or '00'}{token.low[-2:]}")], (place,)
    minute, end = "00", place
    if low_at(tokens, place + 1) == ":" and _is_minutes(tokens, place + 2):
        minute, end = tokens[place + 2].low, place + 2
        if minute.endswith(("am", "pm")):
            return [("time", f"{token.low}:{minute[:2]}{minute[2:]}")], (place, place + 1, end)
    if meridiem := _MERIDIEM.get(low_at(tokens, end + 1)):
        hour, _, part = token.low.partition(".")
        return [("time", f"{hour}:{part or minute}{meridiem}")], tuple(range(place, end + 2))
    return ([("time", f"{token.low}:{minute}")], (place, place + 1, end)) if end > place else None


def _is_minutes(tokens: Sequence[Token], place: int) -> bool:
    return (
        place < len(tokens)
        and tokens[place].joined
        and tokens[place].low[:2].isdigit()
        and tokens[place].kind == "number"
    )


def _month_at(tokens: Sequence[Token], place: int) -> _Read | None:
    """April; April 12; April 12, 2015; April 2015; 12 April 2015; the 12th of April."""
    token = tokens[place]
    day = _day(token)
    if day:
        month_place = place + 2 if low_at(tokens, place + 1) == "of" else place + 1
        if _is_month(tokens, month_place) and not (token.low.isdigit() and _day_follows(tokens, month_place)):
            parts: list[tuple[str, int | str]] = [("day", day), ("month", _MONTHS[tokens[month_place].low])]
            return _with_year(tokens, parts, tuple(range(place, month_place + 1)))
        return None
    if not _is_month(tokens, place):
        return None
    parts = [("month", _MONTHS[token.low])]
    if place + 1 < len(tokens) and (day := _day(tokens[place + 1])):
        return _with_year(tokens, [*parts, ("day", day)], (place, place + 1))
    if _is_year(tokens, place + 1):
        return [*parts, ("year", int(tokens[place + 1].low))], (place, place + 1)
    surely = len(token.low) > 4 or token.low in ("june", "july") or token.low in _SHORT
    if (surely and token.low != "march") or low_at(tokens, place - 1) in _BEFORE_MONTH:
        return parts, (place,)
    return None


def _is_month(tokens: Sequence[Token], place: int) -> bool:
    if not 0 <= place < len(tokens) or not tokens[place].capital or tokens[place].low not in _MONTHS:
        return False
    return tokens[place].low not in _SHORT or tokens[place].text.endswith(".") or place + 1 < len(tokens)


def _day_follows(tokens: Sequence[Token], place: int) -> bool:
    return place + 1 < len(tokens) and _day(tokens[place + 1]) > 0 and not tokens[place + 1].low.isdigit()


def _day(token: Token) -> int:
    """The day of a month, 0 for what is none."""
    digits = token.low[:-2] if token.low.endswith(("st", "nd", "rd", "th")) else token.low
    return (
        int(digits)
        if token.kind == "number" and digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31
        else 0
    )


def _with_year(tokens: Sequence[Token], parts: list[tuple[str, int | str]], places: tuple[int, ...]) -> _Read:
    comma = low_at(tokens, places[-1] + 1) == ","
    year = places[-1] + (2 if comma else 1)
    if _is_year(tokens, year):
        return [*parts, ("year", int(tokens[year].low))], (*places, year)
    return parts, places


def _is_year(tokens: Sequence[Token], place: int) -> bool:
    if not 0 <= place < len(tokens):
        return False
    token = tokens[place]
    return token.kind == "number" and token.low.isdigit() and len(token.low) == 4 and 1000 <= int(token.low) <= 2199


def _other_at(tokens: Sequence[Token], place: int) -> _Read | None:
    token = tokens[place]
    if token.kind == "number":
        if len(token.low) == 5 and token.low[:4].isdigit() and token.low.endswith("0s"):
            return [("years", token.low)], (place,)
        if _is_year(tokens, place) and (
            (low_at(tokens, place - 1) in _BEFORE_YEAR and low_at(tokens, place + 1) not in ("years", "months", "days"))
            or not _counts_something(tokens, place + 1)
            or _ends_range(tokens, place)
        ):
            return [("year", int(token.low))], (place,)
        return None
    if token.kind != "word":
        return None
    if (
        token.capital
        and token.low in _WEEKDAYS
        and (token.low not in _SHORT or token.text.endswith(".") or place + 1 < len(tokens))
    ):
        if token.low in ("sun", "sat", "wed", "mon", "fri", "thu", "tue") and not _is_short_weekday(tokens, place):
            return None
        return [("weekday", _WEEKDAYS[token.low])], (place,)
    if token.low in _RELATIVE:
        return [("when", "noon" if token.low == "midday" else token.low)], (place,)
    if token.low in _WHICH and low_at(tokens, place + 1) in _PERIODS:
        return [("when", f"{_WHICH[token.low]} {tokens[place + 1].low}")], (place, place + 1)
    if token.low in _SEASONS and low_at(tokens, place - 1) in (
        "the",
        "this",
        "in",
        "by",
        "next",
        "last",
        "early",
        "late",
    ):
        return [("season", token.low)], (place,)
    return None


def _is_short_weekday(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and low_at(tokens, place - 1) in ("on", "by", "until", "since", ",", "from")


def _ends_range(tokens: Sequence[Token], place: int) -> bool:
    return low_at(tokens, place - 1) in ("-", "–") and _is_year(tokens, place - 2)


def _counts_something(tokens: Sequence[Token], place: int) -> bool:
    """Whether a plural noun follows: "2000 soldiers" is no year."""
    low = low_at(tokens, place)
    return len(low) > 3 and low.endswith("s") and tokens[place].kind == "word" and not tokens[place].capital


def wrong_date(date: Date, nearest: Sequence[Date], everywhere: Sequence[Date]) -> str | None:
    """Why a line's date is not the story's; None where it is. `nearest` are those of the sentence it is most like."""
    holding = [other for other in everywhere if date.parts <= other.parts]
    if not holding:
        return f"{date.text}: not in the story"
    if any(date.parts <= other.parts for other in nearest):
        return None
    rivals = [other for other in nearest if date.kinds <= other.kinds]
    return f"{date.text}: that passage has {rivals[0].text}" if rivals else None


def places_of(found: Sequence[Date]) -> frozenset[int]:
    return frozenset(place for date in found for place in date.places)
