"""Who the words by a verb of speech mean, in story order: names, pronouns, descriptions."""

import bisect
import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes import definite, documents, lexicon, namephrases, origins, preposed, pronouns, questions, unclosed
from digest.quotes.appositions import being_after, deed_after
from digest.quotes.cast import Cast
from digest.quotes.described import Source, described, person
from digest.quotes.discourse import Discourse
from digest.quotes.events import Event
from digest.quotes.kin import Kin
from digest.quotes.people import Mention, Person
from digest.quotes.phrases import head, modifies
from digest.quotes.roles import BEING
from digest.quotes.sources import PRONOUNS, Chunk

_AFTER_NAME = re.compile(r"[(,]|\d|Jr|Sr|I{2,3}$|himself|herself|KC$|QC$|SC$|MP$|[A-Z]\.")
_LEADING_PRONOUN = re.compile(
    r"[“\s]*(?:(?:Asked|When|After|Before|While|As|Speaking|On|In|At) [^,;:“”.]{2,120}, )?(He|She|he|she)\b"
)  # Asked whether it hurt, he held up the thumb.
_LEADING_ROLE = re.compile(
    r"(?P<who>(?:A|An|One|Her|His|Their) (?:[a-z-]+ ){0,3}?(?P<role>[a-z-]+|\d{1,3}-year-old)(?: (?:for|of|from|at|"
    r"with) [^,.;:“”]{2,60}?)?)(?=(?:, (?:who|whose|\d)[^;:“”]{2,90},)? (?:[a-z]+ed|interrupts|laughs|nods|smiles|shrugs|"
    r"agrees|disagrees|points|"
    r"met|rang|sent|took|gave|got|spoke|wrote|stood|sat|held|told|went|came|has|had|was|is)\b)"
)
_DOES = re.compile(r" (?:was|is|has|had|did|took|went|came|told|stood|sat|[a-z]+ed)\b")
_FRONTED = re.compile(r"[“\s]*(?:As|When|While|After|Before|Although|Though|Once|Because) [^,;:“”]{3,120}, ")
_CLAUSE_PRONOUN = re.compile(
    r", (he|she|they) (?=(?:[a-z]+ly )?(?:had|has|was|is|would|will|then|also|[a-z]+ed|[a-z]+)\b)"
)
_SUBJECT_PRONOUN = re.compile(
    r"[“\s]*(?:(?:But|And|So|Then|Yet|Still|However|Later|Meanwhile|Also|In addition|Instead),? )?(He|She|They|he|"
    r"she)\b"
)
_LEADING_THE = re.compile(
    r"[“\s]*(?:(?:Asked|Pressed|When|After|Before|While|As|Speaking|On|In|At|Outside|During|Later|Then|But|And|Yesterday|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b[^,;:“”.]{0,120}, |On [A-Z][a-z]+ (?:morning|afternoon|evening|"
    r"night) )?(?P<who>[Tt]he(?: [\w’'-]+){1,5})"
)
_WHO_THEN_NAME = re.compile(
    r" (?:who|whose|that|in|at|on|from|with|behind) [^,;:.“”]{2,90}, "
)  # The man who bought it, Ada Marsh,
_IS_SOMEWHERE = re.compile(
    r" (?:was|is|were) (?:in|at|on|across|out|away|not|nowhere|still|there|down|up|behind|outside|inside)\b"
)
_NO_NOUN = frozenset(
    "of for from at in on with to by about under over after before is was are were has had have came went did does said "
    "will would could".split()
)
_LEAD_WORD = re.compile(r"[\w’'-]+")
_SURE = 0.8  # of whoever speaks, from there on known to have a voice
_AGED_NOUN = re.compile(
    r"\b[Tt]he (?P<what>\d{1,3}-year-old [a-z-]+(?: [a-z-]+)?)(?=,| (?:was|is|has|had|who|said|says|told|[a-z]+ed)\b)"
)
_SIGN = re.compile(r"\b(?:banner|sign|placard|poster|sticker|plaque|billboard|graffiti|inscription)\b")
_BY_AGE = re.compile(r"[Tt]he (?:younger|elder|older|senior|junior) [A-Z]")
_OF_WHAT = re.compile(r" (?:of|for|at|in|from) [^,;:.“”]{2,60}(?=,)")
_RECENT = 8  # acts of speech in which an unnamed source is remembered
_PAST = frozenset("man woman person fan native".split())  # words that make no second role
_IS = re.compile(r" is (?:also |now )?(?:an?|the) ")
_SAID_BY = re.compile(r"”,? (?:said|says|added|explained|wrote|noted) (?:[A-Z][\w.]* ){0,2}$")
_PART = re.compile(r"(?:[Aa]n? )?(?:[Pp]arts?|portion|excerpt|section|passage) (?:of|from) (?=\w)")
_TITLE = 60  # characters of the second half of a title
_YEAR_OLD = re.compile(r"[Tt]he \d{1,3}-year-old")


