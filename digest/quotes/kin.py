"""Whom "her son", "his uncle" and "Kim’s mother" mean where the story has said who is whose relative."""

import re
from dataclasses import dataclass

from digest.quotes import lexicon
from digest.quotes.discourse import Discourse
from digest.quotes.people import Mention, Person

# What somebody is to those who are something to them.
_OTHER_WAY = {
    "son": "father mother dad mum mom parent", "daughter": "father mother dad mum mom parent",
    "father": "son daughter child", "mother": "son daughter child", "dad": "son daughter child",
    "mum": "son daughter child", "mom": "son daughter child",
    "wife": "husband partner", "husband": "wife partner", "partner": "partner husband wife",
    "girlfriend": "boyfriend partner", "boyfriend": "girlfriend partner", "widow": "husband", "widower": "wife",
    "fiancé": "fiancée", "fiancée": "fiancé", "fiance": "fiancee", "fiancee": "fiance",
    "brother": "brother sister", "sister": "brother sister", "twin": "twin brother sister", "cousin": "cousin",
    "nephew": "uncle aunt", "niece": "uncle aunt", "uncle": "nephew niece", "aunt": "nephew niece",
    "grandson": "grandfather grandmother grandad gran nan", "granddaughter": "grandfather grandmother grandad gran nan",
    "grandfather": "grandson granddaughter", "grandmother": "grandson granddaughter",
    "stepson": "stepfather stepmother", "stepdaughter": "stepfather stepmother",
}  # fmt: skip
_SAME = (
    frozenset("mother mum mom mam".split()),
    frozenset("father dad".split()),
    frozenset("grandmother gran nan grandma granny".split()),
    frozenset("wife widow".split()),
    frozenset("husband widower".split()),
)
_WORDS = "|".join(
    sorted({*_OTHER_WAY, *(word for words in _OTHER_WAY.values() for word in words.split())}, key=len, reverse=True)
)
_BEFORE = re.compile(
    rf"(?:(?P<own>\b[Hh]is|\b[Hh]er|\b[Tt]heir|[A-Z][\w’'-]*?(?=[’']s? )[’']s?) (?:[a-z-]+ ){{0,2}}(?P<kin>{_WORDS})"
    rf"|(?:\A|(?<=\n)|(?<=[.!?”] ))(?P<bare>{_WORDS.title()})),? (?:(?:[A-Z][a-z]+\.? )(?=$))?$"
)
_AFTER = re.compile(
    rf",(?: \d{{1,3}},)? (?P<own>his|her|their|[A-Z][\w’'-]*?(?=[’']s? )[’']s?) (?:[a-z-]+ ){{0,2}}(?P<kin>{_WORDS})\b(?! of)"
)
_WED = re.compile(
    r"\b(?P<own>[Hh]e|[Ss]he) (?:had |then |later |also )?(?:married|wed) $"
)  # He married Una Dell … his widow
_SOMEBODY = re.compile(rf"[“\s]*(?:A|An|One|Another) (?:[a-z-]+ ){{0,3}}(?:{_WORDS}|man|woman|boy|girl|parent)\b")
_SAID = re.compile(rf"(?P<own>[Hh]is|[Hh]er|[Tt]heir|[A-Z][\w’'-]*?[’']s?) (?:[a-z-]+ )?(?P<kin>{_WORDS})$")
_SENTENCES = 8  # back to whom "his" means
_MOST = 200  # mentions that are looked at


@dataclass(frozen=True, slots=True)
class Relation:
    """`who` is the `kin` ("son") of `of`; None where the story does not say of whom. `at` is where it says so."""

    at: int
    who: Person
    kin: str
    of: Person | None


class Kin:
    """Who is whose relative in a story, in the order in which it tells."""

    def __init__(self, story: Discourse) -> None:
        self.story = story
        self.relations = [found for mention in story.cast.mentions[:_MOST] if (found := self._relation(mention))]

    def meant(self, phrase: str, before: int) -> Person | None:
        """The relative that "her son" or "Kim’s mother" means: somebody so introduced, or the other end of such a tie."""
        said = _SAID.fullmatch(phrase)
        if said is None:
            return None
        wanted, own = said["kin"].lower(), said["own"]
        gender = {"his": "m", "her": "f"}.get(own.lower(), "")
        named = None if own.lower() in {"his", "her", "their"} else self._named(own, before)
        told = [one for one in self.relations if one.at < before]
        direct = [one.who for one in told if _same(one.kin, wanted) and _may_be(one.of, gender, named)]
        back = [
            one.of
            for one in told
            if one.of is not None
            and wanted in _OTHER_WAY[one.kin].split()
            and _may_be(one.who, gender, named)
            and one.of.gender in {"", lexicon.ROLE_GENDER.get(wanted, "")}
        ]
        found = {id(who): who for who in direct or back}  # his brother: the one so named, not the other
        return next(iter(found.values())) if len(found) == 1 else None

    def _relation(self, mention: Mention) -> Relation | None:
        text = self.story.text
        floor = text.rfind("\n", 0, mention.start) + 1
        found = _BEFORE.search(text, max(floor, mention.start - 60), mention.start) or _AFTER.match(text, mention.end)
        if found is None:
            return self._wed(mention)
        kin = (found["kin"] or found.groupdict().get("bare") or "").lower()
        own = found["own"]
        if kin not in _OTHER_WAY:
            return None
        of = self._owner(own, mention) if own else None
        return Relation(mention.start, mention.person, kin, of if of is not mention.person else None)

    def _wed(self, mention: Mention) -> Relation | None:
        found = _WED.search(self.story.text, max(0, mention.start - 30), mention.start)
        if found is None:
            return None
        kin, own = ("wife", "his") if found["own"].lower() == "he" else ("husband", "her")
        return Relation(mention.start, mention.person, kin, self._owner(own, mention))

    def _owner(self, own: str, mention: Mention) -> Person | None:
        if own.lower() not in {"his", "her", "their"}:
            return self._named(own, mention.start)
        gender = {"his": "m", "her": "f"}.get(own.lower())
        if gender is None:
            return None
        here = self.story.number_at(mention.start)
        start = self.story.sentences[here].start
        if _SOMEBODY.match(self.story.text, start, mention.start) and not self.story.cast.between(start, mention.start):
            return None  # One mother brought her daughter, Awa
        for number in range(here, max(-1, here - _SENTENCES), -1):
            for held in self.story.by_sentence[number][:_SENTENCES]:
                who = held.person
                if held.start < mention.start and who is not mention.person and who.gender in {"", gender}:
                    return who
        return None

    def _named(self, own: str, before: int) -> Person | None:
        """The person whose name stands in "Kim’s"."""
        end = len(own.rstrip("s").rstrip("’'"))
        word = own[:end]
        for mention in reversed(self.story.cast.between(max(0, before - 2_000), before)):
            if word in self.story.text[mention.start : mention.end].split():
                return mention.person
        return None


def _same(one: str, other: str) -> bool:
    return one == other or any(one in words and other in words for words in _SAME)


def _may_be(who: Person | None, gender: str, named: Person | None) -> bool:
    """Whether somebody can be the one whose relative is meant: of the pronoun’s gender, or the person named."""
    if named is not None:
        return who is named
    return who is None or who.gender in {"", gender or who.gender}
