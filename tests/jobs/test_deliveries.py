import json
from datetime import UTC, datetime

import pytest

from jobs.connection import delivery_key, webhook_key
from jobs.deliveries import (
    COOLDOWN_S,
    DISABLED_AFTER_S,
    ENTRIES_KEPT,
    FAILURES_TO_OPEN,
    LONGEST_COOLDOWN_S,
    MOST_QUEUED,
    SLOW_S,
    DeliveryStore,
    Outcome,
    callback_lane,
)
from jobs.endpoints import EndpointStore
from jobs.job import Submission, job_to_wire
from jobs.settings import Settings
from jobs.webhook_events import LARGEST_BODY_BYTES, SUBSCRIBABLE, Event, event_id, superseded

DIGEST = {"headline": {"text": "Mill fire"}}
URL = "https://example.org/hook?key=sesame"
OK = Outcome(status=204, said="status 204", duration_s=0.1)
SLOW = Outcome(status=204, said="status 204", duration_s=SLOW_S + 1)
BROKEN = Outcome(status=500, said="status 500", duration_s=0.1)
SILENT = Outcome(status=None, said="no answer in time", duration_s=15)
GONE = Outcome(status=410, said="status 410", duration_s=0.1)


@pytest.fixture
def done(store):
    """A finished job, with a callback unless told otherwise."""

    def make(digest=DIGEST, **rest):
        submission = Submission(**{"text": "A story.", "callback_url": URL, "metadata": {"desk": "local"}} | rest)
        job = store.create(submission)
        store.finish(store.claim(job.id, owner="one"), digest)
        return store.get(job.id)

    return make


@pytest.fixture
def endpoints(redis, settings, clock):
    return EndpointStore(redis, settings, clock=clock)


@pytest.fixture
def endpoint(endpoints):
    def make(*types, key_id="local"):
        made, _secret = endpoints.create(key_id, url="https://cms.example/hook", types=types or SUBSCRIBABLE)
        return made

    return make


def happening(number=0, kind="batch.completed"):
    about = f"batch_{number}"
    return Event(
        id=event_id(about, kind), type=kind, at=datetime(2026, 3, 3, tzinfo=UTC), data={"id": about}, brief={"id": ""}
    )


def attempt(deliveries, outcome=BROKEN, *, wait_s=5.0):
    """One attempt at the only delivery that is due; None if there is none."""
    due = deliveries.due()
    if not due:
        return None
    (delivery_id,) = due
    delivery = deliveries.claim(delivery_id)
    assert deliveries.settle(delivery, outcome, wait_s=wait_s)
    return delivery


