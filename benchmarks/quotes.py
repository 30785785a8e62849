"""How well direct quotations are found and given to their speakers, with a naive baseline in the same table.

    python -m benchmarks.quotes [--eval DIR] [--gold FILE ...] [--misses N]
    python -m benchmarks.quotes --shapes [--only TEXT] [--kb N]

For every `quotes_*.jsonl.gz` in DIR (default ../shared/eval): quotations with human-marked speakers, `{"text", "quotes":
[{"start", "end", "speaker", "speaker_start", "speaker_end", "kind"}], "optional", "negatives"}`, one quotation per pair of marks.
For every FILE: whole quotations labelled by hand, `{"text", "quotes": [{"spans", "partial", "speaker", "kind", "role"}],
"not_speech": [[start, end]]}`. The columns:

    P R F1    full quotations, exact to the character
    mention   named sources: the words that name the speaker are the marked ones, or name the same person
    name      the full canonical name is exact (unnamed sources: no name is given)
    role      at least half the words of the shorter of both roles are the other's too, where a role is marked
    wrong     quotations given a wrong name; none: given no name where there is one
    taken     of what is marked as no speech, the share taken for speech, fragments included
    ms        of processor time per story, median

--shapes prints the processor time for stories of any shape up to 1 MB instead (`benchmarks.shapes`). The baseline takes
whatever stands between double marks and has four words, and the nearest capitalised name around "said".
"""

import argparse
import gzip
import json
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.articles import article
from benchmarks.shapes import shapes
from digest.article import Article, Span
from digest.digest import Quote, Speaker, SpeakerKind
from digest.quotes import find_quotes

EVAL = Path("../shared/eval")

_MARKED = re.compile(r"[“\"]([^“”\"\n]{1,2000})[”\"]|''([^\n]{1,2000}?)''")
_NAME = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w.’'-]+)*")
_SAID = re.compile(r"\b(?:said|says)\b")
_SMALL = frozenset("the a an of at for in and".split())
_COLUMNS = ("file", "system", "quotes", "P", "R", "F1", "mention", "name", "role", "wrong", "none", "taken", "ms")

Finder = Callable[[Article], tuple[Quote, ...]]


@dataclass(frozen=True, slots=True)
class Marked:
    """One quotation as a person marked it. `spans` without the quotation marks; `mention` where its file gives one."""

    spans: tuple[tuple[int, int], ...]
    name: str | None
    role: str | None
    named: bool
    partial: bool
    mention: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Story:
    """A story with its marked quotations; `optional` may be found or not, `not_speech` must not."""

    text: str
    quotes: tuple[Marked, ...]
    optional: frozenset[tuple[int, int]]
    not_speech: tuple[tuple[int, int], ...]
    segments: bool  # each pair of marks is a quotation of its own


def baseline(story: Article) -> tuple[Quote, ...]:
    """Whatever stands between double marks and has four words; the nearest capitalised name around "said"."""
    found = []
    for paragraph in story.paragraphs:
        said = [match.start() for match in _SAID.finditer(story.body, paragraph.start, paragraph.end)]
        names = [Span(*match.span()) for match in _NAME.finditer(story.body, paragraph.start, paragraph.end)]
        for match in _MARKED.finditer(story.body, paragraph.start, paragraph.end):
            span = Span(*match.span(1 if match[1] is not None else 2))
            if len(story.text(span).split()) < 4:
                continue
            outside = [name for name in names if not name.overlaps(span)]
            cue = min(said, key=lambda at: min(abs(at - match.start()), abs(at - match.end())), default=None)
            mention = (
                min(outside, key=lambda name: min(abs(name.start - cue), abs(name.end - cue)), default=None)
                if cue is not None
                else None
            )
            name = story.text(mention) if mention else None
            kind: SpeakerKind = "person" if name else "unattributed"
            found.append(Quote((span,), Speaker(name, None, kind, mention, 0.5 if name else 0.0, "nearest"), paragraph))
    return tuple(found)


