"""What is wrong with a request is said in a problem document, and is never a 500."""

import json
from dataclasses import asdict
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from jobs.settings import Settings
from jobs.store import JobStore
from service import create_app
from service.problems import KINDS

JSON = "application/json"
PLAIN = "text/plain"
WORDS = "The council voted on Tuesday to mend the old bridge over the river before the winter, after two years of talk about it. "


def post(client: FlaskClient, body: bytes | str, content_type: str | None = JSON, **headers: str) -> TestResponse:
    return client.post("/v1/digests", data=body, content_type=content_type, headers=headers)


def assert_problem(response: TestResponse, name: str) -> dict[str, Any]:
    document = response.get_json()
    assert (document["type"], response.status_code) == (f"/problems/{name}", KINDS[name].status)
    assert response.content_type == "application/problem+json"
    assert document["status"] == response.status_code
    assert document["title"] == KINDS[name].title
    assert document["request_id"] == response.headers["X-Request-Id"]
    return document


def asking(**fields: Any) -> str:
    return json.dumps({"text": WORDS, **fields})


@pytest.mark.parametrize(
    ("body", "content_type", "problem"),
    [
        pytest.param("", JSON, "empty-body", id="empty"),
        pytest.param(" \r\n", JSON, "empty-body", id="blank"),
        pytest.param("", PLAIN, "empty-body", id="empty text"),
        pytest.param("{", JSON, "not-json", id="half an object"),
        pytest.param("text=a", JSON, "not-json", id="a form"),
        pytest.param("{'text': 'a'}", JSON, "not-json", id="single quotes"),
        pytest.param(asking() + "x", JSON, "not-json", id="more after it"),
        pytest.param(asking().encode("utf-16"), JSON, "not-json", id="UTF-16"),
        pytest.param(b'{"text": "\xff"}', JSON, "not-json", id="no UTF-8"),
        pytest.param('{"text": "a", "text": "b"}', JSON, "not-json", id="a key twice"),
        pytest.param('{"text": "a", "metadata": {"a": NaN}}', JSON, "not-json", id="NaN"),
        pytest.param('{"text": "a", "metadata": {"a": -Infinity}}', JSON, "not-json", id="infinity"),
        pytest.param('{"text": "a", "metadata": {"a": 1e999}}', JSON, "not-json", id="a float without end"),
        pytest.param('{"text": "a", "metadata": {"a": %s}}' % ("9" * 5000), JSON, "not-json", id="an endless integer"),
        pytest.param("[" * 100_000, JSON, "not-json", id="an abyss of lists"),
        pytest.param('{"metadata":' * 300 + "1" + "}" * 300, JSON, "not-json", id="deep objects"),
        pytest.param('{"text": "a\nb"}', JSON, "not-json", id="a raw line break in a string"),
        pytest.param(b"caf\xe9 " * 30, PLAIN, "not-decodable", id="Latin-1 said to be UTF-8"),
        pytest.param("é".encode() * 30, f"{PLAIN}; charset=us-ascii", "not-decodable", id="UTF-8 said to be ASCII"),
        pytest.param(WORDS, f"{PLAIN}; charset=klingon", "unsupported-media-type", id="unknown charset"),
        pytest.param(WORDS, f"{PLAIN}; charset=zlib", "unsupported-media-type", id="a codec that unpacks"),
        pytest.param(WORDS, f"{PLAIN}; charset=unicode_escape", "unsupported-media-type", id="a codec of Python's"),
        pytest.param(WORDS, "text/csv", "unsupported-media-type", id="a table"),
        pytest.param(WORDS, "text/plain; format=markdown", "unsupported-media-type", id="no format of ours"),
        pytest.param(b"<p>caf\xe9</p>" * 30, "text/html", "not-decodable", id="HTML in a charset it does not name"),
        pytest.param(b"<meta charset=klingon>", "text/html", "unsupported-media-type", id="HTML in no charset"),
        pytest.param(WORDS, "application/ld+json", "not-json", id="text said to be JSON-LD"),
        pytest.param("{}", "application/vnd.iptc.ninjs+json", "format-unreadable", id="ninjs without a body"),
        pytest.param(
            '{"uri": "a:b", "pubstatus": "canceled", "body_text": "x"}', JSON, "story-canceled", id="withdrawn"
        ),
        pytest.param(asking(format="html"), JSON, "invalid-request", id="a text in HTML"),
        pytest.param('{"content": "x", "text": "y"}', JSON, "invalid-request", id="two stories"),
        pytest.param('{"content": {}}', JSON, "format-unreadable", id="an object that is nothing"),
        pytest.param('{"content": {}, "format": "html"}', JSON, "format-unreadable", id="an object said to be HTML"),
        pytest.param('{"content": "<p>x", "format": "ninjs"}', JSON, "format-unreadable", id="HTML said to be ninjs"),
        pytest.param('{"content": "<p>x"}', JSON, "story-too-short", id="a short fragment"),
        pytest.param("<div>" * 5000 + WORDS, "text/html", "format-unreadable", id="an abyss of elements"),
        pytest.param(f"<p>{WORDS}\x00</p>", "text/html", "not-text", id="a control character in HTML"),
        pytest.param('{"content": "\\ud800"}', JSON, "not-text", id="a lone surrogate as content"),
        pytest.param("%PDF-1.7 \x00\x01", None, "not-text", id="a PDF"),
        pytest.param(asking(), "application/x-www-form-urlencoded", "unsupported-media-type", id="curl's default"),
        pytest.param(WORDS, "nonsense", "unsupported-media-type", id="no media type at all"),
        pytest.param("Too short.", PLAIN, "story-too-short", id="too short"),
        pytest.param(asking(text=""), JSON, "story-too-short", id="no text"),
        pytest.param("x" * 200_000, PLAIN, "story-too-short", id="one line of one word"),
        pytest.param(WORDS + "\x00", PLAIN, "not-text", id="a control character"),
        pytest.param(asking(text=WORDS + "\ud800"), JSON, "not-text", id="a lone surrogate"),
        pytest.param(asking(headline="a\x07"), JSON, "not-text", id="a bell in the headline"),
        pytest.param("x" * (1024 * 1024 + 1), PLAIN, "too-large", id="a byte too much"),
        pytest.param("x" * (1024 * 1024 + 2), PLAIN, "too-large", id="two bytes too much"),
    ],
)
def test_a_body_that_cannot_be_taken(
    client: FlaskClient, body: bytes | str, content_type: str | None, problem: str
) -> None:
    assert_problem(post(client, body, content_type), problem)


