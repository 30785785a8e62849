"""Headline grammar: what a headline changes in a sentence that it is cut from, and that keeps the facts.

Articles go, and auxiliaries before participles ("was jailed" is "jailed"); what has happened is told in the present ("has
denied" is "denies"), what will happen with "to"; nations and unions that everybody knows by their letters have them.
Only the main verb is touched, and the verb of what somebody says.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.article import Span
from digest.parts import Part, without
from digest.stops import tail
from digest.verbs import Verb, base, number_of, present, verbs

# Articles that a headline can do without, and those that it cannot: "a few" is not "few", "$5 a share" not "$5 share",
# "the poor" not "poor", "one of the islands" not "one of islands".
_ARTICLE = re.compile(
    r"(?<![\w’'-])(?:(?:an?|^An?)\s(?!(?:few|little|lot|bit|number|average|third|quarter|fifth|half|dozen|couple"
    r"|handful|majority"
    r"|minority|series|range|variety|total|great|good|while|hundred|thousand|million|billion|share|day|week|month|year|hour"
    r"|night|minute|second|time|person|head|piece|unit|barrel|gallon|lit(?:re|er)|ton(?:ne)?|pound|ounce|kilo\w*"
    r"|met(?:re|er)"
    r"|mile|square|cubic)\b)"
    r"|(?:the|^The)\s(?!(?:poor|rich|wealthy|elderly|young|old|dead|living|wounded|injured|homeless|sick|ill|disabled"
    r"|unemployed|blind|deaf|vulnerable|powerful|accused|public|truth|same|other|others|more|less|late|few|many|following"
    r"|former|latter)\b(?!\s[A-Z])))(?=[\w$£€])"
)
_NEEDS_ARTICLE = re.compile(
    r"\b(?:as|so|too|half|many|such|what|quite|rather|is|are|was|were|be|been|being|becomes?|became"
    r"|(?:few|some|most|many|all|none|each|any|several|one|two|three|four|five|both|part|half|\d+) of)\s$",
    re.IGNORECASE,
)
_LETTERS = {
    "United States of America": "US",
    "United States": "US",
    "United Nations": "UN",
    "European Union": "EU",
    "United Kingdom": "UK",
}
_LONG_NAME = re.compile(r"(?:\b[Tt]he\s)?\b(?P<name>" + "|".join(_LETTERS) + r")\b(?!\sof\b)")
# Before these the auxiliary carries what is said: "was based in", "is known for".
_STATES = frozenset(
    "based located situated supposed used pleased born interested concerned tired married known considered needed required "
    "allowed said told thought believed understood called made able unable opposed committed dedicated designed united".split()
)
_PARTICIPLES = frozenset(
    "beaten begun bought broken brought built caught chosen cut dealt drawn driven fallen fought found flown forced given "
    "grown held hit hurt kept laid led left lost made met paid put quit seen sent set shot shown sold spent"
    " split spoken stolen "
    "struck sworn taken taught thrown torn understood withdrawn won worn written shut stuck swept hanged".split()
)
_AIM = re.compile(r"\b(?:aim|goal|purpose|plan|idea|mission|job|role|task|hope|way|point|object|objective)s?\s$")
_BE = re.compile(r"(?:is|are|was|were)\s(?=(?P<word>(?:being\s)?[a-z]+))")
_PERFECT = re.compile(r"(?P<has>has|have)\s(?P<been>been\s)?(?P<word>[a-z]+)\b(?!\sto\b)")
_WILL = re.compile(r"will\s(?!be\s\w+ing\b)(?=(?P<word>[a-z]+))")
_NOW = re.compile(r"(?:is|are|has|have|was|were|will)\b")
_HELPING_BEFORE = re.compile(r"\b(?P<word>has|have|had|is|are|was|were|be|been|being|will|would)\s$")
_OBJECT = re.compile(r"\s(?:the|an?|his|her|its|their|that)\s")
# With these, what follows may complete a participle: "a law called the …".
_COMPLETED = frozenset("called named dubbed considered awarded given offered shown taught paid told left made".split())
_PAST = frozenset(
    "said became began broke came chose drew drove fell flew forgot froze gave grew ran rose sang sank saw shook"
    " spoke stole "
    "swore took threw tore went wrote withdrew died arrived resigned vowed collapsed vanished disappeared crashed erupted "
    "exploded escaped returned retired marched rallied clashed apologised apologized announced".split()
)
_SAID = re.compile(r"\s(?P<said>said|announced|reported|confirmed)(?=[\s,.]|$)")
_BACKSHIFTED = re.compile(r"\b(?:was|were|had|would|could)\b")
_SAYING = frozenset(
    "said announced reported confirmed claimed insisted warned found showed ruled suggested concluded".split()
)
_CLAIMING = re.compile(
    r"(?:\s(?:on\s|early\s|late\s)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday))?\s(?:that\s)"
)
_PRONOUN_LAST = re.compile(
    r"\b(?:I|he|she|it|they|we|you|there|this|that|these|those|what|who|which)\s$", re.IGNORECASE
)
_UNTIL_NOW = re.compile(
    r"\b(?:since|long|for (?:the )?(?:past|last|more|many|\w+ (?:years|months|weeks|days|decades)))\b"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SUBORDINATE = re.compile(
    r"\b(?:after|while|when|as|because|since|although|though|where|if|before|until|who|which|that|whose|what|how"
    r"|why|including)\b"
)


@dataclass(frozen=True, slots=True)
class Change:
    """What stands in a place of a sentence instead of what stood there; the place counts from the sentence's start."""

    span: Span
    text: str


