"""Where a sentence can end before its end, and be a whole sentence still.

A list learned from releases says after which words one may stop before which others (`digest.endings`); rules say where the
main verb is, and what must not be cut: conditions, attributions, what the first of its kind is the first of. What the network is
sure of needs no such word, and what it thinks impossible no rule makes good (`digest.seams`).
"""

import re
from collections.abc import Iterator, Sequence

from digest.article import Span
from digest.boundaries import CLAUSE, FIRST, STOP, Place, holds_on, is_held, place_at
from digest.endings import FOLLOWERS, may_stop
from digest.openings import OPENS
from digest.parts import OBJECT, SUBORDINATE, SUPERLATIVE, Part, quotations
from digest.predicate import clauses
from digest.remains import ATTRIBUTED, TOLD_LAST, is_open, is_whole, wants_more
from digest.seams import Seams, seams
from digest.unfinished import breaks_off
from digest.verbs import verbs

# An end with one of these may do so. What is only alleged in what goes is gone with it.
_ENDS_KEEP = re.compile(
    r"^,?\s(?:but|and)\s(?:not|never|no)\b|\b(?:if|unless|until|except|according|provided|as\slong\sas)\b"
    r"|,\s[^,]{2,120}\s(?:said"
    r"|says?|reported)\b[^,]{0,40}$",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|provided)\b")
_CLAIMED = re.compile(r"\baccording\b|,\s(?!which|who)[^,]{2,120}\s(?:said|says?|reported)\b[^,]{0,40}$", re.IGNORECASE)
_RECORD = re.compile(r"\b(?:new|record|all-time|\w+-year|historic)\s(?:high|low)s?$")
# After a comma: "…, once a centre of trade", "…, seven days before the vote".
_ADDS = re.compile(
    r",\s(?:once\san?\s|especially\s|particularly\s|mostly\s|mainly\s|sometimes\s|often\s|(?:many|most|some|both)\s(?:of|in|at)\s|not\sfar\s"
    r"|(?:\w+\s)?\w+\s(?:minutes|hours|days|weeks|months|years)\s(?:ahead|after|before|later|earlier)\b)"
)
_PARTICIPLES = frozenset(
    "made built caused held found given written seen sent taken led driven shot sold won brought caught struck".split()
)
NOUNS_IN_ING = frozenset(
    "ruling building meeting hearing warning bombing shooting training painting recording spending housing funding clothing"
    " engineering farming mining fishing banking gaming lending manufacturing marketing shipping parking processing"
    " sentencing testing trading wedding briefing filing gathering killing landing listing offering opening planning"
    " rating setting uprising advertising evening morning ceiling finding spring string thing something anything nothing"
    " everything".split()
)
_ONLY_AFTER_COMMA = frozenset(
    "once especially particularly mostly mainly sometimes often many most some both not namely two three four five six seven"
    " eight nine ten".split()
)
_FIRST_OF_VERB = re.compile(
    r",?\s(?:and|but)\s(?:has|have|had|is|are|was|were|will|would|said|told|that|its|he|she|they|it|there|broke"
    r"|won|lost|took|made"
    r"|gave|found|held|left|set|put|sent|led|fell|rose|began|became|went|came|got|kept|hit|shot|threw|ran|paid|sold|bought"
    r"|brought|\w{3,}ed|the\s(?:\w+\s){1,3}(?:was|were|is|are|has|have|will))\b"
)
_INDEFINITE = re.compile(
    r"\b(?:an?|new|several|some|first|another|two|three|four|five|six|seven|eight|nine|ten"
    r"|\d[\d,]*)\s(?:[\w’-]+\s){0,3}[\w’-]+$"
)
# After a comma these begin what only adds to the sentence.
_LOOSE = frozenset(
    "which who whose where while when although though after because since before until as following such".split()
)
# "Local sewage | and combined drainage works".
_JOINED_NOUN = re.compile(
    r"\sand\s[a-z]+ed\s(?!(?:the|an?|its|his|her|their|to|in|on|for|with|by|at|from|as|that|after|into|up|out|off|it|him|them|more)\s)[a-z]"
)
_VERB_LISTED = re.compile(
    r",\s(?!called|named|based|known|located)[a-z]{3,}ed\s(?:an?\s|the\s|its\s|his\s|her\s|their\s|\d|[a-z]+s\b)"
)
# Chances, as the network sees them: what no rule can make good, and what needs no rule.
_IMPOSSIBLE = 0.35
_UNLIKELY = 0.15  # before a comma, where rules know best what goes
_SURELY = 0.75
_LOOSELY = 0.6


