"""Who said a quotation beside which no known verb stands: one that no list holds, or a name alone."""

import re

from digest.article import Span
from digest.quotes import sources
from digest.quotes.findings import TRUST, Found, Place
from digest.quotes.sources import Chunk
from digest.quotes.speakers import Speakers
from digest.quotes.titles import title_before
from digest.quotes.voices import person

_NAME_ALONE = re.compile(
    r" (?P<who>[A-Z][\w’-]+(?: [A-Z][\w’-]+){0,2}) (?P<verb>[a-z]+ed)(?: (?:back|[a-z]+ly|again|on|him|her|them))?[.,]"
)  # “Not negotiable?” Marsh pressed.
_RELATIVES = frozenset({"which", "who", "whom", "whose", "that", "where", "when"})
_LIKE_VERB = re.compile(
    r",?\s(?P<who>(?:[^\W\d_a-z][\w.’'-]*|the|an? (?:[a-z-]+ )?(?=[A-Z])[\w’'-]+|a|an|he|she|they|van|de|al|bin|of|\w+)"
    r"(?: (?:[^\W\d_a-z][\w.’'-]*|van|de|al|bin|der)){0,4}) (?P<verb>[a-z]+(?:ed|es|s))\b"
)
_NEXT_NAME = 80  # characters
_LIKE_INVERTED = re.compile(
    r",?\s(?P<verb>(?!(?:was|is|as|has|does|goes|ends|used|titled|called|named|labelled|labeled|entitled|based|needed)\b)"
    r"[a-z]{3,}(?:ed|es|s))(?: [a-z]+ly)? (?P<who>(?:the [a-z]|[A-Z])[^,;:.“”\n]{1,80})"
)


def plain(speakers: Speakers, place: Place) -> Found | None:
    """“…,” Kang deadpanned: a comma by the mark, a name, a verb that no list holds."""
    match = _LIKE_VERB.match(speakers.text, place.end, place.sentence.end)
    if (
        not match
        or match["who"].split()[0] in _RELATIVES
        or not (place.last in {",", "?", "!"} or speakers.text[place.end : place.end + 1] == ",")
    ):
        return None
    source = speakers.of(Chunk(match.start("who"), match.end("who"), match.end("who")), place.number)
    if source is None or source.kind == "organisation":
        return None
    return Found(source, Span(*match.span("verb")), "verb-like", tight=True, trust=TRUST["verb-like"])


def inverted(speakers: Speakers, place: Place) -> Found | None:
    """“This is fantastic!” beamed Kang: a whole sentence, a verb that no list holds, somebody's name."""
    match = _LIKE_INVERTED.match(speakers.text, place.end, place.sentence.end)
    if match is None or not (place.last in {",", "?", "!", "…"} or match[0].startswith(",")):
        return None
    chunk = sources.after(speakers.text, match.start("who") - 1, place.sentence.end)
    source = speakers.of(chunk, place.number) if chunk is not None else None
    if source is None or source.person is None:
        return None
    return Found(source, Span(*match.span("verb")), "verb-like", tight=True, trust=TRUST["verb-like"] * source.trust)


def alone(speakers: Speakers, place: Place) -> Found | None:
    """“Not negotiable?” Marsh pressed.: a sentence of its own that holds a name and a verb, and no more."""
    found = _NAME_ALONE.match(speakers.text, place.end) if place.last in {"?", "!"} else None
    held = speakers.cast.between(*found.span("who"))[-1:] if found else []
    if found is None or not held or held[0].end != found.end("who"):
        return None
    source = person(held[0].person, Span(held[0].start, held[0].end), 1.0, "name")
    return Found(source, Span(*found.span("verb")), "verb-like", tight=True, trust=TRUST["verb-like"])


def named_next(speakers: Speakers, place: Place) -> Found | None:
    """“…,” state delegate Ada Marsh, in a hat with “Vote” pins, said: a name with its title stands right behind, set off."""
    begins = not speakers.text[place.sentence.start : place.start].strip()
    if place.last not in {",", "?", "!"} or speakers.text[place.end : place.end + 1] != " " or not begins:
        return None
    for mention in speakers.cast.between(place.end, place.end + _NEXT_NAME)[:1]:
        start = place.end + 1
        title = title_before(speakers.text, mention.start, start) if mention.start > start else None
        beside = mention.start == start or (title is not None and title.start <= start + 4)
        if beside and speakers.text[mention.end : mention.end + 2] == ", " and len(mention.person.words) > 1:
            source = person(mention.person, Span(mention.start, mention.end), 1.0, "name")
            return Found(source, None, "verb-like", tight=True, trust=TRUST["verb-like"])
    return None
