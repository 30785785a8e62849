"""People in a headline: by what they are where few know the name, "French inventor" for "French inventor Ida Tann"; and
what a study says after a colon."""

import re
from collections.abc import Iterator

from digest.article import Span
from digest.headlinese import Change
from digest.quotes.firstnames import first_names
from digest.quotes.lexicon import ROLE_GENDER
from digest.verbs import verbs

_NAME = r"[A-Z][\w.’'-]*"
_OFFICES = (
    "President|Vice President|Prime Minister|Chancellor|Pope|King|Queen|Senator|Governor|Mayor|Judge|Foreign Minister"
    "|Chief Minister|Minister|Representative|Professor|Bishop|Archbishop|Justice"
)
# What somebody is, then the name: "Ohio man James Orr", "French President Ana Tann".
_DESCRIBED = re.compile(
    rf"(?P<before>[\w’'.-]+)\s(?P<role>[a-z][a-z-]+|(?:{_OFFICES}))(?P<name>\s(?P<first>{_NAME})(?:\s{_NAME}){{1,3}})"
    r"(?=\s[a-z]|[.,]?$|,\s)(?!,?\s(?:and|or)\s[A-Z])"
)
_BEFORE = frozenset("the a an and or as by of for with to from".split())


def without_names(text: str) -> list[Change]:
    """Full names that what stands before them can stand for."""
    found = []
    for each in _DESCRIBED.finditer(text):
        role, first = each["role"], each["first"].lower()
        office = role[0].isupper()
        if not office and role not in ROLE_GENDER and role not in ("man", "woman", "boy", "girl"):
            continue
        if office and (
            first not in first_names() or not each["before"][0].isupper() or each["before"].lower() in _BEFORE
        ):
            continue  # "President Tann" alone says which president no less than "president" does
        start = each.start("role") if office else each.start("name")
        found.append(Change(Span(start, each.end("name")), role.lower() if office else ""))
    return found


_STUDY = re.compile(
    r"^(?:(?:An?|The|One|This)\s)?(?:(?:new|recent|large|major|small|international|government|scientific|latest|independent|yearly|annual)\s)*"
    r"(?:(?P<kind>study|report|survey|poll|research|data|analysis|review))\s(?:(?:also|recently|published|released)\s)?"
    r"(?:says|suggests|shows|finds|found|showed|suggested|said|warns|concluded|concludes|reports)\s(?P<that>that\s)?(?P<claim>\S)"
)
_PRONOUN = re.compile(r"(?:it|they|he|she|its|their|his|her|this|these)\b", re.IGNORECASE)


def claims(text: str, start: int = 0) -> Iterator[Change]:
    """ "A new study suggests that islanders sleep more" is "Study: Islanders sleep more"."""
    found = _STUDY.match(text[start:])
    if not found:
        return
    at = start + found.start("claim")
    claim = text[at:]
    own = next(verbs(claim), None)
    if (
        own is None
        or _PRONOUN.match(claim)
        or (
            not found["that"]
            and not own.sure
            and not re.search(r"\s(?:is|are|was|were|has|have|may|might|could|can|will|would)\s", claim)
        )
    ):
        return
    claim = re.sub(r"^(?:the|an?)\s", "", claim, flags=re.IGNORECASE)
    length = len(text) - start - len(claim)
    yield Change(Span(start, start + length + 1), f"{found['kind'].capitalize()}: {claim[0].upper()}")
