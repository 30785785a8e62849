"""What a sentence can do without: parts inside it, and ends from which on it can be left out.

Rules find them in the sentence as it stands. What changes the meaning stays: conditions ("unless …"), negations,
attributions, and whatever stands inside quotation marks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.endings import may_stop
from digest.verbs import Verb, verbs

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = (
    r"(?:Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)|Sept(?:ember|\.)|Oct(?:ober|\.)"
    r"|Nov(?:ember|\.)|Dec(?:ember|\.))"
)
_CLOCK = r"\d{1,2}(?:[:.]\d\d)?(?: ?(?:am|pm|a\.m\.|p\.m\.|local time|UTC|GMT|BST|IST|ET|EST|EDT|CET))+(?: local time)?"
_HOURS = r"(?: (?:morning|afternoon|evening|night))?"
_TIME = (
    rf"(?:(?:early |late |earlier |later |last |this |on )*(?:{_DAY}|yesterday|today|tonight"
    rf"|overnight){_HOURS}(?: at {_CLOCK})?"
    r"|(?:earlier|later) (?:this|that) (?:week|month|year|day)|(?:this|last) (?:week|month|morning|afternoon|evening|night)"
    rf"|on {_MONTH} \d{{1,2}}(?:, \d{{4}})?|(?:at|around|shortly (?:after|before)) (?:about |around )?{_CLOCK}|at midnight)"
)
# A finite verb, as far as a pattern sees it, or an adverb before one.
_VERB = (
    r"(?:\w+ly\s)?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|say|says"
    r"|said|told|wants?"
    r"|began|became|came|fell|gave|got|held|kept|led|left|lost|made|met|put|ran|rose|saw|sent|set|spoke|stood"
    r"|took|went|won|wrote"
    r"|found|broke|built|bought|brought|caught|chose|drew|drove|fought|flew|hit|paid|shot|sold|struck|swore|threw"
    r"|plans|expects|remains|[a-z]{2,}ed)\b"
)
# What a sentence can begin with.
_SUBJECT = (
    r"(?=[A-Z“\"]|(?:the|an?|its?|his|her|their|he|she|they|more|about|some|at least|nearly|thousands|hundreds|dozens"
    r"|police|officials|researchers|scientists|two|three|four|five|six|seven|eight|nine|ten|there|\d[\d,.]*)\b|[a-z]+s\s)"
)
# Places and dates are written with commas that open nothing: "In Reading, Berkshire, a man …", "March 3, 2019".
_DATE_OPENS = re.compile(
    rf"(?:(?:(?:Very\s)?(?:Early|Late)|Earlier|Later)\s)?(?:[Oo]n\s)?(?:(?:[Ee]arly|[Ll]ate)\s)?(?:{_DAY}"
    rf"|[Yy]esterday|[Tt]oday|[Tt]onight"
    rf"|(?:This|this|Last|last|Earlier this|Late last) (?:week|month|year|morning|afternoon|night|weekend|evening|{_DAY})"
    rf"|{_MONTH} \d{{1,2}}(?:, \d{{4}})?){_HOURS}(?:,\s|\s(?=(?:the|an?)\s|[A-Z]))"
)
_OPENS = re.compile(
    r"(?!(?:At|at) (?:least|most)\b)"
    r"(?:(?:On|In|At|Over|During|Following|After|Amid|Since|By|Within|Throughout|Speaking|Despite|As part of"
    r"|Under|With|Just"
    r"|(?:Very\s)?(?:Early|Late)|Earlier|Later|Back in|Because of|Thanks to|Nearly|Almost|Around|About|For|From|Starting"
    r"|Beginning|Every|Ahead of|Hours|Days|Weeks|Months|Years|Acting|As|While|Per|Upon|Across|Alongside|Among)\s"
    rf"|(?:\w+\s)?\w+\s(?:years?|months?|weeks?|days?|hours?|decades?)\s(?:ago|after|before|later|earlier)\b"
    rf"|[A-Z][a-z]+ly,|Today|Yesterday|{_DAY}\s)"
)
_AFTER_COMMA = re.compile(_SUBJECT)
_LONGEST_OPENING = 300  # characters
# "In Reading, Berkshire, a man …": the place goes on after its comma.
_PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|of|[Ff]rom|[Oo]utside|to)\s(?:the\s)?(?:[A-Z][\w.’'-]+\s?){1,4}$")
_NAME_ALONE = re.compile(r"(?:[A-Z][\w.’'-]+\s?){1,3},")
_NAME_BEFORE = r"(?<=[\w”’.)%])"

_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("parenthesis", re.compile(r"(?P<cut>\s[(\[][^()\[\]]{1,120}[)\]])(?=[\s.,;:]|$)")),
    (
        "connective",
        re.compile(
            r"^(?P<cut>(?:(?:But|And|Now|Meanwhile|However|Indeed|Also|Still|Yet|Then|So|In fact|Of course|For example"
            r"|For instance|As a result|In addition|Moreover|Furthermore|Nevertheless|At the same time|By contrast),\s"
            r"|(?:But|And|Now|So|Yet)\s))(?=\w|[“\"])"
        ),
    ),
    (
        "time",
        re.compile(
            r"(?<![Oo]f)(?<!\bfor)(?<!\bby)(?<!\bfrom)(?<!\bto)(?<!\buntil)(?<!\bsince)"
            rf"(?<!\bafter)(?<!\bbefore)(?<!\band)(?<!\bhours)(?<!\bthan)(?<!\bas)(?<!\bdated)(?<=[\w.)%])(?P<cut>,?\s{_TIME}"
            r"(?:\s\([^)]{3,20}\))?)(?=[\s.,]|$)(?!,\s[A-Z]\w+\s\d)(?!\s(?:and|to|or|before|after|until|through)\s(?:on\s)?"
            rf"(?:{_DAY}|\d|today|tomorrow|{_MONTH}))(?!['’]s)"
        ),
    ),
    (
        "later",
        re.compile(
            r"(?<!\bfor)(?<!\bby)(?<!\bfrom)(?<!\buntil)(?<!\bsince)(?<!\bthan)(?<!\bof)(?<!\bthe)(?<=[a-z]{3}|..\d)"
            r"(?P<cut>\s(?:next|last|this|later this)\s(?:week|month|year|spring|summer|autumn|fall"
            r"|winter))(?=[\s.,]|$)(?!['’]s)"
        ),
    ),
    ("dash", re.compile(r"(?P<cut>(?:\s?—\s?|\s–\s)[^—–“”\"]{4,120}(?:\s–(?=\s)|\s?—))\s?(?=\w)")),
    (
        "apposition",
        re.compile(
            rf"{_NAME_BEFORE}(?P<cut>,\s(?!(?:and|but|or|which|who|whose|where|while|when|as"
            rf"|after)\b)(?!(?:[A-Z][\w.’'-]+\s?){1, 4},)"
            rf"[^,;:—“”\"()]{{2,100}}(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?,)(?=\s[a-z])"
        ),
    ),
    (
        "apposition",
        re.compile(
            rf"{_NAME_BEFORE}(?P<cut>,\s(?:an?|the|its|his|her|formerly|previously|currently|one of|aged?\s\d+"
            rf"|\d{{1,3}}(?=,))[^,;:—“”\"()]{{2,100}},)"
            r"(?=\s(?:as|to|in|on|at|for|with|of|from|after|by|over|and|during)\s)(?!\sand\s[A-Z])"
        ),
    ),
    (
        "apposition",
        re.compile(rf"{_NAME_BEFORE}(?P<cut>,\s(?:an?|the|its|his|her)\s[^;:—“”\"()]{{2,160}},)(?=\s[a-z])"),
    ),
    (
        "relative",
        re.compile(rf"{_NAME_BEFORE}(?P<cut>,\s(?:which|who|whose|where|whom)\s[^,;—“”\"]{{5,160}},)(?=\s[a-z])"),
    ),
    (
        "named",
        re.compile(
            r"(?<=[a-z]{2})(?P<cut>\s(?:named|called|known as|nicknamed)\s(?:[A-Z][\w’'-]+\s?){1,4}(?<!\s))(?=[\s,.])"
        ),
    ),
    (
        "source",
        re.compile(
            r"(?<=,\s)(?:the|an?|its|his|her)\s(?:[\w’'-]+\s){0,3}?[a-z][\w’'-]+(?P<cut>\s(?:of|for|at|in|with"
            r"|from)\s[^,“”\"]{3,60}?)"
            rf"(?=\s(?:said|says|say|announced|reported)(?:\s(?:on|in|at|late|early|{_DAY})\b[^,“”\"]*)?[.!?]?$)"
        ),
    ),
    (
        "occasion",
        re.compile(
            r"(?:(?<=\bsaid)|(?<=\bsays)|(?<=\bannounced))(?P<cut>,?\s(?:in|on|at|during|late|early|after|through|via)\s"
            r"[^,“”\"]{3,80})(?=[.!?]?$)"
        ),
    ),
    (
        "occasion",
        re.compile(
            r"(?<=\baccording to )(?:(?:an?|the)\s)?(?:[\w’'-]+\s){0,4}[\w’'-]+(?P<cut>\s(?:of the|published"
            r"|released|conducted"
            r"|issued|from the|at the|in the|on)\s[^“”\"]{3,120}|,\s(?:at|in|on|which|who|after"
            r"|during)\s[^“”\"]{3,120})(?=[.!?]?$)"
        ),
    ),
)

# A part with one of these may turn the sentence round when it goes, or may be what makes a claim somebody's.
_KEEPS = re.compile(
    r"\b(?:if|unless|until|not|no|never|only|except|without|den(?:y|ied|ies)|alleg\w+|reportedly|according"
    r"|sa(?:id|ys?)|claim(?:s|ed)?|believe\w*|told|accus\w+|suspect\w*|report(?:s|ed)|than)\b|n[’']t\b",
    re.IGNORECASE,
)
# An end with one of these may do so. What is only alleged in what goes is gone with it.
_ENDS_KEEP = re.compile(
    r"^,?\s(?:but|and)\s(?:not|never|no)\b|\b(?:if|unless|until|except|according|provided|as\slong\sas)\b"
    r"|,\s[^,]{2,60}\s(?:said"
    r"|says?|reported)\b[^,]{0,40}$",
    re.IGNORECASE,
)
_CLAIMED = re.compile(r"\baccording\b|,\s(?!which|who)[^,]{2,60}\s(?:said|says?|reported)\b[^,]{0,40}$", re.IGNORECASE)
# Before a clause they belong to it: "hours after …", "the same as …".
_BELONGS = re.compile(
    r"\b(?:such|same|so|more|less|back|just|soon|shortly|immediately|even|only|moments|minutes|hours|days|weeks|months|years"
    r"|both|either|neither|between|whether|(?:an?|one|\d+)\s(?:moment|minute|hour|day|week|month|year))$",
    re.IGNORECASE,
)
_SAID_WHEN = rf"(?:,?\s(?:on|in|at|late|early|during|after|through|yesterday|today|last|this|{_DAY})\b[^“”\"]{{0,80}})?"
_ATTRIBUTED = re.compile(
    r"(?:(?<!including),\saccording to\s[^,“”\"]{2,120}(?:,\s(?:at|in|on|which|who|an?|the)\s[^“”\"]{2,100})?"
    r"|,\s[^,“”\"]{2,60}?\s(?:said|says|say|announced|reported|indicated|confirmed|found|estimated|told\s[^,“”\"]{2,40})"
    rf"{_SAID_WHEN}|\saccording to\s[^,“”\"]{{2,120}}|,\s(?:said|says)\s[^“”\"]{{2,120}})[.!?]?$"
)
_SUBORDINATE = re.compile(
    r"\b(?:after|while|when|as|because|since|although|though|where|if|before|until|who|which|that|whose|whom|what"
    r"|how|why)\b"
)
_INTRODUCED = re.compile(_SUBORDINATE.pattern, re.IGNORECASE)
_STOP = re.compile(
    r"(?<=[\w”’.)%])(?P<comma>,)?(?:\s|(?=—))(?=(?P<word>(?:of|in|on|at|for|with|from|by|after|during|when|while"
    r"|as|following|amid|near"
    r"|over|under|against|between|into|through|because|since|before|where|who|which|but|about|upon|within|without"
    r"|until|among"
    r"|towards?|outside|inside|across|along|behind|beyond|despite|and|to|including|ahead|that|aimed|due|based|[a-z]{3,}ing"
    r"|released|published|issued|called|known|designed|a|an|the|its|his|her|one|although|though|whose|also|formerly|such"
    r"|[a-z]{3,}ed)\b|[—–]\s|—))"
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
_OPENERS = frozenset(
    "On In At By Since Early Late Earlier Later This Last Next Very Starting Beginning From Until For After Before During".split()
)
# After a past form: it is no participle.
_OBJECT = re.compile(
    r"\s(?:(?:the|an?|his|her|its|their|that|most|many|all|about|up to|some|several|two|three|four|five|six|seven"
    r"|eight|nine|ten|more"
    r"|nearly|at least|new)\s|[A-Z\d“\"$£€])"
)
# What is the first or the most of its kind is so only with what follows: "the first woman | to fly", "the largest city | in".
_SUPERLATIVE = re.compile(
    r"\b(?:(?:first|last|only|latest|most|least|best|worst|same|such|(?!(?:arr|prot|inv|requ|inter|harv|for|w|t|gu|cont"
    r"|sugg|dig|hon|mod|conqu|at l)est)[a-z]{2,}est)\s(?:[\w’'-]+\s){0,5}|(?:any|all|every|each|no|number\sof"
    r"|total\sof)\s(?:[\w’'-]+\s){0,2})"
    r"[\w’'-]+$"
)
# Before "to": who is asked is nothing without what for.
_ASKED = re.compile(
    r"\b(?:ask|urg|order|forc|allow|want|tell|told|help|permit|requir|enabl|encourag|invit|persuad|push|press"
    r"|command|instruct|expect"
    r"|caus|lead|led|get|advis|warn|appoint|chose|us|call|need|mean|give|left)(?:s|e|es|ed|ing|n)?\b[^,]{0,60}$"
)
# What follows says what is found or made of somebody: "poll finds Orr | with a lead", "talks left ministers | without".
_HALF_SAID = re.compile(
    r"\bhold\s(?!talks|a\s)(?:[\w’'-]+\s){0,5}[\w’'-]+$|"
    r"\b(?:finds?|found|shows?|showed|sees?|saw|makes?|made|keeps?|kept|leaves?|left|puts?|gives?|gave|calls?"
    r"|called|sets?|considers?"
    r"|holds?|held|turns?|turned|spends?|spent|places?|placed|declares?|declared|named?|names)\s(?:[A-Z][\w’'-]+"
    r"|(?:him|her|them|it))$"
)
_ORDINAL = re.compile(r"\b(?:second|third|(?:four|fif|six|seven|eigh|nin|ten)th)\s(?:[\w’'-]+\s){0,2}[\w’'-]+$")
# After a comma these begin what only adds to the sentence.
_LOOSE = frozenset(
    "which who whose where while when although though after because since before until as following such".split()
)
# Verbs that say enough without an object.
_ALONE = frozenset(
    "died dies resigned resigns fell rose crashed collapsed ended ends began begins begun opened opens closed"
    " closes voted met meets "
    "exploded erupted escaped fled won wins lost survived retired vanished disappeared arrived returned failed"
    " burned "
    "drowned sank continued continues happened happens happen protested marched rallied clashed testified apologised "
    "apologized".split()
)
# After an apposition the sentence may go on with these too.
_GOES_ON = re.compile(r"\s(?:as|to|in|on|at|for|with|of|from|after|by|over|and|during)\s(?<!,\sand\s)")
_WORD_BEFORE = re.compile(r"[\w’'-]+$")


@dataclass(frozen=True, slots=True)
class Part:
    """What can go: which rule says so, and where it stands, counted from the sentence's start."""

    kind: str
    span: Span


