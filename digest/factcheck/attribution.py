"""Attribution: what a story says only in somebody's name."""

from collections.abc import Sequence
from dataclasses import dataclass

from digest.factcheck.lexicon import INVERTING, SAYING, SOURCE_SHOWN
from digest.factcheck.tokens import Token, is_content, lemma

_PRONOUNS = frozenset("he she it they we i who".split())
_LONGEST = 40  # tokens: no subject and no name of a source is longer
_ARTICLES = frozenset("the a an one his her its their another".split())
_AUXILIARIES = frozenset(
    "is are was were be been has have had will would should could can may might must do does did".split()
)
_OPENERS = frozenset("that , : “ \" ‘ '".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """What of a sentence is attributed: the places [first, last) of its tokens, and the lemmas that name the speaker.

    `by_pronoun`: the speaker is only "he" or "they". `of_self`: the speaker tells of his own doing ("it said it would").
    """

    first: int
    last: int
    speaker: frozenset[str]
    by_pronoun: bool
    of_self: bool


def attribution(tokens: Sequence[Token]) -> Attribution | None:
    """Whose claim a sentence is; None where it is the story's own."""
    quoted = _inside_quotes(tokens)
    for place, token in enumerate(tokens):
        if place in quoted:
            continue
        if token.low == "according" and place + 1 < len(tokens) and tokens[place + 1].low == "to":
            end = _until(tokens, place + 2)
            speaker = _lemmas(tokens[place + 2 : end])
            return (
                Attribution(0, place, speaker, False, False)
                if place > 3
                else Attribution(end, len(tokens), speaker, False, False)
            )
        if token.low in SAYING and not token.capital and (found := _by_verb(tokens, place)):
            return found
    return None


def _inside_quotes(tokens: Sequence[Token]) -> set[int]:
    """The places inside quotation marks: who says what there is part of what is said."""
    inside: set[int] = set()
    opened = False
    for place, token in enumerate(tokens):
        if token.low in ("“", "”", '"'):
            opened = token.low == "“" or (token.low == '"' and not opened)
        elif opened:
            inside.add(place)
    return inside


def names_a_source(tokens: Sequence[Token]) -> bool:
    """Whether a line says whose claim it is: a verb of saying, "according to", or a name before or after a colon."""
    if any(token.low in SOURCE_SHOWN for token in tokens):
        return True
    marks = [
        place
        for place, token in enumerate(tokens)
        if token.low in (":", "–", "—") or (token.low == "-" and not token.joined)
    ]
    return any(place <= 6 or len(tokens) - place <= 7 for place in marks)


def _by_verb(tokens: Sequence[Token], place: int) -> Attribution | None:
    """The attribution that this verb makes: trailing ("…, police said", "…”, said Ms Tann") or leading ("Police said …")."""
    after = tokens[place + 1].low if place + 1 < len(tokens) else "."
    comma = next(
        (p for p in range(place - 1, max(place - 14, -1), -1) if tokens[p].low in (",", "”", '"', "?", "!", "''")), None
    )
    inverted = (
        comma is not None
        and comma == place - 1
        and tokens[place].low in INVERTING
        and _is_noun_phrase(tokens[place + 1 : _until(tokens, place + 1)])
    )
    closing = after in (".", ",", ";", "”", '"') or place + 1 >= len(tokens)
    if inverted or (closing and comma is not None and comma > 2):
        spoken_by = tokens[place + 1 : _until(tokens, place + 1) + 8] if inverted else tokens[(comma or 0) + 1 : place]
        pronoun = len(spoken_by) <= 2 and any(token.low in _PRONOUNS for token in spoken_by)
        of_self = pronoun and tokens[0].low in _PRONOUNS
        return Attribution(_spoken_start(tokens, comma or place), comma or place, _lemmas(spoken_by), pronoun, of_self)
    subject = tokens[_subject_start(tokens, place) : place]
    if not subject or not any(is_content(token) or token.low in _PRONOUNS for token in subject):
        return None
    pronoun = not any(is_content(token) for token in subject)
    inner = place + 1
    while inner < len(tokens) and tokens[inner].low in _OPENERS:
        inner += 1
    of_self = inner < len(tokens) and tokens[inner].low in ("it", "he", "she", "they")
    return Attribution(place + 1, len(tokens), _lemmas(subject), pronoun, of_self)


def _spoken_start(tokens: Sequence[Token], comma: int) -> int:
    """Where what a trailing attribution covers begins: "The council voted to close it, [saving £1 million], its leader said"."""
    before = next((place for place in range(comma - 1, 0, -1) if tokens[place].low == ","), 0)
    return before + 1 if before and tokens[before + 1].low.endswith("ing") and comma - before > 3 else 0


def _is_noun_phrase(tokens: Sequence[Token]) -> bool:
    """Whether what follows "said" is who said it, and not what was said: there is no verb in it that shows as one."""
    if not tokens or not (tokens[0].capital or tokens[0].low in _ARTICLES):
        return False
    return len(tokens) <= 12 and not any(token.low in _AUXILIARIES for token in tokens)


def _subject_start(tokens: Sequence[Token], place: int) -> int:
    """Where the clause that ends in the verb at `place` begins; what a pair of commas encloses belongs to it."""
    for before in range(place - 1, max(place - _LONGEST, -1), -1):
        if tokens[before].low in (";", ":", "”", "“", '"', ".", "but", "and", "that", "because", "while", "as"):
            return before + 1
    return max(place - _LONGEST + 1, 0)


def _until(tokens: Sequence[Token], place: int) -> int:
    end = place
    while end < len(tokens) and end - place < _LONGEST and tokens[end].low not in (",", ".", ";", ":", "”", '"'):
        end += 1
    return end


def _lemmas(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(lemma(token.low) for token in tokens if is_content(token))
