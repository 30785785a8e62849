"""Clauses that a cut would leave unfinished: one whose verb is in what goes, one that has only begun."""

import re

from digest.parts import OBJECT
from digest.verbs import verbs

# These begin a clause; "after", "before", "since", "until" and "as" may begin a phrase.
_CLAUSE_BEGINS = re.compile(
    r".*\b(?P<word>when|while|because|although|though|if|after|before|since|until|as|that)\s(?P<clause>[^;:—“”\"]*)$"
)
_BARE = dict.fromkeys(("because", "although", "though"), r"(?!of\b)[a-z]+$|")  # "because retention"
_PARTICIPIAL = re.compile(r"(?:[a-z]+(?:ing|ed|en)|not|on|in|at|of|part|to|possible|necessary|needed)\b")


def owes_verb(before: str, *, doing: bool = False) -> bool:
    """Whether the last clause that begins in a stretch has no verb yet: "when a tanker"; `doing`: what somebody did at the same
    time, "speaking as the crew"."""
    begun = _CLAUSE_BEGINS.search(before)
    return bool(
        begun
        and begun["word"] not in ("after", "before", "since", "until", "that")
        and not (begun["word"] == "as" and not doing)
        and not _PARTICIPIAL.match(begun["clause"])
        and not any(verbs(begun["clause"]))
        and re.match(
            r"(?:" + _BARE.get(begun["word"], "") + r"the|an?|his|her|its|their|he|she|it|they|[A-Z]|some|many)\b",
            begun["clause"],
        )
    )


# Each of these may bring a verb of its own.
_BRINGS = re.compile(
    r"\b(?:who|which|that|whose|whom|what|how|why|when|where|while|whilst|because|although|though|if|unless|whether|after|before|since"
    r"|until|as|than|and|but|or|so|he|she|it|they|we|I|there|(?:ensur|mak|claim|say|announc|stat|argu|alleg|believ|suggest|think|insist"
    r"|show|mean|warn|add|hop|fear|find)ing)\b|[;:—–]"
)
_BROUGHT = re.compile(
    r"\b(?:that|what|how|why|when|where|while|whilst|because|although|though|if|unless|whether|after|before|since|until|as|than|and|but|or|so)\s$"
)
_ALONG = re.compile(r",?\s(?:along\swith|together\swith|as\swell\sas|including|such\sas)\b")
_CLOSED = re.compile(r",\s(?![a-z]+ed\b)[^,]*,\s(?:\w+ly\s)?")
_PREPOSED = re.compile(r"\s(?:by|in|at|on|from|for|with|to|as|of|under|and|or)\b")
_RELATIVE = re.compile(r"\b(?:who|which|that|and|or|but|he|she|it|they|we|I)\s(?:\w+ly\s)?$")
_BETWEEN = re.compile(r"\s(?:(?:not|also|been|being|now|still|never|likely|then|to|\w+ly)\s)*")
# ", the council said,": who says it, in passing; ", announced the mayor": at the end.
_TOLD = re.compile(
    r"(?:^|,)\s(?![a-z]+ing\b)(?:(?!who\b|which\b|that\b)[\w’'.-]+\s){1,7}"
    r"(?:said|says?|told|added|announced?|reports?|reported|believes?|warn(?:s|ed)?|confirm(?:s|ed)?)\b"
)
_TOLD_LAST = re.compile(r",\s(?:announced|said|says|reported|added|confirmed)\s(?:the\s)?[A-Z]")
_SAYING = frozenset(
    "say says said told thinks thought believe believes believed announced hope hopes hoped know knows knew".split()
)
_PASTS = frozenset(
    "found held led left lost made met put sent set shot won built bought brought caught cut fought hit kept laid paid sold"
    " spent stood struck taught thought told hurt heard felt read beat burst swept sought fed clung flung swung spun hung dug"
    " stuck lit let dealt meant bent lent broke".split()
)


