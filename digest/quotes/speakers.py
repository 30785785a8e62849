"""Who the words by a verb of speech mean: a person of the story, a body, a source without a name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.digest import SpeakerKind
from digest.quotes import lexicon
from digest.quotes.cast import Cast, Mention, Person
from digest.quotes.naming import fold
from digest.quotes.events import Event
from digest.quotes.roles import title_before
from digest.quotes.sources import PRONOUNS, Chunk

_LEAD = re.compile(r"(?:the|a|an|this|that|these|those) ", re.IGNORECASE)
_YEAR_OLD = re.compile(r"[Tt]he \d{1,3}-year-old$")
_PLURAL = frozenset({"they", "we"})


@dataclass(frozen=True, slots=True)
class Source:
    """Who speaks, resolved. `trust` is 0-1: how sure the words name whom they are taken to name."""

    kind: SpeakerKind
    person: Person | None
    name: str | None
    role: str | None
    mention: Span
    trust: float
    how: str

    def same(self, other: "Source") -> bool:
        return (self.person, self.name, self.role) == (other.person, other.name, other.role)


class Speakers:
    """Resolves the subject of each act of speech, in story order, remembering who has spoken."""

    def __init__(self, text: str, sentences: Sequence[Span], cast: Cast, found: Sequence[Event]) -> None:
        self.text = text
        self.sentences = sentences
        self.cast = cast
        self.events = found
        self.vocal = self._who_speaks()
        self._subjects: dict[int, Person] = {}  # sentence -> whom its leading pronoun means
        self.sources: list[Source | None] = []
        self._spoken: list[Source] = []
        self._by_sentence = self._mentions_by_sentence()
        number = -1
        for event in found:
            while number < event.sentence:
                number += 1
                self._note_leading_pronoun(number)
            source = self.resolve(event)
            self.sources.append(source)
            if source is not None:
                self._spoken.append(source)
        while number < len(sentences) - 1:
            number += 1
            self._note_leading_pronoun(number)

    # -- the story's speakers ----------------------------------------------------------------------------------------------

    def _who_speaks(self) -> set[int]:
        vocal: set[int] = set()
        for event in self.events:
            if event.chunk is not None:
                for mention in self.cast.between(event.chunk.start, event.chunk.end)[-1:]:
                    if event.chunk.end - mention.end <= 1:
                        vocal.add(id(mention.person))
        return vocal

    def _mentions_by_sentence(self) -> list[list[Mention]]:
        held: list[list[Mention]] = [[] for _ in self.sentences]
        number = 0
        for mention in self.cast.mentions:
            while number < len(self.sentences) - 1 and self.sentences[number].end <= mention.start:
                number += 1
            held[number].append(mention)
        return held

    def _note_leading_pronoun(self, number: int) -> None:
        sentence = self.sentences[number]
        found = re.compile(r"[“\s]*(He|She)\b").match(self.text, sentence.start, sentence.end)
        if found:
            person = self._antecedent(sentence.start, number - 1, PRONOUNS[found[1].lower()])
            if person is not None:
                self._subjects[number] = person

    # -- resolving ---------------------------------------------------------------------------------------------------------

    def resolve(self, event: Event) -> Source | None:
        """The source of one act of speech; None where the words name nobody."""
        if event.side == "elided" or event.chunk is None:
            return self._elided(event)
        return self.of(event.chunk, event.sentence, first=event.side == "participle")

    def of(self, chunk: Chunk, sentence: int, *, first: bool = False) -> Source | None:
        """The source that a noun phrase names. `first` takes the first name in it as its head, not the last."""
        text = self.text[chunk.start : chunk.end]
        words = text.split()
        if not words:
            return None
        last = words[-1].strip("\"'“”‘’").lower()
        lead = words[0].lower()
        if first and lead in PRONOUNS:
            return self._pronoun(lead, Span(chunk.start, chunk.start + len(words[0])), sentence)
        if last in PRONOUNS and (len(words) <= 2 or last not in {"her", "him", "it"}):
            return self._pronoun(last, Span(chunk.end - len(words[-1]), chunk.end), sentence)
        mentions = [m for m in self.cast.between(chunk.start, chunk.end) if not re.match(r"[’']s?(?=\W|$)", self.text[m.end : m.end + 2])]
        if mentions:
            mention = mentions[0] if first else mentions[-1]
            joint = self._joint(mentions, chunk) if not first else None
            if joint is not None:
                return joint
            rest = self.text[mention.end : chunk.end].strip()
            if first or not rest or re.match(r"[(,]|\d|Jr|himself|herself|[A-Z]\.", rest):
                return self._person(mention.person, Span(mention.start, mention.end), 1.0, "name")
        titled = self._after_title(chunk)
        return titled or self._described(chunk, text, words)

    def _joint(self, mentions: Sequence[Mention], chunk: Chunk) -> Source | None:
        """Two or three who speak with one voice: "Edward Dovere and Gabriel Deben wrote"."""
        before = self.cast.between(max(0, chunk.start - 120), mentions[-1].start)
        first = last = mentions[-1]
        while before and re.fullmatch(r",? and |, ", self.text[before[-1].end : first.start]):
            first = before.pop()
        if first is last or " and " not in self.text[first.start : last.start] or last.end != chunk.end:
            return None
        span = Span(first.start, last.end)
        return Source("person", None, self.text[span.start : span.end], None, span, 0.9, "names")

    def _after_title(self, chunk: Chunk) -> Source | None:
        """The person at the end of "Secretary of State Mike Pompeo": a title with a preposition in it, then a name."""
        mentions = self.cast.between(chunk.end, chunk.full)
        for mention in mentions:
            title = title_before(self.text, mention.start, chunk.start)
            if title is not None and title.start <= chunk.start + 5:
                return self._person(mention.person, Span(mention.start, mention.end), 1.0, "name")
        return None

    def _person(self, person: Person, mention: Span, trust: float, how: str) -> Source:
        return Source("person", person, person.name, None, mention, trust, how)

    def _elided(self, event: Event) -> Source | None:
        """The sentence's own speaker, or its subject: "Kim welcomed the move and said"."""
        sentence = self.sentences[event.sentence]
        for index in range(len(self.sources) - 1, -1, -1):
            if self.events[index].sentence != event.sentence:
                break
            if self.sources[index] is not None:
                return self.sources[index]
        return self.subject(event.sentence, event.cue.start) if sentence.start < event.cue.start else None

    def subject(self, number: int, before: int | None = None) -> Source | None:
        """Whom a sentence is about: its first pronoun or name that no preposition leads."""
        sentence = self.sentences[number]
        end = sentence.end if before is None else before
        pronoun = re.compile(r"[“\s]*(?:(?:But|And|So|Then|Yet|Still|However|Later|Meanwhile|Also),? )?(He|She|They|he|she)\b").match(self.text, sentence.start, end)
        if pronoun:
            return self._pronoun(pronoun[1].lower(), Span(pronoun.start(1), pronoun.end(1)), number)
        for mention in self.cast.between(sentence.start, end):
            lead = self.text[max(sentence.start, mention.start - 60) : mention.start]
            if re.search(r"\b(?:of|for|from|at|in|on|with|to|by|about|under|over|against|after|before|like|than|between) (?:[\w’'.-]+ ){0,4}$", lead):
                continue
            if self.text[mention.end : mention.end + 2] in {"’s", "'s"}:
                continue
            return self._person(mention.person, Span(mention.start, mention.end), 0.9, "subject")
        return None

    # -- pronouns ----------------------------------------------------------------------------------------------------------

    def _pronoun(self, word: str, mention: Span, sentence: int) -> Source | None:
        kind = PRONOUNS[word]
        if kind in {"m", "f"}:
            person = self._antecedent(mention.start, sentence, kind)
            last = self._last_speaker(kind)
            if person is not None and (id(person) in self.vocal or self._is_new(person, mention.start)):
                return self._person(person, mention, 0.9, "pronoun")
            if last is not None:
                return Source(last.kind, last.person, last.name, last.role, mention, 0.8, "pronoun")
            return self._person(person, mention, 0.6, "pronoun") if person is not None else None
        if kind == "w":
            before = self.cast.between(max(0, mention.start - 80), mention.start)
            if before and not re.search(r"[.;:“”]", self.text[before[-1].end : mention.start]):
                return self._person(before[-1].person, Span(before[-1].start, before[-1].end), 0.9, "name")
            return None
        if kind == "p":
            for source in reversed(self._spoken[-3:]):
                if source.kind in {"unnamed", "organisation"}:
                    return Source(source.kind, source.person, source.name, source.role, mention, 0.7, "pronoun")
            return None
        if kind == "n":
            for source in reversed(self._spoken[-3:]):
                if source.kind == "organisation":
                    return Source(source.kind, None, source.name, source.role, mention, 0.7, "pronoun")
        return None

    def _antecedent(self, at: int, sentence: int, gender: str) -> Person | None:
        """The first compatible person of the nearest earlier sentence, the one in hand included."""
        for number in range(sentence, max(-1, sentence - 8), -1):
            found = [m for m in self._by_sentence[number] if m.end <= at and m.person.gender in {"", gender}]
            lead = self._subjects.get(number)
            if lead is not None and number < sentence and lead.gender in {"", gender} and self.sentences[number].start < at:
                return lead
            if not found:
                continue
            plain = [m for m in found if self.text[m.end : m.end + 2] not in {"’s", "'s"}] or found
            known = [m for m in plain if m.person.gender == gender or m.person.firm] or plain
            return known[0].person
        return None

    def _is_new(self, person: Person, at: int) -> bool:
        """Whether a person was introduced in the last two sentences before `at`."""
        return bool(person.mentions) and at - person.mentions[0] < 400 and sum(offset < at for offset in person.mentions[:3]) == 1

    def _last_speaker(self, gender: str) -> Source | None:
        for source in reversed(self._spoken[-12:]):
            if source.person is not None and source.person.gender in {"", gender}:
                return source
            if source.kind == "unnamed" and source.role and self._gender_of(source.role) in {"", gender} and not self._is_plural(source.role):
                return source
        return None

    @staticmethod
    def _gender_of(phrase: str) -> str:
        return next((lexicon.ROLE_GENDER[word] for word in phrase.lower().split() if lexicon.ROLE_GENDER.get(word)), "")

    @staticmethod
    def _is_plural(phrase: str) -> bool:
        return any(word in lexicon.CROWD for word in phrase.lower().split()[:4])

    # -- sources without a name, and bodies ------------------------------------------------------------------------------------

    def _described(self, chunk: Chunk, text: str, words: list[str]) -> Source | None:
        span = Span(chunk.start, chunk.end)
        bare = _LEAD.sub("", text, count=1)
        head = re.sub(r"[’']s?$", "", words[-1].lower().strip(".,“”"))
        if re.search(r"[’']s?$", words[-1]) or not bare.strip():
            return None
        definite = words[0].lower() in {"the", "this", "that"}
        if _YEAR_OLD.search(text):
            last = self._last_speaker("") or next((s for s in reversed(self._spoken) if s.person), None)
            return Source(last.kind, last.person, last.name, last.role, span, 0.7, "description") if last else None
        if definite and (lexicon.is_role(head) or head in lexicon.ROLE_GENDER):
            known = self._by_role(bare, head, chunk.start)
            if known is not None:
                return Source(known.kind, known.person, known.name, known.role, span, 0.8, "description")
        phrase = self.text[chunk.start : chunk.full].rstrip(" ,")
        if head in lexicon.CROWD or head in {"people", "others", "one", "someone", "everybody", "everyone"} or lexicon.is_role(head) or head in {"source", "man", "woman"} or words[0].lower() in {"one", "another", "others", "some", "many"}:
            return Source("unnamed", None, None, phrase, Span(chunk.start, chunk.start + len(phrase)), 0.9, "description")
        if head in lexicon.DOCUMENTS:
            owner = re.match(r"(?:[Tt]he |[Aa]n? )?(.+?)[’']s? ", text)
            return self._document(owner[1] if owner else "", phrase, span)
        bodies = self.cast.bodies_between(chunk.start, chunk.end)
        if bodies and chunk.end - bodies[-1].end <= 1:
            return self._body(bodies[-1].name, span)
        if head in lexicon.ORG_NOUNS:
            full = self._body_by_noun(head, chunk.start)
            return Source("organisation", None, full, None if full else phrase, span, 0.8, "organisation")
        if bare[:1].isupper() and re.fullmatch(r"[^\W\d_][\w.&’'-]*(?: [\w.&’'-]+){0,7}", bare) and words[-1][:1].isupper():
            return self._body(bare, span)
        if words[0].lower() in {"a", "an"} and len(words) <= 7 and not text.endswith("."):
            return Source("unnamed", None, None, phrase, Span(chunk.start, chunk.start + len(phrase)), 0.6, "description")
        return None

    def _document(self, owner: str, phrase: str, span: Span) -> Source:
        """A report or a statement: its owner's, where the words name one."""
        named = owner[:1].isupper()
        return Source("organisation", None, self.cast.acronyms.get(owner, owner) if named else None, None if named else phrase, span, 0.7, "document")

    def _body(self, name: str, span: Span) -> Source | None:
        low = name.lower()
        if low in lexicon.NOT_NAMES or not name.strip():
            return None
        return Source("organisation", None, self.cast.acronyms.get(name, name), None, span, 0.9, "organisation")

    def _body_by_noun(self, head: str, at: int) -> str | None:
        for body in reversed(self.cast.bodies):
            if body.start < at and body.name.lower().split()[-1] == head and len(body.name.split()) > 1:
                return body.name
        return None

    def _by_role(self, phrase: str, head: str, at: int) -> Source | None:
        """The person or earlier source whom "the spokesman" means: the last speaker with such a role, else anybody with it."""
        wanted = {fold(word) for word in phrase.split()}
        for source in reversed(self._spoken[-30:]):
            if fold(head) in self._role_words(source) and wanted <= self._role_words(source) | {fold(head)}:
                return source
        for source in reversed(self._spoken[-30:]):
            if fold(head) in self._role_words(source):
                return source
        fitting = [p for p in self.cast.people if p.mentions and p.mentions[0] < at and fold(head) in self._person_role_words(p)]
        if len(fitting) == 1:
            return self._person(fitting[0], Span(at, at), 0.8, "description")
        return None

    def _role_words(self, source: Source) -> set[str]:
        if source.person is not None:
            return self._person_role_words(source.person)
        return {fold(word.strip(",")) for word in (source.role or "").split()}

    def _person_role_words(self, person: Person) -> set[str]:
        if not isinstance(person.role, Span):
            return set()
        return {fold(word.strip(",")) for word in self.text[person.role.start : person.role.end].split()}