def _is_one(noun: str) -> bool:
    """Whether a noun is for one human being: "teacher", "ten-year-old"."""
    return noun.endswith("-year-old") or (lexicon.is_role(noun) and not noun.endswith("s"))


class Speakers:
    """Resolves the subject of each act of speech, remembering who has spoken. `sources[i]` is the source of event `i`."""

    def __init__(
        self, text: str, sentences: Sequence[Span], cast: Cast, found: Sequence[Event], body: str | None = None
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.cast = cast
        self.events = found
        self.sources: list[Source | None] = []
        self.story = Discourse(text, sentences, cast, found, body)
        self.kin = Kin(self.story)
        number = -1
        for event in found:
            while number < event.sentence:
                number += 1
                self._note_lead(number)
            source = self._resolve(event)
            self.sources.append(source)
            if event.word in questions.ASKING and event.side != "elided":
                questions.note(self.story, event, source)
            if source is not None and not self.story.is_deed(event):
                self.story.tell(source, event.sentence)
                if source.person is not None and source.trust >= _SURE:
                    self.story.vocal.add(id(source.person))
        for rest in range(number + 1, len(sentences)):
            self._note_lead(rest)

    def of(self, chunk: Chunk, sentence: int) -> Source | None:
        """The source that a noun phrase names."""
        part = _PART.match(self.text, chunk.start, chunk.full) if self.text[chunk.start] in "PpAa" else None
        if part is not None and chunk.full > part.end() >= chunk.end:
            chunk = Chunk(part.end(), chunk.full, chunk.full)  # Part of the judge’s statement reads
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
        whole = source.role if source is not None and source.kind == "unnamed" else None
        if isinstance(whole, str) and chunk.full > chunk.end and lexicon.is_role(whole.split()[-1]):
            wide = Chunk(chunk.start, chunk.full, chunk.full)  # the University of Wexham archaeologist
            if self.text[wide.start : wide.end] == whole:
                return definite.meant(self.story, wide, whole.split(), sentence) or source
        return (
            definite.meant(self.story, chunk, words, sentence) or source
            if source is None or source.kind == "unnamed"
            else source
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

    def _note_lead(self, number: int) -> None:
        """Resolve the pronoun that a sentence begins with, and learn from "She is a …"."""
        sentence = self.sentences[number]
        before = preposed.before_pronoun(self.text, sentence)
        found = _LEADING_PRONOUN.match(self.text, before.pronoun.start if before else sentence.start, sentence.end)
        word = Span(*found.span(1)) if found else sentence
        meant = pronouns.meant(self.story, found[1].lower(), word, number) if found else None
        who = (
            self._just_said(number)
            if found is not None and being_after(self.text, found.end(1), sentence.end)
            else None
        )
        if who is None or (meant is not None and meant.person is who):
            who = meant.person if meant is not None and meant.trust >= pronouns.LIKELY else None
        self._note_aged(sentence, number)
        questions.note_asked(self.story, number)
        role = _LEADING_ROLE.match(self.text, sentence.start, sentence.end)
        if role and _is_one(role["role"]):
            span = Span(role.start("who"), role.end("who"))
            partner = self.kin.meant(role["who"], span.start) or definite.spouse(
                self.story, role["who"].split(), span.start
            )
            if partner is not None:
                self.story.leads[number] = partner
                self.story.described.add(number)
                return
            if role["role"] not in definite.SPOUSES and not _IS_SOMEWHERE.match(self.text, role.end()):
                self.story.tell(Source("unnamed", None, None, role["who"], span, 0.8, "description"), number)
        if found is None:
            who = self.story.presented(number) or self._described_lead(number) or self._aged_lead(number)
        if who is None:
            return
        self.story.leads[number] = who
        if found is None:
            self.story.described.add(number)
        if found is None:
            return
        if before is not None and who.rank < BEING:
            who.role, who.rank, who.firm = before.role, BEING, True
        self._learn_of(who, found.end(1), number)

    def _aged_lead(self, number: int) -> Person | None:
        """Whom "The 34-year-old is the founder of …" means; what it says is learnt."""
        span = preposed.aged(self.text, self.sentences[number])
        source = self.of(Chunk(span.start, span.end, span.end), number) if span is not None else None
        if span is None or source is None or source.person is None:
            return None
        self._learn_of(source.person, span.end, number)
        return source.person

    def _learn_of(self, who: Person, end: int, number: int) -> None:
        """Learn from "She is a nurse", "He works for Home", said of somebody by a pronoun that ends at an offset."""
        ceiling = self.sentences[number].end
        being = being_after(self.text, end, ceiling)
        if being is not None and who.rank < BEING:
            who.role, who.rank, who.firm = being, BEING, True
        elif (
            being is not None
            and who.role is not None
            and who.besides is None
            and _IS.match(self.text, end)
            and number
            and {id(one.person) for one in self._named_before(number)} == {id(who)}
        ):
            old, new = (self.text[span.start : span.end] for span in (who.role, being))
            if head(new) != head(old) and not set(new.lower().split()) & _PAST and head(new) not in lexicon.ANY_ROLE:
                who.besides = being
        elif being is None and who.role is None and (deed := deed_after(self.text, end, ceiling)) is not None:
            who.role, who.rank = deed, 1

    def _just_said(self, number: int) -> Person | None:
        """Who ends the sentence before as the one who spoke: "said Ada Marsh. She is a nurse"."""
        held = self.story.by_sentence[number - 1][-1:] if number else []
        end = self.sentences[number - 1].end if number else 0
        if (
            not held
            or end - held[0].end > 1
            or not _SAID_BY.search(self.text, max(0, held[0].start - 40), held[0].start)
        ):
            return None
        return held[0].person

    def _named_before(self, number: int) -> Sequence[Mention]:
        """Who is named in the sentence before, or in the one before that."""
        held = self.story.by_sentence
        return held[number - 1] or (held[number - 2] if number > 1 else ())

    def _note_aged(self, sentence: Span, number: int) -> None:
        """Learn from "and the 20-year-old wing was at the end of it" what somebody just named is."""
        if self.text.find("-year-old ", sentence.start, sentence.end) < 0:
            return
        for found in _AGED_NOUN.finditer(self.text, sentence.start, sentence.end):
            who = definite.of_age(self.story, found[0].split(), found.start())
            if who is None:
                who = self.story.nearest(found.start(), number, "")[0]
            if who is not None and who.role is None:
                who.role, who.rank = Span(*found.span("what")), 1

    def _described_lead(self, number: int) -> Person | None:
        """The person whom a sentence begins with by a description: "The 19-year-old striker, on as a substitute,"."""
        sentence = self.sentences[number]
        lead = _LEADING_THE.match(self.text, sentence.start, sentence.end)
        if lead is None or self.cast.between(lead.start("who"), lead.end()):
            return None
        words = list(_LEAD_WORD.finditer(self.text, lead.start("who"), lead.end()))
        for index in range(1, len(words)):
            if index < len(words) - 1 and (
                words[index][0] in _NO_NOUN
                or (words[index][0].endswith(("ed", "ing")) and not words[index + 1][0].islower())
            ):
                break  # The idea came from
            following = words[index + 1][0].lower() if index + 1 < len(words) else ""
            rest = [word[0] for word in words[index + 2 : index + 3]]
            low = words[index][0].lower()
            human = (lexicon.is_role(low) and not low.endswith("s")) or origins.one_of(low)
            if human and not lexicon.is_role(following) and not modifies([following, *rest]):
                end = words[index].end()
                if self.text.startswith(" and the ", end):
                    return None  # two people
                more = _OF_WHAT.match(self.text, end, sentence.end)
                chunk = Chunk(words[0].start(), end, more.end() if more else end)
                source = (
                    namephrases.named_next(self.story, chunk, low)
                    or self._named_after_clause(end, sentence.end)
                    or self.of(chunk, number)
                )
                if source is not None and source.kind == "unnamed" and not words[index][0][0].isupper():
                    self.story.tell(source, number)  # whom "he" may mean later
                return source.person if source is not None else None
        return None

    def _named_after_clause(self, end: int, ceiling: int) -> Source | None:
        """The person whom a description leads up to over a clause: "The man who bought it, Teo Marr, does not"."""
        clause = _WHO_THEN_NAME.match(self.text, end, ceiling)
        held = self.cast.between(clause.end(), clause.end() + _TITLE)[:1] if clause else []
        if (
            clause is None
            or not held
            or held[0].start != clause.end()
            or self.text[held[0].end : held[0].end + 1] != ","
        ):
            return None
        return person(held[0].person, Span(held[0].start, held[0].end), 1.0, "name")

    # -- noun phrases -----------------------------------------------------------------------------------------------------------

    def _resolve(self, event: Event) -> Source | None:
        if event.chunk is not None:
            source = self.of(event.chunk, event.sentence)
            if event.side == "before" and (source is None or source.kind == "unnamed"):
                return unclosed.antecedent(self.story, event.cue.start, event.sentence) or source
            return source
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
        held = self.cast.between(front.end(), front.end() + _TITLE) if front else []
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
        start = max(self.sentences[event.sentence].start, event.cue.start - 2 * _TITLE)
        pronoun = list(_CLAUSE_PRONOUN.finditer(self.text, start, event.cue.start))
        found = pronoun[-1] if pronoun else None
        if found is None or self.text[found.end() : event.cue.start].count(",") > 1:
            return None
        word = Span(*found.span(1))
        return pronouns.meant(self.story, found[1].lower(), word, event.sentence)
