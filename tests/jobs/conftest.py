from collections.abc import Iterator

import pytest
from redis import Redis

from jobs.connection import connect
from jobs.deliveries import DeliveryStore
from jobs.settings import Settings
from jobs.store import JobStore


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
def deliveries(redis: Redis, settings: Settings, clock: SetClock) -> DeliveryStore:
    return DeliveryStore(redis, settings, clock=clock)
