import logging

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI

from digest.errors import DigestError, IntakeError, ModelError, TextError, TooShortError
from jobs import problems as job_problems
from jobs.beacon import Beacon
from jobs.connection import connect
from jobs.settings import Settings
from service.problems import KINDS

SECRET_WORDS = "the minister resigns at noon"


@pytest.mark.parametrize(
    ("method", "path", "status", "problem"),
    [
        ("GET", "/nowhere", 404, "/problems/not-found"),
        ("GET", "/v1/digests/", 404, "/problems/not-found"),
        ("GET", "/problems/nothing", 404, "/problems/not-found"),
        ("GET", "/docs/swagger/../../../../etc/passwd", 404, "/problems/not-found"),
        ("GET", "/docs/static/nothing.js", 404, "/problems/not-found"),
        ("PUT", "/v1/digests", 405, "/problems/method-not-allowed"),
        ("PUT", "/v1/digests/dg_00000000000000000000000000", 405, "/problems/method-not-allowed"),
        ("POST", "/healthz", 405, "/problems/method-not-allowed"),
        ("GET", "/v1/digests/x/y", 404, "/problems/not-found"),
    ],
)
def test_the_frameworks_own_errors_are_problems_too(
    client: FlaskClient, method: str, path: str, status: int, problem: str
) -> None:
    response = client.open(path, method=method)
    document = response.get_json()
    assert (response.status_code, document["status"], document["type"]) == (status, status, problem)
    assert response.content_type == "application/problem+json"
    assert document["request_id"] == response.headers["X-Request-Id"]
    assert ("Allow" in response.headers) == (status == 405)


@pytest.mark.parametrize(
    ("given", "taken"),
    [("cms-17.a_B", True), ("", False), ("x" * 65, False), ("a b", False), ("a;b", False), ("ä", False)],
)
def test_every_answer_carries_a_request_id(client: FlaskClient, given: str, taken: bool) -> None:
    for path in ("/healthz", "/nowhere"):
        answered = client.get(path, headers={"X-Request-Id": given}).headers["X-Request-Id"]
        assert (answered == given) == taken
        assert answered


def test_what_breaks_says_nothing_of_the_story(app: OpenAPI, caplog: pytest.LogCaptureFixture) -> None:
    @app.get("/break")
    def _break() -> str:
        raise ValueError(SECRET_WORDS) from KeyError(SECRET_WORDS)

    with caplog.at_level(logging.DEBUG):
        response = app.test_client().get("/break")
    assert (response.status_code, response.content_type) == (500, "application/problem+json")
    assert response.get_json()["type"] == "/problems/internal"
    logged = "\n".join(record.getMessage() + str(record.exc_info) for record in caplog.records)
    assert response.headers["X-Request-Id"] in logged
    assert "ValueError" in logged
    assert "test_problems.py" in logged
    assert SECRET_WORDS not in logged + response.get_data(as_text=True)


def test_every_kind_of_problem_is_explained(client: FlaskClient) -> None:
    everything = client.get("/problems/").get_data(as_text=True)
    for name in KINDS:
        page = client.get(f"/problems/{name}")
        assert page.status_code == 200
        assert f"/problems/{name}<" in page.get_data(as_text=True)
        assert f"/problems/{name}<" in everything


def test_a_failed_jobs_problem_is_explained_too() -> None:
    given = [job_problems.attempts_exhausted(3), job_problems.too_slow(240)]
    given += [
        job_problems.for_error(kind("x")) for kind in (DigestError, IntakeError, ModelError, TextError, TooShortError)
    ]
    for problem in given:
        assert KINDS[problem["type"].removeprefix("/problems/")].title == problem["title"]


def test_readiness_names_what_is_missing(client: FlaskClient, settings: Settings) -> None:
    response = client.get("/readyz")
    document = response.get_json()
    assert (response.status_code, document["type"]) == (503, "/problems/not-ready")
    assert {check["name"]: check["ok"] for check in document["checks"]} == {
        "redis": True,
        "worker": False,
        "keys": True,
    }
    assert "worker" in document["detail"]
    with connect(settings) as redis:
        Beacon(redis, settings).show("digests@here")
    response = client.get("/readyz")
    assert response.status_code == 200
    checks = response.get_json()["checks"]
    assert [(check["name"], check["ok"]) for check in checks] == [("redis", True), ("worker", True), ("keys", True)]
