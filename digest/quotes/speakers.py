"""Who the words by a verb of speech mean, in story order: names, pronouns, descriptions."""

import bisect
import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes import (
    authorship,
    definite,
    documents,
    lexicon,
    likeliest,
    namephrases,
    namesakes,
    openings,
    pronouns,
    questions,
    strangers,
    unclosed,
)
from digest.quotes.cast import Cast
from digest.quotes.described import described
from digest.quotes.discourse import Discourse
from digest.quotes.events import Event, EventIndex
from digest.quotes.kin import Kin
from digest.quotes.sources import PRONOUNS, Chunk
from digest.quotes.voices import Source, person

_AFTER_NAME = re.compile(r"[(,]|\d|Jr|Sr|I{2,3}$|himself|herself|KC$|QC$|SC$|MP$|[A-Z]\.")
_DOES = re.compile(r" (?:was|is|has|had|did|took|went|came|told|stood|sat|[a-z]+ed)\b")
_FRONTED = re.compile(r"[“\s]*(?:As|When|While|After|Before|Although|Though|Once|Because) [^,;:“”]{3,120}, ")
_CLAUSE_PRONOUN = re.compile(
    r", (he|she|they) (?=(?:[a-z]+ly )?(?:had|has|was|is|would|will|then|also|[a-z]+ed|[a-z]+)\b)"
)
_SUBJECT_PRONOUN = re.compile(
    r"[“\s]*(?:(?:But|And|So|Then|Yet|Still|However|Later|Meanwhile|Also|In addition|Instead),? )?"
    r"(?:(?:In|On|At|After|During) (?:his|her|their|a|an|the) [a-z][^,;:“”]{2,60}, )?(He|She|They|he|she)\b"
)
_SURE = 0.8  # of whoever speaks, from there on known to have a voice
_SIGN = re.compile(r"\b(?:banner|sign|placard|poster|sticker|plaque|billboard|graffiti|inscription)\b")
_BY_AGE = re.compile(r"[Tt]he (?:younger|elder|older|senior|junior) [A-Z]")
_RECENT = 8  # acts of speech in which an unnamed source is remembered
_PAGE = re.compile(
    r"(?:[Tt]he|[Aa]) (?:[\w-]+ ){0,2}?(?:front page|back page|front-page headline|headlines?|cover|editorial page|cover story) "
    r"(?:of|in|on|from) (?=(?:the |The )?[A-Z])"
)
_PART = re.compile(r"(?:[Aa]n? )?(?:[Pp]arts?|portion|excerpt|section|passage) (?:of|from) (?=\w)")
_REACH = 60  # characters of a title before a name
_YEAR_OLD = re.compile(r"[Tt]he \d{1,3}-year-old")


