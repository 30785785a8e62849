"""How likely a short summary of a story has each of its words.

Two logistic models over features that any news story has, one for the words of the first sentence and one for all others,
fitted by `training.importance` to which words of their stories 70 summaries take up that were written for the purpose, three or
four lines each (word importance as in Hong and Nenkova, 2014).
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from digest.ranking import known_worth
from digest.words import STOP_WORDS, content_stems, stem, words_of

FEATURES = (
    "bias", "times", "sentences", "log_place", "early_there", "name", "number", "worth", "length", "only_quoted",
    "counted",
)  # fmt: skip

# `python -m training.importance --summaries …` prints these.
LEAD_WEIGHTS: dict[str, float] = {
    "bias": 1.134,
    "times": 0.552,
    "sentences": 0.512,
    "log_place": -0.372,
    "early_there": -0.998,
    "name": -0.245,
    "number": 0.396,
    "worth": 1.516,
    "length": -0.549,
    "only_quoted": 0.000,
    "counted": 0.155,
}
REST_WEIGHTS: dict[str, float] = {
    "bias": 1.756,
    "times": 0.886,
    "sentences": 0.169,
    "log_place": -0.762,
    "early_there": -0.349,
    "name": -0.267,
    "number": 0.570,
    "worth": 1.505,
    "length": -0.656,
    "only_quoted": -0.209,
    "counted": 0.530,
}

_UNKNOWN = 0.02  # of a word that the story does not have, as a name put for "she"
_QUOTED = re.compile(r"[\"“‘]|''|``")
_DIGIT = re.compile(r"\d")
_LONGEST = 12  # letters
_SUMMARY = 55  # words that a summary by a person has
# Of a line's small words so large a share is in a summary as well, and the less the more there are: never more than so many.
_SMALL_SHARE = 0.75
_SMALL_WORDS = 14.5


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
        weights = LEAD_WEIGHTS if in_lead else REST_WEIGHTS
        logit = sum(weight * value for weight, value in zip(weights.values(), row, strict=True))
        likelihood[word] = 1 / (1 + math.exp(-logit))
    return Importance(likelihood)


def features(texts: Sequence[str]) -> dict[str, tuple[bool, tuple[float, ...]]]:
    """For each content stem of these sentences whether the first has it, and its row of `FEATURES`."""
    times: Counter[str] = Counter()
    sentences: Counter[str] = Counter()
    quoted: Counter[str] = Counter()
    named: Counter[str] = Counter()
    counted: dict[str, bool] = {}
    first: dict[
        str, tuple[int, int, float]
    ] = {}  # sentence, words of the story before it, share of the sentence before it
    before = 0
    for number, text in enumerate(texts):
        words = [word for word in words_of(text) if _says_something(word)]
        stems = [stem(word) for word in words]
        times.update(stems)
        sentences.update(set(stems))
        if _QUOTED.match(text):
            quoted.update(set(stems))
        for place, (word, own) in enumerate(zip(words, stems, strict=True)):
            first.setdefault(own, (number, before + place, place / len(words)))
            counted.setdefault(own, _DIGIT.search(text) is not None)
            named[own] += bool(place) and word[0].isupper()
        before += len(words)
    rows: dict[str, tuple[bool, tuple[float, ...]]] = {}
    for own, (number, place, at) in first.items():
        row = (
            1.0,
            math.log(times[own]),
            math.log(sentences[own]),
            math.log1p(place),
            1 - at,
            float(named[own] > 0),
            float(own[:1].isdigit()),
            known_worth(own),
            min(len(own), _LONGEST) / _LONGEST,
            float(quoted[own] == sentences[own]),
            float(counted[own]),
        )
        rows[own] = (number == 0, row)
    return rows


def _says_something(word: str) -> bool:
    return (word.lower() not in STOP_WORDS and len(word) > 1) or word.isdigit()
