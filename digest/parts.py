"""The parts inside a sentence that it can do without.

Rules find them in the sentence as it stands. What changes the meaning stays: conditions ("unless …"), negations,
attributions, and whatever stands inside quotation marks.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.endings import may_stop
from digest.openings import INTRODUCES, OPENS, PLACE_BEFORE, opening_end
from digest.times import DAY, MONTH, TIME
from digest.verbs import Verb, verbs

# A finite verb, as far as a pattern sees it, or an adverb before one.
_VERB = (
    r"(?:\w+ly\s)?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|say|says"
    r"|said|told|wants?"
    r"|began|became|came|fell|gave|got|held|kept|led|left|lost|made|met|put|ran|rose|saw|sent|set|spoke|stood"
    r"|took|went|won|wrote"
    r"|found|broke|built|bought|brought|caught|chose|drew|drove|fought|flew|hit|paid|shot|sold|struck|swore|threw"
    r"|plans|expects|remains|[a-z]{2,}ed)\b"
)
_NAME_BEFORE = r"(?<=[\w”’.)%])"
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("parenthesis", re.compile(r"(?P<cut>\s[(\[][^()\[\]]{1,120}[)\]])(?=[\s.,;:]|$)")),
    (
        "connective",
        re.compile(
            r"^(?P<cut>(?:(?:But|And|Now|Meanwhile|However|Indeed|Also|Still|Yet|Then|So|In fact|Of course|For example"
            r"|For instance|As a result|In addition|Moreover|Furthermore|Nevertheless|Nonetheless|At the same time|In other words"
            r"|By contrast),\s"
            r"|(?:But|And|Yet)\s(?:now|today),\s|(?:But|And|Now|So(?!\sfar\b)|Yet)\s))(?=\w|[“\"])"
        ),
    ),
    (
        "time",
        re.compile(
            r"(?<![Oo]f)(?<!\bfor)(?<!\bby)(?<!\bfrom)(?<!\bto)(?<!\buntil)(?<!\bsince)"
            rf"(?<!\bafter)(?<!\bbefore)(?<!\band)(?<!\b[Oo]n)(?<!Super)(?<!Black)(?<!Good)(?<!Ash)(?<!Bloody)(?<!\bhours)"
            r"(?<!\bwith)(?<!\bfirst)(?<!\bsecond)(?<!\bthird)(?<!\bfourth)(?<!\blast)(?<!\bevery)(?<!\bbeginning)(?<!\bstarting)"
            rf"(?<!\bthan)(?<!\bas)(?<!\bdated)(?<=[\w.)%])(?P<cut>,?\s{TIME}"
            r"(?:\s\([^)]{3,20}\))?)(?=[\s.,]|$)(?!,\s[A-Z]\w+\s\d)(?!\s(?:and|to|or|before|after|until|through)\s(?:on\s)?"
            rf"(?:{DAY}|\d(?!\S*\s(?:years?|months?|weeks?|days?|hours?|counts?|life))|today|yesterday|tomorrow|{MONTH}))(?!['’]s|,?\slocal\stime)"
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
            rf"{_NAME_BEFORE}(?P<cut>,\s(?!and\b)(?:an?|the|its|his|her|formerly|previously|currently|one of|aged?\s\d+"
            rf"|\d{{1,3}}(?=,))[^,;:—“”\"()]{{2,100}},)"
            r"(?=\s(?:if|when|because|until|unless|as|to|in|on|at|for|with|of|from|after|by|over|and|during)\s)(?!\sand\s[A-Z])"
        ),
    ),
    (
        "apposition",
        re.compile(rf"{_NAME_BEFORE}(?P<cut>,\s(?:an?|the|its|his|her)\s[^;:—“”\"()]{{2,160}},)(?=\s[a-z])"),
    ),
    (
        "relative",
        re.compile(
            rf"{_NAME_BEFORE}(?P<cut>,\s(?:which|who|whose|where|whom)\s[^,;—“”\"]{{5,160}}(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?,)(?=\s[a-z])"
        ),
    ),
    (
        "named",
        re.compile(
            r"(?<=[a-z]{2})(?<!\balso)(?P<cut>\s(?:named|called|known as|nicknamed)\s(?:[A-Z][\w’'-]+\s?){1,4}(?<!\s))(?=[\s,.])"
        ),
    ),
    (
        "source",
        re.compile(
            r"(?<=,\s)(?:the|an?|its|his|her)\s(?:[\w’'-]+\s){0,3}?[a-z][\w’'-]+(?P<cut>\s(?:of|for|at|in|with"
            r"|from)\s[^,“”\"]{3,60}?)"
            rf"(?=\s(?:said|says|say|announced|reported)(?:\s(?:on|in|at|late|early|{DAY})\b[^,“”\"]*)?[.!?]?$)"
        ),
    ),
    (
        "occasion",
        re.compile(
            r"(?:(?<=\bsaid)|(?<=\bwrote)|(?<=\breported)|(?<=\bannounced)|(?<=\bwarned)|(?<=\bfound)|(?<=\bsay)|(?<=\bsays))"
            r"(?P<cut>,?\s(?:in|on|at|during)\s[^,;:“”\"]{3,80}?)(?=\sthat\s)"
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
KEEPS = re.compile(
    r"\b(?:if|unless|until|not|no|never|only|except|without|den(?:y|ied|ies)|alleg\w+|reportedly|according"
    r"|sa(?:id|ys?)|claim(?:s|ed)?|believe\w*|told|accus\w+|suspect\w*|report(?:s|ed)|than)\b|n[’']t\b",
    re.IGNORECASE,
)
SUBORDINATE = re.compile(
    r"\b(?:after|while|whilst|when|as|because|since|although|though|where|if|before|until|who|which|that|whose|whom|what"
    r"|how|why)\b"
)
_OPENERS = frozenset(
    "On In At By Since Early Late Earlier Later This Last Next Very Starting Beginning From Until For After Before During".split()
)
# After a past form: it is no participle.
OBJECT = re.compile(
    r"\s(?:(?:the|an?|his|her|its|their|that|most|many|all|about|up to|some|several|two|three|four|five|six|seven"
    r"|eight|nine|ten|more"
    r"|nearly|at least|new)\s|[A-Z\d“\"$£€])"
)
# What is the first or the most of its kind is so only with what follows: "the first woman | to fly", "the largest city | in".
SUPERLATIVE = re.compile(
    r"(?<!\bits )(?<!\bhis )(?<!\bher )(?<!\btheir )"
    r"\b(?:(?:(?:(?<=\bthe\s)|(?<=\ba\s)|(?<=\w['’]s\s)|(?<=\w\w\w\sof\s)|(?<=^))[Ff]irst|last(?!\s(?:year|month|week|weekend|night|spring|summer|autumn|fall|winter)\b)|only|latest|(?<!at\s)most|(?<!at\s)least|best|worst|same|such|(?!(?:arr|prot|inv|requ|inter|harv|for|w|t|gu|cont"
    r"|sugg|dig|hon|mod|conqu|at l)est)[a-z]{2,}est)\s(?:[\w’'-]+\s){0,5}|(?:any|all|every|each|no|number\sof"
    r"|total\sof)\s(?:[\w’'-]+\s){0,2})"
    r"[\w’'-]+$"
)
# After an apposition the sentence may go on with these too.
_GOES_ON = re.compile(
    r"\s(?:if|when|because|until|unless|as|to|in|on|at|for|with|of|from|after|by|over|and|during)\s(?<!,\sand\s)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """What can go: which rule says so, and where it stands, counted from the sentence's start."""

    kind: str
    span: Span


