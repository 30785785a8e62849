"""A post as WordPress's REST API gives it (/wp-json/wp/v2/posts/17) to a story."""

import re
from typing import Any

from digest.article import Envelope
from digest.errors import CanceledError, FormatError
from digest.intake.markup import fragment_blocks, joined, text_of
from digest.intake.story import Record, Story, first, language, line, name, names

# Shortcodes that stand for something that is no text, and one around a caption. Others are told by their attributes, so that
# an editor's "[sic]" stays. None of the patterns reads past the next bracket twice.
_MEDIA = re.compile(
    r"\[(?P<name>gallery|playlist|audio|video|embed)\b[^\[\]]{0,2000}+\](?:[^\[\]]{0,2000}+\[/(?P=name)\])?",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\[(?P<name>wp_caption|caption)\b[^\[\]]{0,2000}+\](?P<inside>(?:(?!\[/?(?:wp_)?caption\b).){0,5000}+)\[/(?P=name)\]",
    re.IGNORECASE | re.DOTALL,
)
_SHORTCODE = re.compile(
    r"\[/?[a-z][\w-]{0,40}+(?:\s++[\w-]{1,40}+=(?:\"[^\"\[\]]{0,500}+\"|'[^'\[\]]{0,500}+'|[^\s\[\]\"']{1,500}+)){1,50}+\s*+/?\]"
)
_STATUS = {"publish": "usable", "private": "withheld", "trash": "canceled", "future": "usable"}


def read_wordpress(post: Any) -> Story:
    """The story of a post: `content.raw` where it is there (context=edit), else `content.rendered`.

    Raises FormatError where there is no content, CanceledError where the post is in the trash, TextError.
    """
    if not looks_like(post):
        raise FormatError('a WordPress post must have a "content" with "raw" or "rendered"')
    status = _STATUS.get(name(post.get("status")) or "")
    if status == "canceled":
        raise CanceledError("the post is in the trash")
    raw = _part(post, "content", "raw")
    markup = _without_shortcodes(raw) if raw.strip() else _part(post, "content", "rendered")
    text, elements = joined(fragment_blocks(markup, blank_lines=bool(raw.strip())))
    when = _time(post, "date")
    return Story(
        text=text,
        envelope=Envelope(
            format="wordpress",
            headline=line(text_of(_part(post, "title", "raw") or _part(post, "title", "rendered"))),
            byline=_authors(post),
            published=when,
            language=language(post.get("lang")),
            embargoed_until=when if post.get("status") == "future" else None,
            pub_status=status,
            version=_time(post, "modified"),
            elements=elements,
        ),
        external_id=name(post.get("id")),
        revision=_time(post, "modified"),
    )


def looks_like(value: Any) -> bool:
    """Whether it has the content of a post as only WordPress gives it."""
    content = value.get("content") if isinstance(value, dict) else None
    return isinstance(content, dict) and any(isinstance(content.get(each), str) for each in ("raw", "rendered"))


def _part(post: Record, field: str, form: str) -> str:
    value = post.get(field)
    found = value.get(form) if isinstance(value, dict) else value if form == "raw" else None
    return found if isinstance(found, str) else ""


def _time(post: Record, field: str) -> str | None:
    """WordPress's times in GMT say so in their name only."""
    in_gmt = name(post.get(f"{field}_gmt"))
    return f"{in_gmt}Z" if in_gmt and in_gmt[-1:].isdigit() else first(in_gmt, name(post.get(field)))


def _authors(post: Record) -> str | None:
    embedded = post.get("_embedded")
    authors = embedded.get("author") if isinstance(embedded, dict) else None
    there = [each for each in authors if isinstance(each, dict)] if isinstance(authors, list) else []
    return names(*(line(each.get("name")) for each in there))


def _without_shortcodes(raw: str) -> str:
    raw = _MEDIA.sub("", raw)
    raw = _CAPTION.sub(r"<figure><figcaption>\g<inside></figcaption></figure>", raw)
    return _SHORTCODE.sub("", raw)
