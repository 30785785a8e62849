"""What the service answers, as pydantic models: they describe the wire form in the OpenAPI document.

The answers themselves are made by jobs.job.job_to_wire and digest.render.wire; a test holds the two together.
"""

from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from digest.article import Format
from digest.digest import Origin, SpeakerKind, Use
from digest.options import Offsets
from jobs.job import Status
from service.errors import Fault

Offset = Annotated[int, Field(ge=0)]
Share = Annotated[float, Field(ge=0, le=1)]


class Given(BaseModel):
    """Base of what is answered: each field is always there."""

    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class Span(Given):
    """A half-open range of the story, from its first character to after its last, in the unit that `offsets` names."""

    start: Offset
    end: Offset


class Passage(Span):
    """A range of the story and its text."""

    text: str


class Check(Given):
    """One check that a line went through."""

    kind: str
    ok: bool
    evidence: str


class Line(Given):
    """A headline or a bullet, and the passages it came from."""

    text: str
    spans: list[Passage] = Field(min_length=1)
    origin: Origin
    checks: list[Check]


class Alternative(Line):
    """Another headline."""

    use: Use | None


class Speaker(Given):
    """Who said it. `unnamed`: the story describes the speaker and gives no name; `unattributed`: nobody is certain."""

    name: str | None
    role: str | None
    kind: SpeakerKind
    mention: Passage | None
    confidence: Share
    found_by: str


class Quote(Given):
    """A direct quotation, verbatim, without its quotation marks; several spans where it is interrupted."""

    text: str
    spans: list[Passage] = Field(min_length=1)
    partial: bool
    cue: Passage | None
    speaker: Speaker
    context: Span
    why: list[str]


class Block(Span):
    """A range of the story's text and the element of its markup that it came from: a CSS selector, null where the text
    stands in no element of its own."""

    selector: str | None


class Story(Given):
    """The story that was read: enough to tell which version of it this is, and what its file said of it. `blocks` is empty
    where it came as plain text."""

    sha256: str = Field(pattern="^[0-9a-f]{64}$")
    words: Offset
    headline: str | None
    byline: str | None
    dateline: str | None
    published: str | None
    language: str | None
    format: Format
    embargoed_until: str | None
    pub_status: str | None
    version: str | None
    blocks: list[Block]


class Read(Given):
    """What the model read of the story's running text."""

    spans: list[Span]
    share: Share


class Model(Given):
    """Which model wrote the digest."""

    name: str
    revision: str | None
    headline_name: str | None


class Warning(Given):  # noqa: A001 - the wire form's own word
    """Something that an editor should know of."""

    kind: str
    text: str
    evidence: str


class Digest(Given):
    """Headline, bullets and key quotes, every line with the passages it came from."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    headline: Line
    alternatives: list[Alternative]
    bullets: list[Line]
    quotes: list[Quote]
    all_quotes: list[Quote] = Field([], description="Every quotation found; there only if it was asked for.")
    article: Story
    offsets: Offsets
    read: Read
    model: Model
    warnings: list[Warning]


class Progress(Given):
    """The step that the job is at, and the share of the work that is done."""

    step: str
    fraction: Share


class JobError(Given):
    """Why the job failed: a problem (RFC 9457) without an HTTP status."""

    type: str
    title: str
    detail: str


class DigestJob(Given):
    """A job, and its digest once it has succeeded."""

    id: str = Field(examples=["dg_01kavn3x0e9t3yk5w2m8q4r6zs"])
    status: Status
    progress: Progress
    attempts: Offset
    submitted_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    external_id: str | None
    revision: str | None
    batch: str | None = Field(description="The batch that it came in.")
    superseded_by: str | None = Field(
        description="The job of a newer revision of the same story: what this one says is out of date."
    )
    metadata: dict[str, JsonValue]
    error: JobError | None
    digest: Digest | None


class Problem(BaseModel):
    """A problem document (RFC 9457). Kinds of problem add members of their own."""

    type: str = Field(description="A URI reference; it leads to an explanation.", examples=["/problems/too-large"])
    title: str
    status: int = Field(ge=400, le=599)
    detail: str
    request_id: str | None
    errors: list[Fault] = Field([], description="What is wrong where, for `/problems/invalid-request`.")
