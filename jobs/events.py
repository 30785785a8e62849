"""What happens to a job or a batch, as it happens: a bounded Redis stream for each, written in the same step as what it
tells of.

It lives as long as what it is about and is erased with it. Parts of a digest are the story's own words, so that a job which
did not succeed keeps none of them.
"""

import re
from dataclasses import dataclass, field

from redis import Redis

from jobs import ids
from jobs.connection import batch_key, events_key, job_key
from jobs.errors import redis_errors
from jobs.job import Json

ERASED = "erased"  # told to those who listen, and kept nowhere

_POSITION = re.compile(r"([0-9]{1,20})-([0-9]{1,20})")
_LIMIT = 2**64 - 1  # the largest that Redis has: nothing comes after it


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `name` is "status", "progress", that of a part of the digest, or the job's final status; of
    a batch "status", "job" and "completed". `data` is JSON on one line; empty for the last event, for which what it is
    about says all there is to say."""

    id: str
    name: str
    data: str = field(repr=False)

    @property
    def is_final(self) -> bool:
        return not self.data


class EventLog:
    """The events in Redis. Every method raises StoreUnavailable when Redis cannot serve."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def read(self, about: str, *, after: str | None = None) -> list[Event] | None:
        """The events of a job or a batch, oldest first, from after the one with the id `after`. None if that is unknown."""
        if not ids.is_id(about):
            return None
        start = f"({after}" if after and is_position(after) else "-"
        with redis_errors(), self._redis.pipeline(transaction=True) as pipe:
            pipe.exists(batch_key(about) if about.startswith(ids.BATCH) else job_key(about))
            pipe.xrange(events_key(about), start)
            known, found = pipe.execute()
        if not known:
            return None
        return [Event(event_id, fields["event"], fields["data"]) for event_id, fields in found]


def is_position(text: str) -> bool:
    """Whether `text` could be an event's id."""
    match = _POSITION.fullmatch(text)
    return match is not None and all(int(number) < _LIMIT for number in match.groups())


def part_events(wire: Json) -> list[tuple[str, Json]]:
    """A part of a digest's wire form as events: what belongs together, in one."""
    together = {"headline": ("headline", "alternatives"), "bullets": ("bullets",), "quotes": ("quotes", "all_quotes")}
    return [
        (name, {member: wire[member] for member in members if member in wire})
        for name, members in together.items()
        if name in wire
    ]
