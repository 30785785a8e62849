"""Which quotations a desk would pull, and why."""

import dataclasses
from collections.abc import Sequence

from digest.article import Article
from digest.digest import Bullet, Quote


def key_quotes(
    article: Article, quotes: Sequence[Quote], *, count: int, bullets: Sequence[Bullet] = ()
) -> tuple[Quote, ...]:
    """The `count` best quotations, best first, each with its reasons."""
    full = [quote for quote in quotes if not quote.partial and quote.speaker.kind != "unattributed"]
    ranked = sorted(full, key=lambda quote: (-quote.speaker.confidence, quote.spans[0]))
    return tuple(dataclasses.replace(quote, why=("attributed",)) for quote in ranked[:count])
