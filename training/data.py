"""Pairs to learn from: a passage of a story, and a line that says what it says in fewer words.

`DIR` holds *.jsonl.xz files of {"headline", "text", "summary", "source"} a line. Three kinds of lines come of a story:

- its **headline**, where the passage bears it out: at least three quarters of the headline's content words (stems) must
  be in the passage, so that condensing is taught and invention is not. The passage is the lead, or the first later
  sentence that covers the headline;
- the safe **cut** of the passage, in headline grammar, that is nearest to the headline: what the model is let write;
- a **bullet**: that safe cut of the sentence nearest the headline which keeps most of what the headline says in the
  fewest words (after Filippova and Altun, 2013).

Offices before a name ("Sen. Burns announces ...") go from the lines, party tags ("(R-Mont.)") from the passages: they are
the register of the releases, not of news.
"""

import itertools
import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from digest.cuts import Cut, cuts, headline_cuts
from digest.errors import IntakeError
from digest.fluency import broken
from digest.generator import Want
from digest.intake import read_text
from digest.sentences import sentences
from digest.words import content_stems

PASSAGE_WORDS = 38  # where a passage ends, at the next sentence's end
LEAST_COVERED = 0.75  # of a headline's content stems in its passage
LEAST_IN_SENTENCE = 0.5  # of them in the sentence that the passage begins with
LEAST_NEAR = 0.2  # of a cut to the headline that it stands for
MOST_WORDS = 14
LONGEST_PASSAGE = 75
_READ = 2_500  # characters of a story: its first dozen sentences
_STARTS = 5  # sentences that a passage may begin with

_OFFICE = (
    r"(?:U\.?S\.? )?(?:Sens?\.?|Reps?\.?|Senators?|Representatives?|Congress(?:man|woman|men|women)|Ranking Member"
    r"|Chair(?:man|woman)?|(?:Majority|Minority|Republican|Democratic) Leader)"
)
_OFFICES = re.compile(rf"\b{_OFFICE} (?=[A-Z])")
_PARTY = re.compile(r"\s?\((?:R|D|I|ID|Ind)\s?[-–—.,]\s?[^()]{1,25}\)")
_LABEL = re.compile(r"^(?:[A-Z][A-Z !]{2,20}|Video|Audio|Icymi|News|Update|Press Release|Fact ?Sheet)\s?[:–—-]\s+")
# Headlines that name a document and say nothing of what it says.
_NO_NEWS = re.compile(
    r"\b(?:statements?|remarks|letter|testimony|fact ?sheet|readout|op-?ed|advisory|transcript|press (?:release|conference)"
    r"|newsletter|column|speech|in case you missed|icymi|opening|prepared|joint)\b",
    re.IGNORECASE,
)
_ROUTINE = re.compile(
    r"\b(?:announces?|applauds?|praises?|urges?|introduces?|commends?|honou?rs?|welcomes?|celebrates?|co-?sponsors?"
    r"|congratulates?|hosts?|recogni[sz]es|issues?|calls? (?:for|on)|votes?|secures?|reacts?|responds?|meets?)\b"
)
# How often a story is used: the releases of lawmakers say the same few things.
_SHARE = {"doj_press": 1.0, "digital_gov": 0.8, "18f_blog": 0.8}
_SHARE_ROUTINE, _SHARE_OTHER = 0.45, 1.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A passage (sentences joined by spaces), and the line wanted of it."""

    passage: str
    line: str
    want: Want


def load_pairs(folder: Path, cache: Path, *, limit: int | None, seed: int, workers: int = 2) -> list[Pair]:
    """The pairs of a folder's stories in a random order, made once and kept in `cache`."""
    if not cache.exists():
        rows = list(_rows(folder))
        random.Random(seed).shuffle(rows)
        with ProcessPoolExecutor(workers) as pool:
            made = pool.map(pairs_of, rows[:limit], chunksize=200)
            found = [
                pair for each in tqdm(made, "pairs", len(rows[:limit]), unit=" stories", disable=None) for pair in each
            ]
        with lzma.open(cache.with_suffix(".part"), "wt", preset=0, encoding="utf-8") as file:
            file.writelines(json.dumps(asdict(pair)) + "\n" for pair in found)
        cache.with_suffix(".part").rename(cache)
    with lzma.open(cache, "rt", encoding="utf-8") as file:
        return [Pair(**json.loads(line)) for line in file]


