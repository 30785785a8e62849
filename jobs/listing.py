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
_AT_ONCE = 100

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
        chosen: list[str] = []
        gone: list[str] = []
        last: Place | None = None
        for looked_at, (place, job) in enumerate(self._found(name, wanted, start), 1):
            if job is None:
                gone.append(place[1])
            elif _fits(job, key_id, wanted):
                chosen.append(job.id)
            if len(chosen) == limit or looked_at == MOST_LOOKED_AT:
                last = place
                break
        self._forget(name, gone)
        jobs = tuple(job for job_id in chosen if (job := self._store.get(job_id)))
        return Page(jobs, _cursor(*last) if last else None)

    def _found(self, name: str, wanted: Wanted, start: Place | None) -> Iterator[tuple[Place, Job | None]]:
        for places in self._places(name, wanted, start):
            yield from zip(places, self._store.get_many([job_id for _, job_id in places]), strict=True)

    def _places(self, name: str, wanted: Wanted, start: Place | None) -> Iterator[list[Place]]:
        """What the list holds, from after `start`, newest first; of those that came at once, the greater id first."""
        highest: float | str = start[0] if start else f"({wanted.before.timestamp()!r}" if wanted.before else "+inf"
        lowest = f"({wanted.after.timestamp()!r}" if wanted.after else "-inf"
        offset, more = 0, True
        while more:
            with redis_errors():
                kept = self._redis.zrange(
                    name, highest, lowest, desc=True, byscore=True, offset=offset, num=_AT_ONCE, withscores=True
                )
            found = cast("list[tuple[str, float]]", kept)
            yield [(score, job_id) for job_id, score in found if start is None or (score, job_id) < start]
            if more := len(found) == _AT_ONCE:
                # From the last one on, whatever has come to the list or gone from it meanwhile.
                job_id, last = found[-1]
                offset = offset + _AT_ONCE if last == highest else 0
                highest, start = last, min(start or (last, job_id), (last, job_id))

    def _forget(self, name: str, job_ids: list[str]) -> None:
        """Their time ran out."""
        if job_ids:
            with redis_errors():
                self._redis.zrem(name, *job_ids)


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
