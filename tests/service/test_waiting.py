"""GET that waits: for the end of a job, or for any change to it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI

from jobs.connection import connect
from jobs.job import Claim
from jobs.settings import Settings
from jobs.store import JobStore
from service import create_app
from tests.service.test_digests import DIGEST, finish, submit


@pytest.fixture
def app(settings: Settings) -> OpenAPI:
    return create_app(settings.model_copy(update={"max_wait_s": 60}))


@contextmanager
def while_it_waits(settings: Settings, act: Callable[[], object]) -> Iterator[None]:
    """Act as soon as somebody waits."""

    def when_listened_to() -> None:
        with connect(settings) as redis:
            deadline_s = time.monotonic() + 30
            while not redis.pubsub_channels():
                assert time.monotonic() < deadline_s
        act()

    thread = threading.Thread(target=when_listened_to)
    thread.start()
    yield
    thread.join()


def test_it_answers_when_the_job_is_over(client: FlaskClient, store: JobStore, settings: Settings, text: str) -> None:
    job_id = submit(client, text)
    with while_it_waits(settings, lambda: finish(store, job_id)):
        response = client.get(f"/v1/digests/{job_id}", headers={"Prefer": "wait=60"})
    assert (response.status_code, response.get_json()["digest"]) == (200, DIGEST)
    assert response.headers["Preference-Applied"] == "wait=60"


def test_it_answers_when_time_is_up(client: FlaskClient, text: str) -> None:
    path = f"/v1/digests/{submit(client, text)}"
    response = client.get(path, headers={"Prefer": "wait=0"})
    assert (response.status_code, response.get_json()["status"]) == (200, "queued")
    assert (response.headers["Preference-Applied"], response.headers["Retry-After"]) == ("wait=0", "1")
    unchanged = client.get(path, headers={"Prefer": "wait=1", "If-None-Match": response.headers["ETag"]})
    assert (unchanged.status_code, unchanged.data) == (304, b"")
    assert unchanged.headers["Preference-Applied"] == "wait=1"


def test_with_a_tag_it_answers_at_any_change(
    client: FlaskClient, store: JobStore, settings: Settings, text: str
) -> None:
    job_id = submit(client, text)
    tag = client.get(f"/v1/digests/{job_id}").headers["ETag"]
    seen = []

    def next_step() -> None:
        match len(seen):
            case 0:
                claims.append(store.claim(job_id, owner="a test"))
            case 1 | 2:
                store.progress(claims[0], f"step {len(seen)}", 0.1)
            case 3:
                store.finish(claims[0], DIGEST)

    claims: list[Claim] = []
    while not seen or seen[-1] != "succeeded":
        with while_it_waits(settings, next_step):
            known = {"If-None-Match": f'W/{tag}, "other"'}
            response = client.get(f"/v1/digests/{job_id}", headers={"Prefer": "wait=60", **known})
        assert response.status_code == 200
        assert response.headers["ETag"] != tag
        tag = response.headers["ETag"]
        seen.append(response.get_json()["progress"]["step"])
    assert seen == ["starting", "step 1", "step 2", "succeeded"]


def test_a_tag_that_is_old_already_does_not_wait(client: FlaskClient, text: str) -> None:
    path = f"/v1/digests/{submit(client, text)}"
    response = client.get(path, headers={"Prefer": "wait=60", "If-None-Match": '"old"'})
    assert (response.status_code, response.get_json()["status"]) == (200, "queued")


def test_what_is_over_does_not_wait(client: FlaskClient, store: JobStore, text: str) -> None:
    path = f"/v1/digests/{submit(client, text)}"
    finish(store, path.rpartition("/")[2])
    response = client.get(path, headers={"Prefer": "wait=60"})
    again = client.get(path, headers={"Prefer": "wait=60", "If-None-Match": response.headers["ETag"]})
    assert (response.status_code, again.status_code) == (200, 304)


def test_a_job_erased_meanwhile_is_gone(client: FlaskClient, store: JobStore, settings: Settings, text: str) -> None:
    job_id = submit(client, text)
    with while_it_waits(settings, lambda: store.erase(job_id)):
        response = client.get(f"/v1/digests/{job_id}", headers={"Prefer": "wait=60"})
    assert (response.status_code, response.get_json()["type"]) == (404, "/problems/unknown-job")


def test_only_so_many_wait(app: OpenAPI, text: str) -> None:
    client, waiters = app.test_client(), app.extensions["nutgraf"].waiters
    path = f"/v1/digests/{submit(client, text)}"
    while waiters.acquire(blocking=False):
        pass
    response = client.get(path, headers={"Prefer": "wait=60"})
    assert response.status_code == 200
    assert "Preference-Applied" not in response.headers
