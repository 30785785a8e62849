"""What the views work with: made once by the application factory, found through the application."""

import threading
from dataclasses import dataclass, field
from typing import cast

from flask import current_app

from jobs.batches import BatchStore
from jobs.beacon import Beacon
from jobs.deliveries import DeliveryStore
from jobs.delivery_log import DeliveryLog
from jobs.endpoints import EndpointStore
from jobs.events import EventLog
from jobs.idempotency import Flights
from jobs.keys import KeyStore
from jobs.limits import Limits
from jobs.listing import Listing
from jobs.queues import Sender
from jobs.settings import Settings
from jobs.store import JobStore
from service.streams import Streams

EXTENSION = "nutgraf"


@dataclass(kw_only=True)
class Parts:
    """`waiters` are the requests that may wait at a time; `stopping` says that the process is about to end. `streams` is
    there where the server lets connections be taken over from it (service.gunicorn_worker)."""

    settings: Settings
    store: JobStore
    log: EventLog
    batches: BatchStore
    listing: Listing
    sender: Sender
    beacon: Beacon
    endpoints: EndpointStore
    deliveries: DeliveryStore
    delivery_log: DeliveryLog
    keys: KeyStore
    limits: Limits
    flights: Flights
    waiters: threading.BoundedSemaphore
    streams: Streams | None = None
    stopping: bool = field(default=False)


def parts() -> Parts:
    return cast("Parts", current_app.extensions[EXTENSION])
