"""Run a queued job, from its claim to its outcome in the store."""

import logging
import os
import socket
import time
import traceback
from collections.abc import Callable
from functools import partial

from billiard.exceptions import SoftTimeLimitExceeded

from digest.errors import DigestError
from jobs import problems
from jobs.errors import StoreUnavailable
from jobs.job import Claim, Json
from jobs.settings import Settings
from jobs.store import JobStore
from worker.engine import Engine
from worker.errors import ClaimLostError
from worker.heartbeat import Heartbeat
from worker.lifecycle import Lifecycle

_log = logging.getLogger(__name__)

HEARTBEATS_PER_LEASE = 4
# An outage of Redis that a finished digest waits out, rather than being made again.
PATIENCE_S = 60.0
PAUSE_S = 0.5


class Digester:
    """Runs jobs, one at a time, in this process."""

    def __init__(self, store: JobStore, engine: Engine, lifecycle: Lifecycle, settings: Settings) -> None:
        self._store = store
        self._engine = engine
        self._lifecycle = lifecycle
        self._settings = settings

    def run(self, job_id: str) -> None:
        """Run the job, if it is queued. Twice is the same as once. Raises StoreUnavailable when Redis stays away: the
        job is then taken over like one whose worker died."""
        if self._lifecycle.broken:
            return  # this worker is about to stop; the job stays queued, for another one
        claim = self._store.claim(job_id, owner=f"{socket.gethostname()}:{os.getpid()}")
        if claim is None:
            _log.info("%s: not queued, nothing to do", job_id)
            return
        heart = Heartbeat(
            self._store,
            claim,
            every_s=self._settings.lease_s / HEARTBEATS_PER_LEASE,
            limit_s=self._settings.job_hard_limit_s,
        )
        with self._lifecycle.holding(claim), heart as heartbeat:
            settle = self._work(claim, heartbeat)
            if settle is not None and _patiently(settle):
                return
        _log.warning("%s: cancelled, erased or taken over meanwhile", job_id)

    def _work(self, claim: Claim, heartbeat: Heartbeat) -> Callable[[], bool] | None:
        """Do the work; what is to be done to the job then, None if it is lost."""

        def report(step: str, fraction: float, part: Json) -> None:
            if heartbeat.lost or not self._progress(claim, step, fraction, part):
                raise ClaimLostError

        begun = time.monotonic()
        try:
            wire = self._engine.digest(claim.submission, report=report)
        except ClaimLostError:
            return None
        except DigestError as error:
            _log.info("%s: refused, %s", claim.id, type(error).__name__)
            return partial(self._store.fail, claim, problems.for_error(error))
        except SoftTimeLimitExceeded:
            _log.warning("%s: took too long", claim.id)
            return partial(self._store.fail, claim, problems.too_slow(self._settings.job_soft_limit_s))
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not take its words into Celery's log
            _log.error("%s: attempt %d failed, %s", claim.id, claim.attempt, _where(error))
            return partial(self._store.release, claim, refund=False)
        _log.info("%s: digested in %.2f s, attempt %d", claim.id, time.monotonic() - begun, claim.attempt)
        return partial(self._store.finish, claim, wire)

    def _progress(self, claim: Claim, step: str, fraction: float, part: Json) -> bool:
        try:
            return self._store.progress(claim, step, fraction, part=part)
        except StoreUnavailable:
            return True  # not known to be lost; the work is worth more than the news of it


def _patiently(settle: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + PATIENCE_S
    while True:
        try:
            return settle()
        except StoreUnavailable:
            if time.monotonic() > deadline:
                raise
            time.sleep(PAUSE_S)


def _where(error: BaseException) -> str:
    """The kind of an error and where it was raised, without its message: that may quote the story."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at " + " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames))
