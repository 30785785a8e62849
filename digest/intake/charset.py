"""Bytes to text: in the charset that is named, that HTML names inside itself, or UTF-8."""

import codecs
import re

from digest.errors import CharsetError

# Charsets of text, by Python's names. Not every codec: some unpack, some take quadratic time.
_KNOWN = re.compile(r"utf-8|utf-16(-[lb]e)?|ascii|iso8859-\d+|cp125\d|koi8-[ru]|shift_jis|euc_(jp|kr)|gb18030|gbk|big5")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_LOOKED_AT = 1024  # bytes of HTML: so much do browsers look at
_IN_MARKUP = re.compile(
    rb"<meta\b[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})|^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)


def decode(body: bytes, charset: str | None = None, *, markup: bool = False) -> str:
    """The text of a body, without its byte order mark. Raises CharsetError."""
    codec = _codec(charset) if charset else None
    if codec is None and markup:
        codec = next((name for mark, name in _MARKS if body.startswith(mark)), None) or _named_inside(body)
    codec = codec or "utf-8"
    try:
        return body.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise CharsetError(f"the bytes from offset {error.start} on are not {codec}") from None


def _named_inside(body: bytes) -> str | None:
    """The charset that HTML names inside itself, read as browsers do (WHATWG Encoding, HTML 13.2.3.2)."""
    found = _IN_MARKUP.search(body[:_LOOKED_AT])
    if found is None:
        return None
    codec = _codec((found[1] or found[2]).decode("ascii", "replace"))
    if codec.startswith("utf-16"):  # it could not be read if it were
        return "utf-8"
    return "cp1252" if codec in ("ascii", "iso8859-1") else codec


def _codec(charset: str) -> str:
    try:
        codec = codecs.lookup(charset).name
    except (LookupError, ValueError):
        codec = ""
    if not _KNOWN.fullmatch(codec):
        raise CharsetError("the charset is not known here; UTF-8 always is", known=False)
    return codec
