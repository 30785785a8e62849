"""Fit the weights with which `digest.quotes.fragments` tells somebody's quoted words from terms, titles and scare quotes.

    python -m training.fragments FILE ... [--show N]

FILE: stories with their quotations labelled by hand, as in benchmarks/stories. Examples are the quotations that no rule of
`digest.quotes.speech` decides: labelled a partial quotation, or no speech. Prints what each file would get from weights fitted
to all the others, for several bars, and the weights of all, to be pasted into the module. A logistic regression with a ridge
penalty, by Newton's method (Hastie, Tibshirani and Friedman, 2009, 4.4).
"""

import argparse
import json
import math
from pathlib import Path
from typing import NamedTuple

from benchmarks.quotes import article
from digest.quotes import fragments, speech
from digest.quotes.finder import Reader

RIDGE, STEPS = 2.0, 12
BARS = (0.5, 0.7, 0.8, 0.85, 0.88, 0.89, 0.9, 0.92, 0.95)


class Example(NamedTuple):
    """A fragment: what it shows, whether it is somebody's words, the words around."""

    values: tuple[float, ...]
    speech: bool
    around: str


def examples(path: Path) -> list[Example]:
    """The fragments of a file's stories that are left to the weights."""
    found = []
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        partial = {tuple(map(tuple, quote["spans"])) for quote in row["quotes"] if quote["partial"]}
        whole = {tuple(map(tuple, quote["spans"])) for quote in row["quotes"] if not quote["partial"]}
        reader = Reader(article(row["text"]))
        for quotation in reader.quotations:
            spans = tuple((span.start, span.end) for span in quotation.spans)
            this = reader.setting(quotation)
            none = any(a < end and start < b for a, b in spans for start, end in row["not_speech"])
            if speech.rule(this) is None and spans not in whole and (spans in partial or none):
                around = f"{this.before[-60:]}<<{this.content[:50]}>>{this.after[:40]}".replace("\n", " / ")
                found.append(Example(fragments.values(this), spans in partial, around))
    return found


def fit(found: list[Example]) -> list[float]:
    """The weights under which the labels are likeliest."""
    size = len(fragments.FEATURES)
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [-RIDGE * weight if at else 0.0 for at, weight in enumerate(weights)]
        bend = [[(RIDGE if at else 0.01) if at == other else 0.0 for other in range(size)] for at in range(size)]
        for values, is_speech, _ in found:
            likely = _likelihood(weights, values)
            on = [(at, value) for at, value in enumerate(values) if value]
            for at, value in on:
                slope[at] += value * (is_speech - likely)
                for other, also in on:
                    bend[at][other] += value * also * likely * (1 - likely)
        weights = [weight + step for weight, step in zip(weights, _solve(bend, slope), strict=True)]
    return weights


def _likelihood(weights: list[float], values: tuple[float, ...]) -> float:
    score = sum(weight * value for weight, value in zip(weights, values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a system of linear equations, by elimination; `matrix` is symmetric and positive definite."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, row in enumerate(rows):
        for below in rows[at + 1 :]:
            share = below[at] / row[at]
            if share:
                for column in range(at, len(row)):
                    below[column] -= share * row[column]
    solved = [0.0] * len(rows)
    for at in range(len(rows) - 1, -1, -1):
        row = rows[at]
        solved[at] = (row[-1] - sum(row[other] * solved[other] for other in range(at + 1, len(rows)))) / row[at]
    return solved


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", type=int, default=0, help="how many of the worst mistakes to print")
    options = parser.parse_args()
    by_file = {path.stem: examples(path) for path in options.files}
    told: list[tuple[str, float, Example]] = []
    for name, own in by_file.items() if len(by_file) > 1 else ():
        weights = fit([one for other, found in by_file.items() if other != name for one in found])
        told += [(name, _likelihood(weights, one.values), one) for one in own]
    for bar in BARS if told else ():
        taken = sum(likely >= bar and not one.speech for _, likely, one in told)
        kept = sum(likely >= bar and one.speech for _, likely, one in told)
        none = sum(not one.speech for _, _, one in told)
        print(
            f"{bar:.2f}: taken {taken} of {none} terms, kept {kept} of {len(told) - none} fragments (each file by the others)"
        )
    for name, likely, one in sorted(told, key=lambda row: abs(row[1] - row[2].speech))[::-1][: options.show]:
        print(f"{likely:.2f} {'speech' if one.speech else 'none'} {name}: {one.around}")
    weights = fit([one for found in by_file.values() for one in found])
    print("WEIGHTS = (" + ", ".join(f"{weight:.2f}" for weight in weights) + ")")


if __name__ == "__main__":
    main()
