"""Fit the weights of `digest.importance` to which words of their stories summaries take up.

    python -m training.importance --summaries FILE

FILE holds {"text", "highlights"} a line, the highlights a list of lines. Prints the weights as they stand in
`digest/importance.py`, and for both models the mean log loss on stories that were left out, each once, against always saying
the same.
"""

import argparse
import json
import math
from pathlib import Path
from typing import Any

import torch

from digest.errors import IntakeError
from digest.importance import FEATURES, features
from digest.intake import read_text
from digest.sentences import sentences
from digest.words import content_stems

_FOLDS = 7
_PRIOR = 10.0  # how much the square of a weight costs, of a feature with variance one, in words got wrong

Examples = list[tuple[bool, tuple[float, ...], bool]]


def example(row: dict[str, Any]) -> Examples:
    """For each content stem of a story: whether its first sentence has it, its features, and whether the summary has it. Nothing
    where the story cannot be read."""
    try:
        article = read_text(row["text"])
    except IntakeError:
        return []
    texts = [article.text(sentence.span) for sentence in sentences(article)]
    about = set(content_stems(" ".join(f"{line}." for line in row["highlights"])))
    return [(in_lead, values, word in about) for word, (in_lead, values) in features(texts).items()]


def fit(rows: torch.Tensor, taken: torch.Tensor, *, steps: int = 200) -> torch.Tensor:
    """The weights of a logistic regression, one for each feature. The first feature is the bias."""
    spread = rows.std(dim=0)
    spread[spread < 1e-6] = 1.0
    weights = torch.zeros(rows.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=steps, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        logits = (rows / spread) @ weights
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, taken, reduction="sum")
        loss = loss + _PRIOR * weights[1:].square().sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)
    return weights.detach() / spread


def left_out(rows: torch.Tensor, taken: torch.Tensor, fold: torch.Tensor) -> float:
    """The mean log loss on each fold of weights fitted to the others."""
    logits = torch.zeros(len(taken))
    for number in fold.unique():
        own = fold == number
        logits[own] = rows[own] @ fit(rows[~own], taken[~own])
    return float(torch.nn.functional.binary_cross_entropy_with_logits(logits, taken))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.importance", description=__doc__.splitlines()[0])
    parser.add_argument("--summaries", type=Path, required=True, help="*.jsonl of {text, highlights}")
    arguments = parser.parse_args()
    with arguments.summaries.open(encoding="utf-8") as file:
        stories = [found for line in file if (found := example(json.loads(line)))]
    print(f"{len(stories)} stories")
    for name, lead in (("LEAD_WEIGHTS", True), ("REST_WEIGHTS", False)):
        words = [
            (values, taken, number % _FOLDS)
            for number, story in enumerate(stories)
            for in_lead, values, taken in story
            if in_lead is lead
        ]
        rows, taken = (torch.tensor([each[column] for each in words], dtype=torch.float32) for column in (0, 1))
        fold = torch.tensor([each[2] for each in words])
        share = float(taken.mean())
        same = -share * math.log(share) - (1 - share) * math.log(1 - share)
        loss = left_out(rows, taken, fold)
        print(f"# log loss {loss:.4f}, always {share:.3f}: {same:.4f}\n{name}: dict[str, float] = {{")
        for feature, weight in zip(FEATURES, fit(rows, taken).tolist(), strict=True):
            print(f'    "{feature}": {weight:.3f},')
        print("}")


if __name__ == "__main__":
    main()