class Speakers:
    """Resolves the subject of each act of speech, remembering who has spoken. `sources[i]` is the source of event `i`."""

    def __init__(
        self, text: str, sentences: Sequence[Span], cast: Cast, found: Sequence[Event], body: str | None = None
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.cast = cast
        self.events = found
        self.index = EventIndex(found)
        self.sources: list[Source | None] = []
        self.story = Discourse(text, sentences, cast, found, body)
        self.kin = Kin(self.story)
        number = -1
        for event in found:
            while number < event.sentence:
                number += 1
                openings.note(self, number)
            source = self._resolve(event)
            self.sources.append(source)
            if event.word in questions.ASKING and event.side != "elided":
                questions.note(self.story, event, source)
            if source is not None and not self.story.is_deed(event):
                self.story.tell(source, event.sentence)
                if source.person is not None and source.trust >= _SURE:
                    self.story.vocal.add(id(source.person))
        for rest in range(number + 1, len(sentences)):
            openings.note(self, rest)

    def of(self, chunk: Chunk, sentence: int) -> Source | None:
        """The source that a noun phrase names."""
        part = _PART.match(self.text, chunk.start, chunk.full) if self.text[chunk.start] in "PpAa" else None
        if part is not None and chunk.full > part.end() >= chunk.end:
            chunk = Chunk(part.end(), chunk.full, chunk.full)  # Part of the judge’s statement reads
        page = _PAGE.match(self.text, chunk.start, chunk.full)
        if page is not None:
            chunk = Chunk(page.end(), chunk.full, chunk.full)  # blared the front page of the Courier
        words = self.text[chunk.start : chunk.end].split()
        if not words:
            return None
        last = words[-1].strip("\"'“”‘’").lower()
        if last in PRONOUNS and (len(words) <= 2 or last not in {"her", "him", "it"}):
            word = Span(chunk.end - len(words[-1]), chunk.end)
            sign = _SIGN.search(self.text, *self._before(chunk.start, sentence)) if last == "it" else None
            if sign is not None and not self.cast.bodies.between(sign.end(), chunk.start):
                return Source("organisation", None, None, sign[0], word, 0.7, "document")
            made = documents.issuer(self, sentence - 1, chunk.start) if last == "it" and sentence else None
            made = made or (authorship.of_it(self, word.start, sentence) if last == "it" else None)
            return made.again(word, 0.85, "pronoun") if made else pronouns.meant(self.story, last, word, sentence)
        if _YEAR_OLD.fullmatch(self.text, chunk.start, chunk.end):
            who = definite.of_age(self.story, words, chunk.start) or self.story.nearest(chunk.start, sentence, "")[0]
            return person(who, Span(chunk.start, chunk.end), 0.75, "description") if who else None
        office = namephrases.office(self.story, chunk)
        if office is not None:
            return office
        mentions = [m for m in self.cast.between(chunk.start, chunk.end) if not self.story.owns(m)]
        if mentions:
            mention = mentions[-1]
            if _BY_AGE.match(self.text, chunk.start, chunk.end) and mention.end == chunk.end:
                who = definite.by_age(self.story, self.text[chunk.start : chunk.end].split()[1].lower(), mention)
                return person(who, Span(chunk.start, chunk.end), 0.9, "description") if who is not None else None
            rest = self.text[mention.end : chunk.end].strip(" ’'")  # Grace Achieng’ said
            if not rest or _AFTER_NAME.match(rest):
                return namephrases.joint(self.story, mention, chunk) or person(
                    mention.person, Span(mention.start, mention.end), 1.0, "name"
                )
        whose = unclosed.named_before(self.story, chunk, sentence)
        if whose is not None:
            return whose
        partner = self.kin.meant(" ".join(words), chunk.start) or definite.spouse(self.story, words, chunk.start)
        if partner is not None:
            return person(partner, Span(chunk.start, chunk.end), 0.8, "description")
        named = (
            namephrases.after_title(self.story, chunk)
            or namephrases.named_next(self.story, chunk, words[-1])
            or namephrases.called(self.story, chunk)
            or namephrases.of_body(self.story, chunk)
        )
        if named is not None:
            return named
        if documents.is_document(last) and words[-1][0].islower():
            owner = documents.author(self, chunk, sentence)
            if owner is not None:
                return owner
        spoken = [source for source, _ in self.story.heard(chunk.start, sentence, 30)]
        source = described(self.text, chunk, self.cast, spoken)
        if source is not None and source.kind == "unnamed" and any(source.same(other) for other in spoken[-_RECENT:]):
            return source  # a senior forest officer said … the officer said
        if (stranger := strangers.just_met(self.story, chunk, words, sentence)) is not None:
            return stranger
        whole = source.role if source is not None and source.kind == "unnamed" else None
        if isinstance(whole, str) and chunk.full > chunk.end and lexicon.is_role(whole.split()[-1]):
            wide = Chunk(chunk.start, chunk.full, chunk.full)  # the University of Wexham archaeologist
            if self.text[wide.start : wide.end] == whole:
                return definite.meant(self.story, wide, whole.split(), sentence) or source
        if source is not None and likeliest.is_native(words):
            source = Source("unnamed", None, None, " ".join(words), source.mention, source.trust, "description")
        if source is not None and source.kind != "unnamed":
            return source
        return (
            definite.meant(self.story, chunk, words, sentence)
            or likeliest.meant(self.story, chunk, words, sentence)
            or source
        )

    def subject(self, number: int, before: int | None = None) -> Source | None:
        """Whom a sentence is about: its first pronoun or name that no preposition leads."""
        sentence = self.sentences[number]
        end = sentence.end if before is None else before
        pronoun = _SUBJECT_PRONOUN.match(self.text, sentence.start, end)
        if pronoun:
            return pronouns.meant(self.story, pronoun[1].lower(), Span(pronoun.start(1), pronoun.end(1)), number)
        if number in self.story.described and before is not None:  # Asked about it, the farmer was brisk: “…”
            lead = self.story.leads[number]
            return person(lead, Span(sentence.start, sentence.start), 0.9, "description")
        for mention in self.cast.between(sentence.start, end):
            if not self.story.led(mention) and not self.story.owns(mention):
                return person(mention.person, Span(mention.start, mention.end), 0.9, "subject")
        return None

    def _before(self, at: int, sentence: int) -> tuple[int, int]:
        """The sentence before, and what stands before an offset in the one in hand."""
        return self.sentences[max(0, sentence - 1)].start, at

    def issuer(self, number: int, before: int) -> Source | None:
        """Who issues a statement in a sentence, before an offset."""
        return documents.issuer(self, number, before)

    def topic(self, number: int) -> Source | None:
        """Whom the paragraph of a sentence is about: its first sentence begins with them."""
        first = bisect.bisect_left(self.story.paragraphs, self.story.paragraphs[number])
        lead = self.story.leads.get(first)
        who = lead or next((m.person for m in self.story.by_sentence[first] if self.story.opens(first, m.person)), None)
        start = self.sentences[first].start
        return person(who, Span(start, start), 0.9, "subject") if who is not None else None

    def _resolve(self, event: Event) -> Source | None:
        if event.chunk is not None:
            source = self.of(event.chunk, event.sentence)
            source = namesakes.not_spoken_of(self.story, source, event) or source
            if event.side == "before" and (source is None or source.kind == "unnamed"):
                return unclosed.antecedent(self.story, event.cue.start, event.sentence) or source
            return source
        thing = unclosed.which(self.story, event.cue.start, event.sentence)
        if thing is not None:
            return self.of(thing, event.sentence)
        main = self._main_clause(event)
        if main is not None:
            return main
        for index in range(len(self.sources) - 1, -1, -1):  # "…, adding that": who spoke before in the sentence
            source = self.sources[index]
            if self.events[index].sentence != event.sentence:
                break
            if source is not None:
                return source
        return self._same_clause(event) or self.subject(event.sentence, event.cue.start)

    def _main_clause(self, event: Event) -> Source | None:
        """The person who is the subject after a fronted clause: "As the crowd began to chant, Marsh was joined and joked"."""
        sentence = self.sentences[event.sentence]
        front = _FRONTED.match(self.text, sentence.start, event.cue.start)
        held = self.cast.between(front.end(), front.end() + _REACH) if front else []
        if front is None or not held or self.story.owns(held[0]):
            return None
        lead = self.text[front.end() : held[0].start].split()
        if not _DOES.match(self.text, held[0].end) or not all(
            word[0].isupper() or lexicon.is_role(word) for word in lead
        ):
            return None
        return person(held[0].person, Span(held[0].start, held[0].end), 0.9, "subject")

    def _same_clause(self, event: Event) -> Source | None:
        """The pronoun that is the subject of the clause a verb goes on with: "When Oakes stopped him, he ran and shouted"."""
        start = max(self.sentences[event.sentence].start, event.cue.start - 2 * _REACH)
        pronoun = list(_CLAUSE_PRONOUN.finditer(self.text, start, event.cue.start))
        found = pronoun[-1] if pronoun else None
        if found is None or self.text[found.end() : event.cue.start].count(",") > 1:
            return None
        word = Span(*found.span(1))
        return pronouns.meant(self.story, found[1].lower(), word, event.sentence)