def articles(text: str) -> list[Change]:
    """The articles that go. Quoted words keep theirs."""
    outside = list(re.finditer(r"[“\"][^“”\"]*[”\"]", text))
    return [
        Change(Span(*found.span()), "")
        for found in _ARTICLE.finditer(text)
        if not any(quote.start() <= found.start() < quote.end() for quote in outside)
        and not _NEEDS_ARTICLE.search(text, max(0, found.start() - 12), found.start())
    ]


def changes(text: str, inner: Sequence[Part]) -> list[Change]:
    """The verbs and names that a headline writes otherwise. `inner` are the parts of the sentence that may go."""
    quoted = [Span(*found.span()) for found in re.finditer(r"[“\"][^“”\"]*[”\"]", text)]
    found = [*_verbs_changed(text, inner), *_attribution_changed(text)]
    return [each for each in found if not any(each.span.overlaps(quote) for quote in quoted)]


# What says nothing, or the same in fewer words.
_TIGHTER: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"(?<=\bin )(?:the\s)?(?:(?:US|Indian|American)\s)?(?:city|town|village|state|province)\sof\s(?=[A-Z])"
        ),
        "",
    ),
    (
        re.compile(
            r"(?<=\w\s)(?<!\bof\s)(?:who|that|which)\s(?:is|are|was|were|(?:has|have)\sbeen)\s(?=(?:(?:being\s)?[a-z]{3,}(?:ed|ing)|born)\s)"
        ),
        "",
    ),
    (re.compile(r"^(?:Many|Several) thousands(?= of )"), "Thousands"),
    (re.compile(r"^[Tt]he total number of (?=[a-z])"), "Total "),
    (re.compile(r"(?<=\w\s)current\s(?=[A-Za-z])"), ""),
    (re.compile(r"\bmore than (?=\d|one|two|three|half|a million)"), "over "),
    (re.compile(r"(?<=President )of the United States (?=[A-Z])"), ""),
    (
        re.compile(
            r"(?<=\w\s)(?:recently|successfully|finally|officially|publicly(?=\s\w+ed\b)(?!\s(?:traded|held|owned|funded))|formally|previously|currently|subsequently"
            r"|immediately|now|also)\s(?=[a-z])"
        ),
        "",
    ),
    (
        re.compile(
            r"\b(?:says?|said|reports?|reported|suggests?|suggested|finds?|found|shows?|showed|rule[sd]|warns?|warned|confirm(?:s|ed)"
            r"|announce[sd]|concluded|believes?|estimates?|told\s\w+)"
            r"(?:,?\s(?:on\s)?(?:early\s|late\s)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday))?\s(?P<gone>that\s)"
            r"(?!(?:is|are|was|were|has|have|will|would|can|could)\b)"
        ),
        "",
    ),
)


