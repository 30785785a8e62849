"""The stretches of a sentence that can go: those that rules find and the network does not gainsay, and those it is sure of."""

import re
from collections.abc import Iterable, Iterator, Sequence

from digest.article import Span
from digest.asides import paired
from digest.boundaries import holds_on
from digest.modifiers import happened, modifiers
from digest.parts import KEEPS, OBJECT, SUBORDINATE, Part, parts, quotations
from digest.predicate import clauses
from digest.seams import seams
from digest.verbs import verbs

# Chances, as the network sees them: what no rule can make good, and what needs no rule.
_IMPOSSIBLE = 0.02
_SURELY = 0.6
_MOST = 6  # stretches that no rule finds
# What is not asked about: no sentence needs it, or what it says stays.
_UNASKED = frozenset(("parenthesis", "connective", "opening", "source", "occasion"))
# Whose claim it is, and under what condition: "she vowed", "When Orr is matched against Tann".
_CLAIMS = re.compile(
    r"\b(?:vow|promis|pledg|predict|argu|insist|warn|contend|maintain|hop|fear|suggest|estimat|assert|conced|admit|acknowledg"
    r"|caution|think|thought|propos|temporar|condition|provision|partial)\w*\b|^When\b"
    r"|\b(?:largely|partly|mostly|mainly|planned|draft|average|so\sfar|to\sdate)\b"
)
_JOINED = re.compile(r"\s(?:and|or)\s")
_CLOSES = {", ": ",", " (": ")", "— ": " —", "– ": " –", "—": "—"}
# An adjective may be what matters, "former"; these begin what tells when, where, how and of whom.
_BEGINS = re.compile(
    r"(?:in|on|at|of|for|with|from|by|after|before|during|near|amid|as|over|under|against|between|into|through|since|until|among|across"
    r"|outside|inside|along|following|when|while|where|who|which|that|whose|including|despite|throughout|around|about|within|early|late"
    r"|last|next|this|today|yesterday|tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\w+ing|\w+ed|\w+ly)\b"
)


def spared(text: str) -> tuple[list[Part], list[Part]]:
    """The parts that any sentence can spare, and those that only a headline spares, each range once."""
    own = seams(text)
    inner = parts(text)
    told = clauses(text, inner)
    # "Now, China, an ally, appears": the first comma is the connective's.
    first = max((part.span.end for part in inner if part.span.start == 0), default=0)
    opening = max(first, told[0].start if told else 0)
    taken: set[Span] = set()

    def believed(found: Iterable[Part], *, asked: bool = True) -> list[Part]:
        kept = []
        for part in found:
            if asked and part.kind not in _UNASKED and own.may_go(part.span) < _IMPOSSIBLE:
                continue
            whole = paired(text, part, told, opening)
            if whole and whole.span not in taken and not _article_misfits(text, whole.span):
                taken.add(whole.span)
                kept.append(whole)
        return kept

    more = modifiers(text, inner)
    return believed(inner), [*believed(more), *believed(_seen(text, inner), asked=False)]


_ARTICLE_BEFORE = re.compile(r"\b(?P<article>[Aa]n?)$")
_DEGREE_BEFORE = re.compile(r"\b(?:most|more|less|as|so|very|too)$")
_IN_VOWEL = re.compile(
    r"\s(?:(?!uni(?!n)|us[eu]|eu|one\b|once|ut[ei])[aeiou]|hour|honest|honou?r|heir|8|11\b|18\b)", re.IGNORECASE
)


def _article_misfits(text: str, gone: Span) -> bool:
    """Whether "an" or "most" would stand before a word that it does not fit: "an [overnight] raid", "most [recently] seen"."""
    before, after = text[: gone.start], text[gone.end :]
    if _DEGREE_BEFORE.search(before) and text[gone.start : gone.end].endswith("ly"):
        return True
    found = _ARTICLE_BEFORE.search(before)
    return found is not None and bool(_IN_VOWEL.match(after)) != (found["article"].lower() == "an")


def _seen(text: str, inner: Sequence[Part]) -> Iterator[Part]:
    """What the network is sure of, with its commas, where neither quoted words nor a condition or a denial go with it, nor
    what tells of whom something holds: "Men [at the mill] earn less"."""
    quoted = quotations(text)
    told = clauses(text, inner)
    holds = told[0].verb.start if told and not happened(text, told[0].verb) else 0
    given = 0
    for _chance, words in seams(text).stretches(_SURELY):
        if given == _MOST:
            return
        span, closed = _with_marks(text, words)
        cut = text[words.start : words.end]
        if span is None or KEEPS.search(cut) or _CLAIMS.search(cut) or any(span.overlaps(quote) for quote in quoted):
            continue
        loose = closed or span.start == 0
        if not loose and (
            not _BEGINS.match(cut)
            or _JOINED.match(text, span.end)
            or _takes_a_verb(cut)
            or span.end <= holds
            or holds_on(text, span.start, inner)
        ):
            continue
        given += 1
        yield Part("apposition" if closed else "phrase", span)


def _takes_a_verb(cut: str) -> bool:
    """Whether a stretch holds the verb of what stands before it: "the age at which sailors [in Lund get a boat]"."""
    return any(
        verb.start > 0 and (verb.sure or OBJECT.match(cut, verb.end)) and not SUBORDINATE.search(cut[: verb.start])
        for verb in verbs(cut)
    )


def _with_marks(text: str, words: Span) -> tuple[Span | None, bool]:
    """A stretch with the marks or the space that go with it, and whether marks close it on both sides."""
    before, after = text[: words.start], text[words.end :]
    if not before:
        mark = re.match(r",?\s", after)
        return (Span(0, words.end + mark.end()), False) if mark else (None, False)
    for opening, closing in _CLOSES.items():
        if before.endswith(opening):
            if after.startswith(closing):
                return Span(words.start - len(opening), words.end + len(closing)), True
            return None, False
    if not before.endswith(" ") or (after and not re.match(r"[\s,.]", after)):
        return None, False
    return Span(words.start - 1, words.end), False
