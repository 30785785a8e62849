"""The heartbeat of a running job: a thread that renews its lease while the model is at work."""

import threading
import time
from types import TracebackType
from typing import Self

from jobs.errors import StoreUnavailable
from jobs.job import Claim
from jobs.store import JobStore


class Heartbeat:
    """Renews a claim's lease every `every_s`, through outages of Redis, until the block ends or the claim is lost.

    It stops after `limit_s` too, so that a process that is stuck does not keep its job for ever: the main process, which
    should kill it then, may be gone.
    """

    def __init__(self, store: JobStore, claim: Claim, *, every_s: float, limit_s: float) -> None:
        self._store = store
        self._claim = claim
        self._every_s = every_s
        self._limit_s = limit_s
        self._over = threading.Event()
        self._lost = threading.Event()
        self._thread = threading.Thread(target=self._beat, name=f"heartbeat {claim.id}", daemon=True)

    @property
    def lost(self) -> bool:
        """Whether the job is known to be somebody else's, or nobody's, by now."""
        return self._lost.is_set()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _beat(self) -> None:
        end = time.monotonic() + self._limit_s
        while not self._over.wait(self._every_s) and time.monotonic() < end:
            try:
                if not self._store.heartbeat(self._claim):
                    self._lost.set()
                    return
            except StoreUnavailable:
                continue  # the lease may run out meanwhile; the token then keeps this worker from doing harm
