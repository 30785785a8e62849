"""Who holds a role: whom "the spokesman", "the U.N. chief" and "the Menteri Besar" mean."""

import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes import lexicon, places, titles
from digest.quotes.cast import Cast
from digest.quotes.likeness import fold
from digest.quotes.people import Person
from digest.quotes.voices import Source, person

_ANY_SOURCE = frozenset("source person individual".split())
_PARTIES = {
    "republican": frozenset({"republican", "gop"}),
    "democratic": frozenset({"democratic", "democrat"}),
    "labour": frozenset({"labour", "labor"}),
    "liberal": frozenset({"liberal"}),
    "conservative": frozenset({"conservative", "tory"}),
}
_TERM = re.compile(r"\w+-term")  # the two-term president: any president may be one
_SEAT = re.compile(r"[rdi]-")  # R-Ohio, of which the description tells more
_ACTS_FOR = re.compile(r" (?:for|to|with|representing) (?:the |an? |his |her )?(?=[a-z])")
_MEMORY = 30  # acts of speech to look back for "the spokesman"


def by_role(text: str, phrase: str, head: str, at: int, cast: Cast, spoken: Sequence[Source]) -> Source | None:
    """Whom "the spokesman" means: the last speaker with such a role, else the only person of the story with it."""
    wanted = {fold(word) for word in phrase.split()}
    heads = [head, *lexicon.SYNONYMS.get(head, ())]
    for source in reversed(spoken[-_MEMORY:]):
        if wanted <= _role_words(text, source) and _is_head(text, source, heads):
            return _named_since(source, head, at, cast) or source
    party = _party(wanted)
    if party:
        same = {
            id(who): who
            for word in heads
            for who in cast.with_role(fold(word), at)
            if _party(_person_words(text, who)) == party
        }
        if len(same) == 1:
            return person(next(iter(same.values())), Span(at, at), 0.8, "description")
    if head in _ANY_SOURCE:
        unnamed = next((source for source in reversed(spoken[-_MEMORY:]) if source.kind == "unnamed"), None)
        if unnamed is not None:
            return unnamed
    more = wanted - {fold(head), "former", "late", "veteran"} - places.DEMONYMS
    more = {word for word in more if not _TERM.fullmatch(word)}
    if more:
        fitting = [who for word in heads for who in cast.with_role(fold(word), at) if _covers(text, who, more)]
        fitting = [who for who in fitting if not party or _party(_person_words(text, who)) in {"", party}]
        if not fitting:  # the Fine Gael TD, of whom only "TD" was said
            fitting = [
                who
                for word in heads
                for who in cast.with_role(fold(word), at)
                if _party(_person_words(text, who)) in {"", party}
                and not {
                    w
                    for w in _person_words(text, who)
                    if w not in lexicon.MODIFIERS and not titles.is_role(w) and not _SEAT.match(w)
                }
            ]
        return person(fitting[0], Span(at, at), 0.8, "description") if len(set(map(id, fitting))) == 1 else None
    for source in reversed(spoken[-_MEMORY:]):
        if party and _party(_role_words(text, source)) not in {"", party}:
            continue
        if any(fold(word) in _role_words(text, source) for word in heads) and _is_head(text, source, heads):
            return source
    fitting = [
        who
        for word in heads
        for who in cast.with_role(fold(word), at)
        if _is_head(text, person(who, Span(at, at), 0.8, "description"), heads)
    ]
    fitting = fitting or cast.with_role(f"{fold(head)}s", at)  # the host, of the hosts Ada Marsh and Tom Reeve
    if not fitting:
        return None
    latest = max(fitting, key=lambda who: max(offset for offset in who.mentions if offset < at))
    return person(latest, Span(at, at), 0.8, "description")


def titled(text: str, title: str, at: int, cast: Cast) -> Source | None:
    """The person whose title is just these words, in capitals, whatever they mean: "the Menteri Besar"."""
    if not title[0].isupper():
        return None
    words = {fold(word) for word in title.split()}
    for who in cast.with_role(fold(title.split()[-1]), at):
        if words == _person_words(text, who):
            return person(who, Span(at, at), 0.85, "description")
    return None


def of_body(text: str, phrase: str, at: int, cast: Cast) -> Person | None:
    """The only person whose role has all the words of "the University of Lowfield archaeologist"."""
    words = {fold(word) for word in phrase.split()[1:]} - {"of", "for", "the", "and"}
    fitting = {
        id(who): who for who in cast.with_role(fold(phrase.split()[-1]), at) if words <= _person_words(text, who)
    }
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _covers(text: str, who: Person, wanted: set[str]) -> bool:
    """Whether the words of a description are all in somebody's role, a body's initials ("the U.N. chief") for its name too."""
    left = wanted - _person_words(text, who)
    if not left or who.role is None:
        return not left
    capitals = "".join(word[0] for word in text[who.role.start : who.role.end].split() if word[0].isupper()).lower()
    return all(len(word) > 1 and word.replace(".", "") in capitals for word in left)


def _party(words: set[str]) -> str:
    """The party that the words of a description tell; "" for none."""
    return next((party for party, names in _PARTIES.items() if names & words), "")


def _named_since(source: Source, head: str, at: int, cast: Cast) -> Source | None:
    """Whom an unnamed source turned out to be: "a federal judge … Judge Sullivan … the judge"."""
    if source.kind != "unnamed":
        return None
    named = [who for who in cast.with_role(fold(head), at) if who.mentions[0] > source.mention.start]
    return person(named[0], Span(at, at), 0.75, "description") if len(named) == 1 else None


def _is_head(text: str, source: Source, heads: Sequence[str]) -> bool:
    """Whether one of some nouns says what a source is, and not whom they act for: the petitioner is no "counsel for the
    petitioner"."""
    if source.person is not None:
        roles = [
            text[part.start : part.end] for part in (source.person.role, source.person.besides) if part is not None
        ]
    else:
        roles = [source.role] if isinstance(source.role, str) else []
    wanted = {fold(word) for word in heads}
    return any(
        wanted & {fold(word.strip(",")) for word in _ACTS_FOR.split(role, maxsplit=1)[0].split()} for role in roles
    )


def _role_words(text: str, source: Source) -> set[str]:
    if source.person is not None:
        return _person_words(text, source.person)
    return {fold(word.strip(",")) for word in source.role.split()} if isinstance(source.role, str) else set()


def _person_words(text: str, who: Person) -> set[str]:
    return {
        fold(word.strip(","))
        for part in (who.role, who.besides)
        if part
        for word in text[part.start : part.end].split()
    }
