"""Receivers of every kind, from an event to its end: what was delivered, when and how often.

Everything is as in production but the queue, whose part `Days` plays, and the clock, which it moves: days pass at once.
"""

import json
import socket
import threading
import time
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from redis import Redis
from standardwebhooks import Webhook

from jobs.connection import connect
from jobs.deliveries import DISABLED_AFTER_S, DeliveryStore
from jobs.delivery_log import DeliveryLog
from jobs.endpoints import EndpointStore
from jobs.job import Submission
from jobs.settings import Settings
from jobs.store import JobStore
from jobs.webhook_events import SUBSCRIBABLE
from tests.receiver import Receiver, receiver
from tests.worker.conftest import QUICK, SECRET
from worker.delivery import SCHEDULE_S, Deliverer
from worker.webhook import LARGEST_ANSWER_BYTES

HOUR_S = 3600.0
PLANNED_S = [sum(SCHEDULE_S[: number + 1]) for number in range(len(SCHEDULE_S))]


class Days:
    """Days in which jobs end, and deliveries are made whenever they are due."""

    def __init__(self, redis: Redis, settings: Settings) -> None:
        self.now_s = self.began_s = float(int(time.time()))
        self.redis = redis
        self.store = JobStore(redis, settings, clock=self.clock)
        self.endpoints = EndpointStore(redis, settings, clock=self.clock)
        self.deliveries = DeliveryStore(redis, settings, clock=self.clock)
        self.log = DeliveryLog(redis, clock=self.clock)
        self.names: dict[str, list[list[str]]] = {}
        self.deliverer = Deliverer(self.deliveries, settings, clock=self.clock, chance=lambda: 0.0, lookup=self.lookup)

    def clock(self) -> float:
        return self.now_s

    def lookup(self, host: str, port: int) -> list[str]:
        answers = self.names.get(host, [["127.0.0.1"]])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def tell(self, callback_url: str | None = None) -> str:
        """A job ends; its id."""
        job = self.store.create(Submission(text="A story.", callback_url=callback_url))
        assert self.store.finish(self.store.claim(job.id, owner="a test"), {"headline": {"text": "Mill fire"}})
        return job.id

    def pass_s(self, seconds: float = 30 * 24 * HOUR_S) -> None:
        """Time passes; what is due meanwhile is attempted."""
        end_s = self.now_s + seconds
        while True:
            while given := self.deliveries.due():
                for delivery_id in given:
                    self.deliverer.run(delivery_id)
            following = self.redis.zrange("nutgraf:lanes", 0, 0, withscores=True)
            if not following or following[0][1] > end_s:
                self.now_s = end_s
                return
            self.now_s = max(following[0][1], self.now_s + 0.001)

    def attempts(self, job_id: str) -> list[tuple[float, str]]:
        """When the one delivery of a job was attempted, and what came of it."""
        (record,) = self.log.page(job_id, limit=5)[0]
        return [(one.at.timestamp() - self.began_s, one.outcome) for one in record.attempts]

    def end(self, job_id: str) -> str:
        (record,) = self.log.page(job_id, limit=5)[0]
        return record.status


@pytest.fixture
def settings(redis_url: str) -> Settings:
    times = {"webhook_timeout_s": 0.3, "webhook_connect_timeout_s": 0.3}
    return Settings(redis_url=redis_url, **QUICK, **times)


@pytest.fixture
def days(settings: Settings):
    with connect(settings) as redis:
        yield Days(redis, settings)


def assert_one_event(server: Receiver, secret: str = SECRET) -> None:
    """Every call told of the same event with the same bytes, each signed for its own time."""
    assert len({(call.headers["webhook-id"], call.body) for call in server.calls}) == 1
    for call in server.calls:
        moment = datetime.fromtimestamp(int(call.headers["webhook-timestamp"]), UTC)
        signature = Webhook(secret).sign(call.headers["webhook-id"], moment, call.body.decode())
        assert signature in call.headers["webhook-signature"].split(" ")


