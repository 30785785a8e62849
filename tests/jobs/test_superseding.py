import json
import threading

import pytest

from jobs.batches import BatchStore
from jobs.connection import LEASES, UNSENT, UNTOLD, WAITING, connect, events_key, story_key
from jobs.deliveries import Outcome
from jobs.events import EventLog
from jobs.job import Submission
from jobs.record import new_job
from jobs.settings import Settings
from jobs.store import JobStore
from jobs.untold import Teller

DIGEST = {"headline": {"text": "Mill fire"}}


@pytest.fixture
def batches(redis, store, settings, clock):
    return BatchStore(redis, store, settings, clock=clock)


@pytest.fixture
def teller(redis, store, batches, deliveries):
    return Teller(redis, store, batches, deliveries)


def submit(store, revision, **fields):
    return store.create(Submission(text="A story.", **{"external_id": "post-17", **fields}, revision=revision))


def digest(store, job):
    assert store.finish(store.claim(job.id, owner="one"), DIGEST)
    return job


def test_a_finished_digest_is_marked_and_kept(store):
    old = digest(store, submit(store, "1"))
    new = submit(store, "2")
    kept = store.get(old.id)
    assert (kept.status, kept.digest, kept.superseded_by) == ("succeeded", DIGEST, new.id)
    assert (new.status, new.superseded_by) == ("queued", None)


@pytest.mark.parametrize("state", ["unsent", "waiting", "running"])
def test_what_is_not_over_is_cancelled(store, redis, clock, settings, deliveries, state):
    old = submit(store, "1", callback_url="https://example.org/hook")
    claim = None
    if state != "unsent":
        store.mark_sent(old.id)
    if state == "running":
        claim = store.claim(old.id, owner="one")
        store.progress(claim, "headline", 0.25, part={"quotes": [{"text": "secret"}]})
    clock.pass_s(5)
    new = submit(store, "2")
    stopped = store.get(old.id)
    assert (stopped.status, stopped.superseded_by, stopped.progress.step) == ("cancelled", new.id, "cancelled")
    assert stopped.finished_at.timestamp() == clock.now_s
    assert claim is None or not store.finish(claim, DIGEST)
    assert not redis.exists(story_key(old.id))
    assert [redis.zscore(name, old.id) for name in (UNSENT, WAITING, LEASES)] == [None] * 3
    (only,) = EventLog(redis).read(old.id)
    assert only.name == "cancelled"
    assert 0 < redis.ttl(events_key(old.id)) <= settings.result_ttl_s
    assert deliveries.due() == []  # nobody has told of it yet: see below


@pytest.mark.parametrize(
    ("first", "second", "newer"),
    [
        ("9", "10", "second"),
        ("10", "9", "first"),
        ("2026-01-01T10:00:00+02:00", "2026-01-01T09:00:00Z", "second"),
        ("2026-01-01T09:00:00Z", "2026-01-01T10:00:00+02:00", "first"),
        ("b", "a", "second"),  # no order: what came later
        ("10", "a", "second"),
        ("2026-01-01T09:00:00Z", "5", "second"),
        ("1", "01", "second"),
    ],
)
def test_the_newer_revision_counts_not_the_later_arrival(store, first, second, newer):
    one, other = submit(store, first), submit(store, second)
    old, new = (one, other) if newer == "second" else (other, one)
    assert (store.get(old.id).status, store.get(old.id).superseded_by) == ("cancelled", new.id)
    assert (store.get(new.id).status, store.get(new.id).superseded_by) == ("queued", None)


def test_who_comes_too_late_knows_it_at_once(store, clock):
    newest, older = digest(store, submit(store, "3")), submit(store, "2")
    assert (older.status, older.superseded_by) == ("cancelled", newest.id)
    assert store.claim(older.id, owner="one") is None
    clock.pass_s(100)
    assert store.sweep() == []
    oldest = submit(store, "1")
    assert oldest.superseded_by == newest.id  # and not by the one that is superseded itself


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"revision": "1"}, {"revision": "1"}),
        ({"revision": None}, {"revision": "2"}),
        ({"revision": "1"}, {"revision": None}),
        ({"revision": ""}, {"revision": "2"}),
        ({"revision": "1"}, {"revision": "2", "external_id": "post-18"}),
        ({"revision": "1"}, {"revision": "2", "external_id": None}),
        ({"revision": "1", "external_id": None}, {"revision": "2", "external_id": None}),
        ({"revision": "1"}, {"revision": "2", "key_id": "another"}),
    ],
)
def test_what_is_no_newer_revision_of_the_same_supersedes_nothing(store, first, second):
    one, other = submit(store, **first), submit(store, **second)
    for job in (one, other):
        assert (store.get(job.id).status, store.get(job.id).superseded_by) == ("queued", None)


