"""Fitting how likely a summary has a word."""

import torch

from digest.importance import FEATURES
from training.importance import example, fit, left_out

TEXT = (
    "The harbour at Sandmouth will close for two years while its walls are rebuilt, the port authority said.\n"
    "Engineers found cracks in four places after the January storm.\n"
    "A brass band played on the quay while the mayor spoke."
)


def test_each_word_of_a_story_is_an_example() -> None:
    found = example({"highlights": ["Sandmouth harbour to close for two years", "Storm left cracks"], "text": TEXT})
    assert all(len(values) == len(FEATURES) for _, values, _ in found)
    assert sum(taken for _, _, taken in found) == len(
        ("sandmouth", "harbour", "close", "two", "year", "storm", "crack")
    )
    assert not all(in_lead for in_lead, _, _ in found)


def test_a_story_that_cannot_be_read_teaches_nothing() -> None:
    assert example({"highlights": ["Bakers strike over flour prices"], "text": "Too short."}) == []


def test_words_left_out_are_told_better_than_by_chance() -> None:
    rows = torch.tensor([[1.0, float(number % 2)] for number in range(400)])
    taken = torch.tensor([float(number % 2 and number % 8 != 1) for number in range(400)])
    assert left_out(rows, taken, torch.arange(400) // 100) < 0.5


def test_the_fit_finds_what_tells() -> None:
    rows = torch.tensor([[1.0, x] for x in (0.0, 0.0, 0.0, 1.0, 1.0, 1.0)])
    weights = fit(rows, torch.tensor([0.0, 0.0, 1.0, 1.0, 1.0, 0.0]))
    assert weights[1] > 0 > weights[0]
