"""A job's life as its submitter sees it. The worker's part is played through the store, as the worker itself does it."""

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI
from werkzeug.test import TestResponse

from jobs.errors import StoreUnavailable
from jobs.job import Job
from jobs.settings import Settings
from jobs.store import JobStore
from launcher.redis_server import EmbeddedRedis
from service import create_app

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
DIGEST = {"headline": {"text": "Bridge"}}


def submit(client: FlaskClient, text: str, **headers: str) -> str:
    response = client.post("/v1/digests", data=text, headers=PLAIN | headers)
    assert response.status_code == 202
    return response.get_json()["id"]


def finish(store: JobStore, job_id: str) -> Job | None:
    claim = store.claim(job_id, owner="a test")
    assert claim is not None
    assert store.finish(claim, DIGEST)
    return store.get(job_id)


def test_a_story_is_taken_in(client: FlaskClient, store: JobStore, story: str) -> None:
    response = client.post("/v1/digests", data=story, headers=PLAIN)
    job = response.get_json()
    assert response.status_code == 202
    assert response.headers["Location"] == f"/v1/digests/{job['id']}"
    assert response.headers["Retry-After"].isdigit()
    assert response.headers["Cache-Control"] == "no-store"
    assert "Preference-Applied" not in response.headers
    assert (job["status"], job["digest"], job["error"]) == ("queued", None, None)
    assert store.submission(job["id"]).text == story
    assert client.get(response.headers["Location"]).get_json() == job


def test_a_job_is_followed_by_its_etag(client: FlaskClient, store: JobStore, text: str) -> None:
    path = f"/v1/digests/{submit(client, text)}"
    first = client.get(path)
    tag = first.headers["ETag"]
    assert first.headers["Retry-After"].isdigit()
    assert not tag.startswith("W/")
    for asked in (tag, f'"other", {tag}', "*"):
        again = client.get(path, headers={"If-None-Match": asked})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    finish(store, first.get_json()["id"])
    changed = client.get(path, headers={"If-None-Match": tag})
    assert (changed.status_code, changed.get_json()["status"]) == (200, "succeeded")
    assert changed.get_json()["digest"] == DIGEST
    assert changed.headers["ETag"] != tag
    assert "Retry-After" not in changed.headers


def test_head_says_what_get_would(client: FlaskClient, text: str) -> None:
    path = f"/v1/digests/{submit(client, text)}"
    got, head = client.get(path), client.head(path)
    same = ("ETag", "Content-Length", "Content-Type", "Retry-After", "Cache-Control")
    assert (head.status_code, head.data) == (200, b"")
    assert [head.headers[name] for name in same] == [got.headers[name] for name in same]
    assert client.head("/v1/digests/dg_00000000000000000000000000").status_code == 404


@pytest.mark.parametrize(
    "job_id", ["dg_00000000000000000000000000", "x", "dg_" + "z" * 5000, "%00", "..%2f..", "a b", "é"]
)
@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_a_job_that_nobody_knows(client: FlaskClient, method: str, job_id: str) -> None:
    response = client.open(f"/v1/digests/{job_id}", method=method)
    assert (response.status_code, response.content_type) == (404, "application/problem+json")


def test_deleting_cancels_what_is_not_over(client: FlaskClient, store: JobStore, text: str) -> None:
    for running in (False, True):
        job_id = submit(client, text)
        claim = store.claim(job_id, owner="a test") if running else None
        response = client.delete(f"/v1/digests/{job_id}")
        assert (response.status_code, response.get_json()["status"]) == (200, "cancelled")
        assert store.submission(job_id) is None
        assert claim is None or not store.finish(claim, DIGEST)
        assert client.get(f"/v1/digests/{job_id}").get_json()["status"] == "cancelled"


