"""What a model adds to headlines, before any rule of the pipeline: `python -m training.measure --model house --eval DIR`.

DIR holds *.jsonl.gz of {"headline", "text"} a line. A headline is chosen among the safe cuts of the three most salient
sentences, of at most 14 words where there are such: by salience and length (no model), or by the model's likelihood given
the lead; or the model writes it, with the lead before it. "best cut" is the choice of somebody who knows the editor's
headline. R1, R2 and RL are ROUGE F1 x 100 as Google's `rouge_score` counts them.
"""

import argparse
import gzip
import json
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from rouge_score.rouge_scorer import RougeScorer
from tqdm import tqdm

from digest.cuts import cuts, without_articles
from digest.generator import Generator, Request
from digest.intake import read_text
from digest.models import load_generator
from digest.salience import leans_back, salience
from digest.sentences import sentences
from training.data import passage_of

_MOST_WORDS = 14
_KINDS = ("rouge1", "rouge2", "rougeL")
_rouge = RougeScorer(_KINDS, use_stemmer=True)


@dataclass(frozen=True, slots=True)
class Story:
    """The sentences of the lead, the editor's headline, and cuts with what salience and length say of each."""

    lead: tuple[str, ...]
    headline: str
    cuts: tuple[str, ...]
    weights: tuple[float, ...]


def read_stories(folder: Path, *, limit: int | None = None) -> dict[str, list[Story]]:
    """The stories that have a headline, by the file that they are in."""
    found: dict[str, list[Story]] = {}
    for path in sorted(folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = [
                row for row in map(json.loads, file) if isinstance(row.get("headline"), str) and not row.get("quotes")
            ]
        stories = [story for row in rows[:limit] if (story := _story(row["text"], row["headline"]))]
        if stories:
            found[path.name.partition(".")[0]] = stories
    return found


def _story(text: str, headline: str) -> Story | None:
    article = read_text(text, min_words=0)
    own = sentences(article)
    texts = [" ".join(article.text(sentence.span).split()) for sentence in own]
    scores = salience(article, own)
    weights: dict[str, float] = {}
    for number in scores.ranked()[:3]:
        for cut in cuts(article, own[number].span):
            line = without_articles(cut.text)
            if len(line.split()) >= 4:
                far = math.log(len(line.split()) / 11) ** 2
                weights.setdefault(line, scores.scores[number] - 3 * far - (10 if leans_back(texts[number]) else 0))
    short = {line: weight for line, weight in weights.items() if len(line.split()) <= _MOST_WORDS} or weights
    return Story(passage_of(texts, 0), headline, tuple(short), tuple(short.values())) if short else None


def measure(generator: Generator, stories: Sequence[Story]) -> dict[str, list[str]]:
    """The headline that each way gives each story."""
    likelihoods = generator.score([(story.lead, story.cuts) for story in stories])
    written = generator.generate([Request(story.lead, "headline", 9, _MOST_WORDS) for story in stories])
    return {
        "first 12 words": [" ".join(" ".join(story.lead).split()[:12]) for story in stories],
        "cuts by salience": [_best(story.cuts, story.weights) for story in stories],
        "cuts by likelihood": [_best(story.cuts, each) for story, each in zip(stories, likelihoods, strict=True)],
        "written": [each[0].text if each else "" for each in written],
        "best cut": [_best(story.cuts, [rouge(story.headline, cut)[0] for cut in story.cuts]) for story in stories],
    }


def rouge(headline: str, line: str) -> tuple[float, ...]:
    """(R1, R2, RL), each 0-100."""
    found = _rouge.score(headline, line)
    return tuple(100 * found[kind].fmeasure for kind in _KINDS)


def _best(lines: Sequence[str], scores: Sequence[float]) -> str:
    return max(zip(scores, lines, strict=True), key=lambda each: each[0])[1]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.measure", description=__doc__.splitlines()[0])
    parser.add_argument("--model", default="house", help='"house", a hub name, or the directory of a checkpoint')
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"), help="folder of *.jsonl.gz")
    parser.add_argument("--stories", type=int, help="only so many of each file")
    arguments = parser.parse_args()
    began = time.perf_counter()
    generator = load_generator(arguments.model, device="cpu", threads=1)
    print(f"{arguments.model} {generator.revision or ''}: loaded in {time.perf_counter() - began:.1f} s")
    for name, stories in read_stories(arguments.eval, limit=arguments.stories).items():
        began = time.perf_counter()
        ways: dict[str, list[str]] = {}
        for story in tqdm(stories, desc=name, leave=False, disable=None):
            for way, (line,) in measure(generator, [story]).items():
                ways.setdefault(way, []).append(line)
        each = (time.perf_counter() - began) / len(stories)
        print(f"\n{name}, {len(stories)} stories, {each:.2f} s a story on one thread")
        print(f"{'':<22}{'R1':>7}{'R2':>7}{'RL':>7}{'words':>7}")
        for way, lines in ways.items():
            rows = [rouge(story.headline, line) for story, line in zip(stories, lines, strict=True)]
            print(f"{way:<22}" + "".join(f"{fmean(column):7.1f}" for column in zip(*rows, strict=True)), end="")
            print(f"{fmean(len(line.split()) for line in lines):7.1f}")


if __name__ == "__main__":
    main()
