"""What a request costs, and what the queue costs: the whole service without a model, each figure with a baseline beside it.

    python -m benchmarks.submit [--seconds N] [--stories N]

Starts a Redis that writes every change to disk before it answers, the service under gunicorn as `make run` does, and later
one worker process, on free ports and in a temporary folder. The clients are threads of this process, each with one
connection that it keeps; they share the machine with what they measure.

- "one write to the disk" is a write of a story's size with fdatasync, without Redis: the disk, whoever else uses it.
- "answers at once" is GET /healthz: HTTP, gunicorn and the clients themselves, without Redis. What a POST takes more than
  that is reading the story, keeping it and sending its id to the queue, with three writes to the disk.
- "no queue" is the same digests made by `Summarizer` in this process, one after the other. What a worker takes longer is
  the queue, the lease and the store.
"""

import argparse
import json
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from tqdm import tqdm

from digest import Summarizer, read_text
from digest.render.wire import to_wire
from jobs.connection import connect
from jobs.settings import PREFIX, Settings
from jobs.store import JobStore
from launcher.parts import parts
from launcher.redis_server import EmbeddedRedis

STORY = Path(__file__).parents[1] / "examples" / "story.txt"
CLIENTS = (1, 4, 16)
START_S = 60.0


class Connection:
    """One kept-alive HTTP/1.1 connection, with as little of a client around it as will do."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> tuple[int, bytes]:
        """(status, body) of the answer."""
        self._socket.sendall(request)
        head, separator, body = b"", b"", b""
        while not separator:
            head += self._read()
            head, separator, body = head.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0])
        while len(body) < length:
            body += self._read()
        return int(head.split(b" ", 2)[1]), body

    def close(self) -> None:
        self._socket.close()

    def _read(self) -> bytes:
        received = self._socket.recv(65536)
        if not received:
            raise ConnectionError("the service closed the connection")
        return received


def get(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


def post(story: bytes, *, prefer: str = "") -> bytes:
    lines = [
        "POST /v1/digests HTTP/1.1",
        "Host: localhost",
        "Content-Type: text/plain",
        f"Content-Length: {len(story)}",
    ]
    lines.append("Cache-Control: no-cache")  # every story is read, however often it comes
    return "\r\n".join([*lines, *([f"Prefer: {prefer}"] if prefer else []), "", ""]).encode() + story


def measure(name: str, port: int, request: bytes, *, clients: int, seconds: float, status: int) -> None:
    """Print how many requests a second so many clients get through, and how long each takes."""

    def client(_number: int) -> list[float]:
        connection = Connection(port)
        took_s, end_s = [], time.perf_counter() + seconds
        while (began_s := time.perf_counter()) < end_s:
            answered, body = connection.ask(request)
            if answered != status:
                raise RuntimeError(f"{name}: {answered} {body.decode()}")
            took_s.append(time.perf_counter() - began_s)
        connection.close()
        return took_s

    began_s = time.perf_counter()
    with ThreadPoolExecutor(clients) as threads:
        took_s = list(chain.from_iterable(threads.map(client, range(clients))))
    show(name, clients, took_s, time.perf_counter() - began_s)


def disk(path: Path, *, seconds: float) -> None:
    """Print how long one small write takes to be on the disk. A POST makes three, one after the other."""
    took_s, end_s = [], time.perf_counter() + seconds
    with path.open("ab", buffering=0) as file:
        while (began_s := time.perf_counter()) < end_s:
            file.write(bytes(2500))
            os.fdatasync(file.fileno())
            took_s.append(time.perf_counter() - began_s)
    show("one write to the disk", 1, took_s, sum(took_s))


def show(name: str, clients: int, took_s: list[float], whole_s: float) -> None:
    p50_ms, p99_ms = (1e3 * sorted(took_s)[int(share * (len(took_s) - 1))] for share in (0.5, 0.99))
    print(f"{name:<34}{clients:>8}{len(took_s) / whole_s:>12.0f}{p50_ms:>10.1f}{p99_ms:>10.1f}")


@contextmanager
def running(name: str, environment: dict[str, str], folder: Path, ready: Callable[[], bool]) -> Iterator[None]:
    """One of Nutgraf's parts, from when it is ready."""
    command = next(group[name] for group in parts() if name in group)
    with (folder / f"{name}.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)  # noqa: S603
    try:
        deadline_s = time.monotonic() + START_S
        while not ready():
            if process.poll() is not None or time.monotonic() > deadline_s:
                raise RuntimeError(f"{name} does not start:\n{(folder / f'{name}.log').read_text()}")
            time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.wait()


def answers(port: int, path: str) -> bool:
    try:
        connection = Connection(port)
        status, _ = connection.ask(get(path))
        connection.close()
    except OSError:
        return False
    return status == 200


def no_queue(text: str, stories: int) -> float:
    """Digests a second, made one after the other in this process."""
    summarizer = Summarizer()
    summarizer.digest(read_text(text))
    began_s = time.perf_counter()
    for _ in tqdm(range(stories), desc="no queue", leave=False, disable=None):
        article = read_text(text)
        to_wire(summarizer.digest(article), article)
    return stories / (time.perf_counter() - began_s)


def through_the_queue(store: JobStore, ids: list[str]) -> float:
    """Digests a second, from when the first of the jobs began to when the last was over."""
    for job_id in tqdm(ids, desc="one worker", leave=False, disable=None):
        while (job := store.wait(job_id, timeout_s=START_S)) and not job.is_final:
            continue
    jobs = [job for job_id in ids if (job := store.get(job_id))]
    began = min(job.started_at for job in jobs if job.started_at)
    ended = max(job.finished_at for job in jobs if job.finished_at)
    if [job.status for job in jobs] != ["succeeded"] * len(ids):
        raise RuntimeError("a job did not succeed")
    return len(jobs) / (ended - began).total_seconds()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.submit", description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=5, help="for each row (default: 5)")
    parser.add_argument("--stories", type=int, default=500, help="digested in all (default: 500)")
    arguments = parser.parse_args()
    text = STORY.read_text()
    with tempfile.TemporaryDirectory() as folder, EmbeddedRedis(Path(folder) / "redis") as redis:
        run(text, redis.url, Path(folder), seconds=arguments.seconds, stories=arguments.stories)


def run(text: str, redis_url: str, folder: Path, *, seconds: float, stories: int) -> None:
    port, story = free_port(), text.encode()
    environment = {key: value for key, value in os.environ.items() if not key.startswith(PREFIX)}
    environment |= {f"{PREFIX}REDIS_URL": redis_url, f"{PREFIX}PORT": str(port), f"{PREFIX}MODEL": "lead"}
    settings = Settings(redis_url=redis_url)
    client = connect(settings)
    store = JobStore(client, settings)

    def submit() -> str:
        return str(json.loads(connection.ask(post(story))[1])["id"])

    def row(name: str, request: bytes, clients: int, status: int = 200) -> None:
        measure(name, port, request, clients=clients, seconds=seconds, status=status)

    print(f"{len(text.split())} words a story, {settings.service_processes} service processes, {os.cpu_count()} CPUs")
    with running("service", environment, folder, lambda: answers(port, "/healthz")):
        connection = Connection(port)
        print(f"\n{'':<34}{'clients':>8}{'requests/s':>12}{'p50 ms':>10}{'p99 ms':>10}")
        for clients in CLIENTS:
            disk(folder / "disk", seconds=seconds / 5)
            row("GET /healthz: answers at once", get("/healthz"), clients)
            row("GET /v1/digests/{id}: queued", get(f"/v1/digests/{submit()}"), clients)
            row("POST /v1/digests: 202", post(story), clients, 202)
        client.flushall()
        waiting = [submit() for _ in range(stories)]
        alone = no_queue(text, stories)
        with running(
            "digests", environment, folder, lambda: (job := store.get(waiting[0])) is not None and job.is_final
        ):
            queued = through_the_queue(store, waiting)
            for clients in CLIENTS[:2]:
                row("POST, Prefer: wait: 200, digested", post(story, prefer="wait=30"), clients)
        connection.close()
    client.close()
    print(f"\n{'':<34}{'digests/s':>12}{'ms each':>10}")
    for label, rate in (("no queue", alone), ("one worker process", queued)):
        print(f"{label:<34}{rate:>12.1f}{1e3 / rate:>10.2f}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
