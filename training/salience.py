"""Fit the weights of `digest.salience` to human-written headlines.

    python -m training.salience --data DIR [--pairs 20000]

DIR holds *.jsonl.xz files of {"headline", "text"} a line. For each story the target is a distribution over its
sentences: the share of the headline's content words that each covers. The weights minimise the cross-entropy of a
softmax over the sentences (listwise ranking: Cao et al., 2007). A headline is given as a feature too for half of the
stories, as some stories bring one. Prints the weights as they stand in `digest/salience.py`, and how often the best
sentence came first against always taking the lead.
"""

import argparse
import json
import lzma
import random
from pathlib import Path
from typing import Any

import torch
from tqdm import tqdm

from digest.errors import IntakeError
from digest.intake import read_text
from digest.salience import FEATURES, features
from digest.sentences import sentences
from digest.words import content_stems

_LONGEST_STORY = 60  # sentences
_LEAST_COVERED = (
    0.5  # of a headline's content words by its story's best sentence: below that they speak of other things
)


def pairs(folder: Path, *, limit: int, seed: int) -> list[dict[str, Any]]:
    """A sample of the headline-story pairs under a folder."""
    rows = []
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            rows += [row for row in map(json.loads, file) if row["headline"] and row["text"]]
    random.Random(seed).shuffle(rows)
    return rows[:limit]


def example(row: dict[str, Any], *, give_headline: bool) -> tuple[torch.Tensor, torch.Tensor] | None:
    """(features, sentences x features; target, a share for each sentence), or None where the story teaches nothing."""
    try:
        article = read_text(row["text"])
    except IntakeError:
        return None
    found = sentences(article)[:_LONGEST_STORY]
    about = set(content_stems(row["headline"]))
    if len(found) < 4 or len(about) < 3:
        return None
    texts = [article.text(sentence.span) for sentence in found]
    covered = torch.tensor([len(about & set(content_stems(text))) / len(about) for text in texts])
    if covered.max() < _LEAST_COVERED:
        return None
    target = torch.softmax(covered * 8, dim=0)
    headline = row["headline"] if give_headline else None
    return torch.tensor(features(texts, [sentence.block for sentence in found], headline=headline)), target


def fit(examples: list[tuple[torch.Tensor, torch.Tensor]], *, steps: int = 300) -> torch.Tensor:
    """The weights, one for each feature."""
    weights = torch.zeros(len(FEATURES), requires_grad=True)
    longest = max(len(target) for _, target in examples)
    inputs = torch.stack([torch.nn.functional.pad(rows, (0, 0, 0, longest - len(rows))) for rows, _ in examples])
    targets = torch.stack([torch.nn.functional.pad(target, (0, longest - len(target))) for _, target in examples])
    absent = torch.arange(longest)[None] >= torch.tensor([len(target) for _, target in examples])[:, None]
    optimizer = torch.optim.LBFGS([weights], max_iter=steps, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        scores = (inputs @ weights).masked_fill(absent, -1e9)
        loss: torch.Tensor = -(targets * scores.log_softmax(dim=1)).sum(dim=1).mean() + 1e-3 * weights.square().sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)
    return weights.detach()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.salience", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl.xz")
    parser.add_argument("--pairs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rows = pairs(arguments.data, limit=arguments.pairs, seed=arguments.seed)
    made = (example(row, give_headline=number % 2 == 0) for number, row in enumerate(tqdm(rows, unit="story")))
    examples = [each for each in made if each is not None]
    held_out = examples[: len(examples) // 10]
    weights = fit(examples[len(held_out) :])
    best = sum(int((rows @ weights).argmax() == target.argmax()) for rows, target in held_out) / len(held_out)
    lead = sum(int(target.argmax() == 0) for _, target in held_out) / len(held_out)
    print(f"{len(examples)} stories; best sentence first on {best:.1%} of those held out (the lead: {lead:.1%})")
    print("WEIGHTS = {")
    for name, weight in zip(FEATURES, weights.tolist(), strict=True):
        print(f'    "{name}": {weight:.3f},')
    print("}")


if __name__ == "__main__":
    main()
