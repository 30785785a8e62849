"""The description of the API is valid, says all, and is true. Its judges are libraries that know nothing of ours."""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import jsonschema
import pytest
from flask.testing import FlaskClient
from flask_openapi.openapi import OpenAPI
from openapi_spec_validator import OpenAPIV31SpecValidator
from pydantic import BaseModel

from digest import Summarizer, read_text
from digest.options import Options
from digest.render.wire import to_wire
from jobs.job import Job
from jobs.store import JobStore
from jobs.webhook_events import SUBSCRIBABLE
from service import problems, wire
from service.submission import DigestRequest

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    return client.get("/openapi.json").get_json()


def validate(instance: Any, name: str, document: dict[str, Any]) -> None:
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    jsonschema.Draft202012Validator(schema, format_checker=checker).validate(instance)


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        for method, operation in item.items():
            yield path, method.upper(), operation


def digested(store: JobStore, job_id: str) -> Job | None:
    """What the worker does, in this process."""
    claim = store.claim(job_id, owner="a test")
    assert claim is not None
    asked = claim.submission
    article = read_text(asked.text, envelope=asked.envelope)
    digest = Summarizer().digest(article, options=asked.options)
    assert store.finish(claim, to_wire(digest, article, offsets=asked.options.offsets))
    return store.get(job_id)


def test_it_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    OpenAPIV31SpecValidator(document).validate()
    assert {"/v1/digests", "/v1/digests/{job_id}", "/v1/webhooks", "/healthz", "/readyz"} <= set(document["paths"])
    assert set(document["webhooks"]) == {*SUBSCRIBABLE, "test"}


def test_every_operation_says_whether_it_asks_for_a_key(document: dict[str, Any]) -> None:
    assert document["security"] == [{}, {"bearer": []}]  # there are no keys
    assert document["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"
    for path, method, operation in operations(document):
        is_open = operation.get("security") == []
        assert is_open == (path in ("/healthz", "/readyz")), (method, path)
        for status in ("401", "403", "429"):
            assert (status in operation["responses"]) != is_open
        for response in operation["responses"].values():
            assert ("RateLimit" in response["headers"]) != is_open


def test_no_schema_lost_anything_on_the_way(document: dict[str, Any]) -> None:
    models: list[type[BaseModel]] = [DigestRequest, wire.DigestJob, wire.Problem]
    for model in models:
        mode = "validation" if model is DigestRequest else "serialization"
        own = model.model_json_schema(mode=mode, ref_template="#/components/schemas/{model}")
        parts = own.pop("$defs", {}) | {model.__name__: own}
        for name, schema in parts.items():
            assert document["components"]["schemas"][name] == schema


def test_every_object_that_is_taken_is_closed(document: dict[str, Any]) -> None:
    for name in ("DigestRequest", "DigestOptions", "Callback"):
        assert document["components"]["schemas"][name]["additionalProperties"] is False


def test_every_operation_says_how_it_can_fail(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        statuses = set(operation["responses"])
        assert "500" in statuses, (method, path)
        assert ("503" in statuses) == (path != "/healthz")
        assert ("404" in statuses) == ("{" in path)
        for status, response in operation["responses"].items():
            assert "X-Request-Id" in response["headers"]
            if int(status) >= 400:
                assert list(response["content"]) == [problems.MEDIA_TYPE]
    documented = json.dumps(document["paths"])
    answered = {name for name, kind in problems.KINDS.items() if kind.status is not None}
    for name in answered - {"not-found", "method-not-allowed"}:  # no operation's own
        assert f"/problems/{name}" in documented, name


def test_digests_are_as_described(client: FlaskClient, store: JobStore, document: dict[str, Any], story: str) -> None:
    for options in ({}, {"all_quotes": True, "offsets": "utf16", "bullets": 10, "quotes": 20}):
        body = {"text": story, "options": options, "external_id": "a", "metadata": {"b": [1, None]}}
        validate(body, "DigestRequest", document)
        queued = client.post("/v1/digests", json=body)
        validate(queued.get_json(), "DigestJob", document)
        digested(store, queued.get_json()["id"])
        answer = client.get(queued.headers["Location"])
        validate(answer.get_json(), "DigestJob", document)
        wire.DigestJob.model_validate_json(answer.data)
        assert answer.get_json()["status"] == "succeeded"


def test_jobs_that_did_not_succeed_are_as_described(
    client: FlaskClient, store: JobStore, document: dict[str, Any], text: str
) -> None:
    job_id = client.post("/v1/digests", data=text, headers=PLAIN).get_json()["id"]
    claim = store.claim(job_id, owner="a test")
    assert claim is not None
    assert store.progress(claim, "bullets", 0.5)
    validate(client.get(f"/v1/digests/{job_id}").get_json(), "DigestJob", document)
    assert store.fail(claim, {"type": "/problems/took-too-long", "title": "The story took too long", "detail": "x"})
    failed = client.get(f"/v1/digests/{job_id}").get_json()
    assert failed["status"] == "failed"
    validate(failed, "DigestJob", document)


def test_problems_are_as_described(client: FlaskClient, document: dict[str, Any]) -> None:
    for response in (
        client.get("/nowhere"),
        client.get("/readyz"),
        client.post("/v1/digests", json={"text": 5}),
        client.post("/v1/digests", data="x", headers=PLAIN),
    ):
        validate(response.get_json(), "Problem", document)


@pytest.mark.parametrize(
    "wrong",
    [{}, {"text": 5}, {"text": "a", "x": 1}, {"text": "a", "options": {"bullets": 11}}, {"text": "a", "options": None}],
)
def test_what_the_schema_forbids_is_refused(
    client: FlaskClient, document: dict[str, Any], wrong: dict[str, Any]
) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validate(wrong, "DigestRequest", document)
    assert client.post("/v1/digests", json=wrong).status_code == 422


def test_the_defaults_are_those_of_the_digest(document: dict[str, Any]) -> None:
    described = document["components"]["schemas"]["DigestOptions"]["properties"]
    assert {name: field["default"] for name, field in described.items()} == {
        name: getattr(Options(), name) for name in described
    }


def test_the_pages_load_nothing_from_elsewhere(client: FlaskClient) -> None:
    for path in ("/", "/docs", "/problems/", "/problems/too-large"):
        response = client.get(path, headers={"Accept": "text/html"})
        page = response.get_data(as_text=True)
        assert response.status_code == 200
        assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
        for used in re.findall(r'(?:src|href)="([^"]+)"', page):
            if used.startswith("https:"):
                assert f'<a href="{used}"' in page
            else:
                with client.get(urljoin(path, used)) as found:
                    assert found.status_code == (503 if used == "readyz" else 200), used
    with client.get("/docs/static/docs.js") as script:
        assert "validatorUrl: null" in script.get_data(as_text=True)


def test_the_front_door_answers_programs_too(app: OpenAPI) -> None:
    client = app.test_client()
    assert client.get("/").get_json()["openapi"] == "/openapi.json"
    assert client.get("/", headers={"Accept": "text/html,*/*;q=0.8"}).mimetype == "text/html"


def test_its_version_is_the_projects(document: dict[str, Any]) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    assert document["info"]["version"] == project["version"]


def test_its_example_can_be_sent(client: FlaskClient, document: dict[str, Any]) -> None:
    content = document["paths"]["/v1/digests"]["post"]["requestBody"]["content"]
    text = content["text/plain"]["schema"]["examples"][0]
    assert client.post("/v1/digests", data=text, headers=PLAIN).status_code == 202
    assert (
        client.post("/v1/digests", json=document["components"]["schemas"]["DigestRequest"]["examples"][0]).status_code
        == 202
    )
