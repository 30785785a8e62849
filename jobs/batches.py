"""Batches: many stories handed in at once, each of them a job, and one event when the last of these is over."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast, get_args

from redis import Redis
from redis.client import Pipeline

from jobs import ids, scripts
from jobs.connection import UNTOLD, Clock, Scripts, batch_key, events_key, jobs_key, now_s
from jobs.errors import redis_errors
from jobs.events import ERASED
from jobs.idempotency import Once, made_before, write_once
from jobs.job import Job, Json, Status, Submission, wire_time
from jobs.problems import Problem
from jobs.record import moment, new_job
from jobs.settings import Settings
from jobs.store import JobStore
from jobs.webhook_events import Event, event_id

MOST_STORIES = 100
REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a caller handed in: each story, or why it was refused."""

    stories: Sequence[Submission | Problem] = field(repr=False)
    callback_url: str | None = field(default=None, repr=False)
    external_id: str | None = field(default=None, repr=False)
    metadata: Json = field(default_factory=dict, repr=False)
    key_id: str = "local"


@dataclass(frozen=True, slots=True)
class Item:
    """One story of a batch: its job's id, or why there is none. `job` is None too when it was erased or has expired."""

    job_id: str | None
    problem: Problem | None = None
    job: Job | None = field(default=None, repr=False)

    @property
    def status(self) -> str:
        if self.problem is not None:
            return REFUSED
        return ERASED if self.job is None else self.job.status


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Where a batch stands. `completed_at` is when the last of its jobs was over."""

    id: str
    key_id: str
    submitted_at: datetime
    completed_at: datetime | None
    items: tuple[Item, ...]
    callback_url: str | None = field(default=None, repr=False)
    external_id: str | None = field(default=None, repr=False)
    metadata: Json = field(default_factory=dict, repr=False)

    @property
    def counts(self) -> Counter[str]:
        return Counter(item.status for item in self.items)


class BatchStore:
    """The batches in Redis. Every method raises StoreUnavailable when Redis cannot serve."""

    def __init__(self, redis: Redis, store: JobStore, settings: Settings, *, clock: Clock | None = None) -> None:
        self._redis = redis
        self._store = store
        self._settings = settings
        self._clock = clock
        self._scripts = Scripts(redis, clock)

    def create(self, order: Order) -> Batch:
        """Take a batch in: it and all of its jobs are in Redis when this returns, or nothing is. Raises ValueError where
        no story is left, or `metadata` is no JSON."""
        batch_id = ids.new_id(ids.BATCH)
        write = self._writer(batch_id, order)
        with redis_errors(), self._redis.pipeline(transaction=True) as pipe:
            write(pipe)
            pipe.execute()
        return self._created(batch_id)

    def create_once(self, order: Order, once: Once) -> tuple[Batch, bool]:
        """Take a batch in, as `create` does, unless this was done before: then that batch, and False. Raises
        KeyReusedError too."""
        batch_id = ids.new_id(ids.BATCH)
        write = self._writer(batch_id, order, once)
        ttl_s = self._settings.idempotency_ttl_s
        earlier = write_once(self._redis, once, batch_id, ttl_s=ttl_s, get=self.get, write=write)
        return (self._created(batch_id), True) if earlier is None else (earlier, earlier.id == batch_id)

    def made_before(self, once: Once) -> Batch | None:
        """The batch that an idempotency key made. Raises KeyReusedError where that was for something else."""
        return made_before(self._redis, once, self.get)

    def _writer(self, batch_id: str, order: Order, once: Once | None = None) -> Callable[[Pipeline], None]:
        """What puts a batch and its jobs into a transaction."""
        now = now_s(self._redis, self._clock)
        drafts: list[tuple[Job, Submission]] = []
        items: list[Json] = []
        for story in order.stories:
            if isinstance(story, Submission):
                # Each is handed in at a moment of its own, so that lists of them have their order.
                job = new_job(story, at=now + len(drafts) * 1e-6, batch_id=batch_id)
                drafts.append((job, story))
                items.append({"job": job.id})
            else:
                items.append({"problem": story})
        if not drafts:
            raise ValueError("a batch needs a story")
        about = {
            "key_id": order.key_id,
            "callback_url": order.callback_url,
            "external_id": order.external_id,
            "metadata": order.metadata,
            "items": items,
        }
        kept: dict[str, str | int | float] = {
            "about": json.dumps(about, allow_nan=False),
            "left": len(drafts),
            "submitted_at": now,
            **({"once": once.name} if once else {}),
        }
        ttl_s = 2 * self._settings.result_ttl_s  # a job may begin at the end of its own, and is kept as long again

        def write(pipe: Pipeline) -> None:
            pipe.hset(batch_key(batch_id), items=[part for pair in kept.items() for part in pair])
            pipe.expire(batch_key(batch_id), ttl_s)
            begun = json.dumps({"status": "running", "jobs": len(drafts)}, separators=(",", ":"))
            pipe.xadd(events_key(batch_id), {"event": "status", "data": begun})
            pipe.expire(events_key(batch_id), ttl_s)
            for job, story in drafts:
                self._store.write(pipe, job, story)

        return write

    def _created(self, batch_id: str) -> Batch:
        batch = self.get(batch_id)
        assert batch is not None
        return batch

    def get(self, batch_id: str) -> Batch | None:
        if not ids.is_id(batch_id):
            return None
        with redis_errors():
            kept = cast("dict[str, str]", self._redis.hgetall(batch_key(batch_id)))
        if not kept:
            return None
        about = json.loads(kept["about"])
        job_ids = [item["job"] for item in about["items"] if "job" in item]
        jobs = dict(zip(job_ids, self._store.get_many(job_ids), strict=True))
        return Batch(
            id=batch_id,
            key_id=about["key_id"],
            submitted_at=moment(float(kept["submitted_at"])),
            completed_at=moment(float(kept["completed_at"])) if "completed_at" in kept else None,
            items=tuple(
                Item(item.get("job"), item.get("problem"), jobs.get(item.get("job", ""))) for item in about["items"]
            ),
            callback_url=about["callback_url"],
            external_id=about["external_id"],
            metadata=about["metadata"],
        )

    def cancel(self, batch: Batch) -> Batch | None:
        """Cancel every job that is not over. The batch as it is then."""
        for item in batch.items:
            if item.job is not None and not item.job.is_final:
                self._store.cancel(item.job.id)
        return self.get(batch.id)

    def erase(self, batch: Batch) -> None:
        """Forget a batch and its jobs, and what was or is to be told of them."""
        for item in batch.items:
            if item.job_id is not None:
                self._store.erase(item.job_id)
        keys = [batch_key(batch.id), events_key(batch.id), jobs_key(batch.id), UNTOLD]
        self._scripts.run(scripts.ERASE_BATCH, keys, batch.id)


def batch_to_wire(batch: Batch) -> Json:
    """The wire form that GET and the webhook's `data` share."""
    counts = batch.counts
    return {
        "id": batch.id,
        "status": "running" if batch.completed_at is None else "completed",
        "counts": {status: counts[status] for status in (*get_args(Status), REFUSED, ERASED)},
        "submitted_at": wire_time(batch.submitted_at),
        "completed_at": wire_time(batch.completed_at),
        "external_id": batch.external_id,
        "metadata": batch.metadata,
        "jobs": [_item_to_wire(number, item) for number, item in enumerate(batch.items)],
    }


def _item_to_wire(number: int, item: Item) -> Json:
    job = item.job
    return {
        "index": number,
        "id": item.job_id,
        "status": item.status,
        "external_id": job and job.external_id,
        "revision": job and job.revision,
        "superseded_by": job and job.superseded_by,
        "problem": item.problem,
    }


def completed(batch: Batch) -> Event:
    """The event that the last of a batch's jobs is over."""
    assert batch.completed_at is not None
    data = batch_to_wire(batch)
    brief = {name: data[name] for name in ("id", "status", "counts", "external_id")}
    return Event(
        id=event_id(batch.id, "batch.completed"),
        type="batch.completed",
        at=batch.completed_at,
        data=data,
        brief={**brief, "url": f"/v1/batches/{batch.id}"},
        job_id=batch.id,
    )
