"""The bullets of a digest: what a model summarised, else the story's own sentences, chosen and condensed."""

import itertools
import re
from collections.abc import Iterable, Iterator

from digest.antecedents import Antecedent, antecedents
from digest.article import Span
from digest.cuts import Cut, cuts
from digest.digest import Bullet, Check, Headline, Notice
from digest.factcheck import check
from digest.generator import Candidate
from digest.lines import AS_WRITTEN, QUOTE_MARK, Story, failed, letters, vet
from digest.options import Options
from digest.salience import leans_back
from digest.sentences import split
from digest.verbs import verbs
from digest.words import content_stems

_LEAST_WORDS = 8
_MOST_WORDS = 28  # a longer sentence is cut, where it can be cut
_STANDING = 45  # words: a longer one is no bullet, even uncut
_MOST_SHARED = 0.6  # of a line's content stems with one chosen before: past that it says the same again
# News puts first what matters most: what each sentence further down costs, against what its salience and new words are worth.
_LATER = 0.5
_SALIENCE = 0.5
_SAID_AGAIN = 1.0
_LATER_IN_SALIENCE = 0.2  # what salience itself takes off for it
# What a bullet does without even where there is room. Anything else goes only from what is too long.
_NEVER = frozenset(("parenthesis", "connective", "occasion", "dash", "source", "opening", "time"))

_CONNECTIVE = re.compile(
    r"(?:But|And|Now|Meanwhile|However|Indeed|Also|Still|Yet|Then|So|In fact|As a result|In addition|Moreover|Furthermore"
    r"|Nevertheless|At the same time),?\s(?=\w)"
)
_OF_THEM = re.compile(r"(?:[A-Z][a-z]+\s)(?:\w+\s)?of\s(?:which|whom|these|those|them)\b")
_SAID = re.compile(r"[^,“”\":]*?\b(?:said|says|added|wrote)\b(?=[^,“”\":]*$)")
_WHERE = frozenset("in on at during by to after of".split())
_SUBJECTS = frozenset("that it he she they we there".split())
_LONGEST_PHRASE = 5  # words: "in a preliminary report"
_SPOKEN_TO = re.compile(r"\b(?:I|we|you|our|my|your|us)\b|\b(?:Let[’']s|In today[’']s)\b")
# These begin like what leans back, and do not.
_STANDS = re.compile(
    r"(?:There (?:is|are|was|were|has|have)|One of|This (?:week|month|year|morning|weekend|season)|Both [A-Z]"
    r"|Another \d|At the time of"
    r"|It is (?:the|not|unclear|illegal|believed|thought))\b"
)


def bullets(
    story: Story, candidates: Iterable[Candidate], *, options: Options, headline: Headline
) -> tuple[tuple[Bullet, ...], tuple[Notice, ...]]:
    """The bullets in story order, and what was vetoed. `candidates` are summaries, best first. Limits on a bullet's length
    hold without exception: there may be fewer bullets than asked for."""
    notices: list[Notice] = []
    chosen: list[Bullet] = []
    said: list[set[str]] = []
    offered = list(_offered(story, candidates, options, notices))
    for bullet in itertools.chain(offered, _own_bullets(story, options, headline)):
        if len(chosen) == options.bullets:
            break
        stems = set(content_stems(bullet.text))
        if letters(bullet.text) != letters(headline.text) and all(
            len(stems & other) <= _MOST_SHARED * min(len(stems), len(other)) for other in said
        ):
            chosen.append(bullet)
            said.append(stems)
    if len(chosen) < options.bullets and not all(options.bullet_fits(bullet.text) for bullet in _whole(story)):
        notices.append(
            Notice("fewer_bullets", f"{len(chosen)} of {options.bullets}", "the limits on a bullet's length")
        )
    return tuple(sorted(chosen, key=lambda bullet: bullet.spans[-1])), tuple(dict.fromkeys(notices))


def _offered(
    story: Story, candidates: Iterable[Candidate], options: Options, notices: list[Notice]
) -> Iterator[Bullet]:
    """What a model wrote that can stand as a bullet; what is vetoed goes into the notices."""
    least, _ = _words(options)
    for candidate in candidates:
        for part in split(candidate.text, Span(0, len(candidate.text))):
            text = candidate.text[part.start : part.end]
            if len(text.split()) >= least and options.bullet_fits(text) and not leans_back(text):
                spans, checks = vet(story, text)
                if wrong := failed(checks):
                    notices.append(Notice("vetoed_bullet", text, wrong))
                else:
                    yield Bullet(text, spans, "generated", checks)


