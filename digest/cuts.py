"""Shorter forms of a sentence that stay grammatical and say nothing new: what can be left out, left out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.abbreviations import is_abbreviated
from digest.agreement import agrees
from digest.article import Article, Span
from digest.background import latest_year, tells_old_time
from digest.change import Change
from digest.complements import is_spare
from digest.described import according, claims, counted, shorter_names, without_description, without_names
from digest.headlinese import articles, changes, initials, letters, plainer, pointers, tighter
from digest.parts import OBJECT, SUBORDINATE, Part
from digest.predicate import clauses, predicate
from digest.quotes.firstnames import first_names
from digest.remains import wants_more
from digest.seams import seams
from digest.spared import spared
from digest.stops import stops, tail
from digest.verbs import verbs

_MOST_PARTS = 5  # that may each go or stay
_MOST_STOPS = 12
_MOST_SPARED = 8  # of them, and of those that only a headline spares
_LEAST_WORDS = 4
_ENOUGH = 6  # words: a shorter headline may say too little
_ANY_NUMBER = 1_000
_BEGINS = 20  # characters of an end that say when something was
_LIKELY, _SURE = 0.4, 0.55  # chances
_LONGEST = 1_200  # characters: what is longer is no sentence, and takes its time
# What no headline has: which day it was, what a sentence connects to, when and where somebody said it.
_NEVER_IN_HEADLINES = frozenset(("parenthesis", "connective", "opening", "time", "occasion"))


Styles = Sequence[Sequence[Change]]


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
        enough = len(cut.text.split()) >= _LEAST_WORDS and (not says or any(verbs(cut.text)))
        if not gone or (enough and not wants_more(cut.text)):
            seen.setdefault(cut.text, cut)
    return tuple(seen.values())


def headline_cuts(article: Article, sentence: Span, *, most_words: int, rather: int | None = None) -> tuple[Cut, ...]:
    """The safe forms of a sentence in headline grammar that have at most so many words; where there is none, those of at most
    `rather` words, then those that stop where they say less, then the shortest. None where it has no verb."""
    text = _line(article, sentence)
    if not article.is_english or len(text) > _LONGEST:
        return (Cut(_tidy(text), (sentence,)),)
    told = _TOLD_THAT.search(text)
    if not any(verbs(text)) or (told and not any(verbs(told["claim"]))):
        return ()
    inner, more = spared(text)
    moved = according(text, tail(text))
    if moved:
        inner.append(moved[0])
    latest = latest_year(article.body)
    # Without its time what was long ago would be told as new.
    optional = [part for part in (*inner, *more) if not tells_old_time(text[part.span.start : part.span.end], latest)]
    after = article.body[sentence.start :]
    short = [*initials(text, after), *shorter_names(text, after)]
    opening = next((part.span.end for part in inner if part.kind == "opening"), 0)
    plain = plainer(text)
    names = [short, without_description(text), without_names(text), list(claims(text, opening))]
    fewer = counted(text, opening)
    # Where all that stands between the subject and its verb has gone, the verb is told as a headline tells it.
    styles: tuple[Styles, ...] = (_styles(text, inner, names, fewer), _styles(text, optional, names, fewer))
    source = moved[1].text if moved else ""
    if moved:
        styles = tuple([[*style, moved[1]] for style in each] for each in styles)
    found: list[Cut] = []
    for loosely, most in ((False, most_words), (False, rather or most_words), (True, most_words)):
        ends = [
            end
            for end in stops(text, optional, loosely=loosely)
            if not tells_old_time(text[end.span.start :][:_BEGINS], latest)
        ][:_MOST_STOPS]
        if loosely and plain:
            styles = tuple([*each, *([*style, *plain] for style in each)] for each in styles)
        found = _headlines(text, sentence, optional, ends, styles, most_words=most)
        found = [cut for cut in found if source in cut.text]
        if any(len(cut.text.split()) >= _ENOUGH for cut in found):
            return tuple(found)
    return tuple(found or _shortest(text, sentence, optional, ends, styles))


def _shortest(
    text: str, sentence: Span, inner: Sequence[Part], ends: Sequence[Part], styles: Sequence[Styles]
) -> list[Cut]:
    found = _headlines(text, sentence, inner, ends, styles, most_words=_ANY_NUMBER)
    return sorted(found, key=lambda cut: len(cut.text.split()))[:1]


def _styles(text: str, inner: Sequence[Part], names: Iterable[list[Change]], told: list[Change]) -> list[list[Change]]:
    """What a headline changes, more and less of it; what is `told` in the present with all else that is."""
    bare = [*letters(text), *pointers(text), *articles(text)]
    full = [*changes(text, inner), *tighter(text), *bare]
    return [[*named, *style] for named in ([], *filter(None, names)) for style in (bare, full)] + [[*told, *full]]


def _headlines(
    text: str,
    sentence: Span,
    inner: Sequence[Part],
    ends: Sequence[Part],
    styles: Sequence[Styles],
    *,
    most_words: int,
) -> list[Cut]:
    whom = [part.span for part in inner if part.kind in _DESCRIBES and _names_somebody(text[_slice(part.span)])]
    always = [part for part in inner if part.kind in _NEVER_IN_HEADLINES]
    optional = [part for part in inner if part.kind not in _NEVER_IN_HEADLINES][:_MOST_SPARED]
    saving = [[(style, _words_saved(text, style)) for style in each] for each in styles]
    describing = [part.span for part in optional if part.kind == "modifier"]
    told = clauses(text, inner)
    seen: dict[str, Cut] = {}
    for gone in _choices(optional, ends):
        if not agrees(text, told, gone):
            continue
        words = _words_left(text, (*always, *gone))
        early = any(part in ends for part in gone)
        if any(_loses_whom(text, span, gone) for span in whom):
            continue
        bare = not any(_has_verb(text, span, gone) for span in describing)
        for style, saved in saving[bare]:
            if not _LEAST_WORDS <= words <= most_words + saved:
                continue
            cut = _compose(text, sentence, (*always, *gone), style)
            if (
                cut.text not in seen
                and _LEAST_WORDS <= len(cut.text.split()) <= most_words
                and is_sound(cut.text, early=early)
            ):
                seen[cut.text] = cut
    return list(seen.values())


_DESCRIBES = frozenset("apposition modifier dash".split())
_KIN = re.compile(r"\b(?:sister|brother|wife|husband|mother|father|daughter|son|partner|girlfriend|boyfriend)\b")
_PRONOUN = re.compile(r"\b(?:he|she|his|her|him)\b")


def _slice(span: Span) -> slice:
    return slice(span.start, span.end)


def _names_somebody(text: str) -> bool:
    return _KIN.search(text) is not None or any(
        found[0].lower() in first_names() for found in re.finditer(r"[A-Z][\w’'-]+(?=\s[A-Z])", text)
    )


def _loses_whom(text: str, described: Span, gone: Sequence[Part]) -> bool:
    """Whether a stretch that names somebody goes, and "her" stays, which may mean her: "brother [of Ida Tann] jailed for her
    murder"."""
    if all(part.span != described for part in gone):
        return False
    end = min((part.span.start for part in gone if part.span.start >= described.end), default=len(text))
    return _PRONOUN.search(text, described.end, end) is not None


