"""The list of common words: those that running text writes in lower case far more often than not.

    python -m training.common_words --data FOLDER > digest/factcheck/common_words.txt

FOLDER holds *.jsonl.xz files with a `text` in every line. The fact check tells with it whether a capital at the
beginning of a sentence, or in a headline in title case, may belong to a name.
"""

import argparse
import json
import lzma
import re
import sys
from collections import Counter
from pathlib import Path

from tqdm import tqdm

from digest.factcheck.tokens import lemma

LEAST_COUNT = 5  # in 77,000 stories: rarer ones are misspellings and names as often as words
LEAST_SHARE = 0.25  # of the word's mentions in mid-sentence that are in lower case

_WORD = re.compile(r"[A-Za-z][a-z]+")


def common_words(texts: list[Path]) -> list[str]:
    """The lemmas of common words in these files, in alphabetical order."""
    lower: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for path in texts:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in tqdm(lines, desc=path.stem, unit=" stories", disable=None):
                count(json.loads(line)["text"], lower, capital)
    found = {
        lemma(word)
        for word, times in lower.items()
        if times >= LEAST_COUNT and len(word) > 2 and times >= LEAST_SHARE * (times + capital[word])
    }
    return sorted(word for word in found if word.isascii() and word.isalpha())


def count(text: str, lower: Counter[str], capital: Counter[str]) -> None:
    """Count a text's words, those with a capital only where no sentence begins."""
    for found in _WORD.finditer(text):
        word = found[0]
        if word[0].islower():
            lower[word] += 1
        elif found.start() > 1 and text[found.start() - 1] == " " and text[found.start() - 2].isalnum():
            capital[word.lower()] += 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a folder of *.jsonl.xz")
    sys.stdout.write("\n".join(common_words(sorted(parser.parse_args().data.glob("*.jsonl.xz")))) + "\n")