def parts(text: str) -> list[Part]:
    """The parts inside a sentence that can go, in no order, each range once."""
    quoted = quotations(text)
    found: dict[Span, Part] = {}
    for kind, pattern in _RULES:
        for each in _matches(pattern, text, overlapping=kind in ("apposition", "relative")):
            span = Span(*each.span("cut"))
            if kind == "time":
                span = _with_its_comma(text, span)
            if kind in ("apposition", "relative") and (age := _AGE.search(text, 0, span.start)):
                span = Span(age.start(), span.end)
            if span in found or any(span.overlaps(quote) for quote in quoted):
                continue
            if _must_stay(kind, each["cut"], text[: span.start]):
                continue
            told = kind == "apposition" and _TOLD_BY.match(text, span.end) and not _OCCASION.match(each["cut"])
            if told and any(verbs(each["cut"])):
                continue  # ", residents of Lund were jailed, announced the court"
            if kind in ("apposition", "relative") and not (_GOES_ON.match(text, span.end) or verb_at(text, span.end)):
                continue
            if kind == "apposition" and _ONE_OF_LIST.match(text, span.start) and _JOINED.match(text, span.end):
                continue
            if kind == "apposition" and (_may_be_subject(text, span.start) or _ONE_OF_VERBS.match(each["cut"])):
                continue
            found[span] = Part(kind, span)
    if opening := _opening(text):
        found = {span: part for span, part in found.items() if span.start >= opening.span.end or span in opening.span}
        found.setdefault(opening.span, opening)
    found = {
        part.span: part
        for each in found.values()
        if not _goes_on(text, each, found) and (part := _within_aside(text, each, found))
    }
    for modifier in (_modifier(text, quoted), _restriction(text, quoted)):
        if modifier:
            found.setdefault(modifier.span, modifier)
    return list(found.values())


