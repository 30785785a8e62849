"""Clauses that have only begun: no sentence stops in the middle of one."""

import pytest

from digest.article import Span
from digest.cuts import headline_cuts
from digest.intake import read_text
from digest.unfinished import breaks_off, owes_verb, runs_on


def headlines(sentence: str) -> list[str]:
    article = read_text(sentence, min_words=0)
    return [cut.text for cut in headline_cuts(article, Span(0, len(article.body.rstrip())), most_words=14)]


@pytest.mark.parametrize(
    "rest",
    [
        " that stayed over the town for two days tore the roofs off",
        " who wants to stay unknown left $900 to it",
        ", which the crew had expected to pass to the north, dropped the mast",
        " who set fire to a mill while he slept on board has been jailed",
        ", at least two of them broken, left the quay",
        " after they swallowed salt has more than doubled",
        " by gusts of rain forced the islanders out",
    ],
)
def test_a_verb_whose_subject_stays_is_seen(rest: str) -> None:
    assert runs_on(rest)


@pytest.mark.parametrize(
    "rest",
    [
        " in a heavily wooded part of the island two days earlier",
        ", raising hopes that rates will be cut",
        ", siding with a league that said the public had not been asked and that bakers had lost",
        ", announced Mayor Ida Tann of the council, which runs the mill",
        ", ensuring no eel is lost",
        " after hundreds of scales used to weigh salt did not arrive",
        " that lived long ago, was no larger than a dog and ate eels",
        ", which said the captain had slept",
        " but approved a longer leave",
        " trapped nearly 600 meters underground after the mill caved in",
        ", saying that doctors had told him another blow would end it",
    ],
)
def test_what_has_its_own_subject_is_none(rest: str) -> None:
    assert not runs_on(rest)


def test_a_clause_that_has_only_begun() -> None:
    assert owes_verb("Eleven sailors were burned when a tanker")
    assert not owes_verb("Eleven sailors were burned when a tanker exploded")
    assert not owes_verb("Sailors are hurt when drunk")
    assert not owes_verb("Ida Tann was hailed as the winner")
    assert breaks_off("Ida Tann, who had asked for help on the quay", " when the news came, thanked everyone")
    assert not breaks_off("Ida Tann asked for help on the quay", " when the news came")


@pytest.mark.parametrize(
    ("sentence", "never"),
    [
        ("At least four people were hurt when a storm that stayed over Lund for two days tore through the port.", "when storm"),
        ("A shop that was due to close on Monday will stay open after a widow who wants to stay unknown left $900 to it.",
         "after widow"),
        ("An attack on a mill in Lund where the islanders had taken shelter from the rain killed two bakers.", "shelter"),
        ("Having told the bakers that salt would never change her, a widow who set fire to a mill has been jailed.",
         "change her, widow"),
        ("The 20 sailors of a ship loaded with nearly 900 eels, many of them dead, left the boat after a fire broke out.",
         "eels"),
    ],
)  # fmt: skip
def test_no_headline_stops_in_a_clause(sentence: str, never: str) -> None:
    assert not [line for line in headlines(sentence) if line.endswith(never)]


def test_a_headline_still_stops_after_one() -> None:
    sentence = (
        "Two bakers were hurt when a mill caved in near the port of Lund, which was built in the reign of Queen Ida."
    )
    assert "Two bakers were hurt when mill caved in near port of Lund" in headlines(sentence)
