"""Which sentences matter."""

import pytest

from digest.intake import read_text
from digest.salience import FEATURES, WEIGHTS, features, leans_back, salience
from digest.sentences import sentences
from digest.words import content_stems, stem

STORY = (
    "The harbour at Sandmouth will close for two years while its walls are rebuilt, the port authority said on Monday.\n\n"
    "It was a fine day.\n\n"
    "The walls of the harbour were built in 1871 and have cracked in four places, engineers told the port authority.\n\n"
    "Somebody had left a bicycle outside."
)


def test_the_weights_are_one_for_each_feature_in_their_order() -> None:
    assert tuple(WEIGHTS) == FEATURES
    assert all(len(row) == len(FEATURES) for row in features(["One is here.", "Two."], [0, 0]))


def test_what_the_story_is_about_ranks_above_what_it_is_not() -> None:
    article = read_text(STORY)
    assert salience(article, sentences(article)).ranked()[:2] == [0, 2]


def test_a_headline_that_the_story_brings_is_a_hint() -> None:
    plain = read_text(STORY)
    hinted = read_text(STORY, headline="Bicycle left outside by somebody")
    last = len(sentences(plain)) - 1
    before = salience(plain, sentences(plain)).ranked().index(last)
    after = salience(hinted, sentences(hinted)).ranked().index(last)
    assert after < before


@pytest.mark.parametrize(
    "line", ["He left.", "But they won.", "“It was cold.", "This angered many.", "However, nobody came."]
)
def test_lines_that_lean_back(line: str) -> None:
    assert leans_back(line)


@pytest.mark.parametrize(
    "line", ["Heather left.", "Items were lost.", "Butler won.", "Thistles grew.", "The mayor left."]
)
def test_lines_that_do_not(line: str) -> None:
    assert not leans_back(line)


def test_words_are_compared_by_their_stems() -> None:
    assert content_stems("The walls of Kim’s harbour were closed; 25 walls") == [
        "wall",
        "kim",
        "harbour",
        "close",
        "25",
        "wall",
    ]
    assert stem("Closing") == stem("closed")


def test_no_sentences_no_scores() -> None:
    article = read_text("", min_words=0)
    assert salience(article, ()).ranked() == []
