"""Title case as the Associated Press sets it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.casing import title_case


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ferry to stop for ten weeks", "Ferry to Stop for Ten Weeks"),
        ("council votes to cut funds from schools with no heating",
         "Council Votes to Cut Funds From Schools With No Heating"),
        ("What it is for", "What It Is For"),
        ("Storm shuts off power as river rises over its banks", "Storm Shuts Off Power as River Rises Over Its Banks"),
        ("new iPhone sold at McDonald’s in the U.S. to go", "New iPhone Sold at McDonald’s in the U.S. to Go"),
        ("iPhone is the best", "iPhone Is the Best"),
        ("minister meets Bashar al-Assad and Ursula von der Leyen",
         "Minister Meets Bashar al-Assad and Ursula von der Leyen"),
        ("fox in its den of thieves", "Fox in Its Den of Thieves"),
        ("al-Shabab claims attack", "Al-Shabab Claims Attack"),
        ("COVID-related costs rise in a face-to-face talk", "COVID-Related Costs Rise in a Face-to-Face Talk"),
        ("built-in risk: the end of an era", "Built-In Risk: The End of an Era"),
        ("mayor: “a shame” and “the end”", "Mayor: “A Shame” and “The End”"),
        ("trains don’t run before 6 a.m. on example.com", "Trains Don’t Run Before 6 a.m. on example.com"),
        ("21st-century mill burns", "21st-Century Mill Burns"),
        ("élan and über-cool ßtrange", "Élan and Über-Cool ßtrange"),
        ("", ""),
    ],
)  # fmt: skip
def test_title_case(line: str, expected: str) -> None:
    assert title_case(line) == expected


@settings(deadline=None)
@given(st.text())
def test_only_the_case_changes(line: str) -> None:
    cased = title_case(line)
    assert len(cased) == len(line)
    assert cased.casefold() == line.casefold()
    assert title_case(cased) == cased