_REGION = re.compile(r",\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2}(?P<more>(?:[\s,].*)?),", re.DOTALL)


def _within_aside(text: str, part: Part, found: Iterable[Span]) -> Part | None:
    """Where a place lies, without the comma that ends the aside it is in: ", who lives in Lund, Skåne,". None for a part that
    begins with such a place and goes on."""
    cut = text[part.span.start : part.span.end]
    region = _REGION.fullmatch(cut) if part.kind == "apposition" else None
    if region is None or not PLACE_BEFORE.search(text[: part.span.start]):
        return part
    if region["more"] and not region["more"].startswith(","):
        return None
    ends = any(other.end == part.span.end and other.start < part.span.start for other in found)
    return Part(part.kind, Span(part.span.start, part.span.end - 1)) if ends else part


def _goes_on(text: str, part: Part, found: Iterable[Span]) -> bool:
    """Whether a clause goes on with its verb between these commas: the first ends an aside, ", who lives in Lund, pleaded"."""
    after_aside = any(other.end == part.span.start + 1 and other.start < part.span.start for other in found)
    return part.kind == "apposition" and after_aside and verb_at(text, part.span.start + 1)


_OCCASION = re.compile(r",\s(?:in|at|on|during|via|through|after)\s")
_AGE = re.compile(r",\s\d{1,3}$")  # "Ana Orr, 64, of Lund, was": it goes with what follows, or its comma would
# "He died on Monday, in a hospital": the comma is the day's.
_OWN_COMMA = re.compile(r",(?=\s(?:in|at|on|for|with|to|after|before|during|from|by|near)\s(?!which|whom|whose))")


def _with_its_comma(text: str, day: Span) -> Span:
    """A day and the comma after it, where that is its own; without the comma before it, where that ends an aside: "her daughter,
    Ana, on Monday"."""
    within = text.count(",", 0, day.start) % 2 == 1
    if text[day.start] == ",":
        return Span(day.start + 1, day.end) if within else day
    return Span(day.start, day.end + 1) if not within and _OWN_COMMA.match(text, day.end) else day


# "In Lund, Mur, and Halverby": one of several, and no apposition.
_ONE_OF_LIST = re.compile(r",\s(?:the\s)?(?:[A-Z][\w.’'-]*\s?){1,4},")
_JOINED = re.compile(r"\s(?:and|or)\s")
_TOLD_BY = re.compile(r"\s(?:announced|said|says|reported|added|told)\b")


def _matches(pattern: re.Pattern[str], text: str, *, overlapping: bool) -> Iterator[re.Match[str]]:
    """Where a rule matches; `overlapping`: also from a comma that ended a match."""
    found = pattern.search(text)
    while found:
        yield found
        found = pattern.search(text, found.start("cut") + 1 if overlapping else max(found.end(), found.end("cut")))


def _opening(text: str) -> Part | None:
    end = opening_end(text, lambda cut: _must_stay("opening", cut, ""))
    return Part("opening", Span(0, end)) if end else None


