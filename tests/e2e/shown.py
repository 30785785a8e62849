"""What a page of the documentation tells people to type, typed, and what it shows of the output, looked for."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.e2e.stack import DEADLINE_S, Stack

ROOT = Path(__file__).parents[2]
_SHOWN = re.compile(r"```sh\n(?P<command>.*?)```\n(?:```\n(?P<output>.*?)```)?", re.DOTALL)


def run_all(page: Path, stack: Stack, folder: Path) -> int:
    """Run every command of a page in its order, in `folder`; how many there are. Beside a `…` anything may stand."""
    text = page.read_text(encoding="utf-8")
    shown = list(_SHOWN.finditer(text))
    assert len(shown) == text.count("```sh")
    (folder / "examples").symlink_to(ROOT / "examples")
    script = "\necho '=== next ==='\n".join(example["command"] for example in shown)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NUTGRAF_")}
    environment |= {
        "NUTGRAF_REDIS_URL": stack.settings["redis_url"],
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
    }
    ran = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script.replace("http://127.0.0.1:8000", stack.url)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=2 * DEADLINE_S,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    outputs = ran.stdout.replace("\r", "").split("=== next ===\n")
    for example, output in zip(shown, outputs, strict=True):
        for line in (example["output"] or "").splitlines():
            pattern = re.escape(line).replace("…", ".*")
            assert re.search(pattern, output), f"{line!r} is not in\n{output}"
    return len(shown)
