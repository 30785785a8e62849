"""Who was asked, and descriptions before a pronoun."""

import pytest

from digest.article import Span
from digest.quotes import preposed, questions


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("On her last day Mrs Stokes was asked what she would miss.", "Stokes"),
        ("Later he was also pressed on the cost.", "he"),
        ("Marsh, when asked about it, laughed.", "Marsh"),
        ("Marsh asked about it.", None),
    ],
)
def test_who_was_asked(text: str, who: str | None) -> None:
    span = questions.was_asked(text, Span(0, len(text)))
    assert (text[span.start : span.end] if span else None) == who


@pytest.mark.parametrize(
    ("text", "subject"),
    [("asked her why", "she"), ("asked him.", "he"), ("asked her sister why", None), ("asked Tom", None)],
)
def test_asked_by_a_pronoun(text: str, subject: str | None) -> None:
    found = questions.asked_pronoun(text, len("asked"))
    assert (found[0] if found else None) == subject


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("A retired grout maker, he owns four.", "retired grout maker"),
        ("Now a state senator, she has a bill.", "state senator"),
        ("The owner of a shop on Mill Road, he told them so.", "owner of a shop on Mill Road"),
        ("At the weekend, he rests.", None),
        ("In the office of a lawyer, she waited.", None),
        ("Ada Marsh, a farmer, said he would.", None),
    ],
)
def test_a_description_before_a_pronoun(text: str, role: str | None) -> None:
    found = preposed.before_pronoun(text, Span(0, len(text)))
    assert (text[found.role.start : found.role.end] if found else None) == role
