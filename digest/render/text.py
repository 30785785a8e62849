"""A digest to read on a terminal."""

import textwrap
from dataclasses import asdict

from digest.article import Article, Span
from digest.digest import Digest, Headline, Quote, Speaker
from digest.render.credit import credit
from digest.render.wire import quote_text

_WIDTH = 88


def to_text(digest: Digest, article: Article) -> str:
    """The digest as plain text. "[¶3]" says that a line came from the third paragraph of the story."""
    headline = [_wrap(digest.headline.text, ""), "=" * min(len(digest.headline.text), _WIDTH)]
    bullets = [_wrap(f"{bullet.text} {_paragraphs(article, bullet.spans)}", "•") for bullet in digest.bullets]
    quotes = [
        [_wrap(f"“{quote_text(quote, article)}”", ""), f"    — {speaker_text(quote.speaker)}"]
        for quote in digest.quotes
    ]
    others = [_wrap(f"{each.text} ({_length(each)})", "-") for each in digest.alternatives]
    warnings = [_wrap(f"{notice.kind}: {notice.text} ({notice.evidence})", "!") for notice in digest.warnings]
    model = "the story's own sentences, no model" if digest.model.name == "lead" else digest.model.name
    read = [f"{digest.article.words:,} words, {digest.read.share:.0%} read · {model}"]
    sections = [headline, bullets, *quotes, others and ["Other headlines", *others], warnings, read]
    return "\n\n".join("\n".join(section) for section in sections if section)


def quotes_to_text(quotes: tuple[Quote, ...], article: Article) -> str:
    """Every quotation with its speaker, the rule that found the speaker, and how sure that rule is."""
    parts = []
    for number, quote in enumerate(quotes, 1):
        kind = "partial, " if quote.partial else ""
        found = f"{kind}{quote.speaker.found_by}, {quote.speaker.confidence:.2f}"
        parts += [
            _wrap(f"“{quote_text(quote, article)}”", f"{number}."),
            f"    — {speaker_text(quote.speaker)}  [{found}]",
        ]
    return "\n".join(parts) if parts else "No quotations."


def speaker_text(speaker: Speaker) -> str:
    return credit(asdict(speaker)) or "speaker not certain"


def _length(headline: Headline) -> str:
    """What a headline is for, where it was chosen for a use, and how long it is."""
    return f"{headline.use}, {len(headline.text)} characters" if headline.use else f"{len(headline.text)} characters"


def _paragraphs(article: Article, spans: tuple[Span, ...]) -> str:
    numbers = sorted({n for n, block in enumerate(article.paragraphs, 1) for span in spans if block.overlaps(span)})
    return f"[¶{', '.join(map(str, numbers))}]"


def _wrap(text: str, mark: str) -> str:
    first = f"{mark} " if mark else ""
    return textwrap.fill(" ".join(text.split()), _WIDTH, initial_indent=first, subsequent_indent=" " * len(first))
