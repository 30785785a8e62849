"""The bullets of a digest: what a model summarised, else the story's own sentences, chosen and condensed."""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from digest.antecedents import References, references
from digest.article import Span
from digest.attributed import THEY_SAY, with_source
from digest.choice import Offer, choose, says_again
from digest.cuts import cuts
from digest.digest import Bullet, Check, Headline, Notice
from digest.factcheck import check
from digest.generator import Candidate
from digest.importance import Importance, importance
from digest.lines import AS_WRITTEN, QUOTE_MARK, Story, failed, letters, vet
from digest.options import Options
from digest.sentences import split
from digest.standing import (
    CONNECTIVE,
    bare_end,
    bare_subject,
    captions,
    follows,
    is_fragment,
    leans,
    needs_more_than_before,
    says_nothing,
)
from digest.verbs import verbs
from digest.words import content_stems

_LEAST_WORDS = 8
_MOST_WORDS = 28  # a longer sentence is cut, where it can be cut
_STANDING = 45  # words: a longer one is no bullet, even uncut
_SENTENCES = 12  # the most important ones, that bullets are chosen from
_FORMS = 6  # of each
# What a line costs against what it says, in units of `Importance.value`: News puts first what matters most, and what is whole
# reads best.
_LATER = 0.02  # times the logarithm of its place
_LOST = 0.003  # for each part that it lost and that says something
_SPARE = 0.04  # for each that it can spare and has all the same
_NAMED = 0.01  # a name for its pronoun
_TO_READERS = 0.03
_LONG = 0.005  # for each word past the most that it should have
_CAPTION = 0.1  # that it seems to stand under a picture
_UNCLEAR = 0.05  # which one its subject is
# What a bullet does without and nothing is lost.
_NEVER = frozenset(("parenthesis", "connective", "occasion", "dash", "source", "opening", "time"))

_LEAD_WORDS = 3  # that are no names: what comes before is a byline or a date, on one line with the story
_PLAIN_WORD = re.compile(r"(?<![\w’'])[a-z]{2,}")
_ENDS_OPEN = re.compile(
    r"\b(?:and|or|but|the|an?|of|to|by|with|at|from|that|which|who|as|than|its|his|her|their|into)[.]$"
)
_SUBORDINATE = re.compile(r"(?:Because|Although|Though|While|Unless|Whereas|If|When|Since|As)\b")
_NO_DAY = re.compile(r".*,\s(?:early|late) in the\b")  # "died, early in the morning", when the day is gone
_QUOTED_END = re.compile(r"[.!?][”\"’']+$")
# An adverbial that says this cannot go: what follows was so then.
_SETS_TIME = re.compile(
    r"\b(?:ago|\d{4}s?|century|centuries|decades?|years|once|history|future|periods?|eras?|ages?|times?|war)\b"
)
_WHERE = re.compile(
    r"(?:[\w’-]+\s){0,5}?(?:[Ii]n|[Aa]t|[Nn]ear)\s(?:the\s)?(?P<place>(?:[A-Z][\w.’-]+\s?){1,3})(?<!\d)(?:,\s(?:[A-Z][\w.’-]+\s?){1,3})?,\s"
)
_TAKES = re.compile(
    r"[a-z]{3}(?:es|[^s]s|ed)\s(?:the|an?|to|that|its|his|her|their|with|around)\s"
)  # a verb that no list has
_SPOKEN_TO = re.compile(r"\b(?:I|we|you|our|my|your|us)\b|\b(?:Let[’']s|In today[’']s)\b")


def bullets(
    story: Story, candidates: Iterable[Candidate], *, options: Options, headline: Headline
) -> tuple[tuple[Bullet, ...], tuple[Notice, ...]]:
    """The bullets in story order, and what was vetoed. `candidates` are summaries, best first. Limits on a bullet's length
    hold without exception: there may be fewer bullets than asked for."""
    notices: list[Notice] = []
    chosen: list[Bullet] = []
    for bullet in _offered(story, candidates, options, notices):
        texts = [each.text for each in chosen]
        if len(chosen) < options.bullets and not says_again(bullet.text, texts) and not _is(headline, bullet.text):
            chosen.append(bullet)
    chosen += _own_bullets(story, options, headline, beside=chosen)
    if len(chosen) < options.bullets and not all(options.bullet_fits(bullet.text) for bullet in _whole(story)):
        notices.append(
            Notice("fewer_bullets", f"{len(chosen)} of {options.bullets}", "the limits on a bullet's length")
        )
    return tuple(sorted(chosen, key=lambda bullet: bullet.spans[-1])), tuple(dict.fromkeys(notices))


