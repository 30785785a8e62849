"""What happened in a step that could not tell of it: a job was superseded, the last of a batch's jobs is over.

The step writes the id down; who sweeps tells, and crosses it out. Killed in between, the next one tells the same event
again, which DeliveryStore.publish does nothing about: each is told once.
"""

from typing import cast

from redis import Redis

from jobs import ids
from jobs.batches import BatchStore, completed
from jobs.connection import UNTOLD
from jobs.deliveries import DeliveryStore
from jobs.errors import redis_errors
from jobs.store import JobStore
from jobs.webhook_events import superseded

_AT_ONCE = 100


class Teller:
    """Tells what is untold. Raises StoreUnavailable when Redis cannot serve."""

    def __init__(self, redis: Redis, store: JobStore, batches: BatchStore, deliveries: DeliveryStore) -> None:
        self._redis = redis
        self._store = store
        self._batches = batches
        self._deliveries = deliveries

    def tell(self) -> None:
        with redis_errors():
            found = cast("list[str]", self._redis.zrange(UNTOLD, 0, _AT_ONCE - 1))
        for about in found:
            if about.startswith(ids.BATCH):
                self._tell_of_batch(about)
            else:
                self._tell_of_job(about)
            with redis_errors():
                self._redis.zrem(UNTOLD, about)

    def _tell_of_batch(self, batch_id: str) -> None:
        batch = self._batches.get(batch_id)
        if batch is not None:
            self._deliveries.publish(completed(batch), key_id=batch.key_id, callback_url=batch.callback_url)

    def _tell_of_job(self, job_id: str) -> None:
        found = self._store.with_callback(job_id)
        if found is None:
            return
        job, callback_url = found
        if job.superseded_by and job.superseded_at:
            event = superseded(job, by=job.superseded_by, at=job.superseded_at)
            self._deliveries.publish(event, key_id=job.key_id, callback_url=callback_url)