def _has_verb(text: str, described: Span, gone: Iterable[Part]) -> bool:
    """Whether a verb is left in a stretch when parts have gone."""
    left, at = "", described.start
    for span in sorted(part.span for part in gone):
        if span.overlaps(described):
            left += text[at : span.start]
            at = max(at, span.end)
    left += text[at : described.end]
    return any(verbs(left)) or SUBORDINATE.search(left) is not None


_WORD = re.compile(r"\S*\w\S*")


def _words_left(text: str, gone: Iterable[Part]) -> int:
    """How many words a text has without what has gone, more or less."""
    left, at = 0, 0
    for span in sorted(part.span for part in gone):
        if span.start > at:
            left += len(_WORD.findall(text, at, span.start))
        at = max(at, span.end)
    return left + len(_WORD.findall(text, at))


def _words_saved(text: str, style: Sequence[Change]) -> int:
    """How many words a style saves at most, where all of it applies."""
    return sum(len(text[change.span.start : change.span.end].split()) - len(change.text.split()) for change in style)


def without_articles(line: str) -> str:
    """A line as headlines have it, without the articles that they leave out. Quoted words keep theirs."""
    text, _ = _apply(line, Span(0, len(line)), [], articles(line))
    return text[:1].upper() + text[1:]


def _line(article: Article, sentence: Span) -> str:
    """The sentence's text with every kind of white space as a space: offsets stay."""
    return re.sub(r"\s", " ", article.text(sentence))


