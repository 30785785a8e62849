"""Every format over HTTP: by its media type, in an envelope, or told by its content."""

import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from digest.intake import read
from jobs.store import JobStore

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
