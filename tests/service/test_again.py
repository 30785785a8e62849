"""The same story handed in again: by mistake (an idempotency key makes one job), or on purpose (an earlier digest answers)."""

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI
from werkzeug.test import TestResponse

from jobs.idempotency import once_name
from jobs.limits import parse_limit
from jobs.settings import Settings
from jobs.store import JobStore
from launcher.redis_server import EmbeddedRedis
from service import create_app
from service.idempotency import one_flight

KEY = '"8e03978e-40d5-43e8-bc93-6894a57f9324"'
DIGEST = {"headline": {"text": "Bridge"}}


def post(client: FlaskClient, text: str, *, key: str | None = None, control: str = "", **fields: Any) -> TestResponse:
    headers = {"Idempotency-Key": key} if key else {}
    headers |= {"Cache-Control": control} if control else {}
    bearer = fields.pop("bearer", None)
    headers |= {"Authorization": f"Bearer {bearer}"} if bearer else {}
    return client.post("/v1/digests", json={"text": text, **fields}, headers=headers)


def finish(store: JobStore, job_id: str) -> None:
    claim = store.claim(job_id, owner="a test")
    assert claim is not None
    assert store.finish(claim, DIGEST)


def jobs(app: OpenAPI) -> int:
    redis = app.extensions["nutgraf"].store._redis
    return len(list(redis.scan_iter(match="nutgraf:job:*")))


def test_the_same_request_again_makes_no_second_job(app: OpenAPI, store: JobStore, text: str) -> None:
    client = app.test_client()
    first = post(client, text, key=KEY, metadata={"a": 1})
    again = post(client, text, key=KEY, metadata={"a": 1})
    assert (again.status_code, again.get_json()) == (first.status_code, first.get_json()) == (202, first.get_json())
    assert again.headers["Location"] == first.headers["Location"]
    assert (first.headers.get("Idempotent-Replayed"), again.headers["Idempotent-Replayed"]) == (None, "true")
    finish(store, first.get_json()["id"])
    over = post(client, text, key=KEY, metadata={"a": 1})
    assert (over.status_code, over.get_json()["status"], over.get_json()["id"]) == (
        200,
        "succeeded",
        first.get_json()["id"],
    )
    assert jobs(app) == 1


def test_it_is_the_same_however_it_is_put(client: FlaskClient, text: str) -> None:
    first = post(client, text, key=KEY)
    for body, content_type in (
        (text, "text/plain"),
        (json.dumps({"options": {}, "text": text}, indent=2), "application/json"),
    ):
        again = client.post("/v1/digests", data=body, content_type=content_type, headers={"Idempotency-Key": KEY})
        assert again.get_json()["id"] == first.get_json()["id"]


def test_a_key_used_for_something_else_is_refused(app: OpenAPI, text: str) -> None:
    client = app.test_client()
    post(client, text, key=KEY)
    for response in (post(client, text + " More.", key=KEY), post(client, text, key=KEY, options={"bullets": 1})):
        assert (response.status_code, response.get_json()["type"]) == (422, "/problems/idempotency-key-reused")
    assert jobs(app) == 1
    assert post(client, text, key='"another"', options={"bullets": 1}).status_code == 202


def test_what_was_refused_may_be_sent_again_mended(client: FlaskClient, text: str) -> None:
    assert post(client, "Too short.", key=KEY).status_code == 422
    assert post(client, text, key=KEY).status_code == 202


def test_one_that_is_on_its_way_in_is_waited_for(app: OpenAPI, text: str) -> None:
    client, parts = app.test_client(), app.extensions["nutgraf"]
    name = once_name("local", f"digests.submit {KEY.strip(chr(34))}")
    parts.flights.begin(name)
    response = post(client, text, key=KEY)
    assert (response.status_code, response.get_json()["type"]) == (409, "/problems/idempotency-key-in-flight")
    assert response.headers["Retry-After"] == "1"
    assert post(client, text, key='"another"').status_code == 202
    parts.flights.end(name)
    assert post(client, text, key=KEY).status_code == 202
    assert parts.flights.begin(name)


@pytest.mark.parametrize(
    "header", ["abc", '"', '""', '"a', 'a"', "'a'", '"a\\x"', '"a", "b"', '"a"; b', "1", ":YQ==:", '"é"', f'"{"a" * 256}"', ""]
)  # fmt: skip
def test_a_malformed_key_is_refused(app: OpenAPI, text: str, header: str) -> None:
    response = app.test_client().post("/v1/digests", json={"text": text}, headers={"Idempotency-Key": header})
    assert (response.status_code, response.get_json()["type"]) == (400, "/problems/idempotency-key-malformed")
    assert jobs(app) == 0


@pytest.mark.parametrize("header", ['"a"', f'"{"a" * 255}"', ' "a b,;=" ', '"say \\"hello\\" \\\\"'])
def test_a_key_is_any_string(client: FlaskClient, text: str, header: str) -> None:
    first, again = (post(client, text, key=header) for _ in range(2))
    assert (first.status_code, again.get_json()["id"]) == (202, first.get_json()["id"])


def test_callers_have_keys_of_their_own(app: OpenAPI, text: str) -> None:
    client, keys = app.test_client(), app.extensions["nutgraf"].keys
    bearers = [keys.create(name, ["submit"])[1] for name in ("cms", "desk")]
    made = {post(client, text, key=KEY, bearer=bearer).get_json()["id"] for bearer in (*bearers, *bearers)}
    assert len(made) == 2


