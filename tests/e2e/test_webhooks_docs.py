"""docs/webhooks.md is true: its commands do what they show, and its receivers take what is signed and nothing else."""

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import urllib3

from jobs.signing import new_secret, public_key, sign
from tests.e2e.shown import run_all
from tests.e2e.stack import Stack, free_port, until
from tests.receiver import Receiver

PAGE = Path(__file__).parents[2] / "docs" / "webhooks.md"
_SNIPPET = re.compile(r"```(python|php|js)\n(.*?)```", re.DOTALL)
SNIPPETS = [(language, code) for language, code in _SNIPPET.findall(PAGE.read_text(encoding="utf-8"))]
RECEIVERS = {language: code for language, code in SNIPPETS if "SECRET" in code}
WITH_PUBLIC_KEY = {language: code for language, code in SNIPPETS if "SECRET" not in code}
INTERPRETERS = {"python": sys.executable, "php": shutil.which("php"), "js": shutil.which("node")}
FILES = {"python": "receive.py", "php": "receive.php", "js": "receive.mjs"}


def interpreter(language: str) -> str:
    found = INTERPRETERS[language]
    if found is None:
        pytest.skip(f"there is no interpreter of {language} here")
    return found


@contextmanager
def receiving(language: str, secret: str, folder: Path) -> Iterator[tuple[str, Path]]:
    """The page's receiver in a language, as a process of its own; its URL and its log."""
    port, log = free_port(), folder / "receiver.log"
    (folder / FILES[language]).write_text(RECEIVERS[language])
    options = ["-S", f"127.0.0.1:{port}"] if language == "php" else []
    environment = os.environ | {"SECRET": secret, "PORT": str(port)}
    with log.open("wb") as output:
        process = subprocess.Popen(
            [interpreter(language), *options, FILES[language]],
            cwd=folder,
            env=environment,
            stdout=output,
            stderr=output,
        )
    try:
        url = f"http://127.0.0.1:{port}/"
        until(lambda: process.poll() is None and answers(url))
        yield url, log
    finally:
        process.kill()
        process.wait()


def answers(url: str) -> bool:
    try:
        urllib3.request("POST", url, body=b"{}", retries=False, timeout=5)
    except urllib3.exceptions.HTTPError:
        return False
    return True


def test_every_command_does_what_it_shows(stack: Stack, tmp_path: Path) -> None:
    assert run_all(PAGE, stack, tmp_path) >= 4


def test_there_is_a_receiver_in_each_language() -> None:
    assert set(RECEIVERS) == set(INTERPRETERS)
    assert set(WITH_PUBLIC_KEY) == {"php", "js"}


@pytest.mark.parametrize("language", RECEIVERS)
def test_a_receiver_takes_what_is_signed_and_nothing_else(
    language: str, stack: Stack, receiver: Receiver, tmp_path: Path
) -> None:
    interpreter(language)
    recorded = register(stack, receiver.url)
    assert stack.request("POST", f"/v1/webhooks/{recorded['id']}/test").status == 202
    call = until(lambda: receiver.calls)[0]
    with receiving(language, recorded["secret"], tmp_path) as (url, log):

        def send(body: bytes = call.body, **headers: str) -> int:
            kept = {name: value for name, value in call.headers.items() if name.startswith(("webhook-", "content-t"))}
            signed = kept | {name.replace("_", "-"): value for name, value in headers.items()}
            return urllib3.request("POST", url, body=body, headers=signed, retries=False, timeout=10).status

        wrong = base64.b64encode(b"x" * 32).decode()
        right = call.headers["webhook-signature"]
        old = str(int(call.headers["webhook-timestamp"]) - 3600)
        re_signed = sign(f"{call.headers['webhook-id']}.{old}.".encode() + call.body, recorded["secret"])
        assert send() == 204
        assert send(webhook_signature=f"v1,{wrong} v1a,{wrong} {right}") == 204
        assert send(call.body + b" ") == 401
        assert send(webhook_id="evt_other") == 401
        assert send(webhook_timestamp=old) == 401
        assert send(webhook_timestamp=old, webhook_signature=re_signed) == 401  # signed, but long ago
        assert send(webhook_timestamp="now") == 401
        for signature in (f"v1,{wrong}", f"v1a,{right.partition(',')[2]}", "v1", "", "v1,", f"v1,{wrong[:-4]}"):
            assert send(webhook_signature=signature) == 401, signature

        # And from the real sender, all the way.
        own = register(stack, url)
        assert own["secret"] != recorded["secret"]
        delivery = stack.request("POST", f"/v1/webhooks/{own['id']}/test")
        place = delivery.headers["Location"]
        until(lambda: stack.request("GET", place).json()["status"] != "pending")
        failed = until(lambda: (found := stack.request("GET", place).json())["attempts"] and found)
        assert failed["outcome"] == "status 401"  # the receiver knows the other secret
    with receiving(language, own["secret"], tmp_path) as (url, log):
        stack.request(
            "PATCH", f"/v1/webhooks/{own['id']}", json.dumps({"url": url}), **{"Content-Type": "application/json"}
        )
        stack.request("POST", f"{place}/replay")
        until(lambda: stack.request("GET", place).json()["status"] == "delivered")
        until(lambda: f"test {own['id']}" in log.read_text())
    for name in ("service", "digests", "deliveries"):
        assert own["secret"] not in stack.log(name)
        assert "sesame" not in stack.log(name)


@pytest.mark.parametrize("language", WITH_PUBLIC_KEY)
def test_a_public_key_verifies_as_shown(language: str, tmp_path: Path) -> None:
    key, other = new_secret("v1a"), new_secret("v1a")
    body = '{"type":"test","data":{"text":"Zoë"}}'
    timestamp = str(int(time.time()))
    signatures = " ".join(sign(f"evt_1.{timestamp}.{body}".encode(), one) for one in (other, key))
    cases = {
        (public_key(key), body, signatures): True,
        (public_key(key), body, signatures.split(" ")[0]): False,
        (public_key(key), body + " ", signatures): False,
        (public_key(new_secret("v1a")), body, signatures): False,
        (public_key(key), body, "v1a, v1a v1,AAAA"): False,
    }
    arguments = json.dumps([[public, "evt_1", timestamp, text, given] for public, text, given in cases])
    if language == "js":
        file, ending = (
            "signed.mjs",
            "console.log(JSON.stringify(JSON.parse(process.argv[2]).map(one => isSigned(...one))));",
        )
    else:
        file, ending = (
            "signed.php",
            "echo json_encode(array_map(fn($one) => is_signed(...$one), json_decode($argv[1])));",
        )
    (tmp_path / file).write_text(WITH_PUBLIC_KEY[language] + ending)
    ran = subprocess.run(
        [interpreter(language), file, arguments], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60
    )
    assert json.loads(ran.stdout) == list(cases.values())


def register(stack: Stack, url: str) -> dict[str, Any]:
    body = json.dumps({"url": url, "events": ["batch.completed"]})
    response = stack.request("POST", "/v1/webhooks", body, **{"Content-Type": "application/json"})
    assert response.status == 201, response.data
    made: dict[str, Any] = response.json()
    return made
