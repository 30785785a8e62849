"""Whether a sentence's verb still has the number of its subject when parts have gone."""

import re
from collections.abc import Sequence

from digest.article import Span
from digest.parts import Part, without
from digest.predicate import Clause
from digest.quotes.firstnames import first_names
from digest.verbs import number_of

_SEVERAL = frozenset("are were have".split())
_ONE = frozenset("is was has".split())
_JOINS = re.compile(r"\b(?:and|or)\b|&")
_WITHIN = re.compile(r",?\s(?:of|from|in|at|on|with|for|near|between|by)\s")  # "sailors [from Lund and Mur] have"
_OF_SEVERAL = re.compile(r"\b(?:both|their|themselves|they|respectively|each|one another)\b")


def agrees(text: str, told: Sequence[Clause], gone: Sequence[Part]) -> bool:
    """Whether the verbs of what is `told` do, and where one of several has gone from a subject, nothing speaks of several:
    "Orr and Tann were jailed for their part" is no line of Orr."""
    for clause in told:
        subject = Span(clause.start, clause.verb.start)
        parts = [part.span for part in gone if subject.start <= part.span.start and part.span.end <= subject.end]
        if not any(
            _JOINS.search(cut) and not _WITHIN.match(cut) for part in parts if (cut := text[part.start : part.end])
        ):
            continue
        left = without(text, subject.start, subject.end, parts)
        if _JOINS.search(left):
            continue
        number = "singular" if _is_name(left) else number_of(left)
        word = clause.verb.word
        if (word in _SEVERAL and number == "singular") or (word in _ONE and number == "plural"):
            return False
        if number == "singular" and _OF_SEVERAL.search(text, subject.end):
            return False
    return True


def _is_name(subject: str) -> bool:
    words = subject.split()
    return len(words) > 1 and words[0].lower() in first_names() and words[-1][0].isupper()
