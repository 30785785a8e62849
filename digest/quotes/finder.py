"""Every direct quotation of a story, in order, with its speaker."""

import bisect
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from digest.article import Article, Span
from digest.digest import Quote, Speaker
from digest.quotes import bynames, cues, epithets, fragments, nicknames, preceding, speech, works
from digest.quotes.attribution import Attribution
from digest.quotes.cast import Cast
from digest.quotes.confidence import measured
from digest.quotes.described import Source
from digest.quotes.events import events, speaking_words
from digest.quotes.findings import NOBODY, TRUST, Found, Place
from digest.quotes.fullnames import FullNames
from digest.quotes.marks import OPEN
from digest.quotes.naming import fold
from digest.quotes.pairs import Quotation
from digest.quotes.pronouns import is_one
from digest.quotes.quotations import mask, quotations
from digest.quotes.speakers import Speakers
from digest.sentences import split

SURE = 0.66  # below this a speaker is not named
SURE_OF_PRONOUN = 0.7  # below it as many were wrong as right
SURE_OF_PHRASE = 0.55  # "the report": no name to be wrong

_UNATTRIBUTED = Speaker(None, None, "unattributed", None, 0.0, "none")
_OTHER_VOICE = re.compile(r"(?<!\ba )\b(?:while|whereas|but)\b")
_THEN = re.compile(r",? (?:and|but|then|before|after|until|when) ")
_SHORT = 40  # characters of a term that is looked for elsewhere
_NEAR = 6_000  # characters to either side
_BEFORE = 200  # characters before a quotation that tell what it is
_AND_A = re.compile(r",? (?:and|or|but) (?:an? |as (?:an? )?)?|, ")
_LEAST = 0.4  # how likely a fragment must be that stands in a list with somebody's words
_BRIEF = 5  # words of a question that breaks in
_WEAK = frozenset({"run", "sentence-before", "paragraph-before"})  # rules that look beyond the quotation's sentence
_WITHIN = re.compile(r"\b(?:that|which|whom|what|who|whether|if|how|why|because|since|until|after|before|when)\s*$")
_SUBJECT_WORDS = 8
_SAID_SO = 4  # words that say who speaks: "tweeted Prime Minister Marsh"
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did|cannot)\b"
)
_WORD = re.compile(r"[A-Z][\w’'-]*")
_LISTED = re.compile(r",? (?:and|or) ")


@dataclass(slots=True)
class _Candidate:
    quotation: Quotation
    found: Found
    verdict: speech.Verdict
    sentence: int
    parts: list[Quotation]


def find_quotes(article: Article) -> tuple[Quote, ...]:
    """Every direct quotation in the running text, in story order; fragments within a sentence come as `partial`.

    Takes time linear in the length of the story. Never raises on any text.
    """
    return Reader(article).quotes()


def _is_sign(source: Source | None) -> bool:
    """Whether what speaks is something put up to be read: "“Hands off our school”, the banner read"."""
    told = source is not None and source.how in {"document", "phrase"} and isinstance(source.role, str)
    words = source.role.split() if told and source is not None and isinstance(source.role, str) else []
    posted = source is not None and isinstance(source.role, str) and speech.POSTED.search(source.role)
    return bool(told and posted) or any(word.lower().rstrip("s") in speech.SIGNS for word in words[:4])


def _is_crowd(source: Source | None) -> bool:
    """Whether several people without a name speak, who seldom go on in another paragraph."""
    return source is not None and source.kind == "unnamed" and not is_one(source)


