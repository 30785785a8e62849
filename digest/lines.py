"""The lines of a digest: what the model offers and what the story offers, checked, ranked and chosen.

Everything generated is checked against the story; what fails is left out and said in a notice. Where nothing generated
survives, the story's own sentences stand in.
"""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from digest.article import Article, Sentence, Span
from digest.candidates import headline_candidates
from digest.casing import title_case
from digest.cuts import cuts
from digest.digest import Bullet, Check, Headline, Notice, Quote, Use
from digest.factcheck import StoryFacts, check
from digest.generator import Candidate
from digest.options import Options
from digest.provenance import provenance
from digest.salience import Salience, leans_back
from digest.sentences import split
from digest.words import content_stems

_LEAST_BULLET_WORDS = 8
_MOST_BULLET_WORDS = 45
_MOST_SHARED = 0.6  # of a line's content stems with one chosen before: past that it says the same again
_MOST_HEADLINES = 40  # candidates that are checked
_ALIKE = 0.8  # of two headlines' content stems shared: past that one is no alternative to the other
_USES: tuple[tuple[Use, int], ...] = (("print", 120), ("web", 65), ("push", 45))  # characters at most
_ANY_LENGTH = 10_000
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


def bullets(
    story: Story, candidates: Iterable[Candidate], *, options: Options, headline: Headline
) -> tuple[tuple[Bullet, ...], tuple[Notice, ...]]:
    """The bullets in story order, and what was vetoed. `candidates` are summaries, best first. Limits on a bullet's length
    hold without exception: there may be fewer bullets than asked for."""
    least, _ = _bullet_words(options)
    offered: list[Bullet] = []
    notices: list[Notice] = []
    for candidate in candidates:
        for part in split(candidate.text, Span(0, len(candidate.text))):
            text = candidate.text[part.start : part.end]
            if len(text.split()) >= least and options.bullet_fits(text) and not leans_back(text):
                spans, checks = _vet(story, text)
                if failed := _failed(checks):
                    notices.append(Notice("vetoed_bullet", text, failed))
                else:
                    offered.append(Bullet(text, spans, "generated", checks))
    offered += _own_bullets(story, options)
    chosen: list[Bullet] = []
    said: list[set[str]] = []
    for bullet in offered:
        if len(chosen) == options.bullets:
            break
        stems = set(content_stems(bullet.text))
        if _letters(bullet.text) != _letters(headline.text) and all(
            len(stems & other) <= _MOST_SHARED * min(len(stems), len(other)) for other in said
        ):
            chosen.append(bullet)
            said.append(stems)
    if len(chosen) < options.bullets and not all(options.bullet_fits(bullet.text) for bullet in _whole(story)):
        notices.append(
            Notice("fewer_bullets", f"{len(chosen)} of {options.bullets}", "the limits on a bullet's length")
        )
    return tuple(sorted(chosen, key=lambda bullet: bullet.spans)), tuple(dict.fromkeys(notices))


def _own_bullets(story: Story, options: Options) -> list[Bullet]:
    """The story's own sentences that can stand alone, best first; if none can, all of them. Those that break a limit that
    was given are cut, or left out."""
    quoted = [span for quote in story.quotes if not quote.partial for span in quote.spans]
    least, most = _bullet_words(options)
    standing: list[Bullet] = []
    leaning: list[Bullet] = []
    for whole in _whole(story):
        (span,) = whole.spans
        bullet: Bullet | None = whole
        if not options.bullet_fits(whole.text):
            # Cutting and checking takes time: not every sentence of a book.
            bullet = _shortened(story, whole, options) if len(standing) < 4 * options.bullets else None
        if bullet is None:
            continue
        stands = (
            least <= len(bullet.text.split()) <= most
            and not leans_back(whole.text)
            and not whole.text.endswith((":", "?"))
            and not any(span.overlaps(other) for other in quoted)
            and len(_QUOTE_MARK.findall(whole.text)) % 2 == 0
        )
        (standing if stands else leaning).append(bullet)
    # A story that is all quotations still has lines: better those than none.
    return standing or leaning


def _bullet_words(options: Options) -> tuple[int, int]:
    """The least and the most words of a bullet that stands alone: those asked for, else the usual ones as far as they fit."""
    most = options.bullet_max_words or max(_MOST_BULLET_WORDS, options.bullet_min_words or 0)
    return options.bullet_min_words or min(_LEAST_BULLET_WORDS, most), most


