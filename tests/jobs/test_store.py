import json
import threading

import pytest

from jobs.connection import LEASES, connect, deliveries_key, job_key, jobs_key, story_key
from jobs.job import Submission
from jobs.settings import Settings
from jobs.store import JobStore

DIGEST = {"headline": {"text": "Mill fire"}}
PROBLEM = {"type": "/problems/x", "title": "X"}


@pytest.fixture
def job(store):
    return store.create(Submission(text="A story.", external_id="42", revision="7", metadata={"desk": "local"}))


@pytest.fixture
def called_back(store):
    return store.create(Submission(text="A story.", callback_url="https://example.org/hook?key=sesame"))


def test_a_new_job_is_queued_and_its_story_kept(store, job, clock):
    assert store.get(job.id) == job
    assert (job.status, job.attempts, job.external_id, job.revision) == ("queued", 0, "42", "7")
    assert job.metadata == {"desk": "local"}
    assert job.submitted_at.timestamp() == clock.now_s
    assert store.submission(job.id).text == "A story."


def test_metadata_that_is_no_json_is_refused_before_anything_is_kept(store, redis):
    with pytest.raises(ValueError, match="JSON"):
        store.create(Submission(text="A story.", metadata={"share": float("nan")}))
    assert list(redis.scan_iter()) == []


def test_an_unknown_job_is_none(store, job):
    for job_id in ("", "dg_" + "0" * 26, "\ud800", "*", job.id.upper()):
        assert store.get(job_id) is None
        assert store.submission(job_id) is None
        assert store.cancel(job_id) is None
        assert store.erase(job_id) is False
        assert store.wait(job_id, timeout_s=0) is None


def test_a_job_is_claimed_once(store, job, clock):
    clock.pass_s(1)
    claim = store.claim(job.id, owner="one")
    assert claim.submission.text == "A story."
    assert store.claim(job.id, owner="two") is None
    running = store.get(job.id)
    assert (running.status, running.attempts, running.started_at.timestamp()) == ("running", 1, clock.now_s)


