"""Whom a description with "the" means: "the teenager", "the Italian", "the mother-of-three"."""

import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes import belonging, lexicon, origins, phrases, titles, unexplained, writers
from digest.quotes.discourse import Discourse
from digest.quotes.fitness import brings_in, is_owned
from digest.quotes.people import Mention, Person
from digest.quotes.sources import Chunk
from digest.quotes.voices import Source, person

_AGE = re.compile(r",? (?:aged )?\(?(\d{1,3})(?=,|\)| years)")
_YEARS = re.compile(r"(\d{1,3})-year-old ")
_OFFICE = re.compile(
    r" of (?:the )?(?:state|staff|defen[cs]e|justice|education|health|[A-Z][\w-]*(?: (?:(?:of|for|and|the) )*[A-Z][\w-]*)*)\b"
)
_REST = 40  # characters behind a noun that may belong to it
_OLD = frozenset("father mother dad mum mom uncle aunt grandfather grandmother stepfather stepmother".split())
_YOUNG = frozenset("son daughter nephew niece grandson granddaughter stepson stepdaughter".split())
SPOUSES = frozenset("husband wife".split())
_FAR = 20_000  # characters in which namesakes are looked for
_MOST = 200  # mentions among which couples are looked for
_PLAIN = 3  # words of a description without frills
_RANKS = frozenset("one two three four five 1 2 3 4 5".split())
_ASKERS = frozenset("moderator interviewer host presenter reporter journalist questioner anchor".split())
_ACCUSED = frozenset("defendant accused".split())
_FIRST = 12  # sentences in which the accused is introduced
_TIES = frozenset(
    "rival opponent challenger mate successor predecessor ally foe competitor teammate counterpart supporter critic".split()
)  # what somebody is to another
_ANY_TRADE = frozenset(
    "skipper captain star veteran champion pair winner ace native newcomer grandmother grandfather pensioner widow widower hero "
    "politician lawmaker diplomat player athlete novelist author writer singer performer academic scientist expert "
    "researcher".split()
)  # that go beside a role of which the story has said more
_REACH = 1_500  # characters in which an age is remembered
_BESIDE = 160  # characters after a name


def meant(story: Discourse, chunk: Chunk, words: Sequence[str], sentence: int) -> Source | None:
    """Whom "the teenager" means where nobody was so described: somebody of that age or country, the person of the sentence
    before, the only one who has spoken without a role."""
    head = words[-1].lower()
    if head in _RANKS and len(words) > 2 and words[-2].lower() in {"number", "no", "no."}:
        head, words = "champion", [words[0], "champion"]  # the former world number one
    country = origins.one_of(head)
    if (
        words[0].lower() != "the"
        or not 2 <= len(words) <= 6
        or not (country or titles.is_role(head) or titles.is_agent(head) or head in lexicon.PARTY)
    ):
        return None
    span = Span(chunk.start, chunk.end)
    who = _of_country(story, country, chunk.start) if country else of_age(story, words, chunk.start)
    if who is not None:
        _learn(story, who, chunk, country, sure=True)
        return person(who, span, 0.85, "description")
    who = belonging.member(story, chunk) or belonging.going_on(story, chunk, sentence)
    if who is not None:
        return person(who, span, 0.8, "description")
    if head in writers.WRITERS and len(words) == 2 and (wrote := writers.writer(story, chunk.start)) is not None:
        return person(wrote, span, 0.85, "description")
    if head in _ACCUSED and (accused := _accused(story, chunk.start)) is not None:
        return person(accused, span, 0.75, "description")
    if words[-1][0].isupper() and not words[-1].isupper() and not country and head not in lexicon.PARTY:
        return None  # the Speaker: an office, and nobody has been said to hold it
    if head in _ASKERS and len(words) == 2:
        return None  # who asks, and is not the one asked
    placed = any(word[0].isupper() for word in words[1:-1])  # the Rovers manager: rather somebody met before
    just, spoke = _just_named(story, chunk, words, sentence, placed=placed), _without_role(story, chunk, sentence)
    who = _aged(story, head, chunk.start) or ((spoke or just) if placed else (just or spoke))
    if who is None and placed and not country:
        who = _still_speaking(story, chunk, head, sentence)
    if not country:
        who = (
            unexplained.newcomer(story, who, chunk, head) or who or unexplained.only_one(story, chunk, words, sentence)
        )
    if who is None or (country and who.origin not in {"", country}) or acts_for(story, who, head):
        return None
    if len(words) == 2 and _stands_beside(story, who, words[1], chunk.start):
        return None
    _learn(story, who, chunk, country)
    called = who.role is not None and story.text[who.role.start : who.role.end].lower().endswith(head)
    return person(who, span, 0.8 if called else 0.7, "description")


def _stands_beside(story: Discourse, who: Person, noun: str, before: int) -> bool:
    """Whether a sentence that named somebody had such a one besides: "Marsh made it clear to the judge" is no judge."""
    phrase = re.compile(rf"\b(?:to|at|by|with|from|for|of|told|asked|before|against) [Tt]he {re.escape(noun)}\b")
    for offset in reversed(who.mentions):
        if offset < before - _REACH:
            return False
        here = story.sentences[story.number_at(offset)]
        if offset < before and phrase.search(story.text, offset, min(here.end, before, offset + _BESIDE)):
            return True
    return False


