"""`python -m launcher`, run for real: it prints what to do, does it, and leaves nothing behind."""

import contextlib
import json
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pydantic import SecretStr

from jobs.settings import signing_key
from launcher.redis_server import EmbeddedRedis

ROOT = Path(__file__).parents[2]
START_S = 90
STOP_S = 60


class Launcher:
    """A launcher as a subprocess, with all that it has printed so far."""

    def __init__(self, data, output=None, **environment):
        self.data = data
        self.port = free_port()
        self.output = output or data.parent / f"{data.name}-{self.port}.out"
        inherited = {key: value for key, value in os.environ.items() if not key.startswith("NUTGRAF_")}
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "launcher", "--data", str(data)],
                cwd=ROOT,
                env=inherited
                | {"NUTGRAF_PORT": str(self.port), "OMP_NUM_THREADS": "1", "NUTGRAF_SERVICE_PROCESSES": "1"}
                | environment,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def said(self):
        return self.output.read_text()

    def await_words(self, words):
        wait_until(lambda: words in self.said or self.process.poll() is not None, START_S)
        assert words in self.said, self.said
        return self.said

    def end(self):
        return self.process.wait(STOP_S)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(holds, timeout_s):
    deadline = time.monotonic() + timeout_s
    while not holds():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)


def processes_of(data):
    """The processes, zombies left out, that the launcher of a data directory started, found by their environment."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (folder / "stat").read_text().rpartition(")")[2].split()[0] == "Z":
                continue
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            ours = f"NUTGRAF_TEST_DATA={data}\0".encode() in (folder / "environ").read_bytes()
            if ours or (folder / "cwd").readlink().is_relative_to(data):  # Redis writes over its environment
                found[int(folder.name)] = command
    return found


@pytest.fixture
def launch(tmp_path):
    started = []

    def start(data=tmp_path / "var", *, output=None, **environment):
        launcher = Launcher(data, output, NUTGRAF_TEST_DATA=str(data), **environment)
        started.append(launcher)
        return launcher

    yield start
    for launcher in started:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(launcher.process.pid, signal.SIGKILL)
        launcher.process.wait()
        for pid in processes_of(launcher.data):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)


def test_the_printed_curl_works_and_ctrl_c_leaves_nothing_behind(launch):
    launcher = launch()
    said = launcher.await_words("Ctrl-C stops everything")
    (command,) = re.findall(r"^  (curl .*)$", said, re.MULTILINE)
    answer = subprocess.run(["sh", "-c", command], cwd="/", capture_output=True, text=True, check=True, timeout=60)
    job = json.loads(answer.stdout)
    assert job["status"] == "succeeded"
    story = (ROOT / "examples" / "story.txt").read_text()
    assert job["digest"]["bullets"]
    assert job["digest"]["model"]["name"] == "house"
    for quote in job["digest"]["quotes"]:
        for span in quote["spans"]:
            assert span["text"] == story[span["start"] : span["end"]]

    second = launch(launcher.data)
    assert second.end() == 1
    assert f"running already: http://127.0.0.1:{launcher.port}" in second.said

    assert len(processes_of(launcher.data)) >= 5
    launcher.process.send_signal(signal.SIGINT)
    assert launcher.end() == 0
    assert launcher.said.endswith("Stopped.\n")
    assert processes_of(launcher.data) == {}


def test_a_term_signal_stops_it_too_and_the_data_stays(launch):
    launcher = launch()
    launcher.await_words("Ctrl-C stops everything")
    secret_file = launcher.data / "webhook_secret"
    assert str(secret_file) in launcher.said
    assert stat.S_IMODE(secret_file.stat().st_mode) == 0o600
    secret = secret_file.read_text().strip()
    assert len(signing_key(SecretStr(secret))) == 32
    launcher.process.terminate()
    assert launcher.end() == 0
    assert processes_of(launcher.data) == {}

    again = launch()
    again.await_words("Ctrl-C stops everything")
    assert secret_file.read_text().strip() == secret
    again.process.send_signal(signal.SIGINT)
    again.await_words("Stopping")
    again.process.send_signal(signal.SIGINT)  # no patience
    assert again.end() == 0
    assert processes_of(again.data) == {}


def test_when_the_launcher_is_killed_the_rest_goes_too(launch):
    launcher = launch()
    launcher.await_words("Ctrl-C stops everything")
    launcher.process.kill()
    launcher.process.wait()
    wait_until(lambda: processes_of(launcher.data) == {}, STOP_S)


def test_it_stops_in_order_though_nobody_reads_what_it_says(launch, tmp_path):
    # As `make run | tee log` on Ctrl-C, or a terminal that is closed.
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    reader = os.open(fifo, os.O_RDONLY | os.O_NONBLOCK)
    launcher = launch(output=fifo)
    said = b""

    def greeted():
        nonlocal said
        with contextlib.suppress(BlockingIOError):
            said += os.read(reader, 65536)
        return b"Ctrl-C stops everything" in said

    wait_until(greeted, START_S)
    os.close(reader)
    launcher.process.send_signal(signal.SIGHUP)
    launcher.end()
    assert processes_of(launcher.data) == {}


def test_a_part_that_dies_is_started_again(launch):
    launcher = launch()
    launcher.await_words("Ctrl-C stops everything")
    parts = {command.split(" -n ")[-1].split("@")[0]: pid for pid, command in processes_of(launcher.data).items()}
    os.kill(parts["deliveries"], signal.SIGKILL)
    launcher.await_words("deliveries killed by SIGKILL; starting it again")
    (redis,) = [pid for pid, command in processes_of(launcher.data).items() if "-server" in command]
    os.kill(redis, signal.SIGKILL)
    launcher.await_words("redis stopped; starting it again")
    launcher.process.terminate()
    assert launcher.end() == 0
    assert processes_of(launcher.data) == {}


def test_a_part_that_cannot_start_ends_all_with_its_log(launch):
    launcher = launch(NUTGRAF_MODEL="/nonexistent/checkpoint")
    assert launcher.end() == 1
    assert "digests stopped instead of starting" in launcher.said
    assert "/nonexistent/checkpoint" in launcher.said
    assert processes_of(launcher.data) == {}


def test_a_busy_port_is_told_before_anything_starts(launch, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        launcher = launch(NUTGRAF_PORT=str(port))
        assert launcher.end() == 1
    assert f"Cannot listen on port {port}" in launcher.said
    assert "NUTGRAF_PORT=" in launcher.said
    assert not (launcher.data / "redis").exists()


def test_keys_are_made_while_it_runs_and_asked_for_from_then_on(launch):
    launcher = launch()
    said = launcher.await_words("There are no keys: only this machine is answered")
    (command,) = re.findall(r"^  (curl .*)$", said, re.MULTILINE)
    redis_url = (launcher.data / "redis_url").read_text().strip()
    made = subprocess.run(
        [sys.executable, "-m", "jobs.keys", "create", "--name", "a test"],
        cwd=ROOT, env=os.environ | {"NUTGRAF_REDIS_URL": redis_url}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    answer = subprocess.run(["sh", "-c", command], cwd="/", capture_output=True, text=True, check=True, timeout=60)
    assert json.loads(answer.stdout)["type"] == "/problems/unauthorized"
    launcher.process.terminate()
    assert launcher.end() == 0
    assert not (launcher.data / "redis_url").exists()

    again = launch(NUTGRAF_HOST="0.0.0.0")
    said = again.await_words("Callers show a key")
    (command,) = re.findall(r"^  (curl .*)$", said, re.MULTILINE)
    environment = os.environ | {"KEY": made.stdout.strip()}
    answer = subprocess.run(
        ["sh", "-c", command], cwd="/", env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert json.loads(answer.stdout)["status"] == "succeeded"


def test_without_keys_it_does_not_open_to_others(launch):
    launcher = launch(NUTGRAF_HOST="0.0.0.0")
    assert launcher.end() == 1
    assert "service stopped instead of starting" in launcher.said
    assert "no key has been made" in launcher.said
    assert processes_of(launcher.data) == {}


def test_your_own_redis_is_used_and_left_running(launch, tmp_path):
    with EmbeddedRedis(tmp_path / "own") as own:
        launcher = launch(NUTGRAF_REDIS_URL=own.url)
        launcher.await_words("Ctrl-C stops everything")
        assert not (launcher.data / "redis").exists()
        launcher.process.terminate()
        assert launcher.end() == 0
        assert own.pid is not None


def test_a_redis_of_your_own_that_does_not_answer_is_told(launch):
    launcher = launch(NUTGRAF_REDIS_URL=f"redis://:hushhush@127.0.0.1:{free_port()}/0")
    assert launcher.end() == 1
    assert "NUTGRAF_REDIS_URL names does not answer" in launcher.said
    assert "hushhush" not in launcher.said


def test_a_bad_setting_names_its_key(launch):
    launcher = launch(NUTGRAF_BEAMS="many")
    assert launcher.end() == 1
    assert "NUTGRAF_BEAMS" in launcher.said
    assert "Traceback" not in launcher.said