def test_many_claims_at_once_give_one(redis_url):
    settings = Settings(redis_url=redis_url)
    with connect(settings) as client:
        store = JobStore(client, settings)
        for _ in range(20):
            job = store.create(Submission(text="A story."))
            barrier = threading.Barrier(8)
            won = []

            def claim(job_id=job.id, barrier=barrier, won=won):
                barrier.wait()
                if claim := store.claim(job_id, owner="one"):
                    won.append(claim)

            threads = [threading.Thread(target=claim) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert len(won) == 1


def test_success_keeps_the_digest_and_drops_the_story(store, job, redis):
    claim = store.claim(job.id, owner="one")
    assert store.progress(claim, "quotes", 0.5)
    assert store.get(job.id).progress.step == "quotes"
    assert store.finish(claim, DIGEST)
    done = store.get(job.id)
    assert (done.status, done.digest, done.error, done.progress.fraction) == ("succeeded", DIGEST, None, 1.0)
    assert store.submission(job.id) is None
    assert not redis.exists(story_key(job.id))


def test_failure_keeps_the_problem(store, job):
    assert store.fail(store.claim(job.id, owner="one"), PROBLEM)
    failed = store.get(job.id)
    assert (failed.status, failed.digest, failed.error) == ("failed", None, PROBLEM)


def test_an_end_is_final(store, job):
    claim = store.claim(job.id, owner="one")
    assert store.finish(claim, DIGEST)
    assert not store.finish(claim, {})
    assert not store.fail(claim, PROBLEM)
    assert not store.release(claim)
    assert not store.heartbeat(claim)
    assert not store.progress(claim, "quotes", 0.1)
    assert store.cancel(job.id).status == "succeeded"
    assert store.claim(job.id, owner="two") is None
    assert store.get(job.id).digest == DIGEST


def test_of_two_ends_at_once_one_counts(store, job, redis, settings, clock):
    claim = store.claim(job.id, owner="one")

    def meanwhile():
        store.finish(claim, DIGEST)
        return clock()

    assert JobStore(redis, settings, clock=meanwhile).cancel(job.id).status == "succeeded"
    assert store.get(job.id).digest == DIGEST


def test_a_stale_holder_is_fenced_off(store, job, clock, settings):
    stale = store.claim(job.id, owner="one")
    clock.pass_s(settings.lease_s + 1)
    assert store.sweep() == [job.id]
    everything = [
        lambda: store.heartbeat(stale),
        lambda: store.progress(stale, "quotes", 0.5),
        lambda: store.finish(stale, DIGEST),
        lambda: store.fail(stale, PROBLEM),
        lambda: store.release(stale),
    ]
    assert not any(step() for step in everything)
    holder = store.claim(job.id, owner="two")
    assert not any(step() for step in everything)
    assert store.get(job.id).status == "running"
    assert store.finish(holder, DIGEST)


def test_a_heartbeat_keeps_the_lease(store, job, clock, settings):
    claim = store.claim(job.id, owner="one")
    for _ in range(5):
        clock.pass_s(settings.lease_s * 0.9)
        assert store.heartbeat(claim)
        assert store.sweep() == []
    clock.pass_s(settings.lease_s)
    assert store.sweep() == [job.id]
    assert store.get(job.id).status == "queued"


def test_a_job_fails_when_its_attempts_are_used_up(store, called_back, clock, settings, deliveries):
    for attempt in range(1, settings.max_attempts + 1):
        assert store.claim(called_back.id, owner="one").attempt == attempt
        clock.pass_s(settings.lease_s + 1)
        swept = store.sweep()
    assert swept == []
    failed = store.get(called_back.id)
    assert (failed.status, failed.attempts) == ("failed", settings.max_attempts)
    assert failed.error["type"] == "/problems/attempts-exhausted"
    assert len(deliveries.due()) == 1


def test_handing_back_costs_no_attempt(store, job, clock, settings, redis):
    for _ in range(5):
        claim = store.claim(job.id, owner="one")
        assert claim.attempt == 1
        assert store.release(claim)
    assert store.get(job.id).status == "queued"
    assert redis.zcard(LEASES) == 0
    clock.pass_s(settings.resend_s)
    assert store.sweep() == [job.id]


@pytest.mark.parametrize("attempts", [1, 3])
def test_a_lease_renewed_at_the_last_moment_counts(redis, settings, attempts):
    times = [0.0]
    store = JobStore(redis, settings, clock=lambda: times.pop() if len(times) > 1 else times[0])
    job = store.create(Submission(text="A story."))
    for _ in range(attempts - 1):
        store.release(store.claim(job.id, owner="one"), refund=False)
    store.claim(job.id, owner="one")
    times.append(settings.lease_s + 1)  # when the sweeper looks; when it acts, the lease is good again
    assert store.sweep() == []
    assert store.get(job.id).status == "running"


def test_giving_up_costs_an_attempt(store, job, settings):
    for _ in range(settings.max_attempts):
        assert store.release(store.claim(job.id, owner="one"), refund=False)
    assert store.get(job.id).error["type"] == "/problems/attempts-exhausted"


def test_what_was_never_sent_is_sent_again(store, job, clock, settings):
    assert store.sweep() == []
    clock.pass_s(settings.resend_s)
    assert store.sweep() == [job.id]
    assert store.sweep() == []  # another sweeper is at it
    store.mark_sent(job.id)
    clock.pass_s(settings.resend_s)
    assert store.sweep() == []


def test_a_lost_message_is_sent_again_once_the_queue_is_empty(store, job, clock, settings, redis):
    store.mark_sent(job.id)
    redis.lpush("digests", "a message before it")
    clock.pass_s(settings.lease_s + 1)
    assert store.sweep() == []
    redis.delete("digests")
    assert store.sweep() == [job.id]
    assert store.sweep() == []  # another sweeper is at it


def test_a_lost_message_is_sent_again_once_the_queue_is_past_it(store, job, clock, settings, redis):
    redis.lpush("digests", "a queue that is never empty")
    store.mark_sent(job.id)
    clock.pass_s(1)
    newer = store.create(Submission(text="A story."))
    store.mark_sent(newer.id)
    clock.pass_s(1)
    newest = store.create(Submission(text="A story."))
    store.mark_sent(newest.id)
    clock.pass_s(settings.lease_s + 1)
    assert store.sweep() == []
    assert store.claim(newer.id, owner="one")
    assert store.sweep() == [job.id]  # and not the newest, whose turn has not come


def test_a_job_that_runs_before_it_is_marked_sent_is_not_sent_again(store, job, clock, settings):
    claim = store.claim(job.id, owner="one")
    store.mark_sent(job.id)
    store.finish(claim, DIGEST)
    clock.pass_s(settings.lease_s + 1)
    assert store.sweep() == []


def test_a_cancelled_job_is_lost_to_its_worker(store, called_back, deliveries):
    claim = store.claim(called_back.id, owner="one")
    assert store.cancel(called_back.id).status == "cancelled"
    assert not store.heartbeat(claim)
    assert not store.finish(claim, DIGEST)
    assert store.get(called_back.id).status == "cancelled"
    assert deliveries.due() == []


def test_a_running_job_is_not_sent_again(store, job, clock, settings):
    store.mark_sent(job.id)
    claim = store.claim(job.id, owner="one")
    for _ in range(4):
        clock.pass_s(settings.lease_s * 0.9)
        assert store.heartbeat(claim)
        assert store.sweep() == []


def test_a_job_without_its_story_is_not_begun(store, job, redis):
    redis.delete(story_key(job.id))
    assert store.claim(job.id, owner="one") is None


def test_a_result_is_kept_from_its_end_on(store, job, redis, settings):
    redis.expire(job_key(job.id), 100)
    store.finish(store.claim(job.id, owner="one"), DIGEST)
    assert redis.ttl(job_key(job.id)) > settings.result_ttl_s - 100


def test_a_cancelled_job_is_never_begun(store, job, clock, settings):
    store.cancel(job.id)
    assert store.claim(job.id, owner="one") is None
    clock.pass_s(settings.lease_s + 1)
    assert store.sweep() == []


@pytest.mark.parametrize("state", ["queued", "running", "succeeded", "handed out", "claimed"])
def test_erasing_leaves_nothing(store, called_back, redis, deliveries, state):
    claim = None if state == "queued" else store.claim(called_back.id, owner="one")
    if state not in ("queued", "running"):
        assert store.finish(claim, DIGEST)
        assert redis.exists(deliveries_key(called_back.id))
    if state in ("handed out", "claimed"):
        (delivery_id,) = deliveries.due()
    if state == "claimed":
        assert deliveries.claim(delivery_id)
    assert store.erase(called_back.id) is True
    assert [key for key in redis.scan_iter() if key != "nutgraf:passed"] == []
    assert deliveries.due() == []
    if claim:
        assert not store.heartbeat(claim)
        assert not store.finish(claim, DIGEST)
    assert store.erase(called_back.id) is False


def test_erasing_takes_what_is_left_where_a_delivery_expired(store, called_back, redis):
    store.finish(store.claim(called_back.id, owner="one"), DIGEST)
    (delivery,) = redis.scan_iter("nutgraf:delivery:*")
    redis.delete(delivery)
    assert store.erase(called_back.id)
    assert not redis.exists(deliveries_key(called_back.id))


def test_everything_expires(store, called_back, redis, settings):
    for step in ("queued", "running", "succeeded"):
        for key in redis.scan_iter(f"*{called_back.id.removeprefix('dg_')}*"):
            assert 0 < redis.ttl(key) <= settings.result_ttl_s, (step, key)
        if step == "queued":
            claim = store.claim(called_back.id, owner="one")
        elif step == "running":
            store.finish(claim, DIGEST)


def test_sets_forget_jobs_that_expired(store, called_back, redis, clock, settings, deliveries):
    store.finish(store.claim(called_back.id, owner="one"), DIGEST)
    running = store.create(Submission(text="A story."))
    store.claim(running.id, owner="one")
    unsent, waiting = (store.create(Submission(text="A story.")) for _ in range(2))
    store.mark_sent(waiting.id)
    for job in (running, unsent, waiting):
        redis.delete(job_key(job.id), story_key(job.id))
    (delivery,) = redis.scan_iter("nutgraf:delivery:*")
    redis.delete(delivery)
    clock.pass_s(settings.result_ttl_s)
    assert set(store.sweep()) == {unsent.id, waiting.id}
    for job in (unsent, waiting):
        store.mark_sent(job.id)
        assert store.claim(job.id, owner="one") is None
    assert deliveries.due() == []
    sets = {key for key in redis.scan_iter() if redis.type(key) == "zset"}
    assert sets == {deliveries_key(called_back.id), jobs_key("local")}  # which forget by themselves


@pytest.mark.parametrize("end", ["finish", "fail", "cancel", "erase"])
def test_waiting_ends_when_the_job_does(store, job, redis, monkeypatch, end):
    monkeypatch.setattr("jobs.store.WAKE_UP_S", 60.0)
    claim = store.claim(job.id, owner="one")
    found = []
    waiter = threading.Thread(target=lambda: found.append(store.wait(job.id, timeout_s=60)))
    waiter.start()
    while not redis.pubsub_channels():
        assert waiter.is_alive()
    assert store.progress(claim, "quotes", 0.5)
    assert waiter.is_alive()
    {
        "finish": lambda: store.finish(claim, DIGEST),
        "fail": lambda: store.fail(claim, PROBLEM),
        "cancel": lambda: store.cancel(job.id),
        "erase": lambda: store.erase(job.id),
    }[end]()
    waiter.join(30)
    assert not waiter.is_alive()
    assert found == [store.get(job.id)]


def test_one_may_wait_for_any_change(store, job, redis, monkeypatch):
    monkeypatch.setattr("jobs.store.WAKE_UP_S", 60.0)
    claim = store.claim(job.id, owner="one")
    before = store.get(job.id)
    found = []
    waiter = threading.Thread(
        target=lambda: found.append(store.wait(job.id, timeout_s=60, until=lambda now: now != before))
    )
    waiter.start()
    while not redis.pubsub_channels():
        assert waiter.is_alive()
    assert store.heartbeat(claim)
    assert store.progress(claim, "quotes", 0.5)
    waiter.join(30)
    assert not waiter.is_alive()
    assert found == [store.get(job.id)]


def test_waiting_for_what_is_over_does_not_wait(store, job):
    store.cancel(job.id)
    assert store.wait(job.id, timeout_s=600).status == "cancelled"


def test_waiting_gives_the_job_as_it_is_when_time_is_up(store, job):
    assert store.wait(job.id, timeout_s=0.05).status == "queued"


def test_without_a_clock_redis_gives_the_time(redis, settings):
    store = JobStore(redis, settings)
    job = store.create(Submission(text="A story."))
    seconds, _ = redis.time()
    assert abs(seconds - job.submitted_at.timestamp()) < 60
    claim = store.claim(job.id, owner="one")
    assert store.sweep() == []
    assert store.finish(claim, json.loads(json.dumps(DIGEST)))
