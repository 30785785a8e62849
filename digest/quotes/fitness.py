"""Whether a description fits somebody: nothing better is known of them, and nobody else is meant by it."""

import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes import lexicon, phrases, places, roles, titles
from digest.quotes.discourse import Discourse
from digest.quotes.likeness import fold
from digest.quotes.people import Person

_BACK = 3_000  # characters in which another one of the kind is looked for
_NAMED_NEXT = re.compile(r"(?: of [^,.;]{2,40})?,? (?:\w+\.? )?$")
_VAGUE = frozenset(
    """
colleague friend partner accused defendant victim witness suspect member guest host visitor customer client rival winner
loser parent neighbour neighbor passenger resident citizen person youth kid child baby participant candidate
""".split()
)
OFFICERS = frozenset(
    """
agent aide attorney barrister commissioner coroner counsel detective doctor inspector interviewer journalist judge lawyer
magistrate manager mayor minister moderator nurse officer official president presenter prosecutor referee regulator reporter
secretary solicitor source speaker spokesman spokesperson spokeswoman umpire constable sergeant deputy coach owner author
""".split()
)  # who may come into any story beside the one who was named
_WHOSE = lexicon.KIN | frozenset("rival opponent challenger ally supporter critic successor predecessor".split())


POSTS = frozenset(
    """
senator governor congressman congresswoman representative president mayor premier chancellor speaker minister secretary leader
nominee candidate frontrunner front-runner contender hopeful chairman chairwoman chief commissioner ambassador republican democrat
general king queen pope
""".split()
)
_NEW_MAIN = re.compile(r"(?:As|When|While|After|Before) [^,;:“”]{3,90}, an? (?:[\w’'-]+ ){1,9}?[a-z]+ed\b")
PASSING = -1  # the rank of what somebody was called in passing


def is_plain(story: Discourse, who: Person, head: str | None = None) -> bool:
    """Whether one word is all that is known of somebody: "President", "investor"; and goes with the noun of a description."""
    if (
        who.role is None
        or who.besides is not None
        or " " in (word := story.text[who.role.start : who.role.end].lower())
    ):
        return False
    return head is None or (word in POSTS) == (head in POSTS)


def lacks(story: Discourse, who: Person) -> bool:
    """Whether nothing is known of somebody but a rank ("Rep.") or whose they are ("her rival")."""
    if who.role is None or who.besides is not None:
        return who.role is None
    words = story.text[who.role.start : who.role.end].lower().split()
    if who.rank == PASSING:
        return True
    plain = len(words) == 1 and (who.rank <= 1 or words[0] in lexicon.AGES)  # the candidate added; septuagenarian Marsh
    return plain or roles.mere_rank(story.text, who.role) or (words[0] in titles.OWN and words[-1] in _WHOSE)


def may_take(story: Discourse, who: Person, role: Span, head: str) -> bool:
    """Whether a description may be said of somebody: nothing better is known, and the genders agree."""
    if who.role is not None and not (
        who.rank <= 1 and story.text[who.role.start : who.role.end].lower() in lexicon.ANY_ROLE | lexicon.KIN
    ):
        return False
    if lexicon.ROLE_GENDER.get(head, "") not in {"", who.gender or lexicon.ROLE_GENDER.get(head, "")}:
        return False
    if (
        head in lexicon.ANY_ROLE
        and who.role is None
        and places.PLACES & set(story.text[role.start : role.end].lower().split())
    ):
        return True  # the Lowfield man, the New York woman
    if head in lexicon.ANY_ROLE or head in lexicon.AGES or head in lexicon.KIN or head in _VAGUE:
        return story.text[role.start : role.end].split()[0].islower() and _tells(story, role, head)
    return head not in lexicon.PARTY and not who.name.isupper()


def others(story: Discourse, role: Span, head: str, who: Person) -> bool:
    """Whether the story has somebody else who may be called so: with a role of that kind, or one that came in as "a …"."""
    known = [one for one in story.cast.with_role(fold(head), role.start) if one is not who]
    if known or (head in OFFICERS and " " not in story.text[role.start : role.end]):
        return True
    return comes_in(story, role, head)


def comes_in(story: Discourse, role: Span, head: str) -> bool:
    """Whether somebody of a kind came in before a description, unnamed: "an (OSHA) inspector … the OSHA inspector"."""
    new = re.compile(
        r"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Tt]wo|[Hh]is|[Hh]er|[Tt]heir|\w+[’']s) "
        rf"(?:(?!the\b)[\w()-]+ ){{0,8}}?{re.escape(head)}\b"
    )
    return new.search(story.text, max(0, role.start - _BACK), role.start) is not None


def brings_in(story: Discourse, number: int) -> bool:
    """Whether a sentence turns to somebody new and unnamed: "As Ada Marsh spoke, a designer watched her"."""
    return (
        number >= 0
        and _NEW_MAIN.match(story.text, story.sentences[number].start, story.sentences[number].end) is not None
    )


def is_owned(words: Sequence[str]) -> bool:
    """Whether a description is of somebody else’s somebody: "the actor’s agent"."""
    return any(titles.is_role(word[:-2]) for word in words if word.endswith(("’s", "'s")))


def is_named(story: Discourse, role: Span) -> bool:
    """Whether the name follows: "the mayor, Ada Marsh", "the actor Tom Reeve"."""
    held = story.cast.between(role.start, role.end + 60)[:1]
    return bool(held) and (
        held[0].start < role.end or _NAMED_NEXT.fullmatch(story.text, role.end, held[0].start) is not None
    )


def noun_of(story: Discourse, role: Span) -> str:
    """The noun of a description, in lower case."""
    return phrases.head(story.text[role.start : role.end])


def _tells(story: Discourse, role: Span, head: str) -> bool:
    """Whether a noun that says nothing alone tells something here: "retired dinner lady", "mother of a boy shot"."""
    words = story.text[role.start : role.end].lower().split()
    return (head == "lady" and len(words) > 1) or (head in lexicon.KIN and " of " in story.text[role.start : role.end])