def test_one_that_is_down_gets_it_when_it_is_back(days):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        job_id = days.tell(f"http://hook.test:{port}/")
        days.pass_s(3 * HOUR_S)
    with receiver(port=port) as server:
        days.pass_s()
    assert len(server.calls) == 1
    assert_one_event(server)
    *failed, last = days.attempts(job_id)
    assert [moment for moment, _ in [*failed, last]] == PLANNED_S[:6]
    assert {outcome for _, outcome in failed} == {"no connection"}
    assert (last[1], days.end(job_id)) == ("status 204", "delivered")


def test_one_that_breaks_for_ever_is_tried_ten_times_over_three_days(days):
    with receiver(500) as server:
        job_id = days.tell(server.url)
        days.pass_s()
    assert_one_event(server)
    assert [int(call.headers["webhook-timestamp"]) - days.began_s for call in server.calls] == PLANNED_S
    assert PLANNED_S[-1] < 4 * 24 * HOUR_S
    assert [moment for moment, _ in days.attempts(job_id)] == PLANNED_S
    assert days.end(job_id) == "failed"


def test_one_that_is_slow_gets_it_once(days):
    with receiver(
        answer=lambda handler: (time.sleep(0.1), handler.send_response(200), handler.end_headers())
    ) as server:
        job_id = days.tell(server.url)
        days.pass_s()
    assert len(server.calls) == 1
    assert days.attempts(job_id) == [(0, "status 200")]


def test_one_that_redirects_inside_is_not_followed(days):
    def redirect(handler):
        handler.send_response(308)
        handler.send_header("Location", inner.url)
        handler.end_headers()

    with receiver() as inner, receiver(answer=redirect) as server:
        job_id = days.tell(server.url)
        days.pass_s(HOUR_S)
    assert inner.connections == 0
    assert len(server.calls) == 4
    assert {outcome for _, outcome in days.attempts(job_id)} == {"status 308"}


def test_one_that_is_gone_is_asked_once(days):
    with receiver(410) as server, receiver() as other:
        gone, _ = days.endpoints.create("local", url=server.url, types=SUBSCRIBABLE)
        days.endpoints.create("local", url=other.url, types=("endpoint.disabled",))
        days.tell()
        days.tell()
        days.pass_s()
        assert len(server.calls) == 1
        assert days.endpoints.get(gone.id).disabled_reason == "gone"
        (told,) = other.calls
        assert json.loads(told.body)["data"] == {"id": gone.id, "reason": "gone", "status": "disabled"}
        days.tell()
        job_id = days.tell(server.url)  # a callback to there is a thing of its own
        days.pass_s()
    assert len(server.calls) == 2
    assert "failed" in {record.status for record in days.log.page(job_id, limit=5)[0]}


@pytest.mark.parametrize("written", ["seconds", "date"])
def test_one_that_asks_to_be_left_alone_is(days, written):
    def busy(handler):
        if len(server.calls) > 1:
            handler.send_response(204)
        else:
            handler.send_response(429)
            until = format_datetime(datetime.fromtimestamp(days.now_s + 2 * HOUR_S, UTC), usegmt=True)
            handler.send_header("Retry-After", "7200" if written == "seconds" else until)
        handler.end_headers()

    with receiver(answer=busy) as server:
        days.endpoints.create("local", url=server.url, types=SUBSCRIBABLE)
        jobs = [days.tell(), days.tell()]
        days.pass_s(HOUR_S)
        assert len(server.calls) == 1
        days.pass_s()
    assert len(server.calls) == 3
    assert sorted(days.attempts(job)[-1] for job in jobs) == [(2 * HOUR_S, "status 204")] * 2


def test_one_that_asks_for_a_year_is_tried_in_a_day(days):
    def busy(handler):
        handler.send_response(503)
        handler.send_header("Retry-After", str(365 * 24 * 3600))
        handler.end_headers()

    with receiver(answer=busy) as server:
        job_id = days.tell(server.url)
        days.pass_s(3 * 24 * HOUR_S)
    assert [moment for moment, _ in days.attempts(job_id)] == [0, 24 * HOUR_S, 48 * HOUR_S, 72 * HOUR_S]