def runs_on(rest: str) -> bool:
    """Whether a verb stands in what goes whose subject stays: "after a pipe | at the mill burst and flooded the quay"."""
    if said := _TOLD_LAST.search(rest):
        rest = rest[: said.start()]
    told = [found.span() for found in _TOLD.finditer(rest)]
    found = [verb for verb in verbs(rest) if verb.sure or verb.word.endswith("ed") or verb.word in _PASTS]
    if (closed := _CLOSED.match(rest)) and any(
        verb.start == closed.end() and not _PREPOSED.match(rest, verb.end) for verb in found
    ):
        return True  # ", which was to pass to the north, dropped its snow"
    brought = [each.start() for each in _BRINGS.finditer(rest) if not _BROUGHT.search(rest[: each.start()])]
    if found and _ALONG.match(rest):  # what is joined there is named, and does nothing
        brought = [
            place for place in brought if place > found[0].start or rest[place : place + 3] not in ("and", "or ")
        ]
    slots, last = 0, -1
    for number, verb in enumerate(found):
        before = rest[: verb.start]
        if any(start <= verb.start < end for start, end in told):
            last = verb.end
            continue
        if last >= 0 and _BETWEEN.fullmatch(rest[last : verb.start]):
            last = verb.end  # "has been told"
            continue
        bringing = [place for place in brought if last <= place < verb.start]
        slots += len(bringing)
        if before.endswith(", ") or not before.strip():
            if verb.sure and before.strip() and " and " in before and not slots:
                return True  # " and replaced by a picture, took the hint"
            continue  # one of several verbs; a participle
        surely = verb.sure or OBJECT.match(rest, verb.end)
        after = found[number + 1] if number + 1 < len(found) else None
        participle = not slots or (after and not _BRINGS.search(rest, verb.end, after.start))
        if not surely and participle and not _RELATIVE.search(before):
            continue  # "the eels caught in the strait were sold"
        if not slots:
            return True
        slots -= verb.word not in _SAYING
        last = verb.end
    return False


_OPEN_RELATIVE = re.compile(r",\s(?:which|who|whose)\s[^,]*$")
_THEN_VERB = re.compile(r",\s(?:\w+ly\s)?[a-z]+(?:s|ed)\s")
_NEXT_OPENS = re.compile(
    r",\s(?:and|but)\s(?:since|when|after|before|while|if|as|in|on|at|for|despite|although|because|until)\s[^,]*$"
)


_JOINED_ASIDE = re.compile(r"\b(?:and|or|but|that),\s[^,]*$")  # "no crew and, taped to the desk |, a note"
_AND_NOUN = re.compile(r"\sand\s(?:[a-z-]+\s){0,2}[a-z-]+$")
_SPILLED = re.compile(r"\s[a-z]+ed\s(?:onto|into|from|over|out|off|down|up|through|to)\b")
_DOING = re.compile(r"(?:[A-Z][a-z]+ing|Found|Stuck|Born|Seen)\b[^,]*$")
_THEN_SUBJECT = re.compile(r",\s(?:an?|the|his|her|their|[A-Z])")


def breaks_off(before: str, rest: str) -> bool:
    """Whether a sentence that stops here leaves a clause that it has begun, or an aside that another comma would end."""
    if runs_on(rest) or owes_verb(before) or _JOINED_ASIDE.search(before):
        return True
    joined = _AND_NOUN.search(before) if _SPILLED.match(rest) else None
    if joined and any(verbs(before[: joined.start()])) and not any(verbs(joined[0])):
        return True  # "the pipe broke and salt | spilled onto the quay"
    if _DOING.match(before) and _THEN_SUBJECT.match(rest) and any(verbs(rest)):
        return True  # "Sailing to Lund |, a baker lost"
    if _OPEN_RELATIVE.search(before) and _THEN_VERB.search(rest):
        return True  # "The fund, which is run by Lund, pays": its verb is still to come
    # ", and since the quay was built, it has been used": the next clause has only begun
    return bool(_NEXT_OPENS.search(before) and not any(verb.sure for verb in verbs(before[before.rindex(",") :])))
