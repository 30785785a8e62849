"""A story goes in over HTTP and its digest comes out, in each of the ways there are. Every part is a process of its own."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import standardwebhooks

from tests.e2e.conftest import running
from tests.e2e.stack import Stack, until
from tests.receiver import Call, Receiver


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """All of Nutgraf with the model that it comes with."""
    with running(tmp_path_factory.mktemp("nutgraf"), model="house") as stack:
        yield stack


def passages(digest: dict[str, Any]) -> list[dict[str, Any]]:
    lines = [digest["headline"], *digest["alternatives"], *digest["bullets"], *digest["quotes"]]
    return [span for line in lines for span in line["spans"]]


def assert_true_to(digest: dict[str, Any], story: str) -> None:
    """Every line has its passages, every passage is where it says, every quotation is the story's own words."""
    assert digest["headline"]["text"]
    assert digest["bullets"]
    assert digest["quotes"]
    assert digest["offsets"] == "codepoint"
    for line in (digest["headline"], *digest["bullets"], *digest["quotes"]):
        assert line["spans"]
    for span in passages(digest):
        assert story[span["start"] : span["end"]] == span["text"]
    for quote in digest["quotes"]:
        assert " ".join(span["text"] for span in quote["spans"]) == " ".join(quote["text"].split("\n"))


def verified(stack: Stack, received: Call) -> dict[str, Any]:
    """The event, its signature checked by the official library."""
    webhook = standardwebhooks.Webhook(stack.settings["webhook_secret"])
    return webhook.verify(received.body, received.headers)


def test_by_polling(stack: Stack, story: str) -> None:
    response = stack.request("POST", "/v1/digests", story.encode(), **{"Content-Type": "text/plain; charset=utf-8"})
    assert response.status == 202
    job = stack.over(response.json()["id"])
    assert (job["status"], job["error"], job["attempts"]) == ("succeeded", None, 1)
    assert_true_to(job["digest"], story)
    again = stack.request("GET", response.headers["Location"])
    unchanged = stack.request("GET", response.headers["Location"], **{"If-None-Match": again.headers["ETag"]})
    assert (unchanged.status, unchanged.data) == (304, b"")


def test_in_the_same_request(stack: Stack, story: str) -> None:
    response = stack.submit(story, headers={"Prefer": "wait=30"}, options={"all_quotes": True, "bullets": 2})
    job = response.json()
    assert response.status == 200
    assert response.headers["Preference-Applied"] == "wait=30"
    assert response.headers["Content-Location"] == f"/v1/digests/{job['id']}"
    assert job["status"] == "succeeded"
    assert_true_to(job["digest"], story)
    assert len(job["digest"]["bullets"]) <= 2
    assert len(job["digest"]["all_quotes"]) >= len(job["digest"]["quotes"])
    assert stack.request("GET", f"/v1/digests/{job['id']}").json() == job


def test_by_webhook(stack: Stack, receiver: Receiver, story: str) -> None:
    response = stack.submit(
        story, callback={"url": receiver.url}, external_id="post-17", revision="2", metadata={"a": [1]}
    )
    assert response.status == 202
    received = until(lambda: receiver.calls)[0]
    event = verified(stack, received)
    assert received.path == "/hook?key=sesame"
    assert received.headers["content-type"] == "application/json"
    assert event["type"] == "digest.succeeded"
    assert (event["data"]["external_id"], event["data"]["revision"], event["data"]["metadata"]) == (
        "post-17",
        "2",
        {"a": [1]},
    )
    assert event["data"] == stack.request("GET", f"/v1/digests/{response.json()['id']}").json()
    assert_true_to(event["data"]["digest"], story)


def test_a_forged_webhook_is_told_apart(stack: Stack, receiver: Receiver, text: str) -> None:
    stack.submit(text, callback={"url": receiver.url})
    received = until(lambda: receiver.calls)[0]
    forged = Call(received.path, received.headers, received.body.replace(b"succeeded", b"cancelled"))
    with pytest.raises(standardwebhooks.WebhookVerificationError):
        verified(stack, forged)


def test_offsets_count_as_javascript_does(stack: Stack) -> None:
    story = "🌙 At the fair 🎪 " + "the town’s baker sold more than ninety loaves before noon on Friday, she said. " * 3
    options = {"offsets": "utf16", "all_quotes": True}
    digest = stack.submit(story, headers={"Prefer": "wait=30"}, options=options).json()["digest"]
    units = story.encode("utf-16-le")
    assert digest["offsets"] == "utf16"
    for span in passages(digest):
        assert units[2 * span["start"] : 2 * span["end"]].decode("utf-16-le") == span["text"]


def test_what_the_worker_cannot_read_never_reaches_it(stack: Stack) -> None:
    assert stack.submit("Too short.").status == 422
    assert stack.submit("word " * 50 + "\x00").status == 422


def test_a_finished_job_can_be_erased(stack: Stack, text: str) -> None:
    path = stack.submit(text, headers={"Prefer": "wait=30"}).headers["Content-Location"]
    assert stack.request("DELETE", path).status == 204
    assert stack.request("GET", path).status == 404


def test_no_word_of_a_story_is_logged(stack: Stack, receiver: Receiver) -> None:
    secret = "zyzzyvaquark"
    story = (
        f"The {secret} council voted on Tuesday to mend the bridge, which had been shut since the flood in March. " * 3
    )
    quoted = f'{story}\n\n"We {secret} at last," said Ada {secret.title()}, the mayor.\n'
    stack.submit(quoted, callback={"url": receiver.url}, metadata={"note": secret}, external_id=secret)
    until(lambda: receiver.calls)
    stack.request(
        "POST", "/v1/digests", json.dumps({secret: secret, "text": [secret]}), **{"Content-Type": "application/json"}
    )
    stack.request("POST", "/v1/digests", f'{{"text": "{secret}', **{"Content-Type": "application/json"})
    stack.request("POST", "/v1/digests", f"{secret} \x00", **{"Content-Type": "text/plain"})
    until(lambda: "422" in stack.log("service"))
    for name in ("service", "digests", "deliveries"):
        assert stack.log(name)
        assert secret not in stack.log(name).lower()
