"""Words as the network behind `digest.seams` is given them: as its vocabulary has them, by their ending, by their shape."""

import re
import zlib

TOKEN = re.compile(r"[^\W_]+(?:[.,'’&/-][^\W_]+)*|[^\w\s]")
ENDINGS = 2048  # kinds of words by their last three letters
SHAPES = 6
MOST_TOKENS = 90  # of a sentence: what comes after has no seams
LONGEST = 30  # tokens, of a stretch that can go


def normal(word: str) -> str:
    """A word as the vocabulary has it."""
    return re.sub(r"\d", "0", word.lower().replace("’", "'"))


def shape(word: str) -> int:
    """What kind of token it is by its letters: figures, capitals, a capital, a mark, with a hyphen, or plain."""
    if word[0].isdigit():
        return 1
    if word.isupper() and len(word) > 1:
        return 2
    if word[0].isupper():
        return 3
    if not word[0].isalnum():
        return 4
    return 5 if "-" in word else 0


def ending(word: str) -> int:
    """Which of ENDINGS a word as the vocabulary has it belongs to."""
    return zlib.crc32(word[-3:].encode()) % ENDINGS
