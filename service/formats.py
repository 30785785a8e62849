"""The story in a request's body, in whatever format: as its Content-Type says, or as its content shows."""

from typing import Any

from flask import Request

from digest.article import Format
from digest.errors import CharsetError, FormatError
from digest.intake import sniff
from digest.intake.charset import decode
from jobs.settings import Settings
from service.bodies import parse_json, read_body
from service.errors import Refusal

JSON = "application/json"
FORMATS: tuple[Format, ...] = ("text", "html", "html-fragment", "wordpress", "ninjs", "json-ld")
# What each media type says of the format; JSON may hold several.
MEDIA_TYPES: dict[str, Format | None] = {
    JSON: None,
    "text/plain": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/ld+json": "json-ld",
    "application/vnd.iptc.ninjs+json": "ninjs",
}

_UNLABELLED = ("", "application/octet-stream")
_EMPTY = 'Send the story: as it is, or as JSON with a field "text" or "content".'


def read_story(request: Request, settings: Settings) -> tuple[Any, Format | None]:
    """The content of the body, text or values of JSON, and its format. None is JSON of no format known here: an envelope
    around a story, it is to be hoped. Raises Refusal, and Werkzeug's RequestEntityTooLarge and ClientDisconnected."""
    if request.mimetype not in MEDIA_TYPES and request.mimetype not in _UNLABELLED:
        raise _unsupported("This Content-Type is not understood.")
    named = request.mimetype_params.get("format")
    told = next((each for each in FORMATS if each == named), MEDIA_TYPES.get(request.mimetype))
    if named is not None and told != named:
        raise _unsupported(f"There is no such format; there are {', '.join(FORMATS)}.")
    body = read_body(request, settings, empty=_EMPTY)
    if request.mimetype in _UNLABELLED and told is None:
        text = _text(request, body, markup=body.lstrip()[:1] == b"<")
        told = sniff(text)
        if told == "text" and body.lstrip()[:1] == b"{":
            return parse_json(body), None
    if told in ("text", "html", "html-fragment"):
        return _text(request, body, markup=told != "text"), told
    value = parse_json(body)
    return value, told or _sniffed(value)


def _sniffed(value: Any) -> Format | None:
    try:
        return None if isinstance(value, str) else sniff(value)
    except FormatError:
        return None


def _text(request: Request, body: bytes, *, markup: bool) -> str:
    try:
        return decode(body, request.mimetype_params.get("charset"), markup=markup)
    except CharsetError as error:
        detail = f"{str(error)[:1].upper()}{str(error)[1:]}."
        raise Refusal("not-decodable", detail) if error.known else _unsupported(detail) from None


def _unsupported(detail: str) -> Refusal:
    return Refusal("unsupported-media-type", detail, headers={"Accept-Post": ", ".join(MEDIA_TYPES)})
