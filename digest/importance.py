"""How likely a short summary of a story has each of its words.

Two logistic models over features that any news story has, one for the words of the first sentence and one for all others,
fitted by `training.importance` to which words of a story its human-written headline and sub-headline take up (word
importance as in Hong and Nenkova, 2014). A summary is longer than a headline, so both are raised to what a summary of some
55 words takes up.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.ranking import known_worth
from digest.words import STOP_WORDS, content_stems, stem, words_of

FEATURES = (
    "bias", "times", "sentences", "share", "second", "third", "log_first", "relative_first", "early_there", "name", "number",
    "worth", "length", "only_quoted",
)  # fmt: skip

# `python -m training.importance --data …` prints these.
LEAD_WEIGHTS: dict[str, float] = {
    "bias": -2.096,
    "times": 0.141,
    "sentences": 0.732,
    "share": 1.696,
    "second": 0.000,
    "third": 0.000,
    "log_first": 0.000,
    "relative_first": 0.000,
    "early_there": 0.828,
    "name": -0.223,
    "number": -0.232,
    "worth": 4.043,
    "length": 0.223,
    "only_quoted": -0.551,
}
REST_WEIGHTS: dict[str, float] = {
    "bias": -2.690,
    "times": 0.305,
    "sentences": 0.980,
    "share": 0.191,
    "second": 0.221,
    "third": 0.008,
    "log_first": -0.767,
    "relative_first": -0.347,
    "early_there": 0.385,
    "name": -0.057,
    "number": -0.890,
    "worth": 3.144,
    "length": -0.331,
    "only_quoted": -0.192,
}

# Official releases name and count less in their headlines than news does, and what a headline of theirs is worth is not all
# that counts elsewhere: how much of these weights is used.
_CARRIED = {"name": 0.0, "number": 0.0, "worth": 0.5}
# A summary takes up more than a headline does: the odds are so many times higher.
_LEAD_ODDS = 2.5
_REST_ODDS = 7.4
_UNKNOWN = 0.02  # of a word that the story does not have, as a name put for "she"
_QUOTED = re.compile(r"[\"“‘]|''|``")
_LONGEST = 12  # letters
_SUMMARY = 55  # words that a summary by a person has
_SMALL_WORDS = 20  # of them that say nothing
_SMALL_SHARE = 0.45  # of a line's small words that a summary has as well


@dataclass(frozen=True, slots=True)
class Importance:
    """The likelihood of each content stem, 0 to 1."""

    likelihood: dict[str, float]
    _known: dict[str, tuple[frozenset[str], int, int]] = field(default_factory=dict, compare=False)

    def value(self, texts: Sequence[str]) -> float:
        """What these lines together are expected to share with a summary, as ROUGE-1 F counts it, 0 to 1: words said twice count
        once, and every word has its price."""
        stems: set[str] = set()
        words = small = 0
        for text in texts:
            own, length, own_small = self._of(text)
            stems |= own
            words += length
            small += own_small
        says = sum(self.likelihood.get(each, _UNKNOWN) for each in stems)
        shared = says + _SMALL_WORDS * (1 - math.exp(-small * _SMALL_SHARE / _SMALL_WORDS))
        return 2 * shared / (words + _SUMMARY)

    def _of(self, text: str) -> tuple[frozenset[str], int, int]:
        found = self._known.get(text)
        if found is None:
            small = sum(word.lower() in STOP_WORDS for word in words_of(text))
            found = self._known[text] = (frozenset(content_stems(text)), len(text.split()), small)
        return found


def importance(texts: Sequence[str]) -> Importance:
    """Weigh the words of a story's sentences."""
    likelihood: dict[str, float] = {}
    for word, (in_lead, row) in features(texts).items():
        weights, odds = (LEAD_WEIGHTS, _LEAD_ODDS) if in_lead else (REST_WEIGHTS, _REST_ODDS)
        logit = sum(
            weight * value * _CARRIED.get(name, 1.0) for (name, weight), value in zip(weights.items(), row, strict=True)
        )
        likelihood[word] = 1 / (1 + math.exp(-logit) / odds)
    return Importance(likelihood)


def features(texts: Sequence[str]) -> dict[str, tuple[bool, tuple[float, ...]]]:
    """For each content stem of these sentences whether the first has it, and its row of `FEATURES`."""
    times: Counter[str] = Counter()
    sentences: Counter[str] = Counter()
    quoted: Counter[str] = Counter()
    named: Counter[str] = Counter()
    first: dict[str, tuple[int, float]] = {}
    for number, text in enumerate(texts):
        words = [word for word in words_of(text) if _says_something(word)]
        stems = [stem(word) for word in words]
        times.update(stems)
        sentences.update(set(stems))
        if _QUOTED.match(text):
            quoted.update(set(stems))
        for place, (word, own) in enumerate(zip(words, stems, strict=True)):
            first.setdefault(own, (number, place / len(words)))
            named[own] += bool(place) and word[0].isupper()
    rows: dict[str, tuple[bool, tuple[float, ...]]] = {}
    for own, (number, at) in first.items():
        row = (
            1.0,
            math.log(times[own]),
            math.log(sentences[own]),
            sentences[own] / len(texts),
            float(number == 1),
            float(number == 2),
            math.log1p(number),
            number / len(texts),
            1 - at,
            float(named[own] > 0),
            float(own[:1].isdigit()),
            known_worth(own),
            min(len(own), _LONGEST) / _LONGEST,
            float(quoted[own] == sentences[own]),
        )
        rows[own] = (number == 0, row)
    return rows


def _says_something(word: str) -> bool:
    return (word.lower() not in STOP_WORDS and len(word) > 1) or word.isdigit()