class TestTelling:
    def test_a_success_is_told_with_the_whole_job(self, done, deliveries):
        job = done()
        (delivery_id,) = deliveries.due()
        delivery = deliveries.claim(delivery_id)
        assert (delivery.url, delivery.attempt, delivery.endpoint_id, delivery.secrets) == (URL, 1, None, ())
        assert json.loads(delivery.body) == {
            "type": "digest.succeeded",
            "timestamp": job_to_wire(job)["finished_at"],
            "data": job_to_wire(job),
        }
        assert "sesame" not in repr(delivery)

    def test_a_failure_is_told(self, store, deliveries):
        job = store.create(Submission(text="A story.", callback_url=URL))
        store.fail(store.claim(job.id, owner="one"), {"title": "No"})
        event = json.loads(deliveries.claim(*deliveries.due()).body)
        assert (event["type"], event["data"]["error"]) == ("digest.failed", {"title": "No"})

    def test_with_nobody_to_tell_nothing_is_kept(self, done, deliveries, redis):
        done(callback_url=None)
        assert deliveries.due() == []
        assert not [key for key in redis.scan_iter() if "webhook" in key or "deliver" in key]

    def test_a_large_digest_is_left_to_be_fetched(self, done, deliveries):
        job = done({"headline": {"text": "x" * LARGEST_BODY_BYTES}})
        body = deliveries.claim(*deliveries.due()).body
        assert json.loads(body)["data"] == {"id": job.id, "status": "succeeded", "url": f"/v1/digests/{job.id}"}

    def test_the_callback_and_every_endpoint_that_wants_it_get_the_same_event(self, done, endpoint, deliveries):
        wants, too = endpoint("digest.succeeded"), endpoint("digest.failed", "digest.succeeded")
        endpoint("digest.failed", "digest.superseded")
        endpoint("digest.succeeded", key_id="key_other")
        done()
        claims = [deliveries.claim(delivery_id) for delivery_id in deliveries.due()]
        assert {claim.endpoint_id for claim in claims} == {None, wants.id, too.id}
        assert {claim.url for claim in claims} == {URL, "https://cms.example/hook"}
        assert len({claim.id for claim in claims}) == 3
        assert len({(claim.event, claim.body) for claim in claims}) == 1

    def test_a_job_of_another_key_tells_that_keys_endpoints(self, done, endpoint, deliveries):
        endpoint("digest.succeeded")
        theirs = endpoint("digest.succeeded", key_id="key_other")
        done(callback_url=None, key_id="key_other")
        assert [deliveries.claim(one).endpoint_id for one in deliveries.due()] == [theirs.id]

    def test_an_event_is_told_once(self, endpoint, deliveries):
        made_by_one = Event(id="evt_1", type="batch.completed", at=datetime.now(UTC), data={"a": 1}, brief={})
        made_by_another = Event(id="evt_1", type="batch.completed", at=datetime.now(UTC), data={"a": 2}, brief={})
        endpoint("batch.completed")
        (first,) = deliveries.publish(made_by_one, key_id="local", callback_url=URL + "&a")[1:]
        endpoint("batch.completed")
        assert deliveries.publish(made_by_another, key_id="local", callback_url=URL + "&b") == []
        assert len(deliveries.due()) == 2
        assert json.loads(deliveries.claim(first).body)["data"] == {"a": 1}

    def test_events_of_one_job_have_ids_of_their_own(self, done, deliveries, endpoint):
        endpoint()
        job = done(callback_url=None)
        event = superseded(job, by="dg_newer", at=datetime.now(UTC))
        (told,) = deliveries.publish(event, key_id="local")
        first, second = attempt(deliveries, OK, wait_s=None), attempt(deliveries, OK, wait_s=None)
        assert first.event != second.event
        newer = first if first.id == told else second
        assert json.loads(newer.body)["data"]["superseded_by"] == "dg_newer"

    def test_a_disabled_endpoint_is_sent_nothing_and_its_log_says_so(
        self, done, endpoint, endpoints, deliveries, redis
    ):
        made = endpoint("digest.succeeded")
        endpoints.change(made.id, enabled=False)
        done(callback_url=None)
        assert deliveries.due() == []
        (kept,) = (redis.hgetall(key) for key in redis.scan_iter("nutgraf:delivery:*"))
        assert (kept["status"], kept["outcome"]) == ("failed", "the endpoint is disabled")


