"""Lanes: who is slow, dead or gone holds up nobody else."""

import json

import pytest

from jobs.connection import delivery_key
from jobs.deliveries import (
    COOLDOWN_S,
    DISABLED_AFTER_S,
    FAILURES_TO_OPEN,
    LONGEST_COOLDOWN_S,
    MOST_QUEUED,
    DeliveryStore,
    Outcome,
    callback_lane,
)
from jobs.settings import Settings
from tests.jobs.happenings import BROKEN, GONE, OK, SILENT, SLOW, attempt, happening


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
