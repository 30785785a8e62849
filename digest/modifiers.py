"""What a headline can spare beyond what any shorter sentence can: which one, where, how old, and whose name it is.

A headline tells that something happened, and says of whom no more than it takes: "Two men who were hiding in a barn near Lund
were arrested" is "Two men arrested". So what tells one thing from others of its kind can go where the sentence tells what
happened once, never where it tells what holds: "Students who fail lose grants" is not "Students lose grants".
"""

import re
from collections.abc import Iterator, Sequence

from digest.article import Span
from digest.endings import FOLLOWERS, may_stop
from digest.parts import SUBORDINATE, SUPERLATIVE, Part, quotations, verb_at
from digest.predicate import Clause, clauses
from digest.quotes.firstnames import first_names
from digest.quotes.lexicon import CROWD, ORG_NOUNS, PLACE_NOUNS
from digest.quotes.places import PLACES
from digest.remains import ALONE
from digest.stops import NOUNS_IN_ING
from digest.verbs import Verb, present, verbs

_NAME = r"[A-Z][\w.’'&-]*"
_PLACE = (
    rf"(?:the\s)?(?:(?:city|town|village|state|province|capital|capital city)\sof\s)?(?:(?:[a-z]+(?:ern|al)\s)?{_NAME})"
    rf"(?:\s{_NAME}){{0,3}}(?:,\s{_NAME}(?:\s{_NAME}){{0,2}})?"
)
_MONTHS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|fall"
    "|winter)"
)
# Of what one of these says the rest of the sentence says something else without what follows it.
_KEEPS = re.compile(
    r"\b(?:if|unless|until|not|no|nobody|nothing|none|never|only|except|without|than|every|each|any|all|both|either"
    r"|neither|between|respectively)\b|n[’']t\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(
    r"\b(?:alleg\w+|reportedly|accus\w+|suspect\w*|claim\w*|believed|den(?:y|ied|ies)|said|thought|likely|possibl[ey])\b"
)
_ONE = re.compile(
    r"(?:[Aa]n?|[Tt]he|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d[\d,]*|[Ss]everal"
    r"|[Dd]ozens|[Hh]undreds|[Tt]housands|[Mm]ore than|[Aa]t least|[Nn]early|[Aa]bout|[Oo]ver|[Ss]ome)\s"
)
_MANY = re.compile(r"(?:[A-Z]?[\w-]+\s){0,3}[A-Za-z]?[a-z-]+s$|.*\b(?:police|people|women|men|children)$")
_BEGINS = re.compile(
    r"\s(?:of|in|at|on|from|near|off|outside|inside|with|for|across|around|along|during|after|who|that|which|where|whose"
    r"|[a-z]{3,}ing|[a-z]{2,}ed(?=\s(?:by|in|at|from|on|for|with|to|as|after|during|near)\s)|believed|known|called)\b"
)
_TELLS = frozenset("say says said suggests suggest shows show finds find warns warn report reports announce".split())
_PROGRESS = re.compile(
    r"\s(?:(?:now|also|still|already|\w+ly)\s)?(?:[a-z]+ing|[a-z]+ed|[a-z]+en|to|found|held|set|sent|hit)\b"
)


def modifiers(text: str, inner: Sequence[Part]) -> list[Part]:
    """The parts that only a headline spares, in no order, each range once. `inner` are those that any sentence can spare."""
    quoted = quotations(text)
    told = clauses(text, inner)
    found: dict[Span, Part] = {}
    for part in (
        *_of_subjects(text, told, inner),
        *_seconds(text, told),
        *_places(text, told),
        *_regions(text),
        *_times(text, told),
        *_ages(text),
        *_courts(text),
    ):
        if not any(part.span.overlaps(quote) for quote in quoted):
            found.setdefault(part.span, part)
    last = len(text.rstrip(".!?"))  # a name takes the full stop for its own
    found = {span: Part(part.kind, Span(span.start, min(span.end, last))) for span, part in found.items()}
    return [part for part in found.values() if all(part.span != other.span for other in inner)]


