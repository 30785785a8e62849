"""What a story calls somebody instead of the name, wherever it stands: "questioned the real estate mogul’s temper", "saying the
Vell senator was late". English news writing does not name the same person twice running. Only for speakers of whom nothing but
a rank is said, and only where nobody else near by can be meant."""

import re

from digest.article import Span
from digest.quotes import fitness, lexicon, namewords, nouns, phrases, referents, titles
from digest.quotes.discourse import Discourse
from digest.verbs import is_present

_MOST = 300  # sentences of a story that are read so
_THE = re.compile(r"\b(?:the|The) (?=[A-Za-z0-9])")
_POSSESSIVE = re.compile(r"[’']s\b")
_LEAST = 2  # words of a description
_REACH = 90  # characters of one
_WORDS = 6
_NOT_THAT = frozenset(
    "best most worst first second third fourth fifth sixth seventh next last other same latter fellow two three four own whole "
    "entire and".split()
)
_OFFICERS = frozenset(
    "official officer spokesman spokeswoman spokesperson host moderator interviewer reporter journalist judge prosecutor lawyer "
    "attorney investigator source speaker agent witness".split()
)  # who may come into any story beside the one who was named
_BARE_VERBS = frozenset("speak talk win lose run walk share".split())  # to hear the Vell senator speak
_COMPLEMENT = re.compile(r" (?:of|from) (?:the )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)*|state|staff|defen[cs]e|justice)\b")
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_ALONE = frozenset(
    "frontrunner front-runner billionaire millionaire tycoon mogul magnate incumbent senator governor congressman "
    "congresswoman".split()
)  # what few are
_NATIVE = re.compile(
    r"(?:[\w-]+ )?[A-Z][\w’.-]*(?: [A-Z][\w’.-]*){0,2}, (?:[A-Z][\w.’]*(?: [A-Z][\w.’]*)?,? )(?:native|resident)\b"
)  # the Lowfield, Ohio, native
_OFFICES = frozenset(
    "senator governor congressman congresswoman representative president mayor premier chancellor speaker".split()
)
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}")


def give(story: Discourse) -> None:
    """Give those who speak, and have no role or a mere rank, what the story calls them."""
    plain = {
        id(who): who
        for who in story.cast.people.all
        if id(who) in story.vocal and (fitness.lacks(story, who) or fitness.is_plain(story, who))
    }
    if not plain:
        return
    called: referents.Called = {}
    for number, sentence in enumerate(story.sentences[:_MOST]):
        around = {
            id(held.person): held.person
            for near in range(max(0, number - referents.BACK), number + 1)
            for held in story.by_sentence[near]
        }
        if around.keys().isdisjoint(plain.keys()):
            continue
        for the in _THE.finditer(story.text, sentence.start, sentence.end):
            role = description(story.text, the.end(), sentence.end)
            who = referents.meant(story, number, role, called) if role is not None else None
            if who is not None and role is not None and id(who) in plain:
                called.setdefault(id(who), []).append(role)
    for one, roles_ in called.items():
        who = plain[one]
        if who.role is not None and who.rank == fitness.PASSING:
            roles_.insert(0, who.role)
            who.role = None
        elif who.role is not None and story.text[who.role.start : who.role.end].lower() in lexicon.AGES:
            who.role = None  # septuagenarian Ada Marsh
        best = max(roles_, key=lambda role: _telling(story.text[role.start : role.end]))
        old, new = (story.text[span.start : span.end] if span else "" for span in (who.role, best))
        if who.role is None or new.endswith(f" {old}"):
            who.role, who.rank = best, 1
        else:
            who.besides = best


def _telling(words: str) -> tuple[bool, bool]:
    """How much a description tells: an office or a candidacy most, then what names a place, a party or a body."""
    return phrases.head(words) in fitness.POSTS, _CAPITAL.search(words) is not None


def description(text: str, start: int, ceiling: int) -> Span | None:
    """The description of two words or more that begins behind "the": modifiers, a noun for one person, what "of" adds."""
    native = _NATIVE.match(text, start, ceiling)
    if native:
        return Span(*native.span())
    words = list(titles.WORD.finditer(text, start, min(ceiling, start + _REACH)))[:_WORDS]
    for index, word in enumerate(words):
        owned = _POSSESSIVE.search(word[0])
        plain = word[0][: owned.start()] if owned else word[0]
        plain = plain if _INITIALS.fullmatch(plain) else plain.rstrip(",;:.!?”’')")
        low = titles.clean(plain)
        if low in phrases.PREPOSITIONS or low in phrases.AUXILIARY or low in _NOT_THAT:
            return None
        if low in {"person", "back", "server"} or (index == 0 and low.endswith("est")):
            return None
        if low in namewords.NOT_NAMES and low not in titles.INNER and low not in lexicon.PARTY:
            return None
        named = plain[:1].isupper()
        head = titles.is_role(low) or (low in lexicon.PARTY and not low.endswith("s"))
        if head and (
            not named or low in _OFFICES or (low in lexicon.PARTY and index and words[index - 1][0][0].isupper())
        ):
            following = words[index + 1][0] if index + 1 < len(words) and plain == word[0] else ""
            if following and (
                (titles.is_role(titles.clean(_POSSESSIVE.sub("", following))) and following != "accused")
                or _is_noun(following)
                or following == "real"  # the billionaire real estate magnate
                or following[0].isupper()
            ):
                continue
            if low in _OFFICERS and not words[0][0][0].isupper():
                return None
            if (
                (index + 1 < _LEAST and low not in _ALONE)
                or low in lexicon.ANY_ROLE
                or low in lexicon.KIN
                or low in lexicon.AGES
            ):
                return None
            end = word.start() + len(plain)
            more = _COMPLEMENT.match(text, end, ceiling) if plain == word[0] else None
            return Span(start, more.end() if more else end)
        if plain != word[0]:
            return None
        if low.endswith("s") and titles.is_role(low[:-1]):
            return None
    return None


def _is_noun(word: str) -> bool:
    """Whether a noun for a thing follows, so that the word before is no head: "the governor race"."""
    low = titles.clean(word)
    return (
        low.isalpha()
        and word[0].islower()
        and low not in phrases.PREPOSITIONS
        and low not in phrases.AUXILIARY
        and low not in namewords.NOT_NAMES
        and not nouns.is_verbal(low)
        and not nouns.is_adjectival(low)
        and not low.endswith("ly")
        and low not in _BARE_VERBS
        and not is_present(low)
    )