@pytest.mark.parametrize(
    ("body", "pointers"),
    [
        ("null", {"#"}),
        ("[]", {"#"}),
        ('"a story"', {"#"}),
        ("{}", {"#/text"}),
        (asking(text=5), {"#/text"}),
        (asking(text=["a"]), {"#/text"}),
        (asking(titel="a"), {"#/titel"}),
        (json.dumps({"text": WORDS, "a/b~c é": 1}), {"#/a~1b~0c%20%C3%A9"}),
        (json.dumps({"text": WORDS, "\udc00": 1}), {"#"}),
        ('{"content": 5}', {"#/content"}),
        ('{"content": null}', {"#/content"}),
        (json.dumps({"content": WORDS, "format": "markdown"}), {"#/format"}),
        (asking(content=WORDS), {"#/content"}),
        (asking(headline=5, byline=[]), {"#/headline", "#/byline"}),
        (asking(headline="x" * 1001), {"#/headline"}),
        (asking(headline="\ud800", byline="\udfff"), {"#/headline", "#/byline"}),
        (asking(language="the Queen's"), {"#/language"}),
        (asking(language=""), {"#/language"}),
        (asking(options=None), {"#/options"}),
        (asking(options=[]), {"#/options"}),
        (asking(options={"bullets": "3"}), {"#/options/bullets"}),
        (asking(options={"bullets": 3.0}), {"#/options/bullets"}),
        (asking(options={"bullets": True}), {"#/options/bullets"}),
        (asking(options={"bullets": -1, "quotes": 21}), {"#/options/bullets", "#/options/quotes"}),
        (asking(options={"all_quotes": 1, "offsets": "bytes"}), {"#/options/all_quotes", "#/options/offsets"}),
        (asking(options={"bullet": 3}), {"#/options/bullet"}),
        (
            asking(options={"headlines": 11, "headline_case": "upper"}),
            {"#/options/headlines", "#/options/headline_case"},
        ),
        (
            asking(options={"headline_max_chars": 19, "bullet_max_chars": "90"}),
            {"#/options/headline_max_chars", "#/options/bullet_max_chars"},
        ),
        (asking(options={"bullet_min_words": 9, "bullet_max_words": 8}), {"#/options"}),
        (asking(options={"model": "facebook/bart-large-cnn"}), {"#/options/model"}),
        (asking(options={"model": 5}), {"#/options/model"}),
        (asking(callback="https://cms.example/"), {"#/callback"}),
        (asking(callback={}), {"#/callback/url"}),
        (asking(callback={"url": "https://cms.example/", "secret": "a"}), {"#/callback/secret"}),
        (asking(external_id=17), {"#/external_id"}),
        (asking(revision="x" * 201), {"#/revision"}),
        (asking(metadata=[]), {"#/metadata"}),
        (asking(metadata={"a": "x" * 9000}), {"#/metadata"}),
        (asking(metadata={"a": "\ud800"}), {"#/metadata"}),
        (asking(metadata={"\ud800": 1}), {"#/metadata"}),
    ],
)
def test_a_field_that_is_wrong_is_pointed_at(client: FlaskClient, body: str, pointers: set[str]) -> None:
    response = post(client, body)
    errors = assert_problem(response, "invalid-request")["errors"]
    assert {error["pointer"] for error in errors} == pointers
    assert all(error["detail"] for error in errors)