def parts(text: str) -> list[Part]:
    """The parts inside a sentence that can go, in no order, each range once."""
    quoted = _quoted(text)
    found: dict[Span, Part] = {}
    for kind, pattern in _RULES:
        for each in pattern.finditer(text):
            span = Span(*each.span("cut"))
            if span in found or any(span.overlaps(quote) for quote in quoted):
                continue
            if _must_stay(kind, each["cut"], text[: span.start]):
                continue
            if kind in ("apposition", "relative") and not (_GOES_ON.match(text, span.end) or _verb_at(text, span.end)):
                continue
            found[span] = Part(kind, span)
    if opening := _opening(text):
        found.setdefault(opening.span, opening)
    for modifier in (_modifier(text, quoted), _restriction(text, quoted)):
        if modifier:
            found.setdefault(modifier.span, modifier)
    return list(found.values())


def _verb_at(text: str, place: int) -> bool:
    """Whether a finite verb stands here, or an adverb and then the verb."""
    ahead = text[place : place + 60]
    found = re.match(r"\s(?:\w+ly\s)?(?=[a-z])", ahead)
    return found is not None and any(verb.start == found.end() for verb in verbs(ahead))


def _opening(text: str) -> Part | None:
    """When, where and on what occasion, before the subject: "On Friday, at a meeting in Oslo, "."""
    end = 0
    while True:
        ahead = text[end : end + 1].upper() + text[end + 1 :]
        found = _DATE_OPENS.match(ahead)
        length = found.end() if found else _occasion(ahead)
        if not length or _must_stay("opening", ahead[:length], ""):
            return Part("opening", Span(0, end)) if end else None
        end += length


