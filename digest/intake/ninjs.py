"""IPTC's ninjs to a story: 1.x, 2.x, 3.x (https://iptc.org/standards/ninjs/), and what Superdesk sends by that name.

1.x has `headline`, `byline` and `body_*`; 2.x and 3.x have `headlines`, `by` and `bodies`, 3.x in camel case.
"""

from collections.abc import Iterator
from typing import Any

from digest.article import Envelope
from digest.errors import CanceledError, FormatError
from digest.intake.markup import fragment_blocks, joined, text_of
from digest.intake.story import Record, Story, first, language, line, name, names

_MARKED_UP = ("body_xhtml", "body_html", "body_richtext")
_KNOWN = frozenset(
    ("bodies", "headlines", "headline", "by", "byline", "pubstatus", "pubStatus", "versioncreated", "versionCreated")
)


def read_ninjs(item: Any) -> Story:
    """Raises FormatError where there is no body, CanceledError where its publisher has withdrawn it, TextError."""
    if not isinstance(item, dict):
        raise FormatError("a ninjs item must be an object")
    status = name(item.get("pubStatus") or item.get("pubstatus"))
    if status in ("canceled", "cancelled"):
        raise CanceledError("its publishing status is canceled")
    body, is_markup = _body(item)
    if not body.strip():
        raise FormatError("the ninjs item has no body that is text")
    text, elements = joined(fragment_blocks(body)) if is_markup else (body, ())
    version = name(item.get("version"))
    return Story(
        text=text,
        envelope=Envelope(
            format="ninjs",
            headline=_headline(item),
            byline=first(line(item.get("by")), line(item.get("byline")), _authors(item)),
            dateline=line(item.get("located")),
            published=first(
                *(
                    name(item.get(each))
                    for each in ("firstpublished", "versionCreated", "versioncreated", "firstCreated", "firstcreated")
                )
            ),
            language=language(item.get("language")),
            embargoed_until=first(
                *(name(item.get(each)) for each in ("embargoedUntil", "embargoed", "embargoeduntil"))
            ),
            pub_status=status if status in ("usable", "withheld") else None,
            version=version,
            elements=elements,
        ),
        external_id=first(name(item.get("uri")), name(item.get("guid"))),
        revision=first(version, name(item.get("versionCreated")), name(item.get("versioncreated"))),
    )


def looks_like(value: Any) -> bool:
    """Whether it names itself as news items do, and has what only they have."""
    if not isinstance(value, dict) or not isinstance(value.get("uri") or value.get("guid"), str):
        return False
    return bool(_KNOWN & value.keys()) or any(key.startswith("body_") for key in value)


def _body(item: Record) -> tuple[str, bool]:
    """The body, and whether it is marked up. Marked up is better: paragraphs are sure."""
    found = sorted(_bodies(item), key=lambda body: (not body[1], body[2] != "main"))
    return found[0][:2] if found else ("", False)


def _bodies(item: Record) -> Iterator[tuple[str, bool, str]]:
    """(body, whether it is marked up, its role)."""
    for body in _records(item.get("bodies")):
        value, role = body.get("value"), name(body.get("role")) or ""
        kind = name(body.get("contentType") or body.get("contenttype")) or ""
        if isinstance(value, str) and value.strip():
            yield value, "html" in kind or (not kind.startswith("text/plain") and _is_markup(value)), role
    for key in sorted(item, key=lambda key: (key not in _MARKED_UP, key != "body_text")):
        value = item[key]
        if key.startswith("body_") and isinstance(value, str) and value.strip():
            yield value, key in _MARKED_UP or (key != "body_text" and _is_markup(value)), "main"


def _is_markup(body: str) -> bool:
    return "</p>" in body.lower()


def _headline(item: Record) -> str | None:
    found = sorted(_records(item.get("headlines")), key=lambda each: each.get("role") != "main")
    values = [item.get("headline"), *(each.get("value") for each in found), item.get("title")]
    return first(*(line(text_of(value)) for value in values if isinstance(value, str) and line(value)))


def _authors(item: Record) -> str | None:
    """Superdesk's."""
    return names(*(line(each.get("name")) for each in _records(item.get("authors"))))


def _records(value: Any) -> list[Record]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
