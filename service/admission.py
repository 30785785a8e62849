"""A submission becomes a job: once for each idempotency key, from an earlier digest where there is one, within the quota."""

import logging
from dataclasses import dataclass
from typing import Literal

from jobs.errors import KeyReusedError, StoreUnavailable
from jobs.idempotency import Once, fingerprint
from jobs.job import Job, Submission
from jobs.recall import recall_name
from service.callers import count_stories
from service.errors import Refusal
from service.parts import parts
from service.problems import KINDS

Recall = Literal["hit", "miss", "request"]  # "request": the caller asked for a new run

log = logging.getLogger("service")


@dataclass(frozen=True, slots=True)
class Admission:
    """The job that a submission became. `is_replay`: an earlier request with the same idempotency key made it, and then
    nothing was recalled."""

    job: Job
    is_replay: bool = False
    recall: Recall = "miss"


def admit(submission: Submission, *, once: str | None = None, fresh: bool = False, secret: bool = False) -> Admission:
    """Take a submission in. It is on disk when this returns.

    `once` is where an idempotency key is kept. `fresh`: no earlier digest will do; `secret`: nor is this one's to be
    given to later submissions. Raises Refusal, and jobs.errors.StoreUnavailable.
    """
    store, settings = parts().store, parts().settings
    key = Once(once, fingerprint(submission)) if once else None
    name = recall_name(submission, settings)
    try:
        if key and (earlier := store.made_before(key)):
            return Admission(earlier, is_replay=True)
        like = None if fresh or secret else store.recalled(name)
        if like is None:
            count_stories(1)
        kept_as = None if secret or like else name
        if key:
            job, is_new = store.create_once(submission, key, recall=kept_as)
        else:
            job, is_new = store.create(submission, recall=kept_as), True
    except KeyReusedError:
        raise Refusal("idempotency-key-reused", KINDS["idempotency-key-reused"].explanation) from None
    if not is_new:
        return Admission(job, is_replay=True)
    if like is not None and like.digest is not None:
        # Were this process killed just here, a worker would make the digest anew.
        store.finish_from(job.id, like.digest)
        return Admission(store.get(job.id) or job, recall="hit")
    _send(job)
    return Admission(job, recall="request" if fresh or secret else "miss")


def _send(job: Job) -> None:
    if job.is_final:  # it came too late: a newer revision is there
        return
    try:
        parts().sender.enqueue(job.id)
        parts().store.mark_sent(job.id)
    except StoreUnavailable as error:
        # It is taken in all the same: the workers' sweep sends what was not sent.
        log.warning("%s is kept but was not sent: %s", job.id, error)
