"""Background: what a story tells of the time before its news, and what only goes on with the sentence before."""

import re

from digest.verbs import Verb, verbs

_ADVERB = (
    r"(?:also|further|furthermore|again|later|then|subsequently|afterwards?|thus|therefore|instead|similarly|likewise|too"
    r"|previously|earlier|once)"
)
# "The economy was further squeezed", "Officials also said": further than what, the sentence before says.
_GOES_ON = re.compile(rf"(?:\w+\s)?{_ADVERB}\s")
_BEFORE_VERB = re.compile(rf"\b{_ADVERB}\s$")
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = re.compile(r"(?<![\d,.$£€-])(?:1[5-9]|20)\d\d(?![\d,.]\d|-)\b")
_IN_YEAR = re.compile(
    r"\b(?:in|since|during|from|until|by|of|early|late|mid)[ -](?:the\s)?(?:(?:early|late|mid)[ -])?"
    rf"(?:(?:{_MONTH}|spring|summer|autumn|fall|winter)\s)?(?:of\s)?(?P<year>(?:1[5-9]|20)\d\d)\b",
    re.IGNORECASE,
)
# When something was that is no news: no day, which leads have, and not the week just gone.
_LONG_AGO = re.compile(
    r"\b(?:last|previous)\s(?:year|century|decade)\b|(?<!thousand\s)(?<!thousands\sof\s)(?<!million\s)(?<!millions\sof\s)(?<!,\d\d\d\s)"
    r"\b(?:years|decades|centuries)\s(?:ago|earlier|before)\b|\b(?:an?|one)\s(?:year|decade|century)\sago\b"
    r"|\b(?:at|from)\s(?:the\s)?age\s(?:of\s)?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen)\b"
    r"|\b(?:in|during|since|from|until)\s(?:the\s)?(?:(?:early|late|mid)[ -])?(?:1[5-9]\d|200)0s\b"
    r"|\bas\sa\s(?:child|boy|girl|student|teenager|young\s(?:man|woman))\b",
    re.IGNORECASE,
)
_IN_PASSING = re.compile(r",\s(?:which|who|whose|where|located|based|built|founded|known|named)\s[^,]*,")
_LATELY = re.compile(
    rf"\b(?:in|since|from|by)\s(?:(?:early|late|mid)[ -])?{_MONTH}\b"
    r"|\b(?:last|earlier\sthis)\s(?:month|summer|spring|autumn|fall|winter|year)\b"
)


def latest_year(body: str) -> int:
    """The latest year that a story names, 0 where it names none: what was in it is no history."""
    return max((int(found[0]) for found in _YEAR.finditer(body)), default=0)


def tells_old_time(text: str, latest: int) -> bool:
    """Whether words say that something was long before the news: "in 2017", "ten years ago". `latest`: see `latest_year`."""
    return _LONG_AGO.search(text) is not None or any(int(found["year"]) < latest for found in _IN_YEAR.finditer(text))


def loses_old_time(line: str, sentence: str, latest: int) -> bool:
    """Whether a line, a sentence shortened, leaves out before its end that something was long ago."""
    last = sentence.rfind(line.split()[-1])
    found = list(_LONG_AGO.finditer(sentence))
    found += [found for found in _IN_YEAR.finditer(sentence) if int(found["year"]) < latest]
    return any(each.start() < last and each[0].lower() not in line.lower() for each in found)


def goes_on(text: str) -> bool:
    """Whether a sentence's first verb says that something was said before: "was further squeezed"."""
    first = next(verbs(text), None)
    if first is None:
        return False
    return bool(_GOES_ON.match(text[first.end :].lstrip()) or _BEFORE_VERB.search(text[: first.start]))


def is_background(text: str, latest: int) -> bool:
    """Whether a sentence tells what was before the news: in the past perfect, or in the past with an old date. What a clause
    within it tells in passing does not count."""
    text = _IN_PASSING.sub("", text)
    first = next(verbs(text), None)
    if first is None:
        return False
    old = _is_past(first) and (tells_old_time(text, latest) or _LATELY.search(text))
    return first.word == "had" or bool(old) or goes_on(text)


_TURNS = re.compile(r"(?:But|However,|Now,?|Today,|And now,?|Nowadays,?)\s")
# A turn that even a story's first sentence only leads up to.
_TURNS_TO_NEWS = re.compile(
    r"(?:But|And|Yet)\s(?:now|today|here|recently|lately|this\s(?:week|month|year)|these\s(?:days|little))\b|(?:Now|Today|Nowadays),\s"
)
_DEFINES = re.compile(r"\s(?:an?|one\sof|the|rather|very|quite)\s")


def is_foil(text: str, after: str, *, opens: bool = False) -> bool:
    """Whether a sentence only tells what the next one, `after`, turns from: "Radios were built into cars in the 1930s. But now
    …". `opens`: it is the story's first, which is news unless the turn is a plain one."""
    first = next(verbs(text), None)
    if first is None or not (_TURNS_TO_NEWS if opens else _TURNS).match(after):
        return False
    if opens:
        return first.word not in _NOT_PAST or bool(_DEFINES.match(text, first.end))
    return _is_past(first) or (first.word in ("is", "are") and bool(_DEFINES.match(text, first.end)))


def turns_to_news(text: str) -> bool:
    """Whether a sentence says what is so now, after what was so before: "But now, the town wants …"."""
    return _NOW.match(text) is not None


_NOW = re.compile(r"(?:(?:But|And|Yet)\s)?(?:[Nn]ow|[Tt]oday),\s(?!(?:he|she|it|they|this|that|these|those)\b)")


def describes(text: str) -> bool:
    """Whether a sentence tells what something was: "The mill was a large salt works"."""
    text = _IN_PASSING.sub("", text)
    first = next(verbs(text), None)
    return first is not None and first.word in ("was", "were") and bool(_WAS_SUCH.match(text, first.end))


_WAS_SUCH = re.compile(r"\s(?:an?|one\sof)\s(?!(?:victory|defeat|success|failure|draw|record|blow|boost)\b)")


def _is_past(verb: Verb) -> bool:
    return verb.word == "was" or (verb.word not in _NOT_PAST and not verb.word.endswith("s"))


_NOT_PAST = frozenset("is are has have will would can could may might must should do does".split())
