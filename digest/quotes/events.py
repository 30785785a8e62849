"""Acts of speech: each verb of speech outside quotations, with the words that name who speaks."""

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.quotes import cues, sources
from digest.quotes.runs import runs
from digest.quotes.sources import Chunk

_NOT_A_VERB = re.compile(
    r"(?:\b(?:to|the|a|an|his|her|its|their|our|my|your|this|that|these|those|no|any|some|in|of|for|with|by|from)|[’']s) $"
)
_GOES_ON = re.compile(r"\b(?:went|goes|going|continued|hastened|was quick|took to \w+) (?:on )?to $")
_QUOTED_AS = re.compile(r"\bquot(?:ed|es|ing) (?P<who>[^,.;:“”]{2,80}?),? as $")
_BY = re.compile(r"(?<=\w) by ")
_CALLED = frozenset(
    {
        "called",
        "dubbed",
        "branded",
        "labelled",
        "labeled",
        "described",
        "known",
        "considered",
        "read",
        "found",
        "seen",
        "heard",
    }
)


@dataclass(frozen=True, slots=True)
class Event:
    """One verb of speech: its own span, the sentence, and the words that name the source.

    `side`: "before" the verb, "after" it, or "elided" where the sentence's subject is meant ("…, adding that").
    """

    cue: Span
    word: str
    sentence: int
    chunk: Chunk | None
    side: str


def events(text: str, sentences: Sequence[Span]) -> list[Event]:
    """Every act of speech in masked text, in order."""
    found: list[Event] = []
    for number, sentence in enumerate(sentences):
        for match in cues.CUE.finditer(text, sentence.start, sentence.end):
            event = _event(text, number, sentence, match)
            if event is not None:
                found.append(event)
    return found


def _event(text: str, number: int, sentence: Span, match: re.Match[str]) -> Event | None:
    word = match[0].lower()
    cue = Span(match.start(), match.end())
    lead = text[sentence.start : cue.start]
    if word == "according to":
        chunk = sources.after(text, cue.end, sentence.end)
        return Event(cue, word, number, chunk, "after") if chunk else None
    quoted = _QUOTED_AS.search(lead)
    if quoted and word.endswith("ing"):
        start = sentence.start + quoted.start("who")
        return Event(cue, word, number, Chunk(start, start + len(quoted["who"]), start + len(quoted["who"])), "before")
    if re.search(r"\b(?:quoted|cited|reported)(?: by [^,.;:“”]{2,60})? as $", lead) and word.endswith("ing"):
        passive = re.search(
            r"\b(?:was|were|is|are|been|be) (?:also |widely )?(?:quoted|cited|reported)(?: by [^,.;:“”]{2,60})? as $",
            lead,
        )
        chunk = sources.before(text, sentence.start, sentence.start + passive.start()) if passive else None
        return Event(cue, word, number, chunk, "before") if chunk else None
    if _NOT_A_VERB.search(lead) and not _GOES_ON.search(lead) and not re.search(r"[,”] $", lead):
        return None
    if _GOES_ON.search(lead):
        lead = lead[: _GOES_ON.search(lead).start()]  # type: ignore[union-attr]
    by = _BY.match(text, cue.end, sentence.end)
    if by and re.search(r"\b(?:as|first|were|was|is|been) $", lead) and word not in {"told", "asked"}:
        return None
    if by and word.endswith(("ed", "old", "told")):
        chunk = sources.after(text, by.end() - 1, sentence.end)
        return Event(cue, word, number, chunk, "after") if chunk else None
    if word in {"told", "asked"} and re.search(r"\b(?:was|were|been|being|be) (?:\w+ly )?$", lead):
        return None
    if word in cues.BASE and re.search(r"\b(?:to|not|n[’']t|could|can|should|must|may|might|did|do) $", lead):
        return None
    inverted = _inverted(text, sentence, cue, lead)
    if inverted is not None:
        return Event(cue, word, number, inverted, "after")
    chunk = sources.before(text, sentence.start, sentence.start + len(lead))
    if chunk is None or not re.search(r"\w", text[chunk.start : chunk.end]):
        return Event(cue, word, number, None, "elided")
    if word.endswith("ing") and re.search(
        r"[,”]\s*(?:and |but |then |later |also |while |before |after |further |in part )*$", lead
    ):
        return Event(cue, word, number, None, "elided")
    return Event(cue, word, number, chunk, "before")


def _inverted(text: str, sentence: Span, cue: Span, lead: str) -> Chunk | None:
    """The name after the verb in "…,” said Kang": only right after a quotation, a comma after one, or at a sentence's start."""
    if lead.strip() and not re.search(r"[”,—–-]\s*(?:(?:so|as|also|then|and) )?$", lead):
        return None
    if lead.strip() and not re.search(r"”[\s,—–-]*(?:(?:so|as|also|then|and) )?$", lead):
        return None
    if text[cue.start : cue.end].endswith("ing"):
        return None
    chunk = sources.after(text, cue.end, sentence.end)
    if chunk is None:
        return None
    piece = text[chunk.start : chunk.end]
    if re.match(
        r"(?:that|it|him|them|me|us|reporters?|in|on|at|there|this|these|those|how|what|why|if|whether|when|as|to|nothing|no|yes|so|journalists|later)\b",
        piece,
    ):
        return None
    if not piece[0].isupper() and not re.match(
        r"(?:a|an|the|one|another|some|many|several|two|three|his|her|their|its|he|she|they|I|we|[a-z]+s?\b)", piece
    ):
        return None
    return chunk


def speaking_words(text: str, found: Sequence[Event]) -> frozenset[int]:
    """Where the capitalised words stand that end the subject of a verb of speech: surely somebody's name."""
    offsets: set[int] = set()
    for event in found:
        if event.chunk is None or event.word in cues.NAMING:
            continue
        last = None
        for run in runs(text, Span(event.chunk.start, event.chunk.end)):
            last = run
        if last is not None and event.chunk.end - last.end <= 1:
            offsets.update(token.start for token in last.tokens)
    return frozenset(offsets)


class EventIndex:
    """Events looked up by place."""

    def __init__(self, found: Sequence[Event]) -> None:
        self.all = found
        self._starts = [event.cue.start for event in found]

    def between(self, start: int, end: int) -> range:
        """Indices of the events whose verb lies in [start, end)."""
        return range(bisect.bisect_left(self._starts, start), bisect.bisect_left(self._starts, end))
