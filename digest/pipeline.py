"""Article in, digest out: the steps in their order, for one story or for many at once."""

from collections.abc import Callable, Sequence
from itertools import zip_longest

from digest.article import Article, Element, Sentence, Span
from digest.background import latest_year
from digest.bullets import bullets
from digest.candidates import can_head, is_old, is_set_aside
from digest.digest import Bullet, Digest, Headline, Model, Notice, Part, Read, Source
from digest.errors import TooShortError
from digest.factcheck import StoryFacts
from digest.generator import Candidate, Generator, LeadGenerator, Request, Want
from digest.lines import Story, headlines
from digest.options import BULLET_WORDS, Options
from digest.quotes import find_quotes, key_quotes
from digest.salience import salience
from digest.sentences import sentences

OnStep = Callable[[str, float], None]
OnPart = Callable[[int, Part], None]

_CANDIDATES = 8  # for each passage
_CONDENSED = 2  # sentences of a story that a model is asked to shorten to a headline
_CONTEXT = 4  # sentences that it may read
_HEADLINE_LENGTH = (4, 14)  # words
_CONDENSED_LENGTH = (7, 12)
_BULLET_LENGTH = (8, 28)  # words, each
_CHARACTERS_PER_WORD = 6


class Summarizer:
    """Makes digests with one model, or with another for headlines. Safe to use again and again, not from two threads at once."""

    def __init__(self, generator: Generator | None = None, *, headline_generator: Generator | None = None) -> None:
        self._generator = generator or LeadGenerator()
        self._headline_generator = headline_generator or self._generator

    def digest(
        self,
        article: Article,
        *,
        options: Options | None = None,
        on_step: OnStep | None = None,
        on_part: Callable[[Part], None] | None = None,
    ) -> Digest:
        """The digest of one story. `on_step` is told the name of each step as it begins, and the share of the work done;
        `on_part` is given what a step has made before the next one begins: quotes, headlines, bullets.

        Raises TooShortError for a story without text.
        """

        def give(_number: int, part: Part) -> None:
            if on_part is not None:
                on_part(part)

        return self.digest_many([article], options=options, on_step=on_step, on_part=give)[0]

    def digest_many(
        self,
        articles: Sequence[Article],
        *,
        options: Options | None = None,
        on_step: OnStep | None = None,
        on_part: OnPart | None = None,
    ) -> list[Digest]:
        """A digest for each story, in their order, with the model's work batched over all of them. `on_part` is told which
        story a part belongs to, from 0.

        Raises TooShortError if one of them has no text.
        """
        options = options or Options()
        tell = on_step or (lambda _name, _fraction: None)
        give = on_part or (lambda _number, _part: None)
        tell("reading", 0.0)
        found = [sentences(article) for article in articles]
        if any(not each for each in found):
            raise TooShortError("the story has no running text")
        tell("quotes", 0.1)
        quotes = [find_quotes(article) for article in articles]
        for number, (article, spoken) in enumerate(zip(articles, quotes, strict=True)):
            chosen = key_quotes(article, spoken, count=options.quotes)
            give(number, Part(quotes=chosen, all_quotes=spoken if options.all_quotes else None))
        tell("headline", 0.25)
        stories = [
            Story(article, own, salience(article, own), spoken, StoryFacts.of(article))
            for article, own, spoken in zip(articles, found, quotes, strict=True)
        ]
        passages = [_passages(self._headline_generator, story) for story in stories]
        titles = _write(self._headline_generator, stories, passages, "headline", options)
        strict = self._headline_generator.condenses
        heads = [
            headlines(story, own, options=options, as_cuts=strict) for story, own in zip(stories, titles, strict=True)
        ]
        for number, ((headline, *alternatives), _vetoed) in enumerate(heads):
            give(number, Part(headline=headline, alternatives=tuple(alternatives)))
        tell("bullets", 0.5)
        windows = [self._generator.windows(story.texts) for story in stories]
        summaries = _write(self._generator, stories, windows, "summary", options)
        tell("checks", 0.9)
        lines = [
            bullets(story, own, options=options, headline=chosen[0])
            for story, own, (chosen, _vetoed) in zip(stories, summaries, heads, strict=True)
        ]
        for number, (own_lines, _vetoed) in enumerate(lines):
            give(number, Part(bullets=own_lines))
        tell("key_quotes", 0.95)
        return [
            self._assemble(story, heads[number], lines[number], _read(story.sentences, windows[number]), options)
            for number, story in enumerate(stories)
        ]

    def _assemble(
        self,
        story: Story,
        heads: tuple[tuple[Headline, ...], tuple[Notice, ...]],
        lines: tuple[tuple[Bullet, ...], tuple[Notice, ...]],
        read: Read,
        options: Options,
    ) -> Digest:
        ((headline, *alternatives), vetoed), (chosen, vetoed_lines) = heads, lines
        notices = [*vetoed, *vetoed_lines]
        if read.share < 1:
            notices.insert(0, Notice("not_read", f"the model read {read.share:.0%} of the story", self._generator.name))
        return Digest(
            headline=headline,
            alternatives=tuple(alternatives),
            bullets=chosen,
            quotes=key_quotes(story.article, story.quotes, count=options.quotes, bullets=chosen),
            article=_source(story.article),
            read=read,
            model=self._model(),
            all_quotes=story.quotes if options.all_quotes else None,
            warnings=tuple(notices),
        )

    def _model(self) -> Model:
        writer, headliner = self._generator, self._headline_generator
        return Model(writer.name, writer.revision, headliner.name if headliner is not writer else None)