def _offered(
    story: Story, candidates: Iterable[Candidate], options: Options, notices: list[Notice]
) -> Iterator[Bullet]:
    """What a model wrote that can stand as a bullet; what is vetoed goes into the notices."""
    least, _ = _words(options)
    for candidate in candidates:
        for part in split(candidate.text, Span(0, len(candidate.text))):
            text = candidate.text[part.start : part.end]
            if len(text.split()) >= least and options.bullet_fits(text) and not leans(text):
                spans, checks = vet(story, text)
                if wrong := failed(checks):
                    notices.append(Notice("vetoed_bullet", text, wrong))
                else:
                    yield Bullet(text, spans, "generated", checks)


def _own_bullets(story: Story, options: Options, headline: Headline, *, beside: Sequence[Bullet]) -> list[Bullet]:
    """The story's own sentences that can stand alone, those that together say most beside the bullets that there are; if none
    can, all of them. Those that are too long are cut; those that break a limit that was given and cannot be cut are left out."""
    count = options.bullets - len(beside)
    if not count:
        return []
    known = references(story.article, story.sentences)
    aside = captions(story.texts)
    standing = [number for number in range(len(story.sentences)) if _stands(story, number, known)]
    texts = [each.text for each in beside]
    if not standing:
        # A story that is all quotations still has lines: better those than none.
        whole = sorted(
            (each for each in _whole(story) if options.bullet_fits(each.text)), key=lambda each: _is_half(each.text)
        )
        return [
            each for n, each in enumerate(whole) if not says_again(each.text, [*texts, *(w.text for w in whole[:n])])
        ][:count]
    texts_of = story.texts
    lead = next((number for number, text in enumerate(texts_of) if len(_PLAIN_WORD.findall(text)) >= _LEAD_WORDS), 0)
    weighed = importance(texts_of[lead:])
    told = story.salience.stems[lead] | set(content_stems(headline.text))
    forms: dict[int, list[_Form]] = {}
    # Cutting and checking takes time: not every sentence of a book.
    for number in _most_important(story, standing, weighed, max(_SENTENCES, 4 * options.bullets)):
        forms[number] = _forms(story, number, options, known, headline)

    def offered(number: int) -> dict[Offer, _Form]:
        spare = max((form.spared for form in forms[number]), default=0)
        under = _CAPTION * (number in aside)
        offers = {
            Offer(number, f.text, under + _price(max(0, number - lead), f, spare, told), f.follows): f
            for f in forms[number]
        }
        best = sorted(offers, key=lambda offer: offer.price - weighed.value([offer.text]))
        return {offer: offers[offer] for offer in best[:_FORMS]}

    offers = {number: offered(number) for number in forms}
    forms = {number: list(own.values()) for number, own in offers.items()}
    good: dict[Offer, Bullet] = {}
    while True:
        chosen = choose([offer for own in offers.values() for offer in own], weighed, count=count, beside=texts)
        for offer in chosen:
            if offer not in good:
                form = offers[offer.sentence][offer]
                if bullet := _checked(story, form):
                    good[offer] = bullet
                else:
                    forms[offer.sentence].remove(form)
                    offers[offer.sentence] = offered(offer.sentence)
                    break
        else:
            return [good[offer] for offer in chosen]


def _is_half(text: str) -> bool:
    """Whether a sentence announces what follows it, or is part of a quotation."""
    return text.endswith((":", ";")) or len(QUOTE_MARK.findall(text)) % 2 == 1


def _stands(story: Story, number: int, known: References) -> bool:
    """Whether a sentence can stand alone, with a name for the pronoun that it begins with where that is known."""
    span = story.sentences[number].span
    text = story.article.text(span).strip()
    quoted = any(span.overlaps(other) for quote in story.quotes if not quote.partial for other in quote.spans)
    return (
        len(text.split()) >= min(_LEAST_WORDS, 6)
        and (number in known.antecedents or not needs_more_than_before(text))
        and not text.endswith("?")
        and (any(verbs(text)) or _TAKES.search(text) is not None or not story.article.is_english)
        and not _is_half(text)
        and not is_fragment(text)
        and not quoted
        and not says_nothing(text)
    )


def _most_important(story: Story, numbers: Sequence[int], weighed: Importance, most: int) -> list[int]:
    """Those sentences that say most, each by itself."""
    texts = story.texts
    return sorted(numbers, key=lambda number: _LATER * math.log1p(number) - weighed.value([texts[number]]))[:most]


def _price(number: int, form: "_Form", spare: int, told: AbstractSet[str]) -> float:
    """What makes a form the worse for a bullet: how late it stands, what it lost, what it has and could spare, that it speaks to
    its readers, or begins with "the aim" when no aim was spoken of. `spare`: the most parts of that kind that any form of the
    sentence does without; `told`: the stems of what its readers have read."""
    lost = len(form.dropped) - form.spared
    long = _LONG * max(0, _length(form) - _MOST_WORDS)
    changed = long + _LOST * lost + _SPARE * (spare - form.spared) + _NAMED * form.named
    subject = bare_subject(form.text)
    unclear = _UNCLEAR * (number > 1 and subject is not None and subject not in told)
    if form.spans[-1].end + 1 < form.sentence.end and (last := bare_end(form.text)):
        unclear += _UNCLEAR * (last not in told and content_stems(form.text).count(last) == 1)
    return _LATER * math.log1p(number) + changed + unclear + _TO_READERS * bool(_SPOKEN_TO.search(form.text))


