"""Every format over HTTP: by its media type, in an envelope, or told by its content."""

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from digest.intake import read
from jobs.settings import Settings
from jobs.store import JobStore
from service import create_app

FOLDER = Path(__file__).parents[1] / "digest" / "formats"
TYPES = {
    "page.html": ("text/html", "html"),
    "fragment.html": ("text/html; charset=utf-8", "html-fragment"),
    "wordpress_raw.json": ("application/json", "wordpress"),
    "ninjs_1.json": ("application/vnd.iptc.ninjs+json", "ninjs"),
    "superdesk.json": ("application/json", "ninjs"),
    "graph.jsonld": ("application/ld+json", "json-ld"),
    "story.txt": ("text/plain; charset=utf-8", "text"),
}


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize(
    "way", ["media type", "no label", "any bytes", "envelope", "named in an envelope", "parameter"]
)
def test_a_story_in_any_format(client: FlaskClient, store: JobStore, name: str, way: str) -> None:
    content = (FOLDER / name).read_bytes()
    media_type, told = TYPES[name]
    inside = json.loads(content) if name.endswith(("json", "jsonld")) else content.decode()
    match way:
        case "media type":
            response = client.post("/v1/digests", data=content, content_type=media_type)
        case "no label":
            response = client.post("/v1/digests", data=content)
        case "any bytes":
            response = client.post("/v1/digests", data=content, content_type="application/octet-stream")
        case "parameter":
            response = client.post("/v1/digests", data=content, content_type=f"application/json; format={told}")
        case "envelope":
            response = client.post("/v1/digests", json={"content": inside})
        case _:
            response = client.post("/v1/digests", json={"content": inside, "format": told})
    assert response.status_code == 202, response.get_json()
    kept = store.submission(response.get_json()["id"])
    assert kept is not None
    expected = read(content.decode())
    assert kept.envelope == expected.article.envelope
    assert kept.envelope.format == told
    assert kept.text == expected.article.body
    assert (kept.external_id, kept.revision) == (expected.external_id, expected.revision)
    assert (kept.headline, kept.byline, kept.language) == (
        kept.envelope.headline, kept.envelope.byline, kept.envelope.language,
    )  # fmt: skip


def test_the_envelope_stands_above_what_is_in_it(client: FlaskClient, store: JobStore) -> None:
    item = json.loads((FOLDER / "ninjs_2.json").read_text())
    asked = {"content": item, "headline": "Mine", "external_id": "a", "revision": "b", "options": {"bullets": 1}}
    job = client.post("/v1/digests", json=asked).get_json()
    kept = store.submission(job["id"])
    assert (job["external_id"], job["revision"], kept.headline, kept.options.bullets) == ("a", "b", "Mine", 1)
    assert [warning.kind for warning in kept.warnings] == ["withheld", "embargoed"]


def test_html_in_a_charset_that_it_names_itself(client: FlaskClient, store: JobStore) -> None:
    page = (FOLDER / "page.html").read_text().replace('charset="utf-8"', 'charset="windows-1252"')
    response = client.post("/v1/digests", data=page.encode("cp1252"), content_type="text/html")
    assert "port’s director" in store.submission(response.get_json()["id"]).text


GERMAN = (
    "Ein Hafenkran, der diese Woche verschrottet werden sollte, bleibt bis August stehen, weil 23 Paare von Seeschwalben auf"
    " seinem Ausleger brüten, teilte die Hafenbehörde am Dienstag mit. Der Stahl laufe nicht weg, sagte die Direktorin."
)


def test_a_language_that_the_model_does_not_know(client: FlaskClient, store: JobStore) -> None:
    refused = client.post("/v1/digests", json={"text": GERMAN})
    assert (refused.status_code, refused.get_json()["type"]) == (422, "/problems/language-unsupported")
    assert refused.get_json()["detail"].startswith("The story is in de (")
    job = client.post("/v1/digests", json={"text": GERMAN, "options": {"unknown_language": "extract"}}).get_json()
    kept = store.submission(job["id"])
    assert (kept.language, kept.options.model, kept.warnings[0].kind) == ("de", "lead", "language_unknown")


def test_a_checkpoint_may_know_more_languages(settings: Settings) -> None:
    knows = settings.model_copy(update={"model": "./mbart", "languages": "en,de"})
    client = create_app(knows).test_client()
    assert client.post("/v1/digests", json={"text": GERMAN}).status_code == 202
    assert client.post("/v1/digests", json={"text": GERMAN, "options": {"model": "lead"}}).status_code == 422
    client = create_app(settings.model_copy(update={"languages": "en,de"})).test_client()
    assert client.post("/v1/digests", json={"text": GERMAN}).status_code == 422  # no checkpoint, no more languages