def _own_bullets(story: Story, options: Options, headline: Headline) -> Iterator[Bullet]:
    """The story's own sentences that can stand alone, best first; if none can, all of them. Those that are too long are
    cut; those that break a limit that was given and cannot be cut are left out."""
    meant = antecedents(story.article, story.sentences)
    standing = [number for number in range(len(story.sentences)) if _stands(story, number, named=number in meant)]
    if standing:
        # Cutting and checking takes time: not every sentence of a book.
        for number in _best_first(story, standing, 4 * options.bullets):
            if bullet := _condensed(story, number, options, headline, meant.get(number)):
                yield bullet
        return
    # A story that is all quotations still has lines: better those than none.
    for whole in _whole(story):
        if options.bullet_fits(whole.text):
            yield whole


def _stands(story: Story, number: int, *, named: bool) -> bool:
    """Whether a sentence can stand alone. `named`: a name can take the place of the pronoun that it begins with."""
    span = story.sentences[number].span
    text = story.article.text(span).strip()
    quoted = any(span.overlaps(other) for quote in story.quotes if not quote.partial for other in quote.spans)
    return (
        len(text.split()) >= min(_LEAST_WORDS, 6)
        and (named or not _leans(text))
        and not text.endswith((":", "?"))
        and not quoted
        and not _says_nothing(text)
        and len(QUOTE_MARK.findall(text)) % 2 == 0
    )


def _leans(text: str) -> bool:
    """Whether only the sentence before explains how one begins. A connective is cut off, and leans on nothing."""
    text = _CONNECTIVE.sub("", text)
    text = text[:1].upper() + text[1:]
    return bool(_OF_THEM.match(text)) or (leans_back(text) and not _STANDS.match(text))


def _says_nothing(text: str) -> bool:
    """Whether somebody says something and what is said is gone: "The agency said in a report."."""
    said = _SAID.match(text)
    if said is None:
        return False
    rest = text[said.end() :]
    since = _LONGEST_PHRASE  # words since the last preposition: what follows has to be phrases of place and time only
    for word in rest.lower().strip(" .").split():
        since = 1 if word in _WHERE else since + 1
        if since > _LONGEST_PHRASE or word in _SUBJECTS:
            return False
    return not any(verb.sure or verb.word.endswith("ed") for verb in verbs(rest))


def _best_first(story: Story, numbers: list[int], most: int) -> Iterator[int]:
    """The sentences in the order in which they are taken: early, salient, and not about the same again."""
    left = list(numbers)
    said: set[str] = set()

    def value(number: int) -> float:
        stems = story.salience.stems[number]
        again = len(stems & said) / (len(stems) or 1)
        salient = story.salience.scores[number] + _LATER_IN_SALIENCE * number
        spoken_to = bool(_SPOKEN_TO.search(story.article.text(story.sentences[number].span)))
        return _SALIENCE * salient - spoken_to - _LATER * number - _SAID_AGAIN * again

    while left and most:
        best = max(left, key=value)
        left.remove(best)
        said |= story.salience.stems[best]
        most -= 1
        yield best


def _words(options: Options) -> tuple[int, int]:
    """The least and the most words of a bullet: those asked for, else the usual ones as far as they fit."""
    most = options.bullet_max_words or max(_MOST_WORDS, options.bullet_min_words or 0)
    return options.bullet_min_words or min(_LEAST_WORDS, most), most


def _whole(story: Story) -> Iterator[Bullet]:
    """The story's sentences as they stand, the most salient first."""
    for number in story.salience.ranked():
        span = story.sentences[number].span
        text = " ".join(story.article.text(span).split())
        yield Bullet(text, (span,), "story", (Check("verbatim", ok=True, evidence=AS_WRITTEN),))


def _condensed(
    story: Story, number: int, options: Options, headline: Headline, meant: Antecedent | None
) -> Bullet | None:
    """A sentence without what it can do without, as a bullet; None where no form of it keeps to the limits."""
    span = story.sentences[number].span
    least, most = _words(options)
    whole = " ".join(story.article.text(span).split())

    def cost(cut: Cut) -> tuple[int, int, int]:
        words = len(cut.text.split())
        lost = sum(kind not in _NEVER for kind in cut.dropped)
        # Of the forms that lose something the one that loses least: a bullet is no headline.
        return max(0, words - most), lost, -words if lost else words

    longest = options.bullet_max_words or _STANDING
    for cut in sorted(cuts(story.article, span), key=cost):
        text = whole if not cut.dropped else cut.text if cut.text[-1] in '.!?”"' else cut.text + "."
        if meant:
            if not whole.startswith(text[: meant.length]):
                continue
            text = meant.text + text[meant.length :]
        if not least <= len(text.split()) <= longest or not options.bullet_fits(text) or _leans(text):
            continue
        if cut.dropped and _says_nothing(text):
            continue
        if letters(text) == letters(headline.text):
            continue
        passage = (meant.span, *cut.spans) if meant else cut.spans
        checks = check(text, story.facts, passage=(span,)) if cut.dropped or meant else ()
        if not failed(checks) and meant:
            return Bullet(text, passage, "generated", checks)
        if not failed(checks):
            verbatim = Check("verbatim", ok=True, evidence=AS_WRITTEN)
            return Bullet(text, passage, "story", (verbatim, *checks))
    return None
