"""Who said a quotation: rules in the order of how often they are right, each with the trust that it has earned."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.quotes import chants, cues, pronouns, sources, written
from digest.quotes.described import Source, person
from digest.quotes.events import Event, EventIndex
from digest.quotes.marks import CLOSE, OPEN
from digest.quotes.sources import Chunk
from digest.quotes.speakers import Speakers
from digest.quotes.titles import title_before

# How often each rule found the right speaker, measured on news copy (benchmarks/quotes.py).
TRUST = {
    "after": 0.98, "before": 0.95, "dash": 0.95, "label": 0.9, "clause": 0.9, "colon": 0.85, "verb-like": 0.8,
    "same-paragraph": 0.95, "run": 0.8, "sentence-before": 0.85, "paragraph-before": 0.85, "subject": 0.65,
    "topic": 0.85,
}  # fmt: skip

_VAGUE = 0.7
_ONLY_GAP = re.compile(r"[\s,—–-]*")
_ADVERBIAL_GAP = re.compile(r"[\s,—–-]*(?:(?:in|at|on|during|after|to|for|of)\s[^,;:.“”]{1,60}(?:,\s*|$))+[\s,—–-]*")
_TITLE_GAP = re.compile(r"[\s,—–-]*(?:the )?(?:[\w’'-]+ ){1,5}")
_NAME_ALONE = re.compile(
    r" (?P<who>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}) (?P<verb>[a-z]+ed)(?: (?:back|[a-z]+ly|again|on|him|her|them))?[.,]"
)  # “Not negotiable?” Hannity pressed.
_NOUN_PHRASE = re.compile(r"(?:the|a|an|one|he|she|they|I|we|it|[A-Z])")
_TIGHT_LEFT = re.compile(
    r"(?:\s(?:that|simply|only|just|again|also|how|why|of|him|her|them|it|us|me|as|about|to|on|in|out|back|it a|it an|it the|"
    r"to be|(?:to )?(?:reporters|journalists|the \w+|a \w+|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})))?[,:]?\s*[—–-]?\s*$"
)
_LABEL = re.compile(r"\s*((?:[^\W\d_a-z][\w.’'-]*\s?){1,5}):\s*$")
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
_RELATIVES = frozenset({"which", "who", "whom", "whose", "that", "where", "when"})
_LIKE_VERB = re.compile(
    r",?\s(?P<who>(?:[^\W\d_a-z][\w.’'-]*|the|an? (?:[a-z-]+ )?(?=[A-Z])[\w’'-]+|a|an|he|she|they|van|de|al|bin|of|\w+)"
    r"(?: (?:[^\W\d_a-z][\w.’'-]*|van|de|al|bin|der)){0,4}) (?P<verb>[a-z]+(?:ed|es|s))\b"
)


_TOLD_TO = re.compile(r"\b(?:to|with|at|about|against) (?:[A-Z][\w.’-]* ){0,3}$")  # a blunt message to Marsh: “…”
_NEXT_NAME = 80  # characters
_THIS_WAY = re.compile(r"\b(?:this way|like this|as follows|in these words):\s*$")
_LEFT = re.compile(
    r"\b(?:leaving|left|making|made|keeping|kept) (?P<who>(?:[A-Z][\w’-]+ ){0,2}[A-Z][\w’-]+) (?:[a-z]+ )?"
    r"(?:[a-z]+(?:ed|ful|ous|less|y|ent|ant|ic)|proud|sad)[.:]$"
)  # …, leaving Marsh unimpressed. “…”
_CLAUSE_REACH = 300  # characters
_DASH_BEFORE = re.compile(r"\s?[—–]\s?$|\s-{1,2}\s$")
_DASH_AFTER = re.compile(r"\s?[—–]|\s-{1,2}\s")
_WHEN_CLAUSE = re.compile(r"[“\s]*(?:(?:And|But) )?(?:When|As|While|After|Then|Finally|At last|In the end|Later)\b,? ")
_LIKE_INVERTED = re.compile(
    r",?\s(?P<verb>(?!(?:was|is|as|has|does|goes|ends|used|titled|called|named|labelled|labeled|entitled|based|needed)\b)"
    r"[a-z]{3,}(?:ed|es|s))(?: [a-z]+ly)? (?P<who>(?:the [a-z]|[A-Z])[^,;:.“”\n]{1,80})"
)


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


class Attribution:
    """Looks for the speaker of each quotation in turn. `text` is masked; `sentences` are its sentences."""

    def __init__(self, text: str, sentences: Sequence[Span], speakers: Speakers, found: Sequence[Event]) -> None:
        self.text = text
        self.sentences = sentences
        self.speakers = speakers
        self.index = EventIndex(found)

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
            self._label,
            self._like_verb,
            self._like_inverted,
            self._like_alone,
            self._named_next,
            self._clause,
            self._dashed,
            self._clause_after,
        )
        return next((found for rule in rules if (found := rule(place)) is not None), NOBODY)

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

    # -- in the sentence -------------------------------------------------------------------------------------------------------

    def _after(self, place: Place) -> Found | None:
        """“…,” said Kang / “…,” Kang said / “…,” according to Kang."""
        at = next(iter(self.index.between(place.end, place.sentence.end)), None)
        if at is None or OPEN in self.text[place.end : self.index.all[at].cue.start]:
            return None
        event = self.index.all[at]
        if event.side == "after":
            return (
                self._with(at, "after", tight=True)
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
            return self._with(at, "after", tight=True)
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
        if found is None or source is None:
            return None
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
        if event.chunk is None or event.side != "before" or event.chunk.start - after.start > 4:
            return None
        rest = self.text[event.cue.end : after.end]
        plain = _PLAIN_REST.fullmatch(rest) and not (event.word.endswith(" on") and rest.startswith(" to "))
        asked = place.last in {"?", "!"} and not _INDIRECT.match(self.text, event.cue.end, after.end)
        return self._with(at, "after", tight=True) if plain or asked else None

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
        if len(held) > 1 and _THIS_WAY.search(gap):
            return self._with(held[0], "before", tight=True)  # Marsh described what they told her this way: “…”
        if _TIGHT_LEFT.match(gap) or led == ":" or (led == "," and len(gap) < 120):
            return self._with(held[-1], "before", tight=True)
        return None

    def _label(self, place: Place) -> Found | None:
        """Kang: “…”, and … which came as no surprise to Kang: “…”"""
        label = _LABEL.fullmatch(self.text, place.sentence.start, place.start)
        if label:
            source = self.speakers.of(Chunk(label.start(1), label.end(1), label.end(1)), place.number)
            return Found(source, None, "label", tight=True, trust=TRUST["label"]) if source else None
        if self._before_mark(place) != ":":
            return None
        colon = self.text.rindex(":", 0, place.start)
        for mention in self.speakers.cast.between(max(place.sentence.start, colon - 60), colon)[-1:]:
            if mention.end == colon and not _TOLD_TO.search(self.text, max(0, mention.start - 60), mention.start):
                source = person(mention.person, Span(mention.start, mention.end), 0.9, "name")
                return Found(source, None, "label", tight=True, trust=TRUST["colon"] * source.trust)
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
                return self._with(at, "clause", tight=False)
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
            self._with(at, "clause", tight=False)
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

    def _like_verb(self, place: Place) -> Found | None:
        """“…,” Kang deadpanned: a comma by the mark, a name, a verb that no list holds."""
        match = _LIKE_VERB.match(self.text, place.end, place.sentence.end)
        if (
            not match
            or match["who"].split()[0] in _RELATIVES
            or not (place.last in {",", "?", "!"} or self.text[place.end : place.end + 1] == ",")
        ):
            return None
        source = self.speakers.of(Chunk(match.start("who"), match.end("who"), match.end("who")), place.number)
        if source is None or source.kind == "organisation":
            return None
        return Found(source, Span(*match.span("verb")), "verb-like", tight=True, trust=TRUST["verb-like"])

    def _like_inverted(self, place: Place) -> Found | None:
        """“This is fantastic!” beamed Kang: a whole sentence, a verb that no list holds, somebody's name."""
        match = _LIKE_INVERTED.match(self.text, place.end, place.sentence.end)
        if match is None or not (place.last in {",", "?", "!", "…"} or match[0].startswith(",")):
            return None
        chunk = sources.after(self.text, match.start("who") - 1, place.sentence.end)
        source = self.speakers.of(chunk, place.number) if chunk is not None else None
        if source is None or source.person is None:
            return None
        return Found(
            source, Span(*match.span("verb")), "verb-like", tight=True, trust=TRUST["verb-like"] * source.trust
        )

    def _like_alone(self, place: Place) -> Found | None:
        """“Not negotiable?” Hannity pressed.: a sentence of its own that holds a name and a verb, and no more."""
        found = _NAME_ALONE.match(self.text, place.end) if place.last in {"?", "!"} else None
        held = self.speakers.cast.between(*found.span("who"))[-1:] if found else []
        if found is None or not held or held[0].end != found.end("who"):
            return None
        source = person(held[0].person, Span(held[0].start, held[0].end), 1.0, "name")
        return Found(source, Span(*found.span("verb")), "verb-like", tight=True, trust=TRUST["verb-like"])

    def _named_next(self, place: Place) -> Found | None:
        """“…,” state delegate Ada Marsh, in a hat with “Vote” pins, said: a name with its title stands right behind, set off."""
        begins = not self.text[place.sentence.start : place.start].strip()
        if place.last not in {",", "?", "!"} or self.text[place.end : place.end + 1] != " " or not begins:
            return None
        for mention in self.speakers.cast.between(place.end, place.end + _NEXT_NAME)[:1]:
            start = place.end + 1
            title = title_before(self.text, mention.start, start) if mention.start > start else None
            beside = mention.start == start or (title is not None and title.start <= start + 4)
            if beside and self.text[mention.end : mention.end + 2] == ", " and len(mention.person.words) > 1:
                source = person(mention.person, Span(mention.start, mention.end), 1.0, "name")
                return Found(source, None, "verb-like", tight=True, trust=TRUST["verb-like"])
        return None

    def _with(self, at: int, rule: str, *, tight: bool) -> Found | None:
        source = self.speakers.sources[at]
        if source is None:
            return Found(None, self.index.all[at].cue, rule, tight=True, trust=0.0) if tight else None
        return Found(
            source,
            self.index.all[at].cue,
            rule,
            tight,
            TRUST[rule] * source.trust * (_VAGUE if self._vague(rule, source) and not self._ends(at) else 1),
        )

    def _ends(self, at: int) -> bool:
        """Whether the sentence ends with a verb whose subject is a body with a name: "She has won twice, the board writes."."""
        event, source = self.index.all[at], self.speakers.sources[at]
        end = self.sentences[event.sentence].end
        named = source is not None and source.how == "organisation" and source.name is not None
        return named and not self.text[event.cue.end : end].strip(" .")

    @staticmethod
    def _vague(rule: str, source: Source) -> bool:
        """Whether a rule that looks beyond the sentence found no person: it is seldom right then."""
        return (
            rule in {"sentence-before", "paragraph-before"}
            and source.person is None
            and source.how in {"organisation", "document", "phrase"}
        )

    # -- beyond the sentence -----------------------------------------------------------------------------------------------------

    def sentence_before(self, number: int, floor: int) -> Found | None:
        """The source of the sentence before, in the same paragraph, which begins at `floor`: Kang disagreed. “…”"""
        if number == 0 or self.sentences[number - 1].start < floor:
            return None
        sentence = self.sentences[number - 1]
        for at in reversed(self.index.between(sentence.start, sentence.end)):
            found = self._with(at, "sentence-before", tight=False) if not self._only_began(at) else None
            if found is not None:
                return found
        return self._about(number - 1, "sentence-before", self.text[sentence.end - 1] == ":")

    def paragraph_before(self, first: int, floor: int) -> Found | None:
        """The source of the paragraph before, which begins at `floor`: the last that spoke at its end, or whom its last
        sentence
                is about. `first` is the number of the quotation's sentence."""
        number = first - 1
        if number < 0 or self.sentences[number].start < floor:
            return None
        sentence = self.sentences[number]
        colon = self.text[sentence.start : sentence.end].rstrip().endswith(":")
        rule = "colon" if colon else "paragraph-before"
        made = self.speakers.issuer(number, sentence.end)
        for at in reversed(self.index.between(self.sentences[max(0, number - 1)].start, sentence.end)):
            source = self.speakers.sources[at]
            if self.index.all[at].cue.start >= floor and source is not None and not self._only_began(at):
                leads_in = colon and not self.text[self.index.all[at].cue.end : sentence.end].strip(" :")
                issued = made is not None and made.same(source)
                vague = self._vague(rule, source) and not issued
                trust = TRUST["before"] if leads_in else TRUST[rule]
                return Found(source, None, rule, tight=colon, trust=trust * source.trust * (_VAGUE if vague else 1))
        if made is not None and not colon:
            return Found(made, None, rule, tight=False, trust=TRUST[rule] * made.trust)
        return self._asked(number, rule) or self._about(number, rule, colon)

    def _asked(self, number: int, rule: str) -> Found | None:
        """Who was asked something in a sentence that ends before a quotation: "Marsh was asked if it would rain. / “…”"."""
        story = self.speakers.story
        who = story.asked.get(number) if number not in story.askers else None
        if who is None:
            return None
        start = self.sentences[number].start
        return Found(person(who, Span(start, start), 0.9, "subject"), None, rule, tight=False, trust=TRUST[rule] * 0.9)

    def _only_began(self, at: int) -> bool:
        """Whether a verb that seldom is one of speech has a thing for its subject: "what the one-way signs had started"."""
        source = self.speakers.sources[at]
        return self.index.all[at].word in cues.LOOSE and source is not None and source.how == "phrase"

    def _left(self, number: int) -> Source | None:
        """Whom the end of a sentence tells the mood of: "leaving Marsh unimpressed"."""
        sentence = self.sentences[number]
        found = _LEFT.search(self.text, max(sentence.start, sentence.end - 80), sentence.end)
        held = self.speakers.cast.between(*found.span("who"))[-1:] if found else []
        return person(held[0].person, Span(held[0].start, held[0].end), 0.9, "subject") if held else None

    def _about(self, number: int, rule: str, colon: bool) -> Found | None:
        """The person whom the sentence before a quotation is about, where it lets nobody speak: most surely where its paragraph
        began with them, and they speak elsewhere or were just introduced."""
        subject = self.speakers.subject(number)
        topic = self.speakers.topic(number)
        story = self.speakers.story
        if subject is None or colon:
            found = subject or topic
            trust = TRUST["colon"]
        elif topic is not None and topic.same(subject):
            found = subject
            sure = rule == "sentence-before" or story.may_speak(subject, self.sentences[number].end)
            trust = TRUST["topic"] if sure else TRUST["subject"]
        else:
            found = subject
            opens = subject.person is not None and story.opens(number, subject.person)
            beside = rule == "sentence-before" and opens  # Vance was more cheerful. “…”
            trust = TRUST["topic"] if beside else TRUST["subject"] if story.speaks(subject) else 0.0
        left = self._left(number) if not colon else None
        if left is not None and story.speaks(left):
            found, trust = left, TRUST["topic"]
        if found is None or not trust or not story.is_somebody(found):
            return None
        return Found(found, None, rule, tight=colon, trust=trust * found.trust)
