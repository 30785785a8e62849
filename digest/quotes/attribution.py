"""Who said a quotation: rules in the order of how often they are right, each with the trust that it has earned."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.quotes import cues
from digest.quotes.described import Source, person
from digest.quotes.events import Event, EventIndex
from digest.quotes.marks import CLOSE, OPEN, Quotation
from digest.quotes.sources import Chunk
from digest.quotes.speakers import Speakers

# How often each rule found the right speaker, measured on news copy (benchmarks/quotes.py).
TRUST = {
    "after": 0.98, "before": 0.95, "interrupted": 0.98, "dash": 0.95, "colon": 0.85, "verb-like": 0.8, "clause": 0.9,
    "same-paragraph": 0.95, "sentence-before": 0.75, "sentence-after": 0.6, "paragraph-before": 0.75, "run": 0.8, "label": 0.9,
}  # fmt: skip

_GAP = re.compile(r"[\s,—–-]*$")
_TIGHT_LEFT = re.compile(
    r"(?:\s(?:that|simply|only|just|again|also|how|why|of|him|her|them|it|us|me|as|about|to|on|in|out|back|it a|it an|it the|to be|"
    r"(?:to )?(?:reporters|journalists|the \w+|a \w+|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})))?[,:]?\s*[—–-]?\s*$"
)
_ASIDE = re.compile(r"—|\s[–-]\s")
_LABEL = re.compile(r"\s*((?:[^\W\d_a-z][\w.’'-]*\s?){1,5}):\s*$")
_DASH = re.compile(r"\s*[—–-]{1,2}\s*(?=[^\W\d_a-z])")
_LIKE_VERB = re.compile(
    r",?\s(?P<who>(?:[^\W\d_a-z][\w.’'-]*|the|a|an|he|she|they|van|de|al|bin|of|\w+)(?: (?:[^\W\d_a-z][\w.’'-]*|van|de|al|bin|der)){0,4}) (?P<verb>[a-z]+(?:ed|es|s))\b"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A speaker, the verb, the rule, and whether the verb stands right beside the quotation."""

    source: Source | None
    cue: Span | None
    rule: str
    tight: bool
    trust: float


NOBODY = Found(None, None, "none", tight=False, trust=0.0)


