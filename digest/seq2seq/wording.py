"""What a model wrote, as a line that can be printed."""

import re

from digest.article import Span
from digest.sentences import split

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]+")  # U+FFFD: bytes that are half a character
_GAP = re.compile(r"\s*<n>\s*|\s+")  # PEGASUS writes "<n>" for a line's end
_SPACE_BEFORE = re.compile(r" (?=[.,;:!?%)\]”](?:[\s.,;:!?)\]”\"'’]|$))")
_SPACE_AFTER = re.compile(r"(?<=[(\[“]) ")
_CLITIC = re.compile(r"(?<=[\w.]) (?=(?:n['’]t|['’](?:s|re|ve|ll|d|m))\b)")
_TREEBANK_QUOTES = re.compile(r"``\s*(.*?)\s*''")
_FINISHED = re.compile(r"[.!?…][\"”’')\]]*$")


def clean(text: str) -> str:
    """One line, with the spacing of print: a checkpoint trained on tokenised text writes "the U.S. 's plan ."."""
    text = _TREEBANK_QUOTES.sub(r'"\1"', _GAP.sub(" ", _UNPRINTABLE.sub("", text)).strip())
    return _CLITIC.sub("", _SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", text)))


def whole_sentences(text: str, *, max_words: int, unfinished: bool) -> str:
    """The text's sentences, from its start, as far as `max_words` allow; empty where they do not allow one.

    `unfinished` says that the text was cut off, so that a last sentence without its full stop is dropped.
    """
    end = 0
    for span in split(text, Span(0, len(text))):
        if len(text[: span.end].split()) > max_words:
            break
        if unfinished and span.end == len(text) and not _FINISHED.search(text):
            break
        end = span.end
    return text[:end]