def _words(options: Options) -> tuple[int, int]:
    """The least and the most words of a bullet: those asked for, else the usual ones as far as they fit."""
    most = options.bullet_max_words or max(_MOST_WORDS, options.bullet_min_words or 0)
    return options.bullet_min_words or min(_LEAST_WORDS, most), most


def _whole(story: Story) -> Iterator[Bullet]:
    """The story's sentences as they stand, the most salient first."""
    for number in story.salience.ranked():
        span = story.sentences[number].span
        text = " ".join(story.article.text(span).split())
        yield Bullet(text, (span,), "story", (Check("verbatim", ok=True, evidence=AS_WRITTEN),))


@dataclass(frozen=True, slots=True)
class _Form:
    """What a sentence reads as without some of its parts, with a name for the pronoun that it begins with if there is one."""

    text: str
    sentence: Span
    spans: tuple[Span, ...]
    dropped: tuple[str, ...]
    named: bool
    follows: bool

    @property
    def spared(self) -> int:
        return sum(kind in _NEVER for kind in self.dropped)


def _forms(story: Story, number: int, options: Options, known: References, headline: Headline) -> list[_Form]:
    """The forms of a sentence that keep to the limits; where none does, the shortest that may be a bullet all the same."""
    span = story.sentences[number].span
    meant = known.antecedents.get(number)
    least, most = _words(options)
    whole = " ".join(story.article.text(span).split())
    longest = options.bullet_max_words or _STANDING
    found: list[_Form] = []
    for cut in cuts(story.article, span):
        text = cut.text if cut.dropped else whole
        if cut.dropped and (joint := CONNECTIVE.match(text)):  # "Also on Monday, the port", without the day
            text = text[joint.end()].upper() + text[joint.end() + 1 :]
        text = text if text[-1] in ".!?" or _QUOTED_END.search(text) else text + "."
        named = meant.put(whole, text) if meant else text
        if named is None:
            continue
        text, passages = named, (meant.span, *cut.spans) if meant else cut.spans
        if they := THEY_SAY.search(text):
            if meant or not (sourced := with_source(text[: they.start()], span, story.facts)):
                continue
            text, passages = sourced[0] + ".", (*sourced[1][1:], *cut.spans)
        if (
            not least <= len(text.split()) <= longest
            or not options.bullet_fits(text)
            or needs_more_than_before(text)
            or _is(headline, text)
            or (cut.dropped and _NO_DAY.match(cut.text))
            or (", but " in whole and ", but " not in text)  # "thrown out of court, but an appeal secured …"
        ):
            continue
        if cut.dropped and _ENDS_OPEN.search(text):
            continue
        if "opening" in cut.dropped and _says_where(whole, text):
            continue
        if _SUBORDINATE.match(text) and any(kind not in _NEVER for kind in cut.dropped):
            continue  # its main clause may have gone
        if "opening" in cut.dropped and _SETS_TIME.search(story.article.body, span.start, cut.spans[0].start):
            continue
        if not number and cut.dropped and follows(text, known.names) and not follows(whole, known.names):
            continue  # "its" was said of what the story begins with
        if not (cut.dropped and says_nothing(text)):
            named_here = meant is not None or passages != cut.spans
            found.append(
                _Form(text, span, passages, cut.dropped, named_here, number > 0 and follows(text, known.names))
            )
    fitting = [form for form in found if len(form.text.split()) <= most]
    if not fitting:
        return sorted(found, key=_length)[:_FORMS]
    whole_enough = [form for form in fitting if len(form.dropped) == form.spared]
    return [*sorted(whole_enough, key=_length)[:1], *(form for form in fitting if form not in whole_enough)]


def _says_where(whole: str, text: str) -> bool:
    """Whether the adverbial that a sentence begins with says where, and no more, and a form of it has lost that."""
    found = _WHERE.match(whole)
    return found is not None and not text.startswith(found[0]) and found["place"] not in text


def _length(form: _Form) -> int:
    return len(form.text.split())


def _checked(story: Story, form: _Form) -> Bullet | None:
    """A form as a bullet; None where it says what the story does not."""
    checks = check(form.text, story.facts, passage=(form.sentence,)) if form.dropped or form.named else ()
    if failed(checks):
        return None
    if form.named:
        return Bullet(form.text, form.spans, "generated", checks)
    verbatim = Check("verbatim", ok=True, evidence=AS_WRITTEN)
    return Bullet(form.text, form.spans, "story", (verbatim, *checks))


def _is(headline: Headline, text: str) -> bool:
    return letters(text) == letters(headline.text)
