"""Bullets: sentences that stand alone, condensed, in the story's order."""

import pytest

from digest import Options, Summarizer, read_text
from digest.antecedents import references
from digest.sentences import sentences

STORY = """Ferry crews on the Alder estuary voted on Monday (by 140 to 11) to strike for two days next week, their union said in \
a statement.

The union, which has 151 members on the ferries, rejected an offer of a 4 per cent pay rise. It said the offer was late.

Moira Tann leads Alder Crossings, the company that runs the ferries. She offered the crews a bonus of £300 in March, and \
they refused it.

But the town council of Hythe wants talks to go on, because 900 people cross the estuary every day on their way to work.

The last strike on the estuary was in 2011."""


@pytest.fixture(scope="module")
def lines() -> list[str]:
    digest = Summarizer().digest(read_text(STORY), options=Options(bullets=6, quotes=0))
    return [bullet.text for bullet in digest.bullets]


def test_the_lead_comes_first_without_what_it_can_spare(lines: list[str]) -> None:
    assert lines[0] == "Ferry crews on the Alder estuary voted to strike for two days next week, their union said."


def test_a_pronoun_that_nobody_can_miss_is_named(lines: list[str]) -> None:
    assert any(line.startswith("Moira Tann offered the crews a bonus of £300") for line in lines)
    assert not any(line.startswith(("She", "It ")) for line in lines)


def test_a_connective_goes(lines: list[str]) -> None:
    assert any(line.startswith("The town council of Hythe wants talks to go on") for line in lines)


def test_what_is_named_is_marked_with_where_the_name_stands() -> None:
    article = read_text(STORY)
    digest = Summarizer().digest(article, options=Options(bullets=6, quotes=0))
    (named,) = [bullet for bullet in digest.bullets if bullet.text.startswith("Moira Tann offered")]
    assert named.origin == "generated"
    assert article.text(named.spans[0]) == "Moira Tann"
    assert article.text(named.spans[-1]).startswith(("She", "in March"))
    assert all(each.ok for each in named.checks)


def test_two_who_may_be_meant_are_not_named() -> None:
    text = STORY.replace("Moira Tann leads Alder Crossings", "Moira Tann and Anna Orr lead Alder Crossings")
    digest = Summarizer().digest(read_text(text), options=Options(bullets=6, quotes=0))
    assert not any("offered the crews a bonus" in bullet.text for bullet in digest.bullets)


def test_limits_hold() -> None:
    digest = Summarizer().digest(read_text(STORY), options=Options(bullets=3, quotes=0, bullet_max_words=12))
    assert digest.bullets
    assert all(len(bullet.text.split()) <= 12 for bullet in digest.bullets)


VERDICT = """(CNN)A jury in Hythe on Tuesday convicted Mark Tilling, 41, of burning three ferries in a case that gripped the town.

Tilling watched the verdict on a screen. The trial lasted for nine weeks. He was also fined £800 by the court.

In 2009, he had worked on the ferries as a deckhand. Years ago, the ferries were the only way across the estuary."""


def test_a_story_that_opens_with_its_agency() -> None:
    digest = Summarizer().digest(read_text(VERDICT), options=Options(bullets=5, quotes=0))
    assert digest.bullets[0].text.startswith("A jury in Hythe convicted Mark Tilling")


def test_a_pronoun_further_on_is_named_too() -> None:
    texts = [b.text for b in Summarizer().digest(read_text(VERDICT), options=Options(bullets=6, quotes=0)).bullets]
    assert "Mark Tilling was also fined £800 by the court." in texts
    assert not any(" he " in text for text in texts if "Tilling" not in text)


def test_a_line_keeps_when_it_was_so() -> None:
    texts = [b.text for b in Summarizer().digest(read_text(VERDICT), options=Options(bullets=6, quotes=0)).bullets]
    assert not any(text.startswith("The ferries were the only way") for text in texts)


def test_captions_are_no_bullets() -> None:
    text = """A fisherman who spent nine days adrift in a plastic tub has been found alive off the coast of Skarholm.

Scroll down for video

Found: Olav Brandt waves from his hospital bed in Skarholm on Tuesday after nine days adrift at sea

The coastguard searched for six days with two helicopters before it called off the operation.

Captain Leif Moe said he thought the tub was a buoy at first.

The red tub in which the fisherman drifted for 90 miles is now on show at the harbour ."""
    texts = [b.text for b in Summarizer().digest(read_text(text), options=Options(bullets=3, quotes=0)).bullets]
    assert [text.split()[1] for text in texts] == ["fisherman", "coastguard", "Leif"]


HARBOUR = """Ferry captain Ada Brook died at the age of 55 on Monday in Hythe, where she had run the harbour for nine years.

The council of Hythe announced her death and said that a storm had sunk the ferry Alder on its way to the island of Mur.

She was born there. This storm was the worst on the estuary since 1953, and 40 houses lost their roofs in one night.

A brass band played."""


def test_what_the_line_before_names_may_follow_it() -> None:
    texts = [b.text for b in Summarizer().digest(read_text(HARBOUR), options=Options(bullets=3, quotes=0)).bullets]
    assert texts[0].startswith("Ferry captain Ada Brook died")
    assert texts[1].startswith("The council of Hythe announced her death")
    texts = [b.text for b in Summarizer().digest(read_text(HARBOUR), options=Options(bullets=1, quotes=0)).bullets]
    assert not any("her death" in text for text in texts)
    assert not any(text.startswith("This storm") for text in texts)


def test_what_has_no_verb_is_no_bullet() -> None:
    text = """Ferry crews on the Alder estuary voted to strike for two days next week, their union said in a statement.

A postage stamp of the harbour of Hythe in Alderland in 2014.

The theme of the festival revolves around the 900 people who cross the estuary on their way to work."""
    texts = [b.text for b in Summarizer().digest(read_text(text), options=Options(bullets=3, quotes=0)).bullets]
    assert [text.split()[1] for text in texts] == ["crews", "theme"]


def test_a_firm_called_like_somebody_is_nobody() -> None:
    text = (
        "Ida Tann Bread is an international company that sells bread in Lund and Mur.\n\n"
        "Ida Tann was born in the town of Lund in 1918. Ida Tann tried the flour of the old mill and liked it.\n\n"
        "She bought the rights to the flour of the old mill from the bakers of Lund and started her own company."
    )
    article = read_text(text)
    found = references(article, sentences(article)).antecedents
    assert [each.text for each in found.values()] == ["Ida Tann"]
