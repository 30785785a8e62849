"""Stories for the tests of quotes: a text whose every line is a paragraph, and expectations written beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from digest.article import Article, Block, Span
from digest.digest import Quote

STORIES = Path(__file__).parent / "stories"


@dataclass(frozen=True, slots=True)
class Told:
    """A story and the lines that its quotations should print as."""

    title: str
    text: str
    lines: tuple[str, ...]


def article(text: str) -> Article:
    """Every line that is not blank is a paragraph of running text."""
    return Article(text, tuple(Block(Span(m.start(), m.end()), "text") for m in re.finditer(r"[^\n]*\S[^\n]*", text)))


def stories() -> Iterator[Told]:
    """Stories are set off by "#### title"; "====" parts the text from its quotations."""
    for path in sorted(STORIES.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("#### ")[1:]:
            title, _, rest = block.partition("\n")
            text, _, expected = rest.partition("====\n")
            lines = tuple(re.sub(r"\s*\|\s*", " | ", line) for line in expected.splitlines() if line.strip())
            yield Told(f"{path.stem}: {title}", text.rstrip("\n"), lines)


def line(told: Article, quote: Quote) -> str:
    """full or part | speaker | role | words. "@" marks an organisation, "-" a source without a name, "?" nobody certain."""
    speaker = quote.speaker
    name = {"person": speaker.name, "organisation": f"@{speaker.name or '-'}", "unnamed": "-", "unattributed": "?"}[
        speaker.kind
    ]
    words = " / ".join(told.text(span) for span in quote.spans)
    return f"{'part' if quote.partial else 'full'} | {name} | {speaker.role or ''} | {words}".replace(" |  | ", " | | ")
