"""How alike names are: spelt the same but for accents, short for each other, or one misspelt."""

import re
import unicodedata
from functools import lru_cache

_FOLD = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "s", "’": "'", "‑": "-"}
)
_SHORT_FORMS = [
    set(pair.split("/"))
    for pair in (
        "bill/william bob/robert jim/james mike/michael joe/joseph tom/thomas dick/richard rick/richard "
        "ted/edward ed/edward tony/anthony "
        "chuck/charles jack/john kate/katherine liz/elizabeth beth/elizabeth betsy/elizabeth peggy/margaret "
        "maggie/margaret andy/andrew "
        "drew/andrew hank/henry harry/henry larry/lawrence jerry/gerald greg/gregory steve/stephen steve/steven "
        "dave/david dan/daniel "
        "don/donald ron/ronald ken/kenneth tim/timothy sue/susan debbie/deborah cathy/catherine kathy/katherine "
        "jeff/jeffrey geoff/geoffrey "
        "nick/nicholas alex/alexander sandy/alexander bernie/bernard mitch/mitchell vic/victor pat/patricia "
        "pat/patrick sam/samuel "
        "ben/benjamin matt/matthew fred/frederick bibi/benjamin jake/jacob abe/abraham al/albert al/alan "
        "gus/augustus zach/zachary"
    ).split()
]
_DOUBLED = re.compile(r"(\w)\1")


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word for comparing: lower case, without accents, Arabic articles and full stops."""
    if not word.isascii():
        word = unicodedata.normalize("NFKD", word.translate(_FOLD))
        word = "".join(char for char in word if not unicodedata.combining(char))
    word = word.lower().rstrip(".")
    return word[3:] if word.startswith(("al-", "el-", "al'", "el'")) else word


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names with the same last word can be one person's: first names equal, short for each other, or initials."""
    a, b = one[0].rstrip("."), other[0].rstrip(".")
    if len(one) == 1 or len(other) == 1 or a == b:
        return True
    if a.startswith(b) or b.startswith(a):
        return len(a) == 1 or len(b) == 1 or min(len(a), len(b)) >= 3
    shorter, longer = sorted((one[:-1], other[:-1]), key=len)
    return set(shorter) <= set(longer) or {a, b} in _SHORT_FORMS


def nearly(one: str, other: str) -> bool:
    """Whether two words are one misspelt: one letter added, lost, changed or swapped (two in words of eight letters or more)."""
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < 5 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    if _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other):
        return True  # Tabott, Tabbot
    start = 0
    while start < shorter and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    if a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[:2] == b[:2][::-1] and a[2:] == b[2:]):
        return True
    return shorter >= 8 and len(set(a) ^ set(b)) <= 4 and _edits(a, b) <= 2  # each edit changes two letters at most


def _edits(one: str, other: str) -> int:
    """Levenshtein's distance of two short words."""
    row = list(range(len(other) + 1))
    for number, char in enumerate(one, 1):
        previous, row[0] = row[0], number
        for column, letter in enumerate(other, 1):
            previous, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, previous + (char != letter))
    return row[-1]
