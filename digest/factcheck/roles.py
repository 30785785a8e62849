"""Who did what to whom: whether a line turns a sentence of the story round."""

from collections.abc import Sequence
from itertools import pairwise

from digest.factcheck.lexicon import BETWEEN_TWO, COMPLETED, NOUNS_TOO, PARTICIPLES
from digest.factcheck.numerals import low_at
from digest.factcheck.tokens import Token, is_content, lemma

_PRONOUNS = frozenset("him her them it us me".split())
_CLAUSE_ENDS = frozenset(
    (
        ";",
        ":",
        "—",
        "–",
        "“",
        "”",
        '"',
        ".",
        "after",
        "while",
        "because",
        "although",
        "but",
        "if",
        "when",
        "as",
        "and",
        "before",
        "who",
        "which",
    )
)
_BE = frozenset("is are was were be been being".split())
_TOWARDS = frozenset("to with for on against at".split())
_DETERMINERS = frozenset("the a an his her its their".split())
_AFTER_PARTICIPLE = frozenset("in of over after at during when on for to from with as dead .".split())
_LONGEST = 14  # tokens after a verb that may hold its object


def turned_round(line: Sequence[Token], near: Sequence[Sequence[Token]], names: frozenset[str]) -> str | None:
    """The verb whose subject and object the line has the other way round from the story; None where there is none.

    `near` are the sentences that the line is most like, `names` the folded words that the story writes with a capital.
    A verb that another of them has the same way round as the line is not turned round.
    """
    if swapped := _names_swapped(line, near, names):
        return swapped
    for place, token in enumerate(line):
        verb = lemma(token.low)
        if not _is_verb(line, place, verb, names):
            continue
        judged = [
            _is_flipped(line, place, sentence, at, names)
            for sentence in near
            for at, other in enumerate(sentence)
            if other.kind == "word" and lemma(other.low) == verb
        ]
        if any(judged) and False not in judged:
            return token.text
    return None


def _is_verb(line: Sequence[Token], place: int, verb: str, names: frozenset[str]) -> bool:
    """Whether the token is a verb with a subject and an object that can be mistaken: by its lemma, or by a name on either
    side of it."""
    token = line[place]
    if token.low in names or token.low.endswith("ing"):
        return False
    before_object = _is_name(line, place + 1, names) or low_at(line, place + 1) in _DETERMINERS
    if token.low in NOUNS_TOO and not before_object:
        return False
    other = place + 2 if low_at(line, place + 1) in _TOWARDS else place + 1
    names_beside = _is_name(line, place - 1, names) and _is_name(line, other, names)
    between = names_beside and is_content(token) and token.low.endswith(("ed", "s"))
    return verb in BETWEEN_TWO or (between and not token.capital and verb not in COMPLETED)


def _is_name(tokens: Sequence[Token], place: int, names: frozenset[str]) -> bool:
    return 0 <= place < len(tokens) and tokens[place].low in names


def _names_swapped(line: Sequence[Token], near: Sequence[Sequence[Token]], names: frozenset[str]) -> str | None:
    """The words between two names that a sentence has between the same names in the other order: "[X] sent off for a foul
    on [Y]"; None where there are none."""
    places = [place for place, token in enumerate(line) if token.low in names and token.kind == "word"]
    last_places = [{token.low: place for place, token in enumerate(sentence)} for sentence in near]
    for one, other in pairwise(places):
        between = line[one + 1 : other]
        told = [lemma(token.low) for token in between if is_content(token)]
        tells = len(told) > 1 or bool(BETWEEN_TWO.intersection(told))
        if not tells or line[one].low == line[other].low or any(token.kind == "mark" for token in between):
            continue
        for sentence, found in zip(near, last_places, strict=True):
            first, last = found.get(line[other].low), found.get(line[one].low)
            if first is None or last is None or first >= last:
                continue
            there = sentence[first + 1 : last]
            same = told == [lemma(token.low) for token in there if is_content(token)]
            if same and _ends_in_by(between) == _ends_in_by(there):
                return " ".join(token.text for token in between)
    return None


def _ends_in_by(tokens: Sequence[Token]) -> bool:
    return any(token.low == "by" for token in tokens[-2:])


