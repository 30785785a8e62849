"""Who the words by a verb of speech mean, in story order: names, pronouns, descriptions."""

import bisect
import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes import lexicon
from digest.quotes.cast import Cast, Mention, Person
from digest.quotes.described import Source, described, person
from digest.quotes.events import Event
from digest.quotes.roles import BEING, being_after
from digest.quotes.sources import PRONOUNS, Chunk
from digest.quotes.titles import title_before

_OWN = ("’s", "'s")
_AFTER_NAME = re.compile(r"[(,]|\d|Jr|Sr|I{2,3}$|himself|herself|KC$|QC$|SC$|MP$|[A-Z]\.")
_LED = re.compile(
    r"\b(?:of|for|from|at|in|on|with|to|by|about|under|over|against|after|before|like|than|between) (?:(?!and\b|"
    r"but\b)[\w’'.-]+ ){0,4}$"
)
_LEADING_PRONOUN = re.compile(r"[“\s]*(He|She)\b")
_LEADING_ROLE = re.compile(
    r"(?P<who>(?:A|An|One) (?:[a-z-]+ ){0,3}?(?P<role>[a-z-]+)(?: (?:for|of|from|at|"
    r"with) [^,.;:“”]{2,60}?)?)(?= (?:[a-z]+ed|met|spoke|wrote|stood|sat|held|told|went|came|has|had)\b)"
)
_SUBJECT_PRONOUN = re.compile(
    r"[“\s]*(?:(?:But|And|So|Then|Yet|Still|However|Later|Meanwhile|Also|In addition|Instead),? )?(He|She|They|he|"
    r"she)\b"
)
_NEW_CLAUSE = re.compile(r"\b(?:while|and|but|whereas|as) (?:[\w’'.-]+ ){0,5}$")
_ANYBODY = frozenset("everyone everybody anyone anybody nobody others people none".split())
_NEXT_WORD = re.compile(r" ([a-z]+)\b")
_BODY_FIRST = re.compile(
    r"[“\s]*((?:(?:The|A|Its|Their) )?(?:[\w’'&.-]+ ){0,6}?[\w’'&-]+)"
    r"(?=, (?:which|a|an|the) | (?:has|have|had|is|was|did|said|[a-z]+ed)\b)"
)
_TOPIC_LEAD = re.compile(r"^[“\s]*(?:(?:As for|For|But for|But|And|Then) )?(?:the )?")
_YEAR_OLD = re.compile(r"[Tt]he \d{1,3}-year-old")
_AGE = re.compile(r",? (?:aged )?\(?(\d{1,3})(?=,|\)| years)")
_ANY_ROLE = frozenset("man woman boy girl lady gentleman".split())  # that say nothing of what somebody does
_REACH = 1_500  # characters in which an age is remembered
_PAST_SENTENCES = 8
_NEW = 400  # characters after the first mention of somebody, in which "he" may well mean them


