"""The lines of a digest: what the model offers and what the story offers, checked, ranked and chosen.

Everything generated is checked against the story; what fails is left out and said in a notice. Where nothing generated
survives, the story's own sentences stand in.
"""

import itertools
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from digest.article import Article, Sentence, Span
from digest.attributed import with_source
from digest.background import latest_year, loses_old_time
from digest.candidates import HeadlineCandidate, headline_candidates, is_short
from digest.casing import title_case
from digest.cuts import is_sound
from digest.digest import Check, Headline, Notice, Quote, Use
from digest.factcheck import StoryFacts, check
from digest.fluency import broken
from digest.generator import Candidate
from digest.options import Options
from digest.provenance import provenance
from digest.ranking import StoryWords, features, score
from digest.salience import Salience
from digest.shortening import Shortening
from digest.soundness import WHOLE, soundness
from digest.standing import leans
from digest.verbs import Verb, verbs
from digest.words import content_stems

_MOST_HEADLINES = 40  # candidates that are checked
_ALIKE = 0.8  # of two headlines' content stems shared: past that one is no alternative to the other
_USES: tuple[tuple[Use, int], ...] = (("print", 120), ("web", 65), ("push", 45))  # characters at most
_ANY_LENGTH = 10_000
QUOTE_MARK = re.compile(r"[\"“”«»„]|''|``")
_TRUST = 0.5  # in a large model's line, against the ranking's score
_LATER = Verb("", 1, 1, sure=False)  # than the beginning
AS_WRITTEN = "the story's own words"


@dataclass(frozen=True, slots=True)
class Story:
    """A story and what was found in it: all that choosing its lines needs."""

    article: Article
    sentences: tuple[Sentence, ...]
    salience: Salience
    quotes: tuple[Quote, ...]
    facts: StoryFacts

    @property
    def texts(self) -> list[str]:
        """The sentences, each on one line."""
        return [" ".join(self.article.text(sentence.span).split()) for sentence in self.sentences]


def headlines(
    story: Story, candidates: Iterable[Candidate], *, options: Options, as_cuts: bool = False
) -> tuple[tuple[Headline, ...], tuple[Notice, ...]]:
    """Headlines, best first and never none, then the best for each use that differs; and what was vetoed. Where nothing
    keeps to the limit that was given, the shortest stands, and a notice says so. `as_cuts`: a candidate has to be one sentence
    of the story, shortened."""
    notices: list[Notice] = []
    offered: list[tuple[bool, float, Headline]] = []  # too long, score
    shortening = cache(Shortening)  # of each sentence, and gone with this story
    words = StoryWords(story.salience, story.article.headline)
    for candidate in candidates:
        text = candidate.text.rstrip(" .")
        spans, checks = vet(story, text)
        wrong = _no_cut(story, text, spans, shortening) if as_cuts else ""
        wrong = wrong or _reads_badly(story, text, spans, jumps=not as_cuts)
        if as_cuts and not wrong and (attributed := _attributed(story, text, spans, checks)):
            text, spans, checks = attributed
        if wrong := failed(checks) or wrong:
            notices.append(Notice("vetoed_headline", text, wrong))
        elif candidate.complete and len(text.split()) > 2:
            number = next(n for n, sentence in enumerate(story.sentences) if sentence.span.overlaps(spans[0]))
            sound = soundness(text, story.texts[number]) if as_cuts else WHOLE
            row = features(text, words, sentence=number, dropped=(), rewritten=not as_cuts, sound=sound)
            rank = score(row) + words.as_brought(text) + (0.0 if as_cuts else _TRUST)
            offered.append((not is_short(text, number), rank, Headline(text, spans, "generated", checks)))
    offered += itertools.islice(_own_headlines(story, words), _MOST_HEADLINES)
    offered.sort(key=lambda each: (each[0], -each[1]))
    ranking = [headline for *_, headline in offered]
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


