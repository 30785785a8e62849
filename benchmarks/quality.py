"""How good headlines and bullets are on real news, with the baselines beside them.

    python -m benchmarks.quality [--eval DIR] [--stories N] [--model house] [--no-model] [--quick]

DIR holds wikinews_2019_2020, voa_pd_news (body -> headline) and gum_summaries (body -> one-sentence summaries) as
*.jsonl.gz. ROUGE (Lin, 2004) with stemming, F1 of words (R1), of word pairs (R2) and of the longest common subsequence
(RL), as Google's `rouge_score` counts them; the best of several references counts. "words" is the mean length. Bullets are
measured against what one sentence says of the story, so the figures are low for every system and only their differences
speak; "covers" is the share of the reference's words that they hold. LexRank, TextRank and LSA are sumy's.

The last table counts what the lines say and the story does not, by looking words up and nothing else: it knows nothing of
`digest.factcheck`. "US" for "United States" and a name put for "he" are the story's.
"""

import argparse
import gzip
import json
import random
import re
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rouge_score.rouge_scorer import RougeScorer
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer
from tqdm import tqdm

from digest import Article, Options, Summarizer, read_text
from digest.digest import Digest
from digest.models import load_generator
from digest.sentences import sentences
from digest.words import words_of

_FILES = {"wikinews_2019_2020": "headline", "voa_pd_news": "headline", "gum_summaries": "summary"}
_KINDS = ("rouge1", "rouge2", "rougeL")
_SUMY = {"LexRank": LexRankSummarizer, "TextRank": TextRankSummarizer, "LSA": LsaSummarizer}
_BATCH = 16  # stories
_scorer = RougeScorer(_KINDS, use_stemmer=True)

Row = tuple[Article, list[str]]
Texts = list[str]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DATE = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May(?= \d)|June|July|August|September|October"
    r"|November|December|yesterday|today|tomorrow)\b"
)
_NAME = re.compile(r"(?<=[a-z,;’'\d] )[A-Z][\w’'-]+")
_SPELT = {"US": "United States", "UN": "United Nations", "EU": "European Union", "UK": "United Kingdom"}


class Words:
    """Our own words, as sumy wants them: its own tokeniser needs files from elsewhere."""

    def to_words(self, text: str) -> tuple[str, ...]:
        return tuple(words_of(text))


def lead(article: Article, count: int) -> str:
    """The first sentences of the story, as they stand."""
    return " ".join(article.text(sentence.span) for sentence in sentences(article)[:count])


def first_words(article: Article, count: int) -> str:
    """The first words of the story."""
    return " ".join(lead(article, 3).split()[:count])


def sumy(article: Article, name: str, count: int) -> str:
    """So many sentences as one of sumy's summarisers chooses them."""
    tokens = Words()
    found = [Sentence(article.text(each.span), tokens) for each in sentences(article)]
    if len(found) <= count:
        return " ".join(map(str, found))
    return " ".join(map(str, _SUMY[name]()(ObjectDocumentModel([Paragraph(found)]), count)))


def score(text: str, references: list[str]) -> tuple[float, ...]:
    """(R1, R2, RL, recall of words), each 0-100, against the reference that R1 likes best."""
    found = max((_scorer.score(reference, text) for reference in references), key=lambda each: each["rouge1"].fmeasure)
    return (*(100 * found[kind].fmeasure for kind in _KINDS), 100 * found["rouge1"].recall)


def table(title: str, rows: Sequence[Row], systems: dict[str, Texts]) -> None:
    """Print one line for each system."""
    print(f"\n{title}, {len(rows)} stories\n{'':<24}{'R1':>7}{'R2':>7}{'RL':>7}{'covers':>8}{'words':>7}")
    for name, texts in systems.items():
        scores = [score(text, references) for text, (_, references) in zip(texts, rows, strict=True)]
        r1, r2, rl, covers = (statistics.fmean(column) for column in zip(*scores, strict=True))
        words = statistics.fmean(len(text.split()) for text in texts)
        print(f"{name:<24}{r1:7.1f}{r2:7.1f}{rl:7.1f}{covers:8.1f}{words:7.1f}")


