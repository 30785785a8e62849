"""Requests that are sent again: what tells them (draft-ietf-httpapi-idempotency-key-header-07), kept for a while.

The record that a key was used is written in the same transaction as what it made (`write_once`), so that whatever is
killed when, one key makes one job.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, TypeVar, cast

from redis import Redis
from redis.client import Pipeline
from redis.exceptions import WatchError

from jobs.connection import Scripts
from jobs.errors import KeyReusedError, redis_errors

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

# How long a request may be on its way in. Who is at it longer, or died, holds up no second one any more: should both come
# to making the job, one of them will.
IN_FLIGHT_S = 5

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Once:
    """One idempotency key of one caller. `name` is where Redis keeps it, `fingerprint` is that of what was handed in."""

    name: str
    fingerprint: str


def once_name(key_id: str, given: str) -> str:
    """Where an idempotency key is kept: each caller has its own."""
    return "nutgraf:once:" + hashlib.sha256(f"{key_id}\n{given}".encode()).hexdigest()


def fingerprint(asked: "DataclassInstance") -> str:
    """The same for what says the same, however it was put: as text or JSON, whatever the order of its fields."""
    text = json.dumps(asdict(asked), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def made_before(redis: Redis, once: Once, get: Callable[[str], Made | None]) -> Made | None:
    """What an idempotency key made, as `get` gives it by its id. Raises KeyReusedError where that was for something else,
    and StoreUnavailable."""
    with redis_errors():
        kept = cast("dict[str, str]", redis.hgetall(once.name))
    made = get(kept["made"]) if kept else None
    if made is not None and kept["fingerprint"] != once.fingerprint:
        raise KeyReusedError
    return made


def write_once(
    redis: Redis,
    once: Once,
    made_id: str,
    *,
    ttl_s: int,
    get: Callable[[str], Made | None],
    write: Callable[[Pipeline], None],
) -> Made | None:
    """Write what `write` puts into a transaction, and that the key made `made_id`, in this one transaction; unless the key
    made something before: then nothing, and that is the answer. Raises KeyReusedError and StoreUnavailable.

    What is made keeps `once.name` in a field `once`, so that erasing it frees the key.
    """
    with redis_errors(), redis.pipeline(transaction=True) as pipe:
        while True:
            pipe.watch(once.name)  # type: ignore[no-untyped-call]
            if (earlier := made_before(redis, once, get)) is not None:
                return earlier
            pipe.multi()
            write(pipe)
            pipe.hset(once.name, mapping={"made": made_id, "fingerprint": once.fingerprint})
            pipe.expire(once.name, ttl_s)
            try:
                pipe.execute()
            except WatchError:  # somebody was faster
                continue
            return None


class Flights:
    """Which idempotency keys are in use by a request right now. Every method raises StoreUnavailable when Redis cannot
    serve."""

    def __init__(self, redis: Redis) -> None:
        self._scripts = Scripts(redis, None)

    def begin(self, name: str) -> bool:
        """False if another request with this key is on its way in."""
        return bool(self._scripts.run(_BEGIN, [f"{name}:open"], IN_FLIGHT_S))

    def end(self, name: str) -> None:
        self._scripts.run(_END, [f"{name}:open"])


# Not to the disk: with Redis the requests end too.
_BEGIN = """
redis.set_repl(redis.REPL_NONE)
return redis.call('SET', KEYS[1], 1, 'NX', 'EX', ARGV[2])
"""
_END = """
redis.set_repl(redis.REPL_NONE)
return redis.call('UNLINK', KEYS[1])
"""
