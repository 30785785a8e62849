"""Every format in, through all of Nutgraf, and every form out."""

import json
from pathlib import Path
from typing import Any

from tests.e2e.stack import Stack

FORMATS = sorted((Path(__file__).parents[1] / "digest" / "formats").iterdir())
UNMARKED = {"story.txt", "ninjs_1_text.json", "article.jsonld", "graph.jsonld", "page_filled_by_script.html"}


def said(digest: dict[str, Any]) -> list[Any]:
    quotes = [(quote["text"], quote["speaker"]["name"]) for quote in digest["quotes"]]
    return [digest["headline"]["text"], *(bullet["text"] for bullet in digest["bullets"]), *quotes]


def test_every_format_gives_the_same_digest(stack: Stack) -> None:
    digests = {}
    for path in FORMATS:
        taken = stack.request("POST", "/v1/digests", path.read_bytes(), **{"Content-Type": "application/octet-stream"})
        assert taken.status == 202, taken.data
        digests[path.name] = stack.over(taken.json()["id"])["digest"]
    for name, digest in digests.items():
        assert said(digest) == said(digests["story.txt"]), name
        about = digest["article"]
        assert about["byline"] == "Tamsin Orrell"
        assert bool(about["blocks"]) == (name not in UNMARKED)
    assert digests["ninjs_2.json"]["article"]["pub_status"] == "withheld"
    assert [warning["kind"] for warning in digests["ninjs_2.json"]["warnings"]] == ["withheld", "embargoed"]


def test_every_form_of_a_digest(stack: Stack, text: str) -> None:
    asked = {"Content-Type": "text/plain; charset=utf-8", "Prefer": "wait=30"}
    job = stack.request("POST", "/v1/digests", text.encode(), **asked).json()
    headline = job["digest"]["headline"]["text"]
    for accept in (
        "text/markdown",
        "text/html",
        "text/plain",
        "application/vnd.iptc.ninjs+json",
        "application/ld+json",
    ):
        answer = stack.request("GET", f"/v1/digests/{job['id']}", Accept=accept)
        assert (answer.status, answer.headers["Content-Type"].partition(";")[0]) == (200, accept)
        assert headline in answer.data.decode()
    waited = stack.request("POST", "/v1/digests", text.encode(), **asked, Accept="application/ld+json")
    assert json.loads(waited.data)["alternativeHeadline"][0] == headline
