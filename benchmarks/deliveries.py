"""Deliveries a second: to one good receiver alone, and to the same one with others beside it that hang or are dead.

    python -m benchmarks.deliveries [--events N]

Starts a Redis that writes every change to disk before it answers, and one delivery worker as `make run` does, anew for each
row. The receivers are threads of this process and share the machine with what they measure. As many events are waiting
for each receiver when the worker starts; the rate is that of the good one, which has had something before, from its first
delivery to its last.

- "no queue" is the same requests, signed and sent one after the other by `worker.webhook.post` in this process.
- One that hangs takes the request and never answers: every attempt at it takes all of NUTGRAF_WEBHOOK_TIMEOUT_S (15 s).
- One that is dead has nobody listening on its port.
"""

import argparse
import os
import socket
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path

from tqdm import tqdm

from jobs import ids
from jobs.callbacks import parse_callback
from jobs.connection import connect
from jobs.deliveries import DeliveryStore, Outcome
from jobs.endpoints import EndpointStore
from jobs.settings import PREFIX, Settings
from jobs.signing import new_secret
from jobs.webhook_events import Event
from launcher.parts import parts
from launcher.redis_server import EmbeddedRedis
from worker.webhook import post, signed_headers

PATIENCE_S = 300.0
SETTINGS = {"callback_networks": "127.0.0.0/8", "callback_https_only": "false"}


@dataclass
class Receiver:
    """A receiver, and when each request came."""

    url: str
    arrivals: list[float] = field(default_factory=list)


@contextmanager
def receiving(*, hangs: bool) -> Iterator[Receiver]:
    """A receiver that answers at once, or never."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["content-length"]))
            receiver.arrivals.append(time.perf_counter())
            if hangs:
                over.wait()
                self.close_connection = True
                return
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """Nothing: what is measured is not to wait for a terminal."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 128

        def handle_error(self, request: object, client_address: object) -> None:
            """A caller that hung up meanwhile."""

    with Server(("127.0.0.1", 0), Handler) as server:
        receiver = Receiver(f"http://127.0.0.1:{server.server_port}/hook")
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield receiver
        finally:
            over.set()
            server.shutdown()
            thread.join()


@contextmanager
def dead() -> Iterator[Receiver]:
    """A port that nobody listens on."""
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        yield Receiver(f"http://127.0.0.1:{closed.getsockname()[1]}/hook")


def event() -> Event:
    data = {"id": ids.new_id(ids.JOB), "status": "succeeded", "digest": {"headline": {"text": "x" * 4000}}}
    return Event(id=ids.new_id(ids.EVENT), type="digest.succeeded", at=datetime.now(UTC), data=data, brief={})


def no_queue(receiver: Receiver, events: int) -> None:
    settings, secret = Settings(**SETTINGS), new_secret("v1")  # type: ignore[arg-type]
    target = parse_callback(receiver.url, settings)
    for _ in range(events):
        told = event()
        headers = signed_headers(event=told.id, timestamp_s=int(time.time()), body=told.body, secrets=[secret])
        post(target, told.body, headers, settings)


def through_the_queue(good: Receiver, others: list[Receiver], events: int) -> None:
    with tempfile.TemporaryDirectory() as folder, EmbeddedRedis(Path(folder) / "redis") as redis:
        settings = Settings(redis_url=redis.url, **SETTINGS)  # type: ignore[arg-type]
        with connect(settings) as client:
            endpoints, deliveries = EndpointStore(client, settings), DeliveryStore(client, settings)
            for receiver in (*others, good):
                endpoints.create(receiver.url, url=receiver.url, types=("digest.succeeded",))
            make_known(deliveries, good)
            for _ in range(events):
                for receiver in (*others, good):
                    deliveries.publish(event(), key_id=receiver.url)
        with worker(redis.url, Path(folder)), tqdm(total=events, leave=False, disable=None) as bar:
            deadline_s = time.monotonic() + PATIENCE_S
            while len(good.arrivals) < events:
                if time.monotonic() > deadline_s:
                    raise RuntimeError(f"{len(good.arrivals)} of {events} were delivered")
                time.sleep(0.05)
                bar.update(len(good.arrivals) - bar.n)


def make_known(deliveries: DeliveryStore, receiver: Receiver) -> None:
    """Let a receiver have had something before, quickly."""
    deliveries.publish(event(), key_id=receiver.url)
    (delivery_id,) = deliveries.due()
    delivery = deliveries.claim(delivery_id)
    assert delivery is not None
    deliveries.settle(delivery, Outcome(status=204, said="status 204", duration_s=0.0), wait_s=None)


@contextmanager
def worker(redis_url: str, folder: Path) -> Iterator[None]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(PREFIX)}
    environment |= {f"{PREFIX}{name.upper()}": value for name, value in {"redis_url": redis_url, **SETTINGS}.items()}
    command = next(group["deliveries"] for group in parts() if "deliveries" in group)
    with (folder / "deliveries.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)  # noqa: S603
    try:
        yield
    finally:
        process.kill()  # it would wait for those that hang
        process.wait()


def show(name: str, arrivals: list[float]) -> None:
    """The rate, and the longest that nothing came."""
    rate = (len(arrivals) - 1) / (arrivals[-1] - arrivals[0])
    gaps_ms = sorted(1e3 * (after - before) for before, after in pairwise(arrivals))
    print(f"{name:<44}{rate:>14.0f}{statistics.median(gaps_ms):>12.1f}{gaps_ms[-1]:>12.0f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.deliveries", description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=1000, help="for each receiver (default: 1000)")
    events = parser.parse_args().events
    print(f"{events} events of 4 kB for each receiver, one delivery worker, {os.cpu_count()} CPUs\n")
    print(f"{'':<44}{'deliveries/s':>14}{'p50 gap ms':>12}{'longest':>12}")
    with receiving(hangs=False) as good:
        no_queue(good, events)
    show("no queue", good.arrivals)
    beside = {
        "one good receiver": [],
        "one good, one that is dead": [dead()],
        "one good, one that hangs": [receiving(hangs=True)],
        "one good, eight that hang": [receiving(hangs=True) for _ in range(8)],
        "one good, twenty that hang": [receiving(hangs=True) for _ in range(20)],
    }
    for name, others in beside.items():
        with ExitStack() as stack:
            good = stack.enter_context(receiving(hangs=False))
            through_the_queue(good, [stack.enter_context(other) for other in others], events)
        show(name, good.arrivals)


if __name__ == "__main__":
    main()
