"""What headlines are ranked by."""

from digest.intake import read_text
from digest.ranking import StoryWords
from digest.salience import salience
from digest.sentences import sentences
from digest.words import content_stems

WORDS = (
    "zebra yacht willow violin tunnel saddle rabbit pepper orchid needle marble lantern kettle jacket harbour garden"
)


def test_of_words_that_are_as_frequent_the_first_by_the_alphabet_are_a_storys_top_in_every_process():
    article = read_text(f"The {WORDS} came.\n\nThe {WORDS} went.", min_words=0)
    found = sentences(article)
    assert StoryWords(salience(article, found)).top == frozenset(sorted(content_stems(WORDS))[:12])
