"""Who asks, what they may do, and that one key's jobs are not there for another."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from jobs.job import Submission
from jobs.store import JobStore
from service.callers import SCOPES, Caller


def test_a_job_of_another_key_is_answered_like_an_unknown_one(
    client: FlaskClient, store: JobStore, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = store.create(Submission(text=text, key_id="key_other")).id
    mine = store.create(Submission(text=text, key_id="key_mine")).id
    unknown = "dg_" + "0" * 26

    def said(method: str, job_id: str) -> tuple[int, dict[str, Any]]:
        response = client.open(f"/v1/digests/{job_id}", method=method)
        return response.status_code, {**response.get_json(), "request_id": None}

    monkeypatch.setattr("service.callers.caller", lambda: Caller("key_mine", frozenset({"submit", "read"})))
    for method in ("GET", "DELETE"):
        assert said(method, other) == said(method, unknown)
        assert said(method, other)[0] == 404
    assert said("GET", mine)[0] == 200
    assert store.get(other).status == "queued"
    monkeypatch.setattr("service.callers.caller", lambda: Caller("key_mine", SCOPES))
    assert said("GET", other)[0] == 200


def test_without_keys_the_caller_is_local_and_may_do_everything(
    client: FlaskClient, store: JobStore, text: str
) -> None:
    job_id = client.post("/v1/digests", data=text, content_type="text/plain").get_json()["id"]
    assert store.get(job_id).key_id == store.submission(job_id).key_id == "local"
    assert client.get(f"/v1/digests/{job_id}").status_code == 200
