"""Which headline is best: a linear score over features of a candidate and its story.

`training.headlines` fitted the weights to human-written headlines, and counted how often each word of a lead is in the
headline over it.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from digest.salience import Salience
from digest.soundness import Soundness
from digest.words import content_stems

FEATURES = (
    "salience", "first", "log_position", "log_length", "log_length_squared", "mean_frequency", "frequency",
    "mean_share", "top", "kept",
    "most_lost", "lead_coverage", "mean_worth", "worth", "names", "number", "comma", "colon", "said", "pronoun", "quote",
    "rewritten", "clause", "relative", "participle", "apposition", "modifier", "phrase", "second", "dash", "told_when",
    "weak_end", "first_person", "content", "stop", "gone", "least_sure",
)  # fmt: skip

_FIRST, _LOG_POSITION = FEATURES.index("first"), FEATURES.index("log_position")

# `python -m training.headlines --data … weights` prints these.
WEIGHTS: dict[str, float] = {
    "salience": 0.234,
    "first": 1.019,
    "log_position": 0.179,
    "log_length": 0.034,
    "log_length_squared": -0.495,
    "mean_frequency": 2.574,
    "frequency": -0.154,
    "mean_share": 2.288,
    "top": 1.748,
    "kept": 0.159,
    "most_lost": -0.246,
    "lead_coverage": 2.531,
    "mean_worth": 1.732,
    "worth": 0.561,
    "names": -0.272,
    "number": -0.027,
    "comma": -0.192,
    "colon": 0.132,
    "said": 0.062,
    "pronoun": -0.288,
    "quote": 0.154,
    "rewritten": 0.089,
    "clause": 0.036,
    "relative": -0.138,
    "participle": 0.193,
    "apposition": -0.307,
    "modifier": -0.099,
    "phrase": -0.134,
    "second": 0.068,
    "dash": 0.316,
    "told_when": -0.083,
    "weak_end": -0.423,
    "first_person": -0.174,
    "content": -0.192,
    "stop": 1.5,
    "gone": 0.3,
    "least_sure": 0.5,
}

# News says first what it is about, more strictly than the releases that the weights were fitted to: what a sentence that is
# not the lead costs, and more the further down it is. `benchmarks.quality` shows what it does.
_NOT_THE_LEAD = 4.0
_FURTHER_DOWN = 0.5
# For all the words of the headline that a story brings. The first of the summaries that an editor wrote of 70 stories, the
# headlines there to see, is met best from 8 to 12, and hardly less from 0.5 on: 49.6 ROUGE-1 against 49.2 without.
_BROUGHT = 8.0
_USUAL_WORDS = 10
_MOST_TOP = 12
_NAME = re.compile(r"(?<!^)\b[A-Z]")
_SAID = re.compile(r"\b(?:sa(?:id|ys?)|according|announce[sd]?|report(?:s|ed)?)\b|:")
_PRONOUN = re.compile(r"\b(?:he|she|they|it|his|her|their|its|him|them)\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|your|us|you)\b")
_WEAK_END = re.compile(
    r"\b(?:has|have|issue|matter|incident|announcement|subject|plans?|findings|report|results?|statement|new|including|it|them|him|her|there|that)$"
)
_KINDS = ("clause", "relative", "participle", "apposition", "modifier", "phrase", "second", "dash")


@cache
def _worths() -> Mapping[str, float]:
    """For stems of words in leads, the share of them that the headline has too, in per cent."""
    lines = files("digest").joinpath("headline_words.txt").read_text(encoding="ascii").splitlines()
    return {stem: int(share) / 100 for stem, share in (line.split() for line in lines)}


_USUAL_WORTH = 0.3


def worth(stem: str) -> float:
    """How likely a headline has a word that the lead has, 0 to 1."""
    return _worths().get(stem, _USUAL_WORTH)


def known_worth(stem: str) -> float:
    """How much more likely than the usual word, or less; 0 for one that is not known."""
    return _worths().get(stem, _USUAL_WORTH) - _USUAL_WORTH


@dataclass(frozen=True)
class StoryWords:
    """What ranking looks up in a story: in how many sentences each stem is, and what its lead says."""

    salience: Salience
    headline: str | None = None  # that the story brings

    @cached_property
    def _brought(self) -> frozenset[str]:
        return frozenset(content_stems(self.headline or ""))

    def as_brought(self, text: str) -> float:
        """What a candidate gains by saying what the story's own headline says."""
        return _BROUGHT * len(self._brought & set(content_stems(text))) / (len(self._brought) or 1)

    @cached_property
    def frequency(self) -> Counter[str]:
        return Counter(stem for stems in self.salience.stems for stem in stems)

    @cached_property
    def lead(self) -> frozenset[str]:
        return frozenset().union(*self.salience.stems[:3])

    @cached_property
    def top(self) -> frozenset[str]:
        """The stems that are in the most sentences; of those that are in as many, the first by the alphabet."""
        most = sorted(self.frequency.items(), key=lambda each: (-each[1], each[0]))[:_MOST_TOP]
        return frozenset(stem for stem, times in most if times > 1)

    @cached_property
    def _log_most(self) -> float:
        return math.log1p(max(self.frequency.values(), default=1))

    def weight(self, stem: str) -> float:
        """How often a stem is in the story, against the most frequent one, 0 to 1."""
        return math.log1p(self.frequency[stem]) / self._log_most

    @cached_property
    def best(self) -> float:
        return max(self.salience.scores)


def features(
    text: str, words: StoryWords, *, sentence: int, dropped: Sequence[str], rewritten: bool, sound: Soundness
) -> tuple[float, ...]:
    """One row of `FEATURES` for a candidate cut from one of the story's sentences."""
    stems = content_stems(text)
    own = set(stems)
    lost = words.salience.stems[sentence] - own
    total = len(words.salience.stems)
    length = math.log(max(len(text.split()), 1) / _USUAL_WORDS)
    mass = sum(words.weight(stem) for stem in own)
    worths = sum(worth(stem) for stem in own)
    return (
        words.salience.scores[sentence] - words.best,
        float(sentence == 0),
        math.log1p(sentence),
        length,
        length * length,
        mass / (len(own) or 1),
        mass,
        sum(words.frequency[stem] for stem in own) / (len(own) or 1) / total,
        len(own & words.top) / (len(words.top) or 1),
        len(own) / (len(words.salience.stems[sentence]) or 1),
        max((words.weight(stem) for stem in lost), default=0.0),
        len(own & words.lead) / (len(words.lead) or 1),
        worths / (len(own) or 1),
        worths,
        min(len(_NAME.findall(text)), 5) / 5,
        float(any(character.isdigit() for character in text)),
        float(text.count(",")),
        float(":" in text or ";" in text),
        float(bool(_SAID.search(text))),
        float(bool(_PRONOUN.search(text))),
        float("“" in text or '"' in text),
        float(rewritten),
        *(float(dropped.count(kind)) for kind in _KINDS),
        float("time" in dropped),
        float(bool(_WEAK_END.search(text))),
        float(bool(_FIRST_PERSON.search(text))),
        len(stems) / max(len(text.split()), 1),
        sound.stop,
        sound.gone,
        sound.least,
    )


def score(row: Sequence[float]) -> float:
    """The higher the better, comparable within one story."""
    first, log_position = row[_FIRST], row[_LOG_POSITION]
    fitted = sum(weight * value for weight, value in zip(WEIGHTS.values(), row, strict=True))
    return fitted - _NOT_THE_LEAD * (1.0 - first) - _FURTHER_DOWN * log_position
