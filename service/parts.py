"""What the views work with: made once by the application factory, found through the application."""

import threading
from dataclasses import dataclass, field
from typing import cast

from flask import current_app

from jobs.beacon import Beacon
from jobs.keys import KeyStore
from jobs.limits import Limits
from jobs.queues import Sender
from jobs.settings import Settings
from jobs.store import JobStore

EXTENSION = "nutgraf"


@dataclass(kw_only=True)
class Parts:
    """`waiters` are the requests that may wait at a time; `stopping` says that the process is about to end."""

    settings: Settings
    store: JobStore
    sender: Sender
    beacon: Beacon
    keys: KeyStore
    limits: Limits
    waiters: threading.BoundedSemaphore
    stopping: bool = field(default=False)


def parts() -> Parts:
    return cast("Parts", current_app.extensions[EXTENSION])
