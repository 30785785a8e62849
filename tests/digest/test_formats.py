"""Every format in gives the digest that the plain text gives, and its offsets lead back into the markup."""

import contextlib
import json
import logging
import re
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from trafilatura.utils import line_processing, trim

from digest import Options, Summarizer
from digest.article import Article
from digest.errors import CanceledError, FormatError, IntakeError, TextError
from digest.intake import read, sniff
from digest.render.wire import quote_text, to_wire

FOLDER = Path(__file__).parent / "formats"
FORMATS = {
    "story.txt": "text", "page.html": "html", "page_described.html": "html", "page_filled_by_script.html": "html",
    "fragment.html": "html-fragment", "wordpress_raw.json": "wordpress", "wordpress_rendered.json": "wordpress",
    "wordpress_classic.json": "wordpress", "ninjs_1.json": "ninjs", "ninjs_1_text.json": "ninjs", "ninjs_2.json": "ninjs",
    "ninjs_3.json": "ninjs", "superdesk.json": "ninjs", "article.jsonld": "json-ld", "graph.jsonld": "json-ld",
}  # fmt: skip
WORDS = (
    "The council voted on Tuesday to mend the old bridge over the river before the winter, after two years of talk. "
)


def content(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def said(article: Article) -> list[Any]:
    asked = Options(headlines=5, bullets=5, quotes=5, all_quotes=True)
    digest = Summarizer().digest(article, options=asked)
    assert digest.all_quotes
    return [
        *((line.text, line.origin) for line in (digest.headline, *digest.alternatives, *digest.bullets)),
        *((quote_text(quote, article), quote.speaker.name, quote.speaker.role) for quote in digest.all_quotes),
        [quote_text(quote, article) for quote in digest.quotes],
        digest.article.headline,
        digest.article.byline,
        digest.article.words,
    ]


def test_every_fixture_is_tried() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_gives_the_same_digest(name: str) -> None:
    reading = read(content(name))
    assert reading.article.envelope.format == FORMATS[name]
    assert said(reading.article) == said(read(content("story.txt")).article)


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_told_by_its_content(name: str) -> None:
    assert sniff(content(name)) == FORMATS[name]
    if not name.endswith(("html", "txt")):
        assert sniff(json.loads(content(name))) == FORMATS[name]
    assert sniff(" \r\n" + content(name)) == FORMATS[name]


@pytest.mark.parametrize(
    "text",
    [
        WORDS, "<3 is what they wrote. " + WORDS, "<b>" + WORDS, "{ " + WORDS, '["a", 5]', '{"a": 5}', "", "<", "<!--",
        "5 < 6 and <html> is a tag", "<q>" + WORDS, '{"uri": "a:b", "name": "no news"}',
    ],
)  # fmt: skip
def test_what_is_not_surely_something_else_is_text(text: str) -> None:
    assert sniff(text) == "text"


@pytest.mark.parametrize(
    "value", [None, 5, [], {}, [5], {"text": WORDS}, {"uri": "a:b"}, {"content": WORDS}, {"content": {"html": WORDS}}]
)
def test_json_that_is_no_news_item_is_not_guessed_at(value: Any) -> None:
    with pytest.raises(FormatError):
        sniff(value)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("wordpress_raw.json", ("1741", "2026-06-02T15:05:10Z", None, "2026-06-02T14:30:00Z", None, None)),
        ("wordpress_rendered.json", ("1741", "2026-06-02T15:05:10Z", None, "2026-06-02T14:30:00Z", None, "usable")),
        ("ninjs_1.json", ("https://agency.example/items/20260602-terns", "3", "en-US", "2026-06-02T14:30:00Z", None, "usable")),
        ("ninjs_2.json", ("https://agency.example/items/20260602-terns", "3", "en", "2026-06-02T14:30:00Z",
                          "2026-06-03T04:00:00Z", "withheld")),
        ("ninjs_3.json", ("https://agency.example/items/20260602-terns", "3", "en", "2026-06-02T14:30:00Z",
                          "2026-06-03T04:00:00Z", "usable")),
        ("superdesk.json", ("urn:newsml:desk.example:2026-06-02T14:30:00.123456:8b1c2f", "4", "en",
                            "2026-06-02T14:30:00+0000", None, "usable")),
        ("graph.jsonld", ("https://news.example/terns#article", "2026-06-02T17:05:10+02:00", "en",
                          "2026-06-02T16:30:00+02:00", None, None)),
        ("page.html", (None, None, "en-US", "2026-06-02T16:30:00+02:00", None, None)),
    ],
)  # fmt: skip
def test_what_a_file_says_of_its_story_is_carried_through(name: str, expected: tuple[str | None, ...]) -> None:
    reading = read(content(name))
    article = reading.article
    assert (
        reading.external_id, reading.revision, article.language, article.published,
        article.envelope.embargoed_until, article.envelope.pub_status,
    ) == expected  # fmt: skip
    about = to_wire(Summarizer().digest(article), article)["article"]
    assert about["format"] == FORMATS[name]
    assert (about["embargoed_until"], about["pub_status"]) == expected[-2:]
    assert about["dateline"] == "LUNDWICK"


