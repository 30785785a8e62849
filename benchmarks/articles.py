"""Stories for measuring with: a text whose every line is a paragraph."""

import re

from digest.article import Article, Block, Span


def article(text: str) -> Article:
    """A story whose every line that is not blank is a paragraph, offsets as in the text."""
    lines = (match for match in re.finditer(r"[^\n]+", text) if match[0].strip())
    return Article(text, tuple(Block(Span(*line.span()), "text") for line in lines))