def _occasion(text: str) -> int:
    """How long the adverbial is that begins a text, its comma and space included; 0 where none does."""
    if not _OPENS.match(text):
        return 0
    for comma in re.finditer(r",\s", text[:_LONGEST_OPENING]):
        before, after = text[: comma.start()], text[comma.end() :]
        if re.search(r"[“”\"—]", before):
            return 0
        in_place = _NAME_ALONE.match(after) and _PLACE_BEFORE.search(before)
        inverted = any(verb.start == 0 for verb in verbs(after[:40]))  # "In the park stands a house"
        if (
            _AFTER_COMMA.match(after)
            and not in_place
            and not inverted
            and not re.match(r"\d[\d,.]*,|and\s|or\s", after)
        ):
            return comma.end()
    return 0


def _must_stay(kind: str, cut: str, before: str) -> bool:
    if kind == "time":  # "On Friday": the day is not all of it
        return len(before.split()) < 2 and before.strip(" ,") in _OPENERS
    if kind == "apposition":
        hedged = re.match(r",\s(?:reported|believed|thought|said to|known|suspected|accused|alleged)", cut)
        several = cut.count(",") > 2
        return any(
            (verb.sure or several) and not _SUBORDINATE.search(cut[: verb.start]) for verb in verbs(cut)
        ) or bool(not hedged and _KEEPS.search(cut))
    if kind in ("dash", "parenthesis"):
        return bool(re.search(r"\b(?:if|unless|until|except|according|said|says)\b", cut))
    if kind == "opening" and any(verb.sure and not _INTRODUCED.search(cut[: verb.start]) for verb in verbs(cut)):
        return True
    return kind != "occasion" and bool(_KEEPS.search(cut))


