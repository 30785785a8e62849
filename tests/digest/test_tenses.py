"""The tense of a headline: of its main verb, of those beside it, of who says it; and the number of its verbs."""

import pytest

from digest.article import Span
from digest.cuts import headline_cuts
from digest.intake import read_text
from digest.shortening import shortens
from digest.verbs import number_of, present


def headlines(sentence: str, *, most_words: int = 14) -> list[str]:
    article = read_text(sentence, min_words=0)
    return [cut.text for cut in headline_cuts(article, Span(0, len(article.body.rstrip())), most_words=most_words)]


@pytest.mark.parametrize(
    ("sentence", "headline"),
    [
        # all verbs of a subject are told alike
        ("The port of Oshan has admitted liability and apologised to the crew.",
         "Port of Oshan admits liability and apologises to crew"),
        ("Police arrived at the quay on Monday evening and left an hour later.",
         "Police arrive at quay and leave an hour later"),
        ("The captain caught the rope at full speed, took one step and let go.",
         "Captain catches rope at full speed, takes one step and lets go"),
        ("Ida Tann declined the slice and was booed in Lund.", "Ida Tann declines slice and is booed in Lund"),
        ("The bakery will open in May and will cost £3 million.", "Bakery to open in May and to cost £3 million"),
        ("Two men were arrested and charged with theft in Lund.", "Two men arrested and charged with theft in Lund"),
        # of other clauses too
        ("A man has died and two others have been seriously injured in a fire in Lund.",
         "Man dies and two others seriously injured in fire in Lund"),
        ("Oshan closed its ports and Veldania opened its border.", "Oshan closes its ports and Veldania opens its border"),
        # or they go
        ("The tower will close in May, and is expected to reopen in June.", "Tower to close in May"),
        # what was before stays before
        ("The ferry hit a quay that was built for barges.", "Ferry hits quay that was built for barges"),
        ("Orr said that no one ever spoke of a trade with Lund.", "Orr says no one ever spoke of trade with Lund"),
        ("Ida Orr said she'd finished the reading long ago.", "Ida Orr said she'd finished reading long ago"),
    ],
)  # fmt: skip
def test_verbs_that_stand_side_by_side(sentence: str, headline: str) -> None:
    assert headline in headlines(sentence)


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("The tower will close in May, and is expected to reopen in June.", "to close in May, and is"),
        ("The goalkeeper was hit, stopped breathing and was taken to hospital.", "Goalkeeper hit, stopped"),
        ("Vandals in Lund destroyed the statue, which stood in the square for a century.", "destroy statue, which stood"),
        ("The number of crashes in Lund fell by 14 percent, the researchers reported on Tuesday.",
         "fall by 14 percent, researchers reported"),
        ("Doreen Orr assumed that the ring had gone down the drain.", "assumes"),
        ("Ida Orr said she'd finished the reading long ago.", "finishes"),
    ],
)  # fmt: skip
def test_tenses_that_clash(sentence: str, never: str) -> None:
    made = headlines(sentence)
    assert made
    assert not any(never in each for each in made)


def test_a_model_keeps_to_it() -> None:
    sentence = "The bakery in Lund admitted the theft and was closed by the council."
    assert shortens("Bakery in Lund admits theft and is closed by council", sentence)
    sentence = "The tower in Lund will close in May, and is expected to reopen in June."
    assert shortens("Tower in Lund to close in May", sentence)
    assert not shortens("Tower in Lund to close in May, and is expected to reopen in June", sentence)


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("Omni Kelp, an agency in Lund, and its parent company, Omni Weed, have agreed to pay Oshan $1.97 million.",
         "Omni Kelp have"),
        ("Michael Bull and Ana Orr were convicted on Friday by a jury in Lund on fraud charges.", "Ana Orr were"),
        ("Fen and Levels Water has been fined £6.4m for pumping sewage into a river.", "Levels Water fined"),
        ("Secretary Blom and Secretary General Strand reiterated their support for Oshan.", "reiterates"),
    ],
)  # fmt: skip
def test_a_verb_agrees_with_what_is_left_of_its_subject(sentence: str, never: str) -> None:
    made = headlines(sentence)
    assert made
    assert not any(each.startswith(never) or never in each.split() for each in made)


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("All of the women", "plural"), ("One of the women", "singular"), ("Half of the town", "singular"),
        ("Gunmen on motorcycles", "plural"), ("Yemen", "singular"), ("More than 1,600 people", "plural"),
        ("A number of residents", "plural"), ("A group of men", None), ("About 40 percent of the budget", "singular"),
        ("Sens. Orr, Lund and 14 other senators", None),
        ("Oshan singer, actor, and animal rights advocate Ida Tann", "singular"),
        ("Bakers and their leader Ida Tann", None), ("A 12-year-old boy", "singular"), ("23-count indictment", "singular"),
    ],
)  # fmt: skip
def test_the_number_of_a_subject(subject: str, number: str | None) -> None:
    assert number_of(subject) == number


@pytest.mark.parametrize(
    ("past", "now"),
    [
        ("expelled", "expels"), ("killed", "kills"), ("controlled", "controls"), ("installed", "installs"),
        ("negotiated", "negotiates"), ("treated", "treats"), ("belonged", "belongs"), ("changed", "changes"),
        ("rebuked", "rebukes"), ("looked", "looks"), ("barred", "bars"), ("guided", "guides"), ("analyzed", "analyzes"),
    ],
)  # fmt: skip
def test_present_forms(past: str, now: str) -> None:
    assert present(past, "singular") == now
