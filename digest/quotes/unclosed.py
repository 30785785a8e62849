"""Names whose apposition runs into the verb: "Ada Marsh, a nurse from Vell told the Post", "Ada Marsh, a nurse who said"."""

import re

from digest.article import Span
from digest.quotes import lexicon
from digest.quotes.discourse import Discourse
from digest.quotes.sources import Chunk
from digest.quotes.voices import Source, person

_REACH = 260  # characters
_LEAD = 120  # characters before the name
_GAP = re.compile(r", (?:\d{1,3}, |(?:of|from) [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?, )?")
_OPENS = re.compile(r"(?:^|”[,.]? |” (?:said|says|added) )(?:(?:[A-Z][\w’'.-]*|of|for|and|the) ){0,6}$")
_WHO = re.compile(r"\b(?P<who>who) (?:(?:\w+ly|also|has|had|later|then|once) )?$")
_WHICH = re.compile(
    r"(?:^|(?<= ))(?P<what>(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w’'-]*[’']s?) (?:[A-Z][\w’'-]* |[a-z-]+ ){0,4}?"
    rf"(?:{'|'.join(sorted(lexicon.DOCUMENTS))})), which (?:\w+ly |also |then )?$"
)
_TO_WHO = re.compile(r",? |, [^“”;:.]{2,140}?,? ")
_FINITE = re.compile(r"\b(?:was|were|is|are|has|had|said|told|will|would)\b")


def named_before(story: Discourse, chunk: Chunk, sentence: int) -> Source | None:
    """The person whose apposition a subject is, where no comma closes it: "“…,” Ada Marsh, a nurse from Vell told the Post"."""
    if not story.text.startswith(("a ", "an ", "the "), chunk.start):
        return None
    held = story.cast.between(max(story.sentences[sentence].start, chunk.start - _REACH), chunk.start)[-1:]
    if not held or story.owns(held[0]) or not _GAP.fullmatch(story.text, held[0].end, chunk.start):
        return None
    begin = story.sentences[sentence].start
    lead = max(begin, held[0].start - _LEAD)
    if not _OPENS.search(("" if lead == begin else "…") + story.text[lead : held[0].start]):
        return None
    return person(held[0].person, Span(held[0].start, held[0].end), 0.9, "name")


def which(story: Discourse, verb: int, sentence: int) -> Chunk | None:
    """The thing that the "which" right before a verb follows: "linked to the Ferry Board report, which notes"."""
    start = story.sentences[sentence].start
    found = _WHICH.search(story.text, max(start, verb - _REACH), verb)
    return Chunk(found.start("what"), found.end("what"), found.end("what")) if found is not None else None


def antecedent(story: Discourse, verb: int, sentence: int) -> Source | None:
    """The person whom the "who" right before a verb follows: "led by Mark Hay, a marine ecologist at GT, who said"."""
    start = story.sentences[sentence].start
    who = _WHO.search(story.text, max(start, verb - 30), verb)
    if who is None:
        return None
    for held in reversed(story.cast.between(max(start, verb - _REACH), who.start())):
        between = story.text[held.end : who.start()]
        if story.owns(held):
            continue
        if not _TO_WHO.fullmatch(between) or _FINITE.search(between):
            return None
        if not story.cast.between(held.end, who.start()) or between.startswith(", "):
            return person(held.person, Span(held.start, held.end), 0.9, "name")
    return None
