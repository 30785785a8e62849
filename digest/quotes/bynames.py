"""What a story calls somebody in passing, by a description that lets nobody speak: "questioning the property tycoon’s temper".
Only for speakers of whom nothing else is said, where it can mean nobody else."""

import re

from digest.article import Span
from digest.quotes import epithets, phrases
from digest.quotes.discourse import Discourse
from digest.quotes.people import Person

_THE = re.compile(r"\b[Tt]he (?=[\w’'])")
_MOST = 12  # mentions of somebody around which descriptions are looked for
_STANDING = frozenset(
    """
candidate nominee front-runner frontrunner contender hopeful challenger incumbent mogul tycoon magnate billionaire businessman
businesswoman senator governor congressman congresswoman neurosurgeon
""".split()
)  # what few in one story are
_BEGINS_CLAUSE = re.compile(
    r"(?:^|[,.!?”—–:;] ?|\b(?:that|saying|said|as|while|when|because|and|but|where|if|since|after|before) )$"
)
_ACTS = re.compile(
    r"(?:,? who\b| --?| –| —|,)? (?!and\b|or\b|of\b|in\b|at\b|for\b|to\b|on\b|by\b|with\b|as\b|from\b)[a-z]"
)
_OWNER = re.compile(r"(?P<role>(?:[\w-]+ ){1,4}?[a-z-]+)[’']s ")
_LED = re.compile(r"\b(?:of|for|with|behind|against|by|about|around) $")


def give(story: Discourse) -> None:
    """Give such descriptions to the speakers who have no role."""
    for who in story.cast.people.all:
        if who.role is None and id(who) in story.vocal:
            _find(story, who)


def _find(story: Discourse, who: Person) -> None:
    done = -1
    for at in who.mentions[:_MOST]:
        number = story.number_at(at)
        for near in range(max(done + 1, number), min(number + 3, len(story.sentences))):
            done = near
            role = _in_sentence(story, who, near)
            if role is not None:
                who.role, who.rank = role, 1
                return


def _in_sentence(story: Discourse, who: Person, number: int) -> Span | None:
    """The description in a sentence that can only mean somebody named in it before, or in the two sentences before."""
    sentence = story.sentences[number]
    for found in _THE.finditer(story.text, sentence.start, sentence.end):
        owner = _OWNER.match(story.text, found.end(), sentence.end)
        end = owner.end("role") if owner else sentence.end
        role = phrases.short_phrase(story.text, found.end(), end)
        if role is None or not _tells(story, role) or epithets.is_named(story, role):
            continue
        near = [held for back in range(max(0, number - 2), number + 1) for held in story.by_sentence[back]]
        people = {id(held.person): held.person for held in near if held.end <= role.start}
        here = any(held.person is who and held.end <= role.start for held in story.by_sentence[number])
        if here and story.opens(number, who):
            continue  # Marsh said the Lowfield businessman was rude
        plain = [one for one in people.values() if one.role is None]
        head = epithets.noun_of(story, role)
        if plain != [who] or not (
            (owner and role.end == end) or _fits(story, sentence, found.start(), role, here=here)
        ):
            continue
        if epithets.may_take(story, who, role, head) and not epithets.others(story, role, head, who):
            return role
    return None


def _fits(story: Discourse, sentence: Span, start: int, role: Span, *, here: bool) -> bool:
    """Whether a description stands where it may mean the one named before: as the subject of a clause, or led by a
    preposition in a sentence that does not name them (`here`)."""
    before = story.text[max(sentence.start, start - 12) : start]
    if _BEGINS_CLAUSE.search(before) and _ACTS.match(story.text, role.end):
        return True
    return not here and _LED.search(before) is not None


def _tells(story: Discourse, role: Span) -> bool:
    """Whether a description of two words or more says what few in a story are."""
    phrase = story.text[role.start : role.end]
    return " " in phrase and phrases.head(phrase) in _STANDING