def test_a_chain_is_superseded_one_by_one(store):
    jobs = [digest(store, submit(store, str(number))) for number in range(4)]
    assert [store.get(job.id).superseded_by for job in jobs] == [*(job.id for job in jobs[1:]), None]


def test_an_erased_revision_supersedes_nobody(store):
    newest = submit(store, "3")
    store.erase(newest.id)
    assert submit(store, "2").superseded_by is None


def test_each_is_told_once_to_its_own_callback(store, teller, deliveries, redis):
    old = digest(store, submit(store, "1", callback_url="https://example.org/hook", metadata={"a": 1e300}))
    (due,) = deliveries.due()
    assert deliveries.settle(deliveries.claim(due), Outcome(status=204, said="status 204", duration_s=0), wait_s=None)
    new = submit(store, "2", callback_url="https://example.org/new")
    for _ in range(2):
        teller.tell()
    (due,) = deliveries.due()
    delivery = deliveries.claim(due)
    event = json.loads(delivery.body)
    assert delivery.url == "https://example.org/hook"
    assert event["type"] == "digest.superseded"
    assert event["data"] == {
        "id": old.id,
        "status": "succeeded",
        "external_id": "post-17",
        "revision": "1",
        "metadata": {"a": 1e300},
        "superseded_by": new.id,
        "url": f"/v1/digests/{new.id}",
    }
    assert redis.zcard(UNTOLD) == 0


def test_who_dies_before_crossing_it_out_tells_nothing_twice(store, teller, deliveries, redis):
    old = submit(store, "1", callback_url="https://example.org/hook")
    submit(store, "2")
    untold = redis.zrange(UNTOLD, 0, -1, withscores=True)
    assert [job_id for job_id, _ in untold] == [old.id]
    bodies = set()
    for _ in range(2):
        redis.zadd(UNTOLD, dict(untold))
        teller.tell()
        bodies |= {delivery.body for due in deliveries.due() if (delivery := deliveries.claim(due))}
    assert sum(b"digest.superseded" in body for body in bodies) == 1


def test_what_was_erased_before_it_was_told_is_not_told(store, teller, deliveries, redis):
    old = digest(store, submit(store, "1", callback_url="https://example.org/hook"))
    submit(store, "2")
    store.erase(old.id)
    teller.tell()
    assert deliveries.due() == []
    assert redis.zcard(UNTOLD) == 0


def test_of_many_at_once_the_newest_stays(redis_url):
    settings = Settings(redis_url=redis_url)
    with connect(settings) as client:
        store = JobStore(client, settings)
        barrier = threading.Barrier(8)
        made = {}

        def hand_in(revision):
            barrier.wait()
            made[revision] = submit(store, str(revision)).id

        threads = [threading.Thread(target=hand_in, args=(number,)) for number in range(1, 9)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        jobs = {revision: store.get(job_id) for revision, job_id in made.items()}
    assert [revision for revision, job in jobs.items() if job.superseded_by is None] == [8]
    assert {job.status for revision, job in jobs.items() if revision != 8} == {"cancelled"}


def test_a_transaction_that_is_sent_twice_takes_the_job_in_once(store, redis):
    """The connection broke on the way back, and the client sent it again."""
    submission = Submission(text="A story.")
    job = new_job(submission, at=1.0)
    for _ in range(2):
        with redis.pipeline(transaction=True) as pipe:
            store.write(pipe, job, submission)
            pipe.execute()
        claim = store.claim(job.id, owner="one")
        claims = [claim] if claim else claims  # noqa: F821 - the first round gives one
    assert store.get(job.id).status == "running"
    assert store.finish(claims[0], DIGEST)