def pairs_of(row: dict[str, Any]) -> list[Pair]:
    """What one story teaches."""
    chance = random.Random(row["headline"] + row["text"][:100])
    headline = clean_headline(row["headline"])
    about = set(content_stems(headline))
    if len(about) < 3 or not 4 <= len(headline.split()) <= 20 or _NO_NEWS.search(headline):
        return []
    routine = row["source"] in ("senate_press_2004_2008", "congress_press") and _ROUTINE.search(headline)
    if chance.random() > _SHARE.get(row["source"], _SHARE_ROUTINE if routine else _SHARE_OTHER):
        return []
    try:
        article = read_text(_PARTY.sub("", row["text"][:_READ].rpartition(".")[0] + "."), min_words=30)
    except IntakeError:
        return []
    spans = [sentence.span for sentence in sentences(article)]
    texts = [" ".join(article.text(span).split()) for span in spans]
    covered = [len(about & set(content_stems(text))) / len(about) for text in texts]
    pairs: list[Pair] = []
    for start in range(min(_STARTS, len(texts))):
        own = passage_of(texts, start)
        passage = " ".join(own)
        if len(passage.split()) > LONGEST_PASSAGE or (start and covered[start] < LEAST_IN_SENTENCE):
            continue
        made = [
            cut
            for number in range(start, start + len(own))
            for cut in headline_cuts(article, spans[number], most_words=MOST_WORDS)
        ]
        if len(about & set(content_stems(passage))) >= LEAST_COVERED * len(about):
            pairs.append(Pair(passage, headline, "headline"))
        if covered[start] >= LEAST_IN_SENTENCE and (cut := _nearest(made, headline, passage)):
            pairs.append(Pair(passage, cut, "headline"))
        if pairs:
            break
    best = max(range(len(texts)), key=lambda number: covered[number] - 0.02 * number, default=None)
    if best is not None and covered[best] >= 0.5 and chance.random() < 0.5:
        bullet = _bullet(cuts(article, spans[best]), about)
        passage = texts[best] if chance.random() < 0.3 else " ".join(passage_of(texts, best))
        if (
            '"' not in bullet
            and "“" not in bullet
            and 8 <= len(bullet.split()) <= 32
            and len(passage.split()) <= LONGEST_PASSAGE
        ):
            pairs.append(Pair(passage, bullet, "summary"))
    return pairs


def clean_headline(headline: str) -> str:
    """The headline without labels, offices and a final stop."""
    line = _LABEL.sub("", " ".join(headline.split()))
    return _OFFICES.sub("", _PARTY.sub("", line)).rstrip(" .")


def passage_of(texts: Sequence[str], start: int) -> tuple[str, ...]:
    """The sentences that are read together, from this one on."""
    end, words = start, 0
    while end < len(texts) and words < PASSAGE_WORDS:
        more = len(texts[end].split())
        if words and words + more > LONGEST_PASSAGE:
            break
        words += more
        end += 1
    return tuple(texts[start:end])


def nearness(text: str, line: str) -> float:
    """How near a text is to a line: the mean of ROUGE-1 and ROUGE-2, on lower-cased stems of every word."""
    one, other = _stems(text), _stems(line)
    return (_f1(one, other) + _f1(list(itertools.pairwise(one)), list(itertools.pairwise(other)))) / 2


def _stems(text: str) -> list[str]:
    return [
        word.rstrip("s").removesuffix("ed").removesuffix("ing") or word
        for word in re.findall(r"[a-z0-9]+", text.lower())
    ]


def _f1(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    shared = sum((Counter(one) & Counter(other)).values())
    return 2 * shared / (len(one) + len(other)) if shared else 0.0


def _nearest(found: Sequence[Cut], headline: str, passage: str) -> str | None:
    """The cut that is nearest to the headline, if any is near; of two that are about as near the one in headline grammar."""
    texts = {clean_headline(cut.text): cut.rewritten for cut in found if 4 <= len(cut.text.split()) <= MOST_WORDS}
    near = {
        text: near
        for text in texts
        if (near := nearness(text, headline)) >= LEAST_NEAR and not _NO_NEWS.search(text) and not broken(text, passage)
    }
    return max(near, key=lambda text: (round(20 * near[text]), texts[text], near[text]), default=None)


def _bullet(found: tuple[Cut, ...], about: set[str]) -> str:
    return max(
        found, key=lambda cut: len(about & set(content_stems(cut.text))) / len(about) - 0.01 * len(cut.text.split())
    ).text


def _rows(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for row in map(json.loads, file):
                if row["headline"] and row["text"]:
                    yield {"source": "", **row}
