"""Shorter forms of a sentence that stay grammatical and say nothing new: parts that can be left out, left out.

Rules find removable parts; nothing is rewritten but the first letter and the final stop. What changes the meaning
stays: conditions ("unless …"), negations, attributions, and whatever stands inside quotation marks.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from digest.article import Article, Span

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_VERB_AHEAD = (
    r"(?=(?:is|are|was|were|has|have|had|will|would|may|might|could|can|should|must|does|did|do|said|says|told"
    r"|\w{3,}ed|\w{2,}[^\Wsu]s|began|became|came|fell|gave|got|held|kept|led|left|lost|made|met|put|ran|rose|saw|sent|set|spoke|stood|took|went|won|wrote)\b)"
)
_NAME_BEFORE = r"(?<=[\w”’.)])"
# The end of the sentence, or an attribution that ends it: that stays, whatever is cut before it.
_TAIL_AHEAD = (
    r"(?=(?:,\s(?:(?:[^,“”\"]{2,60}\s)?(?:said|says|say|told\s[^,“”\"]{2,40}|reported)(?:\s[^,“”\"]{2,60})?"
    r"|(?:said|according\sto)\s[^“”\"]{2,120}))?[.!]?$)"
)

# Each pattern's "cut" group can go. Those that need a full stop after them keep it.
_RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("parenthesis", re.compile(r"(?P<cut>\s[(\[][^()\[\]]{1,120}[)\]])(?=[\s.,;:])")),
    (
        "opening",
        re.compile(
            r"^(?P<cut>(?:But|And|Now|Meanwhile|However|Indeed|Also|Still|Yet|Then|So|In fact|Of course|For example|For instance"
            r"|Earlier|Later|As a result|In addition|Moreover|Furthermore|Nevertheless|At the same time|By contrast"
            rf"|(?:Early |Late |Earlier |Later )?(?:on )?{_DAY}(?: (?:morning|afternoon|evening|night))?"
            r"|(?:On|In|At|Over|During|Following|After|Amid|Since|By|Within|Throughout|Speaking) [^,“”\"]{3,70}"
            # "In Reading, Berkshire, a man …": the place goes on.
            r"(?!,\s[A-Z][\w .]{1,25},)),\s)"
            r"(?=[A-Z“\"]|the |a |an |its? |his |her |their |he |she |they |more |about |some |at least |nearly |\d)"
        ),
    ),
    (
        "opening",
        re.compile(
            rf"^(?P<cut>(?:(?:(?:Early|Late|Earlier|Later)\s)?(?:[Oo]n\s)?(?:{_DAY}|[Yy]esterday|[Tt]oday)"
            r"(?:\s(?:morning|afternoon|evening|night))?|This\s(?:week|month|morning|afternoon)|Last\snight),\s)(?=\w)"
        ),
    ),
    ("opening", re.compile(r"^(?P<cut>(?:But|And|Now|So|Yet)\s)(?=[a-zA-Z])")),
    (
        "relative",
        re.compile(rf"{_NAME_BEFORE}(?P<cut>,\s(?:which|who|whose|where|whom)\s[^,;—“”\"]{{5,160}},)\s{_VERB_AHEAD}"),
    ),
    ("relative", re.compile(rf"{_NAME_BEFORE}(?P<cut>,\s(?:which|who|whose|where)\s[^,;—“”\"]{{5,200}}){_TAIL_AHEAD}")),
    (
        "apposition",
        re.compile(
            rf"{_NAME_BEFORE}(?P<cut>,\s(?:an?|the|its|his|her|their|one of|\d{{1,3}}|[A-Z]\w+(?:\s[A-Z]\w+)*[’']s)\b"
            rf"[^,;:—“”\"()]{{0,100}},)\s{_VERB_AHEAD}"
        ),
    ),
    ("participle", re.compile(rf"(?P<cut>,\s(?:[a-z]+ing)\s[^;—“”\"]{{5,200}}?){_TAIL_AHEAD}")),
    (
        "occasion",
        re.compile(
            r"(?:(?<=\bsaid)|(?<=\bsays))(?P<cut>\s(?:in|on|at|during|late|early|after)\s[^,“”\"]{3,80})(?=[.!]?$)"
        ),
    ),
    ("dash", re.compile(r"(?P<cut>(?:\s?—\s?|\s–\s)[^—–“”\"]{4,120}(?:\s–(?=\s)|\s?—))\s?(?=\w)")),
    ("dash", re.compile(r"^[^—–]+?(?P<cut>(?:\s?—\s?|\s–\s)[^—–“”\"]{4,160})(?=[.!]?$)")),
    (
        "day",
        re.compile(
            rf"(?<!^On)(?<!^This)(?<!^Last)(?<!^Next)(?<=[a-z]{{3}})(?P<cut>\s(?:on\s|early\s|late\s|last\s)*{_DAY}"
            r"(?:\s(?:morning|afternoon|evening|night))?)(?=[\s.,])(?!,\s[A-Z]\w+\s\d)"
        ),
    ),
    (
        "clause",
        re.compile(
            r"(?P<cut>,?\s(?:after|while|amid|following)"
            r"\s(?:the|a|an|its|his|her|their|[a-z]+ing|officials|police|[A-Z])\b[^,;“”\"]{10,160})"
            rf"{_TAIL_AHEAD}"
        ),
    ),
    (
        "clause",
        re.compile(
            r"(?P<cut>,\s(?:but(?!\s(?:rather|also|instead))|and(?=\s(?:he|she|it|they|the)\s)|while|as|after|when|because"
            r"|since|though|although)\s[^“”\"]{10,200}?)"
            rf"{_TAIL_AHEAD}"
        ),
    ),
)

# A part with one of these may turn the sentence round when it goes, or may be what makes a claim somebody's.
_KEEPS = re.compile(
    r"\b(?:if|unless|until|not|no|never|only|except|without|denied|denies|alleged|allegedly|reportedly|according"
    r"|sa(?:id|ys|y)|claim\w*"
    r"|believe\w*|told|accus\w+|suspect\w*|report(?:s|ed))\b|n[’']t\b",
    re.IGNORECASE,
)
# Before a clause they belong to it: "hours after …", "the same as …".
_BELONGS = re.compile(
    r"\b(?:such|same|so|more|less|just|soon|shortly|immediately|even|only|moments|minutes|hours|days|weeks|months|years"
    r"|(?:an?|one|\d+)\s(?:moment|minute|hour|day|week|month|year))$",
    re.IGNORECASE,
)
_MOST_PARTS = 6
_LEAST_WORDS = 4

# Articles that a headline can do without, and those that it cannot: "a few" is not "few", "$5 a share" not "$5 share",
# "the poor" not "poor", "one of the islands" not "one of islands".
_ARTICLE = re.compile(
    r"(?<![\w’'-])(?:(?:an?|^An?)\s(?!(?:few|little|lot|bit|number|average|third|quarter|fifth|half|dozen|couple|handful|majority"
    r"|minority|series|range|variety|total|great|good|while|hundred|thousand|million|billion|share|day|week|month|year|hour"
    r"|night|minute|second|time|person|head|piece|unit|barrel|gallon|lit(?:re|er)|ton(?:ne)?|pound|ounce|kilo\w*|met(?:re|er)"
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


@dataclass(frozen=True, slots=True)
class Cut:
    """A shorter form of a sentence: the spans of the story that were kept, and what they read as, without a final stop."""

    text: str
    spans: tuple[Span, ...]
    dropped: tuple[str, ...]


def cuts(article: Article, sentence: Span) -> tuple[Cut, ...]:
    """The sentence whole, and every safe shorter form of it, each once, the whole one first. The rules are for English."""
    parts: list[tuple[str, Span]] = []
    if article.is_english:
        parts = list(itertools.islice(_removable(article.text(sentence)), _MOST_PARTS))
    seen: dict[str, Cut] = {}
    for count in range(len(parts) + 1):
        for chosen in itertools.combinations(parts, count):
            if any(a.overlaps(b) for (_, a), (_, b) in itertools.combinations(chosen, 2)):
                continue
            kept = _without(sentence, [part for _, part in chosen])
            text = _read(article, kept)
            if count == 0 or len(text.split()) >= _LEAST_WORDS:
                seen.setdefault(text, Cut(text, kept, tuple(name for name, _ in chosen)))
    return tuple(seen.values())


def without_articles(line: str) -> str:
    """A line as headlines have it, without the articles that they leave out. Quoted words keep theirs."""
    parts = re.split(r"([“\"][^“”\"]*[”\"])", line)
    text = "".join(part if number % 2 else _ARTICLE.sub(_unless_needed, part) for number, part in enumerate(parts))
    return text[:1].upper() + text[1:]


def _unless_needed(article: re.Match[str]) -> str:
    return article[0] if _NEEDS_ARTICLE.search(article.string, max(0, article.start() - 12), article.start()) else ""


def _removable(text: str) -> Iterator[tuple[str, Span]]:
    """(rule, the part that can go), offsets counted from the sentence's start, each range once."""
    quoted = [Span(*found.span()) for found in re.finditer(r"[“\"][^“”\"]*[”\"]", text)]
    seen: set[Span] = set()
    for name, pattern in _RULES:
        for found in pattern.finditer(text):
            part = Span(*found.span("cut"))
            if part in seen or any(part.overlaps(quote) for quote in quoted):
                continue
            if _KEEPS.search(found["cut"]) or (name == "clause" and _BELONGS.search(text[: part.start])):
                continue
            seen.add(part)
            yield name, part


def _without(sentence: Span, parts: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    start = sentence.start
    for part in sorted(parts):
        if sentence.start + part.start > start:
            kept.append(Span(start, sentence.start + part.start))
        start = sentence.start + part.end
    if start < sentence.end:
        kept.append(Span(start, sentence.end))
    return tuple(kept)


def _read(article: Article, kept: tuple[Span, ...]) -> str:
    text = " ".join(" ".join(article.text(span) for span in kept).split())
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r",\s*([.;:!?]|$)", r"\1", text).strip(" ,")
    if text.endswith(".") and not re.search(r"(?:\b[A-Z]|\b(?:Inc|Co|Corp|Jr|Sr|Ltd|a\.m|p\.m))\.$|\.\.\.$", text):
        text = text[:-1]
    return text[:1].upper() + text[1:]
