from dataclasses import replace

import pytest

from digest.options import Options
from jobs.job import Submission
from jobs.recall import recall_name
from jobs.store import JobStore

STORY = Submission(text="A story.", key_id="key_a")
DIGEST = {"headline": {"text": "Mill fire"}}


@pytest.fixture
def name(settings):
    return recall_name(STORY, settings)


def finished(store, name, submission=STORY):
    job = store.create(submission, recall=name)
    assert store.finish(store.claim(job.id, owner="one"), DIGEST)
    return store.get(job.id)


def test_a_job_is_recalled_once_it_has_succeeded(store, name):
    assert store.recalled(name) is None
    job = store.create(STORY, recall=name)
    assert store.recalled(name) is None
    claim = store.claim(job.id, owner="one")
    assert store.recalled(name) is None
    store.finish(claim, DIGEST)
    assert store.recalled(name) == store.get(job.id)


def test_what_failed_or_was_cancelled_is_not(store, name):
    job = store.create(STORY, recall=name)
    store.fail(store.claim(job.id, owner="one"), {"type": "/problems/x", "title": "X"})
    assert store.recalled(name) is None
    store.cancel(store.create(STORY, recall=name).id)
    assert store.recalled(name) is None


def test_the_newest_is_recalled(store, name):
    finished(store, name)
    newest = finished(store, name)
    assert store.recalled(name) == newest


def test_erasing_a_job_erases_what_is_recalled_of_it(store, name, redis):
    first = finished(store, name)
    assert store.erase(first.id)
    assert store.recalled(name) is None
    assert list(redis.scan_iter(match="nutgraf:recall:*")) == []
    second, newest = finished(store, name), finished(store, name)
    store.erase(second.id)
    assert store.recalled(name) == newest


def test_it_is_forgotten_after_its_time(store, name, redis, settings):
    finished(store, name)
    assert 0 < redis.ttl(name) <= settings.recall_ttl_s
    never = JobStore(redis, settings.model_copy(update={"recall_ttl_s": 0}))
    other = recall_name(replace(STORY, text="B"), settings)
    finished(never, other)
    assert not redis.exists(other)


def test_a_queued_job_is_finished_from_another_and_its_callback_is_made(store, deliveries):
    job = store.create(replace(STORY, callback_url="https://example.org/hook"))
    assert store.finish_from(job.id, DIGEST)
    done = store.get(job.id)
    assert (done.status, done.digest, done.attempts, done.started_at) == ("succeeded", DIGEST, 0, None)
    assert store.claim(job.id, owner="one") is None
    assert store.sweep() == []
    assert len(deliveries.due()) == 1
    assert not store.finish_from(job.id, {})


@pytest.mark.parametrize(
    "change",
    [
        {"text": "Another."},
        {"headline": "H"},
        {"byline": "B"},
        {"language": "en"},
        {"options": Options(bullets=1)},
        {"options": Options(offsets="utf16")},
        {"key_id": "key_b"},
    ],
)
def test_what_makes_another_digest_has_another_name(settings, name, change):
    assert recall_name(replace(STORY, **change), settings) != name


def test_another_model_has_another_name(settings, name):
    for change in ({"model": "org/model"}, {"model_revision": "abc"}, {"headline_model": "org/other"}, {"beams": 5}):
        assert recall_name(STORY, settings.model_copy(update=change)) != name


def test_what_only_goes_along_has_not(settings, name):
    for change in ({"callback_url": "https://x"}, {"external_id": "1"}, {"revision": "2"}, {"metadata": {"a": 1}}):
        assert recall_name(replace(STORY, **change), settings) == name
