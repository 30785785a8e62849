"""What can stand alone as a line."""

import pytest

from digest.standing import bare_subject, is_fragment, leans, says_nothing

NAMES = {"moira", "tann", "orr"}


@pytest.mark.parametrize(
    "line",
    [
        "Reportedly he injured two people on the quay.",
        "The officers shot him on the quay.",
        "The town's House of Keys confirmed him as harbour master.",
        "Named a monument in 1981, they are popular with visitors.",
        "In 2011, she moved to Hythe.",
        "Among young voters, he came first.",
        "On March 18, 1965, he flew to Hythe.",
        "The daughter of a baker, she had planned to sing.",
        "According to a paper, he lived in Hythe.",
        "Among these were two ferries.",
        "Before the race began, the crews gave him a coat.",
        "Born in Hythe, Alderland, he took the name of Orr.",
        "At that time, the sun will set.",
        "When they do, they pay for the ferry.",
        "What makes it worse is that the ferries stopped.",
        "It is the highest rate in 32 years.",
        "Experts say it may fail.",
        "The mayor of Hythe did so at the request of the crews.",
        "But one of them stayed on the quay.",
        "The agency said that these reports were late.",
        "The cheapest ferries there cross at night.",
        "A first strike on the estuary, it ended in May.",
        "In April, he joined the crew.",
        "Many islanders like to call him the Captain.",
        "After moving to Nevada, he ran for office.",
        "Most offered their passengers a place on another ferry.",
        "The Post met him on the quay in May.",
        "The storm was a big factor in that according to Tann.",
        "Until he campaigned for the office, few islanders knew who he was.",
        "Each of its officers was given a prize.",
    ],
)
def test_what_only_the_lines_before_explain(line: str) -> None:
    assert leans(line, NAMES)


@pytest.mark.parametrize(
    "line",
    [
        "Moira Tann said she would stay.",
        "When she took office, Tann was 43.",
        "The mayor said he would appeal.",
        "A woman lost her bicycle in the storm.",
        "Police say they found a knife.",
        "If someone is ill, they should stay at home.",
        "In 1990, it was reported that the ferry had sunk.",
        "PG&E stated it planned the cuts.",
        "The port closed its gates.",
        "It is the first time that the ferries have stopped.",
        "The crews had “nothing to say to him”, the union said.",
        "But the council of Hythe wants talks.",
        "Tann admitted that she burned three ferries.",
        "Tann's crew met him on the quay.",
        "Orr said that the crew met him on the quay.",
        "Two retired captains met on the quay.",
        "The reports were late, and these reports will be read in May.",
        "The agency said it had enough ferries this week.",
        "Crews who came to Hythe stayed there for a week.",
        "The union said there will be a strike.",
    ],
)
def test_what_stands_alone(line: str) -> None:
    assert not leans(line, NAMES)


def test_nothing_is_said_where_what_is_said_is_gone() -> None:
    assert says_nothing("Mayor Moira Tann noted on Monday.")
    assert says_nothing("The agency announced in a statement.")
    assert not says_nothing("The agency announced a ban on ferries.")


def test_a_first_sentence_may_name_later_whom_it_speaks_of() -> None:
    assert not leans("The sea took him at last.", NAMES, opens=True)
    assert leans("He left.", NAMES, opens=True)


@pytest.mark.parametrize(
    "line",
    ["Editor’s note: This is the first of two parts.", "The following is the third part of a series.",
     "Ada Orr contributed to this report.", "The agency said in a report."],
)  # fmt: skip
def test_what_is_no_news(line: str) -> None:
    assert says_nothing(line)
    assert not says_nothing("The port authority will close the harbour.")


def test_a_bare_noun_may_be_what_was_spoken_of_before() -> None:
    assert bare_subject("The aim is to save the walls.") == "aim"
    assert bare_subject("The aim of the works is to save the walls.") is None
    assert bare_subject("Walls fell.") is None


@pytest.mark.parametrize(
    ("sentence", "fragment"),
    [
        ("(The port had no comment.).", True),
        ("-- a fair that opens in May.", True),
        ('<tweet author="@tann">The quay is closed.</tweet>', True),
        ("IDA TANN: This is a man who said he would never sail.", True),
        ("Just minutes before the bill was to take effect at midnight.", True),
        ("While doctors in Lund wait for boats.", True),
        ("While doctors wait, nurses in Lund sail.", False),
        ("UN officials said: The quay is closed.", False),
        ("Prices rose < 4 per cent in May and > 3 in June.", False),
        ("Since 1961 the ferry has sailed.", True),  # no comma: better one line too few
    ],
)
def test_what_is_no_sentence_of_its_own(sentence: str, fragment: bool) -> None:
    assert is_fragment(sentence) == fragment


def test_what_points_at_what_follows_leans() -> None:
    assert leans("Senator Orr released the following statement")
    assert leans("Senator Orr issues following statement after the flood", opens=True)
    assert not leans("Senator Orr left Lund the following day", opens=True)
