"""Words as salience, provenance and the fact check compare them: stems of those that say something."""

import functools
import re

import snowballstemmer

_WORD = re.compile(r"[^\W_]+(?:[’'.,-][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")

STOP_WORDS = frozenset(
    "a about above after again against all also am an and any are as at be because been before being below between "
    "both but by can could did do does doing don down during each few for from further had has have having he her "
    "here hers herself him himself his how i if in into is it its itself just me more most my myself no nor not now "
    "of off on once only or other our ours ourselves out over own same she should so some such than that the their "
    "theirs them themselves then there these they this those through to too under until up very was we were what "
    "when where which while who whom why will with would you your yours yourself yourselves said says say told "
    "according mr mrs ms one us many may much new".split()
)

_stemmer = snowballstemmer.stemmer("english")


@functools.lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The Snowball English stem of one word, any case. (Porter, 2001)"""
    return str(_stemmer.stemWord(_POSSESSIVE.sub("", word.lower())))


def words_of(text: str) -> list[str]:
    """The words of a text, as they stand: "rock-solid", "3.5" and "Kim’s" are one each."""
    return _WORD.findall(text)


def content_stems(text: str) -> list[str]:
    """The stems of a text's content words, in order, repeated where they are."""
    return [
        stem(word) for word in words_of(text) if (word.lower() not in STOP_WORDS and len(word) > 1) or word.isdigit()
    ]
