"""Whom "he", "she", "they" and "it" mean beside a verb of speech."""

import re

from digest.article import Span
from digest.quotes.described import Source, described, person
from digest.quotes.discourse import Discourse
from digest.quotes.sources import PRONOUNS, Chunk

_BODY_FIRST = re.compile(
    r"[“\s]*((?:(?:The|A|Its|Their) )?(?:[\w’'&.-]+ ){0,6}?[\w’'&-]+)"
    r"(?=, (?:which|a|an|the) | (?:has|have|had|is|was|did|said|[a-z]+ed)\b)"
)


def meant(story: Discourse, word: str, mention: Span, sentence: int) -> Source | None:
    """The source that a pronoun stands for."""
    kind = PRONOUNS[word]
    if kind in {"m", "f"}:
        return _he_or_she(story, kind, mention, sentence)
    if kind == "w":
        return _who(story, mention)
    body = _body_before(story, sentence) if kind == "n" else None
    if body is not None:
        return body.again(mention, 0.8, "pronoun")
    wanted = {"p": {"unnamed", "organisation"}, "n": {"organisation"}}.get(kind, set())
    for source, _ in reversed(story.heard(sentence, 3)):
        if source.kind in wanted:
            return source.again(mention, 0.7, "pronoun")
    return None


def _who(story: Discourse, mention: Span) -> Source | None:
    """The person whom "who" follows: "Kang, who said"."""
    before = story.cast.between(max(0, mention.start - 80), mention.start)
    if before and not re.search(r"[.;:“”]", story.text[before[-1].end : mention.start]):
        return person(before[-1].person, Span(before[-1].start, before[-1].end), 0.9, "name")
    return None


def _body_before(story: Discourse, number: int) -> Source | None:
    """The body that the sentence before begins with: "The Care Alliance disputed the figures. “…,” it said"."""
    if not number:
        return None
    sentence = story.sentences[number - 1]
    chunk = _BODY_FIRST.match(story.text, sentence.start, sentence.end)
    if chunk is None:
        return None
    source = described(story.text, Chunk(chunk.start(1), chunk.end(1), chunk.end(1)), story.cast, [])
    return source if source is not None and source.kind == "organisation" and source.how == "organisation" else None


def _he_or_she(story: Discourse, gender: str, mention: Span, sentence: int) -> Source | None:
    who, where = story.nearest(mention.start, sentence, gender)
    new = who is not None and where >= 0 and story.leads.get(where) is not who and story.is_new(who, mention.start)
    last, spoke = story.last_speaker(gender, sentence)
    if who is None and where >= 0:
        return None
    if who is not None and where >= sentence - 2 and story.opens(where, who):
        doubtful = last is None or last.person is None or last.person.gender != gender == who.gender
        if (doubtful and spoke <= where) or "\n" not in story.text[
            story.sentences[where].start : mention.start
        ].rstrip():
            return person(who, mention, 0.85, "pronoun")  # the paragraph is about them
    if last is not None and last.person is None and spoke > where:
        return last.again(mention, 0.8, "pronoun")  # "a spokeswoman told the court … She said"
    if who is not None and (id(who) in story.vocal or new):
        return person(who, mention, 0.9, "pronoun")
    if last is not None:
        return last.again(mention, 0.8, "pronoun")
    return person(who, mention, 0.6, "pronoun") if who is not None else None
