"""Names that stand right before a colon and a quotation, as a label: "Kang: “…”", "KANG: “…”", "They agree - Kang: “…”"."""

import re

from digest.article import Span
from digest.quotes import namephrases
from digest.quotes.findings import TRUST, Found, Place
from digest.quotes.firstnames import first_names
from digest.quotes.likeness import fold
from digest.quotes.sources import Chunk
from digest.quotes.speakers import Speakers
from digest.quotes.voices import Source, person

_DASH_NAME = re.compile(r" (?:-{1,2}|[–—]) (?:(?:and )?[A-Z][\w.’'-]* ?){1,6}:\s*$")
_LABEL = re.compile(r"\s*((?:[^\W\d_a-z][\w.’'-]*\s?){1,5}):\s*$")
_TOLD_TO = re.compile(
    r"\b(?:to|with|at|about|against|for|of|over|on) (?:[A-Z][\w.’-]* ){0,3}$"
)  # a blunt message to Marsh: “…”
_REACH = 60  # characters before a colon


def label(speakers: Speakers, place: Place) -> Found | None:
    """Kang: “…”, and … which came as no surprise to Kang: “…”"""
    text = speakers.text
    whole = _LABEL.fullmatch(text, place.sentence.start, place.start)
    if whole:
        source = speakers.of(Chunk(whole.start(1), whole.end(1), whole.end(1)), place.number)
        if source is not None and source.person is None and whole[1].isupper():
            source = _in_capitals(speakers, whole[1], source)
        return Found(source, None, "label", tight=True, trust=TRUST["label"]) if source else None
    if not text[max(0, place.start - 3) : place.start].rstrip().endswith(":"):
        return None
    colon = text.rindex(":", 0, place.start)
    for mention in speakers.cast.between(max(place.sentence.start, colon - _REACH), colon)[-1:]:
        if mention.end == colon and not _TOLD_TO.search(text, max(0, mention.start - _REACH), mention.start):
            source = person(mention.person, Span(mention.start, mention.end), 0.9, "name")
            both = namephrases.joint(speakers.story, mention, Chunk(mention.start, colon, colon))
            return Found(both or source, None, "label", tight=True, trust=TRUST["colon"] * source.trust)
    return None


def behind_dash(speakers: Speakers, gap: str, start: int) -> bool:
    """Whether the words `gap` before a quotation at `start` end with a dash and somebody's name: "agree - Ada Marsh: “…”"."""
    if not _DASH_NAME.search(gap):
        return False
    colon = start - len(gap) + len(gap.rstrip()) - 1
    return any(held.end == colon for held in speakers.cast.between(max(0, colon - _REACH), colon)[-1:])


def _in_capitals(speakers: Speakers, words: str, source: Source) -> Source:
    """Who "ADA MARSH:" or "MARSH:" is: the person whom the story names so, else whom the label itself names."""
    folded = [fold(word) for word in words.split()]
    known = [who for who in speakers.cast.people.with_word(folded[-1]) if set(folded) <= set(who.words)]
    if len(known) == 1:
        return person(known[0], source.mention, 0.95, "name")
    if len(folded) > 1 and folded[0] in first_names():
        return Source("person", None, words.title(), None, source.mention, 0.9, "name")
    return source
