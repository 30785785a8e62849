"""The connection to Redis, and the names of the keys there."""

import hashlib
from collections.abc import Callable
from typing import Any

from redis import Redis
from redis.asyncio import Redis as AsyncRedis
from redis.backoff import NoBackoff
from redis.client import Pipeline
from redis.commands.core import Script
from redis.retry import Retry

from jobs.errors import redis_errors
from jobs.settings import Settings

CONNECT_TIMEOUT_S = 2.0
ANSWER_TIMEOUT_S = 5.0
_OPTIONS: dict[str, Any] = {
    "decode_responses": True,
    "socket_connect_timeout": CONNECT_TIMEOUT_S,
    "socket_timeout": ANSWER_TIMEOUT_S,
    "socket_keepalive": True,
    "health_check_interval": 30,
}

UNSENT = "nutgraf:unsent"
UNTOLD = "nutgraf:untold"
WAITING = "nutgraf:waiting"
PASSED = "nutgraf:passed"
LEASES = "nutgraf:leases"
ENDPOINTS = "nutgraf:endpoints"

Clock = Callable[[], float]


def job_key(job_id: str) -> str:
    return f"nutgraf:job:{job_id}"


def story_key(job_id: str) -> str:
    return f"nutgraf:story:{job_id}"


def webhook_key(event_id: str) -> str:
    return f"nutgraf:webhook:{event_id}"


def delivery_key(delivery_id: str) -> str:
    return f"nutgraf:delivery:{delivery_id}"


def deliveries_key(owner_id: str) -> str:
    """The deliveries of a job, or of an endpoint."""
    return f"nutgraf:deliveries:{owner_id}"


def endpoint_key(endpoint_id: str) -> str:
    return f"nutgraf:endpoint:{endpoint_id}"


def lane_key(lane: str) -> str:
    """What is known of a receiver: of an endpoint, or of a host and port that callbacks go to."""
    return f"nutgraf:lane:{lane}"


def endpoints_key(key_id: str) -> str:
    return f"nutgraf:endpoints:{key_id}"


def events_key(job_id: str) -> str:
    """The stream of a job's events, and the channel on which each of them is announced."""
    return f"nutgraf:events:{job_id}"


def jobs_key(owner: str) -> str:
    """A list of jobs, by when they were handed in: those of a key, or of a batch."""
    return f"nutgraf:jobs:{owner}"


def versions_key(key_id: str, external_id: str) -> str:
    """The list of a key's jobs with one external id."""
    return f"nutgraf:jobs:{key_id}:{hashlib.sha256(external_id.encode()).hexdigest()[:32]}"


def current_key(key_id: str, external_id: str) -> str:
    """Those of them that have a revision and are not superseded: few."""
    return f"{versions_key(key_id, external_id)}:current"


def batch_key(batch_id: str) -> str:
    return f"nutgraf:batch:{batch_id}"


def alive_key(queue: str) -> str:
    return f"nutgraf:alive:{queue}"


def connect(settings: Settings) -> Redis:
    """A pool of connections, none of them open yet. Safe over threads and after a fork.

    Timeouts are short: whoever waits is a request. One retry at once is for a connection that went stale in the pool;
    every script here can run twice.
    """
    return Redis.from_url(settings.redis_url, **_OPTIONS, retry=Retry(NoBackoff(), 1))


def connect_listener(settings: Settings) -> AsyncRedis:
    """The same for asyncio, to listen to announcements with."""
    return AsyncRedis.from_url(settings.redis_url, **_OPTIONS)


def now_s(redis: Redis, clock: Clock | None) -> float:
    """Seconds since the epoch: by Redis's own clock, the one that all machines share, unless another is given."""
    if clock is not None:
        return clock()
    with redis_errors():
        seconds, micros = redis.time()
    return seconds + micros / 1e6


class Scripts:
    """Runs the Lua scripts: each is one atomic step. ARGV[1] is the time, empty for Redis's own."""

    def __init__(self, redis: Redis, clock: Clock | None) -> None:
        self._redis = redis
        self._clock = clock
        self._loaded: dict[str, Script] = {}

    def run(self, script: str, keys: list[str], *args: str | int | float | bytes, pipe: Pipeline | None = None) -> Any:
        """What the script gives; nothing yet in a transaction, which `pipe` is. Raises StoreUnavailable."""
        if script not in self._loaded:
            self._loaded[script] = self._redis.register_script(_PRELUDE + script)
        now = "" if self._clock is None else repr(self._clock())
        with redis_errors():
            return self._loaded[script](keys=keys, args=[now, *args], client=pipe)


# What every script may use: the time, and a way to tell of what it did (jobs.events). A stream that has expired is not made
# anew; it holds the last 200, where an attempt makes about twelve.
_PRELUDE = """
local now = tonumber(ARGV[1])
if not now then
  local time = redis.call('TIME')
  now = tonumber(time[1]) + tonumber(time[2]) / 1e6
end
local function tell(events, name, data)
  redis.call('XADD', events, 'NOMKSTREAM', 'MAXLEN', 200, '*', 'event', name, 'data', data)
  redis.call('PUBLISH', events, name)
end
"""