def tighter(text: str) -> list[Change]:
    """Words that a headline can spare."""
    quoted = [Span(*found.span()) for found in re.finditer(r"[“\"][^“”\"]*[”\"]", text)]
    found = [
        Change(Span(*each.span("gone" if "gone" in pattern.groupindex else 0)), new)
        for pattern, new in _TIGHTER
        for each in pattern.finditer(text)
    ]
    return [each for each in found if not any(each.span.overlaps(quote) for quote in quoted)]


# What makes more of a thing, and no other thing.
_ADJECTIVE = re.compile(
    r"(?<![\w’'-])(?:recent|powerful|massive|huge|fierce|major|thick|large|famous|popular|extensive|significant|considerable"
    r"|serious|special|entire|numerous|independent|brief|formal|combined|beautiful|well-known|ongoing|latest|severe)\s(?=[a-z]{3,}(?<!\bthan)\b(?!\sthan))",
    re.IGNORECASE,
)


def plainer(text: str) -> list[Change]:
    """A headline without the adjectives that it can spare best."""
    quoted = [Span(*found.span()) for found in re.finditer(r"[“\"][^“”\"]*[”\"]", text)]
    if re.search(r"\b(?:not|no|never|only|most|more|less|as)\b|n[’']t\b", text):
        return []
    found = [Change(Span(*each.span()), "") for each in _ADJECTIVE.finditer(text)]
    return [
        each
        for each in found
        if not any(each.span.overlaps(quote) for quote in quoted)
        and not re.search(r"\b(?:is|are|was|were|be|been|an?\sfew|very|too|so)\s$", text[: each.span.start])
    ]


_INITIALS = re.compile(r"\s?\((?P<letters>[A-Z]{2,6})\)")
_LEAST_USED = 2  # times more in the story


def initials(text: str, body: str) -> list[Change]:
    """A name that the story itself writes by its initials from then on: "World Health Organization (WHO)" is "WHO"."""
    found = []
    for each in _INITIALS.finditer(text):
        words = list(re.finditer(r"[\w’'-]+", text[: each.start()]))
        wanted = list(each["letters"])
        start = None
        for word in reversed(words):
            if not wanted:
                break
            if word[0][0].upper() == wanted[-1]:
                wanted.pop()
                start = word.start()
            elif word[0].lower() not in ("of", "the", "and", "for", "in", "on"):
                break
        used = len(re.findall(rf"(?<![\w(]){each['letters']}(?!\w)", body))
        if not wanted and start is not None and used >= _LEAST_USED:
            found.append(Change(Span(start, each.end()), each["letters"]))
    return found


def letters(text: str) -> list[Change]:
    """The nations and unions that are written by their letters."""
    quoted = [Span(*found.span()) for found in re.finditer(r"[“\"][^“”\"]*[”\"]", text)]
    found = [Change(Span(*each.span()), _LETTERS[each["name"]]) for each in _LONG_NAME.finditer(text)]
    return [each for each in found if not any(each.span.overlaps(quote) for quote in quoted)]


