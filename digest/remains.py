"""What is left of a sentence that stops early: whether it is whole, and whether it says enough."""

import re
from collections.abc import Sequence

from digest.article import Span
from digest.parts import OBJECT, SUBORDINATE, Part
from digest.predicate import ACCORDING, Clause, predicate
from digest.times import DAY
from digest.unfinished import breaks_off
from digest.verbs import Verb, verbs

_SAID_WHEN = rf"(?:,?\s(?:on|in|at|late|early|during|after|through|yesterday|today|last|this|{DAY})\b[^“”\"]{{0,80}})?"
ATTRIBUTED = re.compile(
    r"(?:(?<!including),\saccording to\s[^,“”\"]{2,120}(?:,\s(?:at|in|on|which|who|an?|the)\s[^“”\"]{2,100})?"
    r"|,\s[^,“”\"]{2,200}?(?<!\bwas)(?<!\bwere)(?<!\bis)(?<!\bare)(?<!\bbeen)\s(?:said|says|say|announce[ds]?|reports?|reported|indicates?|indicated|confirms?|confirmed|found|finds?|shows?|showed|estimates?|estimated|told\s[^,“”\"]{2,40})"
    rf"{_SAID_WHEN}|\saccording to\s[^,“”\"]{{2,120}}|,\s(?:said|says)\s[^“”\"]{{2,120}})[.!?]?$"
)
# Verbs that say enough without an object.
ALONE = frozenset(
    "died dies resigned resigns fell rose crashed collapsed ended ends began begins begun opened opens closed"
    " closes voted met meets "
    "exploded erupted escaped fled won wins lost survived retired vanished disappeared arrived returned failed"
    " burned "
    "drowned sank continued continues happened happens happen protested marched rallied clashed testified apologised "
    "apologized".split()
)
# "Leaving at least 15 | stranded", "is scheduled to take place | this week", "where Neil Armstrong | and Buzz Aldrin landed".
_UNFINISHED = re.compile(
    r"\b(?:leav(?:es?|ing)|left)\s(?:[\w-]+\s){0,5}[\d,]+$"
    r"|\b(?:scheduled|due|set|expected) to (?:take place|be held|begin|start)$"
    r"|\b(?:who|by) (?:says?|said)$|\bthere (?:is|are|was|were|ha(?:s|ve) been)(?:\s[\w-]+){1,4}$"
    r"|\b(?:is|are|was|were)\s(?:now|still|also|not|currently|already)$"
    r"|\b(?:is|are|was|were|be|been)\s(?:\w+ly\s)?(?:located|situated|housed|headquartered|based|considered|deemed|aimed|designed|intended)$"
    r"|\b(?:the difference|around the time|[a-z]+ed all|which one)$"
    r"|,\san?\s(?:company|firm|group|organi[sz]ation|business|program|person|man|woman|place|website|tool|app)$"
    r"|\b(?:bring|send|tak|put|forc|giv|tell|hand)(?:e|es|ing|s)\s(?:them|it|him|her)$"
    r"|\bbut not(?: limited)?$|\bsentenced(?:\s(?:today|yesterday))?\s(?:by|in|at|before)\s(?:(?!\sto\s|\sfor\s).)*$|\bto work$"
    r"|\b(?:indictment|complaint|lawsuit|charges?|report|study|statement)\s(?:returned|filed|released|published|issued|unsealed)$"
    r"|\bwhich\s(?:he|she|it|they)\s(?:is|are|was|were|plans?|hopes?)\sto\s\w+$"
    r"|\b(?:in|on|with)\s(?:connection|preparation|response|relation|behalf|exchange|support|favou?r|honou?r|memory|suspicion|respect"
    r"|accordance|charge|need|search|light|terms|place|line|front|case|view|danger)$|\b(?:told|tells?|reminded|assured)\s(?!.*\b(?:he|she|they|it|that|to|of|about|there)\b)(?:[\w’'.-]+\s){0,3}[\w’'.-]+$"
    r"|\b(?:that|which)\s(?:happen(?:ed|s)|occur(?:red|s)|took place|takes place)$"
    r"|\bfrom\s(?:the\s(?:years?|ages?)\s)?\d{1,4}$"
    r"|\bat\sa\stime$|\bin\sa\sway$|\b(?:to|on)\sthe\s(?:point|extent|grounds|condition|basis)$"
    r"|\b(?:all|each|any|either|neither|every|other"
    r"|another|such|anyone|everyone|someone|those)$"
    r"|\b(?:where|when|whose|how)\s(?:[A-Z][\w’'-]+\s?){1,3}$|\bwhich (?:went into effect|began|started)$"
)


