"""A news story as the rest of the package reads it: its text, unchanged, and where its parts stand."""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

BlockKind = Literal["text", "headline", "crosshead", "byline", "dateline", "date", "furniture"]
Format = Literal["text", "html", "html-fragment", "wordpress", "ninjs", "json-ld"]

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of `Article.body`, in Unicode code points."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no such span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, or the part of one that is not running text (a dateline, a byline, page furniture)."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of running text. `block` and `index` count from 0 over the article's paragraphs and its sentences."""

    span: Span
    block: int
    index: int


@dataclass(frozen=True, slots=True)
class Element:
    """The element of a marked-up story that a range of `Article.body` came from.

    `selector` is CSS, from the top of what was read; None where the text stands in no element of its own. `kind` is what the
    markup says the range is; None leaves that to the text.
    """

    span: Span
    selector: str | None = None
    kind: BlockKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What a story's file says besides its text. `format` is what it came as; `language` a BCP 47 tag; times are as the file
    has them; `pub_status` is IPTC's: usable, withheld or canceled. `elements` are in story order and cover all of the text;
    there are none where it came as plain text."""

    format: Format = "text"
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str | None = None
    embargoed_until: str | None = None
    pub_status: str | None = None
    version: str | None = None
    elements: tuple[Element, ...] = ()


@dataclass(frozen=True)
class Article:
    """A story. `body` is never changed after intake: every span in a digest counts its code points.

    `blocks` are in story order and do not overlap; what lies between them is white space. `headline`, `byline`,
    `dateline` and `published` are what the text or its envelope says, as it says it; None where it says nothing.
    `language` is a BCP 47 tag.
    """

    body: str
    blocks: tuple[Block, ...]
    headline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    published: str | None = None
    language: str | None = None
    envelope: Envelope = Envelope()

    @property
    def is_english(self) -> bool:
        """Whether it may be read by rules made for English: it says that it is, or says nothing."""
        return self.language is None or self.language.lower().partition("-")[0] == "en"

    def text(self, span: Span) -> str:
        return self.body[span.start : span.end]

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The blocks of running text: what is summarised and searched for quotations."""
        return tuple(block.span for block in self.blocks if block.kind == "text")

    @cached_property
    def words(self) -> int:
        """How many words of running text there are."""
        return sum(len(_WORD.findall(self.body, span.start, span.end)) for span in self.paragraphs)

    @cached_property
    def sha256(self) -> str:
        """Of `body` in UTF-8, in hexadecimal: which text the spans belong to."""
        return hashlib.sha256(self.body.encode()).hexdigest()
