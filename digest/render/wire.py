"""A digest as JSON, and back without loss."""

import bisect
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from digest.article import Article, Element, Span
from digest.digest import Bullet, Check, Digest, Headline, Model, Notice, Part, Quote, Read, Source, Speaker
from digest.options import Offsets

Wire = dict[str, Any]
_Count = Callable[[int], int]


def to_wire(digest: Digest, article: Article, *, offsets: Offsets = "codepoint") -> Wire:
    """The digest as JSON values, each span with its text. `article` is the story that it was made of."""
    if article.sha256 != digest.article.sha256:
        raise ValueError("the digest was made of another text")
    count = _counter(article, offsets)
    lines = Part(
        headline=digest.headline,
        alternatives=digest.alternatives,
        bullets=digest.bullets,
        quotes=digest.quotes,
        all_quotes=digest.all_quotes,
    )

    def span(value: Span) -> Wire:
        return {"start": count(value.start), "end": count(value.end)}

    about = asdict(digest.article)
    del about["elements"]
    about["blocks"] = [{**span(each.span), "selector": each.selector} for each in digest.article.elements]
    return {
        **part_to_wire(lines, article, offsets=offsets),
        "article": about,
        "offsets": offsets,
        "read": {"spans": [span(each) for each in digest.read.spans], "share": digest.read.share},
        "model": asdict(digest.model),
        "warnings": [asdict(each) for each in digest.warnings],
    }


def part_to_wire(part: Part, article: Article, *, offsets: Offsets = "codepoint") -> Wire:
    """The members of a digest's wire form that are ready, as `to_wire` gives them."""
    count = _counter(article, offsets)

    def span(value: Span) -> Wire:
        return {"start": count(value.start), "end": count(value.end)}

    def passage(value: Span | None) -> Wire | None:
        return None if value is None else {**span(value), "text": article.text(value)}

    def line(value: Headline | Bullet) -> Wire:
        return {
            "text": value.text,
            "spans": [passage(each) for each in value.spans],
            "origin": value.origin,
            "checks": [asdict(check) for check in value.checks],
        }

    def quote(value: Quote) -> Wire:
        return {
            "text": quote_text(value, article),
            "spans": [passage(each) for each in value.spans],
            "partial": value.partial,
            "cue": passage(value.cue),
            "speaker": {**asdict(value.speaker), "mention": passage(value.speaker.mention)},
            "context": span(value.context),
            "why": list(value.why),
        }

    wire: Wire = {}
    if part.headline is not None:
        wire["headline"] = line(part.headline)
    if part.alternatives is not None:
        wire["alternatives"] = [{**line(each), "use": each.use} for each in part.alternatives]
    if part.bullets is not None:
        wire["bullets"] = [line(each) for each in part.bullets]
    if part.quotes is not None:
        wire["quotes"] = [quote(each) for each in part.quotes]
    if part.all_quotes is not None:
        wire["all_quotes"] = [quote(each) for each in part.all_quotes]
    return wire


def from_wire(wire: Mapping[str, Any], *, body: str | None = None) -> Digest:
    """What `to_wire` was given. Offsets in UTF-16 need the story's `body` to count back.

    Raises ValueError where it is needed and missing, KeyError and TypeError where `wire` is no digest.
    """
    count: _Count = int
    if wire["offsets"] == "utf16":
        if body is None:
            raise ValueError("a digest whose offsets are in UTF-16 can be read back with its story's body only")
        count = _codepoint_counter(body)

    def span(value: Mapping[str, Any]) -> Span:
        return Span(count(value["start"]), count(value["end"]))

    def maybe(value: Mapping[str, Any] | None) -> Span | None:
        return None if value is None else span(value)

    def line(value: Mapping[str, Any]) -> Wire:
        return {
            "text": value["text"],
            "spans": tuple(span(each) for each in value["spans"]),
            "origin": value["origin"],
            "checks": tuple(Check(**check) for check in value["checks"]),
        }

    def quote(value: Mapping[str, Any]) -> Quote:
        return Quote(
            spans=tuple(span(each) for each in value["spans"]),
            speaker=Speaker(**{**value["speaker"], "mention": maybe(value["speaker"]["mention"])}),
            context=span(value["context"]),
            partial=value["partial"],
            cue=maybe(value["cue"]),
            why=tuple(value["why"]),
        )

    def source(value: Mapping[str, Any]) -> Source:
        about = dict(value)
        blocks = about.pop("blocks")
        return Source(**about, elements=tuple(Element(span(each), each["selector"]) for each in blocks))

    return Digest(
        headline=Headline(**line(wire["headline"])),
        alternatives=tuple(Headline(**line(each), use=each["use"]) for each in wire["alternatives"]),
        bullets=tuple(Bullet(**line(each)) for each in wire["bullets"]),
        quotes=tuple(quote(each) for each in wire["quotes"]),
        article=source(wire["article"]),
        read=Read(tuple(span(each) for each in wire["read"]["spans"]), wire["read"]["share"]),
        model=Model(**wire["model"]),
        all_quotes=tuple(quote(each) for each in wire["all_quotes"]) if "all_quotes" in wire else None,
        warnings=tuple(Notice(**each) for each in wire["warnings"]),
    )


def quote_text(quote: Quote, article: Article) -> str:
    """The words of a quotation: its spans, joined by a space, or by a line break where a paragraph ends between them."""
    text = article.text(quote.spans[0])
    for before, after in zip(quote.spans, quote.spans[1:], strict=False):
        between = article.body[before.end : after.start]
        text += ("\n" if "\n" in between or "\r" in between else " ") + article.text(after)
    return text


def _counter(article: Article, offsets: Offsets) -> _Count:
    return _utf16_counter(article.body) if offsets == "utf16" else int


def _utf16_counter(body: str) -> _Count:
    """From an offset in code points to one in UTF-16 code units."""
    astral = [offset for offset, character in enumerate(body) if ord(character) > 0xFFFF]
    return lambda offset: offset + bisect.bisect_left(astral, offset)


def _codepoint_counter(body: str) -> _Count:
    """From an offset in UTF-16 code units to one in code points."""
    # Where each character above U+FFFF begins, counted in UTF-16.
    astral = [offset + rank for rank, offset in enumerate(i for i, c in enumerate(body) if ord(c) > 0xFFFF)]
    return lambda offset: offset - bisect.bisect_left(astral, offset)