def _whole(story: Story) -> Iterator[Bullet]:
    """The story's sentences as they stand, the most salient first."""
    for number in story.salience.ranked():
        span = story.sentences[number].span
        text = " ".join(story.article.text(span).split())
        yield Bullet(text, (span,), "story", (Check("verbatim", ok=True, evidence=_AS_WRITTEN),))


def _shortened(story: Story, whole: Bullet, options: Options) -> Bullet | None:
    """The longest safe cut of a sentence that keeps to the limits; None where none does."""
    stop = whole.text[-1] if whole.text[-1] in ".!?" else ""
    for cut in sorted(cuts(story.article, whole.spans[0]), key=lambda cut: -len(cut.text)):
        text = cut.text if cut.text.endswith(stop) else cut.text + stop
        if options.bullet_fits(text) and not leans_back(text):
            checks = check(text, story.facts, passage=whole.spans)
            if not _failed(checks):
                return Bullet(text, cut.spans, "story", (*whole.checks, *checks))
    return None


def headlines(
    story: Story, candidates: Iterable[Candidate], *, options: Options
) -> tuple[tuple[Headline, ...], tuple[Notice, ...]]:
    """Headlines, best first and never none, then the best for each use that differs; and what was vetoed. Where nothing
    keeps to the limit that was given, the shortest stands, and a notice says so."""
    notices: list[Notice] = []
    generated: list[Headline] = []
    for candidate in candidates:
        text = candidate.text.rstrip(" .")
        spans, checks = _vet(story, text)
        if failed := _failed(checks):
            notices.append(Notice("vetoed_headline", text, failed))
        elif candidate.complete and len(text.split()) > 2:
            generated.append(Headline(text, spans, "generated", checks))
    ranking = [*generated, *itertools.islice(_own_headlines(story), _MOST_HEADLINES)]
    if not any(options.headline_fits(each.text) for each in ranking):
        shortest = min(ranking, key=lambda each: len(each.text))
        notices.append(Notice("headline_too_long", shortest.text, f"over {options.headline_max_chars} characters"))
        return (_cased(shortest, story, options),), tuple(dict.fromkeys(notices))
    ranking = [each for each in ranking if options.headline_fits(each.text)]
    chosen = ranking[:1]
    for use, longest in (*_USES, *[(None, _ANY_LENGTH)] * options.headlines):
        fitting = (each for each in ranking if len(each.text) <= longest and not any(_alike(each, c) for c in chosen))
        if len(chosen) <= options.headlines and (found := next(fitting, None)):
            chosen.append(replace(found, use=use))
    return tuple(_cased(each, story, options) for each in chosen), tuple(
        dict.fromkeys(notices)
    )  # beams repeat themselves


def _cased(headline: Headline, story: Story, options: Options) -> Headline:
    if options.headline_case == "sentence" or not story.article.is_english:
        return headline
    return replace(headline, text=title_case(headline.text))


def _own_headlines(story: Story) -> Iterator[Headline]:
    """Headlines cut from the story's most salient sentences, the best first; each is checked when it is asked for."""
    own_headline = _letters(story.article.headline or "")
    spoken = [span for quote in story.quotes if not quote.partial for span in quote.spans]
    said = frozenset(
        number
        for number, sentence in enumerate(story.sentences)
        if any(sentence.span.overlaps(span) for span in spoken)
    )
    nothing = True
    # A story that is all quotations still has a headline: better those than none.
    for avoid in (said, frozenset[int]()):
        made = headline_candidates(story.article, story.sentences, story.salience, avoid=avoid)
        for each in sorted(made, key=lambda each: -each.score):
            if _letters(each.cut.text) == own_headline:
                continue
            # What is left of a sentence may say something else.
            checks = check(each.cut.text, story.facts, passage=(story.sentences[each.sentence].span,))
            if not _failed(checks):
                nothing = False
                if each.cut.rewritten:
                    yield Headline(each.cut.text, each.cut.spans, "generated", checks)
                else:
                    verbatim = Check("verbatim", ok=True, evidence=_AS_WRITTEN)
                    yield Headline(each.cut.text, each.cut.spans, "story", (verbatim, *checks))
        if not nothing:
            return
    sentence = story.sentences[0]  # every sentence leans on another: the lead, whatever it is
    yield Headline(" ".join(story.article.text(sentence.span).split()), (sentence.span,), "story")


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