def acts_for(story: Discourse, who: Person, head: str) -> bool:
    """Whether somebody speaks for such a one: counsel for the petitioner is not the petitioner."""
    return (
        who.role is not None
        and re.search(
            rf" (?:for|to|of) (?:[\w’'-]+ ){{0,3}}{re.escape(head)}\b", story.text[who.role.start : who.role.end]
        )
        is not None
    )


def _learn(story: Discourse, who: Person, chunk: Chunk, country: str | None, *, sure: bool = False) -> None:
    """Take the country or the role that a description gives a person of whom nothing was said, or only whose relative they
    are where it is `sure` to mean them."""
    if country:
        who.origin = who.origin or country
        return
    head = story.text[chunk.start : chunk.end].split()[-1].lower()
    if (
        (
            who.rank == 0
            or _is_one_of(story, who)
            or unexplained.is_deed(story, who)
            or (_is_relation(story, who) and head not in lexicon.KIN and (sure or _last_word(story, who) in _TIES))
        )
        and head not in lexicon.PARTY
        and head not in lexicon.AGES
        and head not in lexicon.ANY_ROLE
        and (titles.is_role(head) or titles.is_agent(head) or head in _RANKS)  # one, and not "the defendants"
    ):
        words = story.text[chunk.start : chunk.end].split()[1:]
        if {"the", "an", "a"} & set(words):
            return  # The members asked the grocer
        if is_owned(words):
            return
        if brings_in(story, story.number_at(chunk.start) - 1):
            return
        if phrases.modifies(story.text[chunk.end : chunk.end + _REST].split()):
            return  # the terrorist attacks in Vell
        start = chunk.start + len("the ") + story.text.startswith(" ", chunk.start)
        years = _YEARS.match(story.text, start, chunk.end)
        office = _OFFICE.match(story.text, chunk.end)  # the former secretary of state
        who.role, who.rank = Span(years.end() if years else start, office.end() if office else chunk.end), 1


def _of_country(story: Discourse, country: str, before: int) -> Person | None:
    """The person last named of those whom the story has given a country."""
    for mention in reversed(story.cast.between(max(0, before - _REACH), before)):
        if mention.person.origin == country:
            return mention.person
    return None


def spouse(story: Discourse, words: Sequence[str], before: int) -> Person | None:
    """Whom "her husband" means where the story named a couple: the only one who shares a surname with somebody else."""
    if len(words) != 2 or words[0].lower() not in {"his", "her"} or words[1].lower() not in SPOUSES:
        return None
    gender = lexicon.ROLE_GENDER.get(words[1].lower(), "")
    by_surname: dict[str, dict[int, Person]] = {}
    for mention in story.cast.mentions[:_MOST]:
        if mention.start < before and len(mention.person.words) > 1:
            by_surname.setdefault(mention.person.words[-1], {})[id(mention.person)] = mention.person
    couples = [list(held.values()) for held in by_surname.values() if len(held) == 2]
    if len(couples) != 1:
        return None
    fitting = [who for who in couples[0] if who.gender == gender]
    others = [who for who in couples[0] if who.gender not in {"", gender}]
    if len(fitting) == 1:
        return fitting[0]
    return next((who for who in couples[0] if who is not others[0]), None) if len(others) == 1 else None


def _accused(story: Discourse, before: int) -> Person | None:
    """Who stands trial: the first whose name and age begin a sentence of the story."""
    for number in range(min(_FIRST, len(story.sentences))):
        for mention in story.by_sentence[number][:1]:
            if mention.end < before and story.opens(number, mention.person) and _AGE.match(story.text, mention.end):
                return mention.person
    return None


def by_age(story: Discourse, which: str, mention: Mention) -> Person | None:
    """Which of two namesakes is "the elder" or "the younger": one of them is somebody’s father, son, brother …"""
    surname = mention.person.words[-1]
    people = {
        id(m.person): m.person
        for m in story.cast.between(max(0, mention.start - _FAR), mention.start)
        if m.person.words[-1] == surname
    }
    if len(people) != 2:
        return None
    old = which in {"elder", "older", "senior"}
    for who, other in (pair := list(people.values()), pair[::-1]):
        words = story.text[who.role.start : who.role.end].lower().split() if who.role else []
        lead = story.text[max(0, who.full[0] - 12) : who.full[0]].lower() if who.full else ""
        kin = next((word for word in (*words, *re.findall(r"\w+", lead)) if word in _OLD or word in _YOUNG), None)
        if kin is not None:
            return who if (kin in _OLD) == old else other
    return None


def of_age(story: Discourse, words: Sequence[str], before: int) -> Person | None:
    """The person last named who is "the 19-year-old striker"."""
    years = next((found[1] for word in words if (found := _YEARS.match(word + " "))), None)
    for mention in reversed(story.cast.between(max(0, before - _REACH), before)) if years else ():
        age = _AGE.match(story.text, mention.end)
        if age and age[1] == years:
            return mention.person
    return None