def tail(text: str) -> int:
    """Where an attribution that ends the sentence begins; else where the sentence's words end."""
    found = ATTRIBUTED.search(text)
    if found and any(verbs(text[: found.start()])):
        return found.start()
    return len(text.rstrip(".!?")) if not text.endswith("...") else len(text)


def stops(text: str, inner: Sequence[Part], *, loosely: bool = False) -> list[Part]:
    """The ends that can go: from a place where the sentence may stop to its end, or to the attribution that ends it.
    `loosely`: at some more places, where it reads well but says less."""
    if OPENS.match(text) and not any(part.kind == "opening" for part in inner):
        return []  # where its subject begins cannot be told
    end = tail(text)
    quoted = quotations(text)
    told = clauses(text, inner)
    own = seams(text)
    found: list[Part] = []
    for each in STOP.finditer(text, 0, end):
        span = Span(each.start(), end)
        if own.may_stop(span.start) < (_UNLIKELY if each["comma"] else _IMPOSSIBLE):
            continue
        if any(span.start in range(quote.start, quote.end) for quote in quoted):
            continue
        adds = each["comma"] and (each["word"] in ("which", "who", "whose", "where") or each["word"].endswith("ing"))
        adds = adds or (
            each["word"] == "and"
            and _FIRST_OF_VERB.match(text, span.start)
            and not _IF.search(text, span.start, span.end)
        )
        if (_CLAIMED if adds else _ENDS_KEEP).search(text[span.start : span.end]):
            continue
        place = place_at(text, each, inner)
        kind = None if is_held(place) else _kind_of_stop(place, loosely=loosely)
        if kind and is_whole(text, span, inner, told):
            found.append(Part(kind, span))
    start = next((part.span.end for part in inner if part.kind == "opening"), 0)
    if comma := _first_of_clauses(text[start:end]):
        found.append(Part("second", Span(start + comma, end)))
    known = {part.span.start for part in found}
    sure = _LOOSELY if loosely else _SURELY
    return [*found, *(part for part in _seen(text, own, inner, end, sure) if part.span.start not in known)]


def _seen(text: str, own: Seams, inner: Sequence[Part], end: int, sure: float) -> Iterator[Part]:
    """The ends that the network is so sure of, and that lose no condition, no attribution and no limit."""
    quoted = quotations(text)
    for place, chance in own.stops().items():
        before, rest = text[:place], text[place:end]
        if chance < sure or place >= end or any(place in range(quote.start, quote.end) for quote in quoted):
            continue
        comma = rest.startswith(",")
        if _ENDS_KEEP.search(rest) or (not comma and (FIRST.search(before) or SUPERLATIVE.search(before))):
            continue
        if is_open(before) or breaks_off(before, rest):
            continue
        if _DATED.search(before) or (not comma and _JOINS.match(rest)):
            continue  # one of several: rules tell which
        if not (holds_on(text, place, inner) or wants_more(before)):
            yield Part("clause" if comma else "phrase", Span(place, end))


_DATED = re.compile(
    r"\b(?:the|an?|his|her|its|their)\s[A-Z][a-z.]+\s\d{1,2},?\s\d{4}$"
)  # "after her May 2, 2012 |, trial"
_JOINS = re.compile(r"\s(?:and|or|but|nor)\s")


