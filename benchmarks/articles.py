"""Stories for measuring with: a text whose every line is a paragraph."""

import re

from digest.article import Article, Block, Span


def article(text: str) -> Article:
    """A story whose every line is a paragraph, offsets as in the text."""
    return Article(text, tuple(Block(Span(m.start(), m.end()), "text") for m in re.finditer(r"[^\n]*\S[^\n]*", text)))
