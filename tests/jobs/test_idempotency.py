import threading
from dataclasses import replace

import pytest

from digest.options import Options
from jobs.connection import UNSENT, connect
from jobs.errors import KeyReusedError
from jobs.idempotency import IN_FLIGHT_S, Flights, Once, fingerprint, once_name
from jobs.job import Submission
from jobs.settings import Settings
from jobs.store import JobStore

STORY = Submission(text="A story.", metadata={"a": 1, "b": 2}, callback_url="https://cms.example/")
KEY = Once(once_name("key_a", "one"), fingerprint(STORY))


def kept(redis):
    return sorted(name for name in redis.scan_iter() if not name.startswith("nutgraf:events"))


def test_a_key_makes_one_job(store, redis):
    job, is_new = store.create_once(STORY, KEY)
    assert is_new
    before = kept(redis)
    assert store.create_once(STORY, KEY) == (job, False)
    assert store.made_before(KEY) == job
    assert kept(redis) == before
    assert store.submission(job.id) == STORY
    assert redis.zrange(UNSENT, 0, -1) == [job.id]


def test_the_job_comes_back_as_it_is_now(store):
    job, _ = store.create_once(STORY, KEY)
    store.finish(store.claim(job.id, owner="one"), {"headline": {"text": "A"}})
    again, is_new = store.create_once(STORY, KEY)
    assert (again.id, again.status, is_new) == (job.id, "succeeded", False)


def test_a_key_stands_for_one_submission(store, redis):
    store.create_once(STORY, KEY)
    before = kept(redis)
    for other in (
        replace(STORY, text="Another."),
        replace(STORY, options=Options(bullets=1)),
        replace(STORY, metadata={}),
        replace(STORY, callback_url=None),
        replace(STORY, revision="2"),
    ):
        with pytest.raises(KeyReusedError):
            store.create_once(other, Once(KEY.name, fingerprint(other)))
    assert kept(redis) == before
    assert fingerprint(replace(STORY, metadata={"b": 2, "a": 1})) == KEY.fingerprint


def test_callers_do_not_share_keys():
    names = {once_name(key_id, given) for key_id in ("key_a", "key_b") for given in ("one", "two")}
    assert len(names) == 4
    assert not any("one" in name.removeprefix("nutgraf:once:") for name in names)


def test_a_key_is_forgotten_with_its_job_and_after_its_time(store, redis, settings):
    job, _ = store.create_once(STORY, KEY)
    assert 0 < redis.ttl(KEY.name) <= settings.idempotency_ttl_s
    store.cancel(job.id)
    assert store.create_once(STORY, KEY)[0].status == "cancelled"
    store.erase(job.id)
    assert kept(redis) == []
    again, is_new = store.create_once(STORY, KEY)
    assert (again.id != job.id, is_new) == (True, True)
    redis.unlink(f"nutgraf:job:{again.id}")  # its time ended first
    assert store.create_once(replace(STORY, text="B"), KEY)[1]


def test_many_at_once_make_one_job(redis_url):
    settings = Settings(redis_url=redis_url)
    with connect(settings) as client:
        store = JobStore(client, settings)
        for number in range(20):
            key = Once(once_name("key_a", str(number)), KEY.fingerprint)
            barrier, made = threading.Barrier(8), []

            def create(key=key, barrier=barrier, made=made):
                barrier.wait()
                made.append(store.create_once(STORY, key))

            threads = [threading.Thread(target=create) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert len({job.id for job, _ in made}) == 1
            assert sum(is_new for _, is_new in made) == 1
        assert client.zcard(UNSENT) == 20


def test_one_request_with_a_key_is_on_its_way_at_a_time(redis):
    flights = Flights(redis)
    assert flights.begin(KEY.name)
    assert not flights.begin(KEY.name)
    assert 0 < redis.ttl(f"{KEY.name}:open") <= IN_FLIGHT_S
    flights.end(KEY.name)
    assert flights.begin(KEY.name)