def test_many_wrong_fields_are_not_all_listed(client: FlaskClient) -> None:
    body = json.dumps({"x" * 500 + str(number): 1 for number in range(1000)})
    document = assert_problem(post(client, body), "invalid-request")
    assert len(document["errors"]) == 20
    assert document["detail"].startswith("1000 ")
    assert len(json.dumps(document)) < 4000


@pytest.mark.parametrize(
    "url",
    [
        "ftp://cms.example/hook",
        "cms.example/hook",
        "//cms.example/hook",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "https:///hook",
        "https://user@cms.example/",
        "https://user:secret@cms.example/",
        "https://cms.example:99999/",
        "https://cms.example:port/",
        "https://[::1/",
        "https://cms example/",
        "https://cms.example\\@evil.example/",
        "https://cms.example/\r\nX: y",
        "http://127.0.0.1/",
        "http://[::ffff:10.0.0.1]/",
        "http://2130706433/",
        "",
    ],
)
def test_a_callback_that_is_no_address(client: FlaskClient, url: str) -> None:
    document = assert_problem(post(client, asking(callback={"url": url})), "callback-refused")
    assert document["errors"][0]["pointer"] == "#/callback/url"
    assert not url or url not in json.dumps(document)


def test_callbacks_need_a_secret_to_sign_with(settings: Settings) -> None:
    client = create_app(settings.model_copy(update={"webhook_secret": None})).test_client()
    response = post(client, asking(callback={"url": "https://cms.example/hook"}))
    assert "secret" in assert_problem(response, "callback-refused")["detail"]


def test_callbacks_go_over_https_unless_told_otherwise(settings: Settings) -> None:
    client = create_app(settings).test_client()
    assert_problem(post(client, asking(callback={"url": "http://cms.example/hook"})), "callback-refused")
    assert post(client, asking(callback={"url": "https://cms.example/hook"})).status_code == 202
    client = create_app(settings.model_copy(update={"callback_https_only": False})).test_client()
    assert post(client, asking(callback={"url": "http://cms.example/hook"})).status_code == 202


def test_only_a_model_that_is_here_can_be_asked_for(settings: Settings, store: JobStore) -> None:
    client = create_app(settings.model_copy(update={"model": "./checkpoint"})).test_client()
    for name in ("lead", "./checkpoint", None):
        job = post(client, asking(options={"model": name})).get_json()
        assert store.submission(job["id"]).options.model == name
    document = assert_problem(post(client, asking(options={"model": "house"})), "invalid-request")
    assert "./checkpoint and lead" in document["errors"][0]["detail"]


