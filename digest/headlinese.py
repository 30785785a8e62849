"""Headline grammar: what a headline changes in a sentence that it is cut from, and that keeps the facts.

Articles go; verbs are told as `digest.tenses` has it; nations and unions that everybody knows by their letters have them.
"""

import re
from collections.abc import Sequence

from digest.article import Span
from digest.change import Change
from digest.parts import Part
from digest.tenses import tenses

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
    r"|(?:former|latter)(?=\s(?:is|was|were|has|had|said|will|and|of|in|to|would)\b|[,.]))\b(?!\s[A-Z])))(?=[\w$£€])"
)
_NEEDS_ARTICLE = re.compile(
    r"\b(?:as|so|too|half|many|such|what|quite|rather|is|are|was|were|be|been|being|becomes?|became"
    r"|(?:few|some|most|many|all|none|each|any|several|one|two|three|four|five|both|part|half|\d+) of)\s$",
    re.IGNORECASE,
)
# In these the article says something, "all the time", "12 in a row", "so small a world".
_IDIOM = re.compile(
    r"\b(?:all the time|at (?:a|the) time|in (?:a row|a way|the end|the meantime)|on the (?:spot|run|other hand)"
    r"|as a (?:whole|result)|for the time being|by the way|at a loss|once in a|(?:so|too|how|as) [a-z]+ an?)\b"
)
# "Released the following statement": a headline is followed by nothing.
_AHEAD = re.compile(
    r"\b(?:the|these|this)\s(?:following|below)\s(?=(?:[a-z]+\s)?(?:statements?|remarks|comments?|letters?|individuals"
    r"|people|projects|members|changes|bills?|messages?|announcements?|grants|nominees|officials)\b)"
)
_LETTERS = {
    "United States of America": "US",
    "United States": "US",
    "United Nations": "UN",
    "European Union": "EU",
    "United Kingdom": "UK",
}
_LONG_NAME = re.compile(r"(?:\b[Tt]he\s)?\b(?P<name>" + "|".join(_LETTERS) + r")\b(?!\sof\b)")


def articles(text: str) -> list[Change]:
    """The articles that go. Quoted words keep theirs."""
    outside = [*re.finditer(r"[“\"][^“”\"]*[”\"]", text), *_IDIOM.finditer(text)]
    return [
        Change(Span(*found.span()), "")
        for found in _ARTICLE.finditer(text)
        if not any(quote.start() <= found.start() < quote.end() for quote in outside)
        and not _NEEDS_ARTICLE.search(text, max(0, found.start() - 12), found.start())
    ]


def pointers(text: str) -> list[Change]:
    """What only points at what stands below it: a headline does without."""
    return [Change(Span(*found.span()), "") for found in _AHEAD.finditer(text)]


def changes(text: str, inner: Sequence[Part]) -> list[Change]:
    """The verbs and names that a headline writes otherwise. `inner` are the parts of the sentence that may go."""
    quoted = [Span(*found.span()) for found in re.finditer(r"[“\"][^“”\"]*[”\"]", text)]
    return [each for each in tenses(text, inner) if not any(each.span.overlaps(quote) for quote in quoted)]


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
    (re.compile(r"(?<=\w\s)current\s(?!and\b|or\b)(?=[A-Za-z])"), ""),
    (re.compile(r"\bmore than (?=\d|one|two|three|half|a million)"), "over "),
    (re.compile(r"(?<=President )of the United States (?=[A-Z])"), ""),
    (
        re.compile(
            r"(?<=\w\s)(?<!\b[Mm]ost\s)(?<!\b[Mm]ore\s)(?<!\bas\s)(?<!\bso\s)(?<!\bvery\s)(?:recently|successfully|finally|officially|publicly(?=\s\w+ed\b)(?!\s(?:traded|held|owned|funded))|formally|previously|currently|subsequently"
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
