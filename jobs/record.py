"""A job as Redis keeps it: a hash, and its place in the lists that it belongs to."""

import json
from datetime import UTC, datetime
from typing import cast

from jobs import ids
from jobs.connection import UNSENT, current_key, events_key, job_key, jobs_key, story_key, versions_key
from jobs.job import Job, Progress, Status, Submission
from jobs.revisions import rank

# The fields of the hash that `read_job` reads, without the one that is large.
WITHOUT_DIGEST = (
    *("status", "submitted_at", "about", "attempts", "step", "fraction", "started_at", "finished_at", "error", "batch"),
    *("superseded_by", "superseded_at"),
)


def new_job(submission: Submission, *, at: float, batch_id: str | None = None) -> Job:
    """A job that is nowhere yet. `at` is in seconds since the epoch."""
    return Job(
        id=ids.new_id(ids.JOB),
        status="queued",
        submitted_at=moment(at),
        external_id=submission.external_id,
        revision=submission.revision,
        metadata=submission.metadata,
        key_id=submission.key_id,
        batch_id=batch_id,
    )


def creation(job: Job, submission: Submission, *, ttl_s: int) -> tuple[list[str], list[str | int | float]]:
    """The KEYS and the ARGV, from its second on, of jobs.scripts.CREATE. Raises ValueError where `metadata` is no JSON."""
    about = {
        "external_id": job.external_id,
        "revision": job.revision,
        "metadata": job.metadata,
        "callback_url": submission.callback_url,
        "key_id": job.key_id,
    }
    lists = [jobs_key(job.key_id)]
    if job.batch_id is not None:
        lists.append(jobs_key(job.batch_id))
    revision = current = ""
    if job.external_id is not None:
        lists.append(versions_key(job.key_id, job.external_id))
        if job.revision:
            revision, current = job.revision, current_key(job.key_id, job.external_id)
            lists.append(current)
    keys = [job_key(job.id), story_key(job.id), events_key(job.id), UNSENT, *lists]
    args: list[str | int | float] = [
        job.id,
        ttl_s,
        job.submitted_at.timestamp(),
        json.dumps(about, allow_nan=False),
        submission.to_json(),
        job.batch_id or "",
        revision,
        rank(revision),
        current,
    ]
    return keys, args


def read_job(job_id: str, kept: dict[str, str]) -> tuple[Job, str | None]:
    """The job that a hash holds, and where its callback goes."""
    about = json.loads(kept["about"])
    job = Job(
        id=job_id,
        status=cast("Status", kept["status"]),
        submitted_at=moment(float(kept["submitted_at"])),
        attempts=int(kept["attempts"]),
        progress=Progress(kept["step"], float(kept["fraction"])),
        started_at=moment(float(kept["started_at"])) if "started_at" in kept else None,
        finished_at=moment(float(kept["finished_at"])) if "finished_at" in kept else None,
        external_id=about["external_id"],
        revision=about["revision"],
        metadata=about["metadata"],
        error=json.loads(kept["error"]) if "error" in kept else None,
        digest=json.loads(kept["digest"]) if "digest" in kept else None,
        key_id=about["key_id"],
        batch_id=kept.get("batch"),
        superseded_by=kept.get("superseded_by"),
        superseded_at=moment(float(kept["superseded_at"])) if "superseded_at" in kept else None,
    )
    return job, about["callback_url"]


def moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
