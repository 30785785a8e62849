"""The full stop of an abbreviation stays with it and goes with it."""

import pytest

from digest.abbreviations import is_abbreviated
from digest.article import Span
from digest.cuts import headline_cuts
from digest.intake import read_text
from digest.sentences import sentences


def headlines(sentence: str) -> list[str]:
    article = read_text(sentence, min_words=0)
    return [cut.text for cut in headline_cuts(article, Span(0, len(article.body.rstrip())), most_words=14)]


@pytest.mark.parametrize(
    ("text", "abbreviated"),
    [
        ("in Memphis, Tenn", True), ("Ola Orr Jr", True), ("in Lund, N.C", True), ("at 5 a.m", True), ("Kelp Inc", True),
        ("the Museum of Art", False), ("after Sunday Mass", False), ("the river", False), ("at Lund", False),
    ],
)  # fmt: skip
def test_what_is_abbreviated(text: str, abbreviated: bool) -> None:
    assert is_abbreviated(text) == abbreviated


@pytest.mark.parametrize(
    ("sentence", "made"),
    [
        ("Ola Orr, formerly an officer with the Lund police, pleaded guilty in federal court in Memphis, Tenn., to three counts.",
         ["Ola Orr pleaded guilty in federal court to three counts",
          "Ola Orr pleaded guilty in federal court in Memphis, Tenn."]),
        ("A grand jury in Casper, Wyo., returned an indictment charging Randy Lund with fraud.",
         ["Grand jury in Casper, Wyo., returns indictment", "Grand jury returns indictment"]),
        ("Mayor Ola S. Lund, Jr., a member of the board, has closed the pier.", ["Mayor Ola S. Lund Jr. closes pier"]),
        ("The ministry announced an agreement with Port Ansel, Ill., to improve access to all aspects of civic life.",
         ["Ministry announced agreement with Port Ansel, Ill."]),
    ],
)  # fmt: skip
def test_a_stop_stays_with_its_abbreviation(sentence: str, made: list[str]) -> None:
    found = headlines(sentence)
    assert set(made) <= set(found)
    assert not any(line.endswith(("Tenn", "Wyo", "Ill", "court.", "jury.", "agreement.")) for line in found)
    assert not any("court.," in line or "jury.," in line or "guilty.," in line for line in found)


def test_a_name_goes_with_what_belongs_to_it() -> None:
    sentence = "Oshan Senator Paul Cass, M.D. has opened a clinic for the crews of the ferries."
    assert not any("enator, M.D" in line for line in headlines(sentence))


@pytest.mark.parametrize(
    "text",
    [
        "The regulator has imposed a penalty of Rs. 25,000 on the ferry.",
        "Both sides met for the second Lund-U.S. Dialogue in May.",
        "The senator introduced S.J. Res. 12 on Friday.",
    ],
)
def test_a_sentence_goes_on_after_it(text: str) -> None:
    article = read_text(text, min_words=0)
    assert [article.text(each.span) for each in sentences(article)] == [text]
