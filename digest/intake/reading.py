"""Any format in, an article out."""

import json
import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

from digest.article import Article, Envelope, Format
from digest.digest import Notice
from digest.errors import FormatError
from digest.intake import json_ld, ninjs, wordpress
from digest.intake.markup import fragment_blocks, joined
from digest.intake.story import Story, line
from digest.intake.text import MIN_WORDS, read_text, refuse_too_short
from digest.language import Verdict, judge
from digest.options import UnknownLanguage

_COMMENTS = r"\s*+(?:<!--(?:(?!-->).){0,2000}+-->\s*+)*+"
_PAGE = re.compile(
    rf"\s*+(?:<\?xml[^>]{{0,200}}>)?{_COMMENTS}<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FRAGMENT = re.compile(
    rf"{_COMMENTS}<(?:p|div|h[1-6]|article|section|main|header|figure|blockquote|ul|ol|table)\b[^<>]{{0,500}}>",
    re.IGNORECASE | re.DOTALL,
)
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_RECORDS: dict[Format, ModuleType] = {"wordpress": wordpress, "ninjs": ninjs, "json-ld": json_ld}


@dataclass(frozen=True, slots=True)
class Reading:
    """A story that was read, the names that it has for itself, and what an editor should know of it. `extract`: it is in a
    language that the model does not know, and no model may write of it."""

    article: Article
    external_id: str | None = None
    revision: str | None = None
    notices: tuple[Notice, ...] = ()
    extract: bool = False


def read(
    content: Any,
    *,
    format: Format | None = None,  # noqa: A002 - the field's own name
    headline: str | None = None,
    byline: str | None = None,
    language: str | None = None,
    languages: Collection[str] | None = None,
    unknown_language: UnknownLanguage = "refuse",
    min_words: int = MIN_WORDS,
) -> Reading:
    """Read a story from text, or from the values of JSON. Without a format, it is told by what is in it. A headline, byline
    or language given here stands above the story's own. `languages` are those that the model knows, by their primary
    subtags; without them any will do.

    Raises IntakeError: FormatError where it is not in that format, CanceledError where its publisher has withdrawn it,
    LanguageError where the model does not know its language, and as `read_text` does.
    """
    story = _story(content, format or sniff(content))
    envelope = replace(
        story.envelope,
        headline=headline or story.envelope.headline,
        byline=byline or _BY.sub("", story.envelope.byline or "", count=1) or None,
        language=language or story.envelope.language,
    )
    # The language before the length: where words are not parted by spaces, they cannot be counted.
    article = read_text(story.text, envelope=envelope, min_words=0)
    verdict = Verdict(article.language)
    if languages is not None:
        verdict = judge(article, known=languages, unknown=unknown_language)
    refuse_too_short(article, min_words)
    if verdict.language != article.language:
        envelope = replace(envelope, language=verdict.language)
        article = replace(article, language=verdict.language, envelope=envelope)
    notices = (*verdict.notices, *_notices(envelope))
    return Reading(article, story.external_id, story.revision, notices, extract=verdict.extract)


def sniff(content: Any) -> Format:
    """What a story without a label is in. Raises FormatError where JSON is no news item that is known here."""
    if not isinstance(content, str):
        for name, kind in _RECORDS.items():
            if kind.looks_like(content):
                return name
        raise FormatError("the JSON is neither a WordPress post, nor ninjs, nor JSON-LD of an article")
    if _PAGE.match(content):
        return "html"
    if content.lstrip()[:1] in ("{", "["):
        try:
            return sniff(json.loads(content))
        except (ValueError, RecursionError, FormatError):
            return "text"
    return "html-fragment" if _FRAGMENT.match(content) else "text"


def _story(content: Any, kind: Format) -> Story:
    if kind in _RECORDS and isinstance(content, str):
        try:
            content = json.loads(content)
        except (ValueError, RecursionError):
            raise FormatError(f"it is not JSON, and {kind} is") from None
    elif kind not in _RECORDS and not isinstance(content, str):
        raise FormatError(f"the content is not a string, and {kind} is")
    match kind:
        case "text":
            return Story(text=content, envelope=Envelope())
        case "html" if _PAGE.match(content):
            # Only here: whoever sends no pages needs no part of trafilatura.
            from digest.intake.page import read_page

            return read_page(content)
        case "html" | "html-fragment":
            blocks = fragment_blocks(content)
            text, elements = joined(blocks)
            headline = next((line(block.text) for block in blocks if block.kind == "headline"), None)
            return Story(text=text, envelope=Envelope(format="html-fragment", headline=headline, elements=elements))
        case "wordpress":
            return wordpress.read_wordpress(content)
        case "ninjs":
            return ninjs.read_ninjs(content)
        case "json-ld":
            return json_ld.read_json_ld(content)


def _notices(envelope: Envelope) -> tuple[Notice, ...]:
    """What an editor should know before a digest is published."""
    notices = []
    if envelope.pub_status == "withheld":
        notices.append(Notice("withheld", "its publisher withholds the story until further notice", "pubStatus"))
    if envelope.embargoed_until:
        text = f"not to be published before {envelope.embargoed_until}"
        notices.append(Notice("embargoed", text, envelope.embargoed_until))
    return tuple(notices)
