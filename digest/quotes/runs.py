"""Capitalised runs: where names of any sort stand in a text, word by word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from digest.article import Span

UPPER = (
    "A-Z"
    + "".join(chr(code) for code in range(0xC0, 0x530) if chr(code).isupper())
    + "".join(chr(code) for code in range(0x1E00, 0x1F00) if chr(code).isupper())
)
ABBREVIATED = (
    "Mr|Mrs|Ms|Mx|Pte|Ptl|Ofc|Pfc|Spc|Asst|Dep|Engr|Barr|Arch|Brig|Pst|Commr|Smt|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Maj|Adm|Rev|Fr|Hon|St|Supt|Det|Insp|Const|Cpl|Pvt|Pres|"
    "Atty|Amb|Jr|Sr|Ph|Messrs|Cllr|Eng|Adv|Bro"
)
_LETTERS = r"(?:\w*[\u00c2-\u00c5][\u0080-\u00bf])*\w*"  # of UTF-8 read as Latin-1 too: TomÃ¡s
_PLAIN = rf"[{UPPER}]{_LETTERS}(?:[’'‑-](?!s\b)(?=\w){_LETTERS})*"
_ARTICLE = "(?:[Aa]l|[Ee]l|[Dd]|[Ll]|[Aa]d|[Aa]s|[Aa]sh|[Aa]n|[Bb]in)[-’']"
_WORD = rf"{_ARTICLE}(?=[{UPPER}]){_PLAIN}|{_PLAIN}"  # al-Hakim, d’Arc
_INITIALS = rf"(?:[{UPPER}]\.-?)+(?![\w])"
_TOKEN = rf"(?:\b(?=[A-Z][a-z]{{1,5}}[.’'])(?:Dato[’'](?= )|(?:{ABBREVIATED})\.)|{_INITIALS}|\b(?:{_WORD}))"
_PARTICLE = (
    r"(?:von der|von dem|van der|van den|van de|van ’t|van 't|in ’t|in 't|"
    r"de la|de las|de los|dela|delos|della|dalla|van|von|der|den|del|della|de|di|da|das|do|dos|du|la|bin|ibn|"
    r"binti|bint|binte|al|el|ter|ten|zu|af|av|abu|ole|y|i|a/l|a/p|s/o|d/o|wa|arap|ap|ni|nic|mac)"
)
HIDDEN = "\u02bc"  # what stands for each character of a nickname inside a name
_RUN = re.compile(
    rf"{_TOKEN}(?:(?:[ \u00a0]{HIDDEN}+)?[ \u00a0]{{1,2}}{_TOKEN}"
    rf"|[ \u00a0]{_PARTICLE}[ \u00a0](?:{_WORD})|,? (?:Jr|Sr)\.?(?=\W|$))*"
)
# Where a run may begin: found first, for the pattern of a run is slow to try at every letter of a story.
_FIRST = re.compile(rf"[{UPPER}](?:(?<!\w.)|(?=\.))")
_JOINS = frozenset("-’'")
_BEFORE_FIRST = re.compile(rf"\b{_ARTICLE}$")
_SPLIT = re.compile(rf"{_TOKEN}|{_PARTICLE}(?= )|Jr\.?|Sr\.?")


class Token(NamedTuple):
    """One word of a run."""

    start: int
    end: int
    text: str
    low: str  # in lower case, without a full stop at its end


class Run(NamedTuple):
    """Neighbouring capitalised words, with the particles and initials between them."""

    tokens: tuple[Token, ...]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end


def runs(text: str, span: Span) -> Iterator[Run]:
    """The capitalised runs of one stretch of text, in order."""
    at = span.start
    while (first := _FIRST.search(text, at, span.end)) is not None:
        start = first.start()
        article = _BEFORE_FIRST.search(text, max(at, start - 4), start) if text[start - 1 : start] in _JOINS else None
        found = _RUN.match(text, article.start() if article else start, span.end)
        if found is None:  # an initial in the middle of a word
            at = first.end()
            continue
        at = found.end()
        words = found[0]
        if words.isalpha():
            yield Run((Token(start, at, words, words.lower()),))
        else:
            yield Run(
                tuple(
                    Token(word.start(), word.end(), word[0], word[0].rstrip(".").lower())
                    for word in _SPLIT.finditer(text, found.start(), at)
                )
            )
