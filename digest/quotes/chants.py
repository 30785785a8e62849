"""Who shouts, chants or sings together: "was heckled by some residents shouting “…”", "The crowd, many in tears, sang “…”"."""

import re

from digest.article import Span
from digest.quotes import lexicon
from digest.quotes.voices import Source

_REACH = 220  # characters
_ACT = re.compile(
    r"\b(?:shout|chant|yell|scream|bellow|sing|heckl|roar)(?:ing|ed|s)\b[^.;“”]{0,20}$|"
    r"\b(?:sang|rang out with|broke into)[^.;“”]{0,20}$|"
    r"\b(?:chants?|cries|shouts|slogans?|choruses|chorus) of [^.;“”]{0,10}$|\bslogans?[^.;“”]{0,20}$"
)
_COMPLEMENT = re.compile(r" (?:of|from) (?:the )?[A-Z][\w’'-]*(?: (?:of (?:the )?)?[A-Z][\w’'-]*)*")
_WORD = re.compile(r"[A-Za-z][\w’'-]*")
_LEADS = frozenset("the a an some many several".split())
_STOPS = frozenset("by with and but as from to in on at while when meanwhile who that".split())
_MANY = frozenset("dozens hundreds thousands scores group groups crowd crowds handful".split())
_PEOPLE = lexicon.CROWD - frozenset("many some most few several both others".split()) | frozenset(
    "gang mob choir audience band marchers passersby passers-by spectators mourners worshippers pupils".split()
)


def chanting(text: str, floor: int, start: int) -> Source | None:
    """The many who shout what is quoted at `start`, in the sentence that begins at `floor`; None where nobody is said to."""
    floor = max(floor, start - _REACH)
    act = _ACT.search(text, floor, start)
    if act is None:
        return None
    words = list(_WORD.finditer(text, floor, act.start()))
    for index in range(len(words) - 1, -1, -1):
        low = words[index][0].lower()
        if low in _PEOPLE and (index == 0 or words[index][0].islower()):
            span = _phrase(text, words, index)
            return Source("unnamed", None, None, text[span.start : span.end], span, 0.9, "description")
    return None


def _phrase(text: str, words: list[re.Match[str]], index: int) -> Span:
    """The noun phrase around a noun: what stands before it, "of" and a name after it."""
    first = index
    while first > 0 and text[words[first - 1].end() : words[first].start()] == " ":
        low = words[first - 1][0].lower()
        if low in _LEADS or low in _MANY:
            first -= 1
            break
        if low in _STOPS or low.endswith("ed"):
            break
        if low == "of" and first > 1 and words[first - 2][0].lower() in _MANY:
            first -= 2
            continue
        first -= 1
    more = _COMPLEMENT.match(text, words[index].end())
    return Span(words[first].start(), more.end() if more else words[index].end())