def unsupported(line: str, story: str) -> dict[str, int]:
    """How many numbers, dates and names a line has that are nowhere in the story."""
    known = set(re.findall(r"[\w’'-]+|\d+(?:[.,]\d+)*", story.lower()))
    known |= {word.removesuffix("’s").removesuffix("'s").strip("’'") for word in known}
    numbers = {each.rstrip(".,") for each in _NUMBER.findall(story)}

    def is_known(name: str) -> bool:
        plain = name.lower().removesuffix("’s").removesuffix("'s").strip("’'")
        spelt = _SPELT.get(name)
        return plain in known or all(part in known for part in plain.split("-")) or bool(spelt and spelt in story)

    return {
        "numbers": sum(each.rstrip(".,") not in numbers for each in _NUMBER.findall(line)),
        "dates": sum(each.lower() not in known for each in _DATE.findall(line)),
        "names": sum(not is_known(each) for each in _NAME.findall(line)),
    }


def truth(name: str, rows: Sequence[Row], digests: Sequence[Digest], seconds: float) -> None:
    """Print what the lines of a system's digests say that their stories do not."""
    wrong = {"numbers": 0, "dates": 0, "names": 0}
    lines = generated = 0
    for (article, _), digest in zip(rows, digests, strict=True):
        for line in (digest.headline, *digest.bullets):
            lines += 1
            generated += line.origin == "generated"
            for kind, count in unsupported(line.text, article.body).items():
                wrong[kind] += count
    counts = "".join(f"{100 * count / lines:9.2f}" for count in wrong.values())
    print(f"{name:<24}{lines:7}{counts}{generated / lines:11.0%}{seconds / len(rows):9.2f}")


def read(path: Path, field: str, limit: int | None, seed: int) -> list[Row]:
    """(the story without its headline, the references) for each line of a file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows: list[dict[str, Any]] = [json.loads(line) for line in file]
    if limit:
        random.Random(seed).shuffle(rows)  # noqa: S311
    pairs = []
    for row in rows[:limit]:
        references = row[field] if isinstance(row[field], list) else [row[field]]
        if references and row["text"].strip():
            article = read_text(row["text"], min_words=0)
            if sentences(article):
                pairs.append((article, references))
    return pairs


def digested(summarizer: Summarizer, rows: Sequence[Row], name: str) -> tuple[list[Digest], float]:
    """The digests of all stories, and the seconds that they took."""
    options = Options(bullets=3, quotes=0)
    made: list[Digest] = []
    start = time.perf_counter()
    with tqdm(total=len(rows), desc=name, leave=False, disable=None) as bar:
        for first in range(0, len(rows), _BATCH):
            batch = [article for article, _ in rows[first : first + _BATCH]]
            made += summarizer.digest_many(batch, options=options)
            bar.update(len(batch))
    return made, time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__.splitlines()[0])
    parser.add_argument("--eval", type=Path, default=Path("../shared/eval"), help="folder of the files to measure on")
    parser.add_argument("--stories", type=int, help="only so many of each file, chosen at random")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", action="append", help="beside no model; again for another (default: house)")
    parser.add_argument("--no-model", action="store_true", help="only without a model")
    parser.add_argument("--quick", action="store_true", help="leave out sumy's, which take long over long stories")
    arguments = parser.parse_args()
    names = [] if arguments.no_model else (arguments.model or ["house"])
    others = {} if arguments.quick else _SUMY
    summarizers = {"no model": Summarizer()} | {name: Summarizer(load_generator(name)) for name in names}
    for name, field in _FILES.items():
        path = arguments.eval / f"{name}.jsonl.gz"
        if not path.exists():
            print(f"{path} is not there: skipped")
            continue
        rows = read(path, field, arguments.stories, arguments.seed)
        own = {f"Nutgraf, {system}": digested(each, rows, system) for system, each in summarizers.items()}
        articles = [article for article, _ in rows]
        table(
            f"Headlines against {name}.{field}",
            rows,
            {
                "first 12 words": [first_words(article, 12) for article in articles],
                "first sentence": [lead(article, 1) for article in articles],
                **{system: [sumy(article, system, 1) for article in articles] for system in others},
                **{system: [digest.headline.text for digest in digests] for system, (digests, _) in own.items()},
            },
        )
        table(
            f"Three bullets against {name}.{field}",
            rows,
            {
                "Lead-3": [lead(article, 3) for article in articles],
                **{system: [sumy(article, system, 3) for article in articles] for system in others},
                **{
                    system: [" ".join(bullet.text for bullet in digest.bullets) for digest in digests]
                    for system, (digests, _) in own.items()
                },
            },
        )
        print(f"\nNot in the story, for 100 lines of {name}")
        print(f"{'':<24}{'lines':>7}{'numbers':>9}{'dates':>9}{'names':>9}{'generated':>11}{'s/story':>9}")
        for system, (digests, seconds) in own.items():
            truth(system, rows, digests, seconds)


if __name__ == "__main__":
    main()