_TOLD = re.compile(
    r"\b(?:saying(?:\sthat)?|(?:announc|claim|report|stat|warn|clarif|argu|not|confirm)(?:e|es|ed|s|ing|ies|ied)\sthat|sa(?:id|ys?)\sthat)\s(?P<claim>\w[^“”\"]*)$"
)


def wants_more(before: str) -> bool:
    """Whether a sentence that stops here would stop at a verb that says too little alone: "Officials say"."""
    if _UNFINISHED.search(before):
        return True
    told = _TOLD.search(before)
    if told and predicate(told["claim"]) is None:
        return True  # "a statement saying an attack on the port"
    last = next((verb for verb in verbs(before) if verb.end == len(before)), None)
    if last is None or last.word in ALONE or ATTRIBUTED.search(before):  # "…, officials said"
        return False
    return not re.search(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s(?:\w+ly\s)?\w+$", before)


def is_open(before: str) -> bool:
    """Whether a bracket or a dash stands open."""
    return before.count("(") != before.count(")") or (before.count("—") + before.count(" – ")) % 2 == 1


def is_whole(text: str, gone: Span, inner: Sequence[Part], told: Sequence[Clause]) -> bool:
    """Whether what is left before an end that goes is a sentence, with its main verb, and nothing left open."""
    before, rest = text[: gone.start], text[gone.start : gone.end]
    if is_open(before) or breaks_off(before, rest):
        return False
    if re.search(r",\s(?:is|are|was|were|has|have|will|would|can|could|may|must|does|did|said|says)\b", rest):
        return False
    if told and all(clause.verb.end <= gone.start for clause in told):
        after = (verb for verb in verbs(rest) if not re.fullmatch(r"\W*", rest[: verb.start]))  # "called the …"
        first = next((verb for verb in after if verb.sure or OBJECT.match(rest, verb.end)), None)
        return first is None or _introduced(rest, first)
    core = ACCORDING.sub("", outside(before, inner), count=1)
    segments = re.split(r",(?=\s)|[;:](?=\s)", core)
    # "A singer, actor, and activist …", "A man from Reading, Berkshire …": the verb is further on.
    while len(segments) > 1 and not any(verbs(segments[0])) and len(segments[1].split()) < 14:
        segments[:2] = [segments[0] + "," + segments[1]]
    segment = segments[0]
    own = list(verbs(segment))
    if not own or not re.search(r"\w\s$", segment[: own[0].start]):
        return False
    subordinate = len(SUBORDINATE.findall(segment[: own[-1].start]))
    if len(own) <= subordinate:
        return False
    sure = own[0].sure or bool(OBJECT.match(segment, own[0].end))
    later = list(verbs(rest))
    first = next((verb for verb in later if verb.sure or not sure), None)
    return first is None or _introduced(rest, first)


# ", announced the court": who said it, at the sentence's end.
TOLD_LAST = frozenset("announced said says added reported confirmed told".split())
_SAYING = re.compile(
    r"\b(?:announc|say|claim|stat|add|suggest|show|warn|argu|alleg|mean|indicat|reveal|confirm|not|believ|hop|fear)ing\b"
)


def _introduced(rest: str, verb: Verb) -> bool:
    """Whether something before a verb says that it is not the one of the clause that was cut."""
    told_last = verb.word in TOLD_LAST and rest[: verb.start].endswith(", ")
    return told_last or bool(
        SUBORDINATE.search(rest[: verb.start])
        or _SAYING.search(rest[: verb.start])
        or re.search(r"[,;—–]\s?\w|\s(?:and|but)\s", rest[: verb.start])
    )


def outside(before: str, inner: Sequence[Part]) -> str:
    """The beginning of a sentence without the parts inside it."""
    kept, at = "", 0
    for span in sorted(part.span for part in inner):
        if span.end <= len(before) + 1:  # the comma that ends it may be the one that the sentence would stop at
            kept += before[at : span.start] if span.start >= at else ""
            at = max(at, span.end)
    return kept + before[at:]