# One verb of several: "entered a shop, grabbed a knife, ran".
_ONE_OF_VERBS = re.compile(
    r",\s(?!called|named|dubbed|titled|nicknamed|entitled|considered|deemed)[a-z]+ed\s(?:an?|the|his|her|its|their|\d+)\b"
)
# "An Australian, Brenton Tarrant" goes on with its comma.
_NAMED_AFTER = re.compile(r"(?:An?|The|His|Her|Its|Their)\s[^,]{2,60},\s(?:[A-Z][\w’'-]+\s?){1,4}")


def _may_be_subject(text: str, place: int) -> bool:
    """Whether what stands between commas here may be the subject: so far there was only an adverbial, "In Oslo, a man …"."""
    before = text[:place]
    if _NAMED_AFTER.fullmatch(before):
        return True
    opening = _opening(text) if OPENS.match(text) or text.startswith("According to") else None
    if opening:
        return opening.span.end > place
    adverbial = OPENS.match(text) or text.startswith("According to")
    return bool(adverbial) and not any(verb.sure for verb in verbs(before))


def verb_at(text: str, place: int) -> bool:
    """Whether a finite verb stands here, or an adverb and then the verb."""
    ahead = text[place : place + 60]
    found = re.match(r"\s(?:\w+ly\s)?(?=[a-z])", ahead)
    return found is not None and any(verb.start == found.end() for verb in verbs(ahead))


# These say when, and nothing without it: "a rule that takes effect", "a survey published".
_SAYS_WHEN = re.compile(
    r"\b(?:takes? effect|took effect|com(?:e|es|ing) into (?:force|effect)|came into (?:force|effect)|published|released|issued"
    r"|begins?|starts?|opens?|ends?|expires?|due|set|scheduled|expected|planned|dated|held)$"
)


# The time is what they take: "spent Monday night", "chose Friday".
_SPENDS = re.compile(
    r"\b(?:sp(?:end|ends|ent|ending)|takes?|took|tak(?:en|ing)|cho(?:o?se|oses|sen)|pick(?:s|ed)|mark(?:s|ed|ing)|celebrat(?:es?|ed|ing)"
    r"|observ(?:es?|ed)|miss(?:es|ed)?|wast(?:es?|ed)|sav(?:es?|ed)|call(?:s|ed)|declar(?:es?|ed))$"
)
_SIGN = re.compile(r"\b(?:signs?|evidence|proof|indications?|hopes?|fears?|condition|grounds|news|belief|view)$")
# What is so only by these: "By one tradition, the king …".
_HELD_BY = re.compile(r"\b(?:traditions?|legends?|accounts?|theory|myths?|beliefs?|rumou?rs?|estimates?)\b")


_NAMES_LISTED = re.compile(
    r"(?:,\s(?:the\s)?(?:[A-Z][\w.’'-]+\s?){1,4})+(?<!\s),?\sand\s(?:the\s)?(?:[A-Z][\w.’'-]+\s?){1,4},"
)


