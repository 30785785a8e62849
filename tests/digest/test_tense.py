"""Past or present."""

import pytest

from digest.tense import is_background, tense

NOW = "The ban appears likely to be lifted, analysts say."


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (NOW, "present"),
        ("The council will close the bridge.", "present"),
        ("The ban was tightened in March.", "past"),
        ("The council voted to close the bridge.", "past"),
        ("A long night on the ferry.", None),
    ],
)
def test_tense(sentence, told):
    assert tense(sentence) == told


def test_what_was_is_background_to_what_is():
    assert is_background("The ban was tightened in March.", NOW)
    assert not is_background("The council will meet on Friday.", NOW)
    assert not is_background("The ban was tightened in March.", "The council voted to lift the ban.")
