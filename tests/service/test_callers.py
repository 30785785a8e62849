"""Who asks, what they may do and how much, and that one key's jobs are not there for another."""

from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI

from jobs.job import Submission
from jobs.keys import Key, KeyStore, Scope
from jobs.limits import parse_limit
from jobs.store import JobStore
from launcher.redis_server import EmbeddedRedis

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
UNKNOWN = "dg_" + "0" * 26

MakeKey = Callable[..., tuple[Key, dict[str, str]]]


@pytest.fixture
def keys(app: OpenAPI) -> KeyStore:
    found: KeyStore = app.extensions["nutgraf"].keys
    return found


@pytest.fixture
def make_key(keys: KeyStore) -> MakeKey:
    """Make a key; it and the header that shows it."""

    def make(*scopes: Scope, rate: str | None = None, quota: str | None = None) -> tuple[Key, dict[str, str]]:
        key, token = keys.create(
            "a test",
            scopes or ("submit", "read"),
            rate=parse_limit(rate) if rate else None,
            quota=parse_limit(quota) if quota else None,
        )
        return key, {"Authorization": f"Bearer {token}"}

    return make


def said(client: FlaskClient, method: str, job_id: str, **headers: str) -> tuple[int, dict[str, Any]]:
    response = client.open(f"/v1/digests/{job_id}", method=method, headers=headers)
    return response.status_code, {**response.get_json(), "request_id": None}


def test_a_job_of_another_key_is_answered_like_an_unknown_one(
    client: FlaskClient, store: JobStore, make_key: MakeKey, text: str
) -> None:
    mine, shown = make_key()
    others, other_shown = make_key()
    other_id = client.post("/v1/digests", data=text, headers=PLAIN | other_shown).get_json()["id"]
    local_id = store.create(Submission(text=text)).id
    for method in ("GET", "DELETE"):
        for hidden in (other_id, local_id):
            assert said(client, method, hidden, **shown) == said(client, method, UNKNOWN, **shown)
            assert said(client, method, hidden, **shown)[0] == 404
    job = store.get(other_id)
    assert job is not None
    assert (job.status, job.key_id) == ("queued", others.id)
    assert said(client, "GET", other_id, **other_shown)[0] == 200
    assert mine.id != others.id


def test_admin_sees_the_jobs_of_all(client: FlaskClient, make_key: MakeKey, text: str) -> None:
    _, shown = make_key()
    _, admin = make_key("admin")
    job_id = client.post("/v1/digests", data=text, headers=PLAIN | shown).get_json()["id"]
    assert said(client, "GET", job_id, **admin)[0] == 200
    assert said(client, "DELETE", job_id, **admin)[1]["status"] == "cancelled"
    assert client.post("/v1/digests", data=text, headers=PLAIN | admin).status_code == 202


@pytest.mark.parametrize(
    ("scope", "method", "path", "needed"),
    [("read", "POST", "/v1/digests", "submit"), ("read", "DELETE", f"/v1/digests/{UNKNOWN}", "submit"),
     ("submit", "GET", f"/v1/digests/{UNKNOWN}", "read")],
)  # fmt: skip
def test_a_scope_that_is_missing_is_named(
    client: FlaskClient, make_key: MakeKey, scope: Scope, method: str, path: str, needed: str
) -> None:
    response = client.open(path, method=method, headers=make_key(scope)[1])
    assert (response.status_code, response.get_json()["type"]) == (403, "/problems/forbidden")
    challenge = f'Bearer realm="nutgraf", error="insufficient_scope", scope="{needed}"'
    assert response.headers["WWW-Authenticate"] == challenge


