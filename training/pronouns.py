"""Fit the weights with which `digest.quotes.pronouns` tells whom "he" and "she" mean.

    python -m training.pronouns FILE ... [--check FILE ...]

FILE: stories with their quotations labelled by hand, as in benchmarks/stories. Every quotation that is given to a pronoun is one
example: the labelled speaker should score above the other candidates. Prints the weights, to be pasted into the module, and
how many examples they get right. A conditional logit (McFadden, 1974) with a weak pull towards the weights of before.
"""

import argparse
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.articles import article
from digest.article import Span
from digest.quotes import pronouns
from digest.quotes.finder import Reader
from digest.quotes.likeness import fold
from digest.quotes.pronouns import Candidate, candidates
from digest.quotes.sources import PRONOUNS

STEPS, RATE, PULL = 2_000, 0.1, 0.15

# What one would say without looking: the weights are pulled here.
PRIOR = (2.0, 1.5, 0.8, 1.0, 1.2, 0.8, -0.8, 0.8, -2.0, 0.3, 2.5, -0.5, -1.0, 0.8, 0.3, -2.0, -0.5)

Example = tuple[list[Candidate], int, str]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The labelled stories of a file of JSON lines, or of one of tests/digest/quotes/stories."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".jsonl":
        yield from map(json.loads, text.splitlines())
        return
    for block in text.split("#### ")[1:]:
        title, _, rest = block.partition("\n")
        body, _, expected = rest.partition("====\n")
        body = body.rstrip("\n")
        lines = [line.split("|") for line in expected.splitlines() if line.strip()]
        found = Reader(article(body)).quotes()
        if len(found) == len(lines):
            quotes = [
                {
                    "spans": [[span.start, span.end] for span in quote.spans],
                    "speaker": None if (name := line[1].strip()) in {"-", "?", "@-"} else name.lstrip("@"),
                }
                for quote, line in zip(found, lines, strict=True)
            ]
            yield {"id": title, "text": body, "quotes": quotes}


def examples(path: Path) -> list[Example]:
    """The pronouns of a file's stories: candidates, which of them is right, the words around."""
    found = []
    for row in rows(path):
        gold = {tuple(map(tuple, quote["spans"])): quote for quote in row["quotes"]}
        reader = Reader(article(row["text"]))
        seen: set[Span] = set()
        for quote in reader.quotes():
            marked = gold.get(tuple((span.start, span.end) for span in quote.spans))
            mention = quote.speaker.mention
            if marked is None or mention is None or mention in seen:
                continue
            gender = PRONOUNS.get(row["text"][mention.start : mention.end].lower())
            if gender not in {"m", "f"}:
                continue
            seen.add(mention)
            ones = candidates(reader.speakers.story, gender, mention, reader.sentence_at(mention.start))
            right = [index for index, one in enumerate(ones) if _is(one, marked)]
            around = row["text"][max(0, mention.start - 100) : mention.end + 20]
            if len(right) == 1 and len(ones) > 1:
                found.append((ones, right[0], f"{row['id']} {marked['speaker']}: {around!r}"))
    return found


def _is(one: Candidate, marked: dict[str, str]) -> bool:
    if marked["speaker"] is None:
        return one.source.person is None and one.source.name is None
    return fold(one.source.name or "").split() == fold(marked["speaker"]).split()


def fit(found: list[Example], start: tuple[float, ...]) -> list[float]:
    """The weights under which the right candidates are likeliest."""
    weights = list(start)
    for _ in range(STEPS):
        slope = [PULL * (was - now) for was, now in zip(start, weights, strict=True)]
        for ones, right, _ in found:
            shares = _shares(weights, ones)
            for index, (share, one) in enumerate(zip(shares, ones, strict=True)):
                push = ((index == right) - share) / len(found)
                for at, value in enumerate(one.values):
                    slope[at] += push * value
        weights = [weight + RATE * step for weight, step in zip(weights, slope, strict=True)]
    return weights


def _shares(weights: list[float], ones: list[Candidate]) -> list[float]:
    scores = [sum(weight * value for weight, value in zip(weights, one.values, strict=True)) for one in ones]
    powers = [math.exp(score - max(scores)) for score in scores]
    return [power / sum(powers) for power in powers]


def right_share(weights: list[float], found: list[Example], *, show: bool = False) -> str:
    """How many examples the weights get right, and how many of those that they are sure of."""
    hits = sure = sure_hits = 0
    for ones, right, words in found:
        shares = _shares(weights, ones)
        best = max(range(len(ones)), key=shares.__getitem__)
        hits += best == right
        if shares[best] > 0.7:
            sure += 1
            sure_hits += best == right
        if show and best != right:
            print(f"{shares[best]:.2f} {ones[best].source.name or ones[best].source.role}, not {words}")
            for index in (best, right):
                print(
                    "     ", {n: round(v, 2) for n, v in zip(pronouns.FEATURES, ones[index].values, strict=True) if v}
                )
    return f"{hits}/{len(found)}, sure {sure_hits}/{sure}"


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--check", type=Path, nargs="*", default=[], help="files to measure on only")
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    found = [example for path in options.files for example in examples(path)]
    print("before:", right_share(list(pronouns.WEIGHTS), found))
    weights = fit(found, PRIOR)
    print("after: ", right_share(weights, found, show=options.show))
    for path in options.check:
        other = examples(path)
        print(
            path.name,
            "before",
            right_share(list(pronouns.WEIGHTS), other),
            "after",
            right_share(weights, other, show=options.show),
        )
    print("WEIGHTS = (" + ", ".join(f"{weight:.2f}" for weight in weights) + ")")


if __name__ == "__main__":
    main()