class Attribution:
    """Looks for the speaker of each quotation in turn. `text` is masked; `sentences` are its sentences."""

    def __init__(self, text: str, sentences: Sequence[Span], speakers: Speakers, found: Sequence[Event]) -> None:
        self.text = text
        self.sentences = sentences
        self.speakers = speakers
        self.index = EventIndex(found)
        self._starts = [sentence.start for sentence in sentences]

    def beside(self, quote: Quotation, sentence: Span, number: int) -> Found:
        """The speaker whom the quotation's own sentence names."""
        start, end = quote.outer[0].start, quote.outer[-1].end
        led = self._before_tight(start, end, sentence, number)
        if (
            led is not None
            and self.text[end - 2 : end - 1] != ","
            and self.text[max(0, start - 3) : start].rstrip()[-1:] in {",", ":"}
        ):
            return led
        following = self._following_sentence(end, number)
        if following is not None:
            return following
        for rule in (
            self._after,
            self._dash,
            self._before_tight,
            self._label,
            self._like_verb,
            self._before,
            self._clause_after,
        ):
            found = rule(start, end, sentence, number)
            if found is not None:
                return found
        return NOBODY

    # -- in the sentence -----------------------------------------------------------------------------------------------------

    def _after(self, start: int, end: int, sentence: Span, number: int) -> Found | None:
        """“…,” said Kang / “…,” Kang said / “…,” according to Kang."""
        for at in self.index.between(end, sentence.end):
            event = self.index.all[at]
            if OPEN in self.text[end : event.cue.start]:
                return None
            if event.side == "after":
                if _GAP.match(self.text, end, event.cue.start) and _only_gap(self.text[end : event.cue.start]):
                    return self._with(at, "after", tight=True)
            elif event.chunk is not None and event.side == "before":
                gap = self.text[end : event.chunk.start]
                ended = self.text[end - 2 : end - 1] in ",?!…" or gap[:1] == ","
                if self.speakers.sources[at] is None and not re.match(
                    r"(?:the|a|an|one|he|she|they|I|we|it|[A-Z])", self.text[event.chunk.start : event.chunk.end]
                ):
                    return None
                if _only_gap(gap) or (ended and _only_gap(_drop_adverbial(gap))):
                    return self._with(at, "after", tight=True)
            return None
        return None

    def _following_sentence(self, end: int, number: int) -> Found | None:
        """“We won.” Kang said. / “Why?” Kang went on.: the attribution in a sentence of its own."""
        if number + 1 >= len(self.sentences) or self.sentences[number].end - end > 1:
            return None
        nearest = self.sentences[number + 1]
        if "\n" in self.text[end : nearest.start]:
            return None
        for at in self.index.between(nearest.start, nearest.end):
            event = self.index.all[at]
            rest = self.text[event.cue.end : nearest.end]
            plain = re.fullmatch(r"(?: (?:to|in|on|at|during|from|of) [^,;:“”]{1,60})?(?: \w+day| \w+ly)?[.,]?", rest)
            asked = self.text[end - 2 : end - 1] in {"?", "!"} and not re.match(
                r" (?:that|if|whether|he|she|it|they)\b", rest
            )
            if (
                event.chunk is not None
                and event.side == "before"
                and event.chunk.start - nearest.start <= 4
                and (plain or asked)
            ):
                return self._with(at, "after", tight=True)
            return None
        return None

    def _dash(self, start: int, end: int, sentence: Span, number: int) -> Found | None:
        """“…” — Kang Jun-young, a professor."""
        match = _DASH.match(self.text, end, min(len(self.text), end + 200))
        if not match:
            return None
        stop = re.compile(r"[,.\n“(]|$").search(self.text, match.end())
        line = stop.start() if stop else sentence.end
        mentions = self.speakers.cast.between(match.end(), line)
        if not mentions or mentions[0].start - match.end() > 60 or line - mentions[-1].end > 1:
            return None
        source = self.speakers.of(Chunk(match.end(), line, line), number)
        return Found(source, None, "dash", tight=True, trust=TRUST["dash"]) if source else None

    def _before_tight(self, start: int, end: int, sentence: Span, number: int) -> Found | None:
        """Kang said: “…”"""
        held = self.index.between(sentence.start, start)
        if not held:
            return None
        event = self.index.all[held[-1]]
        gap = self.text[event.chunk.full if event.side == "after" and event.chunk else event.cue.end : start]
        if OPEN in gap or CLOSE in gap or (event.word in cues.LOOSE and gap.strip()):
            return None
        led = gap.rstrip()[-1:]
        if _TIGHT_LEFT.match(gap) or led == ":" or (led == "," and len(gap) < 120):
            return self._with(held[-1], "before", tight=True)
        return None

    def _label(self, start: int, end: int, sentence: Span, number: int) -> Found | None:
        """Kang: “…”"""
        match = _LABEL.fullmatch(self.text, sentence.start, start)
        if not match:
            return self._name_and_colon(start, sentence)
        source = self.speakers.of(Chunk(match.start(1), match.end(1), match.end(1)), number)
        return Found(source, None, "label", tight=True, trust=TRUST["label"]) if source else None

    def _name_and_colon(self, start: int, sentence: Span) -> Found | None:
        """… which came as no surprise to Kang: “…”"""
        colon = self.text.rfind(":", sentence.start, start)
        if colon < 0 or self.text[colon + 1 : start].strip():
            return None
        mentions = self.speakers.cast.between(max(sentence.start, colon - 60), colon)
        if not mentions or mentions[-1].end != colon:
            return None
        mention = mentions[-1]
        return Found(
            person(mention.person, Span(mention.start, mention.end), 0.9, "name"),
            None,
            "label",
            tight=True,
            trust=TRUST["colon"] * 0.9,
        )

    def _before(self, start: int, end: int, sentence: Span, number: int) -> Found | None:
        """Kang said that the plan was “…”"""
        at = self._last_before(start, sentence)
        if at is not None:
            return self._with(at, "clause", tight=False)
        if not self.text[max(0, start - 3) : start].rstrip().endswith(":"):
            return None
        subject = self.speakers.subject(number, start)  # "Kang was unimpressed: “…”"
        return Found(subject, None, "colon", tight=True, trust=TRUST["colon"] * subject.trust) if subject else None

    def _clause_after(self, start: int, end: int, sentence: Span, number: int) -> Found | None:
        """The “…” plan, Kang said / a “…” success, according to Kang."""
        for at in self.index.between(end, sentence.end):
            event = self.index.all[at]
            between = self.text[end : event.chunk.start if event.chunk and event.side == "before" else event.cue.start]
            if ";" in between or re.search(r"\b(?:and|but|while|as|when) $", between):
                return None
            if re.search(r",\s*$", between) or event.word == "according to":
                return self._with(at, "clause", tight=False)
            return None
        return None

    def _like_verb(self, start: int, end: int, sentence: Span, number: int) -> Found | None:
        """“…,” Kang deadpanned: a comma inside the marks, a name, a verb that no list holds."""
        if self.text[end - 2 : end - 1] not in {",", "?", "!"} and self.text[end : end + 1] != ",":
            return None
        match = _LIKE_VERB.match(self.text, end, sentence.end)
        if not match:
            return None
        source = self.speakers.of(Chunk(match.start("who"), match.end("who"), match.end("who")), number)
        if source is None or source.kind == "organisation":
            return None
        return Found(
            source, Span(match.start("verb"), match.end("verb")), "verb-like", tight=True, trust=TRUST["verb-like"]
        )

    def _last_before(self, start: int, sentence: Span) -> int | None:
        colon = self.text[max(0, start - 3) : start].rstrip().endswith(":")
        for at in reversed(self.index.between(sentence.start, start)):
            event = self.index.all[at]
            aside = _ASIDE.search(self.text, event.cue.end, start) and _ASIDE.search(
                self.text, sentence.start, event.cue.start
            )
            if self.speakers.sources[at] is not None and not aside and not (colon and event.word in cues.LOOSE):
                return at
        return None

    def _with(self, at: int, rule: str, *, tight: bool) -> Found | None:
        source = self.speakers.sources[at]
        if source is None and not tight:
            return None
        return Found(
            source, self.index.all[at].cue, rule, tight=tight, trust=TRUST[rule] * source.trust if source else 0.0
        )

    # -- beyond the sentence ---------------------------------------------------------------------------------------------------

    def sentence_before(self, number: int, floor: int) -> Found | None:
        """The source of the sentence before, in the same paragraph: “Kang disagreed. “…””"""
        if number == 0 or self.sentences[number - 1].start < floor:
            return None
        sentence = self.sentences[number - 1]
        for at in reversed(self.index.between(sentence.start, sentence.end)):
            found = self._with(at, "sentence-before", tight=False)
            if found is not None:
                return found
        subject = self.speakers.subject(number - 1)
        if subject is not None and (self.speakers.speaks(subject) or self.text[sentence.end - 1] == ":"):
            return Found(subject, None, "sentence-before", tight=False, trust=0.65 * subject.trust)
        return None

    def paragraph_before(self, first: int, floor: int) -> Found | None:
        """The source of the paragraph before: the last that spoke in it, or whom its last sentence is about. `first` is the
        number of the quotation's sentence, `floor` where the paragraph before begins."""
        number = first - 1
        if number < 0 or self.sentences[number].start < floor:
            return None
        events = self.index.between(floor, self.sentences[number].end)
        colon = self.text[self.sentences[number].start : self.sentences[number].end].rstrip().endswith(":")
        for at in reversed(events):
            if self.index.all[at].sentence < number - 1:
                break
            found = self._with(at, "paragraph-before", tight=False)
            if found is not None:
                return Found(
                    found.source,
                    None,
                    "colon" if colon else "paragraph-before",
                    tight=colon,
                    trust=TRUST["colon" if colon else "paragraph-before"] * found.source.trust if found.source else 0.0,
                )
        subject = self.speakers.subject(number)
        if subject is not None and (colon or self.speakers.speaks(subject)):
            return Found(
                subject,
                None,
                "colon" if colon else "paragraph-before",
                tight=colon,
                trust=(0.8 if colon else 0.6) * subject.trust,
            )
        return None


def _only_gap(gap: str) -> bool:
    return not re.search(r"[^\s,—–-]", gap)


def _drop_adverbial(gap: str) -> str:
    """A gap without "in a statement", "at a news conference on Monday" and the like."""
    return re.sub(r"^[\s,—–-]*(?:(?:in|at|on|during|after|to|for|of)\s[^,;:.“”]{1,60}(?:,|$))+", "", gap)
