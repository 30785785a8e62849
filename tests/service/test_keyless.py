"""Without keys the service answers this machine only, and no page of another site gets it to do anything."""

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI
from werkzeug.test import TestResponse

from jobs.job import Submission
from jobs.settings import Settings
from jobs.store import JobStore
from service import create_app
from service.keyless import is_loopback

PLAIN = "text/plain"


def post(client: FlaskClient, text: str, *, at: str = "127.0.0.1", **headers: str) -> TestResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post(
        "/v1/digests", data=text, content_type=PLAIN, headers=named, environ_overrides={"SERVER_NAME": at}
    )


@pytest.fixture
def open_client(settings: Settings) -> FlaskClient:
    return create_app(settings.model_copy(update={"open": True})).test_client()


def test_the_caller_is_local_and_may_do_everything(client: FlaskClient, store: JobStore, text: str) -> None:
    job_id = post(client, text).get_json()["id"]
    job, submission = store.get(job_id), store.submission(job_id)
    assert job is not None
    assert submission is not None
    assert job.key_id == submission.key_id == "local"
    other = store.create(Submission(text=text, key_id="key_other")).id
    assert client.get(f"/v1/digests/{other}").status_code == 200


@pytest.mark.parametrize(
    ("host", "answered"),
    [
        ("127.0.0.1:8000", True),
        ("localhost", True),
        ("LOCALHOST:9", True),
        ("[::1]:8000", True),
        ("127.0.0.2", True),
        ("192.0.2.7", False),
        ("evil.example", False),
        ("127.0.0.1.nip.io", False),
        ("localhost.evil.example:8000", False),
        ("nutgraf", False),
    ],
)
def test_it_answers_to_this_machines_names_only(client: FlaskClient, text: str, host: str, answered: bool) -> None:
    response = post(client, text, Host=host)
    assert response.status_code == (202 if answered else 403)
    if not answered:
        assert response.get_json()["type"] == "/problems/forbidden"
        assert client.get("/v1/digests/dg_" + "0" * 26, headers={"Host": host}).status_code == 403
    assert client.get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("at", ["0.0.0.0", "::", "192.0.2.7", "nutgraf.example"])
def test_on_other_addresses_it_asks_for_a_key(
    client: FlaskClient, open_client: FlaskClient, text: str, at: str
) -> None:
    response = post(client, text, at=at)
    assert (response.status_code, response.get_json()["type"]) == (401, "/problems/unauthorized")
    assert "python -m jobs.keys create" in response.get_json()["detail"]
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="nutgraf"'
    assert post(open_client, text, at=at).status_code == 202


@pytest.mark.parametrize("header", ["Forwarded", "X_Forwarded_For", "X_Real_IP", "Via"])
def test_what_a_proxy_passes_on_is_not_from_here(
    client: FlaskClient, open_client: FlaskClient, text: str, header: str
) -> None:
    response = post(client, text, **{header: "198.51.100.7"})
    assert (response.status_code, response.get_json()["type"]) == (401, "/problems/unauthorized")
    assert "proxy" in response.get_json()["detail"]
    assert post(open_client, text, **{header: "198.51.100.7"}).status_code == 202


@pytest.mark.parametrize(("host", "answered"), [("localhost", True), ("192.0.2.7:8000", True), ("evil.example", False)])
def test_an_open_one_answers_to_addresses_too(open_client: FlaskClient, text: str, host: str, answered: bool) -> None:
    assert post(open_client, text, at="0.0.0.0", Host=host).status_code == (202 if answered else 403)


@pytest.mark.parametrize(
    ("headers", "answered"),
    [
        ({}, True),
        ({"Origin": "http://localhost"}, True),
        ({"Sec_Fetch_Site": "same-origin"}, True),
        ({"Sec_Fetch_Site": "none"}, True),
        ({"Origin": "http://localhost:3000"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Sec_Fetch_Site": "cross-site"}, False),
        ({"Sec_Fetch_Site": "same-site"}, False),
    ],
)
def test_no_other_sites_page_may_send(client: FlaskClient, text: str, headers: dict[str, str], answered: bool) -> None:
    assert post(client, text, **headers).status_code == (202 if answered else 403)


def test_a_key_opens_it_wherever_it_is(app: OpenAPI, text: str) -> None:
    client = app.test_client()
    _, token = app.extensions["nutgraf"].keys.create("cms", ["submit"])
    shown = {"Authorization": f"Bearer {token}", "Host": "digests.example", "Origin": "https://cms.example"}
    assert post(client, text, at="0.0.0.0", **shown).status_code == 202
    assert post(client, text).status_code == 401


def test_readiness_says_who_is_answered(client: FlaskClient, open_client: FlaskClient, app: OpenAPI) -> None:
    def said(asked: FlaskClient) -> str:
        detail: str = asked.get("/readyz").get_json()["checks"][2]["detail"]
        return detail

    assert "no keys: this machine" in said(client)
    assert "NUTGRAF_OPEN" in said(open_client)
    app.extensions["nutgraf"].keys.create("cms", ["read"])
    assert said(client) == said(open_client) == "A key is asked for."


def test_which_hosts_are_this_machine() -> None:
    assert all(is_loopback(host) for host in ("127.0.0.1", "127.1.2.3", "::1", "localhost", "LocalHost"))
    assert not any(
        is_loopback(host) for host in ("0.0.0.0", "::", "10.0.0.1", "example.org", "", "127.1", "localhost.")
    )
