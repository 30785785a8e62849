"""Whose claim a line is, said at its end as headlines say it: "…, experts say"."""

import re

from digest.article import Span
from digest.factcheck.story import StoryFacts
from digest.verbs import number_of, present, verbs

_THEY = "they"
THEY_SAY = re.compile(r",\sthey\s(?:say|said)[.]?$")
_BACK = 2  # sentences in which "they" were named
_MOST_WORDS = 3
_ARTICLES = ("the ", "a ", "an ")
# "According to police on Thursday": when they said so is no part of who they are.
_WHEN = re.compile(
    r",?\s(?:(?:on|early|late|earlier|later|last|this)\s)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight"
    r"|(?:this|last)\s(?:week|month|year|morning|afternoon|evening|night))(?:\s(?:morning|afternoon|evening|night))?$"
)
# "The minister has said": who has, and not what "the minister has".
_HAS = re.compile(r"\s(?:has|have|had)(?:\s(?:also|now|already|since))?$")


def with_source(line: str, passage: Span, facts: StoryFacts) -> tuple[str, tuple[Span, ...]] | None:
    """The line with who claims it, and where the story says who that is. None where that cannot be told, or takes many words."""
    number = next((n for n, sentence in enumerate(facts.sentences) if sentence.span.overlaps(passage)), None)
    if number is None:
        return None
    own = _source(facts, number)
    found = {number: own}
    if own.lower() == _THEY:
        found = {before: _source(facts, before) for before in range(number - 1, max(number - 1 - _BACK, -1), -1)}
        found = {before: source for before, source in found.items() if source and number_of(source) == "plural"}
    place, source = next(iter(found.items()), (number, ""))
    count = number_of(source) if source else None
    says = present("said", count) if count else None
    if not says or not all(word.replace("’", "").replace("-", "").isalpha() for word in source.split()):
        return None
    if len(source.split()) > _MOST_WORDS or any(verbs(source)):
        return None  # "the hearing was told", "then altered her": nobody is named
    return f"{line}, {source} {says}", tuple(dict.fromkeys((passage, facts.sentences[place].span)))


def _source(facts: StoryFacts, number: int) -> str:
    """How a sentence calls who claims what it says, without an article; empty where nobody does."""
    found = facts.sentences[number].attribution
    if not found:
        return ""
    source = _HAS.sub("", _WHEN.sub("", " ".join(found.source.strip(" ,").split())))
    if source[:1].isupper() and source.split()[0].lower() not in facts.name_words:
        source = source[0].lower() + source[1:]
    return next((source.removeprefix(article) for article in _ARTICLES if source.startswith(article)), source)