def _found(text: str) -> tuple[list[Part], list[Part]]:
    """What any shorter form of a sentence may leave out, inside and at its end: what rules allow and the network agrees to."""
    own = seams(text)
    inner = [part for part in spared(text)[0] if part.kind in _NEVER_IN_HEADLINES or own.may_go(part.span) >= _LIKELY]
    ends = [
        end
        for end in stops(text, inner)
        if (end.kind == "second" or own.may_stop(end.span.start) >= _SURE)
        and (end.kind != "phrase" or is_spare(text[end.span.start :]))
    ]
    return inner, ends[:_MOST_STOPS]


def _choices(inner: Sequence[Part], ends: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """Every way to leave parts out: none or some of those inside, and at most one end, which begins in none of them."""
    chosen: list[tuple[Part, ...]] = [()]
    for part in inner:
        chosen += [(*each, part) for each in chosen if not any(part.span.overlaps(other.span) for other in each)]
    for each in sorted(chosen, key=len):
        yield each
        for end in ends:
            if not any(part.span.overlaps(end.span) for part in each):
                yield (*each, end)


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
        and all(any(kept.overlaps(part) for part in gone) for kept in change.unless)
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
    text = re.sub(r"^([^,]*\b(?:Inc|Co|Corp|Ltd|LLC)\.?),\s(?=[a-z]+(?:ed|ay|ays)\b)", r"\1 ", text)
    text = re.sub(
        r",\s(?=(?:Jr|Sr|Inc|Ltd)\b\.?(?:\s[a-z]|$))", " ", text
    )  # "Orr, Jr., a baker, spoke" without the baker
    text = re.sub(r"(?<=\sthat),\s", " ", re.sub(r",(?:\s?,)+", ",", text))
    text = re.sub(r",\s*([.;:!?]|$)", r"\1", text).strip(" ,;—–")
    # "A first attempt, on Tuesday, was called off" without the day: no comma stands between a subject and its verb.
    text = re.sub(
        r"^([^,“”\"—–:;]+),\s(?=(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must)\s)", r"\1 ", text
    )
    if text.endswith(".") and not (text.endswith("...") or is_abbreviated(text[:-1])):
        text = text[:-1]
    return text[:1].upper() + text[1:]


_UNSOUND = re.compile(
    r"\bfellow\s(?:[a-z]+ed|is|are|was|were|has|have|and|to|in|on|of|for|with|who|that)\b|"
    r"^(?:Originally|Initially)\s\w+ed\b|^(?:Including|Whether|Such|Driven)\b|^(?:On|In(?!\s(?:[A-Z][a-z]+\s)?\d{4},\s)|At(?!\s(?:least|most)\b)|By|For|With|And|But|Of|To)\b|^(?:[A-Z]\w+ly,?\s)?(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Ww]e|I)\b,|,\s,|\b(?:the|an?|of|and|or|to|by|with|at|in|on|for|from|that|who|which|as|whereby|when|where|while|if|whose|its|his|her|their|than|be|been|being|whilst|amid|during|since|until|into|about|over|under|near|both|without)$"
    r"|^\W*$|\s[—–]$|[:;]$|:\s[a-z]+$|^(?:Though|Although|While|When|Because|Since|If|As|After|Before|Unless)\s[^,]*$|,\s(?!(?:died|dies|resigned|resigns|won|wins|lost|loses)$)[a-z]+$|^\("
    r"|,\s(?:\d{1,2}|of\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)\s(?:is|was|were|are|has|have|had|will|to|[a-z]+ed|[a-z]+s)\b"
)


# "Have lot of", "…, government announces yesterday", a comma before the closing mark.
_SLIPS = re.compile(
    r"(?<!\b[Aa]\s)(?<!\bwhole\s)\blot\sof\b|\b(?:says?|announces?|reports?|confirms?)\s(?:yesterday|today)$|,['’”\"]\.?$"
)
# A single mark that opens, and is no apostrophe: "'tis", "'em", "the '90s".
_OPEN_QUOTE = re.compile(r"(?:^|[\s(])[‘'](?![sdtST]\b|em\b|til\b|tis\b|n\b|\d\d)(?=\w)(?!.*\S[’'](?!\w))")


# "Issued the following statement": what follows does not follow here.
_FOLLOWING = re.compile(
    r"\b(?:the|issue[sd]?|release[sd]?|deliver(?:s|ed)?|makes?|made|sen[dt]s?|appoint(?:s|ed)?|nominate[sd]?|announce[sd]?|introduce[sd]?)"
    r"\sfollowing\s(?:\w+\s)?(?:statements?|remarks|individuals|letter|measures|steps|actions|comments?|messages?|people|items|texts?"
    r"|reports?|information|nominations?|nominees|candidates|members|appointments?)\b"
)
_ATTRIBUTED_LAST = re.compile(r",\s[^,]{2,90}\s(?:says?|said|announce[sd]?|reports?)$")
_RELATIVE_LAST = re.compile(r"\s(?:which|who|whom|whose)\s(?P<clause>[^,“”\"]*)$")
_TOLD_THAT = re.compile(
    r"\b(?:said|announce[sd]?|reported|says?|found|finds|shows|confirm(?:s|ed)|warn(?:s|ed)|allegations|concerns|fears)"
    r"\s(?:\w+\s)?that\s(?P<claim>.*)$"
)
_CLAIM = re.compile(
    r"^[^,:“\"]{2,80}?\s(?:says?|said|believes?|thinks?|warn(?:s|ed)?\sthat)\s(?!goodbye|no\b|yes\b|sorry\b)(?P<claim>[^“\"]*)$"
)


# "Ida Tann, 42, former mayor of Lund": a name, and what is told of it up to the next comma.
_NAMED = re.compile(r"(?:[A-Z][\w.’'-]*\s?){2,5}(?:,\s\d{1,3})?,\s(?P<aside>[^,“”\"]+)(?P<more>,|$)")


def _half(aside: str) -> bool:
    """Whether an aside runs into its sentence's verb without a comma: "former mayor of Lund said"."""
    first = next(verbs(aside), None)
    if first is None or first.start == 0 or SUBORDINATE.search(aside[: first.start]):
        return False
    return not re.search(r"\b(?:and|or|but)\s", aside[: first.start]) and (
        first.sure or bool(OBJECT.match(aside, first.end))
    )


_FIRST_COMMA = re.compile(r"[^,“”\"]+,\s(?=[a-z])")


def _opens_aside(text: str) -> bool:
    """Whether an aside has one comma only, or an opening none: "Ida Tann baker from Lund, pleaded", "According to Orr eels"."""
    if text.startswith("According to ") and "," not in text:
        return True
    named = _NAMED.match(text)
    if named and _half(named["aside"]):
        return True
    comma = _FIRST_COMMA.match(text)
    if comma is None or any(verbs(text[: comma.end()])):
        return False
    return text.startswith("to ", comma.end()) or any(verb.start == comma.end() for verb in verbs(text))


def is_sound(text: str, *, early: bool = True) -> bool:
    """Whether nothing shows that a line is no whole statement: it begins with its verb or "he", or ends in the middle.
    `early`: it may end before its sentence does."""
    first, second, *_ = *text.split(maxsplit=2), ""
    first, named = first.lower(), second[:1].isupper()  # "Mohamed Orr"
    if (first.endswith("ed") and first.isalpha() and first != "united" and not named) or first in (
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
    if _opens_aside(text) or _FOLLOWING.search(text):
        return False
    claim = _CLAIM.search(text) or _TOLD_THAT.search(text)
    if claim and not _ATTRIBUTED_LAST.search(text) and predicate(claim["claim"]) is None:
        return False  # "Officials say crews": what about them
    relative = _RELATIVE_LAST.search(text)
    if relative and not any(verbs(relative["clause"])):
        return False  # "ways through which agencies"
    contrast = re.search(r",\sbut\s(?P<what>.*)$", text)
    if contrast and not any(verbs(contrast["what"])):
        return False
    return (
        not _UNSOUND.search(text)
        and not (early and wants_more(text))
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
        and not _OPEN_QUOTE.search(text)
        and not _SLIPS.search(text)
        and text.count("(") == text.count(")")
        and text.count("[") == text.count("]")
    )
