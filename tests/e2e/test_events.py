"""Jobs followed by server-sent events, over the running service: many at a time, through restarts, by a browser."""

import json
import signal
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver

from jobs.connection import connect
from jobs.settings import Settings
from jobs.store import JobStore
from launcher.redis_server import EmbeddedRedis
from tests.e2e.stack import DEADLINE_S, Stack, until
from tests.sse import Message, messages

DIGEST = {"headline": {"text": "Bridge"}}
PART = {"quotes": [{"text": "At last"}]}


class Stream:
    """One client, and what it has been told."""

    def __init__(self, stack: Stack, job_id: str, *, last: str = "", method: str = "GET") -> None:
        self._connection = HTTPConnection("127.0.0.1", int(stack.settings["port"]), timeout=DEADLINE_S)
        headers = {"Last-Event-ID": last} if last else {}
        self._connection.request(method, f"/v1/digests/{job_id}/events", headers=headers)
        self.response: HTTPResponse = self._connection.getresponse()
        self.status = self.response.status
        self._messages = messages(iter(self._read, b""))

    def _read(self) -> bytes:
        return self.response.read1(65536)

    def next(self) -> Message:
        return next(self._messages)

    def rest(self) -> list[Message]:
        """Until the service ends it, as HTTP ends a body."""
        return list(self._messages)

    def close(self) -> None:
        self.response.close()
        self._connection.close()


@pytest.fixture
def redis(tmp_path: Path) -> Iterator[EmbeddedRedis]:
    with EmbeddedRedis(tmp_path / "redis") as redis:
        yield redis


@pytest.fixture
def service(tmp_path: Path, redis: EmbeddedRedis) -> Iterator[Stack]:
    """The service with few threads; the test plays the worker."""
    with Stack(tmp_path, redis_url=redis.url, service_threads="2", service_streams="60") as stack:
        stack.start_service()
        yield stack


@pytest.fixture
def store(redis: EmbeddedRedis) -> Iterator[JobStore]:
    settings = Settings(redis_url=redis.url)
    with connect(settings) as client:
        yield JobStore(client, settings)


def digest(store: JobStore, job_id: str) -> None:
    claim = store.claim(job_id, owner="a test")
    assert claim is not None
    assert store.progress(claim, "headline", 0.25, part=PART)
    assert store.finish(claim, DIGEST)


def test_fifty_streams_hold_up_nobody(service: Stack, store: JobStore, text: str) -> None:
    job_ids = [service.submit(text).json()["id"] for _ in range(5)]
    streams = [Stream(service, job_ids[number % 5]) for number in range(50)]
    assert {stream.status for stream in streams} == {200}
    assert {stream.next().name for stream in streams} == {"status"}
    assert service.request("GET", "/healthz").status == 200
    for job_id in job_ids:
        digest(store, job_id)
    told = {}
    for number, stream in enumerate(streams):
        with closing(stream):
            assert stream.response.headers["Connection"] == "close"
            found = stream.rest()
        assert [message.name for message in found] == ["status", "quotes", "progress", "succeeded"]
        assert json.loads(found[-1].data)["digest"] == DIGEST
        told[number] = found
    assert all(told[number] == told[number % 5] for number in told)


def test_beyond_its_room_it_says_so_and_a_client_that_left_makes_room(service: Stack, text: str) -> None:
    job_id = service.submit(text).json()["id"]
    streams = [Stream(service, job_id) for _ in range(60)]
    refused = Stream(service, job_id)
    assert refused.status == 503
    assert json.load(refused.response)["type"] == "/problems/too-many-streams"
    assert refused.response.headers["Retry-After"].isdigit()
    assert service.request("HEAD", f"/v1/digests/{job_id}/events").status == 200
    streams.pop().close()

    def taken() -> bool:
        streams.append(Stream(service, job_id))
        return streams[-1].status == 200

    until(taken)
    for stream in (*streams, refused):
        stream.close()


def test_a_stop_ends_streams_and_another_process_goes_on_with_them(service: Stack, store: JobStore, text: str) -> None:
    job_id = service.submit(text).json()["id"]
    streams = [Stream(service, job_id) for _ in range(20)]
    last = {stream.next().id for stream in streams}
    service.processes["service"].send_signal(signal.SIGTERM)
    assert [stream.rest() for stream in streams] == [[]] * 20  # each ended as HTTP ends a body, or read1 would raise
    assert service.processes["service"].wait(DEADLINE_S) == 0
    digest(store, job_id)
    service.start_service()
    with closing(Stream(service, job_id, last=last.pop())) as stream:
        assert [message.name for message in stream.rest()] == ["status", "quotes", "progress", "succeeded"]
    assert not last
    assert "Traceback" not in service.log("service")
    for stream in streams:
        stream.close()


