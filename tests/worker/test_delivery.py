import json
import random
import threading
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook

from jobs import ids
from jobs.connection import deliveries_key, delivery_key
from jobs.deliveries import Delivery, DeliveryStore, Outcome
from jobs.job import job_to_wire
from jobs.names import DELIVERIES
from jobs.settings import Settings
from jobs.webhook_events import Event
from tests.receiver import receiver
from tests.worker.conftest import SECRET, story, until
from worker.delivery import JITTER, SCHEDULE_S, Deliverer

BROKEN = Outcome(status=500, said="status 500", duration_s=0.1)


def nothing_is_left(desk):
    return not desk.redis.exists("nutgraf:lanes")


def test_a_digest_is_delivered_and_verifies(desk):
    desk.worker()
    desk.deliverer()
    with receiver() as server:
        job_id = desk.submit(story(), callback_url=server.url, metadata={"desk": "local"}, external_id="42")
        until(lambda: server.calls)
    (call,) = server.calls
    event = Webhook(SECRET).verify(call.body, call.headers)
    assert (event["type"], event["data"]) == ("digest.succeeded", job_to_wire(desk.done(job_id)))
    until(lambda: nothing_is_left(desk))


def test_a_failure_is_delivered_too(desk):
    desk.worker()
    desk.deliverer()
    with receiver() as server:
        desk.submit("Too short.", callback_url=server.url)
        until(lambda: server.calls)
    event = Webhook(SECRET).verify(server.calls[0].body, server.calls[0].headers)
    assert (event["type"], event["data"]["error"]["type"]) == ("digest.failed", "/problems/story-too-short")


def test_it_is_tried_again_as_the_same_event_with_the_same_bytes(desk):
    desk.worker()
    deliverer = desk.deliverer()
    with receiver(500, 302, 429, 200) as server:
        desk.submit(story(), callback_url=server.url)
        until(lambda: len(server.calls) == 4)
        until(lambda: nothing_is_left(desk))
    assert len({(call.path, call.body, call.headers["webhook-id"]) for call in server.calls}) == 1
    for call in server.calls:
        Webhook(SECRET).verify(call.body, call.headers)
    assert "sesame" not in deliverer.log
    assert "night market" not in deliverer.log


def test_a_receiver_that_never_takes_it_is_given_up(desk):
    desk.worker()
    deliverer = desk.deliverer()
    with receiver(503) as server:
        desk.submit(story(), callback_url=server.url)
        until(lambda: "given up after attempt 5, status 503" in deliverer.log)
        until(lambda: nothing_is_left(desk))
    assert len(server.calls) == 5


def test_a_deliverer_killed_in_mid_call_is_replaced(desk):
    desk.worker()
    killed = desk.deliverer(webhook_timeout_s=2)
    answered = threading.Event()

    def hang_once(handler):
        if len(server.calls) == 1:
            answered.wait(30)
        handler.send_response(204)
        handler.end_headers()

    with receiver(answer=hang_once) as server:
        desk.submit(story(), callback_url=server.url)
        until(lambda: server.calls)
        killed.end()
        desk.deliverer(webhook_timeout_s=2)
        until(lambda: len(server.calls) == 2)
        answered.set()
        until(lambda: nothing_is_left(desk))
    first, second = server.calls
    assert (first.body, first.headers["webhook-id"]) == (second.body, second.headers["webhook-id"])


def test_what_is_erased_is_not_delivered(desk):
    desk.worker()
    with receiver() as server:
        job_id = desk.submit(story(), callback_url=server.url)
        desk.done(job_id)
        assert desk.store.erase(job_id)
        deliverer = desk.deliverer()
        until(lambda: desk.redis.llen("deliveries") == 0)
        next_one = desk.submit(story(), callback_url=server.url)
        until(lambda: server.calls)
    assert [json.loads(call.body)["data"]["id"] for call in server.calls] == [next_one]
    assert job_id.removeprefix("dg_") not in deliverer.log


