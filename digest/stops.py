"""Where a sentence can end before its end, and be a whole sentence still.

A list learned from releases says after which words one may stop before which others (`digest.endings`); rules say where the
main verb is, and what must not be cut: conditions, attributions, what the first of its kind is the first of.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.complements import is_owed
from digest.endings import FOLLOWERS, may_stop
from digest.parts import OBJECT, OPENS, SUBORDINATE, SUPERLATIVE, Part, quotations
from digest.predicate import clauses
from digest.quotes.lexicon import ORG_NOUNS
from digest.remains import ALONE, ATTRIBUTED, TOLD_LAST, is_whole, outside, wants_more
from digest.seams import Seams, seams
from digest.verbs import base, verbs

# An end with one of these may do so. What is only alleged in what goes is gone with it.
_ENDS_KEEP = re.compile(
    r"^,?\s(?:but|and)\s(?:not|never|no)\b|\b(?:if|unless|until|except|according|provided|as\slong\sas)\b"
    r"|,\s[^,]{2,120}\s(?:said"
    r"|says?|reported)\b[^,]{0,40}$",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|provided)\b")
_CLAIMED = re.compile(r"\baccording\b|,\s(?!which|who)[^,]{2,120}\s(?:said|says?|reported)\b[^,]{0,40}$", re.IGNORECASE)
# Before a clause they belong to it: "hours after …", "the same as …".
_BELONGS = re.compile(
    r"\b(?:such|same|so|far|also|way|more|less|back|just|soon|shortly|immediately|even|only|moments|minutes|hours|days|weeks|months|years|decades|centuries|accounts?|accounted"
    r"|both|either|neither|between|whether|(?:an?|one|\d+)\s(?:moment|minute|hour|day|week|month|year))$",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"(?<=[\w”’\".)%])(?P<comma>,)?(?:\s|(?=—))(?=(?P<word>(?:of|in|on|at|for|with|from|by|after|during|when|while"
    r"|as|following|amid|near"
    r"|over|under|against|between|into|through|because|since|before|where|who|which|but|about|upon|within|without"
    r"|until|among"
    r"|towards?|outside|inside|across|along|behind|beyond|despite|and|to|including|ahead|that|aimed|due|based|(?:[a-z]+ly\s)?[a-z]{3,}ing"
    r"|released|published|issued|called|known|designed|a|an|the|its|his|her|one|although|though|whose|also|formerly|such"
    r"|once|especially|particularly|mostly|mainly|sometimes|often|many|most|some|both|not|namely"
    r"|\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|made|built|caused|held|found|given|written|seen|sent|taken|led|driven|shot|sold|won|brought|caught|struck"
    r"|[a-z]{3,}ed)\b|[—–]\s|—))"
)
_IS = re.compile(
    r"\b(?:is|are|was|were|be|been|becomes?|became|remains?)\s(?!\w+(?:ing|ed)\b)(?:[\w’'-]+\s){0,4}[\w’'-]+$"
)
_PARTITIVE = re.compile(
    r"\b(?:one|some|many|most|part|two|three|half|generation|collection|majority|combination|version)s?$"
)
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
# These are to something: "his claim | to the throne".
_OWED = re.compile(
    r"\b(?:claim|right|threat|access|damage|commitment|opposition|objection|contribution|answer|heir|close)s?$"
)
# Before "as": what somebody is taken for.
_CALLED_AS = re.compile(
    r"\b(?:credit|regard|describ|known|knew|see|saw|view|treat|hail|cit|portray|identif|recogni[sz]|nam|us|serv|work|act|dismiss"
    r"|denounc|reject)(?:s|es|ed|e|ing|ies|ied|n)?\b[^,]{0,60}$"
)
_GOING = re.compile(r"\b(?:plann|seek|hop|try|aim|want|need|will|go|start|beginn|attempt|wait|work|prepar)ing$")
# Before "to": who is asked is nothing without what for.
_ASKED = re.compile(
    r"\b(?:ask|urg|order|forc|allow|want|tell|told|help|permit|permitt|declar|deem|requir|enabl|encourag|invit|persuad|push|press"
    r"|command|instruct|expect"
    r"|caus|lead|led|get|advis|warn|appoint|chose|us|call|mean|give|left)(?:s|e|es|ed|ing|n)?\b[^,]{0,110}$"
)
# What follows says what is found or made of somebody: "poll finds Orr | with a lead", "talks left ministers | without".
_HALF_SAID = re.compile(
    r"\bhold\s(?!talks|a\s)(?:[\w’'-]+\s){0,5}[\w’'-]+$|"
    r"\b(?:finds?|found|shows?|showed|sees?|saw|makes?|made|keeps?|kept|leaves?|left|puts?|gives?|gave|calls?"
    r"|called|sets?|considers?"
    r"|holds?|held|turns?|turned|spends?|spent|places?|placed|declares?|declared|named?|names)\s(?:[A-Z][\w’'-]+"
    r"|(?:him|her|them|it))$"
)
# What is the first to do something is so with all that follows.
_FIRST = re.compile(
    r"\b(?:first|only|last|least|most|largest|biggest|oldest|youngest|best|worst)\s[^,;]*\s(?:to|that|who)\s[^,;]*$"
)
# "A 90-count | superseding indictment".
_HALF_COMPOUND = re.compile(r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten)-(?!years?-old)[\w’-]+$")
_ORDINAL = re.compile(r"\b(?:second|third|(?:four|fif|six|seven|eigh|nin|ten)th)\s(?:[\w’'-]+\s){0,2}[\w’'-]+$")
# After a comma these begin what only adds to the sentence.
_LOOSE = frozenset(
    "which who whose where while when although though after because since before until as following such".split()
)
_ALONE_BARE = frozenset(filter(None, map(base, ALONE))) - {"meet", "return", "fail", "continue"}
_BARE_VERB = re.compile(
    r"\b(?:will|would|to|can|could|may|might|must|should|did|does|do)\s(?:not\s|also\s|soon\s)?(?P<verb>[a-z]+)$"
)
# "Sentenced a doctor | to prison", "is issuing, for the first time, rules", "painted a boat, blocked planes | and filled".
_CHARGED = re.compile(
    r"\b(?:sentenc|convict|acquit|accus|charg|strip|rob|suspect|inform|remind)(?:e|es|ed|ing|s|ted|ts)?\b[^;]{0,90}$"
)
_IS_DOING = re.compile(r"\b(?:is|are|was|were)\s(?:now\s)?\w+ing$")
# "Announced that from June 15 |, wearing a mask would …", "issued alerts as the storm | approached".
_THAT_THEN = re.compile(r"\bthat\s(?:from|on|in|after|at|by)\s[^,]*$")
_CLAUSE_BEGUN = re.compile(
    r"\b(?:as|while|when|because|since|after|before|if)\s(?:the|an?|its|his|her|their)\s(?:[\w’-]+\s)?[\w’-]+$"
)
# "Local sewage | and combined drainage works".
_JOINED_NOUN = re.compile(
    r"\sand\s[a-z]+ed\s(?!(?:the|an?|its|his|her|their|to|in|on|for|with|by|at|from|as|that|after|into|up|out|off|it|him|them|more)\s)[a-z]"
)
_VERB_LISTED = re.compile(
    r",\s(?!called|named|based|known|located)[a-z]{3,}ed\s(?:an?\s|the\s|its\s|his\s|her\s|their\s|\d|[a-z]+s\b)"
)
_WITH_SOMEBODY = frozenset("met meets meet spoke speaks talked agreed agrees".split())
_WITH = re.compile(r"(?:\s[\w.]+){0,4}?\swith\s")  # "met | in Lund on Monday with the council"
_DATE_COMMAS = re.compile(r"(\b[A-Z][a-z.]+\s\d{1,2}),(\s\d{4}),?")  # they part no list
# Chances, as the network sees them: what no rule can make good, and what needs no rule.
_IMPOSSIBLE = 0.35
_UNLIKELY = 0.15  # before a comma, where rules know best what goes
_SURELY = 0.75
_LOOSELY = 0.6
_WORD_BEFORE = re.compile(r"[\w’'-]+$")


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
    for each in _STOP.finditer(text, 0, end):
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
        place = _place(text, each, inner)
        kind = None if _holds_on(place) else _kind_of_stop(place, loosely=loosely)
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
        if _ENDS_KEEP.search(rest) or (not comma and (_FIRST.search(before) or SUPERLATIVE.search(before))):
            continue
        if before.count("(") != before.count(")") or (before.count("—") + before.count(" – ")) % 2:
            continue
        if _DATED.search(before) or (not comma and _JOINS.match(rest)):
            continue  # one of several: rules tell which
        if not (holds_on(text, place, inner) or wants_more(before)):
            yield Part("clause" if comma else "phrase", Span(place, end))


_DATED = re.compile(
    r"\b(?:the|an?|his|her|its|their)\s[A-Z][a-z.]+\s\d{1,2},?\s\d{4}$"
)  # "after her May 2, 2012 |, trial"
_WITH_SUBJECT = re.compile(r",\swith\s(?:[\w’'.-]+\s){0,5}[\w’'-]+$")
_JOINS = re.compile(r"\s(?:and|or|but|nor)\s")


def holds_on(text: str, place: int, inner: Sequence[Part]) -> bool:
    """Whether what stands before a place needs what follows, as far as rules tell."""
    found = _STOP.match(text, place)
    if found:
        return _holds_on(_place(text, found, inner))
    following = re.match(r"\W*(\w*)", text[place:])
    return is_owed(text[:place], following[1] if following else "", text[place:])


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence may stop: what stands before it and from it on, the word that begins that, and the one that ends what
    is before. `core` is that without its asides; `listed`: a list goes on there; `adds`: what only adds begins."""

    before: str
    rest: str
    word: str
    comma: bool
    last: re.Match[str] | None
    core: str
    listed: bool
    start: int

    @property
    def adds(self) -> bool:
        return self.comma and self.word in ("which", "who", "whose", "where", "while", "although")


