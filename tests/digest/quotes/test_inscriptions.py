"""Words that are written on something are told from words that somebody wrote."""

import pytest

from digest.quotes.inscriptions import is_inscription


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("She had painted ", " on the barn door."),
        ("Somebody had scrawled ", " across the shutters of the bank."),
        ("One girl had written ", " on her forearm in biro."),
        ("The crew stitched ", " in gold thread on the sleeve."),
        ("They have hung a bedsheet from the balcony: ", ""),
        ("a blackboard by the till was offering ", "."),
        ("He wore a badge that said ", ", as he does every year."),
        ("a crate marked ", " stood by the lift"),
        ("Mr Pike keeps a jar labelled ", " on the bar"),
        ("every house got a flyer headed ", ", unsigned"),
        ("there was a notice, reading ", ", taped to the glass"),
        ("In red chalk on the pavement, sprayed across the steps: ", ""),
        ("He had written one word under it, ", ""),
        ("there is one law here, stencilled beside the hatch: ", ""),
        ("The blackboard in the hall offered ", "."),
        ("He had headed his letter, she said, ", ""),
        ("the calls were logged as ", ", the union said."),
        ("A hand-lettered card in the window read ", ", Mrs Cole said."),
    ],
)
def test_written_on_something(before: str, after: str) -> None:
    assert is_inscription(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("She wrote ", " on Facebook."),
        ("He wrote in a letter to the board: ", ""),
        ("The board said ", " was out of the question."),
        ("The back of the house is hers. She said ", ", and left."),
        ("Marsh told the table that ", " would do."),
        ("The bus company called it ", "."),
        ("She painted the plan as a disaster: ", ""),
        ("The critic, he had called it, ", ""),
    ],
)
def test_written_or_said_by_somebody(before: str, after: str) -> None:
    assert not is_inscription(before, after)
