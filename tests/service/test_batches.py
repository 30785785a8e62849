"""Batches and lists as their submitter sees them. The worker's part is played through the store."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from jobs.keys import Scope
from jobs.limits import Limit
from jobs.settings import Settings
from jobs.store import JobStore
from service import create_app
from tests.service.test_digests import DIGEST, finish
from tests.service.test_openapi import validate
from tests.sse import messages

SHORT = {"text": "Too short."}


def hand_in(client: FlaskClient, *stories: Any, **fields: Any) -> TestResponse:
    return client.post("/v1/batches", json={"stories": list(stories), **fields})


@pytest.fixture
def batch(client: FlaskClient, text: str) -> dict[str, Any]:
    response = hand_in(
        client,
        {"text": text, "external_id": "1", "revision": "3", "options": {"bullets": 1}},
        SHORT,
        {"text": text, "metadata": {"a": [1]}},
        external_id="week 9",
        metadata={"desk": "local"},
        callback={"url": "https://cms.example/batches"},
    )
    assert response.status_code == 202
    return response.get_json()


def job_ids(batch: dict[str, Any]) -> list[str]:
    return [job["id"] for job in batch["jobs"] if job["id"]]


def test_each_story_becomes_a_job_or_has_its_problem(client: FlaskClient, store: JobStore, text: str) -> None:
    response = hand_in(client, {"text": text, "external_id": "1"}, SHORT, {"text": 5}, "no story", {"text": text})
    batch = response.get_json()
    assert response.status_code == 202
    assert response.headers["Location"] == f"/v1/batches/{batch['id']}"
    assert response.headers["Retry-After"].isdigit()
    assert response.headers["Cache-Control"] == "no-store"
    assert [job["status"] for job in batch["jobs"]] == ["queued", "refused", "refused", "refused", "queued"]
    assert [job["index"] for job in batch["jobs"]] == [0, 1, 2, 3, 4]
    assert batch["counts"]["refused"] == 3
    alone = client.post("/v1/digests", json=SHORT).get_json()
    assert batch["jobs"][1]["problem"] == {name: value for name, value in alone.items() if name != "request_id"}
    assert batch["jobs"][2]["problem"]["errors"][0]["pointer"] == "#/text"
    for job_id in job_ids(batch):
        assert store.submission(job_id).text == text
        assert client.get(f"/v1/digests/{job_id}").get_json()["batch"] == batch["id"]
    assert client.get(response.headers["Location"]).get_json() == batch


def test_what_was_asked_of_each_and_of_all_arrives(batch: dict[str, Any], store: JobStore) -> None:
    first, second = job_ids(batch)
    assert (store.get(first).external_id, store.get(first).revision) == ("1", "3")
    assert store.submission(first).options.bullets == 1
    assert store.get(second).metadata == {"a": [1]}
    assert (batch["external_id"], batch["metadata"]) == ("week 9", {"desk": "local"})


def test_none_is_too_few(client: FlaskClient, store: JobStore, text: str) -> None:
    response = hand_in(client, SHORT, {"text": 5})
    document = response.get_json()
    assert (response.status_code, document["type"]) == (422, "/problems/invalid-request")
    assert [error["pointer"] for error in document["errors"]] == ["#/stories/0", "#/stories/1"]
    assert client.get("/v1/digests").get_json()["digests"] == []


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "#/stories"),
        ({"stories": []}, "#/stories"),
        ({"stories": "x"}, "#/stories"),
        ({"stories": [SHORT] * 101}, "#/stories"),
        ({"stories": [SHORT], "stores": 1}, "#/stores"),
        ({"stories": [SHORT], "metadata": {"a": "x" * 9000}}, "#/metadata"),
        ({"stories": [SHORT], "callback": {"url": 5}}, "#/callback/url"),
    ],
)
def test_what_is_no_batch(client: FlaskClient, body: dict[str, Any], pointer: str) -> None:
    response = client.post("/v1/batches", json=body)
    assert response.status_code == 422
    assert [error["pointer"] for error in response.get_json()["errors"]] == [pointer]


def test_its_callback_is_looked_at(client: FlaskClient, text: str) -> None:
    response = hand_in(client, {"text": text}, callback={"url": "https://127.0.0.1/"})
    assert (response.status_code, response.get_json()["type"]) == (422, "/problems/callback-refused")


def test_a_hundred_stories_of_more_than_a_mebibyte(client: FlaskClient, text: str) -> None:
    response = hand_in(client, *[{"text": text + "\n\n" + "More was said. " * 1000}] * 100)
    assert response.status_code == 202
    assert response.get_json()["counts"]["queued"] == 100


def test_a_batch_has_its_own_limit(settings: Settings, text: str) -> None:
    client = create_app(settings.model_copy(update={"max_batch_bytes": 10_000})).test_client()
    response = hand_in(client, *[{"text": text}] * 10)
    assert (response.status_code, response.get_json()["type"]) == (413, "/problems/too-large")
    one = client.post("/v1/digests", data=text * 20, headers={"Content-Type": "text/plain"})
    assert one.status_code == 202


@pytest.mark.parametrize("content_type", ["text/plain", "", "application/xml"])
def test_it_is_json(client: FlaskClient, content_type: str) -> None:
    response = client.post("/v1/batches", data=b"{}", headers={"Content-Type": content_type})
    assert (response.status_code, response.headers["Accept-Post"]) == (415, "application/json")


def test_it_is_followed_by_its_etag(client: FlaskClient, store: JobStore, batch: dict[str, Any]) -> None:
    path = f"/v1/batches/{batch['id']}"
    tag = client.get(path).headers["ETag"]
    assert client.get(path, headers={"If-None-Match": tag}).status_code == 304
    for job_id in job_ids(batch):
        finish(store, job_id)
    done = client.get(path, headers={"If-None-Match": tag})
    assert (done.status_code, done.get_json()["status"]) == (200, "completed")
    assert done.get_json()["counts"] == {
        "queued": 0, "running": 0, "succeeded": 2, "failed": 0, "cancelled": 0, "refused": 1, "erased": 0,
    }  # fmt: skip
    assert "Retry-After" not in done.headers
    assert client.head(path).headers["ETag"] == done.headers["ETag"]


def test_its_events(client: FlaskClient, store: JobStore, batch: dict[str, Any]) -> None:
    for job_id in job_ids(batch):
        finish(store, job_id)
    path = f"/v1/batches/{batch['id']}/events"
    response = client.get(path)
    assert response.mimetype == "text/event-stream"
    told = list(messages([response.data]))
    assert [message.name for message in told] == ["status", "job", "job", "completed"]
    assert json.loads(told[-1].data) == client.get(f"/v1/batches/{batch['id']}").get_json()
    again = client.get(path, headers={"Last-Event-ID": told[1].id})
    assert list(messages([again.data])) == told[2:]
    assert client.get(path, headers={"Last-Event-ID": told[-1].id}).status_code == 204


def test_an_erased_batch_ends_its_stream(client: FlaskClient, store: JobStore, batch: dict[str, Any]) -> None:
    told = messages(client.get(f"/v1/batches/{batch['id']}/events").iter_encoded())
    assert next(told).name == "status"
    batches = client.application.extensions["nutgraf"].batches
    batches.erase(batches.get(batch["id"]))
    assert [message.name for message in told][-1] == "erased"


def test_deleting_cancels_what_is_running_and_erases_what_is_completed(
    client: FlaskClient, store: JobStore, batch: dict[str, Any]
) -> None:
    first, second = job_ids(batch)
    finish(store, first)
    path = f"/v1/batches/{batch['id']}"
    response = client.delete(path)
    assert (response.status_code, response.get_json()["status"]) == (200, "completed")
    assert [job["status"] for job in response.get_json()["jobs"]] == ["succeeded", "refused", "cancelled"]
    response = client.delete(path)
    assert (response.status_code, response.data) == (204, b"")
    for gone in (path, f"/v1/digests/{first}", f"/v1/digests/{second}", f"{path}/events"):
        assert client.get(gone).status_code == 404


@pytest.mark.parametrize("batch_id", ["bt_00000000000000000000000000", "x", "%00", "é", "bt_" + "z" * 5000])
@pytest.mark.parametrize("method", ["GET", "DELETE", "HEAD"])
def test_a_batch_that_nobody_knows(client: FlaskClient, method: str, batch_id: str) -> None:
    assert client.open(f"/v1/batches/{batch_id}", method=method).status_code == 404


def test_a_job_is_no_batch_and_a_batch_no_job(client: FlaskClient, batch: dict[str, Any]) -> None:
    assert client.get(f"/v1/batches/{job_ids(batch)[0]}").status_code == 404
    assert client.get(f"/v1/digests/{batch['id']}").status_code == 404
    assert client.get(f"/v1/digests/{batch['id']}/events").status_code == 404


class TestList:
    def pages(self, client: FlaskClient, path: str) -> list[dict[str, Any]]:
        found, place = [], path
        while place:
            response = client.get(place)
            assert response.status_code == 200, response.get_json()
            assert response.headers["Cache-Control"] == "no-store"
            page = response.get_json()
            found += page["digests"]
            place = page["next"]
            assert response.headers.get("Link") == (place and f'<{place}>; rel="next"')
        return found

    @pytest.fixture
    def made(self, client: FlaskClient, store: JobStore, text: str) -> list[str]:
        made = []
        for number in range(5):
            body = {"text": text, "external_id": f"post {number % 2} & more", "metadata": {"number": number}}
            job = client.post("/v1/digests", json=body, headers={"Cache-Control": "no-cache"}).get_json()
            made.append(job["id"])
        finish(store, made[2])
        return made

    def test_newest_first_page_by_page(self, client: FlaskClient, made: list[str]) -> None:
        for query in ("", "?limit=1", "?limit=2", "?limit=100"):
            assert [job["id"] for job in self.pages(client, f"/v1/digests{query}")] == made[::-1]

    def test_without_the_digest(self, client: FlaskClient, made: list[str]) -> None:
        (job,) = self.pages(client, "/v1/digests?status=succeeded")
        whole = client.get(f"/v1/digests/{made[2]}").get_json()
        assert job == {
            **{
                name: whole[name] for name in ("id", "status", "submitted_at", "finished_at", "external_id", "revision")
            },
            "batch": None,
            "superseded_by": None,
            "headline": DIGEST["headline"]["text"],
            "url": f"/v1/digests/{made[2]}",
        }

    def test_filters_go_on_to_the_next_page(self, client: FlaskClient, made: list[str]) -> None:
        path = "/v1/digests?limit=1&external_id=post+0+%26+more"
        assert [job["id"] for job in self.pages(client, path)] == [made[4], made[2], made[0]]
        moment = client.get(f"/v1/digests/{made[1]}").get_json()["submitted_at"]
        for_ever = "2126-01-01T00:00:00%2B01:00"
        assert self.pages(client, f"/v1/digests?submitted_after={for_ever}") == []
        assert len(self.pages(client, f"/v1/digests?submitted_before={for_ever}&submitted_after={moment}")) in (3, 4)

    def test_of_a_batch(self, client: FlaskClient, made: list[str], batch: dict[str, Any]) -> None:
        assert [job["id"] for job in self.pages(client, f"/v1/digests?batch={batch['id']}")] == job_ids(batch)[::-1]
        assert self.pages(client, "/v1/digests?batch=bt_00000000000000000000000000") == []

    @pytest.mark.parametrize(
        ("query", "name"),
        [
            ("limit=0", "limit"),
            ("limit=101", "limit"),
            ("limit=many", "limit"),
            ("limit=", "limit"),
            ("limit=1&limit=2", "limit"),
            ("status=done", "status"),
            ("cursor=x", "cursor"),
            ("cursor=", "cursor"),
            ("submitted_after=yesterday", "submitted_after"),
            ("submitted_after=0.5", "submitted_after"),
            ("submitted_after=1700000000", "submitted_after"),
            ("submitted_after=2026-01-01", "submitted_after"),
            ("submitted_after=2026-02-30T00:00:00Z", "submitted_after"),
            ("submitted_after=2026-01-01T00:00:00+01:00", "submitted_after"),
            ("submitted_before=2026-01-01T00:00:00", "submitted_before"),
            ("external_id=" + "x" * 201, "external_id"),
            ("stat=queued", "stat"),
        ],
    )
    def test_a_query_that_does_not_fit(self, client: FlaskClient, query: str, name: str) -> None:
        response = client.get(f"/v1/digests?{query}")
        document = response.get_json()
        assert (response.status_code, document["type"]) == (422, "/problems/invalid-query")
        assert [error["pointer"] for error in document["errors"]] == [f"?{name}"]

    def test_times_at_the_edges(self, client: FlaskClient, made: list[str]) -> None:
        for moment in ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00%2B14:00"):
            for name in ("submitted_after", "submitted_before"):
                assert client.get(f"/v1/digests?{name}={moment}").status_code == 200


def test_all_of_it_is_as_described(client: FlaskClient, store: JobStore, text: str, batch: dict[str, Any]) -> None:
    document = client.get("/openapi.json").get_json()
    validate({"stories": [{"text": text}, SHORT]}, "BatchRequest", document)
    with pytest.raises(jsonschema.ValidationError):
        validate({"stories": []}, "BatchRequest", document)
    validate(batch, "Batch", document)
    finish(store, job_ids(batch)[0])
    client.delete(f"/v1/batches/{batch['id']}")
    validate(client.get(f"/v1/batches/{batch['id']}").get_json(), "Batch", document)
    validate(client.get("/v1/digests?limit=1").get_json(), "JobList", document)
    limit = next(one for one in document["paths"]["/v1/digests"]["get"]["parameters"] if one["name"] == "limit")
    assert limit["schema"] == {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}


class TestKeys:
    @pytest.fixture
    def bearer(self, client: FlaskClient) -> Callable[..., dict[str, str]]:
        def bearer(*scopes: Scope, **limits: Limit) -> dict[str, str]:
            _, token = client.application.extensions["nutgraf"].keys.create("a desk", scopes, **limits)
            return {"Authorization": f"Bearer {token}"}

        return bearer

    def test_one_key_does_not_see_anothers(
        self, client: FlaskClient, text: str, bearer: Callable[..., dict[str, str]]
    ) -> None:
        ours, theirs, everybodys = bearer("submit", "read"), bearer("submit", "read"), bearer("admin")
        batch = client.post(
            "/v1/batches", json={"stories": [{"text": text, "external_id": "a"}]}, headers=ours
        ).get_json()
        (job_id,) = job_ids(batch)
        for path in (f"/v1/batches/{batch['id']}", f"/v1/digests/{job_id}"):
            for method, place in (("GET", path), ("GET", f"{path}/events"), ("DELETE", path)):
                assert client.open(place, method=method, headers=theirs).status_code == 404
            assert client.get(path, headers=everybodys).status_code == 200
        for query in ("", "?external_id=a", f"?batch={batch['id']}"):
            assert len(client.get(f"/v1/digests{query}", headers=ours).get_json()["digests"]) == 1
            assert client.get(f"/v1/digests{query}", headers=theirs).get_json()["digests"] == []

    def test_scopes(self, client: FlaskClient, text: str, bearer: Callable[..., dict[str, str]]) -> None:
        body = {"stories": [{"text": text}]}
        assert client.post("/v1/batches", json=body, headers=bearer("read")).status_code == 403
        for path in ("/v1/digests", "/v1/batches/x", "/v1/batches/x/events", "/v1/digests/x/events"):
            assert client.get(path, headers=bearer("submit")).status_code == 403
            assert client.get(path).status_code == 401

    def test_each_story_that_is_taken_in_counts(
        self, client: FlaskClient, text: str, bearer: Callable[..., dict[str, str]]
    ) -> None:
        key = bearer("submit", "read", quota=Limit(3, 3600))
        stories = {"stories": [{"text": text}] * 2 + [SHORT] * 5}
        assert client.post("/v1/batches", json=stories, headers=key).status_code == 202
        refused = client.post("/v1/batches", json=stories, headers=key)
        assert (refused.status_code, refused.get_json()["type"]) == (429, "/problems/quota-exceeded")
        assert len(client.get("/v1/digests", headers=key).get_json()["digests"]) == 2
