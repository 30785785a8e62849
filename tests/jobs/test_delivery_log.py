from datetime import UTC, datetime, timedelta

import pytest

from jobs import delivery_log
from jobs.connection import webhook_key
from jobs.deliveries import FAILURES_TO_OPEN, Outcome
from jobs.delivery_log import DeliveryLog
from jobs.webhook_events import SUBSCRIBABLE, Event

OK = Outcome(status=204, said="status 204", duration_s=0.1234)
BROKEN = Outcome(status=500, said="status 500", duration_s=0.1)


@pytest.fixture
def log(redis, clock):
    return DeliveryLog(redis, clock=clock)


@pytest.fixture
def endpoint(endpoints):
    made, _ = endpoints.create("local", url="https://cms.example/hook", types=SUBSCRIBABLE)
    return made


@pytest.fixture
def tell(deliveries, endpoint, clock):
    """Tell the endpoint of something; the delivery's id."""
    numbers = iter(range(1000))

    def make(kind="batch.completed", **rest):
        clock.pass_s(1)
        moment = datetime.fromtimestamp(clock(), UTC)
        event = Event(id=f"evt_{next(numbers)}", type=kind, at=moment, data={}, brief={}, **rest)
        (made,) = deliveries.publish(event, key_id="local")
        return made

    return make


@pytest.fixture
def attempt(deliveries):
    """Attempts at whatever is due, one after the other, until nothing is."""

    def make(outcome, *, wait_s=None):
        made = []
        while given := deliveries.due():
            for delivery_id in given:
                if delivery := deliveries.claim(delivery_id):
                    made.append(delivery.id)
                    deliveries.settle(delivery, outcome, wait_s=wait_s)
        return made

    return make


def test_a_delivery_is_followed_from_its_making_to_its_end(log, tell, deliveries, endpoint, clock):
    delivery_id = tell("digest.failed", job_id="dg_1")
    made = log.get(delivery_id)
    assert (made.endpoint_id, made.job_id, made.event_id, made.event_type) == (
        endpoint.id,
        "dg_1",
        "evt_0",
        "digest.failed",
    )
    assert (made.status, made.outcome, made.attempts) == ("pending", None, ())
    assert made.created_at.timestamp() == made.next_attempt_at.timestamp() == clock()
    first = deliveries.claim(*deliveries.due())
    assert (log.get(delivery_id).status, log.get(delivery_id).next_attempt_at) == ("sending", None)
    deliveries.settle(first, BROKEN, wait_s=300)
    waiting = log.get(delivery_id)
    assert (waiting.status, waiting.next_attempt_at.timestamp()) == ("pending", clock() + 300)
    clock.pass_s(300)
    deliveries.settle(deliveries.claim(*deliveries.due()), OK, wait_s=None)
    done = log.get(delivery_id)
    assert (done.status, done.outcome, done.next_attempt_at) == ("delivered", "status 204", None)
    assert [(one.attempt, one.status, one.duration_ms, one.outcome) for one in done.attempts] == [
        (1, 500, 100, "status 500"),
        (2, 204, 123, "status 204"),
    ]
    assert done.attempts[1].at.timestamp() == clock()


def test_attempts_are_in_their_order_however_many(log, tell, attempt, clock):
    delivery_id = tell()
    for _ in range(11):
        attempt(BROKEN, wait_s=7200)
        clock.pass_s(7200)
    assert [one.attempt for one in log.get(delivery_id).attempts] == list(range(1, 12))


def test_what_is_not_there_is_none(log):
    assert log.get("dlv_" + "0" * 26) is None
    assert log.get("*") is None
    assert log.page("ep_" + "0" * 26, limit=5) == ([], None)


def test_pages_follow_each_other_though_more_comes_in(log, tell, endpoint):
    made = [tell(job_id="dg_1") for _ in range(5)]
    first, after = log.page(endpoint.id, limit=2)
    tell()
    second, then = log.page(endpoint.id, limit=2, after=after)
    third, end = log.page(endpoint.id, limit=2, after=then)
    assert [record.id for record in (*first, *second, *third)] == made[::-1]
    assert end is None
    assert log.page(endpoint.id, limit=6)[1] is None
    assert [record.id for record in log.page("dg_1", limit=9)[0]] == made[::-1]
    assert log.page(endpoint.id, limit=1, after="dlv_gone")[0][0].id not in made


