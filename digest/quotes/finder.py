"""Every direct quotation of a story, in order, with its speaker."""

import re
from collections.abc import Sequence
from functools import partial

from digest.article import Article, Span
from digest.digest import Quote, Speaker
from digest.quotes import (
    bynames,
    cues,
    dialogue,
    epithets,
    fragments,
    lastresort,
    nicknames,
    served,
    speaking,
    speech,
    works,
)
from digest.quotes.attribution import Attribution
from digest.quotes.cast import Cast
from digest.quotes.confidence import measured
from digest.quotes.dialogue import Candidate
from digest.quotes.events import events, speaking_words
from digest.quotes.findings import NOBODY, SURE, SURE_OF_PHRASE, SURE_OF_PRONOUN, Found, Place
from digest.quotes.fullnames import FullNames
from digest.quotes.likeness import fold
from digest.quotes.pairs import Quotation
from digest.quotes.quotations import mask, quotations
from digest.quotes.speakers import Speakers
from digest.quotes.voices import Source
from digest.sentences import split

_UNATTRIBUTED = Speaker(None, None, "unattributed", None, 0.0, "none")
_SHORT = 40  # characters of a term that is looked for elsewhere
_NEAR = 6_000  # characters to either side
_BEFORE = 200  # characters before a quotation that tell what it is
_AND_A = re.compile(r",? (?:and|or|but) (?:an? |as (?:an? )?)?|, ")
_LEAST = 0.4  # how likely a fragment must be that stands in a list with somebody's words
_WEAK = frozenset({"run", "sentence-before", "paragraph-before"})  # rules that look beyond the quotation's sentence
_WORD = re.compile(r"[A-Z][\w’'-]*")
_LISTED = re.compile(r",? (?:and|or) ")


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


class Reader:
    def __init__(self, article: Article) -> None:
        self.body = article.body
        self.paragraphs = article.paragraphs
        plain = nicknames.hide(self.body).replace("\xa0", " ")
        self.quotations = quotations(plain, self.paragraphs)
        self.text = mask(plain, self.quotations)
        self.sentences = [span for paragraph in self.paragraphs for span in split(self.text, paragraph)]
        found = events(self.text, self.sentences)
        self.cast = Cast(
            self.text, self.sentences, speaking_words(self.text, found), nicknames.aliases(self.body), self.body
        )
        self.speakers = Speakers(self.text, self.sentences, self.cast, found, self.body)
        self.attribution = Attribution(self.speakers)
        self.full_names = FullNames(self.body, self.quotations)

    def quotes(self) -> tuple[Quote, ...]:
        kept: list[Candidate] = []
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
            if kept and dialogue.interrupted(self.speakers, kept[-1], candidate):
                kept[-1].parts.append(quotation)
                continue
            own = candidate.found
            if (own.source is None and not self.attribution.names_somebody(own)) or (
                own.trust < SURE and not own.tight
            ):
                candidate.found = dialogue.beyond(self.speakers, self.paragraphs, candidate, before)
                if candidate.found.trust < SURE:
                    candidate.found = lastresort.likeliest(self.speakers, candidate) or candidate.found
            kept.append(candidate)
        epithets.give(self.speakers.story)
        speaking.heard(self.speakers.story, self.speakers.events, self.speakers.sources)
        epithets.bodies(self.speakers.story)
        bynames.give(self.speakers.story)
        served.give(self.speakers.story)
        return tuple(self._quote(candidate) for candidate in kept)

    def _judge(self, quotation: Quotation, *, follows: bool) -> Candidate:
        found, first = self._beside(quotation)
        return Candidate(
            quotation, found, speech.judge(self.setting(quotation, found, follows=follows)), first, [quotation]
        )

    def _beside(self, quotation: Quotation) -> tuple[Found, int]:
        """The speaker whom a quotation's own sentence names, and the number of its first sentence."""
        start, end = quotation.outer[0].start, quotation.outer[-1].end
        first = self.sentence_at(start)
        last = self.sentence_at(end - 1)
        sentence = Span(self.sentences[first].start, max(self.sentences[last].end, end))
        final = self.text[quotation.spans[-1].end - 1]
        if quotation.credit is not None and (credited := self.attribution.credited(quotation.credit)) is not None:
            return credited, first
        found = self.attribution.beside(Place(start, end, sentence, last, final))
        if found is NOBODY and first != last:
            found = self.attribution.beside(Place(start, end, Span(sentence.start, end), first, final))
        return found, first

    def sentence_at(self, offset: int) -> int:
        return self.speakers.story.number_at(offset)

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

    def _goes_on(self, before: Candidate, quotation: Quotation) -> bool:
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

    def _quote(self, candidate: Candidate) -> Quote:
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
        if found.rule == "paragraph-before" and dialogue.is_crowd(source):
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
