"""Requests that wait for a job to change: as long as they would, may, and the process lives."""

import logging
import time

from jobs.errors import StoreUnavailable
from jobs.job import Job
from jobs.store import Until
from service.parts import parts
from service.prefer import Preference

WAIT_SLICE_S = 2.0  # how soon a waiting request notices that the process is to end

log = logging.getLogger("service")


def wait(job: Job, preference: Preference, *, until: Until | None = None) -> tuple[str, Job | None]:
    """What was followed of the preference, and the job as it is then: over, or `until` holds of it, or time is up. None
    if it was erased meanwhile."""
    here = parts()
    if preference.wait_s is None:
        return "respond-async" if preference.respond_async else "", job
    if not here.waiters.acquire(blocking=False):
        return "", job
    wait_s = min(preference.wait_s, int(here.settings.max_wait_s))
    deadline_s = time.monotonic() + wait_s
    now: Job | None = job
    try:
        while now and not (here.stopping or now.is_final or (until and until(now))):
            if (left_s := deadline_s - time.monotonic()) <= 0:
                break
            now = here.store.wait(job.id, timeout_s=min(left_s, WAIT_SLICE_S), until=until)
    except StoreUnavailable as error:
        log.warning("%s was waited for, and Redis went away: %s", job.id, error)
    finally:
        here.waiters.release()
    return f"wait={wait_s}", now
