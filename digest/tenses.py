"""The tense of a headline: what has happened is told in the present ("has denied" is "denies"), what will happen with "to", and
auxiliaries go before participles ("was jailed" is "jailed"). The main verb is touched, those beside it, and the verb of what
somebody says.
"""

import re
from collections.abc import Iterator, Sequence

from digest.article import Span
from digest.change import Change
from digest.coordination import Beside, beside
from digest.parts import Part, without
from digest.stops import tail
from digest.verbs import Number, Verb, base, number_of, present, verbs

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
_BE = re.compile(r"(?:is|are|was|were)\s(?=(?P<word>(?:being\s)?(?:\w+ly\s)?[a-z]+))")
_PERFECT = re.compile(r"(?P<has>has|have)\s(?P<been>been\s(?P<how>\w+ly\s)?)?(?P<word>[a-z]+)\b(?!\sto\b)")
_WILL = re.compile(r"will\s(?!be\s\w+ing\b)(?=(?P<word>[a-z]+))")
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
_BACKSHIFTED = re.compile(r"\b(?:was|were|had|would|could)\b|\w[’']d\b")
_SAYING = frozenset(
    "said announced reported confirmed claimed insisted warned found showed ruled suggested concluded".split()
)
_CLAIMING = re.compile(
    r"(?:\s(?:on\s|early\s|late\s)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday))?\s(?:that\s)"
)
_PRONOUN_LAST = re.compile(
    r"\b(?:I|he|she|it|they|we|you|there|this|that|these|those|what|who|which)\s$", re.IGNORECASE
)
_CONTRACTED = re.compile(
    r"(?:\w[’'](?:d|ve|re|ll)|\b(?:it|he|she|that|there|who|what)[’']s)\s(?:\w+ly\s|also\s|already\s)*$"
)  # "she'd finished"
_ONE_OF = re.compile(r"^,?\s(?:and|or)\b|\b(?:and|or)\s$")
_UNTIL_NOW = re.compile(
    r"\b(?:since|long|for (?:the )?(?:past|last|more|many|\w+ (?:years|months|weeks|days|decades)))\b"
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_SUBORDINATE = re.compile(
    r"\b(?:after|while|when|as|because|since|although|though|where|if|before|until|who|which|that|whose|what|how"
    r"|why|including)\b"
)


def tenses(text: str, inner: Sequence[Part]) -> Iterator[Change]:
    """The verbs that a headline tells otherwise. `inner` are the parts of the sentence that may go."""
    yield from _verbs_changed(text, inner)
    yield from _attribution_changed(text)


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
    # A part that is one of several, "Orr [and Tann]", may stay.
    aside = [part.span for part in inner if not _ONE_OF.search(text[part.span.start : part.span.end])]
    for verb in verbs(text):
        if any(verb.start in range(span.start, span.end) for span in aside):
            continue
        before = text[start : verb.start]
        if _SUBORDINATE.search(without(text, start, verb.start, aside)):
            return
        change = _changed(text, verb, without(text, start, verb.start, aside))
        if change and claimed and change.text not in _NO_TENSE:
            return  # "Historians say he wanted": it is past for them too
        told = text.startswith(" that ", verb.end) or verb.word in _SAYING
        if told and _BACKSHIFTED.search(text, verb.end):
            return  # "said they were closing": what is said stays in its tense
        says = verb.word in ("said", "say", "says")
        if change and says:
            yield change
        elif change:
            yield from _with_those_beside(text, verb, change, without(text, start, verb.start, aside), aside)
        if not says or start or not before.strip():
            return
        claimed = True
        start = verb.end  # "Police said two men were killed": what is said is told alike
        if text.startswith(" that ", start):
            start += len(" that ")


def _with_those_beside(text: str, main: Verb, change: Change, subject: str, aside: Sequence[Span]) -> Iterator[Change]:
    """The main verb's change, and those of the verbs beside it; where one of these can't change, all do only without it."""
    source = [change.span for change in _attribution_changed(text)]
    others = list(beside(text, main, [*aside, *source]))
    found, kept = [change], []
    for number, other in enumerate(others):
        if not change.text and other.shared:  # "was arrested and charged"; but not "was hit, fell and was hurt"
            kept += [Span(other.verb.start, other.verb.end)] * any(each.helps for each in others[number:])
        elif new := _changed_beside(text, other, change, main, subject):
            found.append(new)
        elif _clashes(change, other):
            kept.append(Span(other.verb.start, other.verb.end))
    yield from (Change(each.span, each.text, tuple(kept)) for each in found)


def _clashes(change: Change, other: Beside) -> bool:
    """Whether a verb as it stands reads badly beside the main verb as it is changed."""
    if change.text not in _NO_TENSE:
        return True
    if other.subject is None:
        return False
    return other.verb.word in ("was", "were") or (not other.subject and not other.shared)


_NO_TENSE = ("", "to ")


def _changed_beside(text: str, other: Beside, change: Change, main: Verb, subject: str) -> Change | None:
    verb = other.verb
    if other.subject is None or (verb.word in _SAYING and _BACKSHIFTED.search(text, verb.end)):
        return None
    if other.subject:
        return _changed(text, verb, other.subject)
    if other.helps or change.text in _NO_TENSE:
        new = _changed(text, verb, subject)
        if new and (new.text == change.text or change.text not in _NO_TENSE):
            return Change(new.span, new.text or _BE_NOW[verb.word]) if change.text else new
        return None
    number: Number | None = (
        "singular" if main.word == "has" else "plural" if main.word == "have" else number_of(subject)
    )
    now = present(verb.word, number) if number and not re.search(r"\bwhen\b", text[verb.end :]) else None
    return Change(Span(verb.start, verb.end), now) if now else None


_BE_NOW = {"is": "is ", "are": "are ", "was": "is ", "were": "are ", "has": "is ", "have": "are "}


def _changed(text: str, verb: Verb, subject: str) -> Change | None:
    rest = text[verb.start :]
    if _PRONOUN_LAST.search(subject) or _CONTRACTED.search(subject):
        return None
    if (be := _BE.match(rest)) and not _YEAR.search(text):
        word = be["word"]
        being = word.startswith("being ")
        plain = word.removeprefix("being ").split()[-1]
        aim = word == "to" and (verb.word in ("was", "were") or _AIM.search(subject))
        if aim:
            return None  # "its aim is to win", "she was to lead it"
        goes = being or word == "to" or _is_participle(plain) or (plain.endswith("ing") and verb.word in ("is", "are"))
        length = be.end() + (len("being ") if being else 0)
        return Change(Span(verb.start, verb.start + length), "") if goes and plain not in _STATES else None
    if perfect := _PERFECT.match(rest):
        if perfect["been"]:
            goes = _is_participle(perfect["word"]) and perfect["word"] not in _STATES
            return (
                Change(Span(verb.start, verb.start + perfect.start("how" if perfect["how"] else "word")), "")
                if goes
                else None
            )
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
