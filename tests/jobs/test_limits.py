import threading

import pytest

from jobs.connection import connect
from jobs.limits import Limit, Limits, parse_limit
from jobs.settings import Settings

SIXTY = parse_limit("60/min")
TWO_A_DAY = parse_limit("2/day")


@pytest.fixture
def limits(redis, clock):
    return Limits(redis, clock=clock)


def ask(limits, key_id="key_a", *, rate=SIXTY, quota=None, **asked):
    return limits.take(key_id, rate=rate, quota=quota, **asked)


def left(taken):
    return {one.policy: (one.left, one.more_s) for one in taken.standings}


@pytest.mark.parametrize(
    ("text", "count", "window_s", "again"),
    [
        ("60/min", 60, 60, "60/min"),
        ("10000/day", 10000, 86400, "10000/day"),
        ("5/10s", 5, 10, "5/10s"),
        ("1/s", 1, 1, "1/s"),
        ("100/60s", 100, 60, "100/min"),
        ("7/2h", 7, 7200, "7/2h"),
        ("1/31day", 1, 2678400, "1/31day"),
    ],
)
def test_a_limit_is_read_and_written(text, count, window_s, again):
    assert parse_limit(text) == Limit(count, window_s)
    assert str(parse_limit(text)) == again


@pytest.mark.parametrize(
    "text", ["", "60", "60/", "/min", "0/min", "-1/min", "1.5/s", "60/month", "1/0s", "1/32day", "9" * 10 + "/s"]
)
def test_what_is_no_limit(text):
    with pytest.raises(ValueError, match="must be"):
        parse_limit(text)


def test_so_many_at_once_and_then_as_they_come_back(limits, clock):
    for number in range(60):
        taken = ask(limits, requests=1)
        assert taken.refused is None
        assert left(taken) == {"default": (59 - number, 1)}
    refused = ask(limits, requests=1)
    assert (refused.refused, refused.retry_s, left(refused)) == ("default", 1, {"default": (0, 1)})
    clock.pass_s(1)
    assert ask(limits, requests=1).refused is None
    assert ask(limits, requests=1).refused == "default"
    clock.pass_s(3600)
    assert left(ask(limits, requests=1)) == {"default": (59, 1)}


def test_what_is_refused_takes_nothing(limits, clock):
    for _ in range(60):
        ask(limits, requests=1)
    for _ in range(100):
        assert ask(limits, requests=1).refused == "default"
    clock.pass_s(2)
    assert [ask(limits, requests=1).refused for _ in range(3)] == [None, None, "default"]


def test_when_there_is_more_is_when_there_is_more(limits, clock):
    slow = parse_limit("3/min")
    for _ in range(3):
        ask(limits, rate=slow, requests=1)
        clock.pass_s(2)
    refused = ask(limits, rate=slow, requests=1)
    assert (refused.retry_s, left(refused)) == (14, {"default": (0, 14)})
    clock.pass_s(13)
    assert ask(limits, rate=slow, requests=1).refused == "default"
    clock.pass_s(1)
    assert ask(limits, rate=slow, requests=1).refused is None


def test_a_quota_is_whole_again_when_its_day_begins(limits, clock):
    clock.now_s = 20_000 * 86_400 + 80_000.5
    for number in (1, 0):
        taken = ask(limits, rate=None, quota=TWO_A_DAY, stories=1)
        assert (taken.refused, left(taken)) == (None, {"stories": (number, 6400)})
    refused = ask(limits, rate=None, quota=TWO_A_DAY, stories=1)
    assert (refused.refused, refused.retry_s) == ("stories", 6400)
    clock.pass_s(6399)
    assert ask(limits, rate=None, quota=TWO_A_DAY, stories=1).refused == "stories"
    clock.pass_s(1)
    assert left(ask(limits, rate=None, quota=TWO_A_DAY, stories=1)) == {"stories": (1, 86400)}


def test_many_stories_are_all_taken_or_none(limits):
    quota = parse_limit("5/day")
    assert ask(limits, rate=None, quota=quota, stories=3).refused is None
    assert ask(limits, rate=None, quota=quota, stories=3).refused == "stories"
    assert left(ask(limits, rate=None, quota=quota, stories=2))["stories"][0] == 0
    never = ask(limits, "key_b", rate=None, quota=quota, stories=6)
    assert (never.refused, never.retry_s) == ("stories", None)


def test_both_limits_are_told_of(limits):
    assert set(left(ask(limits, quota=TWO_A_DAY, requests=1))) == {"default", "stories"}
    assert left(ask(limits, quota=TWO_A_DAY, stories=1)) == {
        "default": (59, 1),
        "stories": (1, pytest.approx(43200, abs=86400)),
    }
    assert ask(limits, rate=None, quota=None, requests=1).standings == ()


def test_keys_do_not_share(limits):
    one = parse_limit("1/min")
    assert ask(limits, "key_a", rate=one, requests=1).refused is None
    assert ask(limits, "key_a", rate=one, requests=1).refused == "default"
    assert ask(limits, "key_b", rate=one, requests=1).refused is None


def test_what_is_not_used_is_forgotten(limits, redis):
    ask(limits, quota=parse_limit("1/h"), requests=1)
    ask(limits, quota=parse_limit("1/h"), stories=1)
    assert 0 < redis.ttl("nutgraf:rate:key_a") <= 61
    assert 0 < redis.ttl("nutgraf:quota:key_a") <= 3601
    ask(limits, "key_b", quota=parse_limit("1/h"))
    assert not redis.exists("nutgraf:rate:key_b", "nutgraf:quota:key_b")


def test_only_stories_are_written_to_the_disk(own_redis):
    with connect(Settings(redis_url=own_redis.url)) as client:
        limits, quota = Limits(client), parse_limit("5/31day")
        ask(limits, quota=quota, requests=1)
        before = client.info("persistence")["aof_current_size"]
        for _ in range(10):
            ask(limits, quota=quota, requests=1)
        assert client.info("persistence")["aof_current_size"] == before
        ask(limits, quota=quota, stories=3)
    own_redis.kill()
    own_redis.start()
    with connect(Settings(redis_url=own_redis.url)) as client:
        standing = left(ask(Limits(client), quota=quota, requests=1))
    assert (standing["default"][0], standing["stories"][0]) == (59, 2)


def test_many_at_once_are_counted_once_each(redis_url):
    settings = Settings(redis_url=redis_url)
    with connect(settings) as client:
        limits, rate = Limits(client), parse_limit("40/h")
        let_in = []

        def send():
            let_in.extend(one for _ in range(20) if (one := ask(limits, rate=rate, requests=1)).refused is None)

        threads = [threading.Thread(target=send) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(let_in) == 40
