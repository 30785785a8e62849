"""What webhooks tell of: events, each with one identifier and one body, whoever makes it and however often."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args

from jobs import ids
from jobs.job import Job, Json, job_to_wire, to_bytes, wire_time

# What an endpoint may ask for; a test is only sent to the one that it tests.
Subscribable = Literal["digest.succeeded", "digest.failed", "digest.superseded", "batch.completed", "endpoint.disabled"]
EventType = Subscribable | Literal["test"]

SUBSCRIBABLE: tuple[Subscribable, ...] = get_args(Subscribable)
LARGEST_BODY_BYTES = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something to tell of. An `id` that was told of before is not told again, so two makers of one event must give it
    the same: `event_id` makes one of what the event is about.

    `data` is all there is to say; `brief` stands in where that would make a body of more than 20 kB. `job_id` is the
    job that goes with it: erasing that erases the event.
    """

    id: str
    type: EventType
    at: datetime
    data: Json = field(repr=False)
    brief: Json = field(repr=False)
    job_id: str | None = None

    @property
    def body(self) -> bytes:
        """The body of the webhook (Standard Webhooks 1.0.0: type, timestamp, data)."""
        envelope = {"type": self.type, "timestamp": wire_time(self.at)}
        whole = to_bytes({**envelope, "data": self.data})
        return whole if len(whole) <= LARGEST_BODY_BYTES else to_bytes({**envelope, "data": self.brief})


def event_id(about: str, kind: EventType) -> str:
    """The identifier of the one event of this kind about that thing."""
    return f"{ids.EVENT}_" + hashlib.sha256(f"{kind} {about}".encode()).hexdigest()[:26]


def outcome_of(job: Job) -> Event:
    """The event that a job which has succeeded or failed makes: its data is what GET answers."""
    assert job.status in ("succeeded", "failed")
    assert job.finished_at is not None
    kind: EventType = "digest.succeeded" if job.status == "succeeded" else "digest.failed"
    return Event(
        id=job.id.replace(f"{ids.JOB}_", f"{ids.EVENT}_", 1),  # a job has one outcome
        type=kind,
        at=job.finished_at,
        data=job_to_wire(job),
        brief={"id": job.id, "status": job.status, "url": f"/v1/digests/{job.id}"},
        job_id=job.id,
    )


def superseded(job: Job, *, by: str, at: datetime) -> Event:
    """The event that a digest has given way to that of a newer revision, the job `by`."""
    data = {
        "id": job.id,
        "status": job.status,
        "external_id": job.external_id,
        "revision": job.revision,
        "metadata": job.metadata,
        "superseded_by": by,
        "url": f"/v1/digests/{by}",
    }
    return Event(
        id=event_id(job.id, "digest.superseded"), type="digest.superseded", at=at, data=data, brief=data, job_id=job.id
    )
