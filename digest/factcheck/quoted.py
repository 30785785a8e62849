"""Words inside quotation marks: verbatim in the story, or wrong."""

import re
from collections.abc import Iterator

_QUOTED = re.compile(
    r"“([^“”]*)”|\"([^\"]*)\"|«([^«»]*)»|(?<!\w)‘([^‘]*)’(?!\w)|(?<!\w)'([^']*)'(?!\w)|``([^`]{0,2000}?)''"
)
_FOLDS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " "})
_EDGES = " \t\n.,;:!?…-'\""


def fold(text: str) -> str:
    """A text as quoted words are compared: one kind of apostrophe and dash, single spaces, lower case."""
    return " ".join(text.translate(_FOLDS).split()).lower()


def quoted_words(text: str) -> Iterator[str]:
    """What stands inside quotation marks, without the punctuation at its edges; nothing for empty marks."""
    for found in _QUOTED.finditer(text):
        words = next(group for group in found.groups() if group is not None).strip(_EDGES)
        if words:
            yield words
