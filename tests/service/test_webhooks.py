"""Endpoints and deliveries as their owner sees them. The deliverer's part is played through the store, as it does it."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI

from jobs.batches import completed
from jobs.connection import connect
from jobs.deliveries import DeliveryStore, Outcome
from jobs.endpoints import MOST_PER_KEY
from jobs.job import Job, Submission
from jobs.keys import KeyStore
from jobs.settings import Settings
from jobs.store import JobStore
from jobs.webhook_events import SUBSCRIBABLE, superseded
from tests.service.test_batches import hand_in
from tests.service.test_openapi import digested, validate

URL = "https://cms.example/hooks/nutgraf?key=sesame"
OK = Outcome(status=204, said="status 204", duration_s=0.1)
BROKEN = Outcome(status=500, said="status 500", duration_s=0.1)


@pytest.fixture
def deliveries(settings: Settings):
    with connect(settings) as redis:
        yield DeliveryStore(redis, settings)


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    return client.get("/openapi.json").get_json()


def register(client: FlaskClient, **fields: Any) -> dict[str, Any]:
    response = client.post("/v1/webhooks", json={"url": URL, **fields})
    assert response.status_code == 201, response.get_json()
    return response.get_json()


def finished(store: JobStore, **rest: Any) -> Job:
    job = store.create(Submission(text="A story.", **rest))
    claim = store.claim(job.id, owner="a test")
    assert claim is not None
    assert store.finish(claim, {"headline": {"text": "Bridge"}})
    return job


def attempt(deliveries: DeliveryStore, outcome: Outcome = OK, *, wait_s: float | None = None) -> None:
    """One attempt at everything that is due or was enqueued."""
    for delivery_id in deliveries._redis.zrange("nutgraf:lanes", 0, -1) and _waiting(deliveries):
        delivery = deliveries.claim(delivery_id)
        if delivery is not None:
            assert deliveries.settle(delivery, outcome, wait_s=wait_s)


def _waiting(deliveries: DeliveryStore) -> list[str]:
    redis = deliveries._redis
    return [one for key in redis.scan_iter("nutgraf:due:*") for one in redis.zrange(key, 0, -1)]


class TestEndpoints:
    def test_an_endpoint_is_registered_and_its_secret_shown_once(self, client, document):
        response = client.post("/v1/webhooks", json={"url": URL, "description": "the CMS"})
        made = response.get_json()
        validate(made, "NewWebhookEndpoint", document)
        assert response.headers["Location"] == f"/v1/webhooks/{made['id']}"
        assert response.headers["Cache-Control"] == "no-store"
        assert made["secret"].startswith("whsec_")
        assert (made["events"], made["status"], made["signing"]) == (list(SUBSCRIBABLE), "enabled", "v1")
        seen = client.get(response.headers["Location"]).get_json()
        validate(seen, "WebhookEndpoint", document)
        assert seen == {name: value for name, value in made.items() if name != "secret"}
        listed = client.get("/v1/webhooks").get_json()
        validate(listed, "WebhookEndpoints", document)
        assert listed == {"webhooks": [seen]}

    def test_one_that_is_signed_for_with_a_key_shows_the_public_one(self, client):
        made = register(client, signing="v1a")
        assert made["secret"] is None
        assert made["public_key"].startswith("whpk_")
        assert client.get(f"/v1/webhooks/{made['id']}").get_json()["public_key"] == made["public_key"]

    def test_it_is_changed_disabled_enabled_and_deleted(self, client, document):
        path = f"/v1/webhooks/{register(client)['id']}"
        changed = client.patch(path, json={"events": ["digest.failed"], "description": "b"}).get_json()
        validate(changed, "WebhookEndpoint", document)
        assert (changed["events"], changed["description"], changed["url"]) == (["digest.failed"], "b", URL)
        disabled = client.patch(path, json={"status": "disabled"}).get_json()
        validate(disabled, "WebhookEndpoint", document)
        assert (disabled["status"], disabled["disabled_reason"]) == ("disabled", "asked")
        enabled = client.patch(path, json={"status": "enabled", "url": "https://other.example/"}).get_json()
        assert (enabled["status"], enabled["disabled_at"], enabled["url"]) == (
            "enabled",
            None,
            "https://other.example/",
        )
        assert client.delete(path).status_code == 204
        assert client.get(path).status_code == client.delete(path).status_code == 404

    def test_its_secret_is_rotated(self, client, document):
        made = register(client)
        path = f"/v1/webhooks/{made['id']}/rotate"
        for body in ({}, {"json": {"overlap_s": 0}}, {"json": {"overlap_s": 60}}):
            rotated = client.post(path, **body).get_json()
            validate(rotated, "NewWebhookEndpoint", document)
            assert rotated["secret"] != made["secret"]
            assert (rotated["previous_valid_until"] is None) == (body == {"json": {"overlap_s": 0}})

    @pytest.mark.parametrize(
        ("body", "pointer"),
        [
            ({}, "#/url"),
            ({"url": 5}, "#/url"),
            ({"url": URL, "events": []}, "#/events"),
            ({"url": URL, "events": ["test"]}, "#/events/0"),
            ({"url": URL, "signing": "v2"}, "#/signing"),
            ({"url": URL, "description": "x" * 201}, "#/description"),
            ({"url": URL, "secret": "whsec_mine"}, "#/secret"),
        ],
    )
    def test_what_the_schema_forbids_is_refused(self, client, body, pointer):
        response = client.post("/v1/webhooks", json=body)
        assert (response.status_code, response.get_json()["type"]) == (422, "/problems/invalid-request")
        assert response.get_json()["errors"][0]["pointer"] == pointer

    @pytest.mark.parametrize("url", ["https://127.0.0.1/", "https://user:sesame@cms.example/", "gopher://cms.example/"])
    def test_an_endpoint_cannot_be_aimed_inside(self, client, url):
        response = client.post("/v1/webhooks", json={"url": url})
        assert (response.status_code, response.get_json()["type"]) == (422, "/problems/callback-refused")
        assert response.get_json()["errors"][0]["pointer"] == "#/url"
        assert "sesame" not in response.text
        path = f"/v1/webhooks/{register(client)['id']}"
        assert client.patch(path, json={"url": url}).status_code == 422
        assert client.get(path).get_json()["url"] == URL

    @pytest.mark.parametrize(
        ("sent", "status"),
        [
            ({"data": b""}, 415),
            ({"data": b"", "content_type": "application/json"}, 400),
            ({"data": b"{", "content_type": "application/json"}, 400),
            ({"data": b"{}", "content_type": "text/plain"}, 415),
            ({"data": b"{}", "content_type": "application/json", "headers": {"Content-Encoding": "br"}}, 415),
        ],
    )
    def test_a_body_that_is_none_is_refused(self, client, sent, status):
        path = f"/v1/webhooks/{register(client)['id']}"
        assert client.post("/v1/webhooks", **sent).status_code == status
        assert client.patch(path, **sent).status_code == status
        if sent != {"data": b""} and sent != {"data": b"", "content_type": "application/json"}:
            assert client.post(path + "/rotate", **sent).status_code == status
            assert client.post(path + "/replay", **sent).status_code == status

    def test_a_key_has_no_more_than_it_may(self, client):
        for _ in range(MOST_PER_KEY):
            register(client)
        response = client.post("/v1/webhooks", json={"url": URL})
        assert (response.status_code, response.get_json()["type"]) == (409, "/problems/too-many-webhooks")

    def test_who_is_not_there_is_not_found(self, client):
        for path in ("/v1/webhooks/ep_" + "0" * 26, "/v1/webhooks/x"):
            for response in (
                client.get(path),
                client.patch(path, json={}),
                client.delete(path),
                client.post(path + "/rotate"),
                client.post(path + "/test"),
                client.post(path + "/replay"),
                client.get(path + "/deliveries"),
                client.get(path + "/deliveries/dlv_1"),
                client.post(path + "/deliveries/dlv_1/replay"),
            ):
                assert (response.status_code, response.get_json()["type"]) == (404, "/problems/unknown-webhook")


class TestDeliveries:
    def test_the_log_tells_what_became_of_an_event(self, client, store, deliveries, document):
        made = register(client)
        job = finished(store)
        attempt(deliveries, BROKEN, wait_s=0)
        attempt(deliveries, OK)
        log = client.get(f"/v1/webhooks/{made['id']}/deliveries").get_json()
        validate(log, "WebhookDeliveries", document)
        (delivery,) = log["deliveries"]
        assert (delivery["status"], delivery["digest_id"], delivery["webhook_id"]) == ("delivered", job.id, made["id"])
        assert delivery["event"]["type"] == "digest.succeeded"
        assert [one["outcome"] for one in delivery["attempts"]] == ["status 500", "status 204"]
        assert client.get(f"/v1/digests/{job.id}/deliveries").get_json() == log
        for owner in (f"/v1/webhooks/{made['id']}", f"/v1/digests/{job.id}"):
            one = client.get(f"{owner}/deliveries/{delivery['id']}")
            validate(one.get_json(), "WebhookDelivery", document)
            assert one.get_json() == delivery
        assert "sesame" not in json.dumps(log)
        assert "Bridge" not in json.dumps(log)

    def test_a_job_s_log_has_its_callback_too(self, client, store):
        made = register(client)
        job = finished(store, callback_url=URL)
        found = client.get(f"/v1/digests/{job.id}/deliveries").get_json()["deliveries"]
        assert {one["webhook_id"] for one in found} == {None, made["id"]}
        client.delete(f"/v1/digests/{job.id}")
        assert client.get(f"/v1/digests/{job.id}/deliveries").status_code == 404
        assert client.get(f"/v1/webhooks/{made['id']}/deliveries").get_json()["deliveries"] == []

    def test_the_log_comes_in_pages(self, client, store):
        path = f"/v1/webhooks/{register(client)['id']}/deliveries"
        made = [finished(store).id for _ in range(3)]
        response = client.get(path + "?limit=2")
        first = response.get_json()
        assert response.headers["Link"] == f'<{first["next"]}>; rel="next"'
        then = client.get(first["next"])
        assert [one["digest_id"] for one in first["deliveries"] + then.get_json()["deliveries"]] == made[::-1]
        assert then.get_json()["next"] is None
        assert "Link" not in then.headers
        for limit in ("0", "-1", "x", "9" * 30, "²"):
            assert client.get(path, query_string={"limit": limit}).status_code == 200

    def test_a_test_event_is_on_its_way_at_once(self, client, deliveries, document):
        made = register(client, events=["digest.failed"])
        response = client.post(f"/v1/webhooks/{made['id']}/test")
        assert response.status_code == 202
        validate(response.get_json(), "WebhookDelivery", document)
        assert response.get_json()["event"]["type"] == "test"
        assert deliveries._redis.llen("deliveries") == 1
        attempt(deliveries, OK)
        assert client.get(response.headers["Location"]).get_json()["status"] == "delivered"

    def test_one_is_replayed(self, client, store, deliveries, document):
        made = register(client)
        job = finished(store)
        attempt(deliveries, BROKEN)
        (failed,) = client.get(f"/v1/webhooks/{made['id']}/deliveries").get_json()["deliveries"]
        assert failed["status"] == "failed"
        for owner in (f"/v1/webhooks/{made['id']}", f"/v1/digests/{job.id}"):
            response = client.post(f"{owner}/deliveries/{failed['id']}/replay")
            assert response.status_code == 202
            validate(response.get_json(), "WebhookDelivery", document)
            assert response.headers["Location"] == f"{owner}/deliveries/{failed['id']}"
            attempt(deliveries, OK)
            assert client.get(response.headers["Location"]).get_json()["status"] == "delivered"

    def test_a_job_s_own_callback_is_replayed(self, client, store, deliveries):
        job = finished(store, callback_url=URL)
        attempt(deliveries, BROKEN)
        (failed,) = client.get(f"/v1/digests/{job.id}/deliveries").get_json()["deliveries"]
        assert client.post(f"/v1/digests/{job.id}/deliveries/{failed['id']}/replay").status_code == 202
        attempt(deliveries, OK)
        assert client.get(f"/v1/digests/{job.id}/deliveries/{failed['id']}").get_json()["status"] == "delivered"

    def test_a_batch_s_callback_is_looked_at_and_replayed(self, app, client, store, deliveries, document, text):
        batch_id = hand_in(client, {"text": text}, callback={"url": URL}).get_json()["id"]
        batch = app.extensions["nutgraf"].batches.get(batch_id)
        for item in batch.items:
            store.cancel(item.job_id)
        batch = app.extensions["nutgraf"].batches.get(batch_id)
        deliveries.publish(completed(batch), key_id="local", callback_url=batch.callback_url)
        path = f"/v1/batches/{batch_id}/deliveries"
        attempt(deliveries, BROKEN)
        log = client.get(path).get_json()
        validate(log, "WebhookDeliveries", document)
        (failed,) = log["deliveries"]
        assert (failed["batch_id"], failed["digest_id"], failed["status"]) == (batch_id, None, "failed")
        response = client.post(f"{path}/{failed['id']}/replay")
        assert (response.status_code, response.headers["Location"]) == (202, f"{path}/{failed['id']}")
        attempt(deliveries, OK)
        assert client.get(f"{path}/{failed['id']}").get_json()["status"] == "delivered"
        for unknown in (f"{path}/dlv_x", f"/v1/batches/bt_{'0' * 26}/deliveries"):
            assert client.get(unknown).status_code == 404

    def test_what_failed_is_replayed_in_one_request(self, client, store, deliveries, document):
        path = f"/v1/webhooks/{register(client)['id']}/replay"
        for _ in range(2):
            finished(store)
            attempt(deliveries, BROKEN)
        assert client.post(path, json={"since": "2999-01-01T00:00:00Z"}).get_json() == {"replayed": 0}
        assert client.post(path, json={"since": "2020-01-01T00:00:00+02:00"}).get_json() == {"replayed": 2}
        while _waiting(deliveries):
            attempt(deliveries, OK)
        response = client.post(path)
        assert (response.status_code, response.get_json()) == (202, {"replayed": 0})
        response = client.post(path, json={"which": "all"})
        validate(response.get_json(), "Replayed", document)
        assert response.get_json() == {"replayed": 2}
        for wrong in ({"since": "yesterday"}, {"since": "2020-01-01T00:00:00"}, {"since": 5}, {"which": "some"}):
            assert client.post(path, json=wrong).status_code == 422, wrong

    def test_nothing_is_sent_to_one_that_is_disabled(self, client, store, deliveries):
        path = f"/v1/webhooks/{register(client)['id']}"
        job = finished(store)
        attempt(deliveries, BROKEN)
        (failed,) = client.get(f"{path}/deliveries").get_json()["deliveries"]
        client.patch(path, json={"status": "disabled"})
        for asked in (
            f"{path}/test",
            f"{path}/replay",
            f"{path}/deliveries/{failed['id']}/replay",
            f"/v1/digests/{job.id}/deliveries/{failed['id']}/replay",
        ):
            response = client.post(asked)
            assert (response.status_code, response.get_json()["type"]) == (409, "/problems/webhook-disabled")

    def test_a_delivery_of_something_else_is_not_found(self, client, store, deliveries):
        one, other = register(client), register(client, events=["digest.failed"])
        job, another = finished(store), store.create(Submission(text="A story."))
        (delivery,) = client.get(f"/v1/webhooks/{one['id']}/deliveries").get_json()["deliveries"]
        for owner in (f"/v1/webhooks/{other['id']}", f"/v1/digests/{another.id}"):
            for response in (
                client.get(f"{owner}/deliveries/{delivery['id']}"),
                client.post(f"{owner}/deliveries/{delivery['id']}/replay"),
            ):
                assert (response.status_code, response.get_json()["type"]) == (404, "/problems/unknown-delivery")
        assert client.post(f"/v1/digests/{job.id}/deliveries/dlv_x/replay").status_code == 404

    def test_what_cannot_be_sent_again_is_said_to_be_gone(self, client, store, deliveries):
        path = f"/v1/webhooks/{register(client)['id']}/deliveries"
        finished(store)
        (delivery,) = client.get(path).get_json()["deliveries"]
        deliveries._redis.delete(f"nutgraf:webhook:{delivery['event']['id']}")
        assert client.post(f"{path}/{delivery['id']}/replay").status_code == 404


class TestEvents:
    """What is sent is what the document says under `webhooks`."""

    def bodies(self, deliveries: DeliveryStore) -> list[bytes]:
        found = []
        for delivery_id in _waiting(deliveries):
            delivery = deliveries.claim(delivery_id)
            assert delivery is not None
            found.append(delivery.body)
            deliveries.settle(delivery, OK, wait_s=None)
        return found

    def assert_as_described(self, body: bytes, document: dict[str, Any]) -> str:
        event = json.loads(body)
        sent = document["webhooks"][event["type"]]["post"]["requestBody"]["content"]["application/json"]["schema"]
        validate(event, sent["$ref"].rsplit("/", 1)[1], document)
        assert len(body) <= 20_000
        return event["type"]

    def test_outcomes_are_as_described(self, client, store, deliveries, document, story):
        register(client, events=["digest.succeeded", "digest.failed"])
        assert digested(store, client.post("/v1/digests", json={"text": story}).get_json()["id"])
        job = store.create(Submission(text="A story."))
        store.fail(store.claim(job.id, owner="a test"), {"type": "/problems/x", "title": "X", "detail": "Y"})
        finished(store, metadata={"much": "x" * 20_000})
        told = [self.assert_as_described(body, document) for body in self.bodies(deliveries)]
        assert sorted(told) == ["digest.failed", "digest.succeeded", "digest.succeeded"]

    def test_what_else_happens_is_as_described(self, client, store, deliveries, document):
        gone = register(client, events=["digest.failed"])
        register(client, events=["digest.superseded", "endpoint.disabled"])
        job = store.get(finished(store).id)
        deliveries.publish(superseded(job, by="dg_newer", at=datetime.now(UTC)), key_id="local")
        client.post(f"/v1/webhooks/{gone['id']}/test")
        told = [self.assert_as_described(body, document) for body in self.bodies(deliveries)]
        client.post(f"/v1/webhooks/{gone['id']}/test")
        attempt(deliveries, replace(BROKEN, status=410))
        told += [self.assert_as_described(body, document) for body in self.bodies(deliveries)]
        assert sorted(told) == ["digest.superseded", "endpoint.disabled", "test"]


class TestWhoMaySeeIt:
    @pytest.fixture
    def bearer(self, app: OpenAPI, settings: Settings):
        with connect(settings) as redis:
            store = KeyStore(redis)

            def make(*scopes: str) -> dict[str, str]:
                _key, token = store.create(name="a test", scopes=frozenset(scopes))
                return {"Authorization": f"Bearer {token}"}

            yield make

    def test_one_key_cannot_see_another_s(self, client, bearer):
        mine, theirs, admin = bearer("submit", "read"), bearer("submit", "read"), bearer("admin")
        made = client.post("/v1/webhooks", json={"url": URL}, headers=theirs).get_json()
        path = f"/v1/webhooks/{made['id']}"
        assert client.get("/v1/webhooks", headers=mine).get_json() == {"webhooks": []}
        for response in (
            client.get(path, headers=mine),
            client.patch(path, json={}, headers=mine),
            client.delete(path, headers=mine),
            client.post(path + "/test", headers=mine),
        ):
            assert response.status_code == 404
        for who in (theirs, admin):
            assert client.get(path, headers=who).get_json()["id"] == made["id"]
            assert len(client.get("/v1/webhooks", headers=who).get_json()["webhooks"]) == 1

    def test_looking_takes_read_and_changing_takes_submit(self, client, bearer):
        read, submit = bearer("read"), bearer("submit")
        assert client.post("/v1/webhooks", json={"url": URL}, headers=read).status_code == 403
        path = f"/v1/webhooks/{client.post('/v1/webhooks', json={'url': URL}, headers=submit).get_json()['id']}"
        assert client.get(path, headers=submit).status_code == 403
        assert client.post(path + "/rotate", headers=submit).status_code == 200
        assert client.post(path + "/rotate").status_code == 401
