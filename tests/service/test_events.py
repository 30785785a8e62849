"""A job followed by server-sent events, through the application alone; tests/e2e has it with its server and a browser."""

import json
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from jobs.connection import connect, events_key
from jobs.settings import Settings
from jobs.store import JobStore
from service import create_app, streams
from tests.service.test_digests import DIGEST, finish, submit
from tests.sse import Message, messages

PART = {"headline": {"text": "A bridge\r\nto “mend”\u2028"}, "alternatives": []}


@pytest.fixture
def job_id(client: FlaskClient, text: str) -> str:
    return submit(client, text)


def told(client: FlaskClient, job_id: str, **headers: str) -> list[Message]:
    response = client.get(f"/v1/digests/{job_id}/events", headers=headers)
    assert (response.status_code, response.mimetype) == (200, "text/event-stream")
    return list(messages([response.data]))


def live(through: FlaskClient, job_id: str) -> Iterator[Message]:
    response = through.get(f"/v1/digests/{job_id}/events")
    assert response.status_code == 200
    return messages(response.iter_encoded())


def digested(store: JobStore, job_id: str) -> None:
    claim = store.claim(job_id, owner="a test")
    assert claim is not None
    assert store.progress(claim, "quotes", 0.1)
    assert store.progress(claim, "bullets", 0.5, part=PART)
    assert store.finish(claim, DIGEST)


def test_the_whole_story_of_a_job(client: FlaskClient, store: JobStore, job_id: str) -> None:
    digested(store, job_id)
    response = client.get(f"/v1/digests/{job_id}/events")
    assert response.content_type == "text/event-stream"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Accel-Buffering"] == "no"
    assert response.data.startswith(b"retry: 2000\n\n")
    found = list(messages([response.data]))
    assert [message.name for message in found] == [
        *("status", "status", "progress", "headline", "progress", "succeeded"),
    ]
    assert json.loads(found[1].data) == {"status": "running", "attempts": 1}
    assert json.loads(found[3].data) == PART
    assert json.loads(found[-1].data) == client.get(f"/v1/digests/{job_id}").get_json()
    assert len({message.id for message in found}) == len(found)


def test_a_stream_goes_on_exactly_where_it_was(client: FlaskClient, store: JobStore, job_id: str) -> None:
    digested(store, job_id)
    found = told(client, job_id)
    for number, message in enumerate(found[:-1], 1):
        assert told(client, job_id, **{"Last-Event-ID": message.id}) == found[number:]
        query = client.get(f"/v1/digests/{job_id}/events?lastEventId={message.id}")
        assert list(messages([query.data])) == found[number:]
    path = f"/v1/digests/{job_id}/events?lastEventId={found[0].id}"
    response = client.get(path, headers={"Last-Event-ID": found[-2].id})  # the newer one: what EventSource itself sends
    assert list(messages([response.data])) == found[-1:]


def test_who_has_all_is_told_not_to_come_again(client: FlaskClient, store: JobStore, job_id: str) -> None:
    finish(store, job_id)
    last = told(client, job_id)[-1]
    response = client.get(f"/v1/digests/{job_id}/events", headers={"Last-Event-ID": last.id})
    assert (response.status_code, response.data) == (204, b"")


@pytest.mark.parametrize("last", ["", "x", "1-2-3", "99999999999999999999-0", "-", "é", "0-0"])
def test_an_id_that_is_none_begins_at_the_beginning(
    client: FlaskClient, store: JobStore, job_id: str, last: str
) -> None:
    finish(store, job_id)
    assert told(client, job_id, **{"Last-Event-ID": last}) == told(client, job_id)


def test_head_says_what_get_would(client: FlaskClient, job_id: str) -> None:
    response = client.head(f"/v1/digests/{job_id}/events")
    assert (response.status_code, response.data, response.mimetype) == (200, b"", "text/event-stream")
    assert client.head("/v1/digests/dg_00000000000000000000000000/events").status_code == 404


def test_a_job_that_nobody_knows(client: FlaskClient) -> None:
    response = client.get("/v1/digests/dg_00000000000000000000000000/events")
    assert (response.status_code, response.get_json()["type"]) == (404, "/problems/unknown-job")


def test_what_happens_meanwhile_is_told(client: FlaskClient, store: JobStore, job_id: str) -> None:
    events = live(client, job_id)
    assert next(events).name == "status"
    digested(store, job_id)
    assert [event.name for event in events] == ["status", "progress", "headline", "progress", "succeeded"]


@pytest.mark.parametrize("state", ["queued", "running", "succeeded"])
def test_an_erased_job_ends_its_stream(client: FlaskClient, store: JobStore, job_id: str, state: str) -> None:
    events = live(client, job_id)
    next(events)
    if state == "running":
        store.claim(job_id, owner="a test")
    elif state == "succeeded":
        finish(store, job_id)
    store.erase(job_id)
    assert [(event.name, event.data) for event in events] == [("erased", "{}")]


def test_a_cancelled_job_takes_its_parts_along(client: FlaskClient, store: JobStore, job_id: str) -> None:
    claim = store.claim(job_id, owner="a test")
    assert claim is not None
    store.progress(claim, "bullets", 0.5, part=PART)
    client.delete(f"/v1/digests/{job_id}")
    (only,) = told(client, job_id)
    assert (only.name, json.loads(only.data)["status"]) == ("cancelled", "cancelled")


def test_a_job_whose_events_expired_has_its_outcome(
    client: FlaskClient, store: JobStore, job_id: str, settings: Settings
) -> None:
    finish(store, job_id)
    with connect(settings) as redis:
        redis.delete(events_key(job_id))
    (only,) = told(client, job_id)
    assert (only.id, only.name, json.loads(only.data)["digest"]) == ("", "succeeded", DIGEST)


def test_a_stream_that_is_silent_says_that_it_lives(
    client: FlaskClient, job_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "KEEP_ALIVE_S", 0.2)
    response = client.get(f"/v1/digests/{job_id}/events")
    pieces = response.iter_encoded()
    assert next(pieces).startswith(b"retry: ")
    assert next(pieces) == next(pieces) == b": still here\n\n"
    response.close()


def test_only_so_many_streams_hold_a_thread(settings: Settings, text: str) -> None:
    app = create_app(settings.model_copy(update={"service_threads": 2}))
    client, waiters = app.test_client(), app.extensions["nutgraf"].waiters
    path = f"/v1/digests/{submit(client, text)}/events"
    with client.get(path):
        refused = client.get(path)
        assert (refused.status_code, refused.get_json()["type"]) == (503, "/problems/too-many-streams")
        assert refused.headers["Retry-After"].isdigit()
        assert client.head(path).status_code == 200
    with client.get(path) as again:
        assert again.status_code == 200
    assert waiters.acquire(blocking=False)
