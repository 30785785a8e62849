"""The list of words that a sentence may stop after, and before which words it may not.

    python -m training.endings --data FOLDER > digest/endings.txt

FOLDER holds *.jsonl.xz files with a `text` in every line. A line of the list is a word, then the words that it does not
let go of: "killed" alone, "agreed to with". A word that hardly ever ends a sentence is not in the list. What decides is
how often the word ends one, and how often the other follows it: after "killed in" a sentence could have ended at
"killed", after "put in" it could not at "put".
"""

import argparse
import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from tqdm import tqdm

from digest.endings import FOLLOWERS

LEAST_COUNT = 10  # in 77,000 stories
LEAST_ENDING = 0.02  # of a word's mentions that end a sentence
MOST_FOLLOWED = 0.3  # of its mentions that are followed by a word: from there the two belong together
MOST_TIMES = 8  # as often followed by it as ending a sentence

_TOKEN = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?|\S")


def endings(texts: list[Path]) -> list[str]:
    """The lines of the list, in alphabetical order."""
    total: Counter[str] = Counter()
    ending: Counter[str] = Counter()
    followed: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for path in texts:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in tqdm(lines, desc=path.stem, unit=" stories", disable=None):
                for paragraph in json.loads(line)["text"].split("\n"):
                    count(_TOKEN.findall(paragraph), total, ending, followed)
    found = []
    for word in sorted(total):
        ends = ending[word] / total[word]
        if not word.isascii() or total[word] < LEAST_COUNT:
            continue
        if ends < LEAST_ENDING:
            found.append(f"{word} *")
        else:
            shares = {after: times / total[word] for after, times in followed[word].items()}
            kept = [after for after, share in sorted(shares.items()) if share >= min(MOST_FOLLOWED, MOST_TIMES * ends)]
            found.append(" ".join([word, *kept]))
    return found


def count(
    tokens: list[str], total: Counter[str], ending: Counter[str], followed: defaultdict[str, Counter[str]]
) -> None:
    """Count how a paragraph's lower-case words go on."""
    for word, after in pairwise(tokens):
        if word[0].islower():
            total[word] += 1
            if after in ".;!?":
                ending[word] += 1
            elif after in FOLLOWERS:
                followed[word][after] += 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a folder of *.jsonl.xz")
    sys.stdout.write("\n".join(endings(sorted(parser.parse_args().data.glob("*.jsonl.xz")))) + "\n")