def test_a_replay_is_the_same_event_at_once_and_by_the_whole_schedule(log, tell, deliveries, attempt):
    delivery_id, other = tell(), tell()
    attempt(BROKEN)
    assert log.replay(delivery_id)
    assert log.get(delivery_id).status == "pending"
    again = deliveries.claim(*deliveries.due())
    assert (again.id, again.attempt, again.tries) == (delivery_id, 2, 1)
    assert log.replay(delivery_id)  # it is being sent
    assert deliveries.due() == []
    deliveries.settle(again, OK, wait_s=None)
    assert [one.status for one in log.get(delivery_id).attempts] == [500, 204]
    assert log.get(other).status == "failed"


def test_a_replay_goes_before_what_waits_and_to_who_is_left_alone(log, tell, deliveries, attempt, clock):
    failed = tell()
    attempt(BROKEN)
    waiting = [tell() for _ in range(FAILURES_TO_OPEN)]
    for _ in range(FAILURES_TO_OPEN - 1):
        deliveries.settle(deliveries.claim(deliveries.due()[0]), BROKEN, wait_s=None)
        clock.pass_s(30)
    assert deliveries.due() == []
    assert log.replay(failed)
    assert deliveries.due() == [failed]
    assert "pending" in {log.get(one).status for one in waiting}


def test_what_is_gone_or_disabled_is_not_replayed(log, tell, attempt, endpoints, endpoint, redis, deliveries):
    expired, kept = tell(), tell()
    attempt(OK)
    redis.delete(webhook_key(log.get(expired).event_id))
    assert not log.replay(expired)
    assert not log.replay("dlv_" + "0" * 26)
    endpoints.change(endpoint.id, enabled=False)
    assert not log.replay(kept)
    assert log.replay_all(endpoint.id, only_failed=False) == 0
    assert deliveries.due() == []


def test_one_whose_deliverer_died_is_replayed(log, tell, deliveries, clock):
    delivery_id = tell()
    deliveries.claim(*deliveries.due())
    clock.pass_s(3600)
    assert log.replay(delivery_id)
    assert log.get(delivery_id).status == "pending"


@pytest.mark.parametrize("at_once", [2, 500])
def test_everything_that_failed_is_replayed_in_its_order(
    log, tell, attempt, endpoint, deliveries, clock, monkeypatch, at_once
):
    monkeypatch.setattr(delivery_log, "REPLAYED_AT_ONCE", at_once)
    delivered = tell()
    attempt(OK)
    before = tell()
    attempt(BROKEN)
    since = datetime.fromtimestamp(clock(), UTC) + timedelta(seconds=0.5)
    after = tell()
    waiting = tell()
    attempt(BROKEN, wait_s=7200)
    new = tell()
    assert log.replay_all(endpoint.id, since=since) == 2
    assert attempt(OK) == [after, waiting, new]
    assert log.replay_all(endpoint.id) == 1
    assert attempt(OK) == [before]
    assert log.replay_all(endpoint.id) == 0
    assert log.replay_all(endpoint.id, only_failed=False) == 5
    assert attempt(OK) == [delivered, before, after, waiting, new]


def test_a_test_is_sent_at_once_and_once_only(log, tell, deliveries, endpoint, attempt):
    for _ in range(FAILURES_TO_OPEN):
        tell()
        attempt(BROKEN)
    tell()
    assert deliveries.due() == []
    event = Event(id="evt_test", type="test", at=datetime.now(UTC), data={}, brief={})
    delivery_id = deliveries.test(event, endpoint_id=endpoint.id)
    assert deliveries.due() == [delivery_id]
    delivery = deliveries.claim(delivery_id)
    assert (delivery.once, delivery.event) == (True, "evt_test")
    deliveries.settle(delivery, BROKEN, wait_s=None)
    assert log.get(delivery_id).status == "failed"
    assert log.replay_all(endpoint.id, since=log.get(delivery_id).created_at) == 0
    assert log.replay(delivery_id)
    assert deliveries.claim(*deliveries.due()).once