def test_a_stream_outlives_redis(service: Stack, store: JobStore, redis: EmbeddedRedis, text: str) -> None:
    job_id = service.submit(text).json()["id"]
    with closing(Stream(service, job_id)) as stream:
        stream.next()
        redis.kill()
        redis.start()
        digest(store, job_id)
        assert [message.name for message in stream.rest()] == ["status", "quotes", "progress", "succeeded"]
    assert "Traceback" not in service.log("service")


def test_an_http_1_0_client_gets_it_unframed(service: Stack, store: JobStore, text: str) -> None:
    job_id = service.submit(text).json()["id"]
    with socket.create_connection(("127.0.0.1", int(service.settings["port"])), timeout=DEADLINE_S) as connection:
        connection.sendall(f"GET /v1/digests/{job_id}/events HTTP/1.0\r\n\r\n".encode())
        answer = connection.recv(65536)
        digest(store, job_id)
        while received := connection.recv(65536):
            answer += received
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"chunked" not in head.lower()
    assert [message.name for message in messages([body])][-2:] == ["progress", "succeeded"]


def test_a_client_that_stops_reading_is_nobody_elses_matter(service: Stack, store: JobStore, text: str) -> None:
    job_ids = [service.submit(text).json()["id"] for _ in range(2)]
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        connection.connect(("127.0.0.1", int(service.settings["port"])))
        connection.sendall(f"GET /v1/digests/{job_ids[0]}/events HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        claim = store.claim(job_ids[0], owner="a test")
        assert claim is not None
        for _ in range(20):
            store.progress(claim, "headline", 0.25, part={"quotes": [{"text": "x" * 500_000}]})
        with ThreadPoolExecutor(1) as threads, closing(Stream(service, job_ids[1])) as stream:
            asked = threads.submit(digest, store, job_ids[1])
            assert stream.rest()[-1].name == "succeeded"
            asked.result(DEADLINE_S)


def test_a_browsers_own_event_source(stack: Stack, browser: webdriver.Chrome, text: str) -> None:
    browser.set_script_timeout(DEADLINE_S)
    browser.get(f"{stack.url}/openapi.json")
    job_id = stack.submit(text, options={"all_quotes": True}).json()["id"]
    told: list[dict[str, Any]] = browser.execute_async_script(FOLLOW, f"/v1/digests/{job_id}/events")
    names = [message["name"] for message in told]
    assert [name for name in names if name not in ("progress", "status")] == [
        *("quotes", "headline", "bullets", "succeeded", "closed"),
    ]
    assert names[0] == "status"
    job = stack.request("GET", f"/v1/digests/{job_id}").json()
    parts = {message["name"]: message.get("data") for message in told}
    assert parts["succeeded"] == job
    assert parts["quotes"]["all_quotes"] == job["digest"]["all_quotes"]
    assert parts["bullets"] == {"bullets": job["digest"]["bullets"]}


def test_a_browser_comes_back_by_itself_and_misses_nothing(
    service: Stack, store: JobStore, browser: webdriver.Chrome, text: str
) -> None:
    browser.set_script_timeout(DEADLINE_S)
    browser.get(f"{service.url}/openapi.json")
    job_id = service.submit(text).json()["id"]
    browser.execute_script(FOLLOW_IN_THE_BACKGROUND, f"/v1/digests/{job_id}/events")
    until(lambda: browser.execute_script("return told.length"))
    service.processes["service"].terminate()
    service.processes["service"].wait(DEADLINE_S)
    digest(store, job_id)
    service.start_service()
    until(lambda: browser.execute_script("return source.readyState === EventSource.CLOSED"))
    assert browser.execute_script("return told") == ["status", "status", "quotes", "progress", "succeeded"]


NAMES = json.dumps(
    ["status", "progress", "quotes", "headline", "bullets", "succeeded", "failed", "cancelled", "erased"]
)
# It never closes the source itself: the service ends it, the browser comes again, and a 204 sends it away for good.
FOLLOW = f"""
const [path, done] = arguments, told = [], source = new EventSource(path);
for (const name of {NAMES})
  source.addEventListener(name, event => told.push({{name, id: event.lastEventId, data: JSON.parse(event.data)}}));
source.onerror = () => {{
  if (source.readyState === EventSource.CLOSED) {{ told.push({{name: "closed"}}); done(told); }}
}};
"""
FOLLOW_IN_THE_BACKGROUND = f"""
window.told = [];
window.source = new EventSource(arguments[0]);
for (const name of {NAMES}) source.addEventListener(name, () => told.push(name));
"""
