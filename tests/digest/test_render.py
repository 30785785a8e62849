"""A digest in other forms: what they hold is the digest's, and each is what it says it is."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema
import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import Options, Summarizer
from digest.intake import read
from digest.render.html import to_html
from digest.render.json_ld import to_json_ld
from digest.render.markdown import escape, to_markdown
from digest.render.moment import rfc3339
from digest.render.ninjs import to_ninjs
from digest.render.plain import to_plain
from digest.render.wire import to_wire
from tests.digest.test_pipeline import Writer

FOLDER = Path(__file__).parent / "formats"
STORIES = [
    *sorted((Path(__file__).parents[1] / "stories").glob("*.txt")),
    FOLDER / "fragment.html",
    FOLDER / "ninjs_2.json",
]
DIGEST_URI = "https://nutgraf.example/v1/digests/dg_1"


def wire_of(path: Path, writer: Writer | None = None, **wanted: Any) -> dict[str, Any]:
    article = read(path.read_text(encoding="utf-8")).article
    options = Options(quotes=4, **wanted)
    return to_wire(Summarizer(writer).digest(article, options=options), article, offsets=options.offsets)


@pytest.fixture(params=STORIES, ids=lambda path: path.stem)
def digest(request: pytest.FixtureRequest) -> dict[str, Any]:
    return wire_of(request.param)


def lines(digest: dict[str, Any]) -> list[str]:
    return [digest["headline"]["text"], *(each["text"] for each in (*digest["bullets"], *digest["quotes"]))]


def test_plain_text_holds_every_line(digest: dict[str, Any]) -> None:
    text = to_plain(digest)
    assert text.startswith(f"{digest['headline']['text']}\n\n• ")
    assert all(line in text for line in lines(digest))
    assert f"— {digest['quotes'][0]['speaker']['name']}" in text


def test_html_parses_to_every_line_with_its_evidence(digest: dict[str, Any]) -> None:
    fragment = to_html(digest)
    root = lxml.html.fragment_fromstring(fragment)
    assert {element.tag for element in root.iter()} <= {
        "article", "h2", "ul", "li", "figure", "blockquote", "p", "figcaption",
    }  # fmt: skip
    assert not re.search(r"<(script|style)|\s(on\w+|style|href|src)=", fragment)
    told = [root.find("h2"), *root.iter("li"), *root.iter("figure")]
    evidence = [digest["headline"], *digest["bullets"], *digest["quotes"]]
    for element, line in zip(told, evidence, strict=True):
        spans = [[int(end) for end in span.split("-")] for span in element.get("data-spans").split()]
        assert spans == [[span["start"], span["end"]] for span in line["spans"]]
        assert line["text"].replace("\n", "") in element.text_content()
    assert root.get("data-story-sha256") == digest["article"]["sha256"]
    assert next(root.iter("figcaption")).text.startswith(digest["quotes"][0]["speaker"]["name"])


def test_what_looks_like_markup_is_text() -> None:
    hostile = '<img src=x onerror="alert(1)"> & </article><script>'
    digest = wire_of(STORIES[0])
    digest["headline"]["text"] = digest["bullets"][0]["text"] = digest["quotes"][0]["text"] = hostile
    digest["quotes"][0]["speaker"] |= {"name": hostile, "role": hostile}
    digest["article"]["language"] = '"><script>'
    root = lxml.html.fragment_fromstring(to_html(digest))
    assert not list(root.iter("img", "script"))
    assert root.find("h2").text == hostile
    assert root.get("lang") == '"><script>'


def test_markdown_holds_every_line_as_text(digest: dict[str, Any]) -> None:
    text = to_markdown(digest)
    assert text.startswith(f"## {escape(digest['headline']['text'])}\n\n- ")
    assert all(escape(part) in text for line in lines(digest) for part in line.split("\n"))
    assert "> — " in text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("*no* _emphasis_ `code`", r"\*no\* \_emphasis\_ \`code\`"),
        ("[link](x) <b> a|b ~~s~~ &amp;", r"\[link\](x) \<b\> a\|b \~\~s\~\~ \&amp;"),
        ("1. January was cold", r"1\. January was cold"),
        ("# one\n- two\n+ three\n> four\n2) five", "\\# one\n\\- two\n\\+ three\n\\> four\n2\\) five"),
        ("7-4 on Tuesday, +5%, $2.3m", "7-4 on Tuesday, +5%, $2.3m"),
    ],
)  # fmt: skip
def test_what_looks_like_markdown_is_text(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@settings(deadline=None)
@given(st.text())
def test_escaping_loses_nothing(text: str) -> None:
    escaped = escape(text)
    assert not (Counter(text) - Counter(escaped))
    assert set(Counter(escaped) - Counter(text)) <= {"\\"}


TEXT = {
    "type": "array",
    "items": {
        "type": "object", "required": ["value"], "additionalProperties": False,
        "properties": {name: {"type": "string"} for name in ("role", "contentType", "value")},
    },
}  # fmt: skip
WHO = {
    "type": "array",
    "items": {
        "type": "object", "additionalProperties": False,
        "properties": {"name": {"type": "string"}, "rel": {"type": "string"}},
    },
}  # fmt: skip
MOMENT = {"type": "string", "format": "date-time"}
URI = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[!-~]+$"}
# What we use of IPTC's ninjs-schema_3.2.json; there too, nothing else may be in an item.
NINJS = {
    "$defs": {
        "item": {
            "type": "object",
            "required": ["uri"],
            "properties": {
                "uri": URI, "type": {"enum": ["text", "composite", "component"]},
                "representationType": {"enum": ["full", "partial"]},
                "version": {"type": "string"}, "versionCreated": MOMENT, "embargoedUntil": MOMENT,
                "pubStatus": {"enum": ["usable", "withheld", "canceled"]}, "language": {"type": "string"},
                "bodies": TEXT, "headlines": TEXT, "people": WHO, "organisations": WHO, "by": {"type": "string"},
                "located": {"type": "string"},
                "associations": {"type": "array", "items": {
                    "$ref": "#/$defs/item", "required": ["name"], "unevaluatedProperties": False,
                    "properties": {"name": {"type": "string"}, "rel": {"type": "string"}},
                }},
                "altIds": {"type": "array", "items": {
                    "type": "object", "additionalProperties": False,
                    "properties": {"role": {"type": "string"}, "value": {"type": "string"}},
                }},
                "standard": {"type": "object", "additionalProperties": False, "properties": {
                    "name": {"const": "ninjs"}, "version": {"const": "3.2"}, "schema": URI,
                }},
                "digitalSourceType": {"type": "object", "additionalProperties": False, "properties": {
                    "uri": {"pattern": "^http://cv.iptc.org/newscodes/digitalsourcetype/"},
                }},
            },
        }
    },
    "$ref": "#/$defs/item",
    "unevaluatedProperties": False,
}  # fmt: skip


def validate_ninjs(item: dict[str, Any]) -> None:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(NINJS, format_checker=checker).validate(item)


@pytest.mark.parametrize("external_id", [None, "post-17", "urn:newsml:desk.example:17", "https://a.example/b#c"])
def test_ninjs_is_valid_and_holds_every_line(digest: dict[str, Any], external_id: str | None) -> None:
    item = to_ninjs(digest, uri=DIGEST_URI, external_id=external_id, created="2026-06-02T14:30:00.123Z")
    validate_ninjs(item)
    validate_ninjs(to_ninjs(digest, external_id=external_id))
    assert (
        item["uri"] == external_id if external_id and ":" in external_id else item["uri"].startswith("ni:///sha-256;")
    )
    (made,) = item["associations"]
    assert made["uri"] == DIGEST_URI
    assert [each["bodies"][0]["value"] for each in made["associations"]] == lines(digest)
    quotes = [each for each in made["associations"] if each["name"].startswith("quote-")]
    assert quotes[0]["people"][0]["name"] == digest["quotes"][0]["speaker"]["name"]
    assert len({each["uri"] for each in made["associations"]}) == len(made["associations"])


def test_ninjs_carries_what_binds_the_story() -> None:
    item = to_ninjs(wire_of(FOLDER / "ninjs_2.json"))
    for each in (item, item["associations"][0]):
        assert (each["pubStatus"], each["embargoedUntil"]) == ("withheld", "2026-06-03T04:00:00Z")
    assert (item["by"], item["located"], item["language"], item["version"]) == ("Tamsin Orrell", "LUNDWICK", "en", "3")


def test_ranges_are_in_characters_or_left_out() -> None:
    item = to_ninjs(wire_of(STORIES[0]))
    first = item["associations"][0]["associations"][0]["altIds"][0]["value"]
    assert re.fullmatch(r"ni:///sha-256;[\w-]{43}#char=\d+,\d+", first)
    validate_ninjs(item := to_ninjs(wire_of(STORIES[0], offsets="utf16")))
    assert "altIds" not in item["associations"][0]["associations"][0]


@pytest.mark.parametrize(
    ("headline", "summary", "expected"),
    [
        ([], [], "algorithmicallyEnhanced"),
        (
            ["Court throws out order to close night market in São Bento do Vale"],
            [],
            "compositeWithTrainedAlgorithmicMedia",
        ),
    ],
)
def test_how_it_came_about_is_said_in_iptcs_words(headline: list[str], summary: list[str], expected: str) -> None:
    writer = Writer(headline=headline, summary=summary)
    digest = wire_of(STORIES[0].parent / "night_market.txt", writer, bullets=2)  # the third has a name for its "he"
    (made,) = to_ninjs(digest)["associations"]
    assert made["digitalSourceType"]["uri"].rpartition("/")[2] == expected
    kinds = {each["name"]: each["digitalSourceType"]["uri"].rpartition("/")[2] for each in made["associations"]}
    assert kinds["headline"] == ("trainedAlgorithmicMedia" if headline else "algorithmicallyEnhanced")
    assert kinds["quote-1"] == "algorithmicallyEnhanced"
    part = to_json_ld(digest)["hasPart"][0]
    assert part["digitalSourceType"].casefold() == f"https://schema.org/{expected}DigitalSource".casefold()


def test_json_ld_is_an_article_with_its_digest_and_quotations(digest: dict[str, Any]) -> None:
    article = json.loads(json.dumps(to_json_ld(digest, uri=DIGEST_URI)))
    assert (article["@context"], article["@type"]) == ("https://schema.org", "NewsArticle")
    assert article["abstract"].split("\n") == [bullet["text"] for bullet in digest["bullets"]]
    made, *quotations = article["hasPart"]
    assert (made["@id"], made["headline"]) == (DIGEST_URI, digest["headline"]["text"])
    assert [each["text"] for each in quotations] == [quote["text"] for quote in digest["quotes"]]
    assert quotations[0]["spokenByCharacter"]["name"] == digest["quotes"][0]["speaker"]["name"]
    assert read(article | {"articleBody": "A word is a word. " * 20}).article.headline == article["headline"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-06-02T14:30:00+0000", "2026-06-02T14:30:00Z"), ("2026-06-02T16:30:00+02:00", "2026-06-02T16:30:00+02:00"),
        ("2026-06-02T14:30:00", None), ("March 3, 2026", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_only_a_moment_is_a_moment(text: str | None, expected: str | None) -> None:
    assert rfc3339(text) == expected
