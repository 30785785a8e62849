"""The content codings of request bodies (RFC 9110 section 8.4): undone as the bytes come in, up to the limit and no further."""

import zlib
from collections.abc import Iterator

import zstandard
from flask import Request
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

from service.errors import Refusal

CODINGS = ("gzip", "zstd", "deflate")
ACCEPTED = ", ".join(CODINGS)

_PIECE_BYTES = 64 * 1024
_LARGEST_WINDOW_BYTES = 8 * 1024 * 1024  # what a zstd decoder has to hold; RFC 9659 allows no more on the web
_ZSTD_PIECE_BYTES = 64
_WBITS = {"gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


def read_all(request: Request, *, limit_bytes: int) -> bytes:
    """The request's body, whole and without its coding. What is larger than the limit, on the wire or off it, is never
    held. Raises Refusal, and Werkzeug's RequestEntityTooLarge and ClientDisconnected."""
    coding = request.headers.get("Content-Encoding", "").strip().lower() or "identity"
    coding = "gzip" if coding == "x-gzip" else coding
    if coding not in (*CODINGS, "identity"):
        raise Refusal(
            "unsupported-media-type",
            f"This Content-Encoding is not understood; one of {ACCEPTED} is, or none.",
            headers={"Accept-Encoding": ACCEPTED},
        )
    # Werkzeug cuts a chunked body off at its limit without a word: one byte more than is taken is the sign.
    request.max_content_length = limit_bytes + 1
    sent = request.get_data(cache=False)
    if len(sent) > limit_bytes:
        raise RequestEntityTooLarge
    if len(sent) < (request.content_length or 0):
        raise ClientDisconnected
    if coding == "identity" or not sent:
        return sent
    undone = bytearray()
    try:
        for piece in _zstd(sent) if coding == "zstd" else _zlib(sent, _WBITS[coding]):
            undone += piece
            if len(undone) > limit_bytes:
                raise RequestEntityTooLarge
    except (zlib.error, zstandard.ZstdError, EOFError):
        raise Refusal("not-decompressible", f"The body is no {coding}, or stops early.") from None
    return bytes(undone)


def _zlib(sent: bytes, wbits: int) -> Iterator[bytes]:
    """gzip (of several members too) or zlib, in pieces. Raises zlib.error, and EOFError where it stops early."""
    while sent:
        stream = zlib.decompressobj(wbits)
        while not stream.eof:
            piece = stream.decompress(sent, _PIECE_BYTES)
            if not piece and not stream.unconsumed_tail and not stream.eof:
                raise EOFError
            yield piece
            sent = stream.unconsumed_tail
        sent = stream.unused_data


def _zstd(sent: bytes) -> Iterator[bytes]:
    """zstd (of several frames too), in pieces. Raises zstandard.ZstdError, and EOFError where it stops early."""
    while sent:
        decompressor = zstandard.ZstdDecompressor(max_window_size=_LARGEST_WINDOW_BYTES)
        stream = decompressor.decompressobj()
        # A block of up to 128 KiB may be told in 4 bytes, and what comes out cannot be limited, only what goes in.
        start = 0
        while not stream.eof:
            if start >= len(sent):
                raise EOFError
            yield stream.decompress(sent[start : start + _ZSTD_PIECE_BYTES])
            start += _ZSTD_PIECE_BYTES
        sent = stream.unused_data + sent[start:]