def _kind_of_stop(place: Place, *, loosely: bool) -> str | None:
    """What kind of end begins at a place that needs nothing of what follows; None where no rule knows any."""
    before, rest, word, comma, last = place.before, place.rest, place.word, place.comma, place.last
    core, listed, start = place.core, place.listed, place.start
    if re.match(r"\sin\swhich\s(?!case\b)", rest) and last and not comma:
        one = _INDEFINITE.search(before) and not FIRST.search(before) and may_stop(last[0], "that")
        return "relative" if one and not wants_more(before) else None
    if word.strip() in ("—", "–"):
        return "dash" if not re.search(r"[—–]", rest[2:]) else None
    if word in ("and", "but"):
        if _JOINED_NOUN.match(rest):
            return None
        if _FIRST_OF_VERB.match(rest):
            return "second" if not (comma and listed) and not _VERB_LISTED.search(core) else None
        return "second" if not listed and _is_another(before, rest, last) else None
    if comma and _ADDS.match(rest):
        return "apposition" if not listed and not re.search(r",\s", rest[2:]) else None
    if word in ("a", "an", "the", "its", "his", "her", "one", "also", "formerly"):
        closes = re.search(r",\s", rest[2:])
        return "apposition" if comma and not listed and not closes else None
    if word in ("although", "though", "whose", "because", "while", "which") and comma:
        return "clause"
    if comma and word in _LOOSE:
        return "clause"
    if comma and (word in _ONLY_AFTER_COMMA or word.isdigit()):
        return None
    if comma:
        if word.endswith("ing") and word not in ("during", "following"):
            return "participle" if not listed or core.count(", ") < 2 else None
        return None if listed else "clause"
    if last is None:  # after a quotation
        return (
            "phrase"
            if word in FOLLOWERS and before.endswith(("”", '"')) and word not in ("that", "who", "and", "or", "to")
            else None
        )
    if word.endswith("ing") or word in (
        "released",
        "published",
        "issued",
        "called",
        "known",
        "designed",
        "based",
        "aimed",
    ):
        if word in NOUNS_IN_ING or re.match(r"\s\w+ing\sof\b", rest):
            return None  # "a town meeting", "the killing of"
        verbal = (last[0].endswith(("ed", "ing", "ly")) and last[0] not in NOUNS_IN_ING) or any(
            verb.end == start for verb in verbs(before)
        )
        return "modifier" if _INDEFINITE.search(before) and may_stop(last[0], "in") and not verbal else None
    if word in ("that", "who", "which", "whose", "where"):
        if loosely and word in ("that", "who", "which") and last[0].endswith("s") and not _BOTH.search(before):
            return (
                "relative" if may_stop(last[0], word) and not wants_more(before) else None
            )  # "finds signals | that …"
        named = word in ("which", "where") and (last[0][0].isupper() or before.endswith(("”", '"')))
        return "relative" if named or (_INDEFINITE.search(before) and may_stop(last[0], word)) else None
    if word in ("although", "though"):
        return "clause"
    if word.endswith("ed") or word in _PARTICIPLES:
        verbal = last[0].endswith(("ed", "ly")) or any(verb.end == start and verb.sure for verb in verbs(before))
        passive = re.match(r"\s\w+\s(?:by|in|at|on|with|for|from|during|after|under)\s", rest)
        return "modifier" if passive and not verbal and may_stop(last[0], "in") and not wants_more(before) else None
    if word in _ONLY_AFTER_COMMA or word.isdigit():
        return None
    if not (may_stop(last[0], word, loosely=loosely) or _RECORD.search(before)) or wants_more(before):
        return None
    return (
        "clause"
        if word in ("after", "when", "while", "as", "because", "since", "before", "where", "until")
        else "phrase"
    )


def _first_of_clauses(text: str) -> int:
    """Where the first of several clauses ends: "Rain will fall | , roads will close, and buses will stop"; 0 where it is no such
    list."""
    first, *others = re.split(r",\s", text)
    listed = len(others) > 1 and others[-1].startswith("and ")
    if not listed or not CLAUSE.match(first) or _ENDS_KEEP.search(text[len(first) :]):
        return 0
    return len(first) if all(CLAUSE.match(other.removeprefix("and ")) for other in others) else 0


# What takes two, or is called so.
_BOTH = re.compile(
    r"\b(?:between|both|either|neither|from|among|combin\w+|merg\w+|mix\w+|compar\w+|match\w*|not|no|never|without|than"
    r"|only|first|together|more|less)\b[^,]*$",
    re.IGNORECASE,
)


_BEGIN_NOUNS = frozenset(
    "the a an his her its their some several many other another more former to by in on for with at".split()
)


def _is_another(before: str, rest: str, last: re.Match[str] | None) -> bool:
    """Whether "and" begins one more of what a phrase names, so that the first is enough: "closed the pool | and the park"."""
    if last is None or not may_stop(last[0], "and") or wants_more(before) or _BOTH.search(before):
        return False
    if re.search(r"\b(?:to|will|would|can|could|may|might|must|should|not)\s\w+$", before):
        return False  # "used to track | and prosecute them"
    following = rest.split()[1] if len(rest.split()) > 1 else ""
    if not following or following[0].isdigit() or (last[0][0].isupper() and following[0].isupper()):
        return False
    adjective = following.lower() not in _BEGIN_NOUNS and not last[0].endswith("s") and not following.endswith("s")
    if adjective and not any(verbs(f"they {following}")):
        return False  # "safe | and effective vaccines"
    first = rest.index(following) + len(following)
    return not any(
        verb.start >= first
        and not (verb.word in TOLD_LAST and rest[: verb.start].endswith(", "))
        and (verb.sure or OBJECT.match(rest, verb.end))
        and not SUBORDINATE.search(rest[: verb.start])
        for verb in verbs(rest)
    )