def tail(text: str) -> int:
    """Where an attribution that ends the sentence begins; else where the sentence's words end."""
    found = _ATTRIBUTED.search(text)
    if found and any(verbs(text[: found.start()])):
        return found.start()
    return len(text.rstrip(".!?")) if not text.endswith("...") else len(text)


def stops(text: str, inner: Sequence[Part], *, loosely: bool = False) -> list[Part]:
    """The ends that can go: from a place where the sentence may stop to its end, or to the attribution that ends it.
    `loosely`: at some more places, where it reads well but says less."""
    if _OPENS.match(text) and not any(part.kind == "opening" for part in inner):
        return []  # where its subject begins cannot be told
    end = tail(text)
    quoted = _quoted(text)
    found: list[Part] = []
    for each in _STOP.finditer(text, 0, end):
        span = Span(each.start(), end)
        if any(span.start in range(quote.start, quote.end) for quote in quoted):
            continue
        adds = each["comma"] and (each["word"] in ("which", "who", "whose", "where") or each["word"].endswith("ing"))
        if (_CLAIMED if adds else _ENDS_KEEP).search(text[span.start : span.end]):
            continue
        kind = _kind_of_stop(text, each, inner, loosely=loosely)
        if kind and _is_whole(text, span, inner):
            found.append(Part(kind, span))
    return found


