"""The thread that serves event streams, with sockets of its own; tests/e2e has it under its server."""

import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from jobs.connection import connect
from jobs.events import EventLog
from jobs.job import Job, Submission
from jobs.settings import Settings
from jobs.store import JobStore
from service import streams
from service.feed import KEEP_ALIVE, Feed, feed_of_job
from service.streams import Streams
from tests.sse import messages


@pytest.fixture
def job(store: JobStore) -> Job:
    return store.create(Submission(text="A story."))


@pytest.fixture
def feed(settings: Settings, store: JobStore, job: Job) -> Iterator[Feed]:
    with connect(settings) as redis:
        yield feed_of_job(EventLog(redis), store, job, after=None)


@pytest.fixture
def serving(settings: Settings) -> Iterator[Streams]:
    serving = Streams(settings)
    yield serving
    serving.stop()
    serving.wait()


def received(connection: socket.socket) -> Iterator[bytes]:
    connection.settimeout(30)
    while piece := connection.recv(65536):
        yield piece


def test_a_silent_stream_is_kept_alive(serving: Streams, feed: Feed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "KEEP_ALIVE_S", 0.1)
    feed.more()
    ours, theirs = socket.socketpair()
    assert serving.room.acquire(blocking=False)
    serving.serve(theirs, feed, chunked=False)
    with closing(ours):
        assert next(received(ours)) == KEEP_ALIVE


def test_each_ends_with_its_job_and_makes_room(serving: Streams, feed: Feed, store: JobStore, job: Job) -> None:
    while serving.room.acquire(blocking=False):
        pass
    ours, theirs = socket.socketpair()
    serving.serve(theirs, feed, chunked=False)
    with closing(ours):
        told = messages(received(ours))
        assert next(told).name == "status"
        assert not serving.room.acquire(blocking=False)
        store.cancel(job.id)
        assert [message.name for message in told] == ["cancelled"]
    assert serving.room.acquire(timeout=30)


def test_what_comes_after_the_stop_ends_at_once(settings: Settings, feed: Feed) -> None:
    serving = Streams(settings)
    serving.stop()
    ours, theirs = socket.socketpair()
    serving.room.acquire()
    serving.serve(theirs, feed, chunked=True)
    with closing(ours):
        assert b"".join(received(ours)) == b"0\r\n\r\n"
    serving.wait()
