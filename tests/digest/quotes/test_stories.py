"""Quotations, speakers and roles in short stories that cover what real copy does."""

from pathlib import Path

import pytest

from digest.article import Span
from digest.intake import read_text
from digest.quotes import find_quotes
from tests.digest.quotes.reading import Told, article, line, stories

ALL = tuple(stories())
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


@pytest.mark.parametrize("told", ALL, ids=[told.title for told in ALL])
def test_story(told: Told) -> None:
    story = article(told.text)
    got = tuple(line(story, quote).replace(" |  | ", " | | ") for quote in find_quotes(story))
    assert got == tuple(expected.replace(" |  | ", " | | ") for expected in told.lines)


def test_there_are_enough_stories() -> None:
    assert len(ALL) >= 40
    assert len({told.title for told in ALL}) == len(ALL)


def test_a_quotation_says_where_it_stands_and_what_gave_it_its_speaker() -> None:
    story = article("It rained. “The roof leaks,” said Ada Marsh, a teacher. She left.")
    (quote,) = find_quotes(story)
    assert story.text(quote.context) == "“The roof leaks,” said Ada Marsh, a teacher."
    assert quote.cue is not None
    assert story.text(quote.cue) == "said"
    assert quote.speaker.mention is not None
    assert story.text(quote.speaker.mention) == "Ada Marsh"
    assert quote.speaker.found_by == "after:name"
    assert quote.speaker.confidence > 0.9


def test_a_weaker_rule_is_less_sure() -> None:
    story = article("“The roof leaks,” said Ada Marsh, a teacher.\n“Nobody comes to mend it.”")
    first, second = find_quotes(story)
    assert second.speaker.name == "Ada Marsh"
    assert second.speaker.confidence < first.speaker.confidence


def test_quotations_outside_running_text_are_left_alone() -> None:
    story = article("“A headline in marks”\n“The roof leaks,” said Ada Marsh.")
    furniture = story.blocks[0].__class__(story.blocks[0].span, "headline")
    story = story.__class__(story.body, (furniture, *story.blocks[1:]))
    assert [story.text(quote.spans[0]) for quote in find_quotes(story)] == ["The roof leaks,"]


def test_an_empty_story_has_no_quotations() -> None:
    assert find_quotes(article("")) == ()


def test_spans_are_of_the_story_itself() -> None:
    story = article("“Ça va,” said Zoë Lê, a chef. 🙂 “Très bien,” she added.")
    assert [quote.spans for quote in find_quotes(story)] == [(Span(1, 7),), (Span(33, 43),)]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed story lies outside the project")
def test_the_seed_story() -> None:
    (path,) = SEEDS.glob("*.txt")
    quotes = [quote for quote in find_quotes(read_text(path.read_text(encoding="utf-8"))) if not quote.partial]
    assert [quote.speaker.name for quote in quotes] == (
        ["Kang Jun-young"] * 2
        + ["Lim Eul-chul"] * 2
        + ["Park Won-gon"] * 3
        + ["Kang Jun-young"]
        + ["Hong Min"] * 2
        + ["Kang Jun-young"] * 2
    )
    roles = {quote.speaker.name: quote.speaker.role for quote in quotes}
    assert roles["Kang Jun-young"] == "professor at Hankuk University of Foreign Studies"
    assert roles["Lim Eul-chul"] == "professor at Kyungnam University’s Far East Institute"
    assert roles["Park Won-gon"] == "professor at Handong Global University"
    assert roles["Hong Min"] == "senior researcher at the Korea Institute for National Unification"
