"""What is taken and given of batches and lists of jobs, as pydantic models, for the OpenAPI document and its checks."""

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, JsonValue

from jobs.batches import MOST_STORIES
from jobs.job import Status
from service.bodies import Strict
from service.submission import MAX_METADATA_BYTES, Callback
from service.wire import Given, Offset

_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d", re.ASCII)


def _like_a_story(schema: dict[str, Any]) -> None:
    other = {"description": "Anything else is refused by itself."}
    schema["items"] = {"anyOf": [{"$ref": "#/components/schemas/DigestRequest"}, other]}


class BatchRequest(Strict):
    """Many stories."""

    stories: list[Any] = Field(
        min_length=1,
        max_length=MOST_STORIES,
        description="Each as `POST /v1/digests` takes one as JSON. One that is wrong does not keep out the others.",
        json_schema_extra=_like_a_story,
    )
    callback: Callback | None = Field(None, description="Where to send the event `batch.completed`.")
    external_id: str | None = Field(None, max_length=200, description="Your own name for the batch, given back.")
    metadata: dict[str, JsonValue] = Field(
        {}, description=f"Anything of your own, given back: {MAX_METADATA_BYTES} bytes of JSON at most."
    )


class StoryProblem(BaseModel):
    """Why a story was refused: the problem that it would have got by itself."""

    type: str
    title: str
    status: int
    detail: str


class BatchJob(Given):
    """One story of a batch. Without an `id` it was refused. `erased`: its job is gone."""

    index: Offset = Field(description="Its place in `stories`.")
    id: str | None
    status: Status | Literal["refused", "erased"]
    external_id: str | None
    revision: str | None
    superseded_by: str | None
    problem: StoryProblem | None


class BatchCounts(Given):
    """How many of its stories have each status."""

    queued: Offset
    running: Offset
    succeeded: Offset
    failed: Offset
    cancelled: Offset
    refused: Offset
    erased: Offset


class Batch(Given):
    """Where a batch stands. `completed`: every job of it is over."""

    id: str = Field(examples=["bt_01kavn3x0e9t3yk5w2m8q4r6zs"])
    status: Literal["running", "completed"]
    counts: BatchCounts
    submitted_at: datetime
    completed_at: datetime | None
    external_id: str | None
    metadata: dict[str, JsonValue]
    jobs: list[BatchJob]


class ThinBatch(Given):
    """What stands for a batch that would make a body of more than 20 kB: fetch it."""

    id: str
    status: Literal["running", "completed"]
    counts: BatchCounts
    external_id: str | None
    url: str


def _rfc_3339(value: Any) -> Any:
    """Pydantic would take numbers too, and dates."""
    if not _TIME.match(str(value)):
        raise ValueError("Input should be a date and time as in RFC 3339, with its offset")
    return value


Moment = Annotated[AwareDatetime, BeforeValidator(_rfc_3339)]


class ListQuery(BaseModel):
    """The parameters of a list."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    status: Status | None = Field(None, description="Only jobs with this status.")
    external_id: str | None = Field(None, max_length=200, description="Only jobs of stories with this name of yours.")
    batch: str | None = Field(None, max_length=100, description="Only jobs of this batch.")
    submitted_after: Moment | None = Field(None, description="Only jobs handed in after this moment (RFC 3339).")
    submitted_before: Moment | None = Field(None, description="Only jobs handed in before this moment.")
    limit: int = Field(20, ge=1, le=100, description="How many, at most.")
    cursor: str | None = Field(None, max_length=200, description="Where the page begins, from the answer before.")


class ListedJob(Given):
    """A job without its digest, which is at `url`."""

    id: str
    status: Status
    submitted_at: datetime
    finished_at: datetime | None
    external_id: str | None
    revision: str | None
    batch: str | None
    superseded_by: str | None
    headline: str | None = Field(description="The text of the digest's headline.")
    url: str


class JobList(Given):
    """One page, newest first. It can be short of `limit`, or empty, and still have one after it."""

    digests: list[ListedJob]
    next: str | None = Field(description="The URL of the next page; null where there is nothing more. Also in `Link`.")