def test_with_keys_everybody_shows_one(client: FlaskClient, make_key: MakeKey, text: str) -> None:
    _, shown = make_key()
    response = client.post("/v1/digests", data=text, headers=PLAIN)
    assert (response.status_code, response.get_json()["type"]) == (401, "/problems/unauthorized")
    assert response.headers["WWW-Authenticate"] == 'Bearer realm="nutgraf"'
    assert client.get("/openapi.json").get_json()["security"] == [{"bearer": []}]
    assert '-H "Authorization: Bearer $KEY"' in client.get("/", headers={"Accept": "text/html"}).get_data(as_text=True)
    for path in ("/", "/healthz", "/openapi.json", "/docs", "/problems/"):
        with client.get(path) as open_to_all:
            assert open_to_all.status_code == 200
    assert client.post("/v1/digests", data=text, headers=PLAIN | shown).status_code == 202


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer ", "Bearer ng_x", "Basic Zm9vOmJhcg==", "Bearer é", "Token ng_x", "Bearer a b", "Digest x"],
)
def test_a_wrong_key_is_refused(client: FlaskClient, header: str) -> None:
    response = client.get(f"/v1/digests/{UNKNOWN}", headers={"Authorization": header})
    assert (response.status_code, response.get_json()["type"]) == (401, "/problems/unauthorized")
    assert 'error="invalid_token"' in response.headers["WWW-Authenticate"]


def test_the_scheme_may_be_written_in_any_case(client: FlaskClient, make_key: MakeKey) -> None:
    token = make_key()[1]["Authorization"].partition(" ")[2]
    for scheme in ("bearer", "BEARER"):
        assert client.get(f"/v1/digests/{UNKNOWN}", headers={"Authorization": f"{scheme} {token}"}).status_code == 404


def test_a_revoked_key_is_refused_at_once(client: FlaskClient, keys: KeyStore, make_key: MakeKey) -> None:
    key, shown = make_key()
    assert said(client, "GET", UNKNOWN, **shown)[0] == 404
    keys.revoke(key.id)
    assert said(client, "GET", UNKNOWN, **shown)[0] == 401
    assert said(client, "GET", UNKNOWN)[0] == 401


def test_too_many_requests_are_refused(client: FlaskClient, make_key: MakeKey) -> None:
    _, shown = make_key(rate="2/h")
    path = f"/v1/digests/{UNKNOWN}"
    first, second, third = (client.get(path, headers=shown) for _ in range(3))
    assert first.headers["RateLimit-Policy"] == '"default";q=2;w=3600'
    assert first.headers["RateLimit"] == '"default";r=1;t=1800'
    assert second.headers["RateLimit"].startswith('"default";r=0;t=')
    assert (third.status_code, third.get_json()["type"]) == (429, "/problems/rate-limited")
    assert third.get_json()["violated-policies"] == ["default"]
    assert f";t={third.headers['Retry-After']}" in third.headers["RateLimit"]
    assert 1700 < int(third.headers["Retry-After"]) <= 1800
    assert client.get(path, headers=make_key()[1]).status_code == 404


def test_too_many_stories_are_refused_and_looking_goes_on(client: FlaskClient, make_key: MakeKey, text: str) -> None:
    _, shown = make_key(quota="1/day")
    assert client.post("/v1/digests", data="Too short.", headers=PLAIN | shown).status_code == 422
    taken = client.post("/v1/digests", data=text, headers=PLAIN | shown)
    assert taken.status_code == 202
    assert taken.headers["RateLimit-Policy"] == '"stories";q=1;w=86400'
    assert taken.headers["RateLimit"].startswith('"stories";r=0;t=')
    refused = client.post("/v1/digests", data=text + " More.", headers=PLAIN | shown)
    assert (refused.status_code, refused.get_json()["type"]) == (429, "/problems/quota-exceeded")
    assert refused.get_json()["violated-policies"] == ["stories"]
    assert 0 < int(refused.headers["Retry-After"]) <= 86400
    looked = client.get(taken.headers["Location"], headers=shown)
    assert (looked.status_code, looked.headers["RateLimit"][:13]) == (200, '"stories";r=0')


def test_a_key_without_limits_hears_of_none(client: FlaskClient, make_key: MakeKey) -> None:
    for shown in (make_key()[1], {}):
        assert "RateLimit" not in client.get(f"/v1/digests/{UNKNOWN}", headers=shown).headers


def test_without_redis_nobody_is_let_in(app: OpenAPI, make_key: MakeKey, own_redis: EmbeddedRedis) -> None:
    from service import create_app

    client = create_app(
        app.extensions["nutgraf"].settings.model_copy(update={"redis_url": own_redis.url})
    ).test_client()
    own_redis.kill()
    for shown in (make_key()[1], {}):
        assert client.get(f"/v1/digests/{UNKNOWN}", headers=shown).status_code == 503
