"""Noun phrases that a name stands in or right behind: "Secretary of State Mike Pompeo", "its director, Lim Chee Keong"."""

import re

from digest.article import Span
from digest.quotes import lexicon
from digest.quotes.discourse import Discourse
from digest.quotes.people import Mention
from digest.quotes.premodifiers import NAMES_SOMEBODY
from digest.quotes.sources import Chunk
from digest.quotes.titles import clean, is_agent, is_role, title_before
from digest.quotes.voices import Source, person

_CALLED = re.compile(
    r"\b(?:called|named|surnamed|known (?:only |simply )?as|identified (?:(?:him|her|them)sel\w+ )?(?:only |simply |just )?as|"
    r"(?:said|says) (?:his|her|their) name (?:is|was)|(?:gave|gives|giving) (?:only )?(?:his|her|their) "
    r"(?:(?:first|full|real) )?name(?:,| (?:only |simply )?as)|goes by) $"
)
_WHO_GAVE = re.compile(r",? (?:who|identified|named|surnamed|called|giving|known|popularly|as) ")
_PHRASE = re.compile(r"(?:[Aa]n? |[Tt]he )?(?P<words>[^,;:“”]+?)(?=,| who\b|$)")
_OF_BODY = re.compile(
    r"(?:[Tt]he )?[A-Z][\w-]*(?:,? (?:(?:of|for|and|the) )*[A-Z][\w-]*){1,7}[’']s "
    r"(?:(?:[a-z-]+ ){0,3}(?P<noun>[a-z-]+),? )?(?=[A-Z])"
)
_MAY_BE_ROLE = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|(?:[A-Z][\w-]+ ){0,3}?[A-Z]?[\w-]+[’']s?) (?:[a-z-]+ ){0,4}[a-z-]+$"
)
_NAMED_ENDS = re.compile(r"(?:[.,;]|$| \(|\n)")
_LIST = 80  # characters of a list of names after the verb
_LIST_ENDS = re.compile(r"[.,;:)]|$|\n| (?:in|on|at|for|of)\b")
_REACH = 60  # characters in which the name follows
_OFFICE = re.compile(r"(?P<own>[’']s?) (?:[a-z-]+ ){0,2}office")


def joint(story: Discourse, last: Mention, chunk: Chunk) -> Source | None:
    """Two or three who speak with one voice: "Edward Dovere and Gabriel Deben wrote"."""
    before = story.cast.between(max(0, chunk.start - 120), last.start)
    listed = [last]
    for held in story.cast.between(last.end, chunk.full + _LIST):  # Ada Marsh, Tom Reeve, and Lena Holt
        if not re.fullmatch(r",? and |, ", story.text[listed[-1].end : held.start]):
            break
        listed.append(held)
    if listed[-1].end > chunk.full and not _LIST_ENDS.match(story.text, listed[-1].end):
        listed = [last]
    comma = len(listed) > 1 and re.search(r",? and $", story.text[listed[-2].end : listed[-1].start]) is not None
    end = listed[-1].end if comma else last.end
    first, title = last, title_before(story.text, last.start, chunk.start)
    if title is not None and story.text.endswith(" and ", 0, title.start) and before:
        one = before[-1]  # Senate leader Phil Berger and House Speaker Tim Moore
        if one.end + len(" and ") == title.start and len(one.person.words) > 1 and len(last.person.words) > 1:
            name = f"{one.person.name} and {last.person.name}"
            return Source("person", None, name, None, Span(one.start, last.end), 0.9, "names")
    while before and re.fullmatch(r",? and |, ", story.text[before[-1].end : first.start]):
        first = before.pop()
    if end != last.end:
        span = Span(first.start, end)
        return Source("person", None, story.text[span.start : span.end], None, span, 0.9, "names")
    if first is last or last.end != chunk.end or " and " not in story.text[first.start : last.start]:
        return None
    span = Span(first.start, last.end)
    name = story.text[span.start : span.end]
    pair = [held for held in story.cast.between(span.start, span.end) if " " not in story.text[held.start : held.end]]
    surnames = " and ".join(story.text[held.start : held.end] for held in pair)
    if len(pair) == 2 and name == surnames and all(len(held.person.words) > 1 for held in pair):
        name = " and ".join(held.person.name for held in pair)  # Marsh and Reeve, met as Ada Marsh and Tom Reeve
    return Source("person", None, name, None, span, 0.9, "names")