class TestAttempts:
    def test_an_attempt_is_begun_once_and_again_when_the_deliverer_died(self, done, deliveries, clock, settings):
        done()
        (delivery_id,) = deliveries.due()
        first = deliveries.claim(delivery_id)
        assert deliveries.claim(delivery_id) is None
        assert deliveries.due() == []
        clock.pass_s(settings.webhook_timeout_s + settings.lease_s + 1)
        assert deliveries.due() == [delivery_id]
        second = deliveries.claim(delivery_id)
        assert (second.event, second.body, second.attempt) == (first.event, first.body, 2)
        assert not deliveries.settle(first, OK, wait_s=None)
        assert deliveries.settle(second, OK, wait_s=None)
        assert not deliveries.settle(second, OK, wait_s=None)

    def test_a_message_that_is_lost_is_sent_again(self, done, deliveries, clock, settings):
        done()
        (delivery_id,) = deliveries.due()
        assert deliveries.due() == []
        clock.pass_s(settings.webhook_timeout_s + settings.lease_s + 1)
        assert deliveries.due() == [delivery_id]

    def test_a_message_that_comes_twice_does_not_bring_an_attempt_forward(self, done, deliveries, clock):
        done()
        delivery = attempt(deliveries, wait_s=300)
        clock.pass_s(299)
        assert deliveries.claim(delivery.id) is None
        assert deliveries.due() == []
        clock.pass_s(1)
        assert deliveries.due() == [delivery.id]
        assert deliveries.claim(delivery.id).attempt == 2

    @pytest.mark.parametrize(("outcome", "status"), [(OK, "delivered"), (BROKEN, "failed")])
    def test_what_is_over_stays_in_the_log_only(self, done, deliveries, redis, clock, outcome, status):
        done()
        delivery = attempt(deliveries, outcome, wait_s=None)
        clock.pass_s(10**6)
        assert deliveries.due() == []
        assert deliveries.claim(delivery.id) is None
        assert redis.hget(delivery_key(delivery.id), "status") == status
        assert not [key for key in redis.scan_iter() if key.startswith(("nutgraf:due", "nutgraf:out", "nutgraf:lanes"))]

    def test_an_attempt_is_written_down_without_address_or_content(self, done, deliveries, redis, clock):
        done()
        delivery = attempt(deliveries, SILENT)
        kept = redis.hgetall(delivery_key(delivery.id))
        assert json.loads(kept["attempt:1"]) == {
            "attempt": 1,
            "at": "2027-01-15T08:00:00.000Z",
            "status": None,
            "duration_ms": 15000,
            "outcome": "no answer in time",
        }
        assert kept["outcome"] == "no answer in time"

    def test_the_log_of_one_delivery_does_not_grow_for_ever(self, done, deliveries, redis, clock):
        done()
        for _ in range(ENTRIES_KEPT + 2):
            delivery = attempt(deliveries)
            clock.pass_s(5)
        kept = {name for name in redis.hkeys(delivery_key(delivery.id)) if name.startswith("attempt:")}
        assert kept == {f"attempt:{number}" for number in range(3, ENTRIES_KEPT + 3)}

    def test_an_endpoint_is_signed_for_with_its_own_secrets(self, done, endpoints, deliveries, clock):
        made, secret = endpoints.create("local", url="https://cms.example/a", types=("digest.succeeded",))
        done(callback_url=None)
        assert attempt(deliveries).secrets == (secret,)
        _, newer = endpoints.rotate(made.id, overlap_s=60)
        endpoints.change(made.id, url="https://cms.example/b")
        clock.pass_s(59)
        second = attempt(deliveries, wait_s=1)
        assert (second.secrets, second.url) == ((newer, secret), "https://cms.example/b")
        clock.pass_s(1)
        assert attempt(deliveries).secrets == (newer,)
        assert newer not in repr(second)

    def test_what_expired_is_not_sent(self, done, deliveries, redis, clock):
        done()
        (delivery_id,) = deliveries.due()
        redis.delete(webhook_key(deliveries.claim(delivery_id).event))
        clock.pass_s(60)
        assert deliveries.claim(delivery_id) is None
        redis.delete(delivery_key(delivery_id))
        clock.pass_s(60)
        assert deliveries.due() == []
        assert not [key for key in redis.scan_iter() if key.startswith(("nutgraf:due", "nutgraf:lanes"))]

    def test_everything_expires(self, done, endpoint, deliveries, redis, settings):
        endpoint()
        done()
        for delivery_id in deliveries.due():
            deliveries.settle(deliveries.claim(delivery_id), BROKEN, wait_s=5)
        for key in redis.scan_iter():
            if key.startswith(("nutgraf:webhook", "nutgraf:deliver")):
                assert 0 < redis.ttl(key) <= settings.result_ttl_s, key
            elif key.startswith("nutgraf:lane:"):
                assert redis.ttl(key) > 0

    def test_a_list_forgets_what_expired(self, endpoint, deliveries, redis, clock, settings):
        made = endpoint()
        old, new = (deliveries.publish(happening(number), key_id="local")[0] for number in (1, 2))
        redis.zadd(f"nutgraf:deliveries:{made.id}", {old: clock() - settings.result_ttl_s - 1})
        deliveries.publish(happening(3), key_id="local")
        assert old not in redis.zrange(f"nutgraf:deliveries:{made.id}", 0, -1)
        assert new in redis.zrange(f"nutgraf:deliveries:{made.id}", 0, -1)


