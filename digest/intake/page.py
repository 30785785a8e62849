"""A whole HTML page to a story: trafilatura says which of its blocks are the article, their text is the page's own."""

import json
import logging
import re
from collections import Counter
from dataclasses import replace
from itertools import islice
from typing import Any

import lxml.etree
import lxml.html

from digest.article import Envelope
from digest.intake import json_ld
from digest.intake.markup import MarkedBlock, joined, page_blocks, parse
from digest.intake.story import Story, first, language, line, name

# trafilatura's debugging messages quote the page.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)

_LARGEST = 15_000  # elements that trafilatura is given; it takes seconds for more
_DEEPEST = 300_000  # and the sum of their depths
_LEAST_LETTERS = 20  # of a part of a paragraph: fewer may stand anywhere
_MOST_SEARCHED = 200_000_000  # characters, for such parts
_LEAST_FOUND = 0.8  # of what it finds must be blocks of the page as we cut it
_SITE_NAME = re.compile(r"\s+[|–—·»-]\s+[^|–—·»]{2,40}$")
_READ = ("p", "head", "item", "quote", "cell", "code")  # trafilatura's elements
_PARAGRAPHS = frozenset((*_READ, "list", "table", "row"))
_AROUND = re.compile(r" > (?:nav|header|footer|aside|form):")


def read_page(markup: str) -> Story:
    """The article of a page. Raises FormatError, TextError."""
    root = parse(markup)
    about = _structured(root)
    blocks = _article(root)
    text, elements = joined(blocks)
    described = about.envelope if about else Envelope()
    if about and about.text and not any(block.selector for block in blocks):  # a script is to fill the page
        return replace(about, envelope=replace(described, format="html"))
    return Story(
        text=text,
        envelope=Envelope(
            format="html",
            headline=first(described.headline, _heading(root), _meta(root, "og:title"), _title(root)),
            byline=first(described.byline, _meta(root, "author"), _meta(root, "article:author")),
            dateline=described.dateline,
            published=first(described.published, _meta(root, "article:published_time"), _time(root)),
            language=first(_language(root), described.language),
            version=described.version,
            elements=elements,
        ),
        external_id=about.external_id if about else None,
        revision=about.revision if about else None,
    )


def _article(root: lxml.html.HtmlElement) -> list[MarkedBlock]:
    blocks = page_blocks(root)
    found = _extracted(root)
    if found:
        chosen = _among(blocks, found)
        if sum(len(block.text) for block in chosen) >= _LEAST_FOUND * sum(map(len, found)):
            return chosen
        return [MarkedBlock(text) for text in found]
    # Nothing that looks like an article: what the page says is its content, without what it says is not.
    blocks = [block for block in blocks if block.kind != "furniture" and not _AROUND.search(block.selector or "")]
    for place in (" > article:", " > main:"):
        if chosen := [block for block in blocks if place in (block.selector or "")]:
            return chosen
    return blocks


def _among(blocks: list[MarkedBlock], found: list[str]) -> list[MarkedBlock]:
    """The blocks that are among the paragraphs found, or, where paragraphs were run together, part of one."""
    wanted = Counter(_letters(text) for text in found)
    letters = [_letters(block.text) for block in blocks]
    chosen = [False] * len(blocks)
    for number, own in enumerate(letters):
        if wanted[own] > 0:
            wanted[own] -= 1
            chosen[number] = True
    rest = "|".join(text for text, times in wanted.items() if times > 0)
    searches = _MOST_SEARCHED // (len(rest) + 1)
    for number, own in enumerate(letters):
        if rest and not chosen[number] and len(own) >= _LEAST_LETTERS and searches > 0:
            searches -= 1
            chosen[number] = own in rest
    return [block for block, is_chosen in zip(blocks, chosen, strict=True) if is_chosen]


def _extracted(root: lxml.html.HtmlElement) -> list[str]:
    """The paragraphs of the page's article."""
    if _is_too_large(root):
        return []
    # Here, because it takes 20 MiB that a service which reads no pages need not have.
    from trafilatura.core import bare_extraction
    from trafilatura.utils import line_processing, trim

    try:
        document = bare_extraction(root, include_comments=False)
    finally:
        for remembers in (line_processing, trim):  # lines of the story
            remembers.cache_clear()
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    return [text for each in document.body.iter(*_READ) if (text := _own(each))]


def _own(element: Any) -> str:
    """An element's text without that of the paragraphs inside it, which come by themselves."""
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _PARAGRAPHS:
            parts.append(str(child.xpath("string()")))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _is_too_large(root: lxml.html.HtmlElement) -> bool:
    elements = depth = depths = 0
    for event, _ in lxml.etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        elements += event == "start"
        depths += depth
        if elements > _LARGEST or depths > 2 * _DEEPEST:
            return True
    return False


def _structured(root: lxml.html.HtmlElement) -> Story | None:
    """What a page's own JSON-LD says of its article."""
    for script in root.iter("script"):
        if (script.get("type") or "").partition(";")[0].strip().lower() == "application/ld+json":
            try:
                value = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            if found := json_ld.find(value):
                return found
    return None


def _heading(root: lxml.html.HtmlElement) -> str | None:
    """The page's only h1, or the one that its article has."""
    all_of_them = list(islice(root.iter("h1"), 50))
    inside = [each for each in all_of_them if next(each.iterancestors("article", "main"), None) is not None]
    chosen = inside if len(all_of_them) > 1 else all_of_them
    return line(str(chosen[0].xpath("string()"))) if chosen else None


def _title(root: lxml.html.HtmlElement) -> str | None:
    """The page's title without the site's name after it."""
    title = next(root.iter("title"), None)
    found = line(title.text if title is not None else None)
    return found and _SITE_NAME.sub("", found)


def _meta(root: lxml.html.HtmlElement, key: str) -> str | None:
    for meta in islice(root.iter("meta"), 500):
        if key in (meta.get("property"), meta.get("name")):
            found = line(meta.get("content"))
            if found and not found.startswith(("http:", "https:")):  # a profile
                return found
    return None


def _time(root: lxml.html.HtmlElement) -> str | None:
    return next((found for each in root.iter("time") if (found := name(each.get("datetime")))), None)


def _language(root: lxml.html.HtmlElement) -> str | None:
    return language(root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang"))


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
