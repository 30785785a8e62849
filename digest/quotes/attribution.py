"""Who said a quotation, by its own sentence: rules in the order of how often they are right."""

import re
from functools import partial

from digest.article import Span
from digest.quotes import chants, cues, labels, pronouns, sources, verblike, written
from digest.quotes.findings import NOBODY, TRUST, Found, Place, by_event
from digest.quotes.marks import CLOSE, OPEN
from digest.quotes.sources import Chunk
from digest.quotes.speakers import Speakers
from digest.quotes.voices import person

_ONLY_GAP = re.compile(r"[\s,—–-]*")
_ADVERBIAL_GAP = re.compile(r"[\s,—–-]*(?:(?:in|at|on|during|after|to|for|of)\s[^,;:.“”]{1,60}(?:,\s*|$))+[\s,—–-]*")
_TITLE_GAP = re.compile(r"[\s,—–-]*(?:the )?(?:[\w’'-]+ ){1,5}")
_NOUN_PHRASE = re.compile(r"(?:the|a|an|one|he|she|they|I|we|it|[A-Z])")
_TIGHT_LEFT = re.compile(
    r"(?:\s(?:that|simply|only|just|again|also|how|why|of|him|her|them|it|us|me|as|about|to|on|in|out|back|it a|it an|it the|"
    r"to be|(?:to )?(?:reporters|journalists|the \w+|a \w+|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})))?[,:]?\s*[—–-]?\s*$"
)
_SO = frozenset({"So", "Thus", "Or so"})
_WAS_HOW = re.compile(
    r"[\s,]*(?:was|is|were|are) (?:(?:how|what) (?P<who>[^.;:“”]{2,120}?),? (?:put|puts|described|describes|summed|sums|"
    r"saw|sees|"
    r"remembers|remembered|explained|explains|recalls|recalled) |the (?:\w+ )?(?:words?|verdict|view|reaction|response|message|"
    r"assessment|advice|answer) (?:of|from) )"
)
_ANSWER = re.compile(
    r"(?:^|(?<=[ “”]))(?P<who>(?:[A-Z][\w-]+ ){0,3}[A-Z][\w-]+)[’']s? (?:[a-z]+ )?"
    r"(?:response|reply|answer|verdict|message|advice|reaction|conclusion|explanation|comment|plea|warning|question)"
    r"(?: [^“”:;.]{1,40}?)?(?: was| is)?[:,]? $"
)
_QUOTING = re.compile(
    r"[\s,—–-]*(?:the |The )?[\w’'. -]{2,60}? (?P<verb>reported|reports|wrote|writes|said|"
    r"says)(?: on \w+day)?, (?:quoting|citing) "
    r"(?!(?:the|its|his|her|their)? ?(?:report|documents?|records?|data|figures|concerns|reasons)\b)"
)
_DASH = re.compile(r"\s*[—–-]{1,2}\s*(?=[^\W\d_a-z])")
_LINE_END = re.compile(r"[,.\n“(]|$")
_ASIDE = re.compile(r"—|\s[–-]\s")
_PLAIN_REST = re.compile(r"(?: (?:to|in|on|at|during|from|of) [^,;:“”]{1,60})?(?: \w+day| \w+ly)?[.,]?")
_INDIRECT = re.compile(r" (?:that|if|whether|he|she|it|they)\b")
_SUBORDINATE = re.compile(r"(?:After|When|While|As|Since|Although|Though|Because|If|Following|Before|Despite|Once) ")
_OTHER_CLAUSE = re.compile(r"\b(?:and|but|while|as|when) $")


_THIS_WAY = re.compile(r"\b(?:this way|like this|as follows|in these words):\s*$")
_CLAUSE_REACH = 300  # characters
_DASH_BEFORE = re.compile(r"\s?[—–]\s?$|\s-{1,2}\s$")
_DASH_AFTER = re.compile(r"\s?[—–]|\s-{1,2}\s")
_WHEN_CLAUSE = re.compile(r"[“\s]*(?:(?:And|But) )?(?:When|As|While|After|Then|Finally|At last|In the end|Later)\b,? ")


