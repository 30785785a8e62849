"""The lines of a digest: what the model offers and what the story offers, checked, ranked and chosen.

Everything generated is checked against the story; what fails is left out and said in a notice. Where nothing generated
survives, the story's own sentences stand in.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from digest.article import Article, Sentence, Span
from digest.cuts import cuts, without_articles
from digest.digest import Bullet, Check, Headline, Notice, Quote, Use
from digest.factcheck import StoryFacts, check
from digest.generator import Candidate
from digest.provenance import provenance
from digest.salience import Salience, leans_back
from digest.sentences import split
from digest.words import content_stems

_LEAST_BULLET_WORDS = 8
_MOST_BULLET_WORDS = 45
_MOST_SHARED = 0.6  # of a line's content stems with one chosen before: past that it says the same again
_HEADLINE_SENTENCES = 3  # the most salient ones, that headlines are cut from
_ALIKE = 0.8  # of two headlines' content stems shared: past that one is no alternative to the other
_HEADLINE_WORDS = 11  # the length that headlines aim at
_USES: tuple[tuple[Use, int], ...] = (("print", 120), ("web", 65), ("push", 45))  # characters at most
_QUOTE_MARK = re.compile(r"[\"“”«»„]|''|``")
_AS_WRITTEN = "the story's own words"


@dataclass(frozen=True, slots=True)
class Story:
    """A story and what was found in it: all that choosing its lines needs."""

    article: Article
    sentences: tuple[Sentence, ...]
    salience: Salience
    quotes: tuple[Quote, ...]
    facts: StoryFacts


@dataclass(frozen=True, slots=True)
class _Ranked:
    headline: Headline
    score: float


def bullets(
    story: Story, candidates: Iterable[Candidate], *, count: int, headline: Headline
) -> tuple[tuple[Bullet, ...], tuple[Notice, ...]]:
    """Up to `count` bullets in story order, and what was vetoed. `candidates` are summaries, best first."""
    offered: list[Bullet] = []
    notices: list[Notice] = []
    for candidate in candidates:
        for part in split(candidate.text, Span(0, len(candidate.text))):
            text = candidate.text[part.start : part.end]
            if len(text.split()) >= _LEAST_BULLET_WORDS and not leans_back(text):
                spans, checks = _vet(story, text)
                if failed := _failed(checks):
                    notices.append(Notice("vetoed_bullet", text, failed))
                else:
                    offered.append(Bullet(text, spans, "generated", checks))
    offered += _own_bullets(story)
    chosen: list[Bullet] = []
    said: list[set[str]] = []
    for bullet in offered:
        if len(chosen) == count:
            break
        stems = set(content_stems(bullet.text))
        if _letters(bullet.text) != _letters(headline.text) and all(
            len(stems & other) <= _MOST_SHARED * min(len(stems), len(other)) for other in said
        ):
            chosen.append(bullet)
            said.append(stems)
    return tuple(sorted(chosen, key=lambda bullet: bullet.spans)), tuple(dict.fromkeys(notices))


def _own_bullets(story: Story) -> list[Bullet]:
    """The story's own sentences that can stand alone, best first; if none can, all of them."""
    quoted = [span for quote in story.quotes if not quote.partial for span in quote.spans]
    standing: list[Bullet] = []
    leaning: list[Bullet] = []
    for number in story.salience.ranked():
        span = story.sentences[number].span
        text = " ".join(story.article.text(span).split())
        bullet = Bullet(text, (span,), "story", (Check("verbatim", ok=True, evidence=_AS_WRITTEN),))
        stands = (
            _LEAST_BULLET_WORDS <= len(text.split()) <= _MOST_BULLET_WORDS
            and not leans_back(text)
            and not text.endswith((":", "?"))
            and not any(span.overlaps(other) for other in quoted)
            and len(_QUOTE_MARK.findall(text)) % 2 == 0
        )
        (standing if stands else leaning).append(bullet)
    # A story that is all quotations still has lines: better those than none.
    return standing or leaning


def headlines(story: Story, candidates: Iterable[Candidate]) -> tuple[tuple[Headline, ...], tuple[Notice, ...]]:
    """Headlines, best first and never none, then the best for each use that differs; and what was vetoed."""
    notices: list[Notice] = []
    generated: list[Headline] = []
    for candidate in candidates:
        text = candidate.text.rstrip(" .")
        spans, checks = _vet(story, text)
        if failed := _failed(checks):
            notices.append(Notice("vetoed_headline", text, failed))
        elif candidate.complete and len(text.split()) > 2:
            generated.append(Headline(text, spans, "generated", checks))
    own = sorted(_own_headlines(story), key=lambda ranked: -ranked.score)
    ranking = generated + [ranked.headline for ranked in own]
    best = ranking[0]
    chosen = [best]
    for use, longest in _USES:
        fitting = (each for each in ranking if len(each.text) <= longest and not any(_alike(each, c) for c in chosen))
        if found := next(fitting, None):
            chosen.append(replace(found, use=use))
    return tuple(chosen), tuple(dict.fromkeys(notices))  # beams repeat themselves


def _own_headlines(story: Story) -> Iterable[_Ranked]:
    """The most salient sentences and their safe cuts as headlines, each with its score."""
    own_headline = _letters(story.article.headline or "")
    found: list[_Ranked] = []
    for rank, number in enumerate(story.salience.ranked()[: 4 * _HEADLINE_SENTENCES]):
        sentence = story.sentences[number]
        clean = not leans_back(story.article.text(sentence.span)) and not any(
            sentence.span.overlaps(span) for quote in story.quotes if not quote.partial for span in quote.spans
        )
        if (not clean and found) or (rank >= _HEADLINE_SENTENCES and found):
            continue
        for cut in cuts(story.article, sentence.span):
            text = without_articles(cut.text)
            if _letters(text) == own_headline or leans_back(cut.text):
                continue
            checks: tuple[Check, ...] = (Check("verbatim", ok=True, evidence=_AS_WRITTEN),)
            if cut.dropped:  # what is left of a sentence may say something else
                checks += check(cut.text, story.facts, passage=(sentence.span,))
                if _failed(checks):
                    continue
            length = math.log(max(len(text.split()), 4) / _HEADLINE_WORDS)
            score = story.salience.scores[number] - 3.0 * length * length - (0 if clean else 10)
            found.append(_Ranked(Headline(text, cut.spans, "story", checks), score))
    if not found:  # every sentence leans on another: the lead, whatever it is
        sentence = story.sentences[0]
        text = " ".join(story.article.text(sentence.span).split())
        found.append(_Ranked(Headline(text, (sentence.span,), "story"), 0.0))
    return found


def _vet(story: Story, text: str) -> tuple[tuple[Span, ...], tuple[Check, ...]]:
    spans = provenance(text, story.article, story.sentences)
    return spans, check(text, story.facts, passage=spans)


def _failed(checks: Sequence[Check]) -> str:
    return "; ".join(f"{each.kind}: {each.evidence}" for each in checks if not each.ok)


def _alike(one: Headline, other: Headline) -> bool:
    a, b = set(content_stems(one.text)), set(content_stems(other.text))
    return len(a & b) > _ALIKE * len(a | b)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
