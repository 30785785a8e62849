import base64
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium import webdriver

from launcher.redis_server import EmbeddedRedis
from tests import receiver as receivers
from tests.e2e.stack import Stack

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--window-size=1200,1600",
)  # fmt: skip
STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*.txt"))


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """All of Nutgraf, each part a process of its own: Redis, the service, a worker for digests and one for callbacks."""
    with running(tmp_path_factory.mktemp("nutgraf")) as stack:
        yield stack


@pytest.fixture(scope="module")
def recalling_stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """All of Nutgraf, answering the same story from its earlier digest."""
    with running(tmp_path_factory.mktemp("nutgraf"), recall_ttl_s="3600") as stack:
        yield stack


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[Stack]:
    secret = "whsec_" + base64.b64encode(b"a secret for tests, 32 bytes long").decode()
    settings |= {"webhook_secret": secret, "callback_networks": "127.0.0.0/8,::1/128", "sweep_s": "0.2"}
    settings["callback_https_only"] = "false"
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


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[webdriver.Chrome]:
    if not (CHROMIUM and DRIVER) and "CI" not in os.environ:
        pytest.skip("needs chromium and chromedriver (Debian: chromium-driver)")
    assert CHROMIUM
    assert DRIVER
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in (*QUIET, f"--user-data-dir={tmp_path / 'profile'}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()