def read(path: Path) -> Iterator[Story]:
    """The stories of either kind of file."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in text.splitlines():
        yield _story(json.loads(line))


def _story(row: dict[str, Any]) -> Story:
    if "not_speech" in row:
        quotes = tuple(
            Marked(tuple(map(tuple, q["spans"])), q["speaker"], q["role"], q["kind"] == "person", q["partial"], None)
            for q in row["quotes"]
        )
        return Story(row["text"], quotes, frozenset(), tuple(map(tuple, row["not_speech"])), segments=False)
    quotes = tuple(
        Marked(
            ((q["start"], q["end"]),),
            q["speaker"],
            None,
            q.get("kind") == "person" and bool(q["speaker"]),
            partial=False,
            mention=(q["speaker_start"], q["speaker_end"]) if q["speaker_start"] is not None else None,
        )
        for q in row["quotes"]
    )
    optional = frozenset((q["start"], q["end"]) for q in row["optional"])
    return Story(row["text"], quotes, optional, tuple((q["start"], q["end"]) for q in row["negatives"]), segments=True)


def measure(stories: list[Story], find: Finder, misses: list[str]) -> dict[str, float]:
    """The counts of one system over one file; `misses` collects what it got wrong, for reading."""
    count: Counter[str] = Counter()
    times = []
    for story in stories:
        whole = article(story.text)
        start = time.process_time()
        quotes = find(whole)
        times.append((time.process_time() - start) * 1000)
        found = {_key(spans): quote for quote in quotes for spans in _pieces(quote, story.segments)}
        marked = {quote.spans: quote for quote in story.quotes}
        for spans, gold in marked.items():
            _count(story, spans, gold, found.get(spans), count, misses)
        for spans, quote in found.items():
            if not quote.partial and spans not in marked and not (len(spans) == 1 and spans[0] in story.optional):
                count["false"] += 1
                misses.append(f"no such quotation: {_around(story.text, spans)}")
        for start_at, end_at in story.not_speech:
            count["not speech"] += 1
            count["taken"] += any(a < end_at and start_at < b for spans in found for a, b in spans)
    return dict(count) | {"ms": statistics.median(times)}


def _pieces(quote: Quote, segments: bool) -> list[tuple[Span, ...]]:
    return [(span,) for span in quote.spans] if segments else [quote.spans]


def _key(spans: tuple[Span, ...]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def _count(
    story: Story,
    spans: tuple[tuple[int, int], ...],
    gold: Marked,
    quote: Quote | None,
    count: Counter[str],
    misses: list[str],
) -> None:
    if gold.partial:
        return
    count["marked"] += 1
    hit = quote is not None and (story.segments or not quote.partial)
    count["found"] += hit
    if not hit:
        misses.append(f"{'missed' if quote is None else 'found in part'}: {_around(story.text, spans)}")
    if quote is None or (story.segments and not gold.named):
        return
    name, wanted = _words(quote.speaker.name), _words(gold.name)
    count["speakers"] += 1
    count["name"] += name == wanted
    if gold.mention is not None and gold.named:
        at = quote.speaker.mention
        overlapping = at is not None and at.start < gold.mention[1] and gold.mention[0] < at.end
        count["mentions"] += 1
        count["mention"] += overlapping or (bool(name) and name[-1:] == wanted[-1:])
    if name != wanted:
        count["wrong" if name and name[-1:] != wanted[-1:] else "none" if not name else "short"] += 1
        misses.append(
            f"{gold.name} ({gold.role}), not {quote.speaker.name} by {quote.speaker.found_by}: {_around(story.text, spans)}"
        )
    elif gold.role:
        count["roles"] += 1
        count["role"] += _alike(gold.role, quote.speaker.role)
        if not _alike(gold.role, quote.speaker.role):
            misses.append(f"{gold.name} is {gold.role}, not {quote.speaker.role}")


def _words(name: str | None) -> list[str]:
    return re.sub(r"[^\w\s]", "", (name or "").lower().replace("’s", "").replace("'s", "")).split()


def _alike(one: str, other: str | None) -> bool:
    a, b = set(_words(one)) - _SMALL, set(_words(other)) - _SMALL
    return bool(a and b) and len(a & b) / min(len(a), len(b)) >= 0.5


def _around(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    start, end = spans[0][0], spans[-1][1]
    return f"{text[max(0, start - 70) : start]}<<{text[start:end][:60]}>>{text[end : end + 60]}".replace("\n", " / ")


def _row(file: str, system: str, count: dict[str, float]) -> list[str]:
    def share(part: str, whole: str) -> str:
        return f"{count.get(part, 0) / count[whole]:.3f}" if count.get(whole) else "-"

    found, false, marked = count.get("found", 0), count.get("false", 0), count.get("marked", 0)
    precision = found / (found + false) if found + false else 0.0
    recall = found / marked if marked else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    shares = [("mention", "mentions"), ("name", "speakers"), ("role", "roles")]
    counts = [f"{count.get(part, 0):.0f}" for part in ("wrong", "none")]
    return [
        *(file, system, f"{marked:.0f}", f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"),
        *(*(share(part, whole) for part, whole in shares), *counts, share("taken", "not speech"), f"{count['ms']:.1f}"),
    ]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=EVAL, help="folder of quotes_*.jsonl.gz (%(default)s)")
    parser.add_argument("--gold", type=Path, nargs="*", default=[], help="files of quotations labelled by hand")
    parser.add_argument("--misses", type=int, default=0, help="how many misses to print for each file")
    parser.add_argument(
        "--shapes", action="store_true", help="print the time by shape and length of story, and no accuracy"
    )
    parser.add_argument("--only", default="", help="the shapes whose names contain this")
    parser.add_argument("--kb", type=int, default=1_000, help="thousands of characters of each shape (%(default)s)")
    options = parser.parse_args()
    if options.shapes:
        shapes(options.only, options.kb * 1_000)
        return
    files = [*sorted(options.eval.glob("quotes_*.jsonl.gz")), *options.gold]
    if not files:
        print(f"No quotes_*.jsonl.gz in {options.eval}, and no --gold: nothing to measure accuracy on.")
    table = [list(_COLUMNS)]
    read_on: list[str] = []
    for path in files:
        stories = list(read(path))
        name = path.name.split(".")[0]
        for system, find in (("baseline", baseline), ("nutgraf", find_quotes)):
            misses: list[str] = []
            table.append(_row(name, system, measure(stories, find, misses)))
        read_on += misses[: options.misses]
    widths = [max(len(row[column]) for row in table) for column in range(len(_COLUMNS))]
    for row in table if files else []:
        print(
            "  ".join(
                cell.ljust(width) if column < 2 else cell.rjust(width)
                for column, (cell, width) in enumerate(zip(row, widths, strict=True))
            )
        )
    print("\n".join(read_on))


if __name__ == "__main__":
    main()
