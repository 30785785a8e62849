"""Any markup becomes blocks that hold all of its text, in its order."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.errors import FormatError, TextError
from digest.intake.markup import fragment_blocks, joined, parse, text_of

TAGS = st.sampled_from(
    "p /p div /div b /b ul /ul li /li br h2 /h2 table tr td /table pre /pre blockquote /blockquote a /a figure figcaption"
    " /figure section /section x-y hr".split()
)
PIECES = st.lists(
    TAGS.map(lambda tag: f"<{tag}>") | st.integers(0, 9999).map(lambda n: f"w{n} ") | st.just("\n\n"), max_size=60
)


@settings(deadline=None)
@given(PIECES, st.booleans())
def test_every_word_is_kept_in_its_order(pieces: list[str], blank_lines: bool) -> None:
    markup = "".join(pieces)
    blocks = fragment_blocks(markup, blank_lines=blank_lines)
    text, elements = joined(blocks)
    assert "\n\n".join(text[element.span.start : element.span.end] for element in elements) == text
    assert all(block.text.strip() == block.text != "" for block in blocks)
    words = re.findall(r"w\d+", markup)
    # A table's stray text is moved before it, as browsers do.
    same = sorted if "<table>" in pieces else list
    assert same(re.findall(r"w\d+", text)) == same(words)


def test_a_fragment_may_close_more_than_it_opens() -> None:
    blocks = fragment_blocks("<p>one</p></div>two<p>three</p></div></body>four<p>five</p>")
    assert [block.text for block in blocks] == ["one", "two", "three", "four", "five"]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("<>/!-=&;\"' abp\n[]?"), max_size=300))
def test_anything_can_be_read(markup: str) -> None:
    for block in fragment_blocks(markup):
        assert block.text


@pytest.mark.parametrize("tag", ["script", "style", "template", "svg", "iframe", "select", "object", "noscript"])
def test_what_is_no_text_is_left_out(tag: str) -> None:
    blocks = fragment_blocks(f"<p>a <{tag}>no</{tag}>b</p><{tag}>no</{tag}><p>c</p>")
    assert [block.text for block in blocks] == ["a b", "c"]


def test_white_space_is_collapsed_as_a_browser_shows_it() -> None:
    (block,) = fragment_blocks("<p>\n  one\t two <b> three </b>\r\n four<br> five\u00a0six </p>")
    assert block.text == "one two three four\nfive\u00a0six"


def test_what_is_too_deep_or_too_much_is_refused() -> None:
    with pytest.raises(FormatError, match="deeply"):
        parse("<div>" * 300)
    with pytest.raises(FormatError, match="more than"):
        parse("<br>" * 60_000)
    with pytest.raises(TextError):
        parse("a\x00b")
    assert parse("").tag == "html"


def test_a_line_with_markup_is_a_line() -> None:
    assert text_of("Caf&eacute; &#8220;Sol&#8221; <em>to</em> close") == "Café “Sol” to close"
    assert text_of(" a \n b ") == "a b"
