import json

import pytest

from jobs.deliveries import LARGEST_BODY_BYTES, MOST_QUEUED
from jobs.job import Submission, job_to_wire

DIGEST = {"headline": {"text": "Mill fire"}}
URL = "https://example.org/hook?key=sesame"


@pytest.fixture
def done(store):
    """A finished job with a callback."""

    def make(digest=DIGEST):
        job = store.create(Submission(text="A story.", callback_url=URL, metadata={"desk": "local"}))
        store.finish(store.claim(job.id, owner="one"), digest)
        return store.get(job.id)

    return make


def test_a_success_is_told_with_the_whole_job(done, deliveries):
    job = done()
    assert deliveries.due() == [job.id]
    delivery = deliveries.claim(job.id)
    assert (delivery.url, delivery.attempt) == (URL, 1)
    event = json.loads(delivery.body)
    assert event == {
        "type": "digest.succeeded",
        "timestamp": job_to_wire(job)["finished_at"],
        "data": job_to_wire(job),
    }
    assert "sesame" not in repr(delivery)


def test_a_failure_is_told(store, deliveries):
    job = store.create(Submission(text="A story.", callback_url=URL))
    store.fail(store.claim(job.id, owner="one"), {"title": "No"})
    event = json.loads(deliveries.claim(job.id).body)
    assert (event["type"], event["data"]["error"]) == ("digest.failed", {"title": "No"})


def test_no_callback_no_delivery(store, deliveries):
    job = store.create(Submission(text="A story."))
    store.finish(store.claim(job.id, owner="one"), DIGEST)
    assert deliveries.due() == []
    assert deliveries.claim(job.id) is None


def test_a_large_digest_is_left_to_be_fetched(done, deliveries):
    job = done({"headline": {"text": "x" * LARGEST_BODY_BYTES}})
    body = deliveries.claim(job.id).body
    assert json.loads(body)["data"] == {"id": job.id, "status": "succeeded", "url": f"/v1/digests/{job.id}"}


def test_an_attempt_is_begun_once_and_again_when_the_deliverer_died(done, deliveries, clock):
    job = done()
    first = deliveries.claim(job.id)
    assert deliveries.claim(job.id) is None
    assert deliveries.due() == []
    clock.pass_s(26)
    assert deliveries.due() == [job.id]
    second = deliveries.claim(job.id)
    assert (second.event, second.body, second.attempt) == (first.event, first.body, 2)
    assert not deliveries.close(first)
    assert not deliveries.retry(first, wait_s=5)
    assert deliveries.close(second)


def test_a_message_that_comes_twice_does_not_bring_an_attempt_forward(done, deliveries, clock):
    job = done()
    assert deliveries.due() == [job.id]
    assert deliveries.retry(deliveries.claim(job.id), wait_s=300)
    clock.pass_s(299)
    assert deliveries.claim(job.id) is None
    assert deliveries.due() == []
    clock.pass_s(1)
    assert deliveries.due() == [job.id]
    assert deliveries.claim(job.id).attempt == 2


def test_what_is_over_is_forgotten(done, deliveries, redis, clock):
    job = done()
    assert deliveries.close(deliveries.claim(job.id))
    clock.pass_s(10**6)
    assert deliveries.due() == []
    assert not [key for key in redis.scan_iter() if "delivery" in key]


def test_the_queue_is_not_filled_with_what_is_due(done, deliveries, redis):
    for _ in range(MOST_QUEUED + 1):
        redis.lpush("deliveries", "waiting")
    job = done()
    assert deliveries.due() == []
    redis.rpop("deliveries")
    assert deliveries.due() == []
    redis.rpop("deliveries")
    assert deliveries.due() == [job.id]