def _kind_of_stop(text: str, found: re.Match[str], inner: Sequence[Part], *, loosely: bool) -> str | None:
    """What kind of end begins here; None where the sentence may not stop."""
    start, word, comma = found.start(), found["word"], bool(found["comma"])
    before = text[:start]
    rest = text[start:]
    last = _WORD_BEFORE.search(before)
    closing = next((part for part in inner if comma and part.span.end == start + 1), None)
    if closing:  # the comma is an apposition's: without it there would be none
        comma = False
        last = _WORD_BEFORE.search(text[: closing.span.start])
    core = _outside(before, inner)
    listed = bool(re.search(r",\s", core[max((verb.start for verb in verbs(core)), default=0) :]))
    if _BELONGS.search(before) or re.search(
        r"\b(?:end|ends|ended|made|set|take|takes|took|carr(?:y|ied|ies))\s(?:up|out|on)$", before
    ):
        return None
    if re.match(r",?\s(?:\w+\s(?:which|whom|whose|what|how|whether)|as\s(?:long|far|soon|much|many)\sas)\b", rest):
        return None
    if not comma and (_HALF_SAID.search(before) or (listed and re.search(r",?\sand\s", rest))):
        return None
    if not comma and (_SUPERLATIVE.search(before) or (word in ("to", "that", "who") and _ORDINAL.search(before))):
        return None
    if word == "as" and re.search(r"\bas\s\w+$", before):
        return None
    if word == "to" and _ASKED.search(before):
        return None
    if word.strip() in ("—", "–"):
        return "dash" if not re.search(r"[—–]", rest[2:]) else None
    if word in ("and", "but"):
        return "second" if _FIRST_OF_VERB.match(rest) and not (comma and listed) else None
    if word in ("a", "an", "the", "its", "his", "her", "one", "also", "formerly"):
        closes = re.search(r",\s", rest[2:])
        return "apposition" if comma and not listed and not closes else None
    if word in ("although", "though", "whose", "because", "while", "which") and comma:
        return "clause"
    if comma and word in _LOOSE:
        return "clause"
    if comma:
        if word.endswith("ing") and word not in ("during", "following"):
            return "participle" if not listed or core.count(", ") < 2 else None
        return None if listed else "clause"
    if last is None:
        return None
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
        verbal = last[0].endswith(("ed", "ing", "ly")) or any(verb.end == start for verb in verbs(before))
        return "modifier" if _INDEFINITE.search(before) and may_stop(last[0], "in") and not verbal else None
    if word in ("that", "who", "which", "whose", "where"):
        return "relative" if _INDEFINITE.search(before) and may_stop(last[0], word) else None
    if word in ("although", "though"):
        return "clause"
    if word.endswith("ed"):
        return None
    if not may_stop(last[0], word, loosely=loosely) or wants_more(before):
        return None
    return (
        "clause"
        if word in ("after", "when", "while", "as", "because", "since", "before", "where", "until")
        else "phrase"
    )


