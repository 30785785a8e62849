"""Where the main verb of a sentence stands: what is before it is the subject, what is after it can be cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.parts import OBJECT, SUBORDINATE, Part, without
from digest.verbs import Verb, verbs

_AUXILIARIES = frozenset("is are was were has have had will would can could may might must should does did".split())
_RELATIVE = re.compile(
    r"\b(?:who|which|that|whose|whom|where|when|what|how|why|after|while"
    r"|(?<!known\s)(?<!such\s)(?<!many\s)(?<!much\s)(?<!few\s)(?<!well\s)as(?!\s(?:\w+\sas|an?|part|of|well)\b)|because(?!\sof)|since(?!\s\d)|if)\b"
)
# "groups claiming the vote was stolen": the verb after these is not the sentence's.
_CLAIMING = re.compile(r"\b(?:claim|say|announc|stat|argu|alleg|believ|suggest|think|insist)ing\b(?!,)")
_PLACE = re.compile(r",\s(?:[A-Z][\w.’'-]+\s?){1,3},?(?=\s|$)")
_DAY = re.compile(r",?\s(?:on\s)?(?:early\s|late\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today)\b")
_BETWEEN = re.compile(r"\s(?:(?:not|also|been|being|now|still|never|likely|then|\w+ly)\s)*")
# A past form after a noun is its participle where it goes on so, if another verb follows: "a man arrested in Leeds died".
_AS_PARTICIPLE = re.compile(
    r"\s(?:by|in|at|on|from|for|with|to|as|of|under|during|after|near|against|over|via|through|about|before|since|into|between"
    r"|among|without|within|around|outside|inside|upon|and|or)\b|\s?[,.]|$"
)
# These tell what somebody said, whenever it was: "announced on Wednesday the …".
_TELLS = frozenset("announced reported declared confirmed revealed warned said".split())


# What these say is a clause, or may be one.
_SAYS = frozenset(
    "say says said suggests suggest suggested shows show showed finds find found warns warn warned reports report reported"
    " announced announces believe believes claim claims claimed ruled rules told agree agrees estimates estimate concluded"
    " confirmed confirms declared declares established revealed reveals".split()
)
_THAT = re.compile(
    r"(?:,?\s(?:on\s)?(?:early\s|late\s)?(?:[A-Z][a-z]+day|yesterday))?(?P<that>\sthat)?\s(?!is\b|was\b|has\b|will\b)"
)

ACCORDING = re.compile(r"According to [^,]{3,120},\s")


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a clause begins, and its finite verb."""

    start: int
    verb: Verb


def clauses(text: str, inner: Sequence[Part]) -> list[Clause]:
    """The main clause, and what it says that somebody said. `inner` are the parts that the sentence can do without."""
    source = ACCORDING.match(text)
    start = next((part.span.end for part in inner if part.kind == "opening"), source.end() if source else 0)
    aside = [part.span for part in inner if part.kind in _ASIDE]
    found: list[Clause] = []
    while len(found) < _DEEPEST and (verb := predicate(text, start=start, aside=aside)):
        found.append(Clause(start, verb))
        said = _THAT.match(text, verb.end)
        if said is None or not (verb.word in _SAYS or said["that"]):
            break
        start = said.end()
    return found


_DEEPEST = 3
_ASIDE = frozenset("parenthesis apposition relative dash".split())


def predicate(text: str, *, start: int = 0, aside: Sequence[Span] = ()) -> Verb | None:
    """The finite verb of the first main clause that begins at `start`, or its first auxiliary; None where it cannot be
    told. `aside` are stretches that belong to neither, like appositions."""
    found = [
        verb for verb in verbs(text) if verb.start > start and not any(verb.start in range(*_ends(s)) for s in aside)
    ]
    at, open_clauses = start, 0
    for number, verb in enumerate(found):
        between = without(text, at, verb.start, aside)
        if (
            number
            and found[number - 1].word in _AUXILIARIES
            and _BETWEEN.fullmatch(text[found[number - 1].end : verb.start])
        ):
            at = verb.end
            continue  # "has been told"
        open_clauses += len(_RELATIVE.findall(between)) + len(_CLAIMING.findall(between))
        at = verb.end
        if open_clauses:
            open_clauses -= 1
            continue
        after = found[number + 1] if number + 1 < len(found) else None
        if not verb.sure and after and re.fullmatch(r"\s(?:\w+ly\s)?", text[verb.end : after.start]):
            continue  # a noun: "an apartment block caught fire"
        if not verb.sure and not _is_told(text, verb) and _AS_PARTICIPLE.match(text, verb.end):
            later = next((each for each in found[number + 1 :] if each.sure or OBJECT.match(text, each.end)), None)
            if (
                later
                and not SUBORDINATE.search(text[verb.end : later.start])
                and "," not in _PLACE.sub("", text[verb.end : later.start])
            ):
                continue
        return verb
    return None


def _is_told(text: str, verb: Verb) -> bool:
    """Whether a past form has an object, so that it is no participle."""
    return bool(OBJECT.match(text, verb.end) or (verb.word in _TELLS and _DAY.match(text, verb.end)))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
