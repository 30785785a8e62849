"""Whom a description means by where they belong ("the analyst at Carrow Research") or because they go on speaking ("the former
candidate continued")."""

import re

from digest.article import Span
from digest.quotes import lexicon
from digest.quotes.discourse import Discourse
from digest.quotes.likeness import fold
from digest.quotes.people import Person
from digest.quotes.sources import Chunk

_CAPITAL = re.compile(r"[A-Z][\w’'&-]*")
_COMPLEMENT = re.compile(r" (?:of|at|for|from|with) (?:the )?[A-Z]")
_GOES_ON = re.compile(
    r" (?:also |then |later )?(?:continued|continues|added|adds|went on|goes on|concluded|concludes|further)\b"
)
_LEAD = re.compile(r"the |The ")
_NEAR = 3  # sentences
_RANK = 4  # of a role that stands beside a name


def member(story: Discourse, chunk: Chunk) -> Person | None:
    """The only one named before who belongs to the body that a description names: "the analyst at Carrow Research", where the
    story had "Sandeep Rao of Carrow Research". The description is their role from there on."""
    end = story.text.find(",", chunk.end, chunk.full)
    end = chunk.full if end < 0 else end
    if not _COMPLEMENT.match(story.text, chunk.end, end):
        return None
    words = {fold(word) for word in _CAPITAL.findall(story.text, chunk.end, end)}
    fitting = [
        who
        for who in story.cast.with_role(next(iter(words)), chunk.start)
        if who.role is not None and _holds(story, who, words)
    ]
    if len({id(who) for who in fitting}) != 1:
        return None
    who = fitting[0]
    if who.rank < _RANK and story.text[chunk.start : chunk.start + 4].lower() == "the ":
        who.role, who.rank = Span(chunk.start + len("the "), end), _RANK
    return who


def _holds(story: Discourse, who: Person, words: set[str]) -> bool:
    """Whether somebody's role has all these words, and no noun for a person of its own."""
    own = [word.strip(",") for word in story.text[who.role.start : who.role.end].split()] if who.role else []
    return words <= {fold(word) for word in own} and not any(lexicon.is_role(word.lower()) for word in own)


def going_on(story: Discourse, chunk: Chunk, sentence: int) -> Person | None:
    """The last speaker, where a description goes on speaking: "the former candidate continued"."""
    if not _GOES_ON.match(story.text, chunk.end) or not _LEAD.match(story.text, chunk.start):
        return None
    heard = [told for told in story.heard(chunk.start, sentence, _NEAR) if told[0].kind != "organisation"]
    who = heard[-1][0].person if heard and heard[-1][1] >= sentence - _NEAR else None
    head = story.text[chunk.start : chunk.end].split()[-1].lower()
    if who is None or lexicon.ROLE_GENDER.get(head, "") not in {"", who.gender or lexicon.ROLE_GENDER.get(head, "")}:
        return None
    said = Span(chunk.start + len("the "), chunk.end)
    if who.role is None:
        who.role, who.rank = said, 1
    elif who.rank < _RANK and who.besides is None:
        who.besides = said
    return who
