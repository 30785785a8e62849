"""Callbacks that are to be made: kept in Redis until they are delivered or given up.

Times of further attempts stand in a sorted set here and not in the queue: a queue message with a far-off time is handed
out again and again (Celery's visibility timeout).
"""

from dataclasses import dataclass, field

from redis import Redis

from jobs import ids, scripts
from jobs.connection import DUE, Clock, Scripts, delivery_key
from jobs.job import Job, job_to_wire, to_bytes, wire_time
from jobs.names import DELIVERIES
from jobs.settings import Settings

LARGEST_BODY_BYTES = 20_000
MOST_QUEUED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One attempt at a callback. `event` and `body` are the same in every attempt; attempts count from 1."""

    job_id: str
    attempt: int
    event: str
    url: str = field(repr=False)
    body: bytes = field(repr=False)


class DeliveryStore:
    """The callbacks in Redis. Every method raises StoreUnavailable when Redis cannot serve."""

    def __init__(self, redis: Redis, settings: Settings, *, clock: Clock | None = None) -> None:
        # Longer than an attempt takes: whoever is still at it then has died.
        self._lease_s = settings.webhook_timeout_s + settings.lease_s
        self._scripts = Scripts(redis, clock)

    def due(self) -> list[str]:
        """The ids of jobs whose callback is due, to be enqueued. No more than the queue takes: a receiver that hangs
        does not fill it."""
        due: list[str] = self._scripts.run(scripts.DUE, [DUE, DELIVERIES], self._lease_s, MOST_QUEUED)
        return due

    def claim(self, job_id: str) -> Delivery | None:
        """Begin an attempt. None if somebody is at it, it is over, or its time is still to come."""
        answer = self._scripts.run(scripts.CLAIM_DELIVERY, [delivery_key(job_id), DUE], job_id, self._lease_s)
        if not answer:
            return None
        attempt, event, url, body = answer
        return Delivery(job_id=job_id, attempt=attempt, event=event, url=url, body=body.encode())

    def close(self, delivery: Delivery) -> bool:
        """It is delivered, or given up. False if another attempt has begun since."""
        return self._settle(delivery, "")

    def retry(self, delivery: Delivery, *, wait_s: float) -> bool:
        """It is to be tried again, `wait_s` from now. False if another attempt has begun since."""
        return self._settle(delivery, wait_s)

    def _settle(self, delivery: Delivery, wait_s: float | str) -> bool:
        keys = [delivery_key(delivery.job_id), DUE]
        return bool(self._scripts.run(scripts.SETTLE_DELIVERY, keys, delivery.job_id, delivery.attempt, wait_s))


def event_id(job_id: str) -> str:
    """A job has one outcome, so the event that tells of it has one identifier, whoever makes it."""
    return job_id.replace(f"{ids.JOB}_", f"{ids.EVENT}_", 1)


def event_body(job: Job) -> bytes:
    """The body of a callback (Standard Webhooks 1.0.0: type, timestamp, data); a large digest is left for the receiver
    to fetch."""
    event = {"type": f"digest.{job.status}", "timestamp": wire_time(job.finished_at), "data": job_to_wire(job)}
    body = to_bytes(event)
    if len(body) <= LARGEST_BODY_BYTES:
        return body
    return to_bytes({**event, "data": {"id": job.id, "status": job.status, "url": f"/v1/digests/{job.id}"}})
