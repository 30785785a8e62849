"""What every worker's main process does now and then: look for what was left behind, and say that it is there."""

import logging
import os
import socket
from collections.abc import Callable, Iterator
from typing import Any

from celery import bootsteps
from celery.platforms import EX_FAILURE
from celery.worker import state

from jobs.beacon import Beacon
from jobs.deliveries import DeliveryStore
from jobs.errors import StoreUnavailable
from jobs.names import DIGESTS
from jobs.queues import Sender
from jobs.store import JobStore
from jobs.untold import Teller
from worker.lifecycle import Flags

_log = logging.getLogger(__name__)


class Sweeper:
    """Enqueues jobs and callbacks that are due, and keeps this worker's beacon."""

    def __init__(
        self, store: JobStore, teller: Teller, deliveries: DeliveryStore, beacon: Beacon, sender: Sender, flags: Flags
    ) -> None:
        self._store = store
        self._teller = teller
        self._deliveries = deliveries
        self._beacon = beacon
        self._sender = sender
        self._flags = flags
        self._name = f"{socket.gethostname()}:{os.getpid()}"

    def sweep(self, queues: list[str]) -> None:
        """One round, by a worker that consumes `queues`. An outage of Redis ends it; the next one goes on."""
        try:
            for job_id in self._store.sweep():
                _log.info("%s: sent again", job_id)
                self._sender.enqueue(job_id)
                self._store.mark_sent(job_id)
            self.send_due()
            for queue in queues:
                if queue != DIGESTS or self._flags.ready:
                    self._beacon.show(self._name, queue=queue)
        except StoreUnavailable as error:
            _log.warning("swept nothing: %s", error)

    def due_here(self, *, most: int) -> Iterator[str]:
        """The ids of deliveries that are due, one after the other, to be made by the caller; those due beside each are
        enqueued. Raises StoreUnavailable."""
        for number in range(most):
            given = self._deliveries.due()
            last = self._flags.stopping or number == most - 1
            for delivery_id in given if last else given[1:]:
                self._sender.enqueue_delivery(delivery_id)
            if last or not given:
                return
            yield given[0]

    def send_due(self) -> None:
        """Tell of what is untold, and enqueue the deliveries whose time has come. Raises StoreUnavailable."""
        self._teller.tell()
        for delivery_id in self._deliveries.due():
            self._sender.enqueue_delivery(delivery_id)


def sweep_step(sweep: Callable[[list[str]], None], flags: Flags, *, every_s: float) -> type[bootsteps.StartStopStep]:
    """A step of the worker's consumer that calls `sweep` as long as the worker has a connection."""

    class SweepStep(bootsteps.StartStopStep):  # type: ignore[misc]
        requires = ("celery.worker.consumer.tasks:Tasks",)

        def __init__(self, parent: Any, **options: Any) -> None:
            super().__init__(parent, **options)
            self._entry: Any = None

        def start(self, parent: Any) -> None:
            queues = list(parent.app.amqp.queues.consume_from)
            parent.timer.call_after(0, self._tick, (queues,))
            self._entry = parent.timer.call_repeatedly(every_s, self._tick, (queues,))

        def stop(self, parent: Any) -> None:  # noqa: ARG002 - Celery's signature
            if self._entry is not None:
                self._entry.cancel()
                self._entry = None

        def _tick(self, queues: list[str]) -> None:
            if flags.broken:
                state.should_stop = EX_FAILURE
                return
            sweep(queues)

    return SweepStep