def happened(text: str, verb: Verb) -> bool:
    """Whether a clause tells what has happened, happens now or is said, not what holds."""
    word = verb.word
    if word in ("was", "were", "had", "will") or word in _TELLS:
        return True
    if word in ("has", "have"):
        return bool(
            re.match(
                r"\s(?:also\s|now\s|already\s)?(?:been|[a-z]+ed|[a-z]+en|found|won|lost|made|set|sent|begun|become|left)\b",
                text[verb.end :],
            )
        )
    if word in ("is", "are"):
        return bool(_PROGRESS.match(text, verb.end))
    return present(word, "singular") is not None and word not in _BASE_FORMS


def _does(text: str, clause: Clause) -> bool:
    """Whether people do what a clause says, some and not all of them: "scientists from Lund examine"."""
    noun = re.match(r"(?:[Tt]he\s)?(?:[\w-]+\s)?(?P<noun>[A-Za-z]\w+)\s(?:from|at|in|with)\s", text[clause.start :])
    return (
        noun is not None and noun["noun"].lower() in CROWD and clause.verb.word not in _STATES and not clause.verb.sure
    )


_BODIES = ORG_NOUNS | PLACE_NOUNS | {"the", "republic", "islands", "gulf", "prime", "president", "king", "queen"}
_STATES = frozenset("need needs live lives cost costs earn receive get use make take lack".split())


_BASE_FORMS = frozenset("cut hit put set quit hurt beat split shut spread cost read".split())


def _of_subjects(text: str, told: Sequence[Clause], inner: Sequence[Part]) -> Iterator[Part]:
    """What follows the noun of a subject: "Officials [at the port of Lund] said"."""
    for clause in told:
        aside = [part.span for part in inner if part.kind == "apposition" and part.span.end == clause.verb.start - 1]
        subject = text[clause.start : clause.verb.start]
        end = max((span.start for span in aside), default=clause.verb.start - 1)
        if adverb := re.search(r"\s(?:\w+ly|often|also|never|still)\s$", subject):
            end -= len(adverb[0]) - 1
        told_once = happened(text, clause.verb) or _does(text, clause)
        if not told_once and clause.verb.word not in _MODAL:
            continue
        if "," in _without_lists(text[clause.start : end]).rstrip(","):
            continue
        for begins in _BEGINS.finditer(text, clause.start, end):
            head, cut = text[clause.start : begins.start()], text[begins.start() : end]
            if begins[0].strip() in NOUNS_IN_ING:
                continue  # "a hurricane warning"
            if (
                not head
                or any(verbs(head))
                or SUBORDINATE.search(head)
                or (begins[0].endswith("ing") and "-" in head.split()[-1])
            ):
                continue  # "a two-count superseding indictment"
            if begins[0].strip() == "of" and not _is_person(head) and head.split()[-1][0].islower():
                continue
            if not told_once and not (_PLACED.match(cut) and re.match(r"(?:[Aa]n?|[Oo]ne|[Tt]wo)\s", head)):
                continue  # "A driver who drinks may lose his licence" is true of that driver only
            if _may_go(head, cut):
                yield Part("modifier", Span(begins.start(), end))


_MODAL = frozenset("can could may might must should would".split())
_PLACED = re.compile(r"\s(?:in|near|off|outside|at|on|across|along)\s")
_LIST = re.compile(r"\s(?:wearing|carrying|including|such\sas|with|holding)\s[^,]+(?:,\s[^,]+)*,?\sand\s[^,]+$")


_FROM_SEVERAL = re.compile(rf"\s(?:from|in|at|of)\s(?:{_NAME}(?:\s{_NAME})*,\s)+(?:and\s{_NAME}(?:\s{_NAME})*)?$")


