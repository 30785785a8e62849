"""Which quotations a desk would pull, and why.

A quotation earns points for standing alone, for judgement, for a good length, for a speaker with a name and a role, and loses
them for procedure, for leaning on what came before, and for what a bullet already says. They are then taken one by one, best
first, each making its own speaker and its own part of the story dearer for the rest.
"""

import dataclasses
import re
from collections.abc import Sequence

from digest.article import Article
from digest.digest import Bullet, Quote

SURE_ENOUGH = 0.6  # the least confidence in the speaker of a key quote

_SHORTEST, _GOOD, _LONG, _LONGEST = 5, (9, 40), 60, 110  # words
_SAME_SPEAKER = 1.6
_SAME_SENTENCE = 1.0
_SAME_REGION = 0.5
_REGION = 0.12  # of the story's length

_LEANS = re.compile(
    r"(?:and|but|so|or|because|also|then|he|she|they|him|her|them|it|its|it’s|it's|that|that’s|that's|this|these|"
    r"those|such|which|his|their|yes|no|well|"
    r"exactly|otherwise|if so|if not|instead|again|too)\b",
    re.IGNORECASE,
)
_JUDGEMENT = re.compile(
    r"\b(?:must|should|ought|need(?:s|ed)? to|have to|has to|cannot|can[’']t|won[’']t|never|always|nothing|nobody|"
    r"everyone|every|only|worst|best|worse|better|"
    r"wrong|right|fair|unfair|unacceptable|outrageous|disgrace\w*|disaster\w*|crisis|catastroph\w*|tragedy|tragic|"
    r"terrible|horrible|awful|shameful|shame|"
    r"historic|unprecedented|extraordinary|remarkable|huge|enormous|massive|critical|crucial|vital|essential|"
    r"dangerous|danger|threat|risk\w*|fear\w*|afraid|"
    r"hope\w*|proud|angry|sad|sorry|happy|delighted|devastated|heartbroken|shocked|love\w*|hate\w*|believe|think|"
    r"feel|know|want|fail\w*|success\w*|victory|defeat|"
    r"betray\w*|promise\w*|guarantee|impossible|mistake|problem|challenge|opportunity|justice|truth|lie|lies|"
    r"lying|life|lives|death|die|dying|kill\w*|fight\w*|"
    r"war|peace|free|freedom|future|change\w*|save|lose|losing|lost|win|winning|stop|enough|too (?:late|many|much|"
    r"little)|most|least|more than)\b",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"\b(?:thank you|thanks to|good morning|welcome to|no comment|further (?:details|information|comment)|"
    r"in due course|at this time|ongoing|investigation (?:is|continues)|"
    r"we are (?:aware|looking into|working with|cooperating)|enquiries|inquiries are|next of kin|"
    r"please (?:contact|call)|anyone with information|press (?:release|conference)|"
    r"for more information|will be (?:held|announced|released|published)|scheduled|subject to|pursuant|hereby|"
    r"the meeting)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|us)\b")
_FIGURES = re.compile(r"\d")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_STOPWORDS = frozenset(
    "the a an and or but if of to in on at for with from by as is are was were be been being it its this that "
    "these those he she they we i you his her "
    "their our my your not no do does did have has had will would can could should may might must so than then "
    "there here what which who whom when where why "
    "how all any some more most very just also about into over after before up down out off again only own same "
    "too s t".split()
)


@dataclasses.dataclass(slots=True)
class _Rated:
    quote: Quote
    points: float
    why: list[str]
    place: float  # in the story, 0-1


def key_quotes(
    article: Article, quotes: Sequence[Quote], *, count: int, bullets: Sequence[Bullet] = ()
) -> tuple[Quote, ...]:
    """The `count` quotations that a desk would pull, best first, each with `why`; fewer where the story has fewer fit ones.

    Fragments and quotations without a sure speaker are never chosen. The same input always gives the same answer.
    """
    rated = [_rate(article, quote, bullets) for quote in quotes if _fit(article, quote)]
    chosen: list[_Rated] = []
    while rated and len(chosen) < count:
        best = max(rated, key=lambda one: (one.points - _crowding(one, chosen), -one.quote.spans[0].start))
        rated.remove(best)
        if chosen and all(
            not best.quote.speaker.name or best.quote.speaker.name != other.quote.speaker.name for other in chosen
        ):
            best.why.append("another speaker")
        chosen.append(best)
    return tuple(dataclasses.replace(one.quote, why=tuple(one.why)) for one in chosen)


def _fit(article: Article, quote: Quote) -> bool:
    speaker = quote.speaker
    return (
        not quote.partial
        and speaker.kind != "unattributed"
        and speaker.confidence >= SURE_ENOUGH
        and _SHORTEST <= len(_words(article, quote)) <= _LONGEST
    )


def _words(article: Article, quote: Quote) -> list[str]:
    return [word for span in quote.spans for word in _WORD.findall(article.text(span))]


def _rate(article: Article, quote: Quote, bullets: Sequence[Bullet]) -> _Rated:
    words = _words(article, quote)
    text = " ".join(article.text(span) for span in quote.spans)
    points, why = quote.speaker.confidence, []
    if _GOOD[0] <= len(words) <= _GOOD[1]:
        points += 1.0
        why.append("a good length")
    elif len(words) > _LONG:
        points -= 0.02 * (len(words) - _LONG)
    if _LEANS.match(text.lstrip("[(…. ")):
        points -= 0.8
    else:
        points += 0.6
        why.append("stands alone")
    judging = len({found.lower() for found in _JUDGEMENT.findall(text)})
    if judging:
        points += min(1.5, 0.5 * judging)
        why.append("carries judgement")
    if _FIRST_PERSON.search(text):
        points += 0.3
    if _FIGURES.search(text) and not judging:
        points -= 0.2
    if _PROCEDURE.search(text):
        points -= 1.2
    if text.rstrip("’'\"” ").endswith("?"):
        points -= 0.3
    if quote.speaker.name and quote.speaker.role:
        points += 0.4
        why.append("a named speaker with a role")
    elif quote.speaker.kind == "unnamed":
        points -= 0.6
    said = _overlap(words, bullets)
    if said > 0.5:
        points -= 2.0 * said
    elif bullets:
        why.append("not in a bullet")
    place = quote.spans[0].start / max(1, len(article.body))
    points += 0.4 * (1 - place)  # news puts what matters first
    return _Rated(quote, points, why, place)


def _overlap(words: Sequence[str], bullets: Sequence[Bullet]) -> float:
    """How much of a quotation one bullet already says, 0-1: its content words that the bullet has too."""
    content = {word.lower() for word in words} - _STOPWORDS
    if not content:
        return 0.0
    shares = [len(content & {word.lower() for word in _WORD.findall(bullet.text)}) / len(content) for bullet in bullets]
    return max(shares, default=0.0)


def _crowding(one: _Rated, chosen: Sequence[_Rated]) -> float:
    """What a quotation loses to those chosen already: the same voice, the same place."""
    loss = 0.0
    for other in chosen:
        same = one.quote.speaker.name == other.quote.speaker.name and one.quote.speaker.role == other.quote.speaker.role
        loss += _SAME_SPEAKER if same else 0.0
        loss += _SAME_SENTENCE if one.quote.context.overlaps(other.quote.context) else 0.0
        loss += _SAME_REGION if abs(one.place - other.place) < _REGION else 0.0
    return loss
