"""Who of those just named is the one of whom the story has not said what they are, so that "the picker" may be news of them."""

import re
from collections.abc import Sequence

from digest.quotes import lexicon
from digest.quotes.discourse import Discourse
from digest.quotes.people import Person
from digest.quotes.sources import Chunk

FUNCTIONARIES = frozenset(
    """
agent aide attorney barrister commissioner counsel detective doctor host interviewer journalist judge lawyer magistrate
manager mayor minister moderator nurse officer official presenter president prosecutor referee reporter secretary
solicitor source speaker spokesman spokesperson spokeswoman umpire witness caller coach chairman deputy inspector
sergeant constable chief leader director boss captain owner landlord neighbour neighbor
""".split()
)  # who come into a story without a name
_DEEDS = frozenset(
    "ran wrote built won held kept made taught drew sold bought took works teaches runs owns studies manages drives sells keeps "
    "makes grows lives".split()
)  # that begin what somebody is said to do or to have done
_PARAGRAPH = 8  # sentences of this paragraph and the one before
_REACH = 1_500  # characters in which one of the kind may have come in


def newcomer(story: Discourse, who: Person | None, chunk: Chunk, head: str) -> Person | None:
    """The only one whom the sentence that names `who` names for the first time, and says nothing of: "Marsh’s shot came off Tom
    Reeve, who fell. “…,” the Lowfield defender said"."""
    if who is None or story.is_new(who, chunk.start):
        return None
    last = next((offset for offset in reversed(who.mentions) if offset < chunk.start), chunk.start)
    gender = lexicon.ROLE_GENDER.get(head, "")
    new = {
        id(held.person): held.person
        for held in story.by_sentence[story.number_at(last)]
        if held.end <= chunk.start
        and held.person is not who
        and not story.owns(held)
        and held.person.role is None
        and held.person.gender in {"", gender or held.person.gender}
        and is_fresh(story, held.person, chunk)
    }
    return next(iter(new.values())) if len(new) == 1 else None


def only_one(story: Discourse, chunk: Chunk, words: Sequence[str], sentence: int) -> Person | None:
    """The only one named in the paragraph, or the one before it, of whom the story has not said what they are."""
    head = words[-1].lower()
    if (head in FUNCTIONARIES and len(words) == 2) or head in lexicon.PARTY or head in lexicon.CROWD:
        return None
    gender = lexicon.ROLE_GENDER.get(head, "")
    found: dict[int, Person] = {}
    for number in range(sentence, max(-1, sentence - _PARAGRAPH), -1):
        if story.paragraphs[number] < story.paragraphs[sentence] - 1:
            break
        for held in story.by_sentence[number]:
            who = held.person
            plain = who.role is None or is_deed(story, who)
            known = len(who.words) > 1 and (who.firm or id(who) in story.vocal)
            if held.end <= chunk.start and plain and known and who.gender in {"", gender or who.gender}:
                found[id(who)] = who
    if len(found) != 1 or _came_in(story, chunk, head):
        return None
    return next(iter(found.values()))


def _came_in(story: Discourse, chunk: Chunk, head: str) -> bool:
    """Whether the story has brought in one of that kind without a name: "a picker … the picker said"."""
    new = rf"\b(?:[Aa]n?|[Aa]nother|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|\w+[’']s?) (?:[\w-]+ ){{0,4}}?{re.escape(head)}\b"
    return re.search(new, story.text[max(0, chunk.start - _REACH) : chunk.start]) is not None


def is_fresh(story: Discourse, who: Person, chunk: Chunk) -> bool:
    """Whether somebody of two names was just introduced."""
    return len(who.words) > 1 and story.is_new(who, chunk.start)


def is_deed(story: Discourse, who: Person) -> bool:
    """Whether all that is said of somebody is what they once did: "led a 40-day sit-in on a roof"."""
    words = story.text[who.role.start : who.role.end].split() if who.role else [""]
    return (
        who.rank <= 1
        and words[0].islower()
        and (words[0].endswith("ed") or words[0] in _DEEDS)
        and len(words) > 1
        and not lexicon.is_role(words[-1])
    )
