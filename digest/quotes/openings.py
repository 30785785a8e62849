"""What sentences begin with: the pronoun or the description there, whom it means, and what is learnt of them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from digest.article import Span
from digest.quotes import definite, lexicon, namephrases, origins, preposed, pronouns, questions
from digest.quotes.appositions import apposition_after, being_after, deed_after
from digest.quotes.discourse import Discourse
from digest.quotes.people import Mention, Person
from digest.quotes.phrases import head, modifies, role_phrase
from digest.quotes.roles import BEING
from digest.quotes.sources import Chunk
from digest.quotes.voices import Source, person

if TYPE_CHECKING:
    from digest.quotes.speakers import Speakers

_LEADING_PRONOUN = re.compile(
    r"[“\s]*(?:(?:Asked|When|After|Before|While|As|Speaking|On|In|At) [^,;:“”.]{2,120}, )?(He|She|he|she)\b"
)  # Asked whether it hurt, he held up the thumb.
_LEADING_ROLE = re.compile(
    r"(?P<who>(?:[Aa]|[Aa]n|[Oo]ne|Her|His|Their) (?:[a-z-]+ ){0,3}?(?P<role>[a-z-]+|\d{1,3}-year-old)(?: (?:for|of|from|at|"
    r"with|on|in|near|outside) [^,.;:“”]{2,60}?)?)(?=(?:, (?:who|whose|\d)[^;:“”]{2,90},)? "
    r"(?:[a-z]+ed|interrupts|laughs|nods|smiles|shrugs|"
    r"agrees|disagrees|points|"
    r"met|rang|sent|took|gave|got|spoke|wrote|stood|sat|held|told|went|came|has|had|was|is|shook|threw|ran|fell|began|broke|"
    r"brought|caught|drove|felt|found|kept|left|lost|made|rose|saw|sang|spent|wept|won|put|chose|drew|hid|bent|swept|fled)\b)"
)
_FRONTED = re.compile(
    r"[“\s]*(?:When|After|Before|While|As|On|In|At|Outside|Inside|During|Later|Nearby|Across|Behind|Near)\b[^,;:“”.]{0,120}, "
    r"(?=(?:an?|one) )"
)  # As the mayor spoke, a baker watched from her window.
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
_AGED_NOUN = re.compile(
    r"\b[Tt]he (?P<what>\d{1,3}-year-old [a-z-]+(?: [a-z-]+)?)(?=,| (?:was|is|has|had|who|said|says|told|[a-z]+ed)\b)"
)
_OF_WHAT = re.compile(r" (?:of|for|at|in|from) [^,;:.“”]{2,60}(?=,)")
_PAST = frozenset("man woman person fan native".split())  # words that make no second role
_IS = re.compile(r" is (?:also |now )?(?:an?|the) ")
_AND_WORKS = re.compile(r" (?:[a-z-]+ ){1,12}and (?:now )?(?:works|serves|worked|served) as (?=an? )")
_FROM = re.compile(r" (?:from|of|in) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*(?=,)")
_REACH = 60  # characters in which a name follows
_SAID_BY = re.compile(r"”,? (?:said|says|added|explained|wrote|noted) (?:[A-Z][\w.]* ){0,2}$")


def note(speakers: "Speakers", number: int) -> None:
    """Resolve the pronoun that a sentence begins with, and learn from "She is a …"."""
    sentence = speakers.sentences[number]
    before = preposed.before_pronoun(speakers.text, sentence)
    found = _LEADING_PRONOUN.match(speakers.text, before.pronoun.start if before else sentence.start, sentence.end)
    word = Span(*found.span(1)) if found else sentence
    meant = pronouns.meant(speakers.story, found[1].lower(), word, number) if found else None
    who = (
        _just_said(speakers.story, number)
        if found is not None and being_after(speakers.text, found.end(1), sentence.end)
        else None
    )
    if who is None or (meant is not None and meant.person is who):
        who = meant.person if meant is not None and meant.trust >= pronouns.LIKELY else None
    _note_aged(speakers, sentence, number)
    questions.note_asked(speakers.story, number)
    front = _FRONTED.match(speakers.text, sentence.start, sentence.end)
    role = _LEADING_ROLE.match(speakers.text, front.end() if front else sentence.start, sentence.end)
    if role and _is_one(role["role"]):
        span = Span(role.start("who"), role.end("who"))
        partner = speakers.kin.meant(role["who"], span.start) or definite.spouse(
            speakers.story, role["who"].split(), span.start
        )
        if partner is not None:
            speakers.story.leads[number] = partner
            speakers.story.described.add(number)
            return
        if role["role"] not in definite.SPOUSES and not _IS_SOMEWHERE.match(speakers.text, role.end()):
            speakers.story.tell(Source("unnamed", None, None, role["who"], span, 0.8, "description"), number)
    if found is None:
        who = speakers.story.presented(number) or _aged_lead(speakers, number) or _described_lead(speakers, number)
    if who is None:
        return
    speakers.story.leads[number] = who
    if found is None:
        speakers.story.described.add(number)
    if found is None:
        return
    if before is not None and who.rank < BEING:
        who.role, who.rank, who.firm = before.role, BEING, True
    _learn_of(speakers, who, found.end(1), number)


def _aged_lead(speakers: "Speakers", number: int) -> Person | None:
    """Whom "The 34-year-old is the founder of …" means; what it says is learnt."""
    span = preposed.aged(speakers.text, speakers.sentences[number])
    source = speakers.of(Chunk(span.start, span.end, span.end), number) if span is not None else None
    if span is None or source is None or source.person is None:
        return None
    _learn_of(speakers, source.person, span.end, number)
    if source.person.role is None:  # The 24-year-old from Vell, a former champion,
        town = _FROM.match(speakers.text, span.end)
        after = apposition_after(speakers.text, town.end() if town else span.end, speakers.sentences[number].end)
        if after is not None and speakers.text.startswith(",", after.end):
            source.person.role, source.person.rank = after, 1
    return source.person


def _learn_of(speakers: "Speakers", who: Person, end: int, number: int) -> None:
    """Learn from "She is a nurse", "He works for Home", said of somebody by a pronoun that ends at an offset."""
    ceiling = speakers.sentences[number].end
    being = being_after(speakers.text, end, ceiling) or _and_works_as(speakers.text, end, ceiling)
    if being is not None and who.rank < BEING:
        who.role, who.rank, who.firm = being, BEING, True
    elif (
        being is not None
        and who.role is not None
        and who.besides is None
        and _IS.match(speakers.text, end)
        and number
        and {id(one.person) for one in _named_before(speakers.story, number)} == {id(who)}
    ):
        old, new = (speakers.text[span.start : span.end] for span in (who.role, being))
        if head(new) != head(old) and not set(new.lower().split()) & _PAST and head(new) not in lexicon.ANY_ROLE:
            who.besides = being
    elif being is None and who.role is None and (deed := deed_after(speakers.text, end, ceiling)) is not None:
        who.role, who.rank = deed, 1


def _and_works_as(text: str, end: int, ceiling: int) -> Span | None:
    """What the second half of a plain sentence says: "She has been married for three years and works as a manager"."""
    found = _AND_WORKS.match(text, end, ceiling)
    return role_phrase(text, found.end(), ceiling) if found else None


def _just_said(story: Discourse, number: int) -> Person | None:
    """Who ends the sentence before as the one who spoke: "said Ada Marsh. She is a nurse"."""
    held = story.by_sentence[number - 1][-1:] if number else []
    end = story.sentences[number - 1].end if number else 0
    if not held or end - held[0].end > 1 or not _SAID_BY.search(story.text, max(0, held[0].start - 40), held[0].start):
        return None
    return held[0].person


def _named_before(story: Discourse, number: int) -> Sequence[Mention]:
    """Who is named in the sentence before, or in the one before that."""
    held = story.by_sentence
    return held[number - 1] or (held[number - 2] if number > 1 else ())


def _note_aged(speakers: "Speakers", sentence: Span, number: int) -> None:
    """Learn from "and the 20-year-old wing was at the end of it" what somebody just named is."""
    if speakers.text.find("-year-old ", sentence.start, sentence.end) < 0:
        return
    for found in _AGED_NOUN.finditer(speakers.text, sentence.start, sentence.end):
        who = definite.of_age(speakers.story, found[0].split(), found.start())
        if who is None:
            who = speakers.story.nearest(found.start(), number, "")[0]
        if who is not None and who.role is None:
            who.role, who.rank = Span(*found.span("what")), 1


def _described_lead(speakers: "Speakers", number: int) -> Person | None:
    """The person whom a sentence begins with by a description: "The 19-year-old striker, on as a substitute,"."""
    sentence = speakers.sentences[number]
    lead = _LEADING_THE.match(speakers.text, sentence.start, sentence.end)
    if lead is None or speakers.cast.between(lead.start("who"), lead.end()):
        return None
    words = list(_LEAD_WORD.finditer(speakers.text, lead.start("who"), lead.end()))
    for index in range(1, len(words)):
        if words[index][0] in {"the", "a", "an"}:
            break  # The club thanked the Dutch coach
        if index < len(words) - 1 and (
            words[index][0] in _NO_NOUN
            or (words[index][0].endswith(("ed", "ing")) and not words[index + 1][0].islower())
        ):
            break  # The idea came from
        following = words[index + 1][0].lower() if index + 1 < len(words) else ""
        rest = [word[0] for word in words[index + 2 : index + 3]]
        low = words[index][0].lower()
        human = (lexicon.is_role(low) and not low.endswith("s")) or origins.one_of(low)
        last = not lexicon.is_role(following) or following == "accused"  # the rebel commander accused the army
        if human and last and not modifies([following, *rest]):
            end = words[index].end()
            if speakers.text.startswith(" and the ", end):
                return None  # two people
            more = _OF_WHAT.match(speakers.text, end, sentence.end)
            chunk = Chunk(words[0].start(), end, more.end() if more else end)
            source = (
                namephrases.named_next(speakers.story, chunk, low)
                or _named_after_clause(speakers.story, end, sentence.end)
                or speakers.of(chunk, number)
            )
            if source is not None and source.kind == "unnamed" and not words[index][0][0].isupper():
                speakers.story.tell(source, number)  # whom "he" may mean later
            return source.person if source is not None else None
    return None


def _named_after_clause(story: Discourse, end: int, ceiling: int) -> Source | None:
    """The person whom a description leads up to over a clause: "The man who bought it, Teo Marr, does not"."""
    clause = _WHO_THEN_NAME.match(story.text, end, ceiling)
    held = story.cast.between(clause.end(), clause.end() + _REACH)[:1] if clause else []
    if clause is None or not held or held[0].start != clause.end() or story.text[held[0].end : held[0].end + 1] != ",":
        return None
    return person(held[0].person, Span(held[0].start, held[0].end), 1.0, "name")


def _is_one(noun: str) -> bool:
    """Whether a noun is for one human being: "teacher", "ten-year-old"."""
    return noun.endswith("-year-old") or (lexicon.is_role(noun) and not noun.endswith("s"))