def test_deleting_erases_what_is_over(client: FlaskClient, store: JobStore, text: str) -> None:
    succeeded, cancelled = submit(client, text), submit(client, text)
    finish(store, succeeded)
    client.delete(f"/v1/digests/{cancelled}")
    for job_id in (succeeded, cancelled):
        response = client.delete(f"/v1/digests/{job_id}")
        assert (response.status_code, response.data) == (204, b"")
        assert client.get(f"/v1/digests/{job_id}").status_code == 404
        assert client.delete(f"/v1/digests/{job_id}").status_code == 404


def test_waiting_is_what_the_server_allows(client: FlaskClient, text: str) -> None:
    response = client.post("/v1/digests", data=text, headers=PLAIN | {"Prefer": "wait=0"})
    assert (response.status_code, response.headers["Preference-Applied"]) == (202, "wait=0")
    response = client.post("/v1/digests", data=text, headers=PLAIN | {"Prefer": "respond-async"})
    assert (response.status_code, response.headers["Preference-Applied"]) == (202, "respond-async")
    response = client.post("/v1/digests", data=text, headers=PLAIN | {"Prefer": "wait=86400"})
    assert (response.status_code, response.headers["Preference-Applied"]) == (202, "wait=1")


def test_only_so_many_requests_wait(settings: Settings, text: str) -> None:
    app = create_app(settings.model_copy(update={"service_threads": 2}))
    with app.extensions["nutgraf"].waiters:
        response = app.test_client().post("/v1/digests", data=text, headers=PLAIN | {"Prefer": "wait=3"})
    assert response.status_code == 202
    assert "Preference-Applied" not in response.headers


def test_a_job_that_could_not_be_sent_is_kept_for_the_sweep(
    app: OpenAPI, store: JobStore, text: str, own_redis: EmbeddedRedis
) -> None:
    parts = app.extensions["nutgraf"]
    # The queue is in another Redis, and that one is gone.
    parts.sender = (
        create_app(parts.settings.model_copy(update={"redis_url": own_redis.url})).extensions["nutgraf"].sender
    )
    own_redis.kill()
    with pytest.raises(StoreUnavailable):
        parts.sender.enqueue("dg_00000000000000000000000000")
    job_id = submit(app.test_client(), text)
    assert store.get(job_id).status == "queued"


def test_redis_goes_and_comes(own_redis: EmbeddedRedis, text: str) -> None:
    client = create_app(Settings(redis_url=own_redis.url)).test_client()
    kept = submit(client, text)
    own_redis.kill()
    for response in (
        client.post("/v1/digests", data=text, headers=PLAIN),
        client.get(f"/v1/digests/{kept}"),
        client.delete(f"/v1/digests/{kept}"),
        client.get("/readyz"),
    ):
        assert (response.status_code, response.content_type) == (503, "application/problem+json")
        assert response.headers["Retry-After"].isdigit()
    assert client.get("/healthz").status_code == 200
    own_redis.start()
    assert client.get(f"/v1/digests/{kept}").get_json()["status"] == "queued"
    submit(client, text)


def test_a_newer_revision_supersedes_the_older(client: FlaskClient, store: JobStore, text: str) -> None:
    def hand_in(revision: str) -> TestResponse:
        return client.post("/v1/digests", json={"text": text, "external_id": "post-17", "revision": revision})

    first, second = hand_in("1").get_json(), hand_in("2").get_json()
    stopped = client.get(f"/v1/digests/{first['id']}").get_json()
    assert (stopped["status"], stopped["superseded_by"]) == ("cancelled", second["id"])
    finish(store, second["id"])
    etag = client.get(f"/v1/digests/{second['id']}").headers["ETag"]
    late = hand_in("1")
    assert (late.status_code, late.get_json()["status"]) == (200, "cancelled")
    assert late.get_json()["superseded_by"] == second["id"]
    assert late.headers["Content-Location"] == f"/v1/digests/{late.get_json()['id']}"
    third = hand_in("3").get_json()
    kept = client.get(f"/v1/digests/{second['id']}", headers={"If-None-Match": etag})
    assert (kept.status_code, kept.get_json()["superseded_by"]) == (200, third["id"])
    assert kept.get_json()["digest"] == DIGEST
