"""How long the finder of quotations takes for stories of any shape, and how much memory.

    python -m benchmarks.quotes --shapes [--only TEXT] [--kb N]

Every shape is a text without end, read up to a length: a story over and over, those of `benchmarks/stories` with other names
in each, and what no reporter writes: nothing but marks, nothing but names, as many speakers as quotations. Each is measured in a
process of its own. A time is the processor's; `ratio` is how many times longer the longest takes than a quarter of it (4 where
time is linear), `times` compares it with the first shape’s, and `MB` is what the memory grew by.
"""

import json
import multiprocessing
import re
import resource
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from benchmarks.articles import article
from digest.quotes import find_quotes

STORIES = Path("benchmarks/stories")

_STORY = (
    "“We cannot go on like this,” said Ada Marsh, a teacher at Lowfield School. “The roof leaks, and nobody comes.”\n"
    "Mr Tom Reeve, the council’s spokesman, said the “utmost” was done. He added: “Money is short.\n“It always was.”\n"
)
_FIRST = "Ada Tom Hugo Femke Ravi Sean Lucia Otto Mary Chirag Ingrid Kemar Nasrin Declan Yuki Halima".split()
_LAST = "Marsh Reeve Lenz Wit Nandra Hale Ferro Krall Fahy Rao Moen Baptiste Khan Twomey Sato Dogo".split()
_ENDS = "ton ham by ley field wood worth man son ford well dale ridge stead low more".split()


def _name(number: int) -> str:
    """The nth of as many names as one likes."""
    first = _FIRST[number % 16]
    last, rest = _LAST[number // 16 % 16], number // 256
    while rest:
        last, rest = last + _ENDS[rest % 16], rest // 16
    return f"{first} {last}"


def _repeated(unit: str) -> Callable[[], Iterator[str]]:
    def parts() -> Iterator[str]:
        while True:
            yield unit

    return parts


def _counted(unit: str) -> Callable[[], Iterator[str]]:
    """Units with the nth name for NAME, its surname for LAST and the number for N."""

    def parts() -> Iterator[str]:
        for number in count():
            name = _name(number)
            yield unit.replace("NAME", name).replace("LAST", name.split()[1]).replace("N", str(number % 100))

    return parts


def _stories() -> Iterator[str]:
    """The stories of `benchmarks/stories`, one after the other, with other names in each round."""
    stories = [
        json.loads(line)["text"] for path in sorted(STORIES.glob("*.jsonl")) for line in path.read_text().splitlines()
    ]
    for number in count():
        end = _ENDS[number % 16] + _ENDS[number // 16 % 16] if number else ""
        for story in stories:
            yield re.sub(r"(?<=[a-z] )([A-Z][a-z]{3,})\b", rf"\1{end}", story) + "\n"


SHAPES: dict[str, Callable[[], Iterator[str]]] = {
    "a story repeated": _repeated(_STORY),
    "different stories": _stories,
    "one paragraph": _repeated(_STORY.replace("\n", " ")),
    "no quotations": _counted(
        "NAME, a teacher, went to Lowfield on Monday. She had seen the roof. The council paid for it.\n"
    ),
    "marks alone": _repeated("“ ” \" ' ‘ ’ '' « » "),
    "opening marks": _repeated("“a "),
    "closing marks": _repeated("a” "),
    "straight marks": _repeated('"'),
    "apostrophes": _repeated("the workers' rights, "),
    "nested marks": _repeated("“He said ‘we said “no” to it’ again,” Ada Marsh said. "),
    "unclosed": _repeated("“We said, he said, "),
    "unclosed paragraphs": _counted("“We go on, NAME said.\n"),
    "names alone": _repeated("Ada Marsh said Tom Reeve, Mr Reeve said. "),
    "names without verbs": _repeated("Ada Marsh Tom Reeve "),
    "other names alone": _counted("NAME "),
    "other single names": _counted("Mr LAST said. "),
    "list of names": _counted("NAME, "),
    "list of names and ages": _counted("NAME, N, of Lowfield, "),
    "namesakes": _counted("Ada NAME Marsh said so. Marsh agreed. "),
    "many speakers": _counted("“It leaks,” said NAME. "),
    "many speakers, no verb": _counted("NAME came.\n“It leaks.”\n"),
    "many roles": _counted("“It leaks,” said NAME, a teacher at LAST School. “It does,” the teacher said.\n"),
    "couples": _counted("NAME spoke to Mr LAST and Mrs LAST. “No,” her husband said. "),
    "pronouns": _repeated("He said she said they said it said. “No,” she said. "),
    "pronouns and names": _counted("NAME came. He said she was late. “No,” she told him.\n"),
    "descriptions": _counted("NAME came. The N-year-old striker said the Italian was late. “No,” the teenager said. "),
    "bodies": _counted("The Ministry of LAST said the agency LAST (LMC) would pay. “No,” the ministry said. "),
    "all capitals": _repeated(_STORY.upper()),
    "every word a name": _repeated("The Council Of Ministers In London For Health And Trade "),
    "verbs alone": _repeated("said "),
    "small words": _repeated("in the of and "),
    "commas": _repeated("a, "),
    "brackets": _repeated("(a "),
    "dashes": _repeated("a — b - c – "),
    "initials": _repeated("A. B. "),
    "one word": _repeated("Aa"),
    "digits": _repeated("1"),
    "white space": _repeated(" "),
    "blank lines": _repeated("a\n\n"),
    "stops": _repeated("a. "),
    "questions": _repeated("“Why?” he asked. “Who?” "),
}


def text(shape: str, size: int) -> str:
    """So many characters of a shape."""
    parts, length = [], 0
    for part in SHAPES[shape]():
        parts.append(part)
        length += len(part)
        if length >= size:
            break
    return "".join(parts)[:size]


def _measure(shape: str, size: int) -> tuple[float, float]:
    """The seconds and the MB that one text takes."""
    story = article(text(shape, size))
    find_quotes(article(_STORY))  # what is read or compiled once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    find_quotes(story)
    return time.process_time() - start, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024


def shapes(only: str, size: int) -> None:
    """Print a line for every shape whose name contains `only`: a quarter of `size` characters, and all of them."""
    print(f"{'':26}{size // 4000:>7} kB{size // 1000:>7} kB   ratio   times     MB")
    first = 0.0
    for shape in SHAPES:
        if only not in shape and first:
            continue
        with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            (quarter, _), (whole, grown) = pool.starmap(_measure, [(shape, size // 4), (shape, size)], chunksize=1)
        first = first or whole
        print(
            f"{shape:26}{quarter:>8.2f} s{whole:>8.2f} s{whole / quarter:>8.1f}{whole / first:>8.1f}{grown:>7.0f}",
            flush=True,
        )