class Attribution:
    """Looks for the speaker of each quotation in turn."""

    def __init__(self, speakers: Speakers) -> None:
        self.text = speakers.text
        self.sentences = speakers.sentences
        self.speakers = speakers
        self.index = speakers.index

    def beside(self, place: Place) -> Found:
        """The speaker whom the quotation's own sentence names: the first rule that finds one."""
        noted = self._written(place)
        if noted is not None:
            return noted
        led = self._before(place)
        if (
            led is not None
            and self._before_mark(place) in {",", ":"}
            and (place.last != "," or self._is_reported(place, led))
        ):
            return led
        rules = (
            self._quoting,
            self._answer,
            self._sentence_after,
            self._was_how,
            self._after,
            self._dash,
            self._chant,
            self._before,
            partial(labels.label, self.speakers),
            partial(verblike.plain, self.speakers),
            partial(verblike.inverted, self.speakers),
            partial(verblike.alone, self.speakers),
            partial(verblike.named_next, self.speakers),
            self._clause,
            self._dashed,
            self._clause_after,
        )
        return next((found for rule in rules if (found := rule(place)) is not None), NOBODY)

    def credited(self, line: Span) -> Found | None:
        """“… / Ada Marsh, Lowfield School”: a last line inside the marks says whose words they are."""
        held = self.speakers.cast.between(line.start, line.end)[:1]
        source = person(held[0].person, Span(held[0].start, held[0].end), 1.0, "name") if held else None
        return Found(source, None, "dash", tight=True, trust=TRUST["dash"]) if source else None

    def _written(self, place: Place) -> Found | None:
        """Vance’s reply, on a slip, was short: “…” / a text message Grady sent to a deputy: “…”"""
        held = written.by_colon(self.text, self.speakers.cast, place.sentence, place.start)
        if held is None:
            return None
        source = person(held.person, Span(held.start, held.end), 0.95, "name")
        return Found(source, None, "colon", tight=True, trust=TRUST["before"] * source.trust)

    def _is_reported(self, place: Place, led: Found) -> bool:
        """Whether the words after a quotation only say who reported it: "Marsh said, “No comment,” the Courier reported"."""
        at = next(iter(self.index.between(place.end, place.sentence.end)), None)
        person = led.source is not None and led.source.kind == "person"
        return person and at is not None and self.index.all[at].word in {"reported", "reports", "according to"}

    def names_somebody(self, found: Found) -> bool:
        """Whether the verb that a quotation has of its own has a subject of its own, known or not."""
        at = self.index.at(found.cue) if found.cue is not None else None
        return found.tight and at is not None and at.chunk is not None

    def _before_mark(self, place: Place) -> str:
        """The character that stands before the opening mark, spaces aside."""
        return self.text[max(0, place.start - 3) : place.start].rstrip()[-1:]

    def _after(self, place: Place) -> Found | None:
        """“…,” said Kang / “…,” Kang said / “…,” according to Kang."""
        at = next(iter(self.index.between(place.end, place.sentence.end)), None)
        if at is None or OPEN in self.text[place.end : self.index.all[at].cue.start]:
            return None
        event = self.index.all[at]
        if event.word in {"quoted", "quotes"} and at + 1 < len(self.index.all):
            saying = self.index.all[at + 1]  # “…,” the Courier quoted Marsh as saying
            if saying.chunk is not None and saying.chunk.start == event.cue.end + 1:
                return by_event(self.speakers, at + 1, "after", tight=True)
        if event.side == "after":
            return (
                by_event(self.speakers, at, "after", tight=True)
                if _ONLY_GAP.fullmatch(self.text, place.end, event.cue.start)
                else None
            )
        if event.chunk is None:
            return None
        start = event.chunk.start
        told = self.speakers.sources[at]
        if told is not None and told.how == "names" and told.mention.start < start:
            start = told.mention.start  # “…,” Ada Marsh and Tom Reeve wrote
            start = place.end if _TITLE_GAP.fullmatch(self.text, place.end, start) else start
        if start < place.end or (
            self.speakers.sources[at] is None and not _NOUN_PHRASE.match(self.text, start, event.chunk.end)
        ):
            return None
        ended = place.last in ",?!…" or self.text[place.end : place.end + 1] == ","
        if _ONLY_GAP.fullmatch(self.text, place.end, start) or (
            ended and _ADVERBIAL_GAP.fullmatch(self.text, place.end, start)
        ):
            return by_event(self.speakers, at, "after", tight=True)
        return None

    def _answer(self, place: Place) -> Found | None:
        """Kang’s answer was: “…”"""
        found = _ANSWER.search(self.text, max(place.sentence.start, place.start - 120), place.start)
        if found is None:
            return None
        start, end = found.span("who")
        held = self.speakers.cast.between(start, end)[-1:]
        source = (
            person(held[0].person, Span(held[0].start, held[0].end), 1.0, "name")
            if held
            else self.speakers.of(Chunk(start, end, end), place.number)
        )
        if source is None or source.kind == "unnamed":
            return None
        return Found(source, None, "before", tight=True, trust=TRUST["before"] * source.trust)

    def _quoting(self, place: Place) -> Found | None:
        """“…,” the Post reported, quoting an official."""
        found = _QUOTING.match(self.text, place.end, min(place.sentence.end, place.end + 200))
        chunk = sources.after(self.text, found.end() - 1, place.sentence.end) if found else None
        source = self.speakers.of(chunk, place.number) if chunk is not None else None
        if found is None or source is None or self.speakers.cast.between(place.end, found.start("verb")):
            return None  # “…,” Marsh said, citing Reeve
        return Found(source, Span(*found.span("verb")), "after", tight=True, trust=TRUST["after"] * source.trust)

    def _sentence_after(self, place: Place) -> Found | None:
        """“We won.” Kang said. / “Why?” Kang went on.: the attribution in a sentence of its own."""
        if place.number + 1 >= len(self.sentences) or self.sentences[place.number].end - place.end > 1:
            return None
        after = self.sentences[place.number + 1]
        at = next(iter(self.index.between(after.start, after.end)), None)
        if at is None or "\n" in self.text[place.end : after.start]:
            return None
        event = self.index.all[at]
        if (
            event.chunk is not None
            and event.side == "after"
            and self.text[after.start : event.cue.start].strip() in _SO
        ):
            return by_event(self.speakers, at, "after", tight=True)  # “…” So says Ada Marsh, a teacher.
        if event.chunk is None or event.side != "before" or event.chunk.start - after.start > 4:
            return None
        rest = self.text[event.cue.end : after.end]
        plain = _PLAIN_REST.fullmatch(rest) and not (event.word.endswith(" on") and rest.startswith(" to "))
        asked = place.last in {"?", "!"} and not _INDIRECT.match(self.text, event.cue.end, after.end)
        return by_event(self.speakers, at, "after", tight=True) if plain or asked else None

    def _was_how(self, place: Place) -> Found | None:
        """“A cathedral with no roof” was how Ada Marsh, the museum’s director, put it."""
        found = _WAS_HOW.match(self.text, place.end, min(len(self.text), place.end + 200))
        if found is None:
            return None
        if found["who"] is None:
            chunk = sources.after(self.text, found.end() - 1, place.sentence.end)
            source = self.speakers.of(chunk, place.number) if chunk is not None else None
            return Found(source, None, "after", tight=True, trust=TRUST["after"] * source.trust) if source else None
        start, end = found.span("who")
        comma = self.text.find(",", start, end)
        source = self.speakers.of(Chunk(start, comma if comma >= 0 else end, end), place.number)
        return Found(source, None, "after", tight=True, trust=TRUST["after"] * source.trust) if source else None

    def _dash(self, place: Place) -> Found | None:
        """“…” — Kang Jun-young, a professor."""
        match = _DASH.match(self.text, place.end, place.end + 20)
        stop = _LINE_END.search(self.text, match.end(), match.end() + 80) if match else None
        if match is None or stop is None:
            return None
        mentions = self.speakers.cast.between(match.end(), stop.start())
        if not mentions or stop.start() - mentions[-1].end > 1:
            return None
        source = self.speakers.of(Chunk(match.end(), stop.start(), stop.start()), place.number)
        return Found(source, None, "dash", tight=True, trust=TRUST["dash"]) if source else None

    def _chant(self, place: Place) -> Found | None:
        """The crowd sang “…”, with chants of “…”"""
        source = chants.chanting(self.text, place.sentence.start, place.start)
        return Found(source, None, "before", tight=True, trust=TRUST["before"] * source.trust) if source else None

    def _before(self, place: Place) -> Found | None:
        """Kang said: “…”"""
        held = self.index.between(place.sentence.start, place.start)
        if not held:
            return None
        event = self.index.all[held[-1]]
        gap = self.text[event.chunk.full if event.side == "after" and event.chunk else event.cue.end : place.start]
        if OPEN in gap or CLOSE in gap or (event.word in cues.LOOSE and gap.strip()):
            return None
        led = gap.rstrip()[-1:]
        if led == ":" and labels.behind_dash(self.speakers, gap, place.start):
            return None  # Pollsters agree - Ada Marsh: “…”
        if len(held) > 1 and _THIS_WAY.search(gap):
            return by_event(
                self.speakers, held[0], "before", tight=True
            )  # Marsh described what they told her this way: “…”
        if _TIGHT_LEFT.match(gap) or led == ":" or (led == "," and len(gap) < 120):
            return by_event(self.speakers, held[-1], "before", tight=True)
        return None

    def _clause(self, place: Place) -> Found | None:
        """Kang said that the plan was “…”, and Kang was unimpressed: “…”"""
        colon = self._before_mark(place) == ":"
        for at in reversed(self.index.between(place.sentence.start, place.start)):
            cue = self.index.all[at].cue
            aside = _ASIDE.search(self.text, cue.end, place.start) and _ASIDE.search(
                self.text, place.sentence.start, cue.start
            )
            if (
                self.speakers.sources[at] is not None
                and not aside
                and not (colon and self.index.all[at].word in cues.LOOSE)
            ):
                return by_event(self.speakers, at, "clause", tight=False)
        made = self.speakers.issuer(place.number, place.start) if colon else None
        if made is not None:
            return Found(made, None, "colon", tight=True, trust=TRUST["colon"] * made.trust)
        subject = self.speakers.subject(place.number, place.start) if colon else None
        subject = subject or (pronouns.body_first(self.speakers.story, place.number) if colon else None)
        return Found(subject, None, "colon", tight=True, trust=TRUST["colon"] * subject.trust) if subject else None

    def _clause_after(self, place: Place) -> Found | None:
        """The “…” plan, Kang said / a “…” success, according to Kang."""
        at = next(iter(self.index.between(place.end, place.sentence.end)), None)
        if at is None:
            return None
        if _SUBORDINATE.match(self.text, place.sentence.start, place.start):
            return None
        event = self.index.all[at]
        between = self.text[
            place.end : event.chunk.start if event.chunk and event.side == "before" else event.cue.start
        ]
        if ";" in between or _OTHER_CLAUSE.search(between):
            return None
        return (
            by_event(self.speakers, at, "clause", tight=False)
            if between.rstrip().endswith(",") or event.word == "according to"
            else None
        )

    def _dashed(self, place: Place) -> Found | None:
        """When Kang wrapped up — “I will fight for you!” — the balloons fell: set between dashes, the clause's subject's."""
        before = _DASH_BEFORE.search(self.text, max(place.sentence.start, place.start - 4), place.start)
        if before is None or _DASH_AFTER.match(self.text, place.end) is None or place.last not in {"!", "?", ".", ","}:
            return None
        found = _WHEN_CLAUSE.match(self.text, place.sentence.start, before.start())
        near = place.start - place.sentence.start <= _CLAUSE_REACH
        held = self.speakers.cast.between(place.sentence.start, before.start()) if found and near else []
        if found is None or len(held) != 1 or held[0].start > found.end() + 30:
            return None
        source = person(held[0].person, Span(held[0].start, held[0].end), 0.9, "name")
        return Found(source, None, "clause", tight=False, trust=TRUST["colon"] * source.trust)
