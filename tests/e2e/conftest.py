import base64
from collections.abc import Iterator
from pathlib import Path

import pytest

from launcher.redis_server import EmbeddedRedis
from tests import receiver as receivers
from tests.e2e.stack import Stack

STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*.txt"))


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """All of Nutgraf, each part a process of its own: Redis, the service, a worker for digests and one for callbacks."""
    folder = tmp_path_factory.mktemp("nutgraf")
    secret = "whsec_" + base64.b64encode(b"a secret for tests, 32 bytes long").decode()
    settings = {"webhook_secret": secret, "callback_networks": "127.0.0.0/8,::1/128", "sweep_s": "0.2"}
    with EmbeddedRedis(folder / "redis") as redis, Stack(folder, redis_url=redis.url, **settings) as stack:
        stack.start_service()
        stack.start_workers()
        yield stack


@pytest.fixture
def receiver() -> Iterator[receivers.Receiver]:
    with receivers.receiver() as receiver:
        yield receiver


@pytest.fixture(params=STORIES, ids=lambda path: path.stem)
def story(request: pytest.FixtureRequest) -> str:
    return request.param.read_text()


@pytest.fixture
def text() -> str:
    return STORIES[0].read_text()
