"""Plain text to an `Article`: paragraphs found, everything that is not running text told apart, nothing deleted."""

import itertools
import re
import statistics
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice

from digest.article import Article, Block, BlockKind, Envelope, Span
from digest.errors import IntakeError, TextError, TooShortError
from digest.intake import furniture, trimmings

MIN_WORDS = 20
MAX_LINES = 20_000  # a story has hundreds; looking at each of a million takes seconds

# What separates lines: those of str.splitlines() but the information separators, which are control characters in a story.
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# U+0080-U+009F stay: real copy carries them, where somebody decoded Windows-1252 wrongly.
_BAD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_INVISIBLE = (
    " \t\u00a0\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
    "\u200b\u200e\u200f\u2060\ufeff"
)

_WRAP_COLUMN = 100  # characters: hard-wrapped copy is narrower
_TERMINAL = re.compile(r"[.!?:…][\"”’')\]»]*$")
_DATELINE_BLOCKS = 3


def read_text(
    text: str,
    *,
    headline: str | None = None,
    byline: str | None = None,
    language: str | None = None,
    envelope: Envelope | None = None,
    min_words: int = MIN_WORDS,
) -> Article:
    """Read a story from plain text, with what its envelope says of it beside. A headline, byline or language given here
    stands above the envelope's.

    Raises TextError where the text holds control characters or lone surrogates, TooShortError where it has fewer than
    `min_words` words of running text, IntakeError where it has more than `MAX_LINES` lines.
    """
    envelope = envelope or Envelope()
    envelope = replace(
        envelope,
        headline=headline or envelope.headline,
        byline=byline or envelope.byline,
        language=language or envelope.language,
    )
    for name, value in (("text", text), ("headline", envelope.headline or ""), ("byline", envelope.byline or "")):
        refuse_bad_characters(name, value)
    if envelope.elements:
        paragraphs = [element.span for element in envelope.elements]
    else:
        paragraphs = [
            span for found in islice(_LINE.finditer(text), MAX_LINES + 1) if (span := _strip(text, *found.span()))
        ]
    if len(paragraphs) > MAX_LINES:
        raise IntakeError(f"the text has more than {MAX_LINES} lines")
    if not envelope.elements:
        paragraphs = _paragraphs(text, paragraphs)
    article = _classify(text, paragraphs, envelope)
    refuse_too_short(article, min_words)
    return article


def refuse_too_short(article: Article, min_words: int = MIN_WORDS) -> None:
    """Raise TooShortError where there are fewer words of running text."""
    if article.words < min_words:
        raise TooShortError(f"the story has {article.words} words of running text; at least {min_words} are needed")


def refuse_bad_characters(name: str, text: str) -> None:
    """Raise TextError where `text` holds what no text does, naming `name` and where, not what."""
    if found := _BAD.search(text):
        character = found[0]
        kind = "a lone surrogate" if unicodedata.category(character) == "Cs" else "a control character"
        raise TextError(f"{name} holds {kind} (U+{ord(character):04X}) at offset {found.start()}")


def is_text(text: str) -> bool:
    """Whether it holds nothing that no text does."""
    return _BAD.search(text) is None


def _paragraphs(text: str, lines: list[Span]) -> list[Span]:
    if not _is_wrapped(text, lines):
        return lines
    paragraphs = [lines[0]]
    widest = max(len(line) for line in lines)
    for line in lines[1:]:
        previous = text[paragraphs[-1].start : paragraphs[-1].end]
        last_line = len(previous) - max(previous.rfind("\n"), previous.rfind("\r")) - 1
        blank_between = len(_BREAK.findall(text, paragraphs[-1].end, line.start)) > 1
        ended = blank_between or (_TERMINAL.search(previous) and last_line < 0.8 * widest)
        if ended:
            paragraphs.append(line)
        else:
            paragraphs[-1] = Span(paragraphs[-1].start, line.end)
    return paragraphs


