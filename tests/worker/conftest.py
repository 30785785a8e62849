import base64
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest

from jobs.beacon import Beacon
from jobs.connection import connect
from jobs.deliveries import DeliveryStore
from jobs.job import Job, Submission
from jobs.names import DELIVERIES, DIGESTS
from jobs.queues import Sender
from jobs.settings import PREFIX, Settings
from jobs.store import JobStore

SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()
QUICK = {
    "model": "lead",  # nothing to load
    "lease_s": 1,
    "sweep_s": 0.1,
    "resend_s": 0.2,
    "webhook_secret": SECRET,
    "callback_networks": "127.0.0.0/8",
    "callback_https_only": False,
}


def until(condition: Callable[[], object], *, within_s: float = 40) -> object:
    """What `condition` gives as soon as it is true."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(0.02)
    raise AssertionError(f"did not happen in {within_s} s")


def story(word: str = "") -> str:
    """A story that tells the tests' model what to do."""
    return (
        f"The night market opened on Friday, and the dancers {word} in the square until the lamps went out.\n\n"
        "It runs until the end of May. More than forty stalls sell soup, bread and second-hand books, the council said.\n"
    )


class Worker:
    """A Celery worker in processes of its own."""

    def __init__(self, settings: Settings, folder: Path, *, app: str, queue: str, options: tuple[str, ...]) -> None:
        self.log_path = folder / f"worker-{len(list(folder.glob('worker-*')))}.log"
        environment = {key: value for key, value in os.environ.items() if not key.startswith(PREFIX)}
        for name in settings.model_fields_set:
            value = getattr(settings, name)
            if name == "webhook_secret":
                value = value.get_secret_value()
            if name == "callback_networks":
                value = ",".join(map(str, value))
            environment[PREFIX + name.upper()] = str(value)
        with self.log_path.open("wb") as log:
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "celery", "-A", app, "worker", "-l", "INFO", "-Q", queue, *options),
                    *("--without-gossip", "--without-mingle", "-n", f"{self.log_path.stem}@%h"),
                ],
                env=environment | {"TEST_DIR": str(folder)},
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._main = psutil.Process(self.process.pid)

    @property
    def log(self) -> str:
        return self.log_path.read_text(errors="replace")

    @property
    def children(self) -> list[int]:
        return [child.pid for child in self._main.children()]

    def signal_all(self, number: int) -> None:
        """To the main process and its children at once, as an operator or a container's end does."""
        os.killpg(self.process.pid, number)

    def end(self) -> None:
        try:
            self.signal_all(signal.SIGKILL)
        except ProcessLookupError:
            return
        self.process.wait()


class Desk:
    """Where a test hands jobs in, sees what becomes of them, and starts workers."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.settings = settings
        self.folder = folder
        self.redis = connect(settings)
        self.store = JobStore(self.redis, settings)
        self.deliveries = DeliveryStore(self.redis, settings)
        self.sender = Sender(settings)
        self.beacon = Beacon(self.redis, settings)
        self.workers: list[Worker] = []

    def submit(self, text: str, **rest: object) -> str:
        """As the service does."""
        job = self.store.create(Submission(text=text, **rest))
        self.sender.enqueue(job.id)
        self.store.mark_sent(job.id)
        return job.id

    def worker(
        self, *options: str, app: str = "tests.worker.app_for_tests", queue: str = DIGESTS, **changes: object
    ) -> Worker:
        """A worker that consumes already."""
        known = set(self.beacon.workers(queue=queue))
        worker = self.start(*options, app=app, queue=queue, **changes)
        until(lambda: set(self.beacon.workers(queue=queue)) - known or worker.process.poll() is not None)
        assert worker.process.poll() is None, worker.log
        return worker

    def start(
        self, *options: str, app: str = "tests.worker.app_for_tests", queue: str = DIGESTS, **changes: object
    ) -> Worker:
        kept = {name: getattr(self.settings, name) for name in self.settings.model_fields_set}
        worker = Worker(Settings(**kept | changes), self.folder, app=app, queue=queue, options=options)
        self.workers.append(worker)
        return worker

    def deliverer(self, **changes: object) -> Worker:
        return self.worker("-P", "threads", "-c", "2", queue=DELIVERIES, **changes)

    def open(self) -> None:
        """Let those that dawdle come to an end."""
        (self.folder / "open").touch()

    def is_running(self, job_id: str) -> bool:
        job = self.store.get(job_id)
        return job is not None and job.status == "running" and job.progress.step not in ("starting", "reading")

    def done(self, job_id: str) -> Job:
        job = self.store.wait(job_id, timeout_s=40)
        assert job is not None
        assert job.is_final, [worker.log for worker in self.workers]
        return job

    def close(self) -> None:
        for worker in self.workers:
            worker.end()
        self.redis.close()


@pytest.fixture
def desk(redis_url: str, tmp_path: Path) -> Iterator[Desk]:
    with closing(Desk(Settings(redis_url=redis_url, **QUICK), tmp_path)) as desk:
        yield desk
