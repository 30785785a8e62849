"""Whom a description with "the" means: "the teenager", "the Italian", "the mother-of-three"."""

import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes import lexicon
from digest.quotes.cast import Person
from digest.quotes.described import Source, person
from digest.quotes.discourse import Discourse
from digest.quotes.sources import Chunk

_AGE = re.compile(r",? (?:aged )?\(?(\d{1,3})(?=,|\)| years)")
_ANY_ROLE = frozenset("man woman boy girl lady gentleman".split())  # that say nothing of what somebody does
_REACH = 1_500  # characters in which an age is remembered


def meant(story: Discourse, chunk: Chunk, words: Sequence[str], sentence: int) -> Source | None:
    """Whom "the teenager" means where nobody was so described: somebody of that age, the person of the sentence before, the
    only one who has spoken without a role."""
    head = words[-1].lower()
    if words[0].lower() != "the" or not 2 <= len(words) <= 5 or not lexicon.is_role(head):
        return None
    who = (
        _aged(story, head, chunk.start)
        or _just_named(story, chunk, words, sentence)
        or _without_role(story, chunk, sentence)
    )
    if who is None:
        return None
    if who.role is None and head not in lexicon.AGES and head not in _ANY_ROLE:
        who.role, who.rank = Span(chunk.start + len("the "), chunk.end), 1
    return person(who, Span(chunk.start, chunk.end), 0.7, "description")


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


def _just_named(story: Discourse, chunk: Chunk, words: Sequence[str], sentence: int) -> Person | None:
    """The person of the sentence before, if one who speaks or whom that sentence begins with, and nobody spoke since."""
    gender = lexicon.ROLE_GENDER.get(words[-1].lower(), "")
    who, where = story.nearest(chunk.start, sentence, gender)
    if who is None or where < sentence - 2 or not who.firm:
        return None
    if any(m.person is not who and id(m.person) in story.vocal and not story.owns(m) for m in story.by_sentence[where]):
        return None  # two who may be meant
    others = any(source.person for source, _ in story.heard(sentence, 12))
    if who.role is None and story.opens(where, who) and (id(who) in story.vocal or not others):
        return None if any(number > where for _, number in story.heard(sentence, 2)) else who
    if len(words) > 3 or chunk.full > chunk.end:
        return None
    return None if any(source.kind == "unnamed" for source, _ in story.heard(sentence, 4)) else who


def _without_role(story: Discourse, chunk: Chunk, sentence: int) -> Person | None:
    """The last speaker, if the only person so far who speaks and of whom nothing is said."""
    gender = lexicon.ROLE_GENDER.get(story.text[chunk.start : chunk.end].split()[-1].lower(), "")
    heard = story.heard(sentence, 12)
    who = heard[-1][0].person if heard else None
    if who is None or who.role is not None or who.gender not in {"", gender or who.gender}:
        return None
    alone = all(source.person in {None, who} for source, _ in heard[-6:])
    return who if alone and not any(source.kind == "unnamed" for source, _ in heard[-4:]) else None