class TestFairness:
    """Who is slow or dead holds up nobody else."""

    @pytest.fixture
    def settings(self, redis_url):
        return Settings(redis_url=redis_url, webhook_threads=12, webhook_per_receiver=2)

    @pytest.fixture
    def tell(self, deliveries):
        numbers = iter(range(1000))

        def make(host, *, count=1):
            for _ in range(count):
                deliveries.publish(happening(next(numbers)), key_id="local", callback_url=f"https://{host}/hook")

        return make

    def hosts(self, deliveries, given):
        return sorted(deliveries.claim(delivery_id).url.split("/")[2] for delivery_id in given)

    def make_known(self, deliveries, tell, host, outcome):
        tell(host)
        attempt(deliveries, outcome, wait_s=None)

    def test_a_new_receiver_gets_one_at_first_then_as_many_as_may(self, deliveries, tell):
        tell("new.example", count=5)
        (first,) = deliveries.due()
        assert deliveries.due() == []
        deliveries.settle(deliveries.claim(first), OK, wait_s=None)
        given = deliveries.due()
        assert len(given) == 2
        assert deliveries.due() == []
        deliveries.settle(deliveries.claim(given[0]), OK, wait_s=None)
        assert len(deliveries.due()) == 1

    def test_those_that_hang_have_half_of_the_threads_among_them(self, deliveries, tell):
        self.make_known(deliveries, tell, "good.example", OK)
        hanging = [f"{name}.example" for name in "abcdefgh"]
        for host in hanging:
            self.make_known(deliveries, tell, host, SILENT)
        for host in hanging:
            tell(host, count=5)
        tell("good.example", count=5)
        given = self.hosts(deliveries, deliveries.due())
        assert given.count("good.example") == 2
        assert len(given) == len(set(given)) + 1 == 2 + 6

    def test_one_that_is_slow_and_works_gets_as_many_as_may(self, deliveries, tell):
        self.make_known(deliveries, tell, "slow.example", SLOW)
        tell("slow.example", count=5)
        assert len(deliveries.due()) == 2

    def test_one_that_fails_gets_one_at_a_time_until_it_does_not(self, deliveries, endpoint):
        endpoint()
        for number in range(5):
            deliveries.publish(happening(number), key_id="local")
        attempt(deliveries, OK, wait_s=None)
        first, _ = deliveries.due()
        deliveries.settle(deliveries.claim(first), BROKEN, wait_s=60)
        assert deliveries.due() == []

    def test_a_host_of_new_ones_leaves_the_rest_to_those_that_are_known(self, deliveries, tell):
        self.make_known(deliveries, tell, "good.example", OK)
        for number in range(20):
            tell(f"new-{number}.example")
        tell("good.example")
        given = self.hosts(deliveries, deliveries.due())
        assert "good.example" in given
        assert len(given) == 1 + 3

    def test_a_new_one_that_comes_back_lets_the_next_one_go(self, deliveries, tell, clock):
        for number in range(5):
            tell(f"new-{number}.example")
        first, *_ = given = deliveries.due()
        assert len(given) == 3
        deliveries.settle(deliveries.claim(first), SLOW, wait_s=None)
        clock.pass_s(1)
        assert len(deliveries.due()) == 1

    def test_those_whose_deliverer_died_do_not_take_up_room_for_ever(self, deliveries, tell, clock, settings):
        for number in range(3):
            tell(f"new-{number}.example")
        assert len(deliveries.due()) == 3
        tell("another.example")
        assert deliveries.due() == []
        clock.pass_s(settings.webhook_timeout_s + settings.lease_s + 1)
        assert len(deliveries.due()) == 3

    @pytest.mark.parametrize("known", [None, SLOW])
    def test_an_attempt_counts_from_its_beginning_however_long_it_waited(
        self, redis, settings, clock, tell, known, deliveries
    ):
        if known:
            for host in ("a.example", "b.example"):
                self.make_known(deliveries, tell, host, known)
        narrow = settings.model_copy(
            update={"webhook_threads": 2, "webhook_per_receiver": 1}
        )  # one slow or new at a time
        deliveries = DeliveryStore(redis, narrow, clock=clock)
        tell("a.example", count=2)
        (first,) = deliveries.due()
        tell("b.example")
        lease_s = settings.webhook_timeout_s + settings.lease_s
        clock.pass_s(lease_s - 1)
        delivery = deliveries.claim(first)
        clock.pass_s(lease_s - 1)
        assert deliveries.due() == []  # neither the next to a.example, nor that to b.example
        deliveries.settle(delivery, known or SILENT, wait_s=None)
        clock.pass_s(1)
        assert len(deliveries.due()) == (1 if known else 2)  # a.example is slow now, b.example still new

    def test_a_fast_one_has_no_more_at_a_time_either(self, redis, settings, clock, tell, deliveries):
        self.make_known(deliveries, tell, "a.example", OK)
        deliveries = DeliveryStore(redis, settings.model_copy(update={"webhook_per_receiver": 1}), clock=clock)
        tell("a.example", count=2)
        (first,) = deliveries.due()
        lease_s = settings.webhook_timeout_s + settings.lease_s
        clock.pass_s(lease_s - 1)
        assert deliveries.claim(first)
        clock.pass_s(lease_s - 1)
        assert deliveries.due() == []

    def test_what_is_underway_is_not_handed_out_again(self, settings, clock, tell, deliveries):
        self.make_known(deliveries, tell, "a.example", OK)
        tell("a.example")
        (first,) = deliveries.due()
        lease_s = settings.webhook_timeout_s + settings.lease_s
        clock.pass_s(lease_s - 1)
        assert deliveries.claim(first)
        clock.pass_s(lease_s - 1)
        assert deliveries.due() == []

    def test_who_was_slow_and_is_fast_again_is_treated_so(self, deliveries, tell):
        self.make_known(deliveries, tell, "a.example", SILENT)
        self.make_known(deliveries, tell, "a.example", OK)
        for number in range(3):
            tell(f"new-{number}.example")
        deliveries.due()
        tell("a.example")
        assert self.hosts(deliveries, deliveries.due()) == ["a.example"]

    def test_many_that_wait_for_room_do_not_keep_others_from_being_looked_at(self, deliveries, tell):
        self.make_known(deliveries, tell, "good.example", OK)
        for number in range(150):
            tell(f"new-{number}.example")
        deliveries.due()
        deliveries.due()
        tell("good.example")
        assert self.hosts(deliveries, deliveries.due()) == ["good.example"]

    def test_the_queue_is_not_filled_with_what_is_due(self, deliveries, tell, redis):
        for _ in range(MOST_QUEUED):
            redis.lpush("deliveries", "waiting")
        tell("a.example")
        assert deliveries.due() == []
        redis.rpop("deliveries")
        assert len(deliveries.due()) == 1

    def test_callbacks_to_one_host_and_port_stand_in_one_lane(self):
        assert callback_lane("https://Example.org/a") == callback_lane("https://example.org:443/b?c")
        assert callback_lane("https://example.org/") != callback_lane("https://example.org:8443/")
        assert callback_lane("https://ep_1/") != "ep_1"


