from collections.abc import Iterator

import pytest
from redis import Redis

from jobs.connection import connect
from jobs.deliveries import DeliveryStore
from jobs.endpoints import EndpointStore
from jobs.job import Submission
from jobs.settings import Settings
from jobs.store import JobStore
from jobs.webhook_events import SUBSCRIBABLE
from tests.jobs.happenings import DIGEST, URL


class SetClock:
    """Seconds since the epoch, moved on by hand."""

    def __init__(self) -> None:
        self.now_s = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now_s

    def pass_s(self, seconds: float) -> None:
        self.now_s += seconds


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def settings(redis_url: str) -> Settings:
    return Settings(redis_url=redis_url)


@pytest.fixture
def redis(settings: Settings) -> Iterator[Redis]:
    with connect(settings) as client:
        yield client


@pytest.fixture
def store(redis: Redis, settings: Settings, clock: SetClock) -> JobStore:
    return JobStore(redis, settings, clock=clock)


@pytest.fixture
def endpoints(redis: Redis, settings: Settings, clock: SetClock) -> EndpointStore:
    return EndpointStore(redis, settings, clock=clock)


@pytest.fixture
def deliveries(redis: Redis, settings: Settings, clock: SetClock) -> DeliveryStore:
    return DeliveryStore(redis, settings, clock=clock)


@pytest.fixture
def done(store):
    """A finished job, with a callback unless told otherwise."""

    def make(digest=DIGEST, **rest):
        submission = Submission(**{"text": "A story.", "callback_url": URL, "metadata": {"desk": "local"}} | rest)
        job = store.create(submission)
        store.finish(store.claim(job.id, owner="one"), digest)
        return store.get(job.id)

    return make


@pytest.fixture
def endpoint(endpoints):
    def make(*types, key_id="local"):
        made, _secret = endpoints.create(key_id, url="https://cms.example/hook", types=types or SUBSCRIBABLE)
        return made

    return make
