"""Whether a line is one sentence, shortened: its words in its order, its main verb kept, cut where a sentence can be cut.

A small model that was taught to shorten writes lines of the right words that say something else: "She went to withdraw $300
for a teller", out of "She went to withdraw $300 for a dryer, and the teller told her …". Such a line breaks off in mid-phrase
and goes on in another clause, and that can be seen.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from digest.article import Span
from digest.change import Change
from digest.headlinese import articles, changes, letters, pointers, tighter
from digest.parts import parts
from digest.spared import spared
from digest.stops import stops, tail
from digest.verbs import verbs

_WORD = re.compile(r"[^\W_]+(?:[.,'’&/-][^\W_]+)*")
_PAUSE = re.compile(r"[,;:()—–]")
_HELPING = frozenset("is are was were be been being has have had".split())
_RELATIVES = frozenset("who which that whose where when while as after before because if what how".split())
_SUBORDINATORS = frozenset(
    "as when while after before because if since although though until unless once whether".split()
)
MOST_GAPS = 2


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence and where it stands, and where in the sentence as it was written. `paused`: a comma, dash or
    bracket stands before it; `verb`: it is a finite verb, `sure`: and nothing else; `small`: it is an article that can go."""

    text: str
    span: Span
    source: Span
    paused: bool
    verb: bool = False
    sure: bool = False
    small: bool = False

    @property
    def low(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as it stands or in headline grammar, its words, whose verbs are those of the sentence as it stands, and where
    an opening ends that can go, "On Monday, ". `spared` are the stretches of the sentence as it was written that can go,
    `stops` those from where it may stop to its end; `barred` are those that have to go, as the grammar has it."""

    text: str
    words: tuple[Word, ...]
    opening: int
    spared: tuple[Span, ...]
    stops: tuple[Span, ...]
    barred: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """How the words of a sentence may follow one another in a line that begins with the word `first`.

    `after` gives for each word those that may come next, and whether that leaves a gap, of which there may be MOST_GAPS;
    `ends` are the words that may be the last.
    """

    first: int
    after: tuple[Mapping[int, bool], ...]
    ends: frozenset[int]


def shortens(line: str, sentence: str) -> bool:
    """Whether the line is the sentence without parts that a sentence can do without, in its grammar or in a headline's."""
    return Shortening(sentence).gives(line)


@dataclass(frozen=True)
class Shortening:
    """A sentence that many lines are held against."""

    text: str

    def gives(self, line: str) -> bool:
        """Whether a line is the sentence, shortened: see `shortens`."""
        written = [match[0].lower() for match in _WORD.finditer(line)]
        return bool(written) and any(_reads(written, words, found) for words, found in self._readings)

    @cached_property
    def _readings(self) -> list[tuple[list[str], tuple[Way, ...]]]:
        both = (as_it_stands(self.text), in_headline_grammar(self.text))
        return [([word.low for word in each.words], ways(each)) for each in both]


def as_it_stands(text: str) -> Sentence:
    return _sentence(text, [])


def in_headline_grammar(text: str) -> Sentence:
    return _sentence(
        text, [*changes(text, parts(text)), *tighter(text), *letters(text), *pointers(text), *articles(text)]
    )


def ways(sentence: Sentence) -> tuple[Way, ...]:
    """All that is taken for the sentence, shortened."""
    words = sentence.words
    inside = [frozenset(_within(words, span)) for span in sentence.spared + sentence.stops]
    barred = frozenset(place for span in sentence.barred for place in _within(words, span))
    found = []
    for first in range(len(words)):
        if not _begins(sentence, first) or (verb := _main_verb(words, first)) is None:
            continue
        after = tuple(
            {
                other: not small
                for other in range(one + 1, len(words))
                if other not in barred
                and (
                    (small := all(word.small for word in words[one + 1 : other]))
                    or (not one < verb < other and _may_skip(words, one, other, inside, verb=verb))
                )
            }
            for one in range(len(words))
        )
        found.append(
            Way(first, after, frozenset(one for one in range(verb, len(words)) if _ends(words, one, sentence.stops)))
        )
    return tuple(found)


def _reads(written: Sequence[str], low: Sequence[str], found: Iterable[Way]) -> bool:
    for way in found:
        states = {(way.first, 0)} if low[way.first] == written[0] else set()
        for word in written[1:]:
            states = {
                (other, gaps + gap)
                for one, gaps in states
                for other, gap in way.after[one].items()
                if low[other] == word and gaps + gap <= MOST_GAPS
            }
        if any(one in way.ends for one, _ in states):
            return True
    return False


def _sentence(text: str, style: Iterable[Change]) -> Sentence:
    pieces: list[str] = []
    origins: list[int] = []  # of each character of what is made, its place in the text; of a change its last one's
    at = 0
    for change in sorted(style, key=lambda change: (change.span.start, -change.span.end)):
        if change.span.start < at:
            continue
        pieces += [text[at : change.span.start], change.text]
        origins += [*range(at, change.span.start), *[change.span.end - 1] * len(change.text)]
        at = change.span.end
    made = "".join([*pieces, text[at:]])
    origins += range(at, len(text))
    found = {verb.start: verb.sure for verb in verbs(text)}
    small = {change.span.start for change in articles(text)}
    words: list[Word] = []
    end, passed = 0, -1
    for match in _WORD.finditer(made):
        paused = bool(_PAUSE.search(made, end, match.start()))
        last = origins[match.end() - 1]
        # A verb that went, "was", is the participle's after it; and "declares" is the one in "has declared".
        here = [found[place] for place in range(passed + 1, last + 1) if place in found]
        source = Span(origins[match.start()], last + 1)
        words.append(Word(match[0], Span(*match.span()), source, paused, bool(here), any(here), source.start in small))
        end, passed = match.end(), last
    opening = max((part.span.end for part in parts(made) if part.span.start == 0), default=0)
    optional = [part for each in spared(text) for part in each]
    ends = [each.span for loosely in (False, True) for each in stops(text, optional, loosely=loosely)]
    ends.append(Span(tail(text), len(text)))  # who says it is asked for, and said again, where it is a claim
    barred = tuple({kept for change in style for kept in change.unless})
    return Sentence(made, tuple(words), opening, tuple(each.span for each in optional), tuple(ends), barred)


def _begins(sentence: Sentence, first: int) -> bool:
    """At the sentence's start, or after an opening that can go; not with a clause that leans on another."""
    words = sentence.words
    opening = [word for word in words[:first] if not word.small]
    gone = opening[-1].span.end <= sentence.opening <= words[first].span.start if opening else True
    return gone and words[first].low not in _SUBORDINATORS


def _within(words: Sequence[Word], span: Span) -> Iterator[int]:
    return (place for place, word in enumerate(words) if span.start <= word.source.start < span.end)


def _ends(words: Sequence[Word], last: int, stops: Sequence[Span]) -> bool:
    end = words[last].source.end
    return last + 1 == len(words) or any(end <= stop.start < words[last + 1].source.end for stop in stops)


def _main_verb(words: Sequence[Word], first: int) -> int | None:
    """The place of the first finite verb that belongs to no relative clause, one that is surely a verb if there is any; of
    the participle, where that follows it."""
    found = [
        (not word.sure, place)
        for place, word in enumerate(words)
        if word.verb and place > first and words[place - 1].low not in _RELATIVES
    ]
    if not found:
        return None
    _, place = min(found)
    while place + 1 < len(words) and words[place].low in _HELPING and words[place + 1].text.endswith("ed"):
        place += 1
    return place


def _may_skip(words: Sequence[Word], one: int, other: int, inside: Sequence[frozenset[int]], *, verb: int) -> bool:
    """Whether what stands between two places can go: parts that a sentence can do without, each whole."""
    if other == verb and words[other].paused and any(word.paused for word in words[1 : one + 1]):
        return False  # "Ada Brook, a baker [and a mother, ]spoke": the aside that is begun has no end
    skipped = frozenset(range(one + 1, other))
    gone = frozenset[int]().union(*(each for each in inside if each <= skipped))
    return all(place in gone or words[place].small for place in skipped)
