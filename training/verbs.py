"""The list of verbs in the present tense: "examines", "implement".

    python -m training.verbs --data FOLDER > digest/verbs.txt

FOLDER holds *.jsonl.xz files with a `text` in every line. A word that often follows "to" or "will" is a verb; with an "s" it
is the same verb of one subject, unless words like "the" or "of", which stand before nouns, often stand before it.
"""

import argparse
import json
import lzma
import re
import sys
from collections import Counter
from itertools import pairwise
from pathlib import Path

from tqdm import tqdm

LEAST_COUNT = 15  # in 77,000 stories
LEAST_AFTER_TO = 0.25  # of a base's mentions
MOST_AS_NOUN = 0.3  # of a form's mentions that stand after a word that stands before nouns

_WORD = re.compile(r"[A-Za-z]+(?:[’'][a-z]+)?|\S")
_TO = frozenset("to will would can could may might must should not cannot".split())
_THE = frozenset(
    "the a an of its their his her our your my these those this and in for with on no any all by from".split()
)


def verbs(texts: list[Path]) -> list[str]:
    """The present forms, in alphabetical order."""
    total: Counter[str] = Counter()
    after_to: Counter[str] = Counter()
    as_noun: Counter[str] = Counter()
    for path in texts:
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in tqdm(lines, desc=path.stem, unit=" stories", disable=None):
                tokens = _WORD.findall(json.loads(line)["text"])
                for before, word in pairwise(tokens):
                    if word.islower() and word.isascii() and len(word) > 2:
                        total[word] += 1
                        after_to[word] += before in _TO
                        as_noun[word] += before.lower() in _THE
    bases = {
        word
        for word, times in total.items()
        if times >= LEAST_COUNT and after_to[word] >= LEAST_AFTER_TO * times and not word.endswith(("ing", "ed", "ly"))
    }
    found = set()
    for base in bases:
        third = base + "es" if base.endswith(("s", "sh", "ch", "x", "z", "o")) else base + "s"
        third = base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else third
        found |= {
            form for form in (base, third) if total[form] >= LEAST_COUNT and as_noun[form] <= MOST_AS_NOUN * total[form]
        }
    return sorted(found)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="a folder of *.jsonl.xz")
    sys.stdout.write("\n".join(verbs(sorted(parser.parse_args().data.glob("*.jsonl.xz")))) + "\n")
