import json
import threading
from contextlib import suppress

import pytest

from jobs.batches import BatchStore, Order, batch_to_wire
from jobs.connection import UNTOLD, batch_key, connect, events_key, jobs_key
from jobs.errors import StoreUnavailable
from jobs.events import EventLog
from jobs.job import Submission
from jobs.settings import Settings
from jobs.store import JobStore
from jobs.untold import Teller

DIGEST = {"headline": {"text": "Mill fire"}}
PROBLEM = {"type": "/problems/story-too-short", "title": "The story is too short", "status": 422, "detail": "x"}
CALLBACK = "https://example.org/batches"


@pytest.fixture
def batches(redis, store, settings, clock):
    return BatchStore(redis, store, settings, clock=clock)


@pytest.fixture
def teller(redis, store, batches, deliveries):
    return Teller(redis, store, batches, deliveries)


@pytest.fixture
def batch(batches):
    stories = [Submission(text="One.", external_id="1"), PROBLEM, Submission(text="Two."), Submission(text="Three.")]
    return batches.create(
        Order(stories=stories, callback_url=CALLBACK, external_id="week 9", metadata={"desk": "local"})
    )


def job_ids(batch):
    return [item.job_id for item in batch.items if item.job_id]


def digest(store, job_id):
    assert store.finish(store.claim(job_id, owner="one"), DIGEST)


def told(deliveries):
    return [json.loads(deliveries.claim(due).body) for due in deliveries.due()]


def test_every_story_is_a_job_or_has_its_problem(batch, batches, store, clock):
    assert [item.status for item in batch.items] == ["queued", "refused", "queued", "queued"]
    assert batch.items[1].problem == PROBLEM
    assert [store.submission(job_id).text for job_id in job_ids(batch)] == ["One.", "Two.", "Three."]
    assert {store.get(job_id).batch_id for job_id in job_ids(batch)} == {batch.id}
    assert (batch.external_id, batch.metadata, batch.completed_at) == ("week 9", {"desk": "local"}, None)
    assert batch.submitted_at.timestamp() == clock.now_s
    assert batches.get(batch.id) == batch


def test_its_wire_form(batch, store, batches):
    digest(store, job_ids(batch)[0])
    wire = batch_to_wire(batches.get(batch.id))
    assert wire["counts"] == {
        "queued": 2, "running": 0, "succeeded": 1, "failed": 0, "cancelled": 0, "refused": 1, "erased": 0,
    }  # fmt: skip
    assert (wire["id"], wire["status"], wire["completed_at"]) == (batch.id, "running", None)
    assert wire["jobs"][0] == {
        "index": 0,
        "id": job_ids(batch)[0],
        "status": "succeeded",
        "external_id": "1",
        "revision": None,
        "superseded_by": None,
        "problem": None,
    }
    assert (wire["jobs"][1]["id"], wire["jobs"][1]["status"], wire["jobs"][1]["problem"]) == (None, "refused", PROBLEM)


@pytest.mark.parametrize("ends", [("finish",) * 3, ("fail", "cancel", "finish"), ("erase", "finish", "erase")])
def test_when_the_last_is_over_it_is_told_once(batch, batches, store, teller, deliveries, clock, ends):
    problem = {"type": "/problems/x", "title": "X", "detail": "x"}
    for job_id, end in zip(job_ids(batch), ends, strict=True):
        teller.tell()
        assert told(deliveries) == []
        assert batches.get(batch.id).completed_at is None
        clock.pass_s(1)
        match end:
            case "finish":
                digest(store, job_id)
            case "fail":
                store.fail(store.claim(job_id, owner="one"), problem)
            case "cancel":
                store.cancel(job_id)
            case "erase":
                store.erase(job_id)
    for _ in range(3):
        teller.tell()
    (event,) = told(deliveries)
    assert event["type"] == "batch.completed"
    assert event["data"] == json.loads(json.dumps(batch_to_wire(batches.get(batch.id))))
    assert event["data"]["status"] == "completed"
    assert batches.get(batch.id).completed_at.timestamp() == clock.now_s
    for job_id in job_ids(batch):  # erasing what is over is not another end
        store.erase(job_id)
    teller.tell()
    assert told(deliveries) == []


def test_a_job_ended_twice_is_counted_once(batch, batches, store):
    first, *_ = job_ids(batch)
    claim = store.claim(first, owner="one")
    assert store.finish(claim, DIGEST)
    assert not store.finish(claim, DIGEST)
    store.cancel(first)
    store.erase(first)
    store.erase(first)
    assert batches.get(batch.id).completed_at is None


def test_who_dies_before_crossing_it_out_tells_nothing_twice(batch, store, teller, deliveries, redis):
    for job_id in job_ids(batch):
        digest(store, job_id)
    untold = dict(redis.zrange(UNTOLD, 0, -1, withscores=True))
    teller.tell()
    assert len(told(deliveries)) == 1
    store.erase(job_ids(batch)[0])  # it would be told otherwise now
    redis.zadd(UNTOLD, untold)
    teller.tell()
    assert told(deliveries) == []


