"""What opens a sentence, and what only looks like it; times that are what somebody spends."""

import pytest

from digest.article import Span
from digest.cuts import headline_cuts, is_sound
from digest.intake import read_text
from digest.openings import opening_end


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("On Friday, at a meeting in Oslo, the council voted.", "the council voted."),
        ("After nine years, three strikes and two fires, the council of Lund voted.", "the council of Lund voted."),
        ("As a member of the Salt, Eel and Bread Board, the senator spoke.", "the senator spoke."),
        ("As he left the mill, the baker fell.", "the baker fell."),
        ("In Lund, Ida Tann and Ola Orr, both bakers, opened a shop.", "Ida Tann and Ola Orr, both bakers, opened a shop."),
        ("About 90,000 years ago a group of people, most of them sailors, crossed a beach.",
         "a group of people, most of them sailors, crossed a beach."),
        ("On most days I see a man learning to read, two bakers and a cat.",
         "On most days I see a man learning to read, two bakers and a cat."),
    ],
)  # fmt: skip
def test_where_the_subject_begins(sentence: str, rest: str) -> None:
    assert sentence[opening_end(sentence, lambda cut: False) :] == rest


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Hundreds of bakers spent Wednesday night in their boats on the strait of Mur after a storm.", "spent in"),
        ("The council chose Friday for the vote on the mill by the port of Lund.", "chose for"),
    ],
)
def test_a_time_that_is_an_object_stays(sentence: str, never: str) -> None:
    article = read_text(sentence, min_words=0)
    made = headline_cuts(article, Span(0, len(article.body.rstrip())), most_words=14)
    assert made
    assert not [cut.text for cut in made if never in cut.text]


def test_what_follows_has_to_follow() -> None:
    assert not is_sound("Senator Tann issues following statement")
    assert not is_sound("President Orr appoints the following 11 individuals to serve in key roles")
    assert is_sound("Senator Tann leaves council following report of council")
    assert is_sound("Council closes mill following statement by bakers")
