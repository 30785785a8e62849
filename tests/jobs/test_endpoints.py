from datetime import UTC, datetime

import pytest

from jobs.connection import delivery_key, webhook_key
from jobs.endpoints import MOST_PER_KEY
from jobs.webhook_events import SUBSCRIBABLE, Event

URL = "https://cms.example/hook?key=sesame"


@pytest.fixture
def create(endpoints, clock):
    def make(key_id="local", **rest):
        clock.pass_s(1)
        made, _secret = endpoints.create(key_id, **{"url": URL, "types": SUBSCRIBABLE} | rest)
        return made

    return make


def test_an_endpoint_is_kept_as_it_was_made(endpoints, clock):
    made, secret = endpoints.create("key_1", url=URL, types=("digest.failed",), description="the CMS")
    assert endpoints.get(made.id) == made
    assert (made.key_id, made.url, made.types, made.description) == ("key_1", URL, ("digest.failed",), "the CMS")
    assert (made.status, made.scheme, made.public_key) == ("enabled", "v1", None)
    assert made.created_at.timestamp() == clock()
    assert secret.startswith("whsec_")
    assert "sesame" not in repr(made)
    assert secret not in repr(made)


def test_one_that_is_signed_for_with_a_key_has_a_public_one(endpoints):
    made, key = endpoints.create("local", url=URL, types=SUBSCRIBABLE, scheme="v1a")
    assert (made.scheme, made.public_key[:5], key[:5]) == ("v1a", "whpk_", "whsk_")
    rotated, newer = endpoints.rotate(made.id, overlap_s=60)
    assert rotated.scheme == "v1a"
    assert rotated.public_key != made.public_key
    assert newer != key


def test_a_key_has_its_own_and_no_more_than_it_may(endpoints, create):
    mine = [create() for _ in range(MOST_PER_KEY)]
    theirs = create("key_other")
    assert endpoints.create("local", url=URL, types=SUBSCRIBABLE) is None
    assert [one.id for one in endpoints.of_key("local")] == [one.id for one in mine]
    assert endpoints.of_key("key_other") == [theirs]
    assert len(endpoints.of_key(None)) == MOST_PER_KEY + 1
    endpoints.delete(mine[0].id)
    assert create().id in [one.id for one in endpoints.of_key("local")]


def test_a_change_changes_what_it_names(endpoints, create):
    made = create(description="a")
    changed = endpoints.change(made.id, types=("digest.failed",))
    assert (changed.types, changed.url, changed.description) == (("digest.failed",), URL, "a")
    changed = endpoints.change(made.id, url="https://other.example/", description="")
    assert (changed.types, changed.url, changed.description) == (("digest.failed",), "https://other.example/", "")
    assert endpoints.change(made.id) == changed


def test_it_is_disabled_and_enabled(endpoints, create, clock):
    made = create()
    disabled = endpoints.change(made.id, enabled=False)
    assert (disabled.status, disabled.disabled_reason) == ("disabled", "asked")
    assert disabled.disabled_at.timestamp() == clock()
    clock.pass_s(60)
    assert endpoints.change(made.id, enabled=False) == disabled
    assert endpoints.change(made.id, enabled=True) == made
    assert endpoints.change(made.id, enabled=True) == made


def test_a_new_url_or_being_enabled_begins_anew(endpoints, create, redis):
    made = create()
    lane = f"nutgraf:lane:{made.id}"
    redis.hset(lane, mapping={"failures": 5, "open_until": 2e9})
    endpoints.change(made.id, description="b", enabled=True)
    assert redis.exists(lane)
    endpoints.change(made.id, url="https://other.example/")
    assert not redis.exists(lane)
    endpoints.change(made.id, enabled=False)
    redis.hset(lane, mapping={"failures": 5, "open_until": 2e9})
    endpoints.change(made.id, enabled=True)
    assert not redis.exists(lane)


def test_the_secret_before_is_good_for_a_while(endpoints, create, clock):
    made = create()
    assert made.previous_until is None
    rotated, _ = endpoints.rotate(made.id, overlap_s=60)
    assert rotated.previous_until.timestamp() == clock() + 60
    clock.pass_s(60)
    assert endpoints.get(made.id).previous_until is None


def test_what_is_deleted_leaves_only_what_expires(endpoints, create, redis, deliveries):
    made = create()
    endpoints.rotate(made.id, overlap_s=60)
    redis.hset(f"nutgraf:lane:{made.id}", mapping={"pace": "fast"})
    event = Event(id="evt_1", type="batch.completed", at=datetime.now(UTC), data={}, brief={})
    (waiting,) = deliveries.publish(event, key_id="local")
    assert endpoints.delete(made.id)
    assert set(redis.scan_iter()) == {webhook_key("evt_1"), delivery_key(waiting)}
    assert redis.hget(delivery_key(waiting), "outcome") == "the endpoint is deleted"
    assert not endpoints.delete(made.id)


def test_an_unknown_endpoint_is_none(endpoints):
    for endpoint_id in ("", "*", "ep_" + "0" * 26):
        assert endpoints.get(endpoint_id) is None
        assert endpoints.change(endpoint_id, description="x", enabled=True) is None
        assert endpoints.rotate(endpoint_id, overlap_s=1) is None
        assert not endpoints.delete(endpoint_id)