def _without_lists(text: str) -> str:
    """A stretch without the commas of places and lists: "police in Lund, Skåne", "men wearing hats, scarves and gloves"."""
    text = _FROM_SEVERAL.sub("", _LIST.sub("", text))
    return re.sub(
        rf"(?<=\b(?:in|at|of)\s)({_NAME}(?:\s{_NAME})*),(\s{_NAME}(?:\s{_NAME})*)(?=$|\s[a-z])", r"\1\2", text
    )


def _may_go(head: str, cut: str) -> bool:
    """Whether a noun phrase is enough without what follows its noun."""
    if SUPERLATIVE.search(head) or _KEEPS.search(head) or _KEEPS.search(cut) or _CLAIM.search(head):
        return False
    word = cut.split()[0]
    if re.fullmatch(r"\s\w+\s(?:them|it|him|her|us|me|you|one|each other)", cut):
        return False  # "the ability to hear sounds and work with them"
    last = head.split()[-1]
    core = head.split(" of ")[0]
    if len(head.split()) == 1 and last.lower().endswith("s"):
        last = last.lower()  # it begins the sentence
    if _is_person(head):
        return word in ("of", "from", "in", "at", "who", "with", "near")
    if re.fullmatch(r"\s(?:of|from)\s(?P<place>[A-Z]\w+)", cut) and cut.split()[1].lower() in PLACES:
        return len(head.split()) > 1 and all(each[0].isupper() and each.lower() not in _BODIES for each in head.split())
    if last[:1].isupper():  # "the Center for Biological Diversity", "the Bank of England"
        return word in ("in", "near", "who", "where", "which") and len(head.split()) > 2
    if not (_ONE.match(head) or _MANY.fullmatch(core)) or not may_stop(last, "in"):
        return False
    relative = re.match(r"\s(?:who|that|which|where|whose|claiming|saying|believing)\b", cut)
    return bool(relative) or not any(verb.sure for verb in verbs(cut))


def _is_person(head: str) -> bool:
    """Whether what ends here is somebody's full name."""
    words = head.split()
    named = [word for word in words[-3:] if word[:1].isupper()]
    return (
        len(named) > 1
        and words[-1][:1].isupper()
        and words[-1].lower() not in _BODIES
        and any(word.lower() in first_names() or word in _TITLES for word in words[-4:-1] if word[:1].isupper())
    )


_TITLES = frozenset(
    "President Minister Chancellor Senator Governor Mayor Judge Bishop Archbishop Emeritus Cardinal Professor Director"
    " General Colonel Captain Dr. Mr. Mrs. Ms. Sir Dame Lord Lady Representative Secretary Coach Chief".split()
)


_WHERE = re.compile(
    rf"(?P<before>[\w’'-]+)(?P<cut>,?\s(?P<word>in|near|outside)\s{_PLACE})(?=\s(?P<after>[a-z]+)|[.!?]?$|(?P<comma>,\s))"
)
_WHEN = re.compile(
    rf"(?P<before>[\w’'-]+)(?P<cut>\s(?P<word>in)\s(?:(?:early|late|mid)[ -])?(?:{_MONTHS}(?:\s\d{{4}})?|(?:19|20)\d\d))"
    rf"(?=\s(?P<after>[a-z]+)|[.!?]?$|(?P<comma>,\s))"
)
_AGO = re.compile(
    r"(?<=[a-z]{3})(?P<cut>\s(?:(?:about|nearly|almost|some|up to|more than|over|around|roughly)\s)?"
    r"(?:an?|[\d,]+|two|three|four|five|six|seven|eight|nine|ten|several|many"
    r"|(?:(?:tens|hundreds|thousands|millions|billions) of\s?)+)\s"
    r"(?:of\s)?(?:thousand\s|million\s|billion\s)?(?:years?|months?|weeks?|days?|decades?|centuries|hours?|minutes?)\sago)(?=[\s,.]|$)"
)
_DATED = re.compile(
    r"(?P<cut>\sdated\s(?:yesterday|today|(?:on\s)?[A-Z][a-z]+day|[A-Z][a-z]+\s\d{1,2}(?:,\s\d{4})?))(?=[\s,.]|$)"
)
_NEXT = FOLLOWERS | frozenset(("according",))


