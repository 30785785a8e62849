"""What is said of somebody after the name."""

import pytest

from digest.article import Span
from digest.quotes import appositions


@pytest.mark.parametrize(
    ("after", "role"),
    [
        (", a professor at Norvik University, said", "professor at Norvik University"),
        (", 45, a farmer, said", "farmer"),
        (", director of the Centre for Ice.", "director of the Centre for Ice"),
        (", who is a nurse in Vell, said", "nurse in Vell"),
        (", whom I met", None),
        (", then left the room", None),
        (", former Vell governor Ann Lee", None),
        (", a beekeeper.", "beekeeper"),
    ],
)
def test_appositions(after: str, role: str | None) -> None:
    text = "Kim" + after
    span = appositions.apposition_after(text, 3, len(text))
    assert (text[span.start : span.end] if span else None) == role


def test_a_party_after_a_name() -> None:
    text = "Ray Pruitt, R-Cold Spring, said"
    assert appositions.party_after(text, len("Ray Pruitt"), len(text)) == Span(12, 25)


@pytest.mark.parametrize(
    ("after", "role"),
    [
        (", a senior, said", "senior"),
        (", the 6-foot-11 center from Vell, said", "6-foot-11 center from Vell"),
        (", a junior who serves as the board’s treasurer, said", "junior who serves as the board’s treasurer"),
        (", 34, of Lowfield, a nurse, said", "nurse"),
        (", no relation, an auctioneer, said", "auctioneer"),
        (", who served as secretary of state when it fell", "secretary of state"),
        (" who is the secretary of state.", "secretary of state"),
        (", a longtime policy maker who advises her", "longtime policy maker"),
        (", Colours of Vell’s executive director, said", "Colours of Vell’s executive director"),
        (", using the mayor as a shield, said", None),
        (", the Republican Party’s gala", None),
        (", of Lowfield, said", None),
    ],
)
def test_appositions_that_come_late_or_go_on(after: str, role: str | None) -> None:
    text = "Ada Marsh" + after
    span = appositions.apposition_after(text, len("Ada Marsh"), len(text))
    assert (text[span.start : span.end] if span else None) == role


def test_what_a_relative_is_is_said_of_nobody_else() -> None:
    text = "Ada Marsh, whose late husband was a boxer, said"
    assert appositions.being_after(text, len("Ada Marsh"), len(text)) is None


@pytest.mark.parametrize(
    ("after", "deed"),
    [
        (", who runs the ferry, said", "runs the ferry"),
        (", who cites them as proof", None),
        (", who supports the plan", None),
        (", who wants a bridge", None),
    ],
)
def test_what_somebody_does_for_a_living(after: str, deed: str | None) -> None:
    text = "Ada Marsh" + after
    span = appositions.does_after(text, len("Ada Marsh"), len(text))
    assert (text[span.start : span.end] if span else None) == deed
