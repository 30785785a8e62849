"""What every part's tests share: a real Redis."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from launcher.redis_server import EmbeddedRedis


@pytest.fixture(scope="session")
def shared_redis(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedRedis]:
    with EmbeddedRedis(tmp_path_factory.mktemp("redis")) as server:
        yield server


@pytest.fixture
def redis_url(shared_redis: EmbeddedRedis) -> str:
    """The URL of a running Redis that holds nothing."""
    with redis.Redis.from_url(shared_redis.url) as client:
        client.flushall()
    return shared_redis.url


@pytest.fixture
def own_redis(tmp_path: Path) -> Iterator[EmbeddedRedis]:
    """A Redis of this test's own, to be killed and started again."""
    with EmbeddedRedis(tmp_path / "redis") as server:
        yield server
