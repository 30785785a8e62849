"""What pages of other sites can make a real browser do: nothing without keys, and with CORS what the operator named."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver

from launcher.redis_server import EmbeddedRedis
from tests.e2e.stack import Stack, until

FETCH = """
const [url, init, done] = [arguments[0], arguments[1], arguments[arguments.length - 1]];
fetch(url, init).then(
  async (answer) => done([answer.status, answer.headers.get("RateLimit"), answer.headers.get("Location"), await answer.text()]),
  (error) => done(["refused", String(error)]));
"""
FORM = """
const form = document.createElement("form");
Object.assign(form, {action: arguments[0], method: "post", enctype: "text/plain"});
form.append(Object.assign(document.createElement("textarea"), {name: "story", value: arguments[1]}));
document.body.append(form);
form.submit();
"""


class _Page(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>Another site</title><body>")

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    """The origin of another site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Page) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


def test_without_keys_another_sites_page_gets_nothing_done(
    tmp_path: Path, browser: webdriver.Chrome, site: str, text: str
) -> None:
    with EmbeddedRedis(tmp_path / "redis") as redis, Stack(tmp_path, redis_url=redis.url) as stack:
        stack.start_service()
        browser.get(site)
        # What a page may send without asking first: the browser sends it, and hides the answer.
        simple = {"method": "POST", "mode": "no-cors", "headers": {"Content-Type": "text/plain"}, "body": text}
        browser.execute_async_script(FETCH, f"{stack.url}/v1/digests", simple)
        until(lambda: "POST /v1/digests 403" in stack.log("service"))
        assert browser.execute_async_script(FETCH, f"{stack.url}/v1/digests", {})[0] == "refused"
        browser.execute_script(FORM, f"{stack.url}/v1/digests", text)
        until(lambda: stack.log("service").count("POST /v1/digests 403") == 2)
        assert stack.request("GET", "/v1/digests").json()["digests"] == []


def test_a_page_that_is_named_uses_its_key(tmp_path: Path, browser: webdriver.Chrome, site: str, text: str) -> None:
    with EmbeddedRedis(tmp_path / "redis") as redis, Stack(tmp_path, redis_url=redis.url, cors_origins=site) as stack:
        stack.start_service()
        headers = {"Authorization": f"Bearer {stack.make_key('--rate', '60/min')}", "Idempotency-Key": '"a"'}
        sent = {"method": "POST", "headers": {**headers, "Content-Type": "text/plain"}, "body": text}
        browser.get(site)
        status, limit, place, _ = browser.execute_async_script(FETCH, f"{stack.url}/v1/digests", sent)
        assert (status, limit[:14]) == (202, '"default";r=59')
        assert (
            browser.execute_async_script(FETCH, stack.url + place, {"headers": headers, "method": "DELETE"})[0] == 200
        )
        browser.get(site.replace("localhost", "127.0.0.1"))
        assert browser.execute_async_script(FETCH, f"{stack.url}/v1/digests", sent)[0] == "refused"
