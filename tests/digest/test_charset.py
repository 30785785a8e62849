"""Bytes to text."""

import pytest

from digest.errors import CharsetError
from digest.intake.charset import decode

WORDS = "Das Café hat „sonntags“ geschlossen – 5 €"


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "utf-16", "utf-16le", "windows-1252", "gb18030"])
def test_the_charset_that_is_named(charset: str) -> None:
    assert decode(WORDS.encode(charset), charset) == WORDS


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ("<meta charset=windows-1252>", "cp1252"),
        ('<html><head><META CHARSET="windows-1252" /></head>', "cp1252"),
        ("<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'>", "cp1252"),
        ("<meta charset='iso-8859-1'>", "cp1252"),  # as browsers read it
        ('<?xml version="1.0" encoding="windows-1252"?><html>', "cp1252"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=utf-8>", "utf-8"),
        ("<html>", "utf-8"),
        ("\ufeff<meta charset=windows-1252>", "utf-8"),
        ("\ufeff<html>", "utf-16"),
    ],
)
def test_html_may_name_its_charset_itself(head: str, charset: str) -> None:
    body = head + WORDS
    encoded = body.removeprefix("\ufeff").encode(charset) if charset == "utf-16" else body.encode(charset)
    assert decode(encoded, markup=True) == body.removeprefix("\ufeff")


def test_what_the_envelope_names_stands_above_that() -> None:
    body = "<meta charset=windows-1252>" + WORDS
    assert decode(body.encode(), "utf-8", markup=True) == body


@pytest.mark.parametrize("charset", ["klingon", "zlib", "unicode_escape", "idna", "x" * 10_000, "a\x00b"])
def test_a_charset_that_is_none(charset: str) -> None:
    with pytest.raises(CharsetError) as caught:
        decode(b"a", charset)
    assert not caught.value.known


@pytest.mark.parametrize("charset", [None, "utf-8", "ascii"])
def test_bytes_that_are_not_in_it(charset: str | None) -> None:
    with pytest.raises(CharsetError, match="offset 3") as caught:
        decode(b"caf\xe9 ", charset, markup=True)
    assert caught.value.known
