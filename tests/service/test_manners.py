"""OPTIONS, HEAD and methods that are not there; and which other sites' pages a browser lets in."""

import pytest
from flask.testing import FlaskClient

from jobs.settings import Settings
from service import create_app

JOB = "/v1/digests/dg_00000000000000000000000000"
DESK = "https://desk.example"


@pytest.fixture
def shared_client(settings: Settings) -> FlaskClient:
    return create_app(settings.model_copy(update={"cors_origins": (DESK, "http://localhost:3000")})).test_client()


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/v1/digests", {"POST"}),
        (JOB, {"GET", "HEAD", "DELETE"}),
        ("/healthz", {"GET", "HEAD"}),
        ("/", {"GET", "HEAD"}),
    ],
)
def test_options_says_what_is_allowed(client: FlaskClient, path: str, methods: set[str]) -> None:
    response = client.options(path)
    assert (response.status_code, response.data) == (204, b"")
    assert set(response.headers["Allow"].split(", ")) >= methods | {"OPTIONS"}
    assert "Content-Type" not in response.headers
    assert response.headers["X-Request-Id"]
    assert ("Accept-Post" in response.headers) == ("POST" in methods)


def test_options_says_what_a_post_takes(client: FlaskClient) -> None:
    taken = client.options("/v1/digests").headers["Accept-Post"].split(", ")
    assert {"application/json", "text/plain"} <= set(taken)
    assert taken == client.post("/v1/digests", data="x", content_type="a/b").headers["Accept-Post"].split(", ")


def test_options_of_what_is_not_there(client: FlaskClient) -> None:
    assert client.options("/nowhere").status_code == 404


@pytest.mark.parametrize("method", ["PUT", "PATCH", "TRACE", "CONNECT", "PROPFIND", "PURGE", "get", "X"])
def test_other_methods_are_not_allowed(client: FlaskClient, method: str) -> None:
    response = client.open("/v1/digests", method=method)
    if method == "get":  # werkzeug's client writes it large
        return
    assert (response.status_code, response.get_json()["type"]) == (405, "/problems/method-not-allowed")
    assert "POST" in response.headers["Allow"]


def test_a_page_that_may_use_it_is_told_so(shared_client: FlaskClient, text: str) -> None:
    asked = {
        "Origin": DESK,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization, prefer",
    }
    preflight = shared_client.options("/v1/digests", headers=asked)
    assert (preflight.status_code, preflight.headers["Access-Control-Allow-Origin"]) == (204, DESK)
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    assert preflight.headers["Access-Control-Allow-Headers"].lower() == "authorization, prefer"
    assert preflight.headers["Access-Control-Max-Age"] == "600"
    for response in (
        shared_client.post("/v1/digests", data=text, content_type="text/plain", headers={"Origin": DESK}),
        shared_client.get(JOB, headers={"Origin": DESK}),
    ):
        assert response.headers["Access-Control-Allow-Origin"] == DESK
        assert "Origin" in response.headers.getlist("Vary")
        shown = set(response.headers["Access-Control-Expose-Headers"].split(", "))
        assert {"Location", "ETag", "RateLimit", "RateLimit-Policy", "X-Request-Id", "Retry-After"} <= shown
        assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize(
    "origin", ["https://evil.example", "https://desk.example.evil.example", "http://desk.example", "null"]
)
def test_another_page_is_not(shared_client: FlaskClient, client: FlaskClient, origin: str) -> None:
    for asked in (shared_client, client):
        headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        for response in (asked.options("/v1/digests", headers=headers), asked.get(JOB, headers=headers)):
            assert not any(name.startswith("Access-Control-") for name in response.headers.keys())  # noqa: SIM118


def test_without_keys_only_pages_that_are_named_may_send(
    shared_client: FlaskClient, settings: Settings, text: str
) -> None:
    for_all = create_app(settings.model_copy(update={"cors_origins": ("*",)})).test_client()

    def status(client: FlaskClient, origin: str) -> int:
        headers = {"Origin": origin}
        return client.post("/v1/digests", data=text, content_type="text/plain", headers=headers).status_code

    assert status(shared_client, DESK) == 202
    assert status(shared_client, "https://evil.example") == 403
    assert status(for_all, DESK) == 403