def test_a_callback_inside_the_network_is_not_made(desk):
    desk.worker()
    deliverer = desk.deliverer(callback_networks="10.0.0.0/8")
    with receiver() as server:
        desk.submit(story(), callback_url=server.url)
        until(lambda: "not public" in deliverer.log)
    assert server.connections == 0


def test_a_deliverer_loads_no_model(desk):
    desk.deliverer()
    desk.worker(queue="deliveries")  # with processes instead of threads
    assert not (desk.folder / "loads").exists()


@pytest.fixture
def deliverer(desk):
    return Deliverer(
        DeliveryStore(desk.redis, desk.settings), Settings(), clock=lambda: 0.0, chance=random.Random(7).random
    )


def test_waits_grow_and_are_spread(deliverer):
    def wait_s(tries, outcome=BROKEN, **changes):
        delivery = Delivery(id="dlv_1", attempt=20, tries=tries, event="evt_1", url="", body=b"", **changes)
        return deliverer.wait_s(delivery, outcome)

    waits_s = [wait_s(tries) for tries in range(1, len(SCHEDULE_S))]
    for waited_s, planned_s in zip(waits_s, SCHEDULE_S[1:], strict=True):
        assert planned_s <= waited_s <= planned_s * (1 + JITTER)
    assert waits_s == sorted(waits_s)
    assert wait_s(1) != waits_s[0]
    assert wait_s(len(SCHEDULE_S)) is None
    assert wait_s(1, once=True) is None
    assert wait_s(1, replace(BROKEN, status=410)) is None
    assert wait_s(1, replace(BROKEN, status=200)) is None
    assert 3600 <= wait_s(1, replace(BROKEN, status=429, pause_s=3600)) <= 3600 * (1 + JITTER)


def test_what_kills_its_deliverers_is_given_up(desk, deliverer):
    with receiver() as server:
        event = Event(id="evt_1", type="test", at=datetime.now(UTC), data={}, brief={})
        (delivery_id,) = desk.deliveries.publish(event, key_id="local", callback_url=server.url)
        for _ in range(len(SCHEDULE_S)):
            desk.redis.hset(delivery_key(delivery_id), "not_before", 0)  # the lease of the one that died is over
            assert desk.deliveries.claim(delivery_id)
        desk.redis.hset(delivery_key(delivery_id), "not_before", 0)
        deliverer.run(delivery_id)
    assert server.connections == 0
    assert desk.redis.hget(delivery_key(delivery_id), "status") == "failed"
    assert nothing_is_left(desk)


def test_without_a_secret_nothing_is_sent(desk, deliverer):
    desk.worker()
    with receiver() as server:
        job_id = desk.submit(story(), callback_url=server.url)
        desk.done(job_id)
        (delivery_id,) = desk.redis.zrange(deliveries_key(job_id), 0, -1)
        deliverer.run(delivery_id)
    assert server.connections == 0
    assert not nothing_is_left(desk)


def test_who_hangs_holds_up_nobody(desk):
    """Four receivers that hang, each with more for it than there are threads, and one that does not."""
    desk.worker("-P", "threads", "-c", "4", queue=DELIVERIES, webhook_threads=4, webhook_timeout_s=30)
    well = threading.Event()

    def hang(handler):
        well.wait(60)
        handler.send_response(204)
        handler.end_headers()

    def tell(server, *, count):
        for _ in range(count):
            event = Event(id=ids.new_id(ids.EVENT), type="test", at=datetime.now(UTC), data={}, brief={})
            desk.deliveries.publish(event, key_id="local", callback_url=server.url)

    with ExitStack() as stack:
        good = stack.enter_context(receiver())
        hanging = [stack.enter_context(receiver(answer=hang)) for _ in range(4)]
        stack.callback(well.set)  # before the receivers are waited for
        tell(good, count=1)
        until(lambda: good.calls)
        for server in hanging:
            tell(server, count=6)
        until(lambda: sum(len(server.calls) for server in hanging) == 1)
        tell(good, count=20)
        until(lambda: len(good.calls) == 21)
        assert sum(len(server.calls) for server in hanging) == 1
        well.set()
        until(lambda: sum(len(server.calls) for server in hanging) == 24)
