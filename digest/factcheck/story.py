"""StoryFacts: what a story says, indexed once so that checking a line takes less than a millisecond."""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from digest.article import Article, Span
from digest.factcheck.assertion import Assertion, assertions
from digest.factcheck.attribution import Attribution, attribution
from digest.factcheck.dates import Date, dates, places_of
from digest.factcheck.nameindex import NameIndex
from digest.factcheck.nations import base_name
from digest.factcheck.numbers import NumberIndex
from digest.factcheck.quantities import Quantity, quantities, vague_amounts
from digest.factcheck.quoted import fold
from digest.factcheck.tokens import Token, content_lemmas, lemma, tokenise
from digest.sentences import sentences

_MOST_NEAR = 12  # sentences: a line that is like more is like all of them
_ANSWER = 3  # tokens


@dataclass(frozen=True)
class SentenceFacts:
    """One sentence of the story, taken apart."""

    span: Span
    tokens: tuple[Token, ...]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        return frozenset(content_lemmas(self.tokens))

    @cached_property
    def forms(self) -> frozenset[str]:
        """Its words, and those that they are the adjectives or people of."""
        return frozenset(form for token in self.tokens for form in (token.low, base_name(token.low)))

    @cached_property
    def dates(self) -> tuple[Date, ...]:
        return dates(self.tokens)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        return quantities(self.tokens, places_of(self.dates))

    @cached_property
    def assertions(self) -> tuple[Assertion, ...]:
        return assertions(self.tokens)

    @cached_property
    def attribution(self) -> Attribution | None:
        return attribution(self.tokens)


@dataclass(frozen=True)
class StoryFacts:
    """The index of one story: its sentences, and its quantities, dates and names. What the headline, the dateline and the
    byline say supports a number or a name too, as the story brought them."""

    folded: str
    sentences: tuple[SentenceFacts, ...]
    numbers: NumberIndex
    dates: tuple[Date, ...]
    names: NameIndex
    name_words: frozenset[str]
    where: dict[str, tuple[int, ...]]

    @cached_property
    def name_lemmas(self) -> frozenset[str]:
        return frozenset(map(lemma, self.name_words))

    @cached_property
    def only_denied(self) -> frozenset[str]:
        """The lemmas that the story has only where it denies them."""
        said = [each for sentence in self.sentences for each in sentence.assertions]
        return frozenset(each.lemma for each in said if each.negated) - {
            each.lemma for each in said if not each.negated
        }

    @classmethod
    def of(cls, article: Article) -> "StoryFacts":
        own = tuple(SentenceFacts(each.span, tokenise(article.text(each.span))) for each in sentences(article))
        aside = [article.headline, article.dateline, article.byline, article.published]
        beside = [tokenise(text) for text in aside if text]
        everything = [*(each.tokens for each in own), *beside]
        beside_dates = [dates(tokens) for tokens in beside]
        found = [
            *(each.quantities for each in own),
            *(quantities(tokens, places_of(those)) for tokens, those in zip(beside, beside_dates, strict=True)),
        ]
        all_dates = [*(each.dates for each in own), *beside_dates]
        where: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(own):
            for word in each.lemmas:
                where[word].append(number)
        index = NameIndex([each.tokens for each in own], beside)
        return cls(
            folded=fold(" ".join([*(article.text(span) for span in article.paragraphs), article.headline or ""])),
            sentences=own,
            numbers=NumberIndex(found, (base for tokens in everything for _, base in vague_amounts(tokens))),
            dates=tuple({date.parts: date for those in all_dates for date in those}.values()),
            names=index,
            name_words=index.words,
            where={word: tuple(numbers) for word, numbers in where.items()},
        )

    def saying(self, lemmas: Iterable[str], *, share: float, least: int) -> list[SentenceFacts]:
        """The sentences that have the most of these words, where that is `share` of their weight and `least` words."""
        wanted = set(lemmas)
        near = self.nearest(wanted, None, share=1.0)
        if not near or len(wanted & near[0].lemmas) < least:
            return []
        found = sum(map(self.weight, wanted & near[0].lemmas))
        return near if found >= share * sum(map(self.weight, wanted)) else []

    def answer_to(self, sentence: SentenceFacts, lemmas: Iterable[str]) -> SentenceFacts | None:
        """The next sentence, where it goes on about one of these words at once: "The airport refused"."""
        after = self.sentences.index(sentence) + 1
        if after == len(self.sentences):
            return None
        first = set(content_lemmas(self.sentences[after].tokens[:_ANSWER]))
        return self.sentences[after] if first.intersection(lemmas) else None

    def weight(self, word: str) -> float:
        """Inverse sentence frequency; 0 for words that the story does not have."""
        spread = len(self.where.get(word, ()))
        return math.log(1 + len(self.sentences) / spread) if spread else 0.0

    def nearest(self, lemmas: Iterable[str], passage: Sequence[Span] | None, *, share: float) -> list[SentenceFacts]:
        """The sentences that have the most of these words by weight, best first, down to `share` of the best."""
        scores: dict[int, float] = defaultdict(float)
        for word in set(lemmas):
            weight = self.weight(word)
            for number in self.where.get(word, ()):
                scores[number] += weight
        if passage is not None:
            inside = {
                number: score
                for number, score in scores.items()
                if any(self.sentences[number].span.overlaps(span) for span in passage)
            }
            scores = defaultdict(float, inside or scores)
        if not scores:
            return []
        least = share * max(scores.values())
        ranked = sorted(scores, key=lambda number: (-scores[number], number))
        return [self.sentences[number] for number in ranked[:_MOST_NEAR] if scores[number] >= least]