def _strip(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in _INVISIBLE:
        start += 1
    while end > start and text[end - 1] in _INVISIBLE:
        end -= 1
    return Span(start, end) if start < end else None


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Whether lines were broken at a column, as in mail: none wide, and most of those that are followed directly by another
    stop in the middle of a sentence."""
    if len(lines) < 4 or max(map(len, lines)) > _WRAP_COLUMN:
        return False
    followed = [
        line for line, after in itertools.pairwise(lines) if len(_BREAK.findall(text, line.end, after.start)) == 1
    ]
    if len(followed) < 3 or statistics.median(map(len, followed)) < 40:
        return False
    unfinished = sum(not _TERMINAL.search(text[line.start : line.end]) for line in followed)
    return unfinished > 0.6 * len(followed)


def _classify(text: str, paragraphs: list[Span], envelope: Envelope) -> Article:
    blocks: list[Block] = []
    headline, byline, dateline, published = envelope.headline, envelope.byline, None, envelope.published
    marked = {element.span: element.kind for element in envelope.elements}
    given = _letters(headline) if headline else ""
    lines = [text[span.start : span.end] for span in paragraphs]
    first = _headline_at(text, paragraphs, marked)
    short = trimmings.said_in_short(lines) if not marked else frozenset[int]()
    body_seen = 0
    for number, span in enumerate(paragraphs):
        line = lines[number]
        if kind := marked.get(span):
            blocks.append(Block(span, kind))
            body_seen += kind == "text"
        elif given and _letters(line) == given and body_seen < 2:
            blocks.append(Block(span, "headline"))
        elif number in short or furniture.is_furniture(line):
            blocks.append(Block(span, "furniture"))
        elif number and lines[number - 1] == "By" and furniture.byline_of(f"By {line}"):
            byline = byline or line
            blocks.append(Block(span, "byline"))
        elif date := furniture.date_of(line):
            published = published or date
            blocks.append(Block(span, "date"))
        elif found := furniture.byline_of(line):
            byline = byline or found[0]
            published = published or found[1]
            blocks.append(Block(span, "byline"))
        elif number == first:
            headline = headline or " ".join(line.split())
            blocks.append(Block(span, "headline"))
        elif body_seen and number + 1 < len(paragraphs) and furniture.is_crosshead(line):
            blocks.append(Block(span, "crosshead"))
        else:
            begin, date = trimmings.before_text(line)
            published = published or date
            if begin:
                blocks.append(Block(Span(span.start, span.start + len(line[:begin].rstrip())), "furniture"))
                span = Span(span.start + begin, span.end)
                line = line[begin:]
            if not line:
                continue
            if body_seen < _DATELINE_BLOCKS and not dateline and (place := furniture.dateline_of(line)):
                dateline, begin = place
                blocks.append(Block(Span(span.start, span.start + len(dateline)), "dateline"))
                span = Span(span.start + begin, span.end)
            for start, end, is_text in trimmings.ranges(text[span.start : span.end]):
                blocks.append(Block(Span(span.start + start, span.start + end), "text" if is_text else "furniture"))
                body_seen += is_text
    if not body_seen:  # a story of one line that looks like a headline is still a story
        blocks = [
            Block(block.span, "text" if block.kind in ("headline", "crosshead") else block.kind) for block in blocks
        ]
    dateline = dateline or envelope.dateline
    return Article(text, tuple(blocks), headline, byline, dateline, published, envelope.language, envelope)


def _headline_at(text: str, paragraphs: list[Span], marked: Mapping[Span, BlockKind | None]) -> int | None:
    """Which paragraph is the story's own headline, if any: the first that is not furniture, where running text follows."""
    for number, line in _lines(text, paragraphs):
        if marked.get(paragraphs[number]) == "headline":
            return None
        if (
            (number and text[paragraphs[number - 1].start : paragraphs[number - 1].end] == "By")
            or trimmings.is_credit(line)
            or marked.get(paragraphs[number])
            or furniture.is_furniture(line)
        ):
            continue
        follows = any(
            _TERMINAL.search(after) and len(after.split()) > 8 for _, after in _lines(text, paragraphs[number + 1 :])
        )
        return number if follows and furniture.could_be_headline(line) else None
    return None


def _lines(text: str, paragraphs: list[Span]) -> Iterator[tuple[int, str]]:
    return ((number, text[span.start : span.end]) for number, span in enumerate(paragraphs))


def _letters(line: str) -> str:
    return "".join(character for character in line.casefold() if character.isalnum())