def test_its_own_stream_tells_of_each_end(batch, store, redis):
    for job_id in job_ids(batch):
        digest(store, job_id)
    events = EventLog(redis).read(batch.id)
    assert [event.name for event in events] == ["status", "job", "job", "job", "completed"]
    assert json.loads(events[0].data) == {"status": "running", "jobs": 3}
    assert json.loads(events[1].data) == {"id": job_ids(batch)[0], "status": "succeeded"}
    assert events[-1].is_final


def test_superseding_inside_a_batch(batches, store):
    stories = [
        Submission(text="Old.", external_id="a", revision="1"),
        Submission(text="New.", external_id="a", revision="2"),
    ]
    batch = batches.create(Order(stories=stories))
    assert [item.status for item in batch.items] == ["cancelled", "queued"]
    digest(store, job_ids(batch)[1])
    assert batches.get(batch.id).completed_at is not None


def test_a_batch_of_none_but_late_ones_is_complete_at_once(batches, store):
    store.create(Submission(text="New.", external_id="a", revision="2"))
    batch = batches.create(Order(stories=[Submission(text="Old.", external_id="a", revision="1")]))
    assert batch.completed_at is not None


def test_cancelling_stops_what_is_not_over(batch, batches, store):
    first, second, _ = job_ids(batch)
    digest(store, first)
    claim = store.claim(second, owner="one")
    after = batches.cancel(batch)
    assert [item.status for item in after.items] == ["succeeded", "refused", "cancelled", "cancelled"]
    assert not store.finish(claim, DIGEST)
    assert after.completed_at is not None


@pytest.mark.parametrize("state", ["queued", "completed", "told"])
def test_erasing_leaves_nothing(batch, batches, store, redis, teller, deliveries, state):
    if state != "queued":
        for job_id in job_ids(batch):
            digest(store, job_id)
    if state == "told":
        teller.tell()
    batches.erase(batches.get(batch.id))
    assert batches.get(batch.id) is None
    teller.tell()
    assert deliveries.due() == []
    assert [key for key in redis.scan_iter() if key != "nutgraf:passed"] == []


def test_what_cannot_be_one(batches, redis):
    with pytest.raises(ValueError, match="story"):
        batches.create(Order(stories=[PROBLEM]))
    with pytest.raises(ValueError, match="JSON"):
        batches.create(Order(stories=[Submission(text="A.")], metadata={"a": float("nan")}))
    with pytest.raises(ValueError, match="JSON"):
        batches.create(Order(stories=[Submission(text="A."), Submission(text="B.", metadata={"a": float("inf")})]))
    assert list(redis.scan_iter()) == []
    for batch_id in ("", "bt_" + "0" * 26, "*", "\ud800"):
        assert batches.get(batch_id) is None


def test_everything_expires(batch, redis, settings):
    for key in (batch_key(batch.id), events_key(batch.id), jobs_key(batch.id), jobs_key("local")):
        assert settings.result_ttl_s < redis.ttl(key) <= 2 * settings.result_ttl_s


def test_a_batch_that_expired_before_its_jobs_does_not_come_back(batch, store, redis):
    redis.delete(batch_key(batch.id))
    for job_id in job_ids(batch):
        digest(store, job_id)
    assert not redis.exists(batch_key(batch.id))
    assert redis.zcard(UNTOLD) == 0


def test_a_repr_says_nothing_of_the_stories(batch):
    assert "One." not in repr(Order(stories=[Submission(text="One.")]))
    assert "week 9" not in repr(batch)


@pytest.mark.parametrize("after_s", [0.02, 0.05, 0.1])
def test_killed_at_any_moment_redis_has_all_of_a_batch_or_none(own_redis, after_s):
    settings = Settings(redis_url=own_redis.url)
    answered = []
    with connect(settings) as client:
        batches = BatchStore(client, JobStore(client, settings), settings)
        stories = [Submission(text="word " * 200, external_id=str(number)) for number in range(30)]
        killer = threading.Timer(after_s, own_redis.kill)
        batches.create(Order(stories=stories))
        killer.start()
        with suppress(StoreUnavailable):
            while True:
                answered.append(batches.create(Order(stories=stories)).id)
        killer.join()
        own_redis.start()
        found = [batches.get(key.rpartition(":")[2]) for key in client.scan_iter("nutgraf:batch:*")]
        assert {batch.id for batch in found} >= set(answered)
        for batch in found:
            assert batch.counts == {"queued": 30}
        assert len(list(client.scan_iter("nutgraf:job:*"))) == 30 * len(found)
        assert len(list(client.scan_iter("nutgraf:story:*"))) == 30 * len(found)
