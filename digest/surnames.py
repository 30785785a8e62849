"""Surnames that begin a headline, in full: who "Orr" is, the story said before."""

import re
from dataclasses import replace

from digest.article import Span
from digest.cuts import Cut
from digest.quotes.firstnames import first_names
from digest.quotes.places import PLACES

_NAME = r"[A-Z][\w’-]*[a-z](?:-[A-Z][\w’-]*[a-z])?"
_BEGINS = re.compile(rf"(?P<one>{_NAME})(?:\sand\s(?P<other>{_NAME}))?(?=\s[a-z])")
_SUFFIX = re.compile(r"[’']s?$")


def with_full_names(cut: Cut, body: str, start: int) -> Cut:
    """A headline cut from a sentence that begins at `start`, with the first names of those it begins with. They have to stand
    in the story before that sentence, each with one first name only."""
    found = _BEGINS.match(cut.text)
    if not found:
        return cut
    text, spans = cut.text, list(cut.spans)
    for group in ("other", "one"):
        if found[group] and (span := _full(found[group], body, start)):
            text = text[: found.start(group)] + body[span.start : span.end] + text[found.end(group) :]
            spans.insert(0, span)
    return replace(cut, text=text, spans=tuple(spans), rewritten=True) if text != cut.text else cut


def _full(surname: str, body: str, end: int) -> Span | None:
    """Where the story names somebody in full."""
    if surname.lower() in PLACES or _SUFFIX.search(surname):
        return None
    named = rf"(?P<first>[A-Z][\w’]+(?:-[A-Z]\w+)?)\s(?:[A-Z]\.\s)?{re.escape(surname)}(?![\w’'-])(?!\s[A-Z])"
    found = [
        each
        for each in re.finditer(named, body[:end])
        if _is_first_name(each["first"], body[max(0, each.start() - 20) : each.start()])
    ]
    return Span(*found[0].span()) if len({each["first"] for each in found}) == 1 else None


_IN_SENTENCE = re.compile(r"\b(?!the\b|an?\b)[a-z]+\s$")  # "convicted | Safieh Tann"
_TITLES = frozenset(
    "president minister judge justice senator governor mayor representative mr mrs ms dr king queen pope prince princess sir lord"
    " lady sergeant officer captain general colonel professor secretary chairman attorney".split()
)


def _is_first_name(word: str, before: str) -> bool:
    return word.lower() in first_names() or (
        word.lower() not in _TITLES | PLACES and _IN_SENTENCE.search(before) is not None
    )
