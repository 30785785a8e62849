"""Whether a line that a model made of a passage's words reads as a sentence, where that can be seen.

A small model copies, and fails where it jumps from one place of the passage to another: "Court on threw out an order" for
"A court on Thursday threw out an order". So the line is laid along the passage, in as few runs as it takes, and each joint
between two runs is looked at, and the line's two ends.
"""

import itertools
import re
from collections.abc import Sequence

_WORD = re.compile(r"[^\W_]+(?:[.,'’&/-][^\W_]+)*")
_PREPOSITIONS = frozenset(
    "about above across after against along amid among around as at before behind below beneath beside between beyond by "
    "despite down during except for from in inside into like near of off on onto out outside over past per since than "
    "through throughout to toward towards under until unto up upon via with within without".split()
)
_PARTICLES = frozenset(
    "about down in off on out over through up".split()
)  # "threw out", "broke down": an end like another
_ARTICLES = frozenset("a an the this that these those its his her their our your my".split())
_JOINING = frozenset(
    "and or but nor that which who whose whom where when while because if whether although though".split()
)
_HELPING = frozenset(
    "is are was were be been being has have had will would can could may might must shall should do does did".split()
)
_MODIFYING = frozenset("nearly almost about roughly more less fewer at least up most very so too also not no".split())
_LEANING = _PREPOSITIONS | _ARTICLES | _JOINING | _HELPING | _MODIFYING
_VERB = re.compile(
    r"(?:sa(?:id|ys?)|told|became|began|broke|brought|came|died|fell|found|gave|got|held|hit|kept|killed|knew|led|left|lost|made"
    r"|met|paid|put|ran|rose|saw|sent|set|shot|sold|spoke|stood|struck|threw|took|went|won|wrote|\w{2,}[^\We]ed|\w{3,}ied)$"
)
_DROPPED = _ARTICLES | _HELPING  # what headlines leave out
_DAYS = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day$|(?:early|late|last|next)$|\d{1,4}$")
_STOPS = re.compile(r"(?:^\W*[A-Z]\.|(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})\.)\s+\w")  # "B. blaze", "yes. The"
_LONG_RUN = 4  # words: a line that goes on so long from the middle of a phrase takes its object for its subject


def broken(line: str, passage: str) -> str | None:
    """What is wrong with the line as a sentence, or None where nothing was found."""
    words, source = _words(line), _words(passage)
    if not words:
        return "no words"
    places = _lay(words, source)
    if _STOPS.search(line):
        return "goes on after a full stop"
    if words[-1] in _LEANING - _PARTICLES:
        return f"ends on “{words[-1]}”"
    start = places[0]
    if start and source[start - 1] in _PREPOSITIONS and _run(places, 0) >= min(_LONG_RUN, len(words)):
        return f"begins in the middle of “{source[start - 1]} {words[0]}”"
    if (before_verb := _verb_after(words, places, source)) is not None:
        return f"ends before its verb, “{before_verb}”"
    if again := next(
        (word for word in words if len(word) > 3 and words.count(word) > max(1, source.count(word))), None
    ):
        return f"says “{again}” again"
    back = sum(other is not None and one is not None and other <= one for one, other in itertools.pairwise(places))
    if back > 1:
        return "is pieced together from here and there"
    for number, (one, other) in enumerate(itertools.pairwise(places)):
        if one is None or other == one + 1 or words[number] not in _LEANING:
            continue
        follows = source[one + 1] if one + 1 < len(source) else ""
        if other is not None and one < other and all(word in _DROPPED for word in source[one + 1 : other]):
            continue
        # "in a former neighbourhood of Aleppo" may become "in Aleppo": one phrase for another like it.
        like = other and words[number] in _PREPOSITIONS and source[other - 1] in _PREPOSITIONS | _ARTICLES
        if like and not _DAYS.search(follows):
            continue
        if other is not None:
            return f"“{words[number]} {words[number + 1]}” where the story has “{words[number]} {follows}”"
    return None


def _verb_after(words: Sequence[str], places: Sequence[int | None], source: Sequence[str]) -> str | None:
    """The verb that the passage has after the line's last word, where the line has none: it is a subject that does nothing."""
    last = places[-1]
    if last is None or last + 1 >= len(source):
        return None
    after = source[last + 1]
    if after not in _HELPING and not _VERB.match(after):
        return None
    for word, place in zip(words, places, strict=True):
        # A word of its own that ends in "s" is a verb as headlines like it: "pleads". "to seek" is one too.
        if word in _HELPING or word == "to" or _VERB.match(word) or (place is None and word.endswith("s")):
            return None
    return after


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _run(places: Sequence[int | None], start: int) -> int:
    """How many words from `start` on stand side by side in the passage."""
    end = start + 1
    while end < len(places) and places[end] is not None and places[end - 1] is not None:
        if places[end] != places[end - 1] + 1:  # type: ignore[operator]  # neither is None
            break
        end += 1
    return end - start


def _lay(words: Sequence[str], source: Sequence[str]) -> list[int | None]:
    """Where each word stands in the passage, or None; so that the runs are as few as can be, and forward before backward."""
    best: dict[int | None, tuple[float, tuple[int | None, ...]]] = {None: (0.0, ())}
    for word in words:
        cheapest = min(best.values(), key=lambda each: each[0])
        found: dict[int | None, tuple[float, tuple[int | None, ...]]] = {
            None: (cheapest[0] + 3.0, (*cheapest[1], None))
        }
        for place, other in enumerate(source):
            if other != word:
                continue
            costs = [(cost + _jump(before, place), path) for before, (cost, path) in best.items()]
            cost, path = min(costs, key=lambda each: each[0])
            found[place] = (cost, (*path, place))
        best = found
    return list(min(best.values(), key=lambda each: each[0])[1])


def _jump(before: int | None, place: int) -> float:
    if before is None:
        return 0.5
    if place == before + 1:
        return 0.0
    return 1.0 + 0.01 * (place - before) if place > before else 1.5
