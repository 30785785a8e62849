"""What Nutgraf answers: a headline, bullets and quotes, each with the passage that it came from.

Frozen values only. How they look on the wire is `digest.render.wire`'s business.
"""

from dataclasses import dataclass
from typing import Literal

from digest.article import Element, Format, Span

Origin = Literal["generated", "story"]
Use = Literal["print", "web", "push"]
SpeakerKind = Literal["person", "organisation", "unnamed", "unattributed"]


@dataclass(frozen=True, slots=True)
class Check:
    """One check that a line went through: what was looked at, whether the story supports it, and where it says so."""

    kind: str
    ok: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline with its provenance: `spans`, in story order, never empty. `use` is set on alternatives only."""

    text: str
    spans: tuple[Span, ...]
    origin: Origin
    checks: tuple[Check, ...] = ()
    use: Use | None = None


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of the summary with its provenance: `spans`, in story order, never empty."""

    text: str
    spans: tuple[Span, ...]
    origin: Origin
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it. `name` is the fullest form the story gives; `role` is in the story's words.

    kind: "unnamed" is a source the story describes but does not name ("a spokesman", name None, role "a spokesman");
    "unattributed" says that no speaker is certain (name and role None). `mention` is the words that named the speaker
    at this quotation. `confidence` is 0-1, and `found_by` names the rule that found the speaker.
    """

    name: str | None
    role: str | None
    kind: SpeakerKind
    mention: Span | None
    confidence: float
    found_by: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A direct quotation. `spans` hold its words without the quotation marks: several where it is interrupted by its
    attribution or runs over paragraphs.

    `partial`: a quoted fragment inside somebody else's sentence. `cue` is the word that says it is speech ("said").
    `context` is the sentence or sentences it stands in. `why` says why it was chosen as a key quote.
    """

    spans: tuple[Span, ...]
    speaker: Speaker
    context: Span
    partial: bool = False
    cue: Span | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What the model read of the story's running text: the spans, and their share of it, 0-1."""

    spans: tuple[Span, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Model:
    """Which model wrote the digest. `headline_name` is set where another wrote the headline."""

    name: str
    revision: str | None = None
    headline_name: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The story that was read: enough to tell which version of it a digest belongs to, what its file said of it, and, where it
    came with markup, which element each range of its text came from."""

    sha256: str
    words: int
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str | None = None
    format: Format = "text"
    embargoed_until: str | None = None
    pub_status: str | None = None
    version: str | None = None
    elements: tuple[Element, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Something an editor should know of: what was vetoed and why, what was not read."""

    kind: str
    text: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Digest:
    """The answer. `all_quotes` is None unless it was asked for."""

    headline: Headline
    alternatives: tuple[Headline, ...]
    bullets: tuple[Bullet, ...]
    quotes: tuple[Quote, ...]
    article: Source
    read: Read
    model: Model
    all_quotes: tuple[Quote, ...] | None = None
    warnings: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some of a digest that is ready before the rest: what is not None, as in Digest. Its `quotes` are chosen before the
    bullets are known; the digest may choose others, because a bullet says the same."""

    headline: Headline | None = None
    alternatives: tuple[Headline, ...] | None = None
    bullets: tuple[Bullet, ...] | None = None
    quotes: tuple[Quote, ...] | None = None
    all_quotes: tuple[Quote, ...] | None = None
