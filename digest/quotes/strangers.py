"""Whom "the man" means right after somebody without a name was brought in: nobody who has one."""

import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes import lexicon
from digest.quotes.discourse import Discourse
from digest.quotes.sources import Chunk
from digest.quotes.voices import Source

_ANYBODY = frozenset("man woman person".split())
_ONE = re.compile(r"(?:[Aa]nother|[Oo]ne|[Aa]n?) (?P<noun>[\w’'-]+)")


def just_met(story: Discourse, chunk: Chunk, words: Sequence[str], sentence: int) -> Source | None:
    """The source that spoke last, in the same paragraph, if the story brought it in there without a name: "Another worshipper
    said he knew little. “…,” the man said"."""
    if len(words) != 2 or words[0].lower() != "the" or words[1].lower() not in _ANYBODY:
        return None
    for source, number in story.heard(chunk.start, sentence, 1):
        near = story.paragraphs[sentence] == story.paragraphs[number]
        met = _ONE.match(source.role) if source.kind == "unnamed" and isinstance(source.role, str) else None
        if near and met is not None:
            gender = lexicon.ROLE_GENDER.get(met["noun"].lower(), "")
            if gender in {"", lexicon.ROLE_GENDER.get(words[1].lower(), "") or gender}:
                return source.again(Span(chunk.start, chunk.end), 0.8, "description")
    return None