def test_one_that_answers_with_ten_megabytes_has_its_answer_read_in_part(days):
    sent = []

    def flood(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", str(10_000_000))
        handler.end_headers()
        try:
            for _ in range(1000):
                handler.wfile.write(b"x" * 10_000)
                sent.append(10_000)
        except OSError:
            handler.close_connection = True

    with receiver(answer=flood) as server:
        job_id = days.tell(server.url)
        days.pass_s()
    assert days.attempts(job_id) == [(0, "status 200")]
    assert LARGEST_ANSWER_BYTES <= sum(sent) < 10_000_000


def test_one_that_hangs_for_five_days_is_disabled_and_gets_all_of_it_when_it_is_back(days, settings):
    days = Days(days.redis, settings.model_copy(update={"webhook_timeout_s": 0.1}))
    well = threading.Event()

    def hang(handler):
        if not well.is_set():
            handler.connection.recv(1)  # until the caller hangs up
            return
        handler.send_response(204)
        handler.end_headers()

    with receiver(answer=hang) as server, receiver() as other:
        hung, secret = days.endpoints.create("local", url=server.url, types=("digest.succeeded",))
        days.endpoints.create("local", url=other.url, types=("endpoint.disabled",))
        jobs = []
        while days.now_s - days.began_s < DISABLED_AFTER_S + 24 * HOUR_S:
            jobs.append(days.tell())
            days.pass_s(24 * HOUR_S)
        assert days.endpoints.get(hung.id).disabled_reason == "failing"
        (told,) = other.calls
        assert json.loads(told.body)["data"]["reason"] == "failing"
        told_s = int(told.headers["webhook-timestamp"]) - days.began_s
        assert DISABLED_AFTER_S <= told_s < DISABLED_AFTER_S + 24 * HOUR_S
        assert {days.end(job_id) for job_id in jobs} == {"failed"}
        well.set()
        tried = len(server.calls)
        days.endpoints.change(hung.id, enabled=True)
        assert days.log.replay_all(hung.id) == len(jobs)
        days.pass_s(60)
    again = server.calls[tried:]
    assert [json.loads(call.body)["data"]["id"] for call in again] == jobs
    assert {days.end(job_id) for job_id in jobs} == {"delivered"}
    for call in again[:1]:
        moment = datetime.fromtimestamp(int(call.headers["webhook-timestamp"]), UTC)
        assert call.headers["webhook-signature"] == Webhook(secret).sign(
            call.headers["webhook-id"], moment, call.body.decode()
        )


def test_one_whose_name_leads_inside_later_is_not_followed_there(days):
    with receiver(500, 204) as server, receiver() as inner:
        days.names["hook.test"] = [["127.0.0.1"], ["10.0.0.1"], ["169.254.169.254", "::1"], ["127.0.0.1"]]
        job_id = days.tell(f"http://hook.test:{server.server_port}/")
        days.pass_s()
    assert [outcome for _, outcome in days.attempts(job_id)] == [
        "status 500",
        "the host's address is not public",
        "the host's address is not public",
        "status 204",
    ]
    assert inner.connections == 0
    assert_one_event(server)


def test_one_that_rotates_its_secret_can_verify_with_either(days):
    with receiver(500, 204) as server:
        made, old = days.endpoints.create("local", url=server.url, types=SUBSCRIBABLE)
        days.tell()
        days.pass_s(1)
        _, new = days.endpoints.rotate(made.id, overlap_s=60)
        days.pass_s(10)
        assert_one_event(server, old)
        server.calls.pop(0)
        assert_one_event(server, new)
        days.pass_s(60)
        days.tell()
        days.pass_s(1)
    assert len(server.calls[-1].headers["webhook-signature"].split(" ")) == 1


def test_a_small_body_is_whole_and_a_large_one_is_a_link(days):
    with receiver() as server:
        days.endpoints.create("local", url=server.url, types=SUBSCRIBABLE)
        job = days.store.create(Submission(text="A story."))
        days.store.finish(days.store.claim(job.id, owner="a test"), {"headline": {"text": "x" * 30_000}})
        days.pass_s(1)
    (call,) = server.calls
    assert len(call.body) < 20_000
    assert json.loads(call.body)["data"] == {"id": job.id, "status": "succeeded", "url": f"/v1/digests/{job.id}"}
