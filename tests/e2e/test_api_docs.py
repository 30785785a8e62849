"""The pages of docs/ are true: their commands are run as they stand, and what they show of the output is there."""

import re
from pathlib import Path

import standardwebhooks
from selenium import webdriver

from launcher.redis_server import EmbeddedRedis
from tests.e2e.shown import run_all
from tests.e2e.stack import Stack, until
from tests.receiver import Receiver

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
DOCS = PAGE.read_text()
WAITING = PAGE.with_name("waiting.md")


def test_every_command_does_what_it_shows(recalling_stack: Stack, tmp_path: Path) -> None:
    assert run_all(PAGE, recalling_stack, tmp_path) >= 7


def test_each_way_to_wait_does_what_it_shows(stack: Stack, tmp_path: Path) -> None:
    assert run_all(WAITING, stack, tmp_path) >= 4


def test_each_format_does_what_it_shows(stack: Stack, tmp_path: Path) -> None:
    assert run_all(PAGE.with_name("formats.md"), stack, tmp_path) >= 6


def test_the_commands_about_keys_do_too(tmp_path: Path) -> None:
    with EmbeddedRedis(tmp_path / "redis") as redis, Stack(tmp_path, redis_url=redis.url) as stack:
        stack.start_service()
        assert run_all(PAGE.with_name("keys.md"), stack, tmp_path) >= 4


def test_a_callback_is_verified_as_shown(recalling_stack: Stack, receiver: Receiver, text: str) -> None:
    snippet = re.search(r"```python\n(.*?)```", DOCS, re.DOTALL)
    assert snippet is not None
    recalling_stack.submit(text, callback={"url": receiver.url})
    received = until(lambda: receiver.calls)[0]
    headers = {name.lower(): value for name, value in received.headers.items()}
    names = {"secret": recalling_stack.settings["webhook_secret"], "body": received.body, "headers": headers}
    exec(snippet[1], names)
    assert names["event"]["type"] == "digest.succeeded"
    assert standardwebhooks.Webhook is names["Webhook"]


def test_a_page_shows_a_digest_grow_as_shown(stack: Stack, browser: webdriver.Chrome, text: str) -> None:
    snippet = re.search(r"```js\n(.*?)```", WAITING.read_text(), re.DOTALL)
    assert snippet is not None
    browser.get(f"{stack.url}/openapi.json")
    job_id = stack.submit(text).json()["id"]
    script = "window.shown = []; const [id] = arguments; const show = part => shown.push(part);" + snippet[1]
    browser.execute_script(script, job_id)
    until(lambda: browser.execute_script("return shown.length") == 4)
    *parts, digest = browser.execute_script("return shown")
    assert [set(part) <= set(digest) for part in parts] == [True] * 3
    assert (parts[1]["headline"], parts[2]["bullets"]) == (digest["headline"], digest["bullets"])
