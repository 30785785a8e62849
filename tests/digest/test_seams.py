import re

import pytest

from digest.article import Span
from digest.seams import seams
from digest.soundness import left_out, soundness
from digest.spared import spared

CLERIC = (
    "The island's oldest cleric appealed for calm on Thursday, a day after a storm sank eight boats in the port of Mur."
)
HEAD = (
    "A former head teacher who spent money meant for meals on a vintage tractor has been jailed for four years in Lund."
)


def at(text: str, words: str) -> int:
    return text.index(words) + len(words)


def test_a_sentence_stops_where_nothing_is_missing() -> None:
    found = seams(CLERIC)
    assert found.may_stop(at(CLERIC, "for calm")) > 0.5 > found.may_stop(at(CLERIC, "a day"))
    assert found.may_stop(at(CLERIC, "on Thursday")) > 0.5 > found.may_stop(at(CLERIC, "The island's oldest"))


def test_no_sentence_stops_before_its_main_verb() -> None:
    found = seams(HEAD)
    assert found.may_stop(at(HEAD, "has been jailed")) > 0.5
    assert found.may_stop(at(HEAD, "for meals")) < 0.2


def test_a_place_between_words_is_the_word_before_it() -> None:
    place = at(CLERIC, "for calm")
    assert seams(CLERIC).may_stop(place + 1) == seams(CLERIC).may_stop(place)
    assert seams(CLERIC).may_stop(0) == 0


def test_what_can_go() -> None:
    found = seams(HEAD)
    relative = re.search(r"who spent.*tractor", HEAD)
    assert relative
    assert found.may_go(Span(*relative.span())) > 0.5
    assert found.may_go(Span(0, at(HEAD, "who spent"))) < 0.05
    assert Span(*relative.span()) in [span for _, span in found.stretches(0.5)]
    assert found.may_go(Span(0, 0)) == 1


@pytest.mark.parametrize("text", ["", ".", "Lund", "“", "a " * 500, "Ž" * 3000, "“(—;" * 400])
def test_any_text_has_seams(text: str) -> None:
    found = seams(text)
    assert all(0 <= chance <= 1 for chance in found.stops().values())
    assert all(text[span.start : span.end] for _, span in found.stretches(0.1))


def test_what_goes_takes_its_marks_with_it() -> None:
    text = "The ferry, which was built in Lund in 1961, sank near the island of Mur on Tuesday."
    _, more = spared(text)
    inner, _ = spared(text)
    gone = [text[part.span.start : part.span.end] for part in (*inner, *more)]
    assert ", which was built in Lund in 1961," in gone
    assert not any(cut.startswith("which") for cut in gone)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Men at the mill in Lund earn less than women.", "at the mill"),  # of whom it holds
        ("The union will strike in May unless the port of Mur pays more.", "unless"),
        ("The council met in Lund and in the port of Mur.", "in Lund"),
    ],
)
def test_what_the_network_may_not_spare(text: str, never: str) -> None:
    assert not any(never in text[part.span.start : part.span.end] for each in spared(text) for part in each)


def test_what_a_line_leaves_out() -> None:
    line = "Former head teacher jailed for four years"
    assert [(HEAD[span.start : span.end], last) for span, last in left_out(line, HEAD)] == [
        ("who spent money meant for meals on a vintage tractor", False),
        ("in Lund", True),
    ]


def test_a_present_stands_for_its_past() -> None:
    assert list(left_out("Cleric denies claim", "The cleric has denied the claim.")) == []


def test_a_whole_sentence_is_sound_and_half_a_phrase_is_not() -> None:
    assert soundness(CLERIC, CLERIC).least == 0
    half = soundness("Island's oldest cleric appealed for calm, a day", CLERIC)
    whole = soundness("Island's oldest cleric appealed for calm", CLERIC)
    assert half.least < whole.least < 0
    assert whole.gone == 0 > whole.stop
