"""Whom a pronoun by a verb of speech cannot mean: who asked the question, whom the words are about, whom they name."""

import re

from digest.article import Span
from digest.quotes.discourse import Discourse
from digest.quotes.likeness import fold
from digest.quotes.people import Person

_ABOUT = re.compile(
    r"[“\s]*(?:Of|On|About|As for|Regarding|"
    r"(?:Asked|Speaking|Talking|Pressed|Writing) (?:about|of|on)) (?:the )?(?:[A-Za-z]+ ){0,3}?$"
)
_OWN_NAME = re.compile(r"\b(?:I’m|I'm|I am|I was|me|name is|name’s|call me|myself),? (?=[A-Z])")
_WORD = re.compile(
    r"(?<![‘'“\"’])\b[A-Z][\w’'-]*"
)  # not one that is addressed within the words: "They said, ‘Denny, go’"
_LONGEST = 60  # characters of a name with its title
_MOST = 400  # characters of quoted words that are read for names


def than(story: Discourse, gender: str, mention: Span, sentence: int) -> list[Person]:
    """Whom "he" (gender "m") or "she" ("f") at `mention`, in a sentence, does not mean."""
    found = [_asker(story, gender, sentence), _subject_matter(story, mention, sentence), *_named_in(story, mention)]
    return [who for who in found if who is not None]


def _asker(story: Discourse, gender: str, sentence: int) -> Person | None:
    """Who asked whom the pronoun may well mean: "Conroy asked Sanders about it. / “…,” he said"."""
    for number in (sentence, sentence - 1):
        asked, asker = story.asked.get(number), story.askers.get(number)
        if asked is not None and asker is not None and asked is not asker and asked.gender in {"", gender}:
            return asker
    return None


def _subject_matter(story: Discourse, mention: Span, sentence: int) -> Person | None:
    """Whom the words are about: "Of Sarpong he said", "Asked about Reeve, she said"."""
    start = story.sentences[sentence].start
    for held in story.cast.between(max(start, mention.start - _LONGEST), mention.start):
        if _ABOUT.fullmatch(story.text, start, held.start) and story.text[held.end : mention.start] in {" ", ", "}:
            return held.person
    return None


def _named_in(story: Discourse, mention: Span) -> list[Person]:
    """Whom the quoted words name: "“Looking at it isn’t eating it, Magnus,” she said"; unless they give their own name."""
    quoted = story.quoted_beside(mention)[-_MOST:]
    if _OWN_NAME.search(quoted):
        return []
    words = {fold(word.removesuffix("’s").removesuffix("'s")) for word in _WORD.findall(quoted)}
    return [who for word in words for who in story.cast.people.with_word(word)]