class TestBreaker:
    def fail(self, deliveries, clock, times, outcome=BROKEN):
        for _ in range(times):
            assert attempt(deliveries, outcome, wait_s=1)
            clock.pass_s(1)

    def test_who_fails_again_and_again_is_left_alone_and_then_tried_once(self, endpoint, deliveries, clock):
        endpoint()
        deliveries.publish(happening(), key_id="local")
        self.fail(deliveries, clock, FAILURES_TO_OPEN)
        for number in range(1, 5):
            deliveries.publish(happening(number), key_id="local")
        clock.pass_s(COOLDOWN_S - 2)
        assert deliveries.due() == []
        clock.pass_s(1)
        assert attempt(deliveries, BROKEN, wait_s=1)  # one of the five
        clock.pass_s(2 * COOLDOWN_S - 1)
        assert deliveries.due() == []
        clock.pass_s(1)
        assert attempt(deliveries, OK, wait_s=None)
        assert len(deliveries.due()) == 4

    def test_the_endpoint_says_since_when_and_until_when(self, endpoint, endpoints, deliveries, clock):
        made = endpoint()
        assert (made.failing_since, made.paused_until) == (None, None)
        deliveries.publish(happening(), key_id="local")
        began_s = clock()
        self.fail(deliveries, clock, FAILURES_TO_OPEN)
        failing = endpoints.get(made.id)
        assert failing.failing_since.timestamp() == began_s
        assert failing.paused_until.timestamp() == clock() - 1 + COOLDOWN_S
        clock.pass_s(COOLDOWN_S)
        assert endpoints.get(made.id).paused_until is None
        attempt(deliveries, OK, wait_s=None)
        assert endpoints.get(made.id).failing_since is None

    def test_it_is_never_left_alone_for_very_long(self, endpoint, deliveries, clock):
        endpoint()
        deliveries.publish(happening(), key_id="local")
        self.fail(deliveries, clock, FAILURES_TO_OPEN)
        for _ in range(12):
            clock.pass_s(LONGEST_COOLDOWN_S)
            assert attempt(deliveries, BROKEN, wait_s=1)

    def test_a_success_in_between_begins_the_count_anew(self, endpoint, deliveries, clock):
        endpoint()
        deliveries.publish(happening(), key_id="local")
        self.fail(deliveries, clock, FAILURES_TO_OPEN - 1)
        attempt(deliveries, OK)
        deliveries.publish(happening(1), key_id="local")
        self.fail(deliveries, clock, FAILURES_TO_OPEN)

    def test_errors_from_a_host_of_callbacks_say_nothing_of_its_other_paths(self, done, deliveries, clock):
        done()
        self.fail(deliveries, clock, FAILURES_TO_OPEN + 5)
        self.fail(deliveries, clock, FAILURES_TO_OPEN, SILENT)
        clock.pass_s(COOLDOWN_S - 2)
        assert deliveries.due() == []

    def test_an_endpoint_that_asks_to_be_left_alone_is(self, endpoint, deliveries, clock):
        endpoint()
        busy = Outcome(status=429, said="status 429", duration_s=0.1, pause_s=600)
        deliveries.publish(happening(), key_id="local")
        attempt(deliveries, busy, wait_s=600)
        deliveries.publish(happening(1), key_id="local")
        deliveries.publish(happening(2), key_id="local")
        clock.pass_s(599)
        assert deliveries.due() == []
        clock.pass_s(1)
        attempt(deliveries, OK, wait_s=None)
        assert len(deliveries.due()) == 2

    def test_a_callback_that_asks_for_it_speaks_for_itself_only(self, done, deliveries):
        done()
        attempt(deliveries, Outcome(status=429, said="", duration_s=0.1, pause_s=600), wait_s=600)
        done()
        assert len(deliveries.due()) == 1

    def test_a_pause_does_not_shorten_a_longer_one(self, endpoint, deliveries, clock):
        endpoint()
        deliveries.publish(happening(), key_id="local")
        self.fail(deliveries, clock, FAILURES_TO_OPEN - 1)
        attempt(deliveries, Outcome(status=503, said="", duration_s=0.1, pause_s=2), wait_s=2)
        clock.pass_s(COOLDOWN_S - 1)
        assert deliveries.due() == []