def test_everything_that_may_be_asked_arrives(client: FlaskClient, store: JobStore) -> None:
    body: dict[str, Any] = {
        "text": WORDS,
        "headline": "Bridge to be mended",
        "byline": "Ada Sorel",
        "language": "en-GB",
        "options": {
            "headlines": 1,
            "bullets": 1,
            "quotes": 0,
            "all_quotes": True,
            "headline_case": "title",
            "headline_max_chars": 60,
            "bullet_min_words": 5,
            "bullet_max_words": 20,
            "bullet_max_chars": 120,
            "model": "lead",
            "offsets": "utf16",
        },
        "callback": {"url": "https://cms.example/hook"},
        "external_id": "post-17",
        "revision": "3",
        "metadata": {"desk": "local", "nested": {"list": [1, 2.5, None, True, "é😀"]}},
    }
    response = post(client, json.dumps(body))
    assert response.status_code == 202
    kept = store.submission(response.get_json()["id"])
    assert kept is not None
    assert (kept.text, kept.headline, kept.byline, kept.language) == (
        WORDS,
        "Bridge to be mended",
        "Ada Sorel",
        "en-GB",
    )
    assert body["options"].items() <= asdict(kept.options).items()
    assert kept.callback_url == "https://cms.example/hook"
    for answer in (response.get_json(), client.get(response.headers["Location"]).get_json()):
        assert (answer["external_id"], answer["revision"], answer["metadata"]) == ("post-17", "3", body["metadata"])


@pytest.mark.parametrize("charset", ["utf-8", "UTF8", "utf-16", "utf-16le", "windows-1252", "iso-8859-15", "gb18030"])
def test_text_comes_in_the_charset_it_names(client: FlaskClient, store: JobStore, charset: str) -> None:
    words = WORDS + "Das Café hat sonntags geschlossen."
    response = post(client, words.encode(charset), f'{PLAIN}; charset="{charset}"')
    assert response.status_code == 202
    assert store.submission(response.get_json()["id"]).text == words


def test_a_byte_order_mark_is_no_part_of_the_story(client: FlaskClient, store: JobStore) -> None:
    for body, content_type in (("\ufeff" + WORDS, PLAIN), ("\ufeff" + asking(), JSON)):
        job = post(client, body, content_type).get_json()
        assert store.submission(job["id"]).text == WORDS


def test_a_body_of_just_the_limit_is_taken(client: FlaskClient) -> None:
    body = (WORDS * 10_000)[: 1024 * 1024]
    assert post(client, body, PLAIN).status_code == 202


@hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
    | st.fixed_dictionaries(
        {},
        optional={
            "text": st.text(st.characters()) | st.just(WORDS),
            "content": st.text(st.characters())
            | st.just(WORDS)
            | st.dictionaries(st.text(), st.text() | st.integers()),
            "format": st.sampled_from(["text", "html", "html-fragment", "wordpress", "ninjs", "json-ld", "pdf", None]),
            "headline": st.text(st.characters()) | st.none(),
            "language": st.text(),
            "options": st.dictionaries(
                st.sampled_from(["bullets", "quotes", "all_quotes", "offsets"]), st.integers() | st.booleans()
            ),
            "callback": st.fixed_dictionaries({"url": st.text() | st.builds("https://{}".format, st.text())}),
            "metadata": st.dictionaries(st.text(st.characters()), st.text(st.characters()) | st.integers()),
            "external_id": st.text(st.characters()),
        },
    )
)
def test_no_json_breaks_it(client: FlaskClient, value: Any) -> None:
    assert post(client, json.dumps(value)).status_code in (202, 400, 422)


@hypothesis_settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(),
    st.sampled_from(
        [None, JSON, "text/html", "application/ld+json", PLAIN, f"{PLAIN}; charset=utf-16", f"{PLAIN}; charset=gb18030"]
    ),
)
def test_no_bytes_break_it(client: FlaskClient, body: bytes, content_type: str) -> None:
    assert post(client, body, content_type).status_code in (400, 422)
