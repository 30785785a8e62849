"""What README.md and docs/*.md tell people to type, typed. `make run` has tests of its own, Docker is tried by hand."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from jobs.settings import PREFIX, Settings
from tests.e2e.stack import Stack

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


def test_the_settings_it_names_are_the_codes() -> None:
    rows = re.findall(rf"^\| `{PREFIX}(\w+)` \| (?:`(.*?)`)? *\|", README, flags=re.MULTILINE)
    assert len(rows) > 5
    for name, default in rows:
        field = Settings.model_fields[name.lower()]
        assert default == ("" if field.default in (None, ()) else json.dumps(field.default).strip('"')), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_variable_and_make_target_and_link_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(rf"\b{PREFIX}[A-Z_]+[A-Z]\b", text)) <= known
    targets = set(re.findall(r"^([a-z-]+):.*##", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)", text)) <= targets
    for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", text):
        assert (page.parent / link).exists(), link


def test_the_library_example_runs() -> None:
    (example,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-c", example], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "— Marta Okonjo council leader" in done.stdout


def test_the_curl_gives_the_answer_that_is_shown(stack: Stack) -> None:
    (command,) = (block for block in blocks("sh") if block.startswith("curl"))
    done = subprocess.run(
        ["sh", "-c", command.replace("http://127.0.0.1:8000", stack.url)],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    digest = json.loads(done.stdout)["digest"]
    (shown,) = blocks("json")
    for text in (digest["headline"]["text"], digest["quotes"][0]["text"], digest["quotes"][0]["speaker"]["role"]):
        assert text in shown
