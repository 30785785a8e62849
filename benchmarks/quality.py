"""How good headlines and bullets are on real news, with the baselines beside them.

    python -m benchmarks.quality [--eval DIR] [--stories N]

DIR holds wikinews_2019_2020, voa_pd_news (body -> headline) and gum_summaries (body -> one-sentence summaries) as
*.jsonl.gz. ROUGE (Lin, 2004) with stemming, F1 of words (R1), of word pairs (R2) and of the longest common subsequence
(RL), as Google's `rouge_score` counts them; the best of several references counts. "words" is the mean length. Bullets are
measured against what one sentence says of the story, so the figures are low for every system and only their differences
speak; "covers" is the share of the reference's words that they hold.
"""

import argparse
import gzip
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from rouge_score.rouge_scorer import RougeScorer
from tqdm import tqdm

from digest import Article, Digest, Options, Summarizer, read_text
from digest.generator import LEAD
from digest.models import HOUSE, load_generator
from digest.sentences import sentences

_FILES = {"wikinews_2019_2020": "headline", "voa_pd_news": "headline", "gum_summaries": "summary"}
_KINDS = ("rouge1", "rouge2", "rougeL")
_scorer = RougeScorer(_KINDS, use_stemmer=True)

Row = dict[str, Any]
Systems = dict[str, Callable[[Article], str]]


def lead(article: Article, count: int) -> str:
    """The first sentences of the story, as they stand."""
    return " ".join(article.text(sentence.span) for sentence in sentences(article)[:count])


def first_words(article: Article, count: int) -> str:
    """The first words of the story."""
    return " ".join(lead(article, 3).split()[:count])


def score(text: str, references: list[str]) -> tuple[float, ...]:
    """(R1, R2, RL, recall of words), each 0-100, against the reference that R1 likes best."""
    found = max((_scorer.score(reference, text) for reference in references), key=lambda each: each["rouge1"].fmeasure)
    return (*(100 * found[kind].fmeasure for kind in _KINDS), 100 * found["rouge1"].recall)


def table(title: str, rows: list[tuple[Article, list[str]]], systems: Systems) -> None:
    """Print one line for each system."""
    print(f"\n{title}, {len(rows)} stories\n{'':<24}{'R1':>7}{'R2':>7}{'RL':>7}{'covers':>8}{'words':>7}")
    for name, system in systems.items():
        texts = [system(article) for article, _ in tqdm(rows, desc=name, leave=False, disable=None)]
        scores = [score(text, references) for text, (_, references) in zip(texts, rows, strict=True)]
        r1, r2, rl, covers = (statistics.fmean(column) for column in zip(*scores, strict=True))
        words = statistics.fmean(len(text.split()) for text in texts)
        print(f"{name:<24}{r1:7.1f}{r2:7.1f}{rl:7.1f}{covers:8.1f}{words:7.1f}")


def read(path: Path, field: str, limit: int | None) -> list[tuple[Article, list[str]]]:
    """(the story without its headline, the references) for each line of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows: list[Row] = [json.loads(line) for line in file]
    pairs = []
    for row in rows[:limit]:
        references = row[field] if isinstance(row[field], list) else [row[field]]
        if references and row["text"].strip():
            pairs.append((read_text(row["text"], min_words=0), references))
    return pairs


class Nutgraf:
    """Digests with one model, made once for headlines and bullets."""

    def __init__(self, model: str) -> None:
        self.name = f"Nutgraf, {'no model' if model == LEAD else model}"
        self._summarizer = Summarizer(load_generator(model, device="cpu"))
        self._digests: dict[str, Digest] = {}
        self.seconds: list[float] = []

    def digest(self, article: Article) -> Digest:
        if article.sha256 not in self._digests:
            began = time.perf_counter()
            self._digests[article.sha256] = self._summarizer.digest(article, options=Options(bullets=3, quotes=0))
            self.seconds.append(time.perf_counter() - began)
        return self._digests[article.sha256]

    def headline(self, article: Article) -> str:
        return self.digest(article).headline.text

    def bullets(self, article: Article) -> str:
        return " ".join(bullet.text for bullet in self.digest(article).bullets)

    def said(self) -> str:
        """What share of the lines is the model's own, what was vetoed, and how long a story took."""
        digests = self._digests.values()
        headlines = [digest.headline for digest in digests]
        bullets = [bullet for digest in digests for bullet in digest.bullets]
        shares = [
            sum(line.origin == "generated" for line in lines) / (len(lines) or 1) for lines in (headlines, bullets)
        ]
        vetoed = sum(notice.kind.startswith("vetoed") for digest in digests for notice in digest.warnings)
        return (
            f"{self.name}: {shares[0]:.0%} of headlines and {shares[1]:.0%} of bullets generated, "
            f"{vetoed / (len(digests) or 1):.1f} lines vetoed and {statistics.fmean(self.seconds or [0]):.2f} s a story"
        )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__.splitlines()[0])
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"), help="folder of the files to measure on")
    parser.add_argument("--stories", type=int, help="only so many of each file")
    parser.add_argument("--models", nargs="+", default=[LEAD, HOUSE], help="what writes: names as NUTGRAF_MODEL takes")
    arguments = parser.parse_args()
    systems = [Nutgraf(model) for model in arguments.models]
    for name, field in _FILES.items():
        path = arguments.eval / f"{name}.jsonl.gz"
        if not path.exists():
            print(f"{path} is not there: skipped")
            continue
        rows = read(path, field, arguments.stories)
        baselines: Systems = {
            "first 12 words": lambda article: first_words(article, 12),
            "first sentence": lambda article: lead(article, 1),
        }
        table(f"Headlines against {name}.{field}", rows, baselines | {each.name: each.headline for each in systems})
        baselines = {"Lead-3": lambda article: lead(article, 3)}
        table(f"Three bullets against {name}.{field}", rows, baselines | {each.name: each.bullets for each in systems})
    print("\n" + "\n".join(each.said() for each in systems))


if __name__ == "__main__":
    main()
