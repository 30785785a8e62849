"""Provenance: which passage of a story a line came from."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from digest.article import Article, Sentence, Span
from digest.words import content_stems

MOST_SENTENCES = 3
_BIGRAM_WEIGHT = 0.5  # of its two stems' own weight: the same words in the same order are better evidence than apart
_LEAST_GAIN = 0.08  # of the line's whole weight: a further sentence that supports less is a chance echo

_LONGEST = 400  # words: a longer text is no line, and is not looked for as it stands

_Term = str | tuple[str, str]


def provenance(text: str, article: Article, sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Where a line came from: the exact span where it is the story's own text, else up to three sentences in story order.

    The first chosen shares the most of the line's words and word pairs, the rare ones counting most; others are added
    for words which those before do not have. Never empty where there are sentences: a line that shares nothing with the
    story has the first.
    """
    if not sentences:
        return ()
    if exact := _verbatim(text, article, sentences):
        return (exact,)
    terms = [_terms(article.text(sentence.span)) for sentence in sentences]
    spread = Counter(term for each in terms for term in each)
    wanted = {term: _weight(term, spread, len(terms)) for term in _terms(text)}
    # Words of the line that the story does not have say nothing about where it came from.
    wanted = {term: weight for term, weight in wanted.items() if term in spread}
    least = _LEAST_GAIN * sum(wanted.values())
    chosen: list[int] = []
    while len(chosen) < MOST_SENTENCES and wanted:
        gains = [sum(wanted[term] for term in each if term in wanted) for each in terms]
        best = max(range(len(gains)), key=lambda number: (gains[number], -number))
        if gains[best] <= 0 or (chosen and (gains[best] < least or not _has_new_word(terms[best], wanted))):
            break
        chosen.append(best)
        for term in terms[best]:
            wanted.pop(term, None)
    return tuple(sentences[number].span for number in sorted(chosen or [0]))


def _verbatim(text: str, article: Article, sentences: Sequence[Sentence]) -> Span | None:
    """The first place in running text where the line stands as it is, white space aside."""
    words = text.split()
    if not words or len(words) > _LONGEST:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(map(re.escape, words)) + r"(?!\w)")
    first, last = sentences[0].span.start, sentences[-1].span.end
    for found in pattern.finditer(article.body, first, last):
        span = Span(*found.span())
        if any(span in paragraph for paragraph in article.paragraphs):
            return span
    return None


def _terms(text: str) -> set[_Term]:
    stems = content_stems(text)
    return {*stems, *pairwise(stems)}


def _weight(term: _Term, spread: Counter[_Term], sentences: int) -> float:
    """Inverse sentence frequency within the story."""
    if isinstance(term, tuple):
        return _BIGRAM_WEIGHT * sum(math.log(1 + sentences / max(spread[stem], 1)) for stem in term)
    return math.log(1 + sentences / max(spread[term], 1))


def _has_new_word(terms: set[_Term], wanted: dict[_Term, float]) -> bool:
    return any(isinstance(term, str) and term in wanted for term in terms)
