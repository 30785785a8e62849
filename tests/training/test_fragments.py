"""Weights for quoted fragments, fitted to a few."""

from digest.quotes import fragments
from training.fragments import Example, fit


def test_weights_tell_the_examples_apart() -> None:
    size = len(fragments.FEATURES)
    shown = tuple(1.0 if at in {0, 1} else 0.0 for at in range(size))
    other = tuple(1.0 if at in {0, 2} else 0.0 for at in range(size))
    weights = fit([Example(shown, speech=True, around="")] * 8 + [Example(other, speech=False, around="")] * 8)
    assert weights[1] > 0 > weights[2]
    assert all(weight == 0 for weight in weights[3:])
