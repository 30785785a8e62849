"""The headlines that a story offers of itself: cuts of its most salient sentences, each with the features it is ranked by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.article import Article, Sentence
from digest.cuts import Cut, headline_cuts
from digest.ranking import StoryWords, features, score
from digest.salience import Salience, leans_back

MOST_WORDS = 14
# What tells of the programme or of the text, not of the news.
_INTRODUCES = re.compile(
    r"^(?:From\s[^,]{3,60},\s)?(?:this\sis\sthe|I[’']m|I\sam|welcome\sto|here\s(?:is|are))\b"
    r"|^(?:Editor[’']s\snote|Note|Correction|The\sfollowing\sis|Suppose\syou|Consider\sa\stime|Hello)\b"
    r"|\bpresents?\s(?:a\sspecial\sprogram|[A-Z“\"])",
    re.IGNORECASE,
)
_SENTENCES = 4  # the most salient ones, that headlines are cut from


@dataclass(frozen=True, slots=True)
class HeadlineCandidate:
    """A cut, the number of its sentence, and its row of `ranking.FEATURES`."""

    cut: Cut
    sentence: int
    features: tuple[float, ...]

    @property
    def score(self) -> float:
        return score(self.features)


def headline_candidates(
    article: Article, sentences: Sequence[Sentence], salience: Salience, *, avoid: frozenset[int] = frozenset()
) -> list[HeadlineCandidate]:
    """Every candidate of at most MOST_WORDS words, in no order; longer ones only where there is no other. `avoid` are the
    numbers of sentences that nothing is cut from."""
    words = StoryWords(salience)
    found: dict[str, HeadlineCandidate] = {}
    used = 0
    ranked = salience.ranked()[: 4 * _SENTENCES]
    for number in [0, *(each for each in ranked if each)]:  # the lead always, whatever else
        text = article.text(sentences[number].span)
        if number in avoid or leans_back(text) or _INTRODUCES.search(text) or text.rstrip("”\"'").endswith("?"):
            continue
        made = headline_cuts(article, sentences[number].span, most_words=MOST_WORDS)
        for cut in made:
            if not leans_back(cut.text):
                row = features(cut.text, words, sentence=number, dropped=cut.dropped, rewritten=cut.rewritten)
                found.setdefault(cut.text, HeadlineCandidate(cut, number, row))
        used += bool(made)
        if used == _SENTENCES:
            break
    short = [each for each in found.values() if len(each.cut.text.split()) <= MOST_WORDS]
    return short or list(found.values())
