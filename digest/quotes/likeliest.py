"""Whom a description means where nobody is known to be one: the likeliest by all that speaks for a pronoun in its place, where
nothing known of them speaks against it: "the Republican nominee joked", "the investor said", "the Texan said"."""

import math
import re
from collections.abc import Sequence

from digest.article import Span
from digest.quotes import definite, fitness, lexicon, pronouns, titles
from digest.quotes.discourse import Discourse
from digest.quotes.likeness import fold
from digest.quotes.people import Person
from digest.quotes.sources import Chunk
from digest.quotes.unexplained import FUNCTIONARIES
from digest.quotes.voices import Source, person

_STATES = """
texas texan|california californian|florida floridian|vermont vermonter|ohio ohioan|kentucky kentuckian|virginia virginian
iowa iowan|arizona arizonan|oregon oregonian|tennessee tennessean|pennsylvania pennsylvanian|michigan michigander
minnesota minnesotan|alabama alabaman alabamian|arkansas arkansan|kansas kansan|nebraska nebraskan|nevada nevadan
utah utahn|colorado coloradan|montana montanan|oklahoma oklahoman|louisiana louisianan|mississippi mississippian
missouri missourian|illinois illinoisan|indiana hoosier indianan|maine mainer|maryland marylander|delaware delawarean
hawaii hawaiian|alaska alaskan|idaho idahoan|wyoming wyomingite|wisconsin wisconsinite|connecticut nutmegger
york yorker|jersey jerseyan|london londoner|paris parisian|glasgow glaswegian|liverpool liverpudlian|manchester mancunian
boston bostonian|chicago chicagoan|philadelphia philadelphian|seattle seattleite|houston houstonian|brooklyn brooklynite
queensland queenslander|sydney sydneysider|quebec quebecer|ontario ontarian|yorkshire yorkshireman yorkshirewoman
"""
_HOME = {
    word: line.split()[0]
    for row in _STATES.strip().splitlines()
    for line in row.split("|")
    for word in line.split()[1:]
}  # of somebody who is called so
_NOBODY = (
    frozenset("narrator heckler caller voice interviewer moderator translator announcer".split())
    | lexicon.AGES.keys()
    | lexicon.ANY_ROLE
    | lexicon.KIN
)
_FEW = 3  # words
_SHARE = 0.8  # of the likelihood of all who may be meant
_TRUST = 0.72
_NEAR = 100  # characters around a name


def meant(story: Discourse, chunk: Chunk, words: Sequence[str], sentence: int) -> Source | None:
    """The likeliest person; None where somebody of the kind came in without a name, or nobody is far ahead."""
    head = words[-1].lower().strip("’'")
    home = _HOME.get(head)
    if words[0].lower() != "the" or not 2 <= len(words) <= 7 or head in lexicon.CROWD or head in _NOBODY:
        return None
    if not home and (head in FUNCTIONARIES or not (titles.is_role(head) or titles.is_agent(head))):
        return None
    role = Span(chunk.start + len("the "), chunk.end)
    if any(word.endswith(("’s", "'s")) for word in words):
        return None
    if fitness.comes_in(story, role, head) or (not home and words[-1][0].isupper()):
        return None
    mention = Span(chunk.start, chunk.end)
    gender = lexicon.ROLE_GENDER.get(head, "")
    scores: dict[int, float] = {}
    sources: dict[int, Source] = {}
    for kind in gender or "mf":
        for one in pronouns.candidates(story, kind, mention, sentence):
            who = one.source.person
            key = id(who) if who is not None else id(one.source)
            if who is not None and definite.acts_for(story, who, head):
                return None
            if who is not None and not (who.gender in {"", kind} and _may_be(story, who, head, home)):
                continue
            scores[key] = max(
                scores.get(key, -99.0), one.score + (2.0 if home and who and _from(story, who, home) else 0.0)
            )
            sources[key] = one.source
    if not scores:
        return None
    best = max(scores, key=lambda key: scores[key])
    who = sources[best].person
    share = 1 / sum(math.exp(score - scores[best]) for score in scores.values())
    if who is None or share < _SHARE or id(who) not in story.vocal:
        return None
    return person(who, mention, _TRUST, "description")


def is_native(words: Sequence[str]) -> bool:
    """Whether a noun phrase means somebody by the state or the town they are from: "the Texan"."""
    return len(words) <= _FEW and words[0].lower() == "the" and words[-1].lower() in _HOME


def _may_be(story: Discourse, who: Person, head: str, home: str | None) -> bool:
    """Whether what is known of somebody leaves room for a description: no other office, and no other gender."""
    if lexicon.ROLE_GENDER.get(head, "") not in {"", who.gender or lexicon.ROLE_GENDER.get(head, "")}:
        return False
    known = {
        fold(word.strip(","))
        for part in (who.role, who.besides)
        if part is not None
        for word in story.text[part.start : part.end].split()
    }
    if home or not known & {fold(post) for post in fitness.POSTS}:
        return True
    return head not in fitness.POSTS or bool(known & {fold(word) for word in (head, *lexicon.SYNONYMS.get(head, ()))})


def _from(story: Discourse, who: Person, home: str) -> bool:
    """Whether the words beside somebody's name say where they are from."""
    return any(
        re.search(rf"\b{home}\b", story.text[max(0, at - _NEAR) : at + _NEAR], re.IGNORECASE) is not None
        for at in who.full[:3]
    )
