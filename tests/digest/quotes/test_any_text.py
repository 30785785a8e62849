"""Whatever the text: no exception, spans inside it and apart, words verbatim."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import shapes
from digest.digest import Quote
from digest.quotes import find_quotes, key_quotes
from tests.digest.quotes.reading import article

_MARKS = [*"“”\"'‘’«»„‟`‹›", "''", "``", "'''"]
_BREAKS = [
    "\n",
    "\n\n",
    " ",
    " ",
    ", ",
    ". ",
    "? ",
    ": ",
    " — ",
    " - ",
    "(",
    ")",
    "[",
    "]",
    "…",
    "\u00a0",
    "\u2028",
    "\t",
    "\x00",
]
_CUES = ["said", "she said", "he added", "according to", "told reporters", "calling it", "and", "who"]
_NAMES = [
    "Mr",
    "Dr.",
    "Sen.",
    "the",
    "a",
    "of",
    "Ada Marsh",
    "Marsh",
    "Tom Reeve Jr.",
    "Kang Jun-young",
    "van der Berg",
    "al-Hakim",
]
_OTHERS = [
    "O'Hara",
    "FSB",
    "the ministry",
    "a spokesman",
    "teacher",
    "We cannot go on",
    "it leaks",
    "Yes",
    "İstanbul",
    "ﬁne",
    "ẞ",
]
_ODD = ["e\u0301", "漢字", "🙂", "6'2\"", "'90s", "workers'", "1,000"]
PIECES = (*_MARKS, *_BREAKS, *_CUES, *_NAMES, *_OTHERS, *_ODD)


@settings(max_examples=10_000, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=24).map("".join)
    | st.lists(st.sampled_from(PIECES), max_size=24).map(" ".join)
)
def test_any_mixture_of_marks_names_and_breaks(text: str) -> None:
    story = article(text)
    quotes = find_quotes(story)
    assert list(quotes) == sorted(quotes, key=lambda quote: quote.spans[0])
    for quote in quotes:
        _check(story.body, quote)
    assert len(key_quotes(story, quotes, count=2)) <= 2


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    story = article(text)
    for quote in find_quotes(story):
        _check(story.body, quote)


@pytest.mark.parametrize("shape", shapes.SHAPES)
def test_any_shape_of_story(shape: str) -> None:
    """The texts that `python -m benchmarks.quotes --shapes` times."""
    story = article(shapes.text(shape, 4_000))
    for quote in find_quotes(story):
        _check(story.body, quote)


def _check(body: str, quote: Quote) -> None:
    assert quote.spans
    end = 0
    for span in quote.spans:
        assert end <= span.start < span.end <= len(body)
        assert body[span.start : span.end].strip()
        end = span.end
    assert quote.context.start <= quote.spans[0].start
    assert end <= quote.context.end <= len(body)
    for other in (quote.cue, quote.speaker.mention):
        assert other is None or other.end <= len(body)
    assert (quote.speaker.kind == "unattributed") == (quote.speaker.confidence == 0.0)
