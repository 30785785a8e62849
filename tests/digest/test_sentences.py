"""Where sentences begin and end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.article import Span
from digest.intake import read_text
from digest.sentences import sentences, split


def texts(paragraph: str) -> list[str]:
    return [paragraph[span.start : span.end] for span in split(paragraph, Span(0, len(paragraph)))]


@pytest.mark.parametrize(
    "expected",
    [
        ["Dr. A. J. Okafor of St. Mary's told Gov. J.P. Lang on Jan. 5 that U.S. exports rose 3.5 percent.", "It was a record."],
        ["The minister said the U.S. “clearly” needed boats.", "The U.S. agreed."],
        ["She moved to the U.S.", "“It was late,” she said."],
        ["The U.S. Treasury agreed.", "It cost $5 a share at 9 a.m. Monday."],
        ["He lives in Washington, D.C.", "He works in the U.K.", "The rest is known."],
        ['"Why now?" Ms. Osei asked.', '"Because," he said.', '"We must."'],
        ["“Stop!” he said.", "‘No.’", "She left."],
        ["“It is over.”", "The crowd went home."],
        ["No. 10 refused.", "Acme Inc. said it would.", "Profit at Acme Inc. doubled."],
        ["She left ... and came back.", "Nobody knew why…", "Then he came."],
        ["Sen. Joe Ruiz, D-Calif., voted no.", "So did Rep. Ann Lee."],
        ["It took 9.58 seconds.", "(The old record was 9.69.)", "He wept."],
        ["The commissioner, Dr. (Mrs.) Ngunan Iorfa, spoke.", "Smt. Nambiar left (with Mr. Rao.)", "It rained."],
        ["Is it 5.30 p.m. in London?", "Yes"],
        ["The red tub is now on show at the harbour", "His wife said she had hoped.", "He sang and The Times wrote of it."],
        ["Orr Inc. (OIN) said it would close.", "It did."],
        ["„Wir gehen.“", "«On part.»", "Then they left"],
    ],
)  # fmt: skip
def test_sentences(expected: list[str]) -> None:
    assert texts(" ".join(expected)) == expected


def test_a_question_that_stays_in_its_sentence() -> None:
    assert texts("“Who pays?” asked the mayor. Nobody answered.") == [
        "“Who pays?” asked the mayor.",
        "Nobody answered.",
    ]


def test_no_sentence_is_longer_than_a_model_could_bear() -> None:
    article = read_text("word " * 40_000)
    found = sentences(article)
    assert len(found) > 50
    assert all(len(sentence.span) <= 2_000 for sentence in found)


def test_sentences_are_numbered_over_the_paragraphs() -> None:
    found = sentences(read_text("One is here. Two is there. Three is gone.\n\nFour came back.", min_words=0))
    assert [(sentence.index, sentence.block) for sentence in found] == [(0, 0), (1, 0), (2, 0), (3, 1)]


@given(st.text(alphabet=" .?!…\"'“”AaBb1U.S\n", max_size=300))
def test_sentences_cover_every_letter_and_never_overlap(text: str) -> None:
    article = read_text(text, min_words=0)
    found = sentences(article)
    for before, after in itertools.pairwise(found):
        assert before.span.end <= after.span.start
    covered = "".join(article.text(sentence.span) for sentence in found)
    wanted = "".join(article.text(span) for span in article.paragraphs)
    assert "".join(covered.split()) == "".join(wanted.split())
