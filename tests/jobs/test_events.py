import pytest

from jobs.connection import events_key
from jobs.events import EventLog, is_position
from jobs.job import Submission

DIGEST = {"headline": {"text": "Mill fire"}}
QUOTES = {"quotes": [{"text": "We saw the flames"}], "all_quotes": []}


@pytest.fixture
def log(redis):
    return EventLog(redis)


@pytest.fixture
def job(store):
    return store.create(Submission(text="A story."))


def told(log, job, **options):
    return [(event.name, event.data) for event in log.read(job.id, **options)]


def test_a_job_s_life_is_told_in_its_order(store, log, job):
    first = store.claim(job.id, owner="one")
    store.release(first)
    claim = store.claim(job.id, owner="two")
    store.heartbeat(claim)
    store.progress(claim, "quotes", 0.1)
    store.progress(claim, "headline", 0.25, part=QUOTES)
    store.progress(claim, "bullets", 0.5, part={"headline": {"text": "a\nb"}, "alternatives": []})
    store.progress(claim, "key_quotes", 0.95, part={"bullets": []})
    store.finish(claim, DIGEST)
    assert told(log, job) == [
        ("status", '{"status":"queued","attempts":0}'),
        ("status", '{"status":"running","attempts":1}'),
        ("status", '{"status":"queued","attempts":0}'),
        ("status", '{"status":"running","attempts":1}'),
        ("progress", '{"step":"quotes","fraction":0.1}'),
        ("quotes", '{"quotes":[{"text":"We saw the flames"}],"all_quotes":[]}'),
        ("progress", '{"step":"headline","fraction":0.25}'),
        ("headline", '{"headline":{"text":"a\\nb"},"alternatives":[]}'),
        ("progress", '{"step":"bullets","fraction":0.5}'),
        ("bullets", '{"bullets":[]}'),
        ("progress", '{"step":"key_quotes","fraction":0.95}'),
        ("succeeded", ""),
    ]
    assert [event.is_final for event in log.read(job.id)] == [False] * 11 + [True]


@pytest.mark.parametrize("end", ["fail", "cancel"])
def test_what_did_not_succeed_keeps_no_word_of_the_story(store, log, job, redis, end):
    claim = store.claim(job.id, owner="one")
    store.progress(claim, "headline", 0.25, part=QUOTES)
    before = log.read(job.id)[-1].id
    if end == "fail":
        store.fail(claim, {"type": "/problems/x", "title": "X"})
    else:
        store.cancel(job.id)
    (only,) = log.read(job.id)
    assert (only.name, only.data) == ("failed" if end == "fail" else "cancelled", "")
    assert log.read(job.id, after=before) == [only]


def test_reading_goes_on_where_it_stopped(store, log, job):
    claim = store.claim(job.id, owner="one")
    for number in range(5):
        store.progress(claim, f"step {number}", 0.1)
    events = log.read(job.id)
    for number, event in enumerate(events):
        assert log.read(job.id, after=event.id) == events[number + 1 :]


@pytest.mark.parametrize(
    "after", ["", "x", "1", "1-", "-1", "1-1-1", "1-+1", "²-1", f"{2**64 - 1}-0", f"0-{2**64}", "1-1\n"]
)
def test_what_is_no_position_is_the_beginning(log, job, after):
    assert not is_position(after)
    assert log.read(job.id, after=after) == log.read(job.id)


def test_positions_far_off_are_positions(log, job):
    assert log.read(job.id, after=f"{2**64 - 2}-{2**64 - 2}") == []
    assert log.read(job.id, after="0-0") == log.read(job.id)


def test_an_unknown_job_has_no_events(store, log, job):
    store.erase(job.id)
    for job_id in (job.id, "", "\ud800", "*"):
        assert log.read(job_id) is None


def test_only_the_last_are_kept(store, log, job):
    claim = store.claim(job.id, owner="one")
    for number in range(250):
        store.progress(claim, f"{number}", 0.1)
    events = log.read(job.id)
    assert len(events) == 200
    assert events[-1].data == '{"step":"249","fraction":0.1}'


def test_nobody_but_the_holder_tells(store, log, job, clock, settings):
    stale = store.claim(job.id, owner="one")
    clock.pass_s(settings.lease_s + 1)
    store.sweep()
    before = log.read(job.id)
    assert not store.progress(stale, "headline", 0.25, part=QUOTES)
    assert not store.finish(stale, DIGEST)
    assert log.read(job.id) == before


def test_events_live_as_long_as_their_job(store, log, job, redis, settings):
    assert 0 < redis.ttl(events_key(job.id)) <= settings.result_ttl_s
    redis.expire(events_key(job.id), 100)
    store.finish(store.claim(job.id, owner="one"), DIGEST)
    assert redis.ttl(events_key(job.id)) > settings.result_ttl_s - 100


def test_events_that_expired_do_not_come_back(store, log, job, redis):
    claim = store.claim(job.id, owner="one")
    redis.delete(events_key(job.id))
    store.progress(claim, "headline", 0.25, part=QUOTES)
    store.finish(claim, DIGEST)
    assert not redis.exists(events_key(job.id))
    assert log.read(job.id) == []


def test_each_event_is_announced(store, job, redis):
    with redis.pubsub(ignore_subscribe_messages=True) as listener:
        listener.subscribe(events_key(job.id))
        listener.get_message(timeout=1)
        claim = store.claim(job.id, owner="one")
        store.progress(claim, "headline", 0.25, part=QUOTES)
        store.finish(claim, DIGEST)
        store.erase(job.id)
        announced = []
        while not announced or announced[-1] != "erased":
            announced.append(listener.get_message(timeout=10)["data"])
    assert announced == ["status", "quotes", "progress", "succeeded", "erased"]


def test_a_repr_says_nothing_of_the_story(store, log, job):
    claim = store.claim(job.id, owner="one")
    store.progress(claim, "headline", 0.25, part=QUOTES)
    assert "flames" not in repr(log.read(job.id))