def test_an_embargo_and_a_withheld_story_are_pointed_out() -> None:
    assert [notice.kind for notice in read(content("ninjs_2.json")).notices] == ["withheld", "embargoed"]
    assert "2026-06-03T04:00:00Z" in read(content("ninjs_3.json")).notices[0].text
    assert read(content("ninjs_1.json")).notices == ()


@pytest.mark.parametrize(
    "changed", [("ninjs_1.json", "pubstatus"), ("ninjs_3.json", "pubStatus"), ("wordpress_raw.json", "status")]
)
def test_what_was_withdrawn_is_refused(changed: tuple[str, str]) -> None:
    name, field = changed
    item = json.loads(content(name)) | {field: "trash" if field == "status" else "canceled"}
    with pytest.raises(CanceledError):
        read(item)


def test_a_scheduled_post_is_under_embargo() -> None:
    post = json.loads(content("wordpress_raw.json")) | {"status": "future"}
    assert read(post).article.envelope.embargoed_until == "2026-06-02T14:30:00Z"


def test_what_the_caller_says_stands_above_what_the_file_says() -> None:
    reading = read(content("ninjs_3.json"), headline="Another", byline="Ana Orr", language="en-GB")
    assert (reading.article.headline, reading.article.byline, reading.article.language) == (
        "Another",
        "Ana Orr",
        "en-GB",
    )


def test_fields_that_are_no_text_are_left_out() -> None:
    item = json.loads(content("ninjs_3.json"))
    item |= {"by": ["a"], "version": {"a": 1}, "language": "the Queen's", "located": "a\x00b", "uri": "x" * 500}
    reading = read(item)
    article = reading.article
    assert (article.byline, article.envelope.version, article.language, reading.external_id) == (None,) * 4


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("no JSON", "ninjs"), ("[]", "wordpress"), ({"uri": "a:b", "headline": "x"}, "ninjs"), ({}, "json-ld"),
        ({"@type": "NewsArticle", "headline": "x"}, "json-ld"), ({"content": WORDS}, "html"), ([], "text"),
        ({"content": {"raw": 5}}, "wordpress"), ('{"a":' * 100_000, "json-ld"),
    ],
)  # fmt: skip
def test_what_is_not_in_its_format_is_refused(value: Any, kind: Any) -> None:
    with pytest.raises(FormatError):
        read(value, format=kind)


@pytest.mark.parametrize("name", [name for name in FORMATS if name.endswith("html") and "filled" not in name])
def test_every_range_leads_back_to_its_element(name: str) -> None:
    """As a browser would find it: the selector names an element whose text is the range's, white space apart."""
    article = read(content(name)).article
    source = lxml.html.fromstring(content(name) if "page" in name else f"<div>{content(name)}</div>")
    assert len(article.envelope.elements) >= 10
    for element in article.envelope.elements:
        assert element.selector is not None
        path = element.selector.replace("html", "/html").replace(":scope", ".").replace(" > ", "/")
        (found,) = source.xpath(re.sub(r":nth-of-type\((\d+)\)", r"[\1]", path))
        assert " ".join(found.text_content().split()) == " ".join(article.text(element.span).split())