def wants_more(before: str) -> bool:
    """Whether a sentence that stops here would stop at a verb that says too little alone: "Officials say"."""
    last = next((verb for verb in verbs(before) if verb.end == len(before)), None)
    if last is None or last.word in _ALONE or _ATTRIBUTED.search(before):  # "…, officials said"
        return False
    return not re.search(r"\b(?:is|are|was|were|be|been|being|gets?|got)\s(?:\w+ly\s)?\w+$", before)


def _is_whole(text: str, gone: Span, inner: Sequence[Part]) -> bool:
    """Whether what is left before an end that goes is a sentence, with its main verb, and nothing left open."""
    before, rest = text[: gone.start], text[gone.start : gone.end]
    if before.count("(") != before.count(")") or (before.count("—") + before.count(" – ")) % 2:
        return False
    core = _outside(before, inner)
    segments = re.split(r",(?=\s)|[;:](?=\s)", core)
    # "A singer, actor, and activist …", "A man from Reading, Berkshire …": the verb is further on.
    while len(segments) > 1 and not any(verbs(segments[0])) and len(segments[1].split()) < 14:
        segments[:2] = [segments[0] + "," + segments[1]]
    segment = segments[0]
    own = list(verbs(segment))
    if not own or not re.search(r"\w\s$", segment[: own[0].start]):
        return False
    subordinate = len(_SUBORDINATE.findall(segment[: own[-1].start]))
    if len(own) <= subordinate:
        return False
    sure = own[0].sure or bool(_OBJECT.match(segment, own[0].end))
    later = list(verbs(rest))
    first = next((verb for verb in later if verb.sure or not sure), None)
    if first and not _introduced(rest, first):
        return False
    return not re.search(r",\s(?:is|are|was|were|has|have|will|would|can|could|may|must|does|did|said|says)\b", rest)


