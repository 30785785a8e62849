"""Who claims it, at the end of a line."""

import pytest

from digest.attributed import with_source
from digest.factcheck import StoryFacts
from digest.intake import read_text

THEY = (
    "The ban on night ferries is likely to be lifted as long as the strait stays quiet, analysts say.\n\n"
    "In the coming weeks, Lorrania will step up calls for an end to the ban, they say.\n\n"
    "The ban has stood since March."
)


def told(text: str, sentence: int, line: str) -> tuple[str, list[str]] | None:
    article = read_text(text, min_words=0)
    facts = StoryFacts.of(article)
    found = with_source(line, facts.sentences[sentence].span, facts)
    return found and (found[0], [article.text(span) for span in found[1]])


def test_they_are_who_was_named_before():
    line, passages = told(THEY, 1, "Lorrania to step up calls for end to ban")
    assert line == "Lorrania to step up calls for end to ban, analysts say"
    assert [passage.split()[-2:] for passage in passages] == [["they", "say."], ["analysts", "say."]]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The bridge will close in May, the council said.", "council says"),
        ("The bridge will close in May, police said.", "police say"),
        ("The bridge will close in May, according to engineers.", "engineers say"),
        ("The bridge will close in May, according to engineers on Thursday.", "engineers say"),
        ("The bridge will close in May, police late on Thursday said.", "police say"),
        ("The bridge will close in May, the mayor has said, a year after the flood.", "mayor says"),
        ("The bridge will close in May, engineers have now said.", "engineers say"),
    ],
)
def test_a_source_is_named_without_its_article(sentence: str, said: str):
    assert told(sentence, 0, "Bridge to close in May") == (f"Bridge to close in May, {said}", [sentence])


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge will close in May.",
        "The bridge will close in May, they said.",  # nobody was named
        "The bridge will close in May, the hearing was told.",
        "The bridge will close in May, said the deputy head of the association of bridge builders of Lund.",
    ],
)
def test_where_it_cannot_be_told_nothing_is_said(sentence: str):
    assert told(sentence, 0, "Bridge to close in May") is None
