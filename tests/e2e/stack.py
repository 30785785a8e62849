"""Nutgraf's processes for one test module, as an operator starts them."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil
import urllib3

DEADLINE_S = 40.0


def until(condition: Callable[[], Any], *, within_s: float = DEADLINE_S) -> Any:
    """What `condition` gives as soon as it is true."""
    deadline_s = time.monotonic() + within_s
    while time.monotonic() < deadline_s:
        if found := condition():
            return found
        time.sleep(0.02)
    raise AssertionError(f"did not happen in {within_s} s")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Stack:
    """The processes, and an HTTP client to the service. Settings are named as in jobs.settings."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self.folder = folder
        own = {"port": str(free_port()), "service_processes": "1", "service_threads": "8"}
        # Tests hand the same stories in again and again, and want them read; most of them are not about the model.
        self.settings = {**own, "recall_ttl_s": "0", "model": "lead", **settings}
        self.url = f"http://127.0.0.1:{self.settings['port']}"
        self.http = urllib3.PoolManager(retries=False, timeout=urllib3.Timeout(DEADLINE_S), maxsize=8)
        self.processes: dict[str, subprocess.Popen[bytes]] = {}

    def start_service(self) -> None:
        self._start("service", "service")
        until(self._listens)

    def kill_service(self) -> None:
        """As the kernel would where memory runs out: all of its processes, at once."""
        master = psutil.Process(self.processes["service"].pid)
        for process in (master, *master.children()):
            process.kill()
        self.processes["service"].wait()
        self.http.clear()

    def make_key(self, *arguments: str) -> str:
        """A key, as an operator makes one; from then on one is asked for."""
        command = [sys.executable, "-m", "jobs.keys", "create", "--name", "a test", *arguments]
        environment = os.environ | {"NUTGRAF_REDIS_URL": self.settings["redis_url"]}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.strip()

    def start_workers(self) -> None:
        worker = ("celery", "-A", "worker.app", "worker", "-l", "INFO", "--without-gossip", "--without-mingle")
        self._start("digests", *worker, "-Q", "digests", "-c", "1", "-n", "digests@%h")
        self._start("deliveries", *worker, "-Q", "deliveries", "-P", "threads", "-c", "2", "-n", "deliveries@%h")
        # A model takes its time to load where the processors have much else to do.
        until(lambda: self.request("GET", "/readyz").status == 200, within_s=3 * DEADLINE_S)

    def request(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Any:
        return self.http.request(method, self.url + path, body=body, headers=headers)

    def submit(self, text: str, *, headers: dict[str, str] | None = None, **fields: Any) -> Any:
        """POST a story as JSON."""
        body = json.dumps({"text": text, **fields}).encode()
        return self.http.request(
            "POST", f"{self.url}/v1/digests", body=body, headers={"Content-Type": "application/json", **(headers or {})}
        )

    def over(self, job_id: str) -> dict[str, Any]:
        """The job when it is over, by polling."""

        def finished() -> dict[str, Any] | None:
            job: dict[str, Any] = self.request("GET", f"/v1/digests/{job_id}").json()
            return job if job["status"] not in ("queued", "running") else None

        return until(finished)

    def log(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def _start(self, name: str, *module_and_arguments: str) -> None:
        environment = {key: value for key, value in os.environ.items() if not key.startswith("NUTGRAF_")}
        environment |= {f"NUTGRAF_{key.upper()}": value for key, value in self.settings.items()}
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes[name] = subprocess.Popen(
                [sys.executable, "-m", *module_and_arguments], env=environment, stdout=log, stderr=subprocess.STDOUT
            )

    def _listens(self) -> bool:
        process = self.processes["service"]
        assert process.poll() is None, self.log("service")
        try:
            return self.request("GET", "/healthz").status == 200
        except urllib3.exceptions.HTTPError:
            return False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.http.clear()
        for process in self.processes.values():
            process.terminate()
        for name, process in self.processes.items():
            try:
                process.wait(DEADLINE_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                raise AssertionError(f"{name} did not stop:\n{self.log(name)[-2000:]}") from error
