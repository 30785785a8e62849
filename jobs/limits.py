"""How much one key may ask for: so many requests in a time, so many stories in a time."""

import math
import re
from dataclasses import dataclass
from typing import Literal

from redis import Redis

from jobs.connection import Clock, Scripts

Policy = Literal["default", "stories"]

MOST = 1_000_000_000
LONGEST_S = 31 * 86_400

_UNITS_S = {"s": 1, "min": 60, "h": 3600, "day": 86_400}
_TIME = re.compile(r"(\d{1,7})?(s|min|h|day)")


@dataclass(frozen=True, slots=True)
class Limit:
    """`count` units in `window_s` seconds."""

    count: int
    window_s: int

    def __str__(self) -> str:
        unit, unit_s = next(one for one in reversed(_UNITS_S.items()) if self.window_s % one[1] == 0)
        units = self.window_s // unit_s
        return f"{self.count}/{'' if units == 1 else units}{unit}"


def parse_limit(text: str) -> Limit:
    """Read `60/min`, `10000/day`, `5/10s`. Raises ValueError."""
    count, slash, time = text.partition("/")
    if not slash or not count.isdecimal() or not 1 <= int(count[:20]) <= MOST:
        raise ValueError(f"must be a number up to {MOST}, a slash and a time: 60/min, 10000/day, 5/10s")
    return Limit(int(count), parse_time_s(time))


def parse_time_s(text: str) -> int:
    """Read `min`, `10s`, `7day` as seconds, up to 31 days. Raises ValueError."""
    found = _TIME.fullmatch(text)
    time_s = int(found[1] or 1) * _UNITS_S[found[2]] if found else 0
    if not 1 <= time_s <= LONGEST_S:
        raise ValueError("must be a time of at most 31 days: 10s, 5min, 1h, 7day")
    return time_s


@dataclass(frozen=True, slots=True)
class Standing:
    """What is left of one limit. `more_s`: in how many seconds there is more, 0 if nothing is used."""

    policy: Policy
    limit: Limit
    left: int
    more_s: int


@dataclass(frozen=True, slots=True)
class Taken:
    """The limits after something was asked for. `refused` names the one that forbids it, and then nothing was taken;
    `retry_s` is in how many seconds it would be allowed, None if never."""

    standings: tuple[Standing, ...]
    refused: Policy | None = None
    retry_s: int | None = None


class Limits:
    """What the keys have used, in Redis. Every method raises StoreUnavailable when Redis cannot serve.

    Requests are counted by GCRA (ITU-T I.371, the continuous leaky bucket): `count` at once, and then one more every
    `window_s / count` seconds. Stories are counted in windows that begin at multiples of their length since the epoch:
    a day's quota is whole again at midnight UTC. Both in one script: many services share one count. Only the stories are
    written to the disk: a request that only reads should not have to wait for it, and a rate may begin anew with Redis.
    """

    def __init__(self, redis: Redis, *, clock: Clock | None = None) -> None:
        self._scripts = Scripts(redis, clock)

    def take(
        self, key_id: str, *, rate: Limit | None, quota: Limit | None, requests: int = 0, stories: int = 0
    ) -> Taken:
        """Count what a key asks for, all of it or nothing."""
        if rate is None and quota is None:
            return Taken(())
        limits = (rate.count, rate.window_s) if rate else (0, 0), (quota.count, quota.window_s) if quota else (0, 0)
        answer = self._scripts.run(_TAKE, limits_keys(key_id), *limits[0], requests, *limits[1], stories)
        refused, retry_s, requests_left, requests_more_s, stories_left, stories_more_s = answer
        standings = []
        if rate:
            standings.append(Standing("default", rate, int(requests_left), math.ceil(float(requests_more_s))))
        if quota:
            standings.append(Standing("stories", quota, int(stories_left), math.ceil(float(stories_more_s))))
        return Taken(tuple(standings), refused or None, math.ceil(float(retry_s)) if retry_s else None)


def limits_keys(key_id: str) -> list[str]:
    """Where Redis keeps the count of requests, and that of stories."""
    return [f"nutgraf:rate:{key_id}", f"nutgraf:quota:{key_id}"]


# KEYS rate quota; ARGV _ rate_count rate_window_s requests quota_count quota_window_s stories; a count of 0 is no limit
# -> {refused | '', retry_s | '', requests left, more in s, stories left, more in s}
# `full_at` is when all requests are there again (GCRA's theoretical arrival time). Fractions are returned as text: Redis
# cuts numbers to integers.
_TAKE = """
local full_at = redis.call('GET', KEYS[1])
local window, used = unpack(redis.call('HMGET', KEYS[2], 'window', 'used'))
local refused, retry = '', ''
local count, window_s, asked = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
local quota, quota_s, stories = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local slack = 1e-6 -- of a second: times are floats
local each, full, then_full = 0, 0, 0
if count > 0 then
  each, full = window_s / count, math.max(tonumber(full_at or 0), now)
  then_full = full + asked * each
  if asked > 0 and then_full - now > window_s + slack then
    refused = 'default'
    if asked <= count then retry = then_full - now - window_s end
  end
end
local begins = 0
if quota > 0 then
  begins = now - now % quota_s
  used = window == string.format('%d:%d', begins, quota_s) and tonumber(used) or 0
  if refused == '' and stories > 0 and used + stories > quota then
    refused = 'stories'
    if stories <= quota then retry = begins + quota_s - now end
  end
end
if refused == '' and (asked > 0 or stories > 0) then
  if count > 0 and asked > 0 then
    full = then_full
    redis.set_repl(redis.REPL_NONE)
    redis.call('SET', KEYS[1], string.format('%.6f', full), 'EX', window_s + 1)
    redis.set_repl(redis.REPL_ALL)
  end
  if quota > 0 and stories > 0 then
    used = used + stories
    redis.call('HSET', KEYS[2], 'window', string.format('%d:%d', begins, quota_s), 'used', used)
    redis.call('EXPIRE', KEYS[2], quota_s + 1)
  end
end
local left, more = 0, 0
if count > 0 then
  left = math.floor((window_s - (full - now)) / each + slack)
  if full > now then more = (full - now) - (count - left - 1) * each end
end
local stories_left, stories_more = 0, 0
if quota > 0 then
  stories_left = math.max(quota - used, 0)
  if used > 0 then stories_more = begins + quota_s - now end
end
return {refused, tostring(retry), left, tostring(more), stories_left, tostring(stories_more)}
"""