def _attribution_changed(text: str) -> Iterator[Change]:
    """ "…, the government announced" in the present."""
    start = tail(text)
    if found := _SAID.search(text, start):
        helping = _HELPING_BEFORE.search(text, start, found.start("said"))
        who = text[start : helping.start() if helping else found.start()].strip(" ,")
        if helping and helping["word"] not in ("has", "have"):
            return  # "the find was confirmed": nobody says it
        now = present(found["said"], number) if (number := number_of(who)) else None
        if now:
            yield Change(Span(helping.start("word") if helping else found.start("said"), found.end("said")), now)


def _verbs_changed(text: str, inner: Sequence[Part]) -> Iterator[Change]:
    start, claimed = 0, False
    aside = [part.span for part in inner]
    for verb in verbs(text):
        if any(verb.start in range(span.start, span.end) for span in aside):
            continue
        before = text[start : verb.start]
        if _SUBORDINATE.search(without(text, start, verb.start, aside)):
            return
        change = _changed(text, verb, without(text, start, verb.start, aside))
        if change and claimed and not _NOW.match(text, verb.start):
            return  # "Historians say he wanted": it is past for them too
        if verb.word in _SAYING and _BACKSHIFTED.search(text, verb.end):
            return  # "said they were closing": what is said stays in its tense
        if change:
            yield change
        if verb.word not in ("said", "say", "says") or start or not before.strip():
            return
        claimed = verb.word != "said"
        start = verb.end  # "Police said two men were killed": what is said is told alike
        if text.startswith(" that ", start):
            start += len(" that ")


def _changed(text: str, verb: Verb, subject: str) -> Change | None:
    rest = text[verb.start :]
    if _PRONOUN_LAST.search(subject):
        return None
    if (be := _BE.match(rest)) and not _YEAR.search(text):
        word = be["word"]
        being = word.startswith("being ")
        plain = word.removeprefix("being ")
        aim = word == "to" and (verb.word in ("was", "were") or _AIM.search(subject))
        if aim:
            return None  # "its aim is to win", "she was to lead it"
        goes = being or word == "to" or _is_participle(plain) or (plain.endswith("ing") and verb.word in ("is", "are"))
        length = be.end() + (len("being ") if being else 0)
        return Change(Span(verb.start, verb.start + length), "") if goes and plain not in _STATES else None
    if perfect := _PERFECT.match(rest):
        if perfect["been"]:
            goes = _is_participle(perfect["word"]) and perfect["word"] not in _STATES
            return Change(Span(verb.start, verb.start + perfect.start("word")), "") if goes else None
        now = present(perfect["word"], "singular" if perfect["has"] == "has" else "plural")
        if _UNTIL_NOW.search(text, verb.end):
            return None
        known = _is_participle(perfect["word"]) or perfect["word"] in ("become", "begun", "come", "gone", "run")
        return Change(Span(verb.start, verb.start + perfect.end("word")), now) if now and known else None
    if will := _WILL.match(rest):
        goes = will["word"] not in ("not", "have", "never", "no", "also", "likely", "only", "still", "now", "probably")
        return Change(Span(verb.start, verb.start + will.end()), "to ") if goes else None
    return _told_now(text, verb, subject)


def _told_now(text: str, verb: Verb, subject: str) -> Change | None:
    """A past form in the present, where it is surely no participle."""
    active = (
        verb.word in _PAST
        or (verb.word not in _COMPLETED and _OBJECT.match(text, verb.end))
        or (verb.word in _SAYING and _CLAIMING.match(text, verb.end))
    )
    if re.search(r"\bwhen\b|\bso\s\w+\scould\b", text[verb.end :]):
        return None  # what happened then is told in the past
    if not active or _YEAR.search(text) or base(verb.word) is None or verb.word == "told":
        return None
    if subject.endswith((" then ", "recently ")):
        return None
    number = number_of(subject)
    now = present(verb.word, number) if number else None
    return Change(Span(verb.start, verb.end), now) if now else None


def _is_participle(word: str) -> bool:
    return (
        word.endswith("ed") and len(word) > 3 and word not in ("need", "seed", "indeed", "speed")
    ) or word in _PARTICIPLES
