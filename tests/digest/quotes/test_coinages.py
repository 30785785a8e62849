"""What a thing is called is told from what somebody calls it."""

import pytest

from digest.quotes.coinages import is_coinage


@pytest.mark.parametrize(
    ("before", "content", "after"),
    [
        ("The crews call it ", "the long Tuesday", "."),
        ("locals now call the bend ", "the Widow’s Elbow", ", and slow down."),
        ("Children still call him the ", "bread man", "."),
        ("Physicists are calling the signal the ", "quiet hum", "."),
        ("They call the shed ", "the Ritz", " for its one chair."),
        ("He said it was too early to speak of a ", "ghost year", ", a term that banks dislike."),
        ("The plant has a ", "sleep mode", ", the phrase in the manual."),
    ],
)
def test_a_name_that_many_give(before: str, content: str, after: str) -> None:
    assert is_coinage(before, content, after)


@pytest.mark.parametrize(
    ("before", "content", "after"),
    [
        ("Critics call it ", "the worst road in the county", "."),
        ("Marsh calls it ", "the long Tuesday", "."),
        ("The crews call it ", "madness", "."),
        ("She said it was a ", "slow fire", ", a phrase she used twice."),
        ("Residents call the plan ", "the end of the village as we know it", "."),
        ("He told them to ", "go home", ", and a term began."),
    ],
)
def test_what_somebody_says_of_it(before: str, content: str, after: str) -> None:
    assert not is_coinage(before, content, after)
