"""Where a sentence may stop early: after which words, before which others.

The list is what `training.endings` counted in public-domain releases: how often a word ends a sentence, and how often
another follows it.
"""

import re
from functools import cache
from importlib.resources import files

# Words that begin what a sentence may do without.
FOLLOWERS = frozenset(
    "in on at for with from by to after during when while as following amid near over under against between into through "
    "because since before where who which that and but or about upon within without until among toward towards outside "
    "inside across along behind beyond despite if so aimed due based including ahead".split()
)
_NEVER = frozenset(("of", "than"))
_NOUN = re.compile(
    r"[a-z]{3,}(?:tions?|ments?|[aei]ties|ity|ness|isms?|ships?|[ae]nces?)$|^(?:plans|deaths|talks|laws|claims|charges)$"
)
_AFTER_NUMBERS = frozenset("in on at after as when while since because following during with who which".split())


_CLAUSES = frozenset("because when while before although after since".split())
_ADVERBS = frozenset(
    "early late again abroad alone apart away back down off out up together twice once well badly home here there".split()
)


@cache
def _table() -> dict[str, frozenset[str]]:
    lines = files("digest").joinpath("endings.txt").read_text(encoding="ascii").splitlines()
    return {word: frozenset(held) for word, *held in (line.split() for line in lines)}


def may_stop(word: str, after: str, *, loosely: bool = False) -> bool:
    """Whether a sentence may stop after `word` where it goes on with `after`. `loosely`: after a noun too that the other
    word completes: "announces plans" for "announces plans to close"."""
    if not word:
        return False
    if after in _NEVER:
        return False
    if loosely and word[0].islower() and _NOUN.search(word):
        return True
    if after in _CLAUSES and word.lower() in _ADVERBS:
        return True
    if word[-1].isdigit():
        return after in _AFTER_NUMBERS
    if word[0].isupper():
        return True
    held = _table().get(word.lower().rpartition("-")[2])
    return held is None or not held & {after, "*"}  # rare words are nouns