def _passages(generator: Generator, story: Story) -> list[range]:
    """What a headline is made from: the lead, and for a model that shortens a sentence the most salient others too that stand
    alone, each with what follows it."""
    texts = story.texts
    if not generator.condenses:
        return list(generator.windows(texts)[:1])
    numbers = [0, *(number for number in story.salience.ranked() if number)]
    latest = latest_year(story.article.body)
    news = (
        number for number in numbers if not ((number and is_old(texts[number], latest)) or is_set_aside(texts, number))
    )
    alone = [number for number in news if can_head(texts[number])][:_CONDENSED]
    lengths = (len(generator.windows(texts[number : number + _CONTEXT])[0]) for number in alone)
    return [range(number, number + length) for number, length in zip(alone, lengths, strict=True)]


def _write(
    generator: Generator, stories: Sequence[Story], windows: Sequence[Sequence[range]], want: Want, options: Options
) -> list[list[Candidate]]:
    """What the model offers for each story, over all of its windows. A baseline that only gives the story's own words has
    nothing to offer that salience does not choose better."""
    if generator.story_words or not (want == "headline" or options.bullets):
        return [[] for _ in stories]
    requests: list[Request] = []
    owners: list[int] = []
    for number, story in enumerate(stories):
        texts = story.texts
        per_window = -(-max(options.bullets, 1) // max(len(windows[number]), 1))
        for window in windows[number]:
            passage = tuple(texts[window.start : window.stop])
            if want == "headline":
                shortest, longest = _CONDENSED_LENGTH if generator.condenses else _HEADLINE_LENGTH
            else:
                shortest, longest = (words * per_window for words in _bullet_length(options))
            requests.append(Request(passage, want, shortest, longest, _CANDIDATES))
            owners.append(number)
    offered: list[list[tuple[Candidate, ...]]] = [[] for _ in stories]
    for owner, candidates in zip(owners, generator.generate(requests), strict=True):
        offered[owner].append(candidates)
    # The best of every window before the second best of any: the end of a long story is heard too.
    return [[each for rank in zip_longest(*own) for each in rank if each is not None] for own in offered]


def _bullet_length(options: Options) -> tuple[int, int]:
    """The least and the most words of a bullet that a model is asked for."""
    least, most = _BULLET_LENGTH
    if options.bullet_max_chars:
        most = min(most, max(options.bullet_max_chars // _CHARACTERS_PER_WORD, BULLET_WORDS[0]))
    most = options.bullet_max_words or max(most, options.bullet_min_words or 0)
    return options.bullet_min_words or min(least, most), most


def _read(found: Sequence[Sentence], windows: Sequence[range]) -> Read:
    """Which sentences lay in a window: adjoining ones as one span."""
    numbers = sorted({number for window in windows for number in window})
    spans: list[Span] = []
    previous = -2
    for number in numbers:
        span = found[number].span
        if number == previous + 1:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
        previous = number
    total = sum(len(sentence.span) for sentence in found)
    return Read(tuple(spans), round(sum(len(found[number].span) for number in numbers) / total, 4))


def _source(article: Article) -> Source:
    return Source(
        sha256=article.sha256,
        words=article.words,
        headline=article.headline,
        byline=article.byline,
        dateline=article.dateline,
        published=article.published,
        language=article.language,
        format=article.envelope.format,
        embargoed_until=article.envelope.embargoed_until,
        pub_status=article.envelope.pub_status,
        version=article.envelope.version,
        elements=tuple(Element(each.span, each.selector) for each in article.envelope.elements),
    )
