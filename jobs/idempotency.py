"""Requests that are sent again: what tells them (draft-ietf-httpapi-idempotency-key-header-07), kept for a while.

The record that a key was used is written in the same transaction as the job (JobStore.create_once), so that whatever is
killed when, one key makes one job.
"""

import hashlib
import json
from dataclasses import asdict, dataclass

from redis import Redis

from jobs.errors import redis_errors
from jobs.job import Submission

# How long a request may be on its way in. Who is at it longer, or died, holds up no second one any more: should both come
# to making the job, one of them will.
IN_FLIGHT_S = 5


@dataclass(frozen=True, slots=True)
class Once:
    """One idempotency key of one caller. `name` is where Redis keeps it, `fingerprint` is that of what was handed in."""

    name: str
    fingerprint: str


def once_name(key_id: str, given: str) -> str:
    """Where an idempotency key is kept: each caller has its own."""
    return "nutgraf:once:" + hashlib.sha256(f"{key_id}\n{given}".encode()).hexdigest()


def fingerprint(submission: Submission) -> str:
    """The same for what says the same, however it was put: as text or JSON, whatever the order of its fields."""
    text = json.dumps(asdict(submission), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


class Flights:
    """Which idempotency keys are in use by a request right now. Every method raises StoreUnavailable when Redis cannot
    serve."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def begin(self, name: str) -> bool:
        """False if another request with this key is on its way in."""
        with redis_errors():
            return bool(self._redis.set(f"{name}:open", 1, nx=True, ex=IN_FLIGHT_S))

    def end(self, name: str) -> None:
        with redis_errors():
            self._redis.unlink(f"{name}:open")
