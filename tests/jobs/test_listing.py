from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from jobs import listing as module
from jobs.batches import BatchStore, Order
from jobs.connection import job_key, jobs_key
from jobs.job import Submission
from jobs.listing import Listing, Wanted

DIGEST = {"headline": {"text": "Mill fire"}}


@pytest.fixture
def listing(redis, store):
    return Listing(redis, store)


@pytest.fixture
def submit(store, clock):
    def submit(**fields):
        clock.pass_s(1)
        return store.create(Submission(text="A story.", **fields)).id

    return submit


def walk(listing, wanted=None, *, key_id="local", limit=2):
    """All pages, each no longer than it may be."""
    cursor, found = None, []
    while True:
        page = listing.page(key_id, wanted or Wanted(), limit=limit, cursor=cursor)
        assert len(page.jobs) <= limit
        found += [job.id for job in page.jobs]
        if (cursor := page.cursor) is None:
            return found


def test_newest_first_page_by_page(listing, submit):
    made = [submit() for _ in range(7)]
    for limit in (1, 2, 3, 7, 100):
        assert walk(listing, limit=limit) == made[::-1]
    assert walk(listing, key_id="another") == []


@pytest.mark.parametrize("at_once", [1, 2, 4, 100])
def test_what_came_at_the_same_moment_is_on_one_page_only(listing, store, monkeypatch, at_once):
    monkeypatch.setattr(module, "_AT_ONCE", at_once)
    made = [store.create(Submission(text="A story.")).id for _ in range(9)]
    for limit in (1, 2, 4, 100):
        assert walk(listing, limit=limit) == sorted(made, reverse=True)


def test_pages_hold_still_while_jobs_come_and_go(listing, submit, store):
    made = [submit() for _ in range(8)]
    first = listing.page("local", Wanted(), limit=3)
    submit()
    store.erase(made[-1])
    store.erase(first.jobs[-1].id)
    second = listing.page("local", Wanted(), limit=3, cursor=first.cursor)
    assert [job.id for job in second.jobs] == made[4:1:-1]


def test_each_key_has_its_own(listing, submit):
    ours, theirs = submit(key_id="ours", external_id="a"), submit(key_id="theirs", external_id="a")
    for wanted in (Wanted(), Wanted(external_id="a")):
        assert walk(listing, wanted, key_id="ours") == [ours]
        assert walk(listing, wanted, key_id="theirs") == [theirs]


def test_filters(listing, submit, store, redis, settings, clock):
    queued, finished, running = submit(external_id="a"), submit(external_id="a"), submit(external_id="b")
    store.finish(store.claim(finished, owner="one"), DIGEST)
    store.claim(running, owner="one")
    batches = BatchStore(redis, store, settings, clock=clock)
    batch = batches.create(Order(stories=[Submission(text="A.", external_id="a"), Submission(text="B.")]))
    one, other = (item.job_id for item in batch.items)
    assert walk(listing, Wanted(status="queued")) == [other, one, queued]
    assert walk(listing, Wanted(status="succeeded")) == [finished]
    assert walk(listing, Wanted(status="failed")) == []
    assert walk(listing, Wanted(external_id="a")) == [one, finished, queued]
    assert walk(listing, Wanted(external_id="nobody's")) == []
    assert walk(listing, Wanted(batch_id=batch.id)) == [other, one]
    assert walk(listing, Wanted(batch_id=batch.id, external_id="a", status="queued")) == [one]
    assert walk(listing, Wanted(batch_id=batch.id), key_id="another") == []
    moment = store.get(finished).submitted_at
    assert walk(listing, Wanted(after=moment)) == [other, one, running]
    assert walk(listing, Wanted(before=moment)) == [queued]
    assert walk(listing, Wanted(before=store.get(running).submitted_at, after=store.get(queued).submitted_at)) == [
        finished
    ]


def test_lists_forget_what_is_gone(listing, submit, store, redis, clock, settings):
    gone, erased, stays = submit(external_id="a"), submit(external_id="a"), submit(external_id="a")
    redis.delete(job_key(gone))
    store.erase(erased)
    assert walk(listing) == walk(listing, Wanted(external_id="a")) == [stays]
    assert redis.zrange(jobs_key("local"), 0, -1) == [stays]
    clock.pass_s(2 * settings.result_ttl_s + 2)
    last = submit(external_id="a")
    for name in redis.scan_iter("nutgraf:jobs:*"):
        assert redis.zrange(name, 0, -1) == [last]
        assert settings.result_ttl_s < redis.ttl(name) <= 2 * settings.result_ttl_s


def test_what_is_rare_takes_more_than_one_page(listing, submit, store, monkeypatch):
    monkeypatch.setattr(module, "MOST_LOOKED_AT", 4)
    rare = submit()
    store.cancel(rare)
    for _ in range(10):
        submit()
    first = listing.page("local", Wanted(status="cancelled"), limit=3)
    assert first.jobs == ()
    assert first.cursor is not None
    assert walk(listing, Wanted(status="cancelled"), limit=3) == [rare]


def test_the_last_page_that_is_just_full_has_nothing_after_it(listing, submit):
    submit()
    submit()
    page = listing.page("local", Wanted(), limit=2)
    after = listing.page("local", Wanted(), limit=2, cursor=page.cursor)
    assert (after.jobs, after.cursor) == ((), None)


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text() | st.binary().map(lambda raw: raw.hex()))
def test_what_is_no_cursor(listing, cursor):
    with pytest.raises(ValueError):
        listing.page("local", Wanted(), limit=2, cursor=cursor)


def test_a_cursor_that_was_tampered_with(listing, submit):
    for _ in range(3):
        submit()
    cursor = listing.page("local", Wanted(), limit=2).cursor
    for wrong in (cursor + "=", cursor + "A", cursor[:-2], " " + cursor, cursor + "\n", "bmFuIGRn"):
        with pytest.raises(ValueError):
            listing.page("local", Wanted(), limit=2, cursor=wrong)


def test_the_distant_past(listing, submit):
    made = submit()
    assert walk(listing, Wanted(after=datetime(1, 1, 2, tzinfo=UTC))) == [made]
    assert walk(listing, Wanted(before=datetime(1, 1, 2, tzinfo=UTC))) == []
