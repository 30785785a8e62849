"""Whom a sentence that begins with "he" or "she" is about, where that is certain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.article import Article, Sentence, Span
from digest.quotes.finder import Reader
from digest.quotes.firstnames import first_names
from digest.quotes.people import Person

_PRONOUN = re.compile(r"(?P<word>He|She|His|Her)\b(?!\s(?:and|or)\s)")
_GENDERS = {"He": "m", "His": "m", "She": "f", "Her": "f"}
_POSSESSIVE = frozenset(("His", "Her"))
_LONGEST_NAME = 4  # words


@dataclass(frozen=True, slots=True)
class Antecedent:
    """What can stand for the pronoun that begins a sentence: the pronoun's length, the words, and where the"
    " story says them."""

    length: int
    text: str
    span: Span


def antecedents(article: Article, sentences: Sequence[Sentence]) -> dict[int, Antecedent]:
    """For each sentence that begins with "he", "she", "his" or "her" the name that it means: only where the sentence before names
    that person and nobody else who may be meant. Sentences by their number."""
    begins = {number for number, each in enumerate(sentences) if number and _PRONOUN.match(article.text(each.span))}
    if not begins or not article.is_english:
        return {}
    reader = Reader(article)
    leads = {reader.sentences[number].start: person for number, person in reader.speakers.story.leads.items()}
    found: dict[int, Antecedent] = {}
    for number in sorted(begins):
        here, before = sentences[number].span, sentences[number - 1].span
        pronoun = _PRONOUN.match(article.text(here))
        person = leads.get(here.start)
        if pronoun is None or person is None or len(person.name.split()) > _LONGEST_NAME:
            continue
        named = reader.cast.between(before.start, before.end)
        gender = _GENDERS[pronoun["word"]]
        others = [each for each in named if each.person is not person and _may_be(each.person, gender)]
        own = next((each for each in named if each.person is person), None)
        if own is None or others or person.gender not in ("", gender):
            continue
        name = person.name
        if pronoun["word"] in _POSSESSIVE:
            name += "’" if name.endswith("s") else "’s"
        found[number] = Antecedent(pronoun.end(), name, Span(own.start, own.end))
    return found


def _may_be(person: Person, gender: str) -> bool:
    """Whether somebody may be meant. Capital letters alone make nobody a person: "Alder Crossings"."""
    if person.gender:
        return person.gender == gender
    return len(person.words) == 1 or person.role is not None or person.words[0] in first_names()
