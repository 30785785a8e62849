import json
from datetime import UTC, datetime

import pytest

from jobs.connection import delivery_key, webhook_key
from jobs.deliveries import (
    ENTRIES_KEPT,
    DeliveryStore,
)
from jobs.job import Submission, job_to_wire
from jobs.webhook_events import LARGEST_BODY_BYTES, Event, superseded
from tests.jobs.happenings import BROKEN, OK, SILENT, URL, attempt, happening


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


def test_without_a_clock_redis_gives_the_time(redis, settings, endpoints):
    deliveries = DeliveryStore(redis, settings)
    deliveries.publish(happening(), key_id="local", callback_url=URL)
    for _ in range(3):
        assert attempt(deliveries, BROKEN, wait_s=0)
