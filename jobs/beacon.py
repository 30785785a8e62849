"""Which workers are at work."""

from typing import cast

from redis import Redis

from jobs.connection import Clock, alive_key, now_s
from jobs.errors import redis_errors
from jobs.names import DIGESTS
from jobs.settings import Settings

MISSED_SWEEPS = 4


class Beacon:
    """Workers say at every sweep that they consume. Every method raises StoreUnavailable when Redis cannot serve."""

    def __init__(self, redis: Redis, settings: Settings, *, clock: Clock | None = None) -> None:
        self._redis = redis
        self._silent_s = MISSED_SWEEPS * settings.sweep_s + 5
        self._clock = clock

    def show(self, worker: str, *, queue: str = DIGESTS) -> None:
        now = now_s(self._redis, self._clock)
        with redis_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.zadd(alive_key(queue), {worker: now})
            pipe.zremrangebyscore(alive_key(queue), "-inf", now - self._silent_s)
            pipe.execute()

    def workers(self, *, queue: str = DIGESTS) -> list[str]:
        """The names of the workers that consume a queue now."""
        now = now_s(self._redis, self._clock)
        with redis_errors():
            return cast("list[str]", self._redis.zrange(alive_key(queue), now - self._silent_s, "+inf", byscore=True))

    def workers_alive(self, *, queue: str = DIGESTS) -> int:
        return len(self.workers(queue=queue))
