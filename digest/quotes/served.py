"""What somebody served as, by what a sentence says of their time in it: "Marsh’s record as secretary of state", "in her
four years as mayor", "As a senator, Marsh". Only for speakers of whom nothing but a rank is said."""

import re

from digest.quotes import fitness, lexicon, phrases, roles
from digest.quotes.discourse import Discourse
from digest.quotes.people import Person

_TIME = (
    r"(?:years?|time|tenure|term|terms|stint|record|days|career|role|job|work|position|post|experience|turn|service|reign|"
    r"performance|actions|legacy|decade)"
)
_OWN = re.compile(rf"\b(?P<whose>[Hh]is|[Hh]er) (?:[\w-]+ ){{0,4}}?{_TIME} as (?:an? |the |its |then-)?(?=\w)")
_NAMED = re.compile(rf"(?:’s|'s|(?<=s)[’']) (?:[\w-]+ ){{0,4}}?{_TIME} as (?:an? |the |its |then-)?(?=\w)")
_FRONTED = re.compile(
    rf"(?:[“\s]*|.{{0,80}}?, )(?:[Aa]s|(?:[Ii]n|[Dd]uring|[Ff]or|[Aa]fter|[Ff]rom) (?:[\w-]+ ){{1,5}}?{_TIME} as) "
    r"(?:an? |the )?(?=\w)"
)
_GENDER = {"his": "m", "her": "f"}
_MOST = 300  # sentences of a story that are read so
_POSSIBLE = " as "


def give(story: Discourse) -> None:
    """Give roles to those who speak and have none."""
    if not any(id(who) in story.vocal and fitness.lacks(story, who) for who in story.cast.people.all):
        return
    for number, sentence in enumerate(story.sentences[:_MOST]):
        text = story.text
        if text.find(_POSSIBLE, sentence.start, sentence.end) >= 0:
            for held in story.by_sentence[number]:
                found = _NAMED.match(text, held.end, sentence.end)
                if found is not None:
                    _take(story, held.person, found.end(), sentence.end)
            for found in _OWN.finditer(text, sentence.start, sentence.end):
                who = _owner(story, number, found.start(), _GENDER[found["whose"].lower()])
                if who is not None:
                    _take(story, who, found.end(), sentence.end)
        for held in story.by_sentence[number][:2]:
            found = _FRONTED.match(text, sentence.start, held.start)
            if found is not None and text.endswith((", ", ", Mr. ", ", Mrs. ", ", Ms. ", ", Dr. "), 0, held.start):
                _take(story, held.person, found.end(), held.start, whole=True)


def _owner(story: Discourse, number: int, at: int, gender: str) -> Person | None:
    """Whom "his" or "her" means: the only one of that gender whom the sentence has named, else whom it or the one before begins
    with."""
    fitting = {
        id(held.person): held.person
        for held in story.by_sentence[number]
        if held.end <= at and held.person.gender in {"", gender}
    }
    if len(fitting) == 1:
        return next(iter(fitting.values()))
    if fitting:
        return None
    for back in (number, number - 1):
        who = story.leads.get(back) if back >= 0 else None
        if who is None and 0 <= back < number:
            who = next((one.person for one in story.by_sentence[back] if story.opens(back, one.person)), None)
        if who is not None:
            return who if who.gender == gender else None
    return None


def _take(story: Discourse, who: Person, start: int, ceiling: int, *, whole: bool = False) -> None:
    role = phrases.short_phrase(story.text, start, ceiling)
    if role is None or id(who) not in story.vocal or not fitness.lacks(story, who):
        return
    if whole and story.text[role.end : role.end + 2] != ", ":
        return
    words = story.text[role.start : role.end]
    if phrases.head(words) in lexicon.ANY_ROLE | lexicon.KIN or (fitness.is_named(story, role) and not whole):
        return
    if who.role is None or who.rank == fitness.PASSING:
        who.role, who.rank = role, 1
    elif (
        roles.mere_rank(story.text, who.role)
        and phrases.head(words) not in story.text[who.role.start : who.role.end].lower()
    ):
        who.besides = role
