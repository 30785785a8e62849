"""Where a noun phrase for somebody ends."""

import pytest

from digest.quotes import phrases


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("retired dinner lady has since", "retired dinner lady"),
        ("mother of a 17-year-old boy shot by an officer told", "mother of a 17-year-old boy"),
        ("founder of a blood-testing startup told", "founder of a blood-testing startup"),
        ("head of the Bakery Workers Union is worried", "head of the Bakery Workers Union"),
        ("newly elected mayor who", "newly elected mayor"),
        ("governor in 2019.", "governor"),
        ("event featured pop singer", None),
        ("Republican candidates for president", None),
        ("coaches said", None),
        ("report was", None),
    ],
)
def test_a_subject_ends_before_its_verb(text: str, phrase: str | None) -> None:
    span = phrases.short_phrase(text, 0, len(text))
    assert (text[span.start : span.end] if span else None) == phrase


@pytest.mark.parametrize(
    ("phrase", "head"),
    [("former mayor of Vell", "mayor"), ("nurse", "nurse"), ("director general for trade", "general")],
)
def test_the_head_of_a_role(phrase: str, head: str) -> None:
    assert phrases.head(phrase) == head
