"""Fit the weights of `digest.importance` to which words of their stories human-written headlines take up.

    python -m training.importance --data DIR [--pairs 20000]

DIR holds *.jsonl.xz files of {"headline", "text", "summary"} a line; a sub-headline in `summary` counts as part of the
headline. Stories whose headline speaks of other things than they do are left out. Prints the weights as they stand in
`digest/importance.py`, and for both models the mean log loss on a tenth that was held out, against always saying the same.
"""

import argparse
import math
from pathlib import Path
from typing import Any

import torch
from tqdm import tqdm

from digest.errors import IntakeError
from digest.importance import FEATURES, features
from digest.intake import read_text
from digest.sentences import sentences
from digest.words import content_stems
from training.salience import pairs

_LONGEST_STORY = 40  # sentences
_LEAST_COVERED = 0.5  # of a headline's content words, by its story
_LEAST_WORDS = 4  # that say something, of a headline

Rows = list[tuple[float, ...]]


def example(row: dict[str, Any]) -> list[tuple[bool, tuple[float, ...], bool]]:
    """For each content stem of a story: whether its first sentence has it, its features, and whether the headline has it. Nothing
    where the story teaches nothing."""
    try:
        article = read_text(row["text"])
    except IntakeError:
        return []
    texts = [article.text(sentence.span) for sentence in sentences(article)[:_LONGEST_STORY]]
    about = set(content_stems(". ".join((row["headline"], *row.get("summary", ())))))
    found = features(texts)
    if len(about) < _LEAST_WORDS or len(about & found.keys()) < _LEAST_COVERED * len(about):
        return []
    return [(in_lead, values, word in about) for word, (in_lead, values) in found.items()]


def fit(rows: torch.Tensor, taken: torch.Tensor, *, steps: int = 100) -> torch.Tensor:
    """The weights of a logistic regression, one for each feature."""
    weights = torch.zeros(rows.shape[1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=steps, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(rows @ weights, taken)
        loss = loss + 1e-6 * weights.square().sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)
    return weights.detach()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.importance", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl.xz")
    parser.add_argument("--pairs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    stories = pairs(arguments.data, limit=arguments.pairs, seed=arguments.seed)
    made = [found for row in tqdm(stories, unit="story") if (found := example(row))]
    held_out = len(made) // 10
    print(f"{len(made)} stories, {held_out} of them held out")
    for name, lead in (("LEAD_WEIGHTS", True), ("REST_WEIGHTS", False)):
        test, train = (
            [(values, taken) for story in part for in_lead, values, taken in story if in_lead is lead]
            for part in (made[:held_out], made[held_out:])
        )
        rows, taken = (torch.tensor([each[column] for each in train], dtype=torch.float32) for column in (0, 1))
        weights = fit(rows, taken)
        rows, taken = (torch.tensor([each[column] for each in test], dtype=torch.float32) for column in (0, 1))
        loss = float(torch.nn.functional.binary_cross_entropy_with_logits(rows @ weights, taken))
        share = float(taken.mean())
        same = -share * math.log(share) - (1 - share) * math.log(1 - share)
        print(f"# log loss {loss:.4f}, always {share:.3f}: {same:.4f}\n{name}: dict[str, float] = {{")
        for feature, weight in zip(FEATURES, weights.tolist(), strict=True):
            print(f'    "{feature}": {weight:.3f},')
        print("}")


if __name__ == "__main__":
    main()
