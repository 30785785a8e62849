import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI

from jobs.connection import connect
from jobs.settings import Settings
from jobs.store import JobStore
from service import create_app

SECRET = "whsec_" + base64.b64encode(b"a secret for tests, 32 bytes long").decode()
STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*.txt"))


@pytest.fixture(params=STORIES, ids=lambda path: path.stem)
def story(request: pytest.FixtureRequest) -> str:
    return request.param.read_text()


@pytest.fixture
def text() -> str:
    return (STORIES[0]).read_text()


@pytest.fixture
def settings(redis_url: str) -> Settings:
    return Settings(redis_url=redis_url, webhook_secret=SECRET, max_wait_s=1)


@pytest.fixture
def app(settings: Settings) -> OpenAPI:
    return create_app(settings)


@pytest.fixture
def client(app: OpenAPI) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def store(settings: Settings) -> Iterator[JobStore]:
    """The store as a worker has it."""
    with connect(settings) as redis:
        yield JobStore(redis, settings)