def _place(text: str, found: re.Match[str], inner: Sequence[Part]) -> _Place:
    start, word, comma = found.start(), found["word"], bool(found["comma"])
    day = next((part.span for part in inner if part.kind in ("time", "later") and part.span.end == start), None)
    before = text[: day.start if day else start]  # "met on Tuesday | with the council"
    last = _WORD_BEFORE.search(before)
    closing = next((part for part in inner if comma and part.span.end == start + 1), None)
    if closing:  # the comma is an apposition's: without it there would be none
        comma = False
        last = _WORD_BEFORE.search(text[: closing.span.start])
    core = _DATE_COMMAS.sub(r"\1\2", outside(before, inner))
    listed = bool(re.search(r",\s", core[max((verb.start for verb in verbs(core)), default=0) :]))
    return _Place(before, text[start:], word, comma, last, core, listed, start)


def _holds_on(place: _Place) -> bool:
    """Whether what stands before a place needs what follows."""
    before, rest, word, comma, last = place.before, place.rest, place.word, place.comma, place.last
    core, listed = place.core, place.listed
    if not comma and (bare := _BARE_VERB.search(before)) and bare["verb"] not in _ALONE_BARE:
        return True  # "will travel | to Lund"
    if _BELONGS.search(before) or re.search(
        r"\b(?:end|ends|ended|make|makes|making|made|set|take|takes|took|carr(?:y|ied|ies))\s(?:up|out|on)$", before
    ):
        return True
    if re.match(r",?\s(?:\w+\s(?:which|whom|whose|what|how|whether)|as\s(?:long|far|soon|much|many)\sas)\b", rest):
        return True
    if not comma and (_HALF_SAID.search(before) or (listed and re.search(r",?\sand\s", rest))):
        return True
    if not comma and (SUPERLATIVE.search(before) or (word in ("to", "that", "who") and _ORDINAL.search(before))):
        return True
    if not comma and (_FIRST.search(before) or (word in ("to", "of", "with") and _CHARGED.search(before))):
        return True
    if (comma and _THAT_THEN.search(before)) or (word.endswith("ed") and _CLAUSE_BEGUN.search(before)):
        return True
    if word == "that" and re.search(r"\b(?:told|tells?)\b(?!.*\bthat\b)", before):
        return True  # "told the court on Monday | that"
    if _WITH_SUBJECT.search(before) and re.match(r"\s(?:\w+ly\s)?(?:[a-z]{3,}(?:ing|ed)|in|on|at)\b", rest):
        return True  # "with the mayor | attacking her rivals"
    if word == "without" and not comma and re.search(r"\b(?:leav(?:es?|ing)|left)\b[^,]{0,60}$", before):
        return True
    if (comma or word == "to") and _IS_DOING.search(before):
        return True
    if not comma and _HALF_COMPOUND.search(before):
        return True
    if word == "of" and (_IS.search(before) or _PARTITIVE.search(before)):
        return True
    if last and last[0].endswith(("able", "ible")) and not comma and word in ("to", "by", "for", "in", "from"):
        return True
    if last and not comma and (last[0] in ("born", "caught") or (last[0] in _WITH_SOMEBODY and _WITH.match(rest))):
        return True
    if word == "as" and (
        re.search(r"\bas\s(?:(?:much|many|few|little)\s[^,]{1,30}|\w+)$", before) or _CALLED_AS.search(before)
    ):
        return True
    if re.search(r"\b(?:which|whom)\s[^,]{0,40}\bto\s\w+$", before):
        return True  # "plans, which he is to present | on Monday"
    if word == "to" and _GOING.search(before):
        return True  # "islanders planning | to leave"
    if word == "to" and re.match(r"\sto\s(?:[$£€]?\d|be\b|have\b)", rest):
        return True  # "by 49 per cent | to 43", "declared the rates | to be"
    if word == "to" and (_ASKED.search(before) or _OWED.search(before)):
        return True
    if is_owed(before, word, rest):
        return True  # "provides crews | with coats"
    if comma and re.search(r":\s[^:]*$", core) and not any(verbs(core[core.rindex(":") :])):
        return True  # "easy to learn: reef | , bowline and clove hitch"
    if (";" in before and ";" in rest) or (_is_list_of_clauses(core) and re.search(r",?\sand\s", rest)):
        return True  # one of several
    if (
        not place.adds
        and re.search(r"\sto\s[a-z]", rest)
        and _ASKED.search(before)
        and not re.search(r"\sto\s", before)
    ):
        return True  # "would allow people | living in Lund to be tried"
    # "the Center | for Biological Diversity"
    named = last and last[0].lower() in ORG_NOUNS and last[0][0].isupper()
    return bool(named and re.match(r"\s(?:for|on|in|against|to)\s(?:the\s)?[A-Z]", rest))


