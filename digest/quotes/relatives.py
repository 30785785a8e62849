"""Whose relative somebody is, where another sentence says so than the one that names them: "Ada Marsh strode in. Tom Reeve’s
eldest daughter, 34, has …"."""

import re

from digest.article import Span
from digest.quotes import lexicon
from digest.quotes.discourse import Discourse
from digest.quotes.people import Person

_OWN_KIN = re.compile(
    r"\b(?:his|her) (?:(?:elderly|older|younger|elder|late|frail|own|twin) )?"
    r"(?P<kin>mother|father|mum|mom|dad|son|daughter|brother|sister|wife|husband|grandmother|grandfather|uncle|aunt|cousin)\b"
    r"(?! (?:[A-Z]|and\b))(?!,)"
)
_KIN_LEAD = re.compile(
    r"(?P<role>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}[’']s (?:[a-z-]+ ){0,2}?(?P<kin>mother|father|son|daughter|brother|sister|"
    r"wife|husband|widow|uncle|aunt|cousin|niece|nephew|grandson|granddaughter))(?:, \d{1,3},)? "
    r"(?:has|had|is|was|will|[a-z]+ed)\b"
)
_FAR = 3  # sentences back to whom it is said of


def give(story: Discourse, number: int) -> None:
    """Learn whose relative somebody is of whom nothing else was said, from a sentence."""
    _shared(story, number)
    _led(story, number)


def _shared(story: Discourse, number: int) -> None:
    """Whose relative somebody is who shares a surname: "Tom Reeve carried his mother out. Ada Reeve, 88, has lived there"."""
    held, before = story.by_sentence[number][:1], story.by_sentence[number - 1]
    if not held or held[0].start != story.sentences[number].start or held[0].person.role is not None:
        return
    who, one = held[0].person, story.sentences[number - 1]
    found = list(_OWN_KIN.finditer(story.text, one.start, one.end))
    if len(found) != 1 or len(who.words) < 2 or who.mentions[0] != held[0].start:
        return
    kin = found[0]["kin"]
    shared = any(
        m.person is not who and m.person.words[-1] == who.words[-1] and m.end < found[0].start() for m in before
    )
    if shared and lexicon.ROLE_GENDER.get(kin, "") in {"", who.gender or lexicon.ROLE_GENDER.get(kin, "")}:
        who.role, who.rank = Span(*found[0].span("kin")), 1


def _led(story: Discourse, number: int) -> None:
    """Whose relative a sentence calls the one whom those before it are about: "Tom Reeve’s eldest daughter, 34, has …"."""
    sentence = story.sentences[number]
    found = _KIN_LEAD.match(story.text, sentence.start, sentence.end)
    if found is None:
        return
    earlier = range(number - 1, max(-1, number - 1 - _FAR), -1)
    heard = [source.person for source, said in story.heard(sentence.start, number, 1) if number - said <= _FAR]
    who = next((one for back in earlier if (one := subject(story, back)) is not None), None) or next(iter(heard), None)
    owners = [held.person for held in story.by_sentence[number] if held.start == sentence.start]
    gender = lexicon.ROLE_GENDER.get(found["kin"], "")
    if who is not None and who.role is None and who not in owners and gender in {"", who.gender or gender}:
        who.role, who.rank = Span(*found.span("role")), 1


def subject(story: Discourse, number: int) -> Person | None:
    """Whom a sentence is about, where it names nobody else of whom nothing is said."""
    if number < 0:
        return None
    named = {id(mention.person): mention.person for mention in story.by_sentence[number] if not story.owns(mention)}
    who = story.leads.get(number) or next((one for one in named.values() if story.opens(number, one)), None)
    plain = {id(mention.person) for mention in story.by_sentence[number] if not story.led(mention)}
    unknown = [one for one in named.values() if one is not who and one.role is None and id(one) in plain]
    return who if who is not None and not unknown else None