def _places(text: str, told: Sequence[Clause]) -> Iterator[Part]:
    """Where and in which month or year something happened."""
    if not told or not happened(text, told[0].verb):
        return
    for pattern in (_WHERE, _WHEN):
        for found in pattern.finditer(text, told[0].verb.start):
            before, word, after = found["before"], found["word"], found["after"]
            so_far = text[: found.start("cut")]
            if (
                _KEEPS.search(so_far)
                or SUPERLATIVE.search(so_far)
                or SUBORDINATE.search(text, told[-1].verb.end, found.start("cut"))
            ):
                continue
            alone = before == told[0].verb.word and before in ALONE and after
            if before[0].isupper() or not (alone or may_stop(before, word)):
                continue
            if after and (after not in _NEXT or after in ("and", "or", "but", "to", "that", "who", "which")):
                continue
            if found["comma"] or (pattern is _WHERE and after == "for"):  # "in the district court for the north"
                continue
            yield Part("place", Span(*found.span("cut")))


# Where a place lies: "Lund, Skåne, Sweden".
_REGION = re.compile(
    rf"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|of|to|[Oo]utside)\s(?:the\s)?(?:city\sof\s)?{_NAME}(?:\s{_NAME}){{0,3}}"
    rf"(?P<cut>(?:,\s(?P<region>{_NAME}(?:\s{_NAME}){{0,2}})){{1,2}}(?P<comma>,(?=\s[a-z])(?!\saccording))?)(?=,?\s[a-z]|[.!?]?$)(?!,?\s(?:and|or)\b)"
)


def _regions(text: str) -> Iterator[Part]:
    for found in _REGION.finditer(text):
        aside = ", " in text[: found.start("cut")]  # ", of Lund, Skåne,": the last comma ends what the first began
        cut = Span(found.start("cut"), found.end("cut") - bool(found["comma"] and aside))
        if _LISTED.match(text, found.end("region")):
            continue  # "Lund, Mur, the Tarn, and Halverby"
        words = found["region"].replace(".", "").lower()
        if words in PLACES or words in _REGIONS or found["region"].isupper():
            yield Part("place", cut)


_LISTED = re.compile(rf"(?:,\s(?:the\s)?{_NAME}(?:\s{_NAME})*)+,?\s(?:and|or)\s")
_REGIONS = frozenset(
    (
        "united states", "united kingdom", "new york", "new jersey", "new mexico", "new hampshire", "new zealand",
        "north carolina", "south carolina", "north dakota", "south dakota", "west virginia", "rhode island", "puerto rico",
        "south africa", "south korea", "north korea", "saudi arabia", "sri lanka", "new south wales", "british columbia",
        "northern ireland", "costa rica", "new delhi", "el salvador", "czech republic",
    )
)  # fmt: skip
# Whom one of two stands for: together they do something else.
_TOGETHER = frozenset(
    "met meet agreed agree married clashed split signed merged collided fought talked talk traded joined shared united"
    " differ differed".split()
)
_SECOND = re.compile(
    r"(?P<cut>\sand\s(?:(?:an?|the|his|her|its|their|two|three|four|five|six|seven|eight|nine|ten|\d+|fellow|colleagues"
    rf"|others|several|some)\b[^,;:]{{0,80}}?|{_NAME}(?:\s{_NAME})*))(?=\s(?:\w+ly\s)?$)"
)