def _aged(story: Discourse, head: str, before: int) -> Person | None:
    """The person last named of whom the story gives an age that the word fits."""
    if head not in lexicon.AGES:
        return None
    least, most = lexicon.AGES[head]
    for mention in reversed(story.cast.between(max(0, before - _REACH), before)):
        age = _AGE.match(story.text, mention.end)
        if age and least <= int(age[1]) <= most:
            return mention.person
    return None


def _just_named(story: Discourse, chunk: Chunk, words: Sequence[str], sentence: int, *, placed: bool) -> Person | None:
    """The person of the sentence before, if one who speaks or whom that sentence begins with, and nobody spoke since."""
    head = words[-1].lower()
    who, where = story.nearest(chunk.start, sentence, lexicon.ROLE_GENDER.get(head, ""))
    if who is None or not sentence - 2 <= where < sentence or not (who.firm or unexplained.is_fresh(story, who, chunk)):
        return None
    country = origins.one_of(head) is not None and story.opens(where, who)  # City coach Ada Marsh … the German
    others = any(
        m.person is not who and id(m.person) in story.vocal and not story.owns(m) for m in story.by_sentence[where]
    )
    if others and not country and not (placed and story.opens(where, who) and where == sentence - 1):
        return None  # two who may be meant
    since = any(number > where for _, number in story.heard(chunk.start, sentence, 2))
    about = story.opens(where, who) and not since
    if not _may_be(story, who, head):  # the story varies its words: "the fast bowler", of a tailender just named
        plain = chunk.full == chunk.end and len(words) <= _PLAIN and head not in unexplained.FUNCTIONARIES
        return who if about and plain and where == sentence - 1 else None
    if about and story.is_new(who, chunk.start) and not (head in unexplained.FUNCTIONARIES and len(words) == 2):
        return who
    others = any(source.person for source, _ in story.heard(chunk.start, sentence, 12))
    if who.role is None and story.opens(where, who) and (id(who) in story.vocal or not others):
        return None if since else who
    if len(words) > _PLAIN or chunk.full > chunk.end:
        return None
    return None if any(source.kind == "unnamed" for source, _ in story.heard(chunk.start, sentence, 4)) else who


def _may_be(story: Discourse, who: Person, head: str) -> bool:
    """Whether somebody of whom something is said may be called something else: "the grandmother", "the Italian"."""
    return who.rank <= 1 or _says_little(head) or _is_relation(story, who) or _is_one_of(story, who)


def _is_one_of(story: Discourse, who: Person) -> bool:
    """Whether all that is said of somebody is that they are one of many."""
    return who.role is not None and story.text[who.role.start : who.role.end].lower().startswith("one of ")


def _is_relation(story: Discourse, who: Person) -> bool:
    """Whether all that is said of somebody is whose relative they are."""
    last = _last_word(story, who)
    return last in lexicon.KIN or last in _TIES


def _last_word(story: Discourse, who: Person) -> str:
    """The last word of what is said of somebody, in lower case."""
    return story.text[who.role.start : who.role.end].lower().split()[-1] if who.role else ""


def _says_little(head: str) -> bool:
    """Whether a noun may be said of anybody, whatever else they are: "the grandmother", "the Italian", "the 19-year-old"."""
    return (
        head in lexicon.ANY_ROLE
        or head in lexicon.AGES
        or head in lexicon.KIN
        or "-" in head
        or origins.one_of(head) is not None
        or head in _ANY_TRADE
        or head in lexicon.PARTY
    )


def _still_speaking(story: Discourse, chunk: Chunk, head: str, sentence: int) -> Person | None:
    """The person who spoke in the sentence before, in the same paragraph or with nothing said of them yet, where it named
    nobody else: "Ada Marsh said it was so. “…,” the Lowfield teacher said"."""
    before = sentence - 1
    if before < 0 or head in unexplained.FUNCTIONARIES:
        return None
    voices = [source for source, number in story.heard(chunk.start, sentence, 3) if number == before]
    named = {id(held.person) for held in story.by_sentence[before] if not (story.owns(held) or story.led(held))}
    who = voices[-1].person if voices else None
    gender = lexicon.ROLE_GENDER.get(head, "")
    if who is None or named != {id(who)} or gender not in {"", who.gender or gender}:
        return None
    here = story.paragraphs[before] == story.paragraphs[sentence]
    return who if here or who.role is None or _is_relation(story, who) else None


def _without_role(story: Discourse, chunk: Chunk, sentence: int) -> Person | None:
    """The last speaker, if the only person so far who speaks and of whom nothing is said."""
    gender = lexicon.ROLE_GENDER.get(story.text[chunk.start : chunk.end].split()[-1].lower(), "")
    heard = [told for told in story.heard(chunk.start, sentence, 12) if told[1] < sentence]
    who = heard[-1][0].person if heard else None
    if who is None or who.role is not None or who.gender not in {"", gender or who.gender}:
        return None
    alone = all(source.person in {None, who} for source, _ in heard[-6:])
    return who if alone and not any(source.kind == "unnamed" for source, _ in heard[-4:]) else None