def test_offsets_count_in_the_text_that_the_elements_hold() -> None:
    article = read(content("fragment.html")).article
    assert "\n\n".join(article.text(element.span) for element in article.envelope.elements) == article.body
    wire = to_wire(Summarizer().digest(article), article, offsets="utf16")
    units = article.body.encode("utf-16-le")
    for block in wire["article"]["blocks"]:
        assert units[2 * block["start"] : 2 * block["end"]].decode("utf-16-le").strip()


def test_every_block_of_a_fragment_is_kept() -> None:
    article = read(content("fragment.html")).article
    kinds = {article.text(block.span): block.kind for block in article.blocks}
    assert kinds["Port spares crane where terns nest"] == "headline"
    assert kinds["The crane on Monday. Photo: Jo Ek"] == "furniture"
    assert kinds["Feathers & steel"] == "crosshead"
    assert not any("track(" in text or "color" in text for text in kinds)


def test_nothing_of_a_page_is_logged_or_kept(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        read(content("page.html"))
    assert "terns" not in caplog.text
    assert (trim.cache_info().currsize, line_processing.cache_info().currsize) == (0, 0)


def page_of(body: str) -> str:
    chrome = "<div class=nav><a href=/>Home</a> <a href=/n>News</a></div>{}<div class=footer><p>All rights reserved.</p></div>"
    return f"<html><head><title>Port spares crane</title></head><body>{chrome.format(body)}</body></html>"


@pytest.mark.parametrize(
    "shape",
    [
        "<h1>{head}</h1><div class=content>{brs}</div>",
        "<div id=cookie><p>We use cookies to give you the best experience.</p></div><div class=story><h1>{head}</h1>{divs}</div>",
        "<main><h1>{head}</h1>{paragraphs}<p><a href=/x>Read more: Ferry fares to rise</a></p></main>",
        "<article><header><h1>{head}</h1></header>{pictured}</article>",
        "<table><tr><td><a href=/>Home</a></td><td><h1>{head}</h1>{paragraphs}</td></tr></table>",
    ],
)
def test_pages_of_other_shapes(shape: str) -> None:
    head, _, *body = content("story.txt").replace("&", "&amp;").strip().split("\n\n")
    picture = "<figure><img><figcaption>The crane. Photo: Jo Ek</figcaption></figure>"
    page = page_of(
        shape.format(
            head=head,
            brs="<br><br>".join(body),
            divs="".join(f"<div class=par>{part}</div>" for part in body),
            paragraphs="".join(f"<p>{part}</p>" for part in body),
            pictured=picture.join(f"<p>{part}</p>" for part in body),
        )
    )
    article = read(page).article
    assert all(element.selector for element in article.envelope.elements)
    assert not re.search("Home|cookies|rights", " ".join(article.text(span) for span in article.paragraphs))
    assert said(article)[:-2] == said(read(content("story.txt")).article)[:-2]


def test_xhtml_is_read_too() -> None:
    page = content("page.html").replace("<!DOCTYPE html>", '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>')
    page = page.replace('<html lang="en-US">', '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en-GB">')
    reading = read(page)
    assert (reading.article.envelope.format, reading.article.language) == ("html", "en-GB")
    assert said(reading.article) == said(read(content("story.txt")).article)


def test_a_page_without_an_article_is_read_by_its_own_word() -> None:
    page = (
        f"<html><body><nav><p>News</p></nav><main><h1>Bridge</h1><p>{WORDS}</p></main>"
        "<footer><p>Imprint</p></footer></body></html>"
    )
    article = read(page).article
    assert article.headline == "Bridge"
    assert WORDS.strip() in article.body
    assert "Imprint" not in article.body


M = 900_000
HOSTILE = {
    "open brackets": "<" * M,
    "nested": "<div>" * (M // 5) + WORDS,
    "nested inline": "<p>" + "<b>" * (M // 3) + WORDS,
    "many blocks": "<p>" + "<p>a" * (M // 4),
    "many elements": "<p>" + "<b>a</b>" * (M // 8),
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">" + WORDS,
    "an attribute without end": '<p a="' * (M // 6),
    "comments": "<!---->" * (M // 7) + "x",
    "a comment without end": "<!--" * (M // 4),
    "entities": "<p>" + "&amp;" * (M // 5),
    "a page of links": "<html><body>" + "<p><a href=x>a link</a> words</p>" * 14_000,
    "a page in depth": "<html><body>" + ("<div>" * 20 + "<p>some words</p>" + "</div>" * 20) * 2000,
    "JSON in depth": '<html><script type="application/ld+json">' + "[" * M + "</script>",
    "lists": "[" * M,
    "shortcodes": json.dumps({"content": {"raw": '[a b="' * (M // 6)}}),
    "captions": json.dumps({"content": {"raw": "[caption]" * (M // 9)}}),
    "blank lines": json.dumps({"content": {"raw": "\n \n" * (M // 5)}}),
    "titles": "<html><title>" + " | a" * (M // 4),
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_megabyte_of_nonsense_is_read_or_refused_in_time(name: str) -> None:
    with contextlib.suppress(IntakeError):
        assert read(HOSTILE[name]).article.words >= 20


def test_a_document_cannot_read_files_or_grow() -> None:
    bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "lol"><!ENTITY x SYSTEM "file:///etc/passwd">{bomb}]>'
        f'<html xmlns:xi="http://www.w3.org/2001/XInclude"><body><p>&x;&a9; {WORDS * 3}</p>'
        '<xi:include href="file:///etc/passwd" parse="text"/></body></html>'
    )
    body = read(page).article.body
    assert "root:" not in body
    assert len(body) < 1000


@pytest.mark.parametrize("bad", ["\x00", "\x1b", "\ud800", "\uffff"])
def test_what_no_text_holds_is_refused_in_markup_too(bad: str) -> None:
    with pytest.raises(TextError):
        read(f"<p>{WORDS}{bad}</p>", format="html")


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=20)
    | st.sampled_from(["<p>a", "\x00", "\ud800", WORDS]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize(
    "name", ["wordpress_raw.json", "ninjs_1.json", "ninjs_3.json", "superdesk.json", "graph.jsonld"]
)
@settings(deadline=None)
@given(data=st.data())
def test_whatever_a_field_holds_the_story_is_read_or_refused(name: str, data: st.DataObject) -> None:
    item = json.loads(content(name))
    for _ in range(data.draw(st.integers(1, 4))):
        within: Any = item
        while isinstance(within, dict | list) and within:
            keys = list(within) if isinstance(within, dict) else list(range(len(within)))
            key = data.draw(st.sampled_from(keys))
            if not isinstance(within[key], dict | list) or data.draw(st.booleans()):
                within[key] = data.draw(JSON)
                break
            within = within[key]
    with contextlib.suppress(IntakeError):
        assert read(item, format=FORMATS[name], languages={"en"}).article.words >= 20  # type: ignore[arg-type]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([
            "<p>", "</p>", "<div class=article-content>", "</div>", "<article>", "<!-- c -->", "<h1>", "<nav>", "</nav>", "<br>",
            "<table><tr><td>", "</table>", "<ul><li>", "</ul>", "<aside hidden>", "<blockquote>", "<details>",
            "<time datetime=x>",
            "<script type='application/ld+json'>[{}]</script>", "<title>", "<meta name=author content=5>", "<img>", "<form>",
        ]) | st.integers(0, 9).map(lambda n: WORDS + str(n)),
        max_size=40,
    )
)  # fmt: skip
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    with contextlib.suppress(IntakeError):
        assert read("<html><body>" + "".join(pieces)).article.words >= 20