def _seconds(text: str, told: Sequence[Clause]) -> Iterator[Part]:
    """The second of two who do something each: "Tann [and her fellow senator Orr] proposed"."""
    for clause in told:
        word = clause.verb.word
        subject = text[clause.start : clause.verb.start]
        found = _SECOND.search(subject)
        if not found or word in _TOGETHER or word in _NUMBERED or not happened(text, clause.verb):
            continue
        head = subject[: found.start("cut")]
        if present(word, "singular") is None and word not in ("will", "had"):
            continue
        if (
            _KEEPS.search(text)
            or "," in head
            or any(verbs(found["cut"]))
            or any(verbs(head))
            or SUBORDINATE.search(head)
        ):
            continue
        if not head.strip() or not (
            may_stop(head.split()[-1], "and") and (head.split()[-1][0].islower() or _is_person(head))
        ):
            continue
        start = clause.start + found.start("cut")
        yield Part("second", Span(start, start + len(found["cut"])))


_NUMBERED = frozenset("is are was were has have say want".split())  # that say of how many they speak


def _times(text: str, told: Sequence[Clause]) -> Iterator[Part]:
    """How long ago it was."""
    yield from (Part("time", Span(*found.span("cut"))) for found in _DATED.finditer(text))
    for found in _AGO.finditer(text):
        so_far = text[: found.start()]
        if (
            told
            and not _KEEPS.search(so_far)
            and not re.search(r"\b(?:than|as|since|until|from|to|of|dating|dates|back)$", so_far)
        ):
            yield Part("place", Span(*found.span("cut")))


# "Filed a report [with the United States District Court for the North of Lund] updating": which court it was.
_COURT = re.compile(
    r"(?:(?<=\bguilty)|(?<=\bconvicted)|(?<=\bcomplaint)|(?<=\blawsuit)|(?<=\bsuit)|(?<=\breport)|(?<=\bmotion)|(?<=\bbrief)|(?<=\bnotice)"
    r"|(?<=\bguilty\stoday)|(?<=\bguilty\syesterday))"
    r"(?P<cut>\s(?:in|with|before)\s(?:the\s|an?\s)?(?:U\.?S\.?\s|United\sStates\s|[Ff]ederal\s)(?:[Dd]istrict\s)?[Cc]ourt"
    r"(?:\s(?:in|for|of)\s(?:the\s)?(?:[A-Z][\w.]+\s?)+(?<!\s)(?:\sof\s(?:[A-Z][\w.]+\s?)+(?<!\s))?(?:,\s[A-Z][\w.]+,)?)?)"
    r"(?=\s(?:for|to|[a-z]{3,}ing)\s)"
)


def _courts(text: str) -> Iterator[Part]:
    yield from (Part("place", Span(*found.span("cut"))) for found in _COURT.finditer(text))


_AGED = r",\s(?:(?:aged?|now)\s)?\d{1,2}(?:\syears\sold)?"
_FROM = rf",\s(?:of|from)\s{_NAME}(?:\s{_NAME}){{0,3}}(?:,\s{_NAME}(?:\s{_NAME}){{0,2}})?"
_AGE = re.compile(
    rf"(?P<joined>{_AGED},)(?=\sand\s[A-Z])|(?P<whole>{_AGED}(?:{_FROM})?,)(?=\s[a-z])|(?P<also>,\s{_NAME}(?:\s{_NAME}){{1,3}}{_AGED},)(?=\s[a-z])"
    rf"|(?P<opens>{_AGED})(?=,\s(?:an?|the|of|from|who|formerly)\b)|(?<=\b(?:died|dies))(?P<died>\saged\s\d{{1,3}})\b"
)


def _ages(text: str) -> Iterator[Part]:
    for pattern in (_AGE, re.compile(rf"(?P<opens>{_AGED})(?=,(?!\sand\s))")):
        for found in pattern.finditer(text):
            group, cut = next((name, found[name]) for name in pattern.groupindex if found[name])
            if group in ("whole", "also") and not verb_at(text, found.end(group)):
                continue
            if group == "opens" and verb_at(text, found.end(group) + 1):
                continue
            if cut:
                yield Part("apposition", Span(*found.span(group)))