def _introduced(rest: str, verb: Verb) -> bool:
    """Whether something before a verb says that it is not the one of the clause that was cut."""
    return bool(
        _SUBORDINATE.search(rest[: verb.start]) or re.search(r"[,;—–]\s?\w|\s(?:and|but)\s", rest[: verb.start])
    )


def _outside(before: str, inner: Sequence[Part]) -> str:
    """The beginning of a sentence without the parts inside it."""
    kept, at = "", 0
    for span in sorted(part.span for part in inner):
        if span.end <= len(before) + 1:  # the comma that ends it may be the one that the sentence would stop at
            kept += before[at : span.start] if span.start >= at else ""
            at = max(at, span.end)
    return kept + before[at:]


_MODIFIER = re.compile(
    r"(?<=[a-z]{3})(?P<cut>,?\s(?:near|off|outside|inside|in|at|from|on|during|across|around|with|for|by|called"
    r"|conducted by|held"
    rf"|published|known as|[a-z]{{3,}}ing|[a-z]{{2,}}ed\s(?:by|in|at|from|on|for|with"
    rf"|to))\s[^,;:“”\"]{{2,80}}?(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?,?)?)(?=\s{_VERB})"
)
# Of which something is said of some of them only: not of all that are called so.
_SOME = re.compile(
    r"(?:An?|The|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|\d[\d,]*|At least|More than|Nearly)\s[^,]*$"
)


def _modifier(text: str, quoted: Sequence[Span]) -> Part | None:
    """What says more of the subject before its verb: "A boat fire [near an island off the coast] killed"."""
    found = _MODIFIER.search(text)
    if not found or any(found.start() < quote.end for quote in quoted):
        return None
    subject, cut = text[: found.start("cut")], found["cut"]
    before, after = subject.split()[-1], cut.split()[1]
    if before[0].isupper() and (after[0].isupper() or len(subject.split()) > 1):
        return None  # part of a name: "the Center for Biological Diversity"
    if len(subject.split()) > 8 or any(verbs(subject)) or _KEEPS.search(cut) or any(verb.sure for verb in verbs(cut)):
        return None
    some = _SOME.match(subject) or (
        re.fullmatch(r"(?:[A-Z]?[a-z-]+\s)?[A-Z]?[a-z]+s", subject)
        and re.match(r"\s(?:[a-z]{2,}ed|said|say|show|suggest|found|began|won|took|made|held)\b", text[found.end() :])
    )
    if not some or _SUBORDINATE.search(subject) or _SUPERLATIVE.search(subject):
        return None
    return Part("modifier", Span(*found.span("cut")))


_WHO = re.compile(r"(?:An?)\s(?:[\w’'-]+\s){0,4}?[a-z][\w’'-]+(?P<who>\s(?:who|that|which)\s)")
_BETWEEN_VERBS = re.compile(r"\s(?:(?:not|also|been|being|\w+ly)\s)*$")


def _restriction(text: str, quoted: Sequence[Span]) -> Part | None:
    """What says which one the subject is, where it is one of many: "A fire [that burned for hours] destroyed"."""
    found = _WHO.match(text)
    if not found or any(verbs(text[: found.start("who")])) or _SUPERLATIVE.search(text[: found.start("who")]):
        return None
    inside: Verb | None = None
    for verb in verbs(text):
        if verb.start < found.end():
            continue
        if inside and not _BETWEEN_VERBS.fullmatch(text[inside.end : verb.start]):
            span = Span(found.start("who"), verb.start - 1)
            cut = text[span.start : span.end]
            main = verb.sure or _OBJECT.match(text, verb.end)
            closed = "," in cut or _KEEPS.search(cut) or any(span.overlaps(quote) for quote in quoted)
            return None if closed or not main else Part("modifier", span)
        if inside is None and verb.start != found.end():
            return None
        inside = verb
    return None


def _quoted(text: str) -> list[Span]:
    return [Span(*found.span()) for found in re.finditer(r"[“\"][^“”\"]*[”\"]", text)]


def all_parts(text: str) -> Iterator[Part]:
    """Everything that can go."""
    inner = parts(text)
    yield from inner
    yield from stops(text, inner)
