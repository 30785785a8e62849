"""What is found of a quotation's speaker: who, by which verb and which rule, and how far to trust it."""

from dataclasses import dataclass

from digest.article import Span
from digest.quotes.speakers import Speakers
from digest.quotes.voices import Source

# How often each rule found the right speaker, measured on news copy (benchmarks/quotes.py).
TRUST = {
    "after": 0.98, "before": 0.95, "dash": 0.95, "label": 0.9, "clause": 0.9, "colon": 0.85, "verb-like": 0.8,
    "same-paragraph": 0.95, "run": 0.8, "sentence-before": 0.85, "paragraph-before": 0.85, "subject": 0.65,
    "topic": 0.85,
}  # fmt: skip
SURE = 0.66  # below this a speaker is not named
SURE_OF_PRONOUN = 0.7  # below it as many were wrong as right
SURE_OF_PHRASE = 0.55  # "the report": no name to be wrong
VAGUE = 0.7  # of a body or a thing, found beyond the sentence


@dataclass(frozen=True, slots=True)
class Found:
    """A speaker, the verb, the rule, and whether the verb stands right beside the quotation."""

    source: Source | None
    cue: Span | None
    rule: str
    tight: bool
    trust: float


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: [start, end) with its marks, its sentence and that sentence's number, its last character."""

    start: int
    end: int
    sentence: Span
    number: int
    last: str


NOBODY = Found(None, None, "none", tight=False, trust=0.0)


def by_event(speakers: Speakers, at: int, rule: str, *, tight: bool) -> Found | None:
    """The speaker of one act of speech, by its number, as a rule finds them; None where nobody is known and it is not beside."""
    source = speakers.sources[at]
    if source is None:
        return Found(None, speakers.events[at].cue, rule, tight=True, trust=0.0) if tight else None
    return Found(
        source,
        speakers.events[at].cue,
        rule,
        tight,
        TRUST[rule] * source.trust * (VAGUE if is_vague(rule, source) and not _ends(speakers, at) else 1),
    )


def _ends(speakers: Speakers, at: int) -> bool:
    """Whether the sentence ends with a verb whose subject is a body with a name: "She has won twice, the board writes."."""
    event, source = speakers.events[at], speakers.sources[at]
    end = speakers.sentences[event.sentence].end
    named = source is not None and source.how == "organisation" and source.name is not None
    return named and not speakers.text[event.cue.end : end].strip(" .")


def is_vague(rule: str, source: Source) -> bool:
    """Whether a rule that looks beyond the sentence found no person: it is seldom right then."""
    return (
        rule in {"sentence-before", "paragraph-before"}
        and source.person is None
        and source.how in {"organisation", "document", "phrase"}
    )