def _is_flipped(
    line: Sequence[Token], place: int, sentence: Sequence[Token], at: int, names: frozenset[str]
) -> bool | None:
    """Whether the verb at `place` of the line has the subject and object of that at `at` of the sentence exchanged; None
    where it cannot be told."""
    subject = _phrase(line[:place][::-1], names)
    object_ = _phrase(line[place + 1 :], names)
    before = _lemmas(sentence[_clause_start(sentence, at) : at])
    after = _lemmas(sentence[at + 1 : _clause_end(sentence, at)])
    story_passive = _is_passive(sentence, at)
    line_passive = _is_passive(line, place)
    if _may_be_participle(line, place) and not line_passive:
        # "Minister sent to Berlin" leaves out "was", "Sorensen apologised to Deshmukh" does not: the story tells.
        if not story_passive and low_at(line, place + 1) not in _TOWARDS:
            return None
        line_passive = story_passive
    if (agent := _agent(line, place)) is not None:
        subject, object_ = _phrase(line[agent:], names), subject
    elif line_passive:
        subject, object_ = object_, subject
    if story_passive:
        before, after = after, before
    subjects, objects = _lemmas(subject), _lemmas(object_)
    subject_moved = bool(subjects & after) and not subjects & before
    object_moved = bool(objects & before) and not objects & after
    if subject_moved and object_moved:
        return True
    if subject_moved and before and objects & after and any(token.low in names for token in subject):
        return _is_direct(line, place, object_) or None
    if subject_moved and not line_passive and not story_passive and _is_direct(line, place, object_):
        # "Ukarra accused Toro", where somebody accused Ukarra.
        return bool(subjects & _lemmas(_phrase(sentence[at + 1 :], names))) or None
    if object_moved and any(token.low in _PRONOUNS for token in sentence[at + 1 : at + 3]):
        head = next((lemma(token.low) for token in sentence[_clause_start(sentence, at) : at] if is_content(token)), "")
        return head in objects and head not in subjects
    return False if subjects & before or objects & after else None


def _is_direct(line: Sequence[Token], place: int, object_: Sequence[Token]) -> bool:
    """Whether the object follows its verb without a preposition."""
    between = [token for token in line[place + 1 :] if not object_ or token.start < object_[0].start]
    return bool(object_) and all(token.low in _DETERMINERS for token in between)


def _phrase(tokens: Sequence[Token], names: frozenset[str]) -> list[Token]:
    """The noun phrase next to a verb, away from it: up to three content words, past its auxiliaries and prepositions."""
    found: list[Token] = []
    for token in tokens[:8]:
        if token.low in _CLAUSE_ENDS or (token.kind == "mark" and token.low not in ("-", "'", ",")):
            break
        if is_content(token):
            if found and found[-1].low in names and token.low not in names:
                break
            found.append(token)
            if len(found) == 3:
                break
        elif found and token.low not in ("-", "'"):
            break
    return found


def _lemmas(tokens: Sequence[Token]) -> frozenset[str]:
    return frozenset(lemma(token.low) for token in tokens if is_content(token))


def _clause_start(tokens: Sequence[Token], at: int) -> int:
    """The sentence's beginning, but for a participle or a relative clause nothing better is at hand."""
    for place in range(at - 1, -1, -1):
        if tokens[place].low in (";", ":", "”", '"', "but"):
            return place + 1
    return 0


def _clause_end(tokens: Sequence[Token], at: int) -> int:
    for place in range(at + 1, min(at + _LONGEST, len(tokens))):
        if tokens[place].low in _CLAUSE_ENDS:
            return place
    return min(at + _LONGEST, len(tokens))


def _is_passive(tokens: Sequence[Token], at: int) -> bool:
    """ "was beaten by", in headlines "beaten by"; not "beats them by two goals"."""
    before = tokens[max(at - 2, 0) : at]
    if at > 2 and before[0].low in ("on", "last", "early", "late"):  # "was on Monday beaten"
        before = tokens[max(at - 3, 0) : at]
    return _agent(tokens, at) is not None or (
        any(token.low in _BE for token in before) and not tokens[at].low.endswith("ing")
    )


def _agent(tokens: Sequence[Token], at: int) -> int | None:
    """The place after "by" in "beaten by", "accused of fraud by": who did it; None where nobody is named so."""
    participle = tokens[at].low.endswith("ed") or tokens[at].low in PARTICIPLES
    for place in range(at + 1, min(at + (7 if participle else 2), len(tokens) - 1)):
        if (
            tokens[place].low == "by"
            and tokens[place + 1].kind != "number"
            and not tokens[place + 1].low.endswith("ing")
        ):
            return place + 1
        if tokens[place].low in _CLAUSE_ENDS:
            return None
    return None


def _may_be_participle(tokens: Sequence[Token], at: int) -> bool:
    """ "Minister shot in capital", where a headline leaves out "was"."""
    participle = tokens[at].low.endswith("ed") or tokens[at].low in PARTICIPLES
    return participle and (low_at(tokens, at + 1) or ".") in _AFTER_PARTICIPLE