def _reads_badly(story: Story, text: str, spans: Sequence[Span], *, jumps: bool) -> str:
    """Why a line does not read as a sentence. `jumps`: it may have jumped about in the story."""
    from_these = (sentence.span for sentence in story.sentences if any(sentence.span.overlaps(span) for span in spans))
    wrong = broken(text, " ".join(story.article.text(span) for span in from_these)) if jumps else None
    if not wrong and story.article.is_english and not (is_sound(text) and next(verbs(text), _LATER).start):
        wrong = "no whole statement"
    if not wrong and story.article.is_english and leans(text, opens=story.sentences[0].span.overlaps(spans[0])):
        wrong = "leans on another sentence"
    return f"fluency: {wrong}" if wrong else ""


def _attributed(
    story: Story, text: str, spans: Sequence[Span], checks: Sequence[Check]
) -> tuple[str, tuple[Span, ...], tuple[Check, ...]] | None:
    """A line that lacks nothing but who claims it, with that, its passages and its checks."""
    if {each.kind for each in checks if not each.ok} != {"attribution"} or len(spans) != 1:
        return None
    if not (found := with_source(text, spans[0], story.facts)):
        return None
    line, passages = found
    return line, passages, check(line, story.facts, passage=passages)


def _no_cut(story: Story, text: str, spans: Sequence[Span], shortening: Callable[[str], Shortening]) -> str:
    """Why a line is no sentence of the story, shortened."""
    from_these = (sentence.span for sentence in story.sentences if any(sentence.span.overlaps(span) for span in spans))
    texts = [each for each in map(story.article.text, from_these) if shortening(each).gives(text)]
    latest = latest_year(story.article.body)
    if texts and all(loses_old_time(text, each, latest) for each in texts):
        return "fluency: when it was is gone"
    return "" if texts else "fluency: no sentence, shortened"


def _own_headlines(story: Story, words: StoryWords) -> Iterator[tuple[bool, float, Headline]]:
    """Headlines cut from the story's most salient sentences, each with whether it is too long and its rank, the best first,
    checked when it is asked for."""
    own_headline = letters(story.article.headline or "")
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
        ranked = [(each.score + words.as_brought(each.cut.text), each) for each in made]
        for rank, each in sorted(ranked, key=lambda each: -each[0]):
            if letters(each.cut.text) == own_headline:
                continue
            if found := _checked(story, each):
                nothing = False
                yield not is_short(found.text, each.sentence), rank, found
        if not nothing:
            return
    sentence = story.sentences[0]  # every sentence leans on another: the lead, whatever it is
    yield True, -math.inf, Headline(" ".join(story.article.text(sentence.span).split()), (sentence.span,), "story")


def _checked(story: Story, candidate: HeadlineCandidate) -> Headline | None:
    """A headline of a cut that the story bears out: what is left of a sentence may say something else."""
    cut, passage = candidate.cut, (story.sentences[candidate.sentence].span,)
    checks = check(cut.text, story.facts, passage=passage)
    if failed(checks):
        attributed = _attributed(story, cut.text, passage, checks)
        if attributed is None or failed(attributed[2]):
            return None
        text, spans, checks = attributed
        return Headline(text, spans, "generated", checks)
    if cut.rewritten:
        return Headline(cut.text, cut.spans, "generated", checks)
    return Headline(cut.text, cut.spans, "story", (Check("verbatim", ok=True, evidence=AS_WRITTEN), *checks))


def vet(story: Story, text: str) -> tuple[tuple[Span, ...], tuple[Check, ...]]:
    spans = provenance(text, story.article, story.sentences)
    return spans, check(text, story.facts, passage=spans)


def failed(checks: Sequence[Check]) -> str:
    return "; ".join(f"{each.kind}: {each.evidence}" for each in checks if not each.ok)


def _alike(one: Headline, other: Headline) -> bool:
    a, b = set(content_stems(one.text)), set(content_stems(other.text))
    return len(a & b) > _ALIKE * len(a | b)


def letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
