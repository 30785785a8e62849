"""schema.org's NewsArticle in JSON-LD to a story: alone, in a list, in a graph, or inside something else."""

from collections.abc import Iterator
from typing import Any

from digest.article import Envelope
from digest.errors import FormatError
from digest.intake.markup import fragment_blocks, joined
from digest.intake.story import Record, Story, first, language, line, name, names

_TYPES = frozenset(
    "Article NewsArticle AnalysisNewsArticle AskPublicNewsArticle BackgroundNewsArticle OpinionNewsArticle"
    " ReportageNewsArticle ReviewNewsArticle Report BlogPosting LiveBlogPosting".split()
)
_MOST_THINGS = 10_000


def read_json_ld(value: Any) -> Story:
    """The first article with a body. Raises FormatError where there is none, TextError."""
    found = find(value)
    if found is None or not found.text:
        raise FormatError("the JSON-LD holds no NewsArticle with an articleBody")
    return found


def find(value: Any) -> Story | None:
    """The first article there is, those with a body first; None if there is none."""
    things = list(_things(value))
    by_id = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and len(thing) > 1}
    articles = [thing for thing in things if _types(thing) & _TYPES]
    articles.sort(key=lambda article: not isinstance(article.get("articleBody"), str))
    return _story(articles[0], by_id) if articles else None


def looks_like(value: Any) -> bool:
    """Whether it is JSON-LD of an article, or of things that one may be among."""
    return any(
        "@graph" in thing or _types(thing) & _TYPES for thing in (value if isinstance(value, list) else [value])
        if isinstance(thing, dict)
    )  # fmt: skip


def _story(article: Record, by_id: dict[str, Record]) -> Story:
    body = article.get("articleBody")
    body = body if isinstance(body, str) else ""
    text, elements = joined(fragment_blocks(body)) if "</p>" in body.lower() else (body, ())
    authors = [_name(each, by_id) for each in _list(article.get("author") or article.get("creator"))]
    return Story(
        text=text,
        envelope=Envelope(
            format="json-ld",
            headline=first(line(article.get("headline")), line(article.get("name"))),
            byline=names(*authors),
            dateline=line(article.get("dateline")),
            published=name(article.get("datePublished")),
            language=_language(article.get("inLanguage")),
            version=name(article.get("version")),
            elements=elements,
        ),
        external_id=first(
            *(name(each) or _name(each, by_id, "value") for each in _list(article.get("identifier"))),
            name(article.get("@id")),
            name(article.get("url")),
        ),
        revision=first(name(article.get("version")), name(article.get("dateModified"))),
    )


def _things(value: Any) -> Iterator[Record]:
    """Every object in it, outside in."""
    level, seen = [value], 0
    while level and seen < _MOST_THINGS:
        inner: list[Any] = []
        for each in level:
            seen += 1
            if isinstance(each, list):
                inner += each
            elif isinstance(each, dict):
                yield each
                inner += each.values()
        level = [each for each in inner if isinstance(each, list | dict)]


def _types(thing: Record) -> set[str]:
    """Its types without their vocabulary: "https://schema.org/NewsArticle", "schema:NewsArticle"."""
    return {
        each.rpartition("/")[2].rpartition(":")[2].rpartition("#")[2]
        for each in _list(thing.get("@type"))
        if isinstance(each, str)
    }


def _name(value: Any, by_id: dict[str, Record], key: str = "name") -> str | None:
    if isinstance(value, dict):
        if key not in value and isinstance(value.get("@id"), str):
            value = by_id.get(value["@id"], value)
        return line(next(iter(_list(value.get(key))), None))
    return line(value)


def _language(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("@value") or value.get("name")
    return language(next(iter(_list(value)), None))


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]