def after_title(story: Discourse, chunk: Chunk) -> Source | None:
    """The person at the end of "Secretary of State Mike Pompeo": a title with a preposition in it, then a name."""
    two = story.text.startswith(" and ", chunk.end)  # president and CEO Martha Kling
    reach = chunk.end + _REACH if two else chunk.full
    role = two and is_role(clean(story.text[chunk.start : chunk.end].split()[-1]))
    body = _is_body(story, chunk)
    for mention in story.cast.between(chunk.end, reach):
        title = title_before(story.text, mention.start, chunk.start)
        second = role and title is not None and title.start == chunk.end + len(" and ")
        last = body and title is not None and mention.end == chunk.full and story.text[title.start].islower()
        if title is not None and (title.start <= chunk.start + 5 or second or last):
            return person(mention.person, Span(mention.start, mention.end), 1.0, "name")
    return None


def office(story: Discourse, chunk: Chunk) -> Source | None:
    """Somebody's office: "Marsh’s office said", which is the office of Ada Marsh."""
    if not story.text.endswith("office", chunk.start, chunk.end):
        return None
    for mention in story.cast.between(chunk.start, chunk.end)[-1:]:
        owned = _OFFICE.fullmatch(story.text, mention.end, chunk.end)
        if owned:
            name = f"{mention.person.name}{owned['own']} office"
            return Source("organisation", None, name, None, Span(mention.start, chunk.end), 0.9, "organisation")
    return None


def _is_body(story: Discourse, chunk: Chunk) -> bool:
    """Whether a phrase begins with a name of a body that a preposition divides: "Fight for $15 director Ada Marsh"."""
    words = story.text[chunk.start : chunk.end].split()
    return all(word[0].isupper() for word in words) and not lexicon.is_role(words[-1].lower())


def of_body(story: Discourse, chunk: Chunk) -> Source | None:
    """The person named after the body that is theirs: "University of Hawaii’s Lauren Marsh", "…’s chancellor, Ada
    Marsh"."""
    lead = _OF_BODY.match(story.text, chunk.start, chunk.start + _REACH * 2)
    if lead is None or (lead["noun"] and not lexicon.is_role(lead["noun"])):
        return None
    held = story.cast.between(lead.end(), lead.end() + _REACH)[:1]
    if not held or held[0].start != lead.end() or len(held[0].person.words) < 2:
        return None
    return person(held[0].person, Span(held[0].start, held[0].end), 1.0, "name")


def called(story: Discourse, chunk: Chunk) -> Source | None:
    """The person whose name a description leads up to: "an akara seller at the gate, popularly called Mama Tunde"."""
    reach = max(chunk.full, chunk.full + 70 if _WHO_GAVE.match(story.text, chunk.full) else 0)
    for mention in story.cast.between(chunk.end, reach):
        if _CALLED.search(story.text, chunk.start, mention.start):
            if story.text.endswith("called ", 0, mention.start) and NAMES_SOMEBODY.match(story.text, mention.end):
                return None  # one member called Marsh “the orange prince”
            who = mention.person
            if who.role is None:
                who.role, who.rank = _description(story, chunk), 1
            return person(who, Span(mention.start, mention.end), 0.9, "name")
    return None


def _description(story: Discourse, chunk: Chunk) -> Span | None:
    """A noun phrase up to its first comma or relative clause, without its article; None where it has no noun for people."""
    phrase = _PHRASE.match(story.text, chunk.start, chunk.full)
    if phrase is None or not any(
        lexicon.is_role(word) or word in lexicon.CROWD or is_agent(word) for word in phrase["words"].lower().split()
    ):
        return None
    return Span(*phrase.span("words"))


def named_next(story: Discourse, chunk: Chunk, head: str) -> Source | None:
    """The person named right after a description: "said its executive director, Lim Chee Keong", "the helm, Alan
    Trewin,"."""
    comma = story.text.find(", ", chunk.end, chunk.full + 2)
    known = lexicon.is_role(head.lower())
    if comma < 0 or not (known or _MAY_BE_ROLE.match(story.text, chunk.start, chunk.end)):
        return None
    for mention in story.cast.between(comma + 2, comma + 60)[:1]:
        lead = story.text[comma + 2 : mention.start]
        titled = all(word[0].isupper() or lexicon.is_role(word) or word in lexicon.MODIFIERS for word in lead.split())
        closed = known or (len(mention.person.words) > 1 and _NAMED_ENDS.match(story.text, mention.end))
        if titled and closed and not story.owns(mention):
            return person(mention.person, Span(mention.start, mention.end), 1.0, "name")
    return None
