"""Shorter forms of a sentence that stay grammatical and say nothing new: what can be left out, left out."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.article import Article, Span
from digest.headlinese import Change, articles, changes, initials, letters, shorter_names, tighter, without_description
from digest.parts import Part, parts
from digest.stops import stops, wants_more
from digest.verbs import verbs

_MOST_PARTS = 5  # that may each go or stay
_MOST_STOPS = 12
_LEAST_WORDS = 4
_LONGEST = 1_200  # characters: what is longer is no sentence, and takes its time
# What no headline has: which day it was, what a sentence connects to, when and where somebody said it.
_NEVER_IN_HEADLINES = frozenset(("parenthesis", "connective", "opening", "time", "occasion"))


@dataclass(frozen=True, slots=True)
class Cut:
    """A shorter form of a sentence: what it reads as, without a final stop, and the spans of the story that were kept.

    `dropped` are the kinds of parts that went. `rewritten`: some words are not the story's ("to" for "will").
    """

    text: str
    spans: tuple[Span, ...]
    dropped: tuple[str, ...] = ()
    rewritten: bool = False


def cuts(article: Article, sentence: Span) -> tuple[Cut, ...]:
    """The sentence whole, and every safe shorter form of it in the story's words, each once, the whole one first. The rules
    are for English."""
    text = _line(article, sentence)
    inner, ends = _found(text) if article.is_english and len(text) <= _LONGEST else ([], [])
    seen: dict[str, Cut] = {}
    says = any(verbs(text))
    for gone in _choices(inner[:_MOST_PARTS], ends):
        cut = _compose(text, sentence, gone, ())
        if not gone or (len(cut.text.split()) >= _LEAST_WORDS and (not says or any(verbs(cut.text)))):
            seen.setdefault(cut.text, cut)
    return tuple(seen.values())


def headline_cuts(article: Article, sentence: Span, *, most_words: int) -> tuple[Cut, ...]:
    """The safe forms of a sentence in headline grammar that have at most so many words; where there is none, the shortest.
    None where it has no verb."""
    text = _line(article, sentence)
    if not article.is_english or len(text) > _LONGEST:
        return (Cut(_tidy(text), (sentence,)),)
    if not any(verbs(text)):
        return ()
    inner, ends = _found(text)
    after = article.body[sentence.start :]
    short = [*initials(text, after), *shorter_names(text, after)]
    names = [short, without_description(text)]
    styles = _styles(text, inner, names)
    found = _headlines(text, sentence, inner, ends, styles)
    fitting = [cut for cut in found if len(cut.text.split()) <= most_words]
    if not fitting:
        found = _headlines(text, sentence, inner, stops(text, inner, loosely=True)[:_MOST_STOPS], styles)
        fitting = [cut for cut in found if len(cut.text.split()) <= most_words]
    return tuple(fitting or sorted(found, key=lambda cut: len(cut.text.split()))[:1])


def _styles(text: str, inner: Sequence[Part], names: Iterable[list[Change]]) -> list[list[Change]]:
    """What a headline changes, more and less of it."""
    bare = [*letters(text), *articles(text)]
    full = [*changes(text, inner), *tighter(text), *bare]
    return [[*named, *style] for named in ([], *filter(None, names)) for style in (bare, full)]


def _headlines(
    text: str, sentence: Span, inner: Sequence[Part], ends: Sequence[Part], styles: Sequence[Sequence[Change]]
) -> list[Cut]:
    always = [part for part in inner if part.kind in _NEVER_IN_HEADLINES]
    optional = [part for part in inner if part.kind not in _NEVER_IN_HEADLINES][:_MOST_PARTS]
    seen: dict[str, Cut] = {}
    for gone in _choices(optional, ends):
        early = any(part in ends for part in gone)
        for style in styles:
            cut = _compose(text, sentence, (*always, *gone), style)
            if cut.text not in seen and len(cut.text.split()) >= _LEAST_WORDS and is_sound(cut.text, early=early):
                seen[cut.text] = cut
    return list(seen.values())


def without_articles(line: str) -> str:
    """A line as headlines have it, without the articles that they leave out. Quoted words keep theirs."""
    text, _ = _apply(line, Span(0, len(line)), [], articles(line))
    return text[:1].upper() + text[1:]


def _line(article: Article, sentence: Span) -> str:
    """The sentence's text with every kind of white space as a space: offsets stay."""
    return re.sub(r"\s", " ", article.text(sentence))


