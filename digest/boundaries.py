"""A place where a sentence may stop: what stands on both sides of it, and whether what is before holds on to what follows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.complements import is_owed
from digest.parts import SUPERLATIVE, Part
from digest.quotes.lexicon import ORG_NOUNS
from digest.remains import ALONE, outside
from digest.times import DAY
from digest.verbs import base, verbs

# Before a clause they belong to it: "hours after …", "the same as …".
_BELONGS = re.compile(
    r"\b(?:such|same|so|far|also|way|more|less|back|just|soon|shortly|immediately|even|only|moments|minutes|hours|days|weeks|months|years|decades|centuries|accounts?|accounted"
    r"|both|either|neither|between|whether|(?:an?|one|\d+)\s(?:moment|minute|hour|day|week|month|year))$",
    re.IGNORECASE,
)
STOP = re.compile(
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
    r"|holds?|held|turns?|turned|spends?|spent|places?|placed|declares?|declared|named?|names)\s(?:[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*"
    r"|(?:him|her|them|it))$"
    r"|\b(?:calls?|called|considers?|considered|deem(?:s|ed)|label(?:s|ed|led)|term(?:s|ed))\s"
    r"(?:[\w.’'-]+\s){0,4}(?:[\w-]+[’']s?|his|her|its|their)\s(?:[\w’'-]+\s){0,3}[\w’'-]+$"
)
# What is the first to do something is so with all that follows.
FIRST = re.compile(
    r"\b(?:first|only|last|least|most|largest|biggest|oldest|youngest|best|worst)\s[^,;]*\s(?:to|that|who)\s[^,;]*$"
)
# "A 90-count | superseding indictment".
_HALF_COMPOUND = re.compile(r"\b(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten)-(?!years?-old)[\w’-]+$")
_ORDINAL = re.compile(r"\b(?:second|third|(?:four|fif|six|seven|eigh|nin|ten)th)\s(?:[\w’'-]+\s){0,2}[\w’'-]+$")
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
_WITH_SOMEBODY = frozenset("met meets meet spoke speaks talked agreed agrees".split())
_WITH = re.compile(r"(?:\s[\w.]+){0,4}?\swith\s")  # "met | in Lund on Monday with the council"
_DATE_COMMAS = re.compile(r"(\b[A-Z][a-z.]+\s\d{1,2}),(\s\d{4}),?")  # they part no list
_WORD_BEFORE = re.compile(r"[\w’'-]+$")
_WITH_SUBJECT = re.compile(r",\swith\s(?:[\w’'.-]+\s){0,5}[\w’'-]+$")
CLAUSE = re.compile(
    r"(?!who|which|whose|where|when|while|after|as|because|if|although|though|since|before|until|and|but|or|said|says)"
    r"(?:[\w’'-]+\s){1,5}?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\s"
)


def holds_on(text: str, place: int, inner: Sequence[Part]) -> bool:
    """Whether what stands before a place needs what follows, as far as rules tell."""
    found = STOP.match(text, place)
    if found:
        return is_held(place_at(text, found, inner))
    before, rest = text[:place], text[place:]
    following = re.match(r"\W*(\w*)", rest)
    word = following[1] if following else ""
    here = Place(
        before, rest, word, rest.startswith(","), _WORD_BEFORE.search(before), before, listed=False, start=place
    )
    beyond = _beyond(here)
    return is_owed(before, word, rest) or (beyond is not None and is_held(beyond))


@dataclass(frozen=True, slots=True)
class Place:
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


def place_at(text: str, found: re.Match[str], inner: Sequence[Part]) -> Place:
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
    return Place(before, text[start:], word, comma, last, core, listed, start)


def is_held(place: Place) -> bool:
    """Whether what stands before a place needs what follows."""
    before, rest, word, comma, last = place.before, place.rest, place.word, place.comma, place.last
    core, listed = place.core, place.listed
    if (beyond := _beyond(place)) and is_held(beyond):
        return True
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
    if not comma and (FIRST.search(before) or (word in ("to", "of", "with") and _CHARGED.search(before))):
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
    if (
        (comma or re.search(r",?\sand\s(?:an?|the)\s", rest))
        and re.search(r":\s[^:]*$", core)
        and not any(verbs(core[core.rindex(":") :]))
    ):
        return True  # "easy to learn: reef | , bowline and clove hitch"
    if (";" in before and ";" in rest) or (is_list_of_clauses(core) and re.search(r",?\sand\s", rest)):
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


# "Ana Orr, 52 |, within two points", "barred Ana Orr |, of Lund, from sailing".
_AGE_LAST = re.compile(r",\s\d{1,3}$")
# "Voted 4-3 | early on Thursday to close it".
_WHEN = re.compile(
    rf",?\s(?:on\s)?(?:early\s|late\s)?(?:on\s)?(?:{DAY}|today|yesterday|tonight)(?:\s(?:morning|afternoon|evening|night))?"
    r"(?=\s(?P<word>to|from|on|as|with|into|for|at|of|that)\s)"
)
_ASIDE = re.compile(
    r",\s(?!and\b|or\b|but\b)(?P<aside>[^“”\"—]{1,140}?),(?=\s(?P<word>to|from|on|as|with|into|for|at|within|a|an|the)\s)"
)


def _beyond(place: Place) -> Place | None:
    """The same place as it would be without the aside that begins there, or has ended there."""
    before, rest = place.before, place.rest
    if (when := _WHEN.match(rest)) and not re.search(r"\bfrom\s[^,]{1,40}$", before):
        return replace(place, rest=rest[when.end() :], word=when["word"], comma=False)
    if not place.comma:
        return None
    if age := _AGE_LAST.search(before):
        before, word, after = before[: age.start()], re.match(r",\s(\w+)", rest), rest[1:]
        if word is None:
            return None
        return replace(place, before=before, rest=after, word=word[1], comma=False, last=_WORD_BEFORE.search(before))
    aside = _ASIDE.match(rest)
    if aside is None or any(verb.sure for verb in verbs(aside["aside"])) or place.listed:
        return None
    return replace(place, rest=rest[aside.end() :], word=aside["word"], comma=False)


def is_list_of_clauses(text: str) -> bool:
    """Whether a sentence so far is several, with commas between them: "Rain will fall, roads will close"."""
    first, *others = re.split(r",\s", text)
    return any(verbs(first)) and any(CLAUSE.match(other) for other in others)
