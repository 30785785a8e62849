"""What belongs to one key is not there for another, in every operation that the OpenAPI document has."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI

from jobs.keys import Scope
from jobs.store import JobStore

Operation = tuple[str, str]


@pytest.fixture
def shown(app: OpenAPI) -> Iterator[Any]:
    """The header of a new key with some scopes."""

    def make(*scopes: Scope) -> dict[str, str]:
        _, token = app.extensions["nutgraf"].keys.create("a test", scopes)
        return {"Authorization": f"Bearer {token}"}

    return make


@pytest.fixture
def operations(client: FlaskClient) -> list[Operation]:
    document = client.get("/openapi.json").get_json()
    return [
        (method.upper(), path)
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if operation.get("security") != []
    ]


@pytest.fixture
def owner(shown: Any) -> dict[str, str]:
    found: dict[str, str] = shown("submit", "read")
    return found


@pytest.fixture
def owned(client: FlaskClient, store: JobStore, owner: dict[str, str], text: str) -> dict[str, str]:
    """One of everything, of a key of its own, by the name of its path parameter."""
    job = client.post("/v1/digests", json={"text": text, "callback": {"url": "https://cms.example/"}}, headers=owner)
    batch = client.post("/v1/batches", json={"stories": [{"text": text}]}, headers=owner)
    endpoint = client.post("/v1/webhooks", json={"url": "https://cms.example/"}, headers=owner)
    job_id, webhook_id = job.get_json()["id"], endpoint.get_json()["id"]
    claim = store.claim(job_id, owner="a test")
    assert claim is not None
    assert store.finish(claim, {"headline": {"text": "Bridge"}})
    deliveries = client.get(f"/v1/webhooks/{webhook_id}/deliveries", headers=owner).get_json()["deliveries"]
    return {
        "job_id": job_id,
        "batch_id": batch.get_json()["id"],
        "webhook_id": webhook_id,
        "delivery_id": deliveries[0]["id"],
    }


def unknown(one: str) -> str:
    return one[: one.index("_") + 1] + "0" * len(one[one.index("_") + 1 :])


def said(client: FlaskClient, method: str, path: str, headers: dict[str, str], **names: str) -> tuple[int, Any]:
    body = {"json": {}} if method in ("POST", "PUT", "PATCH") else {}
    response = client.open(path.format(**names), method=method, headers=headers, **body)
    document = response.get_json(silent=True)
    return response.status_code, {**document, "request_id": None} if isinstance(document, dict) else document


def test_nothing_of_another_key_is_there(
    client: FlaskClient, operations: list[Operation], owner: dict[str, str], owned: dict[str, str], shown: Any
) -> None:
    other = shown("submit", "read")
    tried = 0
    for method, path in operations:
        names = re.findall(r"{(\w+)}", path)
        if not names:
            continue
        tried += 1
        here = said(client, method, path, other, **{name: owned[name] for name in names})
        nowhere = said(client, method, path, other, **{name: unknown(owned[name]) for name in names})
        assert here == nowhere, (method, path)
        assert here[0] == 404 or method in ("POST", "PATCH"), (method, path)
        assert here[0] in (404, 422), (method, path)
        if method == "GET" and not path.endswith("/events") and names != ["batch_id", "delivery_id"]:
            assert said(client, method, path, owner, **owned)[0] == 200, path
    assert tried >= 15
    for method, path in operations:
        if method == "GET" and "{" not in path:
            assert not any(one in str(said(client, method, path, other)) for one in owned.values()), path
    admin = shown("admin")
    for name, path in (("job_id", "/v1/digests"), ("batch_id", "/v1/batches"), ("webhook_id", "/v1/webhooks")):
        assert said(client, "GET", f"{path}/{owned[name]}", admin)[0] == 200


def test_every_operation_needs_a_scope(
    client: FlaskClient, operations: list[Operation], owned: dict[str, str], shown: Any
) -> None:
    submitter, reader = shown("submit"), shown("read")
    for method, path in operations:
        without = submitter if method == "GET" else reader
        status, document = said(client, method, path, without, **owned)
        assert (status, document["type"]) == (403, "/problems/forbidden"), (method, path)
        assert said(client, method, path, {}, **owned)[0] == 401, (method, path)