def _kind_of_stop(place: _Place, *, loosely: bool) -> str | None:
    """What kind of end begins at a place that needs nothing of what follows; None where no rule knows any."""
    before, rest, word, comma, last = place.before, place.rest, place.word, place.comma, place.last
    core, listed, start = place.core, place.listed, place.start
    if re.match(r"\sin\swhich\s(?!case\b)", rest) and last and not comma:
        one = _INDEFINITE.search(before) and not _FIRST.search(before) and may_stop(last[0], "that")
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


def _is_list_of_clauses(text: str) -> bool:
    """Whether a sentence so far is several, with commas between them: "Rain will fall, roads will close"."""
    first, *others = re.split(r",\s", text)
    return any(verbs(first)) and any(_CLAUSE.match(other) for other in others)


def _first_of_clauses(text: str) -> int:
    """Where the first of several clauses ends: "Rain will fall | , roads will close, and buses will stop"; 0 where it is no such
    list."""
    first, *others = re.split(r",\s", text)
    listed = len(others) > 1 and others[-1].startswith("and ")
    if not listed or not _CLAUSE.match(first) or _ENDS_KEEP.search(text[len(first) :]):
        return 0
    return len(first) if all(_CLAUSE.match(other.removeprefix("and ")) for other in others) else 0


_CLAUSE = re.compile(
    r"(?!who|which|whose|where|when|while|after|as|because|if|although|though|since|before|until|and|but|or|said|says)"
    r"(?:[\w’'-]+\s){1,5}?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\s"
)
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
