"""What a story tells of the time before its news."""

import pytest

from digest import Options, Summarizer
from digest.background import describes, is_background, is_foil, latest_year, loses_old_time, tells_old_time
from digest.candidates import headline_candidates
from digest.generator import LeadGenerator
from digest.intake import read_text
from digest.salience import salience
from digest.sentences import sentences


@pytest.mark.parametrize(
    "text",
    [
        "The trade in salt was further squeezed as the islands joined the boycott.",
        "The harbour board had protested against the mine.",
        "The party was founded by bakers in May 2014.",
        "Orr led the council last year.",
        "Nearly one year ago, a ferry completed the first voyage to Mur.",
        "Tann studied salt at the age of nine.",
        "The council also ordered a survey of the piers.",
    ],
)
def test_background_is_told(text):
    assert is_background(text, 2024)


@pytest.mark.parametrize(
    "text",
    [
        "The council closed the pool on Monday.",
        "The council has closed the pool that was built in 1931.",
        "Weddings rose in 2024 for the first time in ten years.",
        "The eel died out two hundred thousand years ago, a study says.",
        "The council will close the pool, which had leaked for years.",
        "The mill, which closed in 2009, was being turned into 62 flats.",
    ],
)
def test_news_is_told(text):
    assert not is_background(text, 2024)


def test_the_latest_year_is_no_history():
    assert latest_year("Built in 1931, it cost $2024 and was closed in 2023, on page 2,025.") == 2023
    assert latest_year("It was closed.") == 0
    assert tells_old_time("in May 2019", 2023)
    assert not tells_old_time("in May 2019", 2019)


def test_a_line_without_its_old_time_is_told():
    sentence = "Two years ago, the council sold the pier that was built in 1931."
    assert loses_old_time("Council sold pier", "In 1987, the council sold the pier.", 2023)
    assert not loses_old_time("Two years ago, council sold pier", sentence, 2023)


def test_a_headline_is_news_where_there_is_any():
    article = read_text(
        "The town of Lund is to close its salt works after the council voted on Monday to end a trade in salt with the"
        " islands, which it said had become a burden.\n\n"
        "The salt trade was further squeezed as Lund joined the boycott of the islands.\n\n"
        "Orr led the salt works of Lund ten years ago, when the trade in salt with the islands began."
    )
    found = sentences(article)
    assert {each.sentence for each in headline_candidates(article, found, salience(article, found))} == {0}


@pytest.mark.parametrize(
    ("text", "after", "opens"),
    [
        ("Some knots are rather easy for sailors to learn.", "But these little knots confuse them.", False),
        ("The pier was opened by a mayor.", "However, no ferry calls there.", False),
        ("The past year marked the rise of the eel.", "But here is a look back at other fish.", True),
    ],
)
def test_a_foil_is_told(text, after, opens):
    assert is_foil(text, after, opens=opens)


@pytest.mark.parametrize(
    ("text", "after", "opens"),
    [
        ("The council closed the pier.", "The mayor was there.", False),
        ("The council closed the pier on Monday.", "But the mayor was against it.", True),
        ("The council will close the pier.", "But the mayor is against it.", False),
    ],
)
def test_news_that_somebody_objects_to_is_no_foil(text, after, opens):
    assert not is_foil(text, after, opens=opens)


def test_what_something_was_is_told():
    assert describes("The salt house, located on the quay of Lund, was a large mill.")
    assert not describes("The salt house was sold to a baker.")


def test_a_turn_to_the_news_heads_a_story():
    article = read_text(
        "The first boats to be sold with radios were built in Lund in the 1930s and helped sailors to hear of storms.\n\n"
        "But now, two boat builders of Lund want to stop selling radios with their new boats.\n\n"
        "The mayor of Lund is against it."
    )
    found = sentences(article)
    assert "Two boat builders of Lund want to stop selling radios" in {
        each.cut.text for each in headline_candidates(article, found, salience(article, found))
    }


def test_no_model_is_asked_for_what_a_story_turns_from():
    asked = []

    class Shortener(LeadGenerator):
        condenses, story_words = True, False

        def generate(self, requests):
            asked.extend(request.sentences[0] for request in requests if request.want == "headline")
            return super().generate(requests)

    text = (
        "The past year marked the rise of eels in the strait of Mur.\n\nBut here is a look back at the other fish of the"
        " strait.\n\nThe council of Lund has closed the strait of Mur to trawlers that hunt for cod by night."
    )
    Summarizer(Shortener()).digest(read_text(text), options=Options(quotes=0))
    assert asked
    assert not any(passage.startswith("The past year") for passage in asked)
