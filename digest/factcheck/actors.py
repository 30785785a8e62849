"""Actors: whether a line names somebody where the story's sentence names somebody else."""

from collections.abc import Sequence

from digest.factcheck.names import Name, begins_sentence, names
from digest.factcheck.nations import INITIALS, base_name
from digest.factcheck.numerals import low_at
from digest.factcheck.tokens import Token, is_content, lemma

_SPEECH = {
    "said": "say",
    "says": "say",
    "say": "say",
    "told": "say",
    "tells": "say",
    "added": "say",
    "adds": "say",
    "according": "say",
}
_DETERMINERS = frozenset("the a an its his her their our".split())
_REACH = 3  # tokens beside a name that may say what it does there


def replaced(name: Name, line: Sequence[Token], sentence: Sequence[Token], forms: frozenset[str]) -> str | None:
    """The name that the sentence has in this one's place: before or after the same word. None where there is none, and
    where the sentence has this name too. `forms` are the sentence's words and their base names."""
    if any(word in forms or base_name(word) in forms for word in name.words):
        return None
    in_line = {form for token in line for form in (token.low, base_name(token.low))}
    for other in names(sentence):
        if len(other.words) == 1 and begins_sentence(sentence, other.first):
            continue
        if other.words[-1] in in_line or base_name(other.words[-1]) in in_line or _is_short_for(name, other):
            continue
        right, left = _beside(line[name.end :]), _beside(line[: name.first][::-1])
        # "The leader, Piet Vandermeer, called …": the commas belong to the name.
        aside = low_at(sentence, other.first - 1) == low_at(sentence, other.end) == ","
        there_right = _beside(sentence[other.end + aside :])
        there_left = _beside(sentence[: other.first][::-1])
        inverted = bool(right and there_left) and right[0] == there_left[0] == "say"
        if (right and there_right and right[0] == there_right[0]) or (left and left == there_left) or inverted:
            return other.text
    return None


def _is_short_for(name: Name, other: Name) -> bool:
    """ "EPA" of "The Ohio Environmental Protection Agency", "US" of "United States"; and the other way round."""
    for short, full in ((name.words, other.words), (other.words, name.words)):
        initials = "".join(word[0] for word in full)
        if len(short) == 1 and (short[0] in initials or INITIALS.get(short[0], ("",))[0] in full):
            return True
    return False


def _beside(tokens: Sequence[Token]) -> tuple[str, ...]:
    """What stands beside a name, away from it: the first content word's lemma ("say" for speech), then the prepositions
    and conjunctions between. Empty where a mark comes before it."""
    between: list[str] = []
    for token in tokens[:_REACH]:
        if token.kind == "mark":
            break
        if token.low in _SPEECH:
            return (_SPEECH[token.low], *between)
        if is_content(token):
            return (lemma(token.low), *between)
        if token.low not in _DETERMINERS:
            between.append(token.low)
    return ()
