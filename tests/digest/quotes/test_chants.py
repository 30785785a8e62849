"""Who shouts together."""

import pytest

from digest.quotes.chants import chanting


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("The mayor, who came on Monday, was heckled by some residents shouting ", "some residents"),
        ("The crowd, many in tears, chanted ", "The crowd"),
        ("Angry parents marched on the hall and raised slogans of ", "Angry parents"),
        (
            "Hundreds of students from Norvik University broke into chants of ",
            "Hundreds of students from Norvik University",
        ),
        ("The away fans greeted him with chants of ", "The away fans"),
        ("Members of the House of Elders protested by shouting ", "Members of the House of Elders"),
        ("Ada Marsh shouted ", None),
        ("The crowd was told that ", None),
    ],
)
def test_who_shouts(before: str, who: str | None) -> None:
    source = chanting(before, 0, len(before))
    assert (source.role if source is not None else None) == who