def _must_stay(kind: str, cut: str, before: str) -> bool:
    if kind == "later" and _SAYS_WHEN.search(before):
        return True
    if kind in ("time", "later") and re.search(r"\b(?:either|both|between|neither)$", before):
        return True
    if kind == "time" and _SPENDS.search(before) and not re.match(r",?\son\s", cut):
        return True  # "spent Monday night in a barn"
    if kind == "time":  # "On Friday": the day is not all of it
        return (len(before.split()) < 2 and before.strip(" ,") in _OPENERS) or bool(_SAYS_WHEN.search(before))
    if kind == "apposition" and _NAMES_LISTED.fullmatch(cut):
        return True  # "involves Hythe, Lund and Ystad,"
    if kind == "apposition":
        hedged = re.match(r",\s(?:reported|believed|thought|said to|known|suspected|accused|alleged)", cut)
        several = _IN_PLACE.sub("", cut).count(",") > 2 and not re.search(r",\s(?:and|or)\s[^,]*,$", cut)
        return any((verb.sure or several) and not SUBORDINATE.search(cut[: verb.start]) for verb in verbs(cut)) or bool(
            not hedged and KEEPS.search(cut)
        )
    if kind in ("dash", "parenthesis"):
        return bool(re.search(r"\b(?:if|unless|until|except|according|said|says)\b", cut))
    if kind == "opening" and _HELD_BY.search(cut):
        return True
    if kind == "opening" and any(verb.sure and not INTRODUCES.search(cut[: verb.start]) for verb in verbs(cut)):
        return True
    if kind == "occasion" and (before.endswith((" knowledge", " familiar")) or _SIGN.search(cut)):
        return True  # "according to two people with knowledge of the deal", "reported in a sign that"
    if kind == "occasion":  # "announced early on Tuesday that he would go"
        return any(verb.sure and not SUBORDINATE.search(cut[: verb.start]) for verb in verbs(cut)) or " that " in cut
    last = re.search(r"[\w’'-]+$", before)
    if kind in ("apposition", "relative") and last and last[0].islower() and not may_stop(last[0], "amid"):
        return True  # "an easy, powerful way"
    if kind in ("apposition", "relative"):  # what was said of somebody in passing
        cut = re.sub(r"\b(?:suspect\w*|accus\w+|believed|alleg\w+|reportedly)\b", "", cut)
    if kind == "opening":
        cut = re.sub(r"\bmore than (?=an?\b|\d|\w+ (?:years|months|weeks|days))", "", cut)
    return bool(KEEPS.search(cut))


_IN_PLACE = re.compile(r"(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,2})+(?=,|\s[a-z])")  # ", Skåne, Sweden"
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
    if cut.split()[0].endswith("ing") and "-" in before:
        return None  # "a two-count superseding indictment"
    if text.startswith((" related ", " limited ", " so-called "), found.end()):
        return None  # an adjective: "and various related firms"
    if re.match(r"\s\w+\s(?:which|whom|whose|what|how)\b", cut):
        return None  # "the tub in which he drifted"
    if (
        len(subject.split()) > 8
        or before.endswith("ly")
        or any(verbs(subject))
        or KEEPS.search(cut)
        or any(verb.sure for verb in verbs(cut))
    ):
        return None
    some = _SOME.match(subject) or (
        re.fullmatch(r"(?:[A-Z]?[a-z-]+\s)?[A-Z]?[a-z]+s", subject)
        and re.match(r"\s(?:[a-z]{2,}ed|said|say|show|suggest|found|began|won|took|made|held)\b", text[found.end() :])
    )
    if not some or SUBORDINATE.search(subject) or SUPERLATIVE.search(subject):
        return None
    return Part("modifier", Span(*found.span("cut")))


_WHO = re.compile(r"(?:An?)\s(?:[\w’'-]+\s){0,4}?[a-z][\w’'-]+(?P<who>\s(?:who|that|which)\s)")
_BETWEEN_VERBS = re.compile(r"\s(?:(?:not|also|been|being|\w+ly)\s)*$")


def _restriction(text: str, quoted: Sequence[Span]) -> Part | None:
    """What says which one the subject is, where it is one of many: "A fire [that burned for hours] destroyed"."""
    found = _WHO.match(text)
    if not found or any(verbs(text[: found.start("who")])) or SUPERLATIVE.search(text[: found.start("who")]):
        return None
    inside: Verb | None = None
    for verb in verbs(text):
        if verb.start < found.end():
            continue
        if inside and not _BETWEEN_VERBS.fullmatch(text[inside.end : verb.start]):
            span = Span(found.start("who"), verb.start - 1)
            cut = text[span.start : span.end]
            main = verb.sure or OBJECT.match(text, verb.end)
            closed = "," in cut or KEEPS.search(cut) or any(span.overlaps(quote) for quote in quoted)
            return None if closed or not main else Part("modifier", span)
        if inside is None and verb.start != found.end():
            return None
        inside = verb
    return None


def quotations(text: str) -> list[Span]:
    return [Span(*found.span()) for found in re.finditer(r"[“\"][^“”\"]*[”\"]", text)]


def without(text: str, start: int, end: int, aside: Sequence[Span]) -> str:
    """A stretch of the sentence without the parts that may go."""
    kept, at = "", start
    for span in sorted(aside):
        if span.start >= at and span.end <= end:
            kept += text[at : span.start]
            at = span.end
    return kept + text[at:end]
