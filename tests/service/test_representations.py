"""Which form of a digest a request gets."""

import pytest
from flask.testing import FlaskClient

from digest import Summarizer, read_text
from digest.render.wire import to_wire
from jobs.store import JobStore
from service.representations import REPRESENTATIONS

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


@pytest.fixture
def path(client: FlaskClient, store: JobStore, text: str) -> str:
    """Where a digest is that is ready."""
    job = client.post("/v1/digests", json={"text": text, "external_id": "urn:newsml:desk.example:17"}).get_json()
    claim = store.claim(job["id"], owner="a test")
    assert claim is not None
    article = read_text(claim.submission.text)
    assert store.finish(claim, to_wire(Summarizer().digest(article), article))
    return f"/v1/digests/{job['id']}"


@pytest.mark.parametrize("name", REPRESENTATIONS)
def test_each_form_by_its_name_and_by_its_media_type(client: FlaskClient, path: str, name: str) -> None:
    how = REPRESENTATIONS[name]
    by_name, by_type = client.get(f"{path}?format={name}"), client.get(path, headers={"Accept": how.media_type})
    assert by_name.content_type == by_type.content_type == how.content_type
    assert by_name.data == by_type.data
    assert client.get(path).get_json()["digest"]["headline"]["text"] in by_name.get_data(as_text=True)
    assert by_name.headers["Vary"] == "Accept"
    assert by_name.headers["Cache-Control"] == "no-store"
    assert by_name.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in by_name.headers["Content-Security-Policy"]
    head = client.head(f"{path}?format={name}")
    assert (head.data, head.headers["Content-Length"]) == (b"", str(len(by_name.data)))


def test_each_form_has_a_tag_of_its_own(client: FlaskClient, path: str) -> None:
    tags = {name: client.get(f"{path}?format={name}").headers["ETag"] for name in REPRESENTATIONS}
    assert len(set(tags.values())) == len(REPRESENTATIONS)
    for name, tag in tags.items():
        assert client.get(f"{path}?format={name}", headers={"If-None-Match": tag}).status_code == 304
        other = "json" if name == "html" else "html"
        assert client.get(f"{path}?format={other}", headers={"If-None-Match": tag}).status_code == 200


def test_a_digest_in_ninjs_and_json_ld_names_itself(client: FlaskClient, path: str) -> None:
    item = client.get(path, headers={"Accept": "application/vnd.iptc.ninjs+json"}).get_json(force=True)
    assert item["uri"] == "urn:newsml:desk.example:17"
    assert item["associations"][0]["uri"] == f"http://localhost{path}"
    article = client.get(path, headers={"Accept": "application/ld+json"}).get_json(force=True)
    assert article["hasPart"][0]["@id"] == f"http://localhost{path}"


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("application/*", "application/json"),
        ("text/*", "text/markdown"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/html;q=0.5, text/markdown;q=0.7", "text/markdown"),
        ("text/html, application/json", "application/json"),
        ("text/*;q=0.9, text/markdown;q=0.1, application/json;q=0.5", "text/html"),
        ("*/*;q=0.1, application/json;q=0", "text/markdown"),
        ("TEXT/PLAIN;charset=utf-8", "text/plain"),
        ("image/png, application/ld+json;q=0.001", "application/ld+json"),
        ("text/html;q=high", "application/json"),
    ],
)
def test_accept_is_read_as_rfc_9110_says(client: FlaskClient, path: str, accept: str, media_type: str) -> None:
    response = client.get(path, headers={"Accept": accept})
    assert (response.status_code, response.mimetype) == (200, media_type)


@pytest.mark.parametrize("accept", ["image/png", "application/pdf, image/*", "application/json;q=0", "*/*;q=0"])
def test_what_there_is_not_is_refused_with_what_there_is(
    client: FlaskClient, path: str, text: str, accept: str
) -> None:
    for response in (
        client.get(path, headers={"Accept": accept}),
        client.get(f"{path}?format=pdf"),
        client.post("/v1/digests", data=text, headers=PLAIN | {"Accept": accept}),
    ):
        document = response.get_json()
        assert (response.status_code, document["type"]) == (406, "/problems/not-acceptable")
        assert all(how.media_type in document["detail"] for how in REPRESENTATIONS.values())


def test_the_name_stands_above_accept(client: FlaskClient, path: str) -> None:
    assert client.get(f"{path}?format=text", headers={"Accept": "application/json"}).mimetype == "text/plain"


def test_a_job_that_is_not_over_is_json_whatever_was_asked_for(client: FlaskClient, text: str) -> None:
    submitted = client.post("/v1/digests", data=text, headers=PLAIN | {"Accept": "text/markdown"})
    assert (submitted.status_code, submitted.mimetype) == (202, "application/json")
    looked = client.get(submitted.headers["Location"], headers={"Accept": "text/markdown"})
    assert (looked.status_code, looked.mimetype, looked.get_json()["status"]) == (200, "application/json", "queued")
    assert looked.headers["Vary"] == "Accept"
