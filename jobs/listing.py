"""A key's jobs, newest first, page by page."""

import base64
import binascii
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from redis import Redis

from jobs import ids
from jobs.connection import jobs_key, versions_key
from jobs.errors import redis_errors
from jobs.job import Job, Status
from jobs.store import JobStore

MOST_LOOKED_AT = 1000  # for one page: what is rare among many takes more than one

Place = tuple[float, str]  # when a job was handed in, and its id


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which jobs; None is any. The times are aware and bound when a job was handed in, neither is included."""

    status: Status | None = None
    external_id: str | None = None
    batch_id: str | None = None
    after: datetime | None = None
    before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some jobs, and where the next page begins: None where there is nothing more. A page can be short of its limit, or
    empty, and still have one after it."""

    jobs: tuple[Job, ...]
    cursor: str | None


class Listing:
    """The lists of jobs in Redis. Every method raises StoreUnavailable when Redis cannot serve."""

    def __init__(self, redis: Redis, store: JobStore) -> None:
        self._redis = redis
        self._store = store

    def page(self, key_id: str, wanted: Wanted, *, limit: int, cursor: str | None = None) -> Page:
        """At most `limit` jobs of a key. Raises ValueError where the cursor is none of ours."""
        start = _place(cursor) if cursor is not None else None
        name = _list(key_id, wanted)
        found: list[Job] = []
        looked_at = 0
        for places in self._places(name, wanted, start, at_once=limit):
            jobs = self._store.get_many([job_id for _, job_id in places])
            for (score, job_id), job in zip(places, jobs, strict=True):
                looked_at += 1
                if job is None:
                    self._forget(name, job_id)
                elif _fits(job, key_id, wanted):
                    found.append(job)
                if len(found) == limit or looked_at == MOST_LOOKED_AT:
                    return Page(tuple(found), _cursor(score, job_id))
        return Page(tuple(found), None)

    def _places(self, name: str, wanted: Wanted, start: Place | None, *, at_once: int) -> Iterator[list[Place]]:
        """What the list holds, from after `start`, newest first; of those that came at once, the greater id first."""
        highest: float | str = start[0] if start else f"({wanted.before.timestamp()!r}" if wanted.before else "+inf"
        lowest = f"({wanted.after.timestamp()!r}" if wanted.after else "-inf"
        offset, more = 0, True
        while more:
            with redis_errors():
                kept = self._redis.zrange(
                    name, highest, lowest, desc=True, byscore=True, offset=offset, num=at_once, withscores=True
                )
            found = cast("list[tuple[str, float]]", kept)
            yield [(score, job_id) for job_id, score in found if start is None or (score, job_id) < start]
            if more := len(found) == at_once:
                # From the last one on, whatever has come to the list or gone from it meanwhile.
                job_id, last = found[-1]
                offset = offset + at_once if last == highest else 0
                highest, start = last, min(start or (last, job_id), (last, job_id))

    def _forget(self, name: str, job_id: str) -> None:
        """Its time ran out."""
        with redis_errors():
            self._redis.zrem(name, job_id)


def _list(key_id: str, wanted: Wanted) -> str:
    """The shortest list that all that is wanted stands in."""
    if wanted.batch_id is not None:
        return jobs_key(wanted.batch_id)
    return jobs_key(key_id) if wanted.external_id is None else versions_key(key_id, wanted.external_id)


def _fits(job: Job, key_id: str, wanted: Wanted) -> bool:
    return (
        job.key_id == key_id
        and wanted.status in (None, job.status)
        and wanted.external_id in (None, job.external_id)
        and wanted.batch_id in (None, job.batch_id)
    )


def _cursor(score: float, job_id: str) -> str:
    return base64.urlsafe_b64encode(f"{score!r} {job_id}".encode()).decode().rstrip("=")


def _place(cursor: str) -> Place:
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode("ascii")
        score, _, job_id = text.partition(" ")
        place = float(score), job_id
    except (binascii.Error, UnicodeError, ValueError):
        raise ValueError("no cursor") from None
    if not (ids.is_id(job_id) and _cursor(*place) == cursor):
        raise ValueError("no cursor")
    return place
