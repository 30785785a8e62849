"""Which sentences matter: a linear score over features that any news story has.

The weights were fitted by `training.salience`, to pick the sentences that a story's human-written headline is about.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from digest.article import Article, Sentence
from digest.words import content_stems, words_of

_QUOTE = re.compile(r"[\"“”«»]|''|(?<!\w)‘")
_NUMBER = re.compile(r"\d")
_NAME = re.compile(r"(?<!^)(?<![.!?“\"] )\b[A-Z][\w’'-]+")
_LEANS_BACK = re.compile(
    r"(?:[\"“‘'(\[]*)(?:\w+ly\s(?=he|she|they|it)\b)?(?:he|she|it|they|we|i|you|his|her|their|its"
    r"|this(?!\s(?:week|weekend|month|year|spring|summer|autumn|fall|winter|morning|afternoon|evening|\w+day)\b)"
    r"|that|these|those|there"
    r"|but|and|so|or|yet|also|however|meanwhile|instead|if (?:so|not)|still|then|moreover|furthermore"
    r"|nevertheless|for example|for instance|as a result|in addition|on the other hand"
    r"|the (?:former|latter)(?=,|\s(?:is|was|are|were|has|had|have|will|would|can|could|may|said|says|did|does)\b)"
    r"|both|such|one|another|others?|here|indeed|at the time"
    r"|[A-Z]\w+['’]s (?:was|were|is|are)|the (?:move|decision|incident|two|pair|man|woman))\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?:IT|US|WE)\b")  # the trade, the country
_FIRST_PERSON = re.compile(r"\b(?:I|we|you|our|my|your|us|me)\b", re.IGNORECASE)

FEATURES = (
    "first", "second", "third", "log_position", "relative_position", "opens_paragraph", "centrality", "mean_frequency",
    "lead_overlap", "headline_overlap", "short", "long", "log_length", "number", "names", "quote",
    "leans_back", "first_person", "question",
)  # fmt: skip

# `python -m training.salience --data …` prints these.
WEIGHTS: dict[str, float] = {
    "first": 1.448,
    "second": 0.120,
    "third": -0.054,
    "log_position": -0.452,
    "relative_position": -0.073,
    "opens_paragraph": 0.112,
    "centrality": 2.149,
    "mean_frequency": 0.607,
    "lead_overlap": 1.741,
    "headline_overlap": 3.440,
    "short": -0.384,
    "long": -0.028,
    "log_length": 0.306,
    "number": 0.081,
    "names": 0.562,
    "quote": 0.042,
    "leans_back": -0.043,
    "first_person": -0.017,
    "question": -0.007,
}


# News puts first what matters most, more steeply than the releases that the weights were fitted to: what each sentence
# further down costs. `benchmarks.quality` shows what it does.
_LATER = 0.2


@dataclass(frozen=True, slots=True)
class Salience:
    """The scores of a story's sentences, in their order: the higher the more it matters, comparable within one story."""

    scores: tuple[float, ...]
    stems: tuple[frozenset[str], ...]

    def ranked(self) -> list[int]:
        """The sentence numbers, best first."""
        return sorted(range(len(self.scores)), key=lambda number: (-self.scores[number], number))


def salience(article: Article, sentences: Sequence[Sentence]) -> Salience:
    """Score every sentence. A headline that the story carries counts as a hint of what it is about."""
    texts = [article.text(sentence.span) for sentence in sentences]
    blocks = [sentence.block for sentence in sentences]
    scores = tuple(
        sum(weight * value for weight, value in zip(WEIGHTS.values(), row, strict=True)) - _LATER * number
        for number, row in enumerate(features(texts, blocks, headline=article.headline))
    )
    return Salience(scores, tuple(frozenset(content_stems(text)) for text in texts))


def leans_back(text: str) -> bool:
    """Whether a sentence begins with something that only the one before explains: a pronoun, a connective."""
    return _LEANS_BACK.match(text) is not None and not _INITIALS.match(text)


def features(texts: Sequence[str], blocks: Sequence[int], *, headline: str | None = None) -> list[tuple[float, ...]]:
    """One row of `FEATURES` for each sentence, in the order of that tuple. `blocks` numbers their paragraphs."""
    stems = [content_stems(text) for text in texts]
    frequency = Counter(stem for sentence in stems for stem in set(sentence))
    total = len(texts)
    norm = math.sqrt(sum(count * count for count in frequency.values())) or 1.0
    lead = set(stems[0]) if stems else set()
    about = set(content_stems(headline)) if headline else set()
    rows: list[tuple[float, ...]] = []
    for number, (text, sentence) in enumerate(zip(texts, stems, strict=True)):
        own = set(sentence)
        weight = sum(frequency[stem] for stem in own)
        length = len(words_of(text))
        rows.append(
            (
                float(number == 0),
                float(number == 1),
                float(number == 2),
                math.log1p(number),
                number / total,
                float(number == 0 or blocks[number] != blocks[number - 1]),
                weight / (norm * math.sqrt(len(own) or 1)),
                weight / (len(own) or 1) / total,
                len(own & lead) / (len(lead) or 1) if number else 0.0,
                len(own & about) / (len(about) or 1),
                float(length < 8),
                float(length > 40),
                math.log1p(length),
                float(bool(_NUMBER.search(text))),
                min(len(_NAME.findall(text)), 6) / 6,
                float(bool(_QUOTE.search(text))),
                float(leans_back(text)),
                float(bool(_FIRST_PERSON.search(text))),
                float("?" in text),
            )
        )
    return rows
