"""Whether a line is one sentence, shortened: its words in its order, its main verb kept, cut where a sentence can be cut.

A small model that was taught to shorten writes lines of the right words that say something else: "She went to withdraw $300
for a teller", out of "She went to withdraw $300 for a dryer, and the teller told her …". Such a line breaks off in mid-phrase
and goes on in another clause, and that can be seen.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from digest.endings import FOLLOWERS, may_stop
from digest.factcheck.tokens import lemma
from digest.verbs import verbs

_WORD = re.compile(r"[^\W_]+(?:[.,'’&/-][^\W_]+)*")
_PAUSE = re.compile(r"[,;:()—–]")
_ARTICLES = frozenset("a an the".split())
# What headlines leave out, and what they put for it: "will close" is "to close".
_HELPING = frozenset("is are was were be been being has have had will to".split())
_RELATIVES = frozenset("who which that whose where when while as after before because if what how".split())
_DAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight", re.IGNORECASE)
_MOST_GAPS = 2


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of the sentence. `paused`: a comma, dash or bracket stands before it."""

    text: str
    lemma: str
    start: int
    paused: bool

    @property
    def small(self) -> bool:
        return self.text.lower() in _ARTICLES | _HELPING


def shortens(line: str, sentence: str) -> bool:
    """Whether the line is the sentence without parts that a sentence can do without, in headline grammar."""
    words = _words(sentence)
    places = _places(line, words)
    if not places or not _begins(words, places[0]) or not _ends(words, places[-1]):
        return False
    verb = _main_verb(sentence, words, places[0])
    if verb is None or verb not in places:
        return False
    gaps = [(one, other) for one, other in pairwise(places) if not all(word.small for word in words[one + 1 : other])]
    return len(gaps) <= _MOST_GAPS and all(_may_skip(words, one, other, verb=verb) for one, other in gaps)


def _words(text: str) -> list[_Word]:
    found: list[_Word] = []
    end = 0
    for match in _WORD.finditer(text):
        paused = bool(_PAUSE.search(text, end, match.start()))
        found.append(_Word(match[0], _lemma(match[0]), match.start(), paused))
        end = match.end()
    return found


def _lemma(word: str) -> str:
    return lemma(re.sub(r"['’]s?$", "", word.lower()))


def _places(line: str, words: Sequence[_Word]) -> list[int]:
    """Where the line's words stand in the sentence, in its order and as close together as they can; none if one does not."""
    ends: dict[int, tuple[int, ...]] = {}
    for number, match in enumerate(_WORD.finditer(line)):
        if match[0].lower() in _HELPING and not any(word.text.lower() == match[0].lower() for word in words):
            continue  # "to" for "will"
        wanted = _lemma(match[0])
        here = [place for place, word in enumerate(words) if word.lemma == wanted]
        if number == 0 or not ends:
            ends = {place: (place,) for place in here}
            if number and not ends:
                return []
        else:
            going_on: dict[int, tuple[int, ...]] = {}
            for place in here:
                before = [path for end, path in ends.items() if end < place]
                if before:
                    going_on[place] = (
                        *min(before, key=lambda path: (_skipped(path) + (path[-1] + 1 != place), -path[-1])),
                        place,
                    )
            if not going_on and match[0].lower() in _HELPING:
                continue
            ends = going_on
        if not ends:
            return []
    return list(min(ends.values(), key=_skipped)) if ends else []


def _skipped(path: Iterable[int]) -> int:
    return sum(other != one + 1 for one, other in pairwise(path))


def _begins(words: Sequence[_Word], first: int) -> bool:
    """At the sentence's start, or after an opening that a comma ends."""
    return (
        all(word.small for word in words[:first])
        or words[first].paused
        or (words[first - 1].small and words[first - 1].paused)
    )


def _ends(words: Sequence[_Word], last: int) -> bool:
    if last + 1 == len(words):
        return True
    after = words[last + 1]
    return (
        after.paused
        or (after.text.lower() in FOLLOWERS and may_stop(words[last].text, after.text.lower()))
        or (_DAY.match(after.text) is not None)
    )


def _main_verb(sentence: str, words: Sequence[_Word], first: int) -> int | None:
    """The place of the first finite verb that belongs to no relative clause; of the participle, where that follows it."""
    at = {word.start: place for place, word in enumerate(words)}
    for verb in verbs(sentence):
        place = at.get(verb.start)
        if place is None or place <= first or words[place - 1].text.lower() in _RELATIVES:
            continue
        while (
            place + 1 < len(words)
            and words[place].small
            and (words[place + 1].small or words[place + 1].text.endswith("ed"))
        ):
            place += 1
        return place
    return None


def _may_skip(words: Sequence[_Word], one: int, other: int, *, verb: int) -> bool:
    """Whether what stands between two places can go: between two pauses, or a phrase before the next phrase or the verb."""
    skipped = words[one + 1 : other]
    if skipped[0].paused and words[other].paused:
        return True
    first, after = skipped[0].text.lower(), words[other].text.lower()
    if all(_DAY.match(word.text) or word.text.lower() in ("on", "early", "late", "last") for word in skipped):
        return True
    begins = skipped[0].paused or (first in FOLLOWERS and may_stop(words[one].text, first))
    if other == verb:  # what stands between the subject and its verb
        return begins and not any(word.paused and not word.small for word in skipped[1:])
    return begins and (after in FOLLOWERS or words[other].small) and not any(word.paused for word in skipped[1:])
