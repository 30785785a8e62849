"""A job: what was handed in, where it stands, and how it looks on the wire."""

import json
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

from digest.article import Element, Envelope, Span
from digest.digest import Notice
from digest.options import Options

Status = Literal["queued", "running", "succeeded", "failed", "cancelled"]
Json = dict[str, Any]

FINAL: frozenset[Status] = frozenset({"succeeded", "failed", "cancelled"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What a caller handed in. None of it shows in a repr: stories are secret until they are published.

    `text` is plain: what offsets count in, whatever it came as. `envelope` has what came with it, `warnings` what intake
    had to say of it, for the digest. `metadata` is the caller's own, given back as it is. `language` is a BCP 47 tag.
    `key_id` names the key that handed it in: "local" where no keys are configured.
    """

    text: str = field(repr=False)
    headline: str | None = field(default=None, repr=False)
    byline: str | None = field(default=None, repr=False)
    language: str | None = None
    options: Options = field(default_factory=Options)
    callback_url: str | None = field(default=None, repr=False)
    external_id: str | None = field(default=None, repr=False)
    revision: str | None = field(default=None, repr=False)
    metadata: Json = field(default_factory=dict, repr=False)
    key_id: str = "local"
    envelope: Envelope = field(default_factory=Envelope, repr=False)
    warnings: tuple[Notice, ...] = field(default=(), repr=False)

    def to_json(self) -> str:
        return json.dumps(asdict(self), separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str | bytes) -> "Submission":
        fields = json.loads(text)
        fields["options"] = Options(**fields["options"])
        fields["envelope"] = _envelope(fields.get("envelope", {}))  # there may be stories from before there was one
        fields["warnings"] = tuple(Notice(**each) for each in fields.get("warnings", ()))
        return cls(**fields)


def _envelope(fields: Json) -> Envelope:
    elements = tuple(Element(Span(**each.pop("span")), **each) for each in fields.pop("elements", ()))
    return Envelope(**fields, elements=elements)


@dataclass(frozen=True, slots=True)
class Progress:
    """The step that a job is at, and the share of the work that is done, 0-1."""

    step: str
    fraction: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Where a job stands, without its story.

    `attempts` counts the times that a worker began it. `error` is an RFC 9457 problem, `digest` the digest's wire form.
    Times are aware, in UTC; `started_at` is when the last attempt began. `key_id` names the key whose job it is.
    `superseded_by` is the job of a newer revision of the same story, `superseded_at` when that became known.
    """

    id: str
    status: Status
    submitted_at: datetime
    attempts: int = 0
    progress: Progress = Progress("queued", 0.0)
    started_at: datetime | None = None
    finished_at: datetime | None = None
    external_id: str | None = field(default=None, repr=False)
    revision: str | None = field(default=None, repr=False)
    metadata: Json = field(default_factory=dict, repr=False)
    error: Json | None = field(default=None, repr=False)
    digest: Json | None = field(default=None, repr=False)
    key_id: str = "local"
    batch_id: str | None = None
    superseded_by: str | None = None
    superseded_at: datetime | None = None

    @property
    def is_final(self) -> bool:
        return self.status in FINAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A worker's hold on a running job, good until its lease runs out. `token` fences off whoever held it before."""

    id: str
    token: int
    attempt: int
    owner: str
    submission: Submission


def job_to_wire(job: Job) -> Json:
    """The wire form that GET and a webhook's `data` share. Times are RFC 3339 in UTC, to the millisecond."""
    return {
        "id": job.id,
        "status": job.status,
        "progress": {"step": job.progress.step, "fraction": job.progress.fraction},
        "attempts": job.attempts,
        "submitted_at": wire_time(job.submitted_at),
        "started_at": wire_time(job.started_at),
        "finished_at": wire_time(job.finished_at),
        "external_id": job.external_id,
        "revision": job.revision,
        "metadata": job.metadata,
        "batch": job.batch_id,
        "superseded_by": job.superseded_by,
        "error": job.error,
        "digest": job.digest,
    }


def wire_time(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z") if moment else None


def to_bytes(wire: Json) -> bytes:
    """Compact JSON in UTF-8. A lone surrogate, which UTF-8 cannot hold, is written as JSON's own escape."""
    text = json.dumps(wire, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode(errors="backslashreplace")
