"""Fit the ranking of headlines to human-written ones.

    python -m training.headlines --data FOLDER words > digest/headline_words.txt
    python -m training.headlines --data FOLDER weights [--pairs 6000]

FOLDER holds *.jsonl.xz files of {"headline", "text"} a line. `words` counts for each word of a lead how often the headline
has it too. `weights` makes every candidate for a sample of stories and minimises the cross-entropy between a softmax over
their scores and one over their ROUGE-1 against the human headline (listwise ranking: Cao et al., 2007); it prints the
weights as they stand in `digest/ranking.py`, and what the best-ranked candidates score.
"""

import argparse
import json
import lzma
import random
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch
from rouge_score.rouge_scorer import RougeScorer
from tqdm import tqdm

from digest.candidates import headline_candidates
from digest.errors import IntakeError
from digest.intake import read_text
from digest.ranking import FEATURES
from digest.salience import salience
from digest.sentences import sentences
from digest.words import content_stems, words_of

LEAD = 500  # characters
LEAST_IN_LEAD = 0.6  # of a headline's content words: below that it is about something else
LEAST_COUNT = 60  # leads with the word
SHARPNESS = 20.0  # of the target distribution, times ROUGE-1
# Statements and senators' announcements are typical of releases, not of news: most of them are left out.
_RELEASE = ("sen.", "senator", "rep.", "congress", "statement", "remarks", "readout", "fact sheet", "press")
_KEPT_OF_RELEASES = 0.25


def pairs(folder: Path, *, seed: int) -> Iterator[dict[str, Any]]:
    """The stories whose headline is in their lead, in random order."""
    rows = []
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            rows += [row for row in map(json.loads, file) if row["headline"] and row["text"]]
    chance = random.Random(seed)
    chance.shuffle(rows)
    for row in rows:
        own = set(content_stems(row["headline"]))
        lead = set(content_stems(row["text"][:LEAD]))
        if len(own) < 3 or len(own & lead) < LEAST_IN_LEAD * len(own):
            continue
        if row["headline"].lower().startswith(_RELEASE) and chance.random() > _KEPT_OF_RELEASES:
            continue
        yield row


def words(folder: Path) -> list[str]:
    """The lines of the list: a stem, and in how many of a hundred headlines it is where it is in the lead."""
    there: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for row in tqdm(pairs(folder, seed=0), unit=" stories", disable=None):
        own = set(content_stems(row["headline"]))
        # Names are in the headlines of those who bear them: they say nothing of other news.
        lead = set(content_stems(" ".join(word for word in words_of(row["text"][:LEAD]) if word.islower())))
        there.update(lead)
        kept.update(lead & own)
    return [
        f"{stem} {round(100 * kept[stem] / times)}"
        for stem, times in sorted(there.items())
        if times >= LEAST_COUNT and stem.isascii() and stem.isalpha()
    ]


def example(row: dict[str, Any], scorer: RougeScorer) -> tuple[torch.Tensor, torch.Tensor] | None:
    """(features, candidates x features; ROUGE-1 of each), or None where there is nothing to choose from."""
    try:
        article = read_text(row["text"], min_words=0)
    except IntakeError:
        return None
    found = sentences(article)
    if not found:
        return None
    made = headline_candidates(article, found, salience(article, found))
    if len(made) < 3:
        return None
    scores = [scorer.score(row["headline"], each.cut.text)["rouge1"].fmeasure for each in made]
    return torch.tensor([each.features for each in made]), torch.tensor(scores)


def fit(examples: list[tuple[torch.Tensor, torch.Tensor]], *, decay: float = 2e-3) -> torch.Tensor:
    """The weights, one for each feature."""
    longest = max(len(scores) for _, scores in examples)
    rows = torch.stack([torch.nn.functional.pad(rows, (0, 0, 0, longest - len(rows))) for rows, _ in examples])
    target = torch.stack([torch.nn.functional.pad(scores, (0, longest - len(scores))) for _, scores in examples])
    absent = torch.arange(longest)[None] >= torch.tensor([len(scores) for _, scores in examples])[:, None]
    spread = rows[~absent].std(dim=0) + 1e-6
    target = (target * SHARPNESS).masked_fill(absent, -1e9).softmax(dim=1)
    weights = torch.zeros(rows.shape[2], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=300, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        chances = ((rows / spread) @ weights).masked_fill(absent, -1e9).log_softmax(dim=1).clamp(min=-50)
        loss: torch.Tensor = -(target * chances).sum(dim=1).mean() + decay * weights.square().sum()
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(closure)
    return (weights / spread).detach()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.headlines", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl.xz")
    parser.add_argument("what", choices=("words", "weights"))
    parser.add_argument("--pairs", type=int, default=6_000)
    arguments = parser.parse_args()
    if arguments.what == "words":
        sys.stdout.write("\n".join(words(arguments.data)) + "\n")
        return
    scorer = RougeScorer(["rouge1"], use_stemmer=True)
    examples: list[tuple[torch.Tensor, torch.Tensor]] = []
    with tqdm(total=arguments.pairs, unit=" stories", disable=None) as bar:
        for row in pairs(arguments.data, seed=1):
            if made := example(row, scorer):
                examples.append(made)
                bar.update()
            if len(examples) == arguments.pairs:
                break
    held_out = examples[: len(examples) // 10]
    weights = fit(examples[len(held_out) :])
    chosen = sum(float(scores[(rows @ weights).argmax()]) for rows, scores in held_out) / len(held_out)
    best = sum(float(scores.max()) for _, scores in held_out) / len(held_out)
    print(
        f"{len(examples)} stories; ROUGE-1 {100 * chosen:.1f} on those held out (the best candidates: {100 * best:.1f})"
    )
    print("WEIGHTS = {")
    for name, weight in zip(FEATURES, weights.tolist(), strict=True):
        print(f'    "{name}": {weight:.3f},')
    print("}")


if __name__ == "__main__":
    main()
