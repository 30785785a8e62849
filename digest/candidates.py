"""The headlines that a story offers of itself: cuts of its most salient sentences, each with the features it is ranked by."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from digest.article import Article, Sentence
from digest.attributed import THEY_SAY
from digest.background import describes, is_background, is_foil, latest_year, turns_to_news
from digest.cuts import Cut, headline_cuts
from digest.ranking import StoryWords, features, score
from digest.salience import Salience, leans_back
from digest.soundness import soundness
from digest.standing import is_fragment, leans
from digest.surnames import with_full_names
from digest.verbs import verbs

MOST_WORDS = 14
_MOST_OF_LEAD = 18  # rather than another sentence's
# What tells of the programme or of the text, not of the news.
_INTRODUCES = re.compile(
    r"^(?:From\s[^,]{3,60},\s)?(?:this\sis\sthe|I[’']m|I\sam|welcome\sto|here\s(?:is|are))\b"
    r"|^(?:Editor[’']s\snote|Note|Correction|The\sfollowing|Our|My|Imagine|Please|Suppose\syou|Consider\sa\stime|Hello)\b"
    r"|^(?:\w+|[^,]{3,100},)\s(?:we|I|let[’']s)\s"
    r"|\bpresents?\s(?:a\sspecial\sprogram|(?-i:[A-Z])|[“\"])",
    re.IGNORECASE,
)
_SENTENCES = 4  # the most salient ones, that headlines are cut from


@dataclass(frozen=True, slots=True)
class HeadlineCandidate:
    """A cut, the number of its sentence, and its row of `ranking.FEATURES`."""

    cut: Cut
    sentence: int
    features: tuple[float, ...]

    @property
    def score(self) -> float:
        return score(self.features)


# "The index is based on …": which index, the sentence before says.
_OF_BEFORE = re.compile(r"(?:The|Those|These|Such)\s(?P<noun>(?:[a-z0-9-]+\s){1,3}?)(?=[a-z])")


def _known_before(text: str) -> bool:
    """Whether a sentence speaks of something that the ones before it have named."""
    found = _OF_BEFORE.match(text)
    if not found:
        return False
    first = next(verbs(text), None)
    return (
        first is not None
        and text[: first.start].strip().replace("-", "").replace(" ", "").isalnum()
        and not any(character.isupper() for character in text[3 : first.start])
        and not re.search(r"\s(?:of|in|at|for|from|on|to|that|who)\s", text[: first.start])
    )


def is_old(text: str, latest: int) -> bool:
    """Whether a sentence tells no news, or what only the ones before explain. `latest` is the last year of the story."""
    return _known_before(text) or is_background(text, latest)


def is_set_aside(texts: Sequence[str], number: int) -> bool:
    """Whether a sentence says what another thing was, or what the next sentence turns from."""
    if number and describes(texts[number]):
        return True
    return number + 1 < len(texts) and is_foil(texts[number], texts[number + 1], opens=number == 0)


# "The team then analyzed": after something.
_THEN = re.compile(r"(?:[\w’'.-]+\s){1,8}then\s[a-z]+")


def can_head(sentence: str) -> bool:
    """Whether a headline can be made of a sentence: it leans on no other, presents no programme and asks nothing."""
    return not (
        _THEN.match(sentence)
        or is_fragment(sentence)
        or (leans_back(sentence) and not turns_to_news(sentence))
        or _INTRODUCES.search(sentence)
        or sentence.rstrip("”\"'").endswith("?")
    )


def headline_candidates(
    article: Article, sentences: Sequence[Sentence], salience: Salience, *, avoid: frozenset[int] = frozenset()
) -> list[HeadlineCandidate]:
    """Every candidate of at most MOST_WORDS words, in no order; longer ones where there is no other, or the lead has no
    shorter one. `avoid` are the numbers of sentences that nothing is cut from."""
    words = StoryWords(salience)
    ranked = salience.ranked()[: 4 * _SENTENCES]
    order = [0, *(each for each in ranked if each)]  # the lead always, whatever else
    latest = latest_year(article.body)
    texts = [article.text(each.span) for each in sentences]
    known = [number for number in order if (number and is_old(texts[number], latest)) or is_set_aside(texts, number)]
    order = [*(number for number in order if number not in known), *known]
    found: dict[str, HeadlineCandidate] = {}
    used, short = 0, False
    for number in order:
        if number in known and short:
            break
        text = article.text(sentences[number].span)
        if number in avoid or not can_head(text):
            continue
        rather = None if number else _MOST_OF_LEAD
        made = headline_cuts(article, sentences[number].span, most_words=MOST_WORDS, rather=rather)
        for whole in made:
            cut = replace(whole, text=THEY_SAY.sub("", whole.text))  # who they are is said again where it can be told
            cut = with_full_names(cut, article.body, sentences[number].span.start)
            if not leans(cut.text, opens=number == 0):
                sound = soundness(cut.text, texts[number])
                row = features(
                    cut.text, words, sentence=number, dropped=cut.dropped, rewritten=cut.rewritten, sound=sound
                )
                found.setdefault(cut.text, HeadlineCandidate(cut, number, row))
        used += bool(made)
        short = any(is_short(text, each.sentence) for text, each in found.items())
        if used >= _SENTENCES and short:
            break
    return [each for each in found.values() if not short or is_short(each.cut.text, each.sentence)]


def is_short(line: str, sentence: int) -> bool:
    """Whether a line is as short as headlines are. Of the lead a little more may stay: it is the news."""
    return len(line.split()) <= (MOST_WORDS if sentence else _MOST_OF_LEAD)