class TestDisabling:
    @pytest.fixture
    def other(self, endpoint):
        return endpoint("endpoint.disabled")

    def told(self, deliveries):
        return [deliveries.claim(one) for one in deliveries.due()]

    def test_gone_disables_and_the_other_endpoints_are_told(self, endpoint, endpoints, deliveries, other, clock):
        made = endpoint()
        for number in range(2):
            deliveries.publish(happening(number), key_id="local")
        attempt(deliveries, GONE, wait_s=None)
        disabled = endpoints.get(made.id)
        assert (disabled.status, disabled.disabled_reason) == ("disabled", "gone")
        assert disabled.disabled_at.timestamp() == clock()
        (notice,) = self.told(deliveries)
        assert notice.endpoint_id == other.id
        assert json.loads(notice.body)["type"] == "endpoint.disabled"
        assert json.loads(notice.body)["data"] == {"id": made.id, "reason": "gone", "status": "disabled"}

    def test_a_callback_that_is_gone_ends_itself_only(self, done, deliveries):
        done()
        attempt(deliveries, GONE, wait_s=None)
        done()
        assert len(deliveries.due()) == 1

    def test_five_days_of_failing_disable(self, endpoint, endpoints, deliveries, other, clock):
        made = endpoint()
        deliveries.publish(happening(), key_id="local")
        attempt(deliveries, SILENT, wait_s=DISABLED_AFTER_S - 1)
        clock.pass_s(DISABLED_AFTER_S - 1)
        attempt(deliveries, BROKEN, wait_s=1)
        assert endpoints.get(made.id).status == "enabled"
        clock.pass_s(1)
        attempt(deliveries, BROKEN, wait_s=1)
        assert endpoints.get(made.id).disabled_reason == "failing"
        (notice,) = self.told(deliveries)
        assert json.loads(notice.body)["data"]["reason"] == "failing"
        clock.pass_s(10)
        assert deliveries.due() == []  # it does not go on

    def test_a_success_ends_the_failing(self, endpoint, endpoints, deliveries, clock):
        made = endpoint()
        for number, outcome in enumerate((BROKEN, OK, BROKEN)):
            deliveries.publish(happening(number), key_id="local")
            attempt(deliveries, outcome, wait_s=None)
            clock.pass_s(DISABLED_AFTER_S)
        assert endpoints.get(made.id).status == "enabled"

    def test_what_waits_fails_and_what_is_on_its_way_is_still_written_down(
        self, endpoint, endpoints, deliveries, redis
    ):
        made = endpoint()
        deliveries.publish(happening(), key_id="local")
        attempt(deliveries, OK, wait_s=None)
        for number in range(1, 4):
            deliveries.publish(happening(number), key_id="local")
        first, second, handed_out = deliveries.due()
        expired = deliveries.publish(happening(4), key_id="local")[0]
        redis.delete(delivery_key(expired))
        underway, failing = deliveries.claim(first), deliveries.claim(second)
        deliveries.settle(failing, GONE, wait_s=None)
        assert endpoints.get(made.id).status == "disabled"
        assert redis.hget(delivery_key(handed_out), "status") == "failed"
        assert not redis.exists(delivery_key(expired))
        assert deliveries.claim(handed_out) is None
        assert redis.hget(delivery_key(handed_out), "outcome") == "the endpoint is disabled"
        assert deliveries.settle(underway, OK, wait_s=None)
        assert redis.hget(delivery_key(underway.id), "status") == "delivered"
        assert not [key for key in redis.scan_iter() if key.startswith(("nutgraf:due", "nutgraf:out", "nutgraf:lanes"))]

    def test_an_attempt_that_fails_after_it_was_disabled_is_the_last(self, endpoint, endpoints, deliveries, redis):
        made = endpoint()
        deliveries.publish(happening(), key_id="local")
        delivery = deliveries.claim(*deliveries.due())
        endpoints.change(made.id, enabled=False)
        assert deliveries.settle(delivery, BROKEN, wait_s=5)
        assert redis.hget(delivery_key(delivery.id), "status") == "failed"

    @pytest.mark.parametrize("deleted", [False, True])
    def test_one_whose_deliverer_died_meanwhile_fails_too(self, endpoint, endpoints, deliveries, redis, clock, deleted):
        made = endpoint()
        deliveries.publish(happening(), key_id="local")
        delivery = deliveries.claim(*deliveries.due())
        if deleted:
            endpoints.delete(made.id)
        else:
            endpoints.change(made.id, enabled=False)
        clock.pass_s(60)
        assert deliveries.due() == [delivery.id]
        assert deliveries.claim(delivery.id) is None
        kept = redis.hgetall(delivery_key(delivery.id))
        said = "the endpoint is deleted" if deleted else "the endpoint is disabled"
        assert (kept["status"], kept["outcome"]) == ("failed", said)
        clock.pass_s(60)
        assert deliveries.due() == []


def test_without_a_clock_redis_gives_the_time(redis, settings, endpoints):
    deliveries = DeliveryStore(redis, settings)
    deliveries.publish(happening(), key_id="local", callback_url=URL)
    for _ in range(3):
        assert attempt(deliveries, BROKEN, wait_s=0)
