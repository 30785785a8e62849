"""A fragment of somebody's words is told from a term, a title, a scare quote."""

import pytest

from digest.quotes import find_quotes, fragments
from tests.digest.quotes.reading import article


def fragment(text: str) -> str | None:
    """What is taken for a fragment of speech."""
    story = article(text)
    return next((story.text(quote.spans[0]) for quote in find_quotes(story) if quote.partial), None)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marsh, the mayor, called the plan “a disgrace”.",
        "Ada Marsh, the mayor, termed the vote “rushed and unfair”.",
        "Ada Marsh said she was “deeply sorry” for the delay.",
        "The mayor accused the council of “cooking the books for years”.",
        "It said it had “every confidence in the crew”.",
        "The union described the offer as “an insult to every cleaner”.",
        "Ada Marsh said the offer was “quite insulting”, a view that few share.",
        "Ada Marsh vowed to make the “utmost effort” to save the mill.",
    ],
)
def test_somebodys_words(text: str) -> None:
    assert fragment(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Ada Marsh said the town would get a new “welcome hub” by the harbour.",
        "Ada Marsh said the board would look at any “service bulletins” that applied.",
        "Ada Marsh pointed to the “bus gate,” a short stretch of road that cars may not use.",
        "It is the second closure of what regulators call “ghost kitchen” companies.",
        "Ada Marsh said that “green” was the wrong word for the river.",
        "He said the “slow lane” scheme would go on.",
        "The link is at <a href=“https://example.org/news”>, Ada Marsh said.",
        "Ada Marsh said so on CBN’s “45 Minutes”.",
        "On Monday, on CBN’s “Hannah,” Ada Marsh said that it would rain.",
        "The firm uses what is known in the trade as “shadow pricing”, Ada Marsh said.",
        "Under the “two-hour rule”, food must be thrown away, Ada Marsh said.",
        "Ada Marsh told the jury she had thought the powder was “magic salt”, a bath product.",
        "Police said that the men had posed as “meter readers” to get into homes.",
        "Ada Marsh said she had typed “how to bury a safe” into a search engine.",
        "They sell a pie called the “Widowmaker”, said the landlord.",
        "The file was saved as “final_final_2”, the court heard.",
        "The river is graded “poor”, the agency said.",
    ],
)
def test_terms_and_titles(text: str) -> None:
    assert fragment(text) is None


def test_every_feature_has_a_weight() -> None:
    assert len(fragments.FEATURES) == len(fragments.WEIGHTS)
