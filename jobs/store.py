"""The jobs in Redis: every state a job can be in, and every step between two of them."""

import json
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from typing import cast

from redis import Redis
from redis.client import Pipeline, PubSub

from jobs import ids, problems, scripts
from jobs.connection import (
    LEASES,
    PASSED,
    UNSENT,
    WAITING,
    Clock,
    Scripts,
    events_key,
    job_key,
    now_s,
    story_key,
)
from jobs.deliveries import callback_lane
from jobs.errors import redis_errors
from jobs.events import ERASED, part_events
from jobs.idempotency import Once, made_before, write_once
from jobs.job import FINAL, Claim, Job, Json, Progress, Status, Submission, to_bytes
from jobs.names import DIGESTS
from jobs.record import WITHOUT_DIGEST, creation, moment, new_job, read_job
from jobs.settings import Settings
from jobs.webhook_events import outcome_of

_log = logging.getLogger(__name__)

SWEPT_AT_ONCE = 100
WAKE_UP_S = 5.0

Until = Callable[[Job], bool]


class JobStore:
    """Jobs and their stories. Every method raises StoreUnavailable when Redis cannot serve.

    `clock` gives seconds since the epoch; without one, Redis's own is used, which all machines share.
    """

    def __init__(self, redis: Redis, settings: Settings, *, clock: Clock | None = None) -> None:
        self._redis = redis
        self._settings = settings
        self._clock = clock
        self._scripts = Scripts(redis, clock)

    def create(self, submission: Submission, *, recall: str | None = None) -> Job:
        """Take a job in. It is in Redis, and among the unsent, when this returns. Raises ValueError where `metadata`
        is no JSON (not a number). Once it has succeeded, `recalled(recall)` gives it."""
        job = new_job(submission, at=now_s(self._redis, self._clock))
        with redis_errors(), self._redis.pipeline(transaction=True) as pipe:
            self.write(pipe, job, submission, recall)
            pipe.execute()
        return self._as_taken(job)

    def create_once(self, submission: Submission, once: Once, *, recall: str | None = None) -> tuple[Job, bool]:
        """Take a job in, as `create` does, unless this was done before: then that job, and False. Raises
        KeyReusedError."""
        job = new_job(submission, at=now_s(self._redis, self._clock))

        def write(pipe: Pipeline) -> None:
            self.write(pipe, job, submission, recall)
            pipe.hset(job_key(job.id), "once", once.name)

        ttl_s = self._settings.idempotency_ttl_s
        earlier = write_once(self._redis, once, job.id, ttl_s=ttl_s, get=self.get, write=write)
        # Its own, where the connection broke on the way back.
        return (self._as_taken(job), True) if earlier is None else (earlier, earlier.id == job.id)

    def made_before(self, once: Once) -> Job | None:
        """The job that an idempotency key made. Raises KeyReusedError where that was for something else."""
        return made_before(self._redis, once, self.get)

    def recalled(self, recall: str) -> Job | None:
        """The last job that was created under this name and has succeeded."""
        with redis_errors():
            job_id = cast("str | None", self._redis.get(recall))
        return self.get(job_id) if job_id else None

    def finish_from(self, job_id: str, digest: Json) -> bool:
        """A queued job succeeded with the digest of another, and no worker is needed. False if it is over already."""
        return self._end(job_id, "succeeded", digest=digest)

    def write(self, pipe: Pipeline, job: Job, submission: Submission, recall: str | None = None) -> None:
        """Take a job in, in a transaction with whatever else belongs to it."""
        keys, args = creation(job, submission, ttl_s=self._settings.result_ttl_s)
        self._scripts.run(scripts.CREATE, keys, *args, pipe=pipe)
        if recall is not None and self._settings.recall_ttl_s:
            pipe.hset(job_key(job.id), mapping={"recall": recall, "recall_s": self._settings.recall_ttl_s})

    def _as_taken(self, job: Job) -> Job:
        """A job as it is after it was created: one with an older revision than is there already came too late."""
        return self.get(job.id) or job if job.external_id and job.revision else job

    def mark_sent(self, job_id: str) -> None:
        """Note that the job's queue message was sent."""
        self._scripts.run(scripts.SENT, [job_key(job_id), UNSENT, WAITING], job_id)

    def get(self, job_id: str) -> Job | None:
        found = self.with_callback(job_id)
        return found and found[0]

    def get_many(self, job_ids: Sequence[str]) -> list[Job | None]:
        """Several jobs in one go, without their digests."""
        with redis_errors(), self._redis.pipeline(transaction=False) as pipe:
            for job_id in job_ids:
                pipe.hmget(job_key(job_id), WITHOUT_DIGEST)
            found = pipe.execute()
        return [
            read_job(job_id, {name: value for name, value in zip(WITHOUT_DIGEST, values, strict=True) if value})[0]
            if values[0]
            else None
            for job_id, values in zip(job_ids, found, strict=True)
        ]

    def with_callback(self, job_id: str) -> tuple[Job, str | None] | None:
        """The job, and where its callback goes."""
        if not ids.is_id(job_id):
            return None
        with redis_errors():
            kept = cast("dict[str, str]", self._redis.hgetall(job_key(job_id)))
        return read_job(job_id, kept) if kept else None

    def submission(self, job_id: str) -> Submission | None:
        """The story as it was handed in; None once the job is over, or unknown."""
        if not ids.is_id(job_id):
            return None
        with redis_errors():
            kept = self._redis.get(story_key(job_id))
        return Submission.from_json(kept) if kept else None

    def claim(self, job_id: str, *, owner: str) -> Claim | None:
        """Begin a queued job. None if it is not queued: its message came twice, or it was cancelled or erased."""
        answer = self._scripts.run(
            scripts.CLAIM,
            [job_key(job_id), story_key(job_id), UNSENT, WAITING, LEASES, PASSED, events_key(job_id)],
            job_id,
            owner,
            self._settings.lease_s,
        )
        if not answer:
            return None
        token, attempt, story = answer
        return Claim(id=job_id, token=token, attempt=attempt, owner=owner, submission=Submission.from_json(story))

    def heartbeat(self, claim: Claim) -> bool:
        """Renew the lease. False when the job is no longer this holder's."""
        return self._hold(claim, "", 0.0)

    def progress(self, claim: Claim, step: str, fraction: float, *, part: Json | None = None) -> bool:
        """Say how far the job is, and renew the lease. `part` is what the step before has made: members of the digest's
        wire form, which go to those who listen. False when the job is no longer this holder's."""
        told = [*part_events(part or {}), ("progress", {"step": step, "fraction": fraction})]
        return self._hold(claim, step, fraction, *(text for name, data in told for text in (name, to_bytes(data))))

    def finish(self, claim: Claim, digest: Json) -> bool:
        """The job succeeded. False, and nothing happens, when it is no longer this holder's."""
        return self._end(claim.id, "succeeded", token=claim.token, digest=digest)

    def fail(self, claim: Claim, problem: Json) -> bool:
        """The job failed, for good. False, and nothing happens, when it is no longer this holder's."""
        return self._end(claim.id, "failed", token=claim.token, error=problem)

    def release(self, claim: Claim, *, refund: bool = True) -> bool:
        """Hand a running job back to the queue: it is unsent again. `refund`: this attempt does not count.

        False, and nothing happens, when it is no longer this holder's. Without a refund a job that has used up its
        attempts fails instead.
        """
        if not refund and claim.attempt >= self._settings.max_attempts:
            return self.fail(claim, problems.attempts_exhausted(claim.attempt))
        return self._requeue(claim.id, claim.token, refund=refund)

    def cancel(self, job_id: str) -> Job | None:
        """Stop a job that is not over; whoever runs it has lost it. The job as it is then, None if it is unknown."""
        self._end(job_id, "cancelled")
        return self.get(job_id)

    def erase(self, job_id: str) -> bool:
        """Forget the job, its story, its digest, and what was or is to be told of it. False if there was nothing."""
        if not ids.is_id(job_id):
            return False
        own = [job_key(job_id), story_key(job_id), events_key(job_id)]
        return bool(self._scripts.run(scripts.ERASE, [*own, UNSENT, WAITING, LEASES], job_id))

    def sweep(self) -> list[str]:
        """Take over what was left behind; the ids to enqueue, each to be marked sent after.

        Running jobs whose lease ran out go back to the queue, or fail when their attempts are used up. Queued jobs
        whose message was never sent, or is lost, are in the answer too.
        """
        now = now_s(self._redis, self._clock)
        with redis_errors():
            lapsed = cast("list[str]", self._redis.zrangebyscore(LEASES, "-inf", now, start=0, num=SWEPT_AT_ONCE))
        again = [job_id for job_id in lapsed if self._take_over(job_id)]
        stranded = self._scripts.run(
            scripts.STRANDED,
            [UNSENT, WAITING, PASSED, DIGESTS],
            self._settings.resend_s,
            self._settings.lease_s,
            SWEPT_AT_ONCE,
        )
        return list(dict.fromkeys([*again, *stranded]))

    def wait(self, job_id: str, *, timeout_s: float, until: Until | None = None) -> Job | None:
        """The job, as soon as `until` holds of it, by default as soon as it is over, or as it is after `timeout_s`; None
        if it is unknown or was erased."""
        if not ids.is_id(job_id):
            return None
        deadline = time.monotonic() + timeout_s
        with redis_errors(), closing(_pubsub(self._redis)) as pubsub:
            pubsub.subscribe(events_key(job_id))
            while True:
                job = self.get(job_id)
                left_s = deadline - time.monotonic()
                if job is None or job.is_final or left_s <= 0 or (until is not None and until(job)):
                    return job
                # Waking up now and then covers a message that went by while Redis was being restarted.
                told = pubsub.get_message(timeout=min(left_s, WAKE_UP_S))
                while told and until is None and told["data"] not in (*FINAL, ERASED):  # nothing that matters here
                    told = pubsub.get_message(timeout=max(0.0, min(deadline - time.monotonic(), WAKE_UP_S)))

    def _hold(self, claim: Claim, step: str, fraction: float, *told: str | bytes) -> bool:
        return bool(
            self._scripts.run(
                scripts.HOLD,
                [job_key(claim.id), LEASES, events_key(claim.id)],
                claim.id,
                claim.token,
                self._settings.lease_s,
                step,
                fraction,
                *told,
            )
        )

    def _requeue(self, job_id: str, token: int, *, refund: bool, lapsed: bool = False) -> bool:
        keys = [job_key(job_id), UNSENT, LEASES, events_key(job_id)]
        return bool(self._scripts.run(scripts.REQUEUE, keys, job_id, token, int(lapsed), int(refund)))

    def _take_over(self, job_id: str) -> bool:
        """Whether a job whose lease ran out is queued again."""
        with redis_errors():
            attempts, token = cast("list[str | None]", self._redis.hmget(job_key(job_id), "attempts", "token"))
        if attempts is None or token is None:
            with redis_errors():
                self._redis.zrem(LEASES, job_id)  # the job's own time to live ended
            return False
        if int(attempts) < self._settings.max_attempts:
            return self._requeue(job_id, int(token), refund=False, lapsed=True)
        problem = problems.attempts_exhausted(int(attempts))
        if self._end(job_id, "failed", token=int(token), error=problem, lapsed=True):
            _log.warning("%s: failed, %s workers died over it", job_id, attempts)
        return False

    def _end(
        self,
        job_id: str,
        status: Status,
        *,
        token: int | None = None,
        lapsed: bool = False,
        error: Json | None = None,
        digest: Json | None = None,
    ) -> bool:
        found = self.with_callback(job_id)
        if found is None or found[0].is_final:
            return False
        job, callback_url = found
        now = now_s(self._redis, self._clock)
        fraction = 1.0 if status == "succeeded" else job.progress.fraction
        ended = replace(
            job,
            status=status,
            progress=Progress(status, fraction),
            finished_at=moment(now),
            error=error,
            digest=digest,
        )
        # Whoever cancels a job knows it already.
        event = outcome_of(ended) if status != "cancelled" else None
        return bool(
            self._scripts.run(
                scripts.END,
                [job_key(job_id), LEASES],
                job_id,
                "" if token is None else token,
                int(lapsed),
                self._settings.result_ttl_s,
                status,
                now,
                fraction,
                json.dumps(error) if error else "",
                json.dumps(digest) if digest else "",
                event.id if event else "",
                event.type if event else "",
                event.body if event else "",
                ended.key_id,
                callback_url or "",
                callback_lane(callback_url),
            )
        )


def _pubsub(redis: Redis) -> PubSub:
    return cast("PubSub", redis.pubsub(ignore_subscribe_messages=True))  # type: ignore[no-untyped-call]