class Reader:
    def __init__(self, article: Article) -> None:
        self.body = article.body
        self.paragraphs = article.paragraphs
        plain = nicknames.hide(self.body)
        self.quotations = quotations(plain, self.paragraphs)
        self.text = mask(plain, self.quotations)
        self.sentences = [span for paragraph in self.paragraphs for span in split(self.text, paragraph)]
        self.starts = [sentence.start for sentence in self.sentences]
        found = events(self.text, self.sentences)
        self.cast = Cast(
            self.text, self.sentences, speaking_words(self.text, found), nicknames.aliases(self.body), self.body
        )
        self.speakers = Speakers(self.text, self.sentences, self.cast, found, self.body)
        self.attribution = Attribution(self.speakers)
        self.full_names = FullNames(self.body, self.quotations)

    def quotes(self) -> tuple[Quote, ...]:
        kept: list[_Candidate] = []
        rejected: Quotation | None = None
        for quotation in self.quotations:
            before = kept[-1] if kept else None
            follows = before is not None and before.verdict == "full" and before.parts[-1].last == quotation.first
            candidate = self._judge(quotation, follows=follows)
            listed = rejected is not None and _LISTED.fullmatch(
                self.text, rejected.outer[-1].end, quotation.outer[0].start
            )
            if candidate.verdict == "no" and kept and self._goes_on(kept[-1], quotation):
                candidate.verdict, candidate.found = "partial", kept[-1].found  # called it “a stunt” and a “gimmick”
            if candidate.verdict == "no" or (listed and candidate.found.rule != "after"):
                rejected = quotation  # of a list of titles or terms, none is speech
                continue
            rejected = None
            if kept and self._interrupted(kept[-1], candidate):
                kept[-1].parts.append(quotation)
                continue
            own = candidate.found
            if (own.source is None and not self.attribution.names_somebody(own)) or (
                own.trust < SURE and not own.tight
            ):
                candidate.found = self._beyond(candidate, before)
            kept.append(candidate)
        epithets.give(self.speakers.story)
        epithets.heard(self.speakers.story, self.speakers.events, self.speakers.sources)
        epithets.bodies(self.speakers.story)
        bynames.give(self.speakers.story)
        return tuple(self._quote(candidate) for candidate in kept)

    def _judge(self, quotation: Quotation, *, follows: bool) -> _Candidate:
        found, first = self._beside(quotation)
        return _Candidate(
            quotation, found, speech.judge(self.setting(quotation, found, follows=follows)), first, [quotation]
        )

    def _beside(self, quotation: Quotation) -> tuple[Found, int]:
        """The speaker whom a quotation's own sentence names, and the number of its first sentence."""
        start, end = quotation.outer[0].start, quotation.outer[-1].end
        first = self.sentence_at(start)
        last = self.sentence_at(end - 1)
        sentence = Span(self.sentences[first].start, max(self.sentences[last].end, end))
        final = self.text[quotation.spans[-1].end - 1]
        found = self.attribution.beside(Place(start, end, sentence, last, final))
        if found is NOBODY and first != last:
            found = self.attribution.beside(Place(start, end, Span(sentence.start, end), first, final))
        return found, first

    def sentence_at(self, offset: int) -> int:
        return max(0, bisect.bisect_right(self.starts, offset) - 1)

    def setting(self, quotation: Quotation, found: Found | None = None, *, follows: bool = False) -> speech.Setting:
        """What stands around a quotation, for telling whether it is speech."""
        found = self._beside(quotation)[0] if found is None else found
        start, end = quotation.outer[0].start, quotation.outer[-1].end
        begin = self.sentences[self.sentence_at(start)].start
        floor = max(begin, start - _BEFORE)
        contents = [self.body[span.start : span.end] for span in quotation.spans]
        first, last = self.paragraphs[quotation.first], self.paragraphs[quotation.last]
        cue = found.cue
        led = cue is not None and begin <= cue.start < start and found.rule in {"before", "clause"}
        return speech.Setting(
            content=contents[0],
            last=contents[-1],
            words=sum(len(content.split()) for content in contents),
            before=self.text[floor:start],
            after=self.text[end : min(last.end, end + 120)],
            gap=self.text[cue.end : start] if led and cue is not None else None,
            rule=found.rule,
            tight=found.tight,
            personal=found.source is not None and found.source.kind == "person",
            attributed=found.source is not None or cue is not None,
            secondary=quotation.secondary,
            alone=start == first.start and not self.body[end : last.end].strip(" .,"),
            sign=_is_sign(found.source),
            told=bool(self.attribution.index.between(floor, start)),
            again=partial(self._is_again, contents[0], start),
            named=cue is not None and self.text[cue.start : cue.end].lower() in cues.NAMING,
            follows=follows,
        )

    def _goes_on(self, before: _Candidate, quotation: Quotation) -> bool:
        """Whether words that may be a term stand in a list with somebody's."""
        if before.verdict != "partial":
            return False
        listed = _AND_A.fullmatch(self.text, before.parts[-1].outer[-1].end, quotation.outer[0].start)
        if listed is None:
            return False
        this = self.setting(quotation)
        return speech.rule(this) is None and fragments.likelihood(this) > _LEAST

    def _is_again(self, content: str, start: int) -> bool:
        """Whether the story has the same few words once more near by."""
        words = content.strip(" ,.!?").lower()
        if not words or len(words) > _SHORT:
            return False
        after = start + len(content)
        around = self.body[max(0, start - _NEAR) : start], self.body[after : after + _NEAR]
        return any(words in text.lower() for text in around)

    def _interrupted(self, before: _Candidate, after: _Candidate) -> bool:
        """Whether a quotation goes on with the one before it: “A,” she said, “B.”"""
        one, two = before.parts[-1], after.quotation
        if one.last != two.first or one.secondary != two.secondary or before.verdict != "full":
            return False
        gap = self.text[one.outer[-1].end : two.outer[0].start]
        if len(gap) > 250 or before.found.cue is None or OPEN in gap or _OTHER_VOICE.search(gap):
            return False
        if ";" in gap.rstrip()[:-1]:
            return False
        rest = self.text[before.found.cue.end : two.outer[0].start].strip()
        if rest[-1:].isalnum() and "," in rest:
            return False  # “A”, Marsh wrote in the letter, the plan “b”
        if speech.starts_upper(self.body[two.spans[0].start : two.spans[0].end]) and (
            _THEN.match(rest) or gap.rstrip()[-1:].isalnum()
        ):
            return False  # “A,” he said, and when that drew groans, “B.” / “A,” Marsh said “B.”
        if self.sentence_at(one.outer[-1].end - 1) != self.sentence_at(two.outer[0].start):
            return False
        held = self.attribution.index.between(one.outer[-1].end, two.outer[0].start)
        if len(held) > 1 or (not held and before.found.rule != "verb-like"):
            return False
        if not (one.outer[-1].end <= before.found.cue.start < two.outer[0].start) or before.found.rule not in {
            "after",
            "verb-like",
        }:
            return False
        if re.search(
            r"\b(?:and|but|that|of|as|or|then|how|because|for|to|with|about|the|a)\s*[,:]?\s*$", gap
        ) or not re.search(r"[,—–:;…-]\s*$|\w\s*$", gap):
            return False
        return (
            self.body[one.spans[-1].end - 1] in ",—–-…?!;"
            or self._is_subject_of(one, two)
            or self._runs_into(one, two, gap)
            or gap.lstrip()[:1] in {",", "—", "–", "-"}
            or gap.rstrip()[-1:] == ","
        )

    def _is_subject_of(self, one: Quotation, two: Quotation) -> bool:
        """Whether a quotation is the subject of the next one’s verb: “Our team” Marsh said in a release “has built …”."""
        first = self.body[one.spans[0].start : one.spans[-1].end]
        second = self.body[two.spans[0].start : two.spans[-1].end]
        begins = not self.text[self.sentences[self.sentence_at(one.outer[0].start)].start : one.outer[0].start].strip()
        brief = len(first.split()) <= _SUBJECT_WORDS and first[-1:].isalnum() and first[:1].isupper()
        return begins and brief and _PREDICATE.match(second) is not None and not _PREDICATE.search(first)

    def _runs_into(self, one: Quotation, two: Quotation, gap: str) -> bool:
        """Whether nothing but who says it, without a comma, parts a sentence: “We stand ready” tweeted Marsh “to help.”"""
        first = self.body[one.spans[-1].start : one.spans[-1].end]
        begins = not self.text[self.sentences[self.sentence_at(one.outer[0].start)].start : one.outer[0].start].strip()
        bare = gap.strip(" ").replace(" ", "").isalpha() and len(gap.split()) <= _SAID_SO
        lower = not speech.starts_upper(self.body[two.spans[0].start : two.spans[0].end])
        return begins and bare and lower and first[-1:].isalnum() and speech.starts_upper(first)

    def _beyond(self, candidate: _Candidate, before: _Candidate | None) -> Found:
        """The speaker of a quotation that its own sentence gives to nobody."""
        quotation = candidate.quotation
        paragraph = self.paragraphs[quotation.first]
        own = candidate.found
        if before is not None and before.parts[-1].last == quotation.first and before.found.source is not None:
            found = self._same_paragraph(before, candidate)
            if found is not None:
                return found
        found = preceding.sentence_before(self.speakers, candidate.sentence, paragraph.start)
        opens = not self.text[paragraph.start : quotation.outer[0].start].strip()
        if found is None and quotation.first > 0 and opens:
            found = self._paragraph_before(candidate, before)
        if found is not None and found.trust >= own.trust:
            return Found(
                found.source, own.cue or found.cue if found.tight else own.cue, found.rule, found.tight, found.trust
            )
        return own

    def _same_paragraph(self, before: _Candidate, candidate: _Candidate) -> Found | None:
        """“A,” Kang said. “B.”: the quotation goes on with the speaker of the one before in its paragraph."""
        assert before.found.source is not None
        start = before.parts[-1].outer[-1].end
        end = candidate.quotation.outer[0].start
        events = [
            at
            for at in self.attribution.index.between(start, end)
            if self.speakers.sources[at] is not None
            and not self._passes_on(at, before)
            and not self._is_within(at, before)
        ]
        if events:
            source = self.speakers.sources[events[-1]]
            cue = before.found.cue
            own = cue is not None and self.attribution.index.all[events[-1]].cue == cue
            if source is not None and not own and not source.same(before.found.source):
                return Found(
                    source, None, "sentence-before", tight=False, trust=TRUST["sentence-before"] * source.trust
                )
        return Found(
            before.found.source,
            None,
            "same-paragraph",
            tight=False,
            trust=min(TRUST["same-paragraph"], before.found.trust),
        )

    def _is_answer(self, before: _Candidate, quotation: Quotation) -> bool:
        """Whether a quotation answers the one in the paragraph before, or asks back, so that it is likely somebody else’s."""
        asked = self.body[before.parts[-1].spans[-1].end - 1] == "?"
        asks = self.body[quotation.spans[-1].end - 1] == "?"
        brief = len(self.body[quotation.spans[0].start : quotation.spans[-1].end].split()) <= _BRIEF
        return asked != asks and (asked or brief)

    def _passes_on(self, at: int, before: _Candidate) -> bool:
        """Whether a verb only says who reported the quotation before: "…,” the judge said, according to the Post."."""
        event = self.attribution.index.all[at]
        cue = before.found.cue
        return (
            event.word in {"according to", "reported", "reports", "quoting", "citing"}
            and cue is not None
            and cue != event.cue
            and self.sentence_at(cue.start) == event.sentence
        )

    def _speaks_next(self, candidate: _Candidate) -> Source | None:
        """Who speaks in the sentence after a quotation that ends its paragraph."""
        number = self.sentence_at(candidate.quotation.outer[-1].end - 1) + 1
        if (
            number >= len(self.sentences)
            or "\n" not in self.text[self.sentences[number - 1].end - 1 : self.sentences[number].start]
        ):
            return None
        sentence = self.sentences[number]
        held = self.attribution.index.between(sentence.start, sentence.end)
        return next((self.speakers.sources[at] for at in held if self.speakers.sources[at] is not None), None)

    def _spoke(self, source: Source, floor: int, candidate: _Candidate) -> bool:
        """Whether somebody speaks between an offset and a quotation."""
        held = self.attribution.index.between(floor, candidate.quotation.outer[0].start)
        return any(
            told is not None and told.person is source.person for told in map(self.speakers.sources.__getitem__, held)
        )

    def _is_within(self, at: int, before: _Candidate) -> bool:
        """Whether a verb stands in a clause within the attribution of the quotation before: "Bush told a crowd that the campaign
        estimated at 3,000. “…”"."""
        event, cue = self.attribution.index.all[at], before.found.cue
        if cue is None or event.chunk is None or event.side != "before" or cue == event.cue:
            return False
        same = self.sentence_at(cue.start) == event.sentence and cue.end < event.chunk.start
        return same and _WITHIN.search(self.text, max(cue.end, event.chunk.start - 20), event.chunk.start) is not None

    def _paragraph_before(self, candidate: _Candidate, before: _Candidate | None) -> Found | None:
        quotation = candidate.quotation
        floor = self.paragraphs[quotation.first - 1].start
        found = preceding.paragraph_before(self.speakers, candidate.sentence, floor)
        if found is not None and found.rule == "colon":
            return found
        if found is None or found.trust < SURE_OF_PRONOUN or _is_crowd(found.source):
            after = self._speaks_next(candidate)
            if (
                after is not None
                and after.person is not None
                and after.trust >= SURE
                and self._spoke(after, floor, candidate)
            ):
                return Found(after, None, "run", tight=False, trust=SURE_OF_PRONOUN)
        source = before.found.source if before is not None else None
        if before is None or source is None or before.verdict != "full":
            return found
        if before.parts[-1].last == quotation.first - 1:
            same = found is None or found.source is None or found.source.same(source)
            if self._is_answer(before, quotation):
                return None if same else found
            return (
                Found(source, None, "run", tight=False, trust=min(TRUST["run"], before.found.trust)) if same else found
            )
        subject = self.speakers.subject(candidate.sentence - 1) if found is None else None
        if subject is not None and subject.same(source):
            return Found(subject, None, "run", tight=False, trust=min(TRUST["run"], before.found.trust))
        return found

    # -- the answer --------------------------------------------------------------------------------------------------------------

    def _quote(self, candidate: _Candidate) -> Quote:
        spans = tuple(span for part in candidate.parts for span in part.spans)
        first = self.sentence_at(spans[0].start)
        last = self.sentence_at(max(spans[-1].end - 1, spans[0].start))
        context = Span(min(self.sentences[first].start, spans[0].start), max(self.sentences[last].end, spans[-1].end))
        return Quote(
            spans=spans,
            speaker=self._speaker(candidate.found, spans),
            context=context,
            partial=candidate.verdict == "partial",
            cue=candidate.found.cue,
        )

    def _speaker(self, found: Found, spans: Sequence[Span]) -> Speaker:
        source = found.source
        pronoun = source is not None and source.how == "pronoun" and source.person is not None
        nameless = source is not None and source.person is None and source.name is None
        sure = SURE_OF_PRONOUN if pronoun else SURE_OF_PHRASE if nameless else SURE
        if source is None or found.trust < sure or (found.rule in _WEAK and self._names(source, spans)):
            return _UNATTRIBUTED
        if found.rule == "paragraph-before" and _is_crowd(source):
            return _UNATTRIBUTED  # doctors, nobody, the crowd: never right
        role = self._role(source)
        sure_of = round(measured(found.rule, source.how, found.trust), 2)
        name = self.full_names.of(source.person) if source.person is not None else source.name
        name, role = (" ".join(words.split()) if words is not None else None for words in (name, role))
        return Speaker(name, role, source.kind, source.mention, sure_of, f"{found.rule}:{source.how}")

    def _names(self, source: Source, spans: Sequence[Span]) -> bool:
        """Whether quoted words name their own speaker, as nobody does: “Looking at it isn’t eating it, Magnus.”"""
        if source.person is None:
            return False
        words = {fold(word) for span in spans for word in _WORD.findall(self.body, span.start, span.end)}
        return not words.isdisjoint(source.person.words)

    def _role(self, source: Source) -> str | None:
        role = source.role if source.person is None else source.person.role
        if role is None and source.kind == "organisation" and source.name is not None:
            role = self.cast.body_roles.get(source.name)
        if not isinstance(role, Span):
            return role
        besides = source.person.besides if source.person is not None else None
        words = [works.with_work(self.body, self.text, span) for span in (role, besides) if span is not None]
        return ", ".join(words)
