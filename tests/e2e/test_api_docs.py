"""docs/api.md is true: its commands are run as they stand, and what it shows of their output is there."""

import re
import subprocess
from pathlib import Path

import standardwebhooks

from tests.e2e.stack import DEADLINE_S, Stack, until
from tests.receiver import Receiver

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "api.md").read_text()
SHOWN = re.compile(r"```sh\n(?P<command>.*?)```\n```\n(?P<output>.*?)```", re.DOTALL)


def test_every_command_does_what_it_shows(stack: Stack) -> None:
    shown = list(SHOWN.finditer(DOCS))
    assert len(shown) == DOCS.count("```sh") >= 7
    script = "\necho '=== next ==='\n".join(example["command"] for example in shown)
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script.replace("http://127.0.0.1:8000", stack.url)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=DEADLINE_S,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    outputs = ran.stdout.replace("\r", "").split("=== next ===\n")
    for example, output in zip(shown, outputs, strict=True):
        for line in example["output"].splitlines():
            pattern = re.escape(line).replace("…", ".*")
            assert re.search(pattern, output), f"{line!r} is not in\n{output}"


def test_a_callback_is_verified_as_shown(stack: Stack, receiver: Receiver, text: str) -> None:
    snippet = re.search(r"```python\n(.*?)```", DOCS, re.DOTALL)
    assert snippet is not None
    stack.submit(text, callback={"url": receiver.url})
    received = until(lambda: receiver.calls)[0]
    headers = {name.lower(): value for name, value in received.headers.items()}
    names = {"secret": stack.settings["webhook_secret"], "body": received.body, "headers": headers}
    exec(snippet[1], names)
    assert names["event"]["type"] == "digest.succeeded"
    assert standardwebhooks.Webhook is names["Webhook"]
