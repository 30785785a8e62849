"""The seam to a model: texts in, scored candidates out, many at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

LEAD = "lead"  # the name of the baseline without a model

Want = Literal["headline", "summary"]


@dataclass(frozen=True, slots=True)
class Request:
    """One thing wanted of a model.

    `sentences` are the passage, in story order; together they fit one of the windows that the same generator gave.
    "headline" wants one line, "summary" one sentence or several. Lengths are in words.
    """

    sentences: tuple[str, ...]
    want: Want
    min_words: int
    max_words: int
    candidates: int = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """One text that a model offers, and its score: the higher the better, comparable within one request only.

    Not `complete`: the model had not ended it when the length limit cut it off, so it may break off in mid-phrase.
    """

    text: str
    score: float
    complete: bool = True


class Generator(Protocol):
    """Something that writes. `name` and `revision` go into every digest it wrote; `story_words` says that its
    candidates are the story's own sentences by construction; `condenses`, that it was taught to shorten sentences in their
    own words: whatever else it writes is a slip."""

    @property
    def name(self) -> str: ...

    @property
    def revision(self) -> str | None: ...

    @property
    def story_words(self) -> bool: ...

    @property
    def condenses(self) -> bool: ...

    def windows(self, sentences: Sequence[str]) -> list[range]:
        """Cut a story into ranges of sentence numbers that fit the model, overlapping where there are several.

        A sentence that no window could hold is in none of them: nothing is truncated in silence.
        """
        ...

    def generate(self, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        """Candidates for each request, best first, in the order of the requests. There may be fewer, or none."""
        ...

    def score(
        self, pairs: Sequence[tuple[Sequence[str], Sequence[str]]], *, want: Want = "headline"
    ) -> list[list[float]]:
        """How well each text condenses its passage, as the model sees it: pairs of (the passage's sentences, texts) to the
        texts' scores, in the same order. The higher the better, comparable within one pair only."""
        ...


class LeadGenerator:
    """The baseline without a model: it offers the passage's own first sentences, as they stand."""

    name = LEAD
    revision: str | None = None
    story_words = True
    condenses = False

    def windows(self, sentences: Sequence[str]) -> list[range]:
        return [range(len(sentences))] if sentences else []

    def generate(self, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        return [
            tuple(Candidate(text, -float(rank)) for rank, text in enumerate(request.sentences[: request.candidates]))
            for request in requests
        ]

    def score(
        self,
        pairs: Sequence[tuple[Sequence[str], Sequence[str]]],
        *,
        want: Want = "headline",  # noqa: ARG002
    ) -> list[list[float]]:
        """All the same: without a model there is no opinion."""
        return [[0.0] * len(texts) for _, texts in pairs]
