"""The log of deliveries: what was sent where, when, and what came back; and sending it again.

No body is in it, and no address: those belong to the event and to the endpoint.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, cast

from redis import Redis

from jobs import delivery_scripts, ids
from jobs.connection import Clock, Scripts, deliveries_key, delivery_key, now_s
from jobs.errors import redis_errors
from jobs.webhook_events import EventType

DeliveryStatus = Literal["pending", "sending", "delivered", "failed"]

REPLAYED_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One attempt at a delivery. `status` is the answer's; None where there was none, and `outcome` says why."""

    attempt: int
    at: datetime
    status: int | None
    duration_ms: int
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One event on its way to one receiver. `endpoint_id` is None for a job's own callback; `next_attempt_at` is None when
    it is over, `outcome` when nothing was tried yet."""

    id: str
    event_id: str
    event_type: EventType
    job_id: str | None
    endpoint_id: str | None
    status: DeliveryStatus
    outcome: str | None
    created_at: datetime
    next_attempt_at: datetime | None
    attempts: tuple[Attempt, ...]


class DeliveryLog:
    """Every method raises StoreUnavailable when Redis cannot serve."""

    def __init__(self, redis: Redis, *, clock: Clock | None = None) -> None:
        self._redis = redis
        self._clock = clock
        self._scripts = Scripts(redis, clock)

    def get(self, delivery_id: str) -> Record | None:
        if not ids.is_id(delivery_id):
            return None
        with redis_errors():
            kept = cast("dict[str, str]", self._redis.hgetall(delivery_key(delivery_id)))
        return _record(delivery_id, kept) if kept else None

    def page(self, owner_id: str, *, limit: int, after: str | None = None) -> tuple[list[Record], str | None]:
        """Deliveries of a job or of an endpoint, the newest first, from the one after `after` on; and what to give as
        `after` for those that follow, None if there are none. An `after` that is not there begins anew."""
        name = deliveries_key(owner_id)
        with redis_errors():
            rank = cast("int | None", self._redis.zrevrank(name, after)) if after else None
            start = 0 if rank is None else rank + 1
            found = cast("list[str]", self._redis.zrevrange(name, start, start + limit))
        records = [record for delivery_id in found[:limit] if (record := self.get(delivery_id))]
        return records, found[limit - 1] if len(found) > limit else None

    def replay(self, delivery_id: str) -> bool:
        """Send it again, now, and by the whole schedule. False if it is gone, or its endpoint is disabled."""
        return bool(self._scripts.run(delivery_scripts.REPLAY, [], delivery_id))

    def replay_all(self, endpoint_id: str, *, since: datetime | None = None, only_failed: bool = True) -> int:
        """Send again what an endpoint did not get since then, in its order; or all of it. How many."""
        until = now_s(self._redis, self._clock)
        seen = replayed = 0
        while True:
            looked_at: int
            sent: int
            looked_at, sent = self._scripts.run(
                delivery_scripts.REPLAY_ALL,
                [],
                endpoint_id,
                since.timestamp() if since else "-inf",
                repr(until),
                seen,
                REPLAYED_AT_ONCE,
                int(only_failed),
            )
            seen += looked_at
            replayed += sent
            if looked_at < REPLAYED_AT_ONCE:
                return replayed


def _record(delivery_id: str, kept: dict[str, str]) -> Record:
    status = cast("DeliveryStatus", kept["status"])
    entries = sorted(
        (json.loads(entry) for name, entry in kept.items() if name.startswith("attempt:")),
        key=lambda entry: int(entry["attempt"]),
    )
    return Record(
        id=delivery_id,
        event_id=kept["event"],
        event_type=cast("EventType", kept["type"]),
        job_id=kept["job"] or None,
        endpoint_id=kept["endpoint"] or None,
        status=status,
        outcome=kept.get("outcome"),
        created_at=_moment(kept["made_at"]),
        next_attempt_at=_moment(kept["not_before"]) if status == "pending" else None,
        attempts=tuple(Attempt(**{**entry, "at": datetime.fromisoformat(entry["at"])}) for entry in entries),
    )


def _moment(seconds: str) -> datetime:
    return datetime.fromtimestamp(float(seconds), UTC)
