"""Capitals for what an uncased model wrote: as the passage has them."""

import re
import unicodedata
from collections import Counter

from digest.article import Span
from digest.factcheck.nameindex import common_words
from digest.factcheck.tokens import lemma
from digest.sentences import split

# Letters that are no plain one with an accent; `training.tokens` spells them so too.
LETTERS = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
_SPELT = str.maketrans(LETTERS)

_WORD = re.compile(r"[^\W_]+(?:[.,'’&/][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_ALWAYS = {
    word.lower(): word
    for word in (
        "I Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February April June July August September "
        "October November December"
    ).split()
}


def with_capitals(text: str, passage: str) -> str:
    """The text with each word as it stands in the passage: where it stands there in several ways, as after the same word
    before it, else as most often. Words that only begin sentences there are names unless they are common. The text's own
    sentences begin with a capital."""
    spelt, after = _spellings(passage)
    parts: list[str] = []
    end, before = 0, ""
    for found in _WORD.finditer(text):
        key = _key(found[0])
        word = after.get((before, key)) or spelt.get(key) or _possessive(found[0], key, spelt) or _ALWAYS.get(key)
        parts += [text[end : found.start()], word or found[0]]
        end, before = found.end(), key
    line = "".join([*parts, text[end:]])
    for span in split(line, Span(0, len(line))):
        if first := _WORD.search(line, span.start, span.end):
            line = line[: first.start()] + _raised(first[0]) + line[first.end() :]
    return line


def _spellings(passage: str) -> tuple[dict[str, str], dict[tuple[str, str], str]]:
    """(a word's usual form, its form after a certain word), words by their lower-case form without accents."""
    forms: dict[str, Counter[str]] = {}
    after: dict[tuple[str, str], str] = {}
    for span in split(passage, Span(0, len(passage))):
        before = ""
        for number, found in enumerate(_WORD.finditer(passage, span.start, span.end)):
            key, word = _key(found[0]), found[0]
            opens = number == 0 or passage[found.start() - 1] in '“"‘'
            if opens and word.istitle() and (lemma(key) in common_words() or len(word) < 3):
                word = word.lower()
            elif not opens:
                after.setdefault((before, key), word)
            # What opens a sentence says little of how a word is written elsewhere.
            forms.setdefault(key, Counter())[word] += 1 if opens else 3
            before = key
    return {key: found.most_common(1)[0][0] for key, found in forms.items()}, after


def _possessive(word: str, key: str, spelt: dict[str, str]) -> str | None:
    """ "halverby's" where the passage has Halverby, and the other way round."""
    bare = _POSSESSIVE.sub("", key)
    if bare != key:
        return spelt[bare] + word[len(bare) :] if bare in spelt else None
    owner = spelt.get(f"{key}'s")
    return _POSSESSIVE.sub("", owner) if owner else None


def _key(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.lower().replace("’", "'").translate(_SPELT))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _raised(word: str) -> str:
    """With a first capital, unless it has one further in ("iPhone")."""
    return word if any(letter.isupper() for letter in word) else word[:1].upper() + word[1:]