def test_erasing_the_job_frees_the_key(client: FlaskClient, store: JobStore, text: str) -> None:
    first = post(client, text, key=KEY).get_json()["id"]
    finish(store, first)
    assert client.delete(f"/v1/digests/{first}").status_code == 204
    assert post(client, text, key=KEY, control="no-cache").get_json()["id"] != first


def test_the_same_story_again_is_answered_at_once(client: FlaskClient, store: JobStore, text: str) -> None:
    first = post(client, text, external_id="1")
    assert first.headers["Cache-Status"] == "nutgraf; fwd=miss"
    finish(store, first.get_json()["id"])
    again = post(client, text, external_id="2", metadata={"a": 1})
    job = again.get_json()
    assert (again.status_code, again.headers["Cache-Status"]) == (200, "nutgraf; hit")
    assert (job["status"], job["digest"], job["attempts"]) == ("succeeded", DIGEST, 0)
    assert (job["external_id"], job["metadata"]) == ("2", {"a": 1})
    assert job["id"] != first.get_json()["id"]
    assert client.get(again.headers["Content-Location"]).get_json() == job


def test_unless_it_is_asked_to_be_made_anew(client: FlaskClient, store: JobStore, text: str) -> None:
    finish(store, post(client, text).get_json()["id"])
    for control in ("no-cache", "max-age=0, no-cache", "no-store"):
        anew = post(client, text, control=control)
        assert (anew.status_code, anew.headers["Cache-Status"]) == (202, "nutgraf; fwd=request")


def test_what_is_not_to_be_stored_answers_nobody(client: FlaskClient, store: JobStore, text: str) -> None:
    finish(store, post(client, text, control="no-store").get_json()["id"])
    assert post(client, text).status_code == 202


def test_other_options_are_another_digest(client: FlaskClient, store: JobStore, text: str) -> None:
    finish(store, post(client, text).get_json()["id"])
    assert post(client, text, options={"bullets": 1}).status_code == 202
    assert post(client, text, headline="Another").status_code == 202


def test_no_key_gets_the_digest_of_another(app: OpenAPI, store: JobStore, text: str) -> None:
    client, keys = app.test_client(), app.extensions["nutgraf"].keys
    one, other = (keys.create(name, ["submit"])[1] for name in ("cms", "desk"))
    finish(store, post(client, text, bearer=one).get_json()["id"])
    assert post(client, text, bearer=one).status_code == 200
    assert post(client, text, bearer=other).status_code == 202


def test_erasing_the_job_erases_what_would_be_answered(client: FlaskClient, store: JobStore, text: str) -> None:
    first = post(client, text).get_json()["id"]
    finish(store, first)
    client.delete(f"/v1/digests/{first}")
    assert post(client, text).status_code == 202


def test_an_answer_from_before_costs_no_quota(app: OpenAPI, store: JobStore, text: str) -> None:
    client = app.test_client()
    _, bearer = app.extensions["nutgraf"].keys.create("cms", ["submit"], quota=parse_limit("1/day"))
    first = post(client, text, key=KEY, bearer=bearer)
    finish(store, first.get_json()["id"])
    assert post(client, text, key=KEY, bearer=bearer).status_code == 200
    assert post(client, text, bearer=bearer).headers["RateLimit"].startswith('"stories";r=0')
    assert post(client, text, bearer=bearer, control="no-cache").status_code == 429
    assert post(client, text, key=KEY, bearer=bearer).status_code == 200


def test_what_was_taken_in_stays_so_though_redis_goes_just_then(
    settings: Settings, own_redis: EmbeddedRedis, caplog: pytest.LogCaptureFixture
) -> None:
    app = create_app(settings.model_copy(update={"redis_url": own_redis.url}))
    asked = app.test_request_context("/v1/digests", method="POST", headers={"Idempotency-Key": KEY})
    with asked, one_flight("local") as name:
        assert name
        own_redis.kill()
    assert "stays in flight" in caplog.text


def post_batch(client: FlaskClient, *stories: str, key: str = KEY) -> TestResponse:
    body = {"stories": [{"text": story} for story in stories]}
    return client.post("/v1/batches", json=body, headers={"Idempotency-Key": key})


def test_a_batch_sent_again_is_the_same_batch(app: OpenAPI, text: str) -> None:
    client = app.test_client()
    first = post_batch(client, text, "Too short.")
    again = post_batch(client, text, "Too short.")
    assert (first.status_code, again.status_code) == (202, 202)
    assert again.get_json() == first.get_json()
    assert (first.headers.get("Idempotent-Replayed"), again.headers["Idempotent-Replayed"]) == (None, "true")
    assert jobs(app) == 1
    other = post_batch(client, text, text)
    assert (other.status_code, other.get_json()["type"]) == (422, "/problems/idempotency-key-reused")
    assert post_batch(client, text, key="abc").status_code == 400
    assert post(client, text, key=KEY).headers.get("Idempotent-Replayed") is None


def test_a_batch_that_is_erased_frees_its_key(app: OpenAPI, store: JobStore, text: str) -> None:
    client = app.test_client()
    first = post_batch(client, text).get_json()["id"]
    client.delete(f"/v1/batches/{first}")
    assert client.delete(f"/v1/batches/{first}").status_code == 204
    assert post_batch(client, text).get_json()["id"] != first
