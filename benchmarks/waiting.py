"""What it costs to hand a story in and to hear of it, at 1, 10 and 50 clients, each figure with a baseline beside it.

    python -m benchmarks.waiting [--seconds N]

Starts a Redis that writes every change to disk before it answers, and the service under gunicorn as `make run` does, on free
ports and in a temporary folder; the workers' part is played here, through the store. The clients are threads of this process
and share the machine with what they measure.

- "answers at once" is GET /healthz: HTTP, gunicorn and the clients themselves, without Redis.
- "a stream opened" is one new connection, from its making to its first event. Its baseline opens one for GET /healthz.
- "heard of": a worker's step is written to Redis, 200 in a second over all jobs, each of them followed by one client. How long
  after the call began, the write to the disk included, does the client have the event? The baseline listens to Redis itself.
"""

import argparse
import os
import socket
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from redis import Redis

from benchmarks.submit import STORY, answers, disk, free_port, get, measure, post, running, show
from jobs.connection import connect, events_key
from jobs.job import Claim, Submission
from jobs.settings import PREFIX, Settings
from jobs.store import JobStore
from launcher.redis_server import EmbeddedRedis

CLIENTS = (1, 10, 50)
EVENTS_A_SECOND = 200
PAUSE_S = 0.2  # between two rounds of connections, for the service to see that the last ones were closed


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.waiting", description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=3.0, help="how long each row is measured (%(default)s)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, EmbeddedRedis(Path(folder) / "redis") as redis:
        run(redis.url, Path(folder), seconds=arguments.seconds)


def run(redis_url: str, folder: Path, *, seconds: float) -> None:
    port, story = free_port(), STORY.read_bytes()
    environment = {key: value for key, value in os.environ.items() if not key.startswith(PREFIX)}
    environment |= {f"{PREFIX}REDIS_URL": redis_url, f"{PREFIX}PORT": str(port), f"{PREFIX}MODEL": "lead"}
    settings = Settings(redis_url=redis_url)
    client = connect(settings)
    store = JobStore(client, settings)
    print(f"{len(story.split())} words a story, {settings.service_processes} service processes, {os.cpu_count()} CPUs")
    with running("service", environment, folder, lambda: answers(port, "/healthz")):
        print(f"\n{'':<34}{'clients':>8}{'a second':>12}{'p50 ms':>10}{'p99 ms':>10}")
        for clients in CLIENTS:
            job_id = store.create(Submission(text=story.decode())).id

            def row(name: str, request: bytes, status: int = 200, clients: int = clients) -> None:
                measure(name, port, request, clients=clients, seconds=seconds, status=status)

            disk(folder / "disk", seconds=seconds / 5)
            row("GET /healthz: answers at once", get("/healthz"))
            row("GET /v1/digests/{id}: queued", get(f"/v1/digests/{job_id}"))
            row("POST /v1/digests: 202", post(story), 202)
            opened("a connection, GET /healthz", port, "/healthz", b"ok", clients=clients, seconds=seconds)
            path = f"/v1/digests/{job_id}/events"
            opened("a stream opened, its first event", port, path, b"data: ", clients=clients, seconds=seconds)
            heard(client, store, port, story.decode(), clients=clients, seconds=seconds)
    client.close()


def opened(name: str, port: int, path: str, awaited: bytes, *, clients: int, seconds: float) -> None:
    """Print how long a new connection takes to give what is awaited of it; all clients make theirs at once."""

    def one(_number: int) -> tuple[float, socket.socket]:
        began_s = time.perf_counter()
        connection, received = ask(port, path), b""
        while awaited not in received:
            received += _some(connection)
        return time.perf_counter() - began_s, connection

    took_s: list[float] = []
    busy_s = 0.0
    with ThreadPoolExecutor(clients) as threads:
        while busy_s < seconds:
            began_s = time.perf_counter()
            for each_s, connection in threads.map(one, range(clients)):
                took_s.append(each_s)
                connection.close()
            busy_s += time.perf_counter() - began_s
            time.sleep(PAUSE_S)
    show(name, clients, took_s, busy_s)


def heard(redis: Redis, store: JobStore, port: int, story: str, *, clients: int, seconds: float) -> None:
    """Print how long after a step was begun to be written those who follow its job hear of it."""
    claims = [claim for _ in range(clients) if (claim := begun(store, story))]
    ears: dict[str, Callable[[str], Iterator[None]]] = {
        "a step heard of, Redis itself": lambda job_id: from_redis(redis, job_id),
        "a step heard of, event stream": lambda job_id: from_stream(port, job_id),
    }
    took_s: dict[str, list[float]] = {name: [] for name in ears}
    listening = threading.Barrier(len(ears) * clients + 1)
    written: dict[str, list[float]] = {claim.id: [] for claim in claims}

    def listen(name: str, job_id: str) -> None:
        steps = ears[name](job_id)
        next(steps)
        listening.wait()
        for number, _ in enumerate(steps):
            took_s[name].append(time.perf_counter() - written[job_id][number])

    threads = [threading.Thread(target=listen, args=(name, claim.id)) for name in ears for claim in claims]
    for thread in threads:
        thread.start()
    listening.wait()
    began_s = time.perf_counter()
    number = 0
    while (now_s := time.perf_counter()) < began_s + seconds:
        claim = claims[number % clients]
        written[claim.id].append(now_s)
        store.progress(claim, "bullets", 0.5)
        number += 1
        time.sleep(max(0.0, began_s + number / EVENTS_A_SECOND - time.perf_counter()))
    whole_s = time.perf_counter() - began_s
    for claim in claims:
        store.cancel(claim.id)
    for thread in threads:
        thread.join()
    for name, found in took_s.items():
        show(name, clients, found, whole_s)


def begun(store: JobStore, story: str) -> Claim | None:
    return store.claim(store.create(Submission(text=story)).id, owner="benchmark")


def from_redis(redis: Redis, job_id: str) -> Iterator[None]:
    """Gives something as soon as it listens, and then at each step, until the job is over."""
    with closing(redis.pubsub()) as news:
        news.subscribe(events_key(job_id))
        for message in news.listen():
            if message["type"] == "subscribe" or message["data"] == "progress":
                yield
            elif message["data"] == "cancelled":
                return


def from_stream(port: int, job_id: str) -> Iterator[None]:
    """The same over HTTP."""
    with closing(ask(port, f"/v1/digests/{job_id}/events")) as connection:
        received = b""
        while b'"running"' not in received:
            received += _some(connection)
        yield
        line = b""
        while True:
            *lines, line = (line + _some(connection)).split(b"\n")
            for _ in range(lines.count(b"event: progress")):
                yield
            if b"event: cancelled" in lines:
                return


def ask(port: int, path: str) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=60)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    connection.sendall(get(path))
    return connection


def _some(connection: socket.socket) -> bytes:
    received = connection.recv(65536)
    if not received:
        raise ConnectionError("the service closed the connection")
    return received


if __name__ == "__main__":
    main()