def _found(text: str) -> tuple[list[Part], list[Part]]:
    inner = parts(text)
    return inner, stops(text, inner)[:_MOST_STOPS]


def _choices(inner: Sequence[Part], ends: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """Every way to leave parts out: none or some of those inside, and at most one end, which begins in none of them."""
    for count in range(len(inner) + 1):
        for chosen in itertools.combinations(inner, count):
            if any(a.span.overlaps(b.span) for a, b in itertools.combinations(chosen, 2)):
                continue
            yield chosen
            for end in ends:
                if not any(part.span.overlaps(end.span) for part in chosen):
                    yield (*chosen, end)


def _compose(text: str, sentence: Span, gone: Iterable[Part], changed: Iterable[Change]) -> Cut:
    gone = tuple(gone)
    changed = list(changed)
    read, kept = _apply(text, sentence, [part.span for part in gone], changed)
    return Cut(_tidy(read), kept, tuple(part.kind for part in gone), any(change.text for change in changed))


def _apply(text: str, sentence: Span, gone: Sequence[Span], changed: Sequence[Change]) -> tuple[str, tuple[Span, ...]]:
    """What is left of a text without what has gone, with what has changed; and the spans of the story that were kept."""
    pieces: list[str] = []
    kept: list[Span] = []
    at = 0
    edits = [(span, "") for span in gone]
    edits += [
        (change.span, change.text)
        for change in changed
        if all(part in change.span or not change.span.overlaps(part) for part in gone)
    ]
    for span, new in sorted(edits, key=lambda edit: (edit[0].start, -edit[0].end)):
        if span.start < at:  # overlapping what went before
            if not new:
                at = max(at, span.end)
            continue
        pieces += [text[at : span.start], new]
        at = span.end
    pieces.append(text[at:])
    start = 0
    for span in sorted(gone):
        if span.start > start:
            kept.append(Span(sentence.start + start, sentence.start + span.start))
        start = max(start, span.end)
    if start < len(text):
        kept.append(Span(sentence.start + start, sentence.end))
    return "".join(pieces), tuple(kept)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+([,.;:!?])", r"\1", " ".join(text.split()))
    text = re.sub(r",\s*([.;:!?]|$)", r"\1", text).strip(" ,;—–")
    # "A first attempt, on Tuesday, was called off" without the day: no comma stands between a subject and its verb.
    text = re.sub(
        r"^([^,“”\"—–:;]+),\s(?=(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must)\s)", r"\1 ", text
    )
    if text.endswith(".") and not re.search(r"(?:\b[A-Z]|\b(?:Inc|Co|Corp|Jr|Sr|Ltd|a\.m|p\.m))\.$|\.\.\.$", text):
        text = text[:-1]
    return text[:1].upper() + text[1:]


_UNSOUND = re.compile(
    r"^(?:On|In|At|By|For|With|And|But|Of|To)\b|^(?:[A-Z]\w+ly,?\s)?(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I)\b,|,\s,|\b(?:the|an?|of|and|or|to|by|with|at|in|on|for|from|that|who|which|as|whereby|when|where|while|if|whose|its|his|her|their|than|be|been|being)$"
    r"|^\W*$|\s[—–]$"
)


def is_sound(text: str, *, early: bool = True) -> bool:
    """Whether nothing shows that a line is no whole statement: it begins with its verb or "he", or ends in the middle.
    `early`: it may end before its sentence does."""
    first = text.split(maxsplit=1)[0].lower()
    if (first.endswith("ed") and first.isalpha() and first != "united") or first in (
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "will",
        "says",
        "said",
    ):
        return False
    return (
        not _UNSOUND.search(text)
        and not (early and wants_more(text))
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
    )
