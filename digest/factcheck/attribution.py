"""Attribution: what a story says only in somebody's name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from digest.factcheck.lexicon import CLAIMS, INVERTING, SAYING, SOURCE_SHOWN
from digest.factcheck.numerals import low_at
from digest.factcheck.quantities import text_of
from digest.factcheck.tokens import Token, is_content, lemma

_PRONOUNS = frozenset("he she it they we i who".split())
_LONGEST = 40  # tokens: no subject and no name of a source is longer
_ARTICLES = frozenset("the a an one his her its their another".split())
_AUXILIARIES = frozenset(
    "is are was were be been has have had will would should could can may might must do does did".split()
)
_NOUNS = frozenset("calls claims demands accusation accusations allegation allegations".split())
_OPENERS = frozenset("that , : “ \" ‘ '".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """What of a sentence is attributed: the places of its tokens, and the lemmas that name the speaker.

    `of_self`: the speaker tells of his own doing ("it said it would"). `source` is how the story calls the speaker.
    """

    places: frozenset[int]
    speaker: frozenset[str]
    of_self: bool = False
    source: str = "somebody"


def attribution(tokens: Sequence[Token]) -> Attribution | None:
    """Whose claim a sentence is; None where it is the story's own."""
    quoted = _inside_quotes(tokens)
    for place, token in enumerate(tokens):
        if place in quoted:
            continue
        if token.low == "according" and low_at(tokens, place + 1) == "to":
            end = _until(tokens, place + 2)
            claimed = range(place) if place > 3 else range(end, len(tokens))
            source = tokens[place + 2 : end]
            return Attribution(frozenset(claimed), _lemmas(source), source=text_of(source))
        if token.low in CLAIMS and low_at(tokens, place + 1) == "that":
            return Attribution(frozenset(range(place + 2, len(tokens))), frozenset())
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


def names_a_source(tokens: Sequence[Token], claimed: Collection[str] = ()) -> bool:
    """Whether a line says whose claim it is: a verb of saying, "according to", or a name before or after a colon. Calls and
    claims that are among the lemmas of what is `claimed` show no source: "China will step up calls for talks, they say"."""
    if any(token.low in SOURCE_SHOWN and not (token.low in _NOUNS and lemma(token.low) in claimed) for token in tokens):
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
        end = comma or place
        spoken_by = tokens[place + 1 : _until(tokens, place + 1) + 8] if inverted else tokens[end + 1 : place]
        is_pronoun = len(spoken_by) <= 2 and any(token.low in _PRONOUNS for token in spoken_by)
        claimed = range(_spoken_start(tokens, end), end)
        of_self = is_pronoun and tokens[0].low in _PRONOUNS
        named = spoken_by[: _until(spoken_by, 0)]
        return Attribution(frozenset(claimed), _lemmas(spoken_by), of_self, text_of(named))
    subject = tokens[_subject_start(tokens, place) : place]
    if not any(is_content(token) or token.low in _PRONOUNS for token in subject):
        return None
    inner = place + 1
    while low_at(tokens, inner) in _OPENERS:
        inner += 1
    of_self = low_at(tokens, inner) in ("it", "he", "she", "they")
    claimed_places = frozenset(range(place + 1, len(tokens))) - _relative_clause(tokens, place + 2)
    return Attribution(claimed_places, _lemmas(subject), of_self, text_of(subject))


def _relative_clause(tokens: Sequence[Token], start: int) -> frozenset[int]:
    """The places of a relative clause that says in the story's own voice what is spoken of: "a fire [that has burned …]"."""
    for place in range(start, len(tokens) - 1):
        if (
            tokens[place].low in ("that", "which")
            and is_content(tokens[place - 1])
            and tokens[place + 1].low in _AUXILIARIES
        ):
            return frozenset(range(place, _until(tokens, place)))
    return frozenset()


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
