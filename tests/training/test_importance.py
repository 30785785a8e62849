"""Fitting how likely a headline has a word."""

import torch

from digest.importance import FEATURES
from training.importance import example, fit

TEXT = (
    "The harbour at Sandmouth will close for two years while its walls are rebuilt, the port authority said.\n"
    "Engineers found cracks in four places after the January storm.\n"
    "A brass band played on the quay while the mayor spoke."
)


def test_each_word_of_a_story_is_an_example() -> None:
    found = example(
        {"headline": "Sandmouth harbour to close for two years", "text": TEXT, "summary": ["Storm left cracks"]}
    )
    assert all(len(values) == len(FEATURES) for _, values, _ in found)
    assert sum(taken for _, _, taken in found) == len(
        ("sandmouth", "harbour", "close", "two", "year", "storm", "crack")
    )
    assert not all(in_lead for in_lead, _, _ in found)


def test_a_headline_about_something_else_teaches_nothing() -> None:
    assert example({"headline": "Bakers strike over flour prices in Hythe", "text": TEXT}) == []


def test_the_fit_finds_what_tells() -> None:
    rows = torch.tensor([[1.0, x] for x in (0.0, 0.0, 0.0, 1.0, 1.0, 1.0)])
    weights = fit(rows, torch.tensor([0.0, 0.0, 1.0, 1.0, 1.0, 0.0]))
    assert weights[1] > 0 > weights[0]