class Speakers:
    """Resolves the subject of each act of speech, remembering who has spoken. `sources[i]` is the source of event `i`."""

    def __init__(self, text: str, sentences: Sequence[Span], cast: Cast, found: Sequence[Event]) -> None:
        self.text = text
        self.sentences = sentences
        self.cast = cast
        self.events = found
        self.sources: list[Source | None] = []
        self._spoken: list[tuple[Source, int]] = []  # with the number of the sentence
        self._leads: dict[int, Person] = {}  # sentence -> whom its leading pronoun means
        self._by_sentence = self._mentions_by_sentence()
        self._vocal = self._who_speaks()
        number = -1
        for event in found:
            while number < event.sentence:
                number += 1
                self._note_lead(number)
            source = self._resolve(event)
            self.sources.append(source)
            if source is not None:
                self._spoken.append((source, event.sentence))
        for rest in range(number + 1, len(sentences)):
            self._note_lead(rest)

    def speaks(self, source: Source) -> bool:
        """Whether the story lets this source say anything under a name."""
        return source.person is None or id(source.person) in self._vocal

    def of(self, chunk: Chunk, sentence: int) -> Source | None:
        """The source that a noun phrase names."""
        words = self.text[chunk.start : chunk.end].split()
        if not words:
            return None
        last = words[-1].strip("\"'“”‘’").lower()
        if last in PRONOUNS and (len(words) <= 2 or last not in {"her", "him", "it"}):
            return self._pronoun(last, Span(chunk.end - len(words[-1]), chunk.end), sentence)
        if _YEAR_OLD.fullmatch(self.text, chunk.start, chunk.end):
            who, _ = self._nearest(chunk.start, sentence, "")
            return person(who, Span(chunk.start, chunk.end), 0.75, "description") if who else None
        mentions = [m for m in self.cast.between(chunk.start, chunk.end) if not self._owns(m)]
        if mentions:
            mention = mentions[-1]
            rest = self.text[mention.end : chunk.end].strip()
            if not rest or _AFTER_NAME.match(rest):
                return self._joint(mention, chunk) or person(
                    mention.person, Span(mention.start, mention.end), 1.0, "name"
                )
        named = self._after_title(chunk) or self._named_next(chunk, words[-1])
        if named is not None:
            return named
        source = described(self.text, chunk, self.cast, [source for source, _ in self._heard(sentence, 30)])
        return (
            self._known_otherwise(chunk, words, sentence) or source
            if source is not None and source.kind == "unnamed"
            else source
        )

    def _known_otherwise(self, chunk: Chunk, words: Sequence[str], sentence: int) -> Source | None:
        """Whom "the teenager" means where nobody was so described: somebody of that age, the person of the sentence before, the
        only one who has spoken without a role."""
        head = words[-1].lower()
        if words[0].lower() != "the" or not 2 <= len(words) <= 5 or not lexicon.is_role(head):
            return None
        who = (
            self._aged(head, chunk.start)
            or self._just_named(chunk, words, sentence)
            or self._without_role(chunk, sentence)
        )
        if who is None:
            return None
        if who.role is None and head not in lexicon.AGES and head not in _ANY_ROLE:
            who.role, who.rank = Span(chunk.start + len("the "), chunk.end), 1
        return person(who, Span(chunk.start, chunk.end), 0.7, "description")

    def _aged(self, head: str, before: int) -> Person | None:
        """The person last named of whom the story gives an age that the word fits."""
        if head not in lexicon.AGES:
            return None
        least, most = lexicon.AGES[head]
        for mention in reversed(self.cast.between(max(0, before - _REACH), before)):
            age = _AGE.match(self.text, mention.end)
            if age and least <= int(age[1]) <= most:
                return mention.person
        return None

    def _just_named(self, chunk: Chunk, words: Sequence[str], sentence: int) -> Person | None:
        """The person of the sentence before, if one who speaks or whom that sentence begins with, and nobody spoke since."""
        gender = lexicon.ROLE_GENDER.get(words[-1].lower(), "")
        who, where = self._nearest(chunk.start, sentence, gender)
        if who is None or where < sentence - 2 or not who.firm:
            return None
        if any(
            m.person is not who and id(m.person) in self._vocal and not self._owns(m) for m in self._by_sentence[where]
        ):
            return None  # two who may be meant
        others = any(source.person for source, _ in self._heard(sentence, 12))
        if who.role is None and self._opens(where, who) and (id(who) in self._vocal or not others):
            return None if any(number > where for _, number in self._heard(sentence, 2)) else who
        if len(words) > 3 or chunk.full > chunk.end:
            return None
        return None if any(source.kind == "unnamed" for source, _ in self._heard(sentence, 4)) else who

    def _without_role(self, chunk: Chunk, sentence: int) -> Person | None:
        """The last speaker, if the only person so far who speaks and of whom nothing is said."""
        gender = lexicon.ROLE_GENDER.get(self.text[chunk.start : chunk.end].split()[-1].lower(), "")
        heard = self._heard(sentence, 12)
        who = heard[-1][0].person if heard else None
        if who is None or who.role is not None or who.gender not in {"", gender or who.gender}:
            return None
        alone = all(source.person in {None, who} for source, _ in heard[-6:])
        return who if alone and not any(source.kind == "unnamed" for source, _ in heard[-4:]) else None

    def subject(self, number: int, before: int | None = None) -> Source | None:
        """Whom a sentence is about: its first pronoun or name that no preposition leads."""
        sentence = self.sentences[number]
        end = sentence.end if before is None else before
        pronoun = _SUBJECT_PRONOUN.match(self.text, sentence.start, end)
        if pronoun:
            return self._pronoun(pronoun[1].lower(), Span(pronoun.start(1), pronoun.end(1)), number)
        for mention in self.cast.between(sentence.start, end):
            if not self._led(mention) and not self._owns(mention):
                return person(mention.person, Span(mention.start, mention.end), 0.9, "subject")
        return None

    # -- who speaks at all -----------------------------------------------------------------------------------------------------

    def _who_speaks(self) -> set[int]:
        vocal: set[int] = set()
        for event in self.events:
            if event.chunk is not None:
                for mention in self.cast.between(event.chunk.start, event.chunk.full)[-1:]:
                    if min(event.chunk.end - mention.end, event.chunk.full - mention.end, key=abs) <= 1:
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

    def _note_lead(self, number: int) -> None:
        """Resolve the pronoun that a sentence begins with, and learn from "She is a …"."""
        sentence = self.sentences[number]
        found = _LEADING_PRONOUN.match(self.text, sentence.start, sentence.end)
        who = self._nearest(sentence.start, number - 1, PRONOUNS[found[1].lower()])[0] if found else None
        role = _LEADING_ROLE.match(self.text, sentence.start, sentence.end)
        if role and lexicon.is_role(role["role"]):
            span = Span(role.start("who"), role.end("who"))
            self._spoken.append((Source("unnamed", None, None, role["who"], span, 0.8, "description"), number))
        if found is None or who is None:
            return
        self._leads[number] = who
        being = being_after(self.text, found.end(1), sentence.end) if who.rank < BEING else None
        if being is not None:
            who.role, who.rank = being, BEING

    # -- noun phrases ------------------------------------------------------------------------------------------------------------

    def _resolve(self, event: Event) -> Source | None:
        if event.chunk is not None:
            return self.of(event.chunk, event.sentence)
        for index in range(len(self.sources) - 1, -1, -1):  # "…, adding that": who spoke before in the sentence
            source = self.sources[index]
            if self.events[index].sentence != event.sentence:
                break
            if source is not None:
                return source
        return self.subject(event.sentence, event.cue.start)

    def _joint(self, last: Mention, chunk: Chunk) -> Source | None:
        """Two or three who speak with one voice: "Edward Dovere and Gabriel Deben wrote"."""
        before = self.cast.between(max(0, chunk.start - 120), last.start)
        first = last
        while before and re.fullmatch(r",? and |, ", self.text[before[-1].end : first.start]):
            first = before.pop()
        if first is last or last.end != chunk.end or " and " not in self.text[first.start : last.start]:
            return None
        span = Span(first.start, last.end)
        return Source("person", None, self.text[span.start : span.end], None, span, 0.9, "names")

    def _after_title(self, chunk: Chunk) -> Source | None:
        """The person at the end of "Secretary of State Mike Pompeo": a title with a preposition in it, then a name."""
        for mention in self.cast.between(chunk.end, chunk.full):
            title = title_before(self.text, mention.start, chunk.start)
            if title is not None and title.start <= chunk.start + 5:
                return person(mention.person, Span(mention.start, mention.end), 1.0, "name")
        return None

    def _named_next(self, chunk: Chunk, head: str) -> Source | None:
        """The person named right after a description: "said its executive director, Lim Chee Keong"."""
        if not self.text.startswith(", ", chunk.full) or not lexicon.is_role(head.lower()):
            return None
        for mention in self.cast.between(chunk.full + 2, chunk.full + 60)[:1]:
            lead = self.text[chunk.full + 2 : mention.start]
            if all(word[0].isupper() for word in lead.split()) and not self._owns(mention):
                return person(mention.person, Span(mention.start, mention.end), 1.0, "name")
        return None

    def _owns(self, mention: Mention) -> bool:
        """Whether a name belongs to the noun after it: "Kim’s house", "the Kim campaign"."""
        following = _NEXT_WORD.match(self.text, mention.end)
        if following and following[1] in lexicon.ORG_NOUNS:
            return True
        return self.text[mention.end : mention.end + 2] in _OWN or (
            self.text[mention.end - 1] == "s" and self.text[mention.end : mention.end + 2] in {"’ ", "' "}
        )

    def _led(self, mention: Mention) -> bool:
        """Whether a preposition leads a name: "speaking to Martin Smith"."""
        return _LED.search(self.text, max(0, mention.start - 60), mention.start) is not None

    def _heard(self, sentence: int, count: int) -> list[tuple[Source, int]]:
        """The last few who spoke, up to a sentence."""
        end = bisect.bisect_right(self._spoken, sentence, key=lambda spoken: spoken[1])
        return self._spoken[max(0, end - count) : end]

    # -- pronouns ----------------------------------------------------------------------------------------------------------------

    def _pronoun(self, word: str, mention: Span, sentence: int) -> Source | None:
        kind = PRONOUNS[word]
        if kind in {"m", "f"}:
            return self._he_or_she(kind, mention, sentence)
        if kind == "w":
            before = self.cast.between(max(0, mention.start - 80), mention.start)
            if before and not re.search(r"[.;:“”]", self.text[before[-1].end : mention.start]):
                return person(before[-1].person, Span(before[-1].start, before[-1].end), 0.9, "name")
            return None
        wanted = {"p": {"unnamed", "organisation"}, "n": {"organisation"}}.get(kind, set())
        body = self._body_before(sentence) if kind == "n" else None
        if body is not None:
            return body.again(mention, 0.8, "pronoun")
        for source, _ in reversed(self._heard(sentence, 3)):
            if source.kind in wanted:
                return source.again(mention, 0.7, "pronoun")
        return None

    def _body_before(self, number: int) -> Source | None:
        """The body that the sentence before begins with: "The Care Alliance disputed the figures. “…,” it said"."""
        if not number:
            return None
        sentence = self.sentences[number - 1]
        chunk = _BODY_FIRST.match(self.text, sentence.start, sentence.end)
        if chunk is None:
            return None
        source = described(self.text, Chunk(chunk.start(1), chunk.end(1), chunk.end(1)), self.cast, [])
        return source if source is not None and source.kind == "organisation" and source.how == "organisation" else None

    def _he_or_she(self, gender: str, mention: Span, sentence: int) -> Source | None:
        who, where = self._nearest(mention.start, sentence, gender)
        new = who is not None and where >= 0 and self._leads.get(where) is not who and self._is_new(who, mention.start)
        last, spoke = self._last_speaker(gender, sentence)
        if who is None and where >= 0:
            return None
        if who is not None and where >= sentence - 2 and self._opens(where, who):
            doubtful = last is None or last.person is None or last.person.gender != gender == who.gender
            if (doubtful and spoke <= where) or "\n" not in self.text[
                self.sentences[where].start : mention.start
            ].rstrip():
                return person(who, mention, 0.85, "pronoun")  # the paragraph is about them
        if last is not None and last.person is None and spoke > where:
            return last.again(mention, 0.8, "pronoun")  # "a spokeswoman told the court … She said"
        if who is not None and (id(who) in self._vocal or new):
            return person(who, mention, 0.9, "pronoun")
        if last is not None:
            return last.again(mention, 0.8, "pronoun")
        return person(who, mention, 0.6, "pronoun") if who is not None else None

    def _nearest(self, at: int, sentence: int, gender: str) -> tuple[Person | None, int]:
        """The first compatible person of the nearest earlier sentence, the one in hand included, and that sentence's number.
        Any gender is compatible with ""."""
        for number in range(sentence, max(-1, sentence - _PAST_SENTENCES), -1):
            lead = self._leads.get(number) if number < sentence else None
            if lead is not None and (not gender or lead.gender in {"", gender}):
                return lead, number
            found = [
                m for m in self._by_sentence[number] if m.end <= at and (not gender or m.person.gender in {"", gender})
            ]
            plain = [m for m in found if not self._led(m)]
            found = plain if number == sentence else plain or found
            found = [m for m in found if not self._owns(m)] or found
            sure = [
                m
                for m in found
                if (gender and m.person.gender == gender) or m.person.firm or id(m.person) in self._vocal
            ]
            if found and not sure and number >= sentence - 1:
                return None, number  # somebody unknown stands nearest
            found = sure
            if found:
                return self._second_voice(found) or found[0].person, number
        return None, -1

    def _opens(self, number: int, who: Person) -> bool:
        """Whether a sentence is about somebody: it begins with their name, or with "As for" and it."""
        if self._leads.get(number) is who:
            return True
        sentence = self.sentences[number]
        first = next((m for m in self._by_sentence[number] if not self._owns(m)), None)
        if first is None or first.person is not who:
            return False
        lead = _TOPIC_LEAD.sub("", self.text[sentence.start : first.start])
        return all(word[0].isupper() or lexicon.is_role(word) for word in lead.split())

    def _second_voice(self, found: Sequence[Mention]) -> Person | None:
        """The last of several who speak in one sentence, each in a clause of their own."""
        for mention in reversed(found[1:]):
            if (
                id(mention.person) in self._vocal
                and _NEW_CLAUSE.search(self.text, max(0, mention.start - 80), mention.start)
                and re.match(r" (?:said|says|wrote|told|tweeted|added)\b", self.text[mention.end : mention.end + 9])
            ):
                return mention.person
        return None

    def _is_new(self, who: Person, at: int) -> bool:
        """Whether a person was introduced just before `at`."""
        return (
            bool(who.mentions) and at - who.mentions[0] < _NEW and sum(offset < at for offset in who.mentions[:3]) == 1
        )

    def _last_speaker(self, gender: str, sentence: int) -> tuple[Source | None, int]:
        """The last who spoke up to a sentence and can be "he" or "she", and in which sentence."""
        for source, number in reversed(self._heard(sentence, 12)):
            if source.person is not None and source.person.gender in {"", gender}:
                return source, number
            words = re.findall(r"[\w-]+", source.role.lower()) if isinstance(source.role, str) else []
            if (
                source.kind == "unnamed"
                and source.how != "phrase"
                and not any(
                    word in lexicon.CROWD or word in _ANYBODY or (word.endswith("s") and lexicon.is_role(word))
                    for word in words[:4]
                )
            ) and (
                next((lexicon.ROLE_GENDER[word] for word in words if lexicon.ROLE_GENDER.get(word)), gender) == gender
            ):
                return source, number
        return None, -1
