"""The finite verbs that stand beside a sentence's main verb: what it joins with "and", says in another main clause, or tells on.

A headline that tells the main verb in the present has to tell these in the present too, or to be without them: "Man dies and
two others have been hurt" is no English.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.parts import OBJECT, SUBORDINATE
from digest.verbs import Verb, base, verbs

_AUXILIARIES = frozenset("is are was were has have had will would can could may might must did does".split())
_COMMA = re.compile(r",\s(?:\w+ly\s)*$")
_GIVEN = frozenset(
    "awarded given offered shown taught paid told handed".split()
)  # in the passive too they have an object
_TELLING = frozenset("said announced reported confirmed warned told added claimed".split())
# A past form right after one of these has the main verb's subject: "closed the port and banned ships".
_JOINED = re.compile(r"(?:,|\b(?:and|but|or|then))\s(?:(?:also|then|later|never|once|\w+ly)\s)*$")
# After these another clause begins, with its own subject; it may be the last one begun before a verb.
_CLAUSE = re.compile(
    r"(?:[,;—–]\s|\s)(?:and|but|while|whereas|yet|so)\s(?P<subject>[^,;“”\"]*)$|;\s(?P<other>[^,;“”\"]*)$"
)
# Here a past form is no adjective: "and closed it", not "and injured men".
_AND_DID = re.compile(
    r"\b(?:and|but|or|then)\s(?:(?:also|then|later|never|once|\w+ly)\s)*(?P<verb>[a-z]+)"
    r"(?=[.,;]?$|[,;]?\s(?:an?|the|his|her|its|their|it|him|them|that|more|about|nearly|some|at|to|in|on|by|for|from|with|of|into|over"
    r"|out|off|up|down|go|as|after|before|when|while|and|or|but|[A-Z\d“\"$£€]))"
)
_TELLS_ON = re.compile(r",\s(?:who|which)\s(?:\w+ly\s)?$")
_MEANWHILE = re.compile(r"\b(?:while|as|because)\s(?P<subject>[^,;“”\"]*)$")
_ATTRIBUTES = re.compile(r",\s[^,“”\"]{2,80}\s$")


@dataclass(frozen=True, slots=True)
class Beside:
    """A verb beside the main one. `subject` is its own, empty where it has the main verb's; None where it cannot be told.
    `shared`: it may be a participle of the main verb's auxiliary, "was arrested and charged"."""

    verb: Verb
    subject: str | None
    shared: bool = False

    @property
    def helps(self) -> bool:
        """Whether it is an auxiliary."""
        return self.verb.word in _AUXILIARIES


def beside(text: str, main: Verb, aside: Sequence[Span]) -> Iterator[Beside]:
    """The past forms and auxiliaries after a main verb that stand beside it. `aside` are stretches inside which none does;
    who said it at the sentence's end is one, where that is told in the present."""
    at, within = main.end, False  # within: a subordinate clause has begun
    others: list[tuple[Beside, bool]] = []  # whether only a comma joins it
    for verb in _finite(text):
        if verb.start < main.end or any(verb.start in range(span.start, span.end) for span in aside):
            continue
        between = text[at : verb.start]
        if re.fullmatch(r"\s(?:(?:\w+ly|not|also|now|been|being|be)\s)*", between) and at > main.end:
            at = verb.end
            continue  # "have been hurt"
        past = verb.word in _AUXILIARIES or base(verb.word) is not None
        found = _beside(text, verb, between, within=within) if past else None
        if found:
            others.append((found, bool(_COMMA.search(between))))
        if SUBORDINATE.search(between) and not found:
            within = True
        at = verb.end
    for number, (other, comma) in enumerate(others):
        if not comma or any(not each.subject and not later for each, later in others[number:]):
            yield other  # "caught it, took a step and let go"; but "a fund owned by Orr, a banker, sparked it" ends an aside


def _finite(text: str) -> list[Verb]:
    """The finite verbs of a text, with the past forms after "and", which `verbs` leaves out."""
    found = {verb.start: verb for verb in verbs(text)}
    for each in _AND_DID.finditer(text):
        if (now := base(each["verb"])) and (now != each["verb"] or now == "let"):
            found.setdefault(each.start("verb"), Verb(each["verb"], *each.span("verb"), sure=False))
    return [found[start] for start in sorted(found)]


def _beside(text: str, verb: Verb, between: str, *, within: bool) -> Beside | None:
    helping = verb.word in _AUXILIARIES
    told = verb.sure or bool(OBJECT.match(text, verb.end))
    if verb.word in _TELLING and _COMMA.search(between):
        return Beside(verb, None)  # ", said police"
    if (joined := _JOINED.search(between)) and not SUBORDINATE.search(between):
        shared = not helping and (not verb.sure or verb.word.endswith("ed"))
        shared = shared and (verb.word in _GIVEN or not OBJECT.match(text, verb.end))
        return None if within and not joined[0].startswith(",") else Beside(verb, "", shared)
    if _TELLS_ON.search(between):
        return Beside(verb, None) if told and not helping else None
    clause = _CLAUSE.search(between)
    if clause and told and not within:
        subject = clause["subject"] or clause["other"] or ""
        return None if SUBORDINATE.search(subject) or not subject.strip() else Beside(verb, subject)
    if _MEANWHILE.search(between):
        return Beside(verb, None) if told and (not helping or " while " in between) else None
    if verb.word in _TELLING and (source := _ATTRIBUTES.search(between)) and not SUBORDINATE.search(source[0]):
        return Beside(verb, None)
    return None
