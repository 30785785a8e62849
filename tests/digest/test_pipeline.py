"""Article in, digest out: with no model, and with models that tell the truth, lie, or say nothing."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from digest import Options, Summarizer, read_text
from digest.digest import Headline, Part
from digest.errors import TooShortError
from digest.generator import Candidate, LeadGenerator, Request
from digest.render.text import to_text
from digest.render.wire import part_to_wire, quote_text, to_wire

STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*.txt"))
SEEDS = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))


# What headlines leave out of a sentence that they leave otherwise as it is.
SMALL = set("a an the is are was were has have been being that who which".split())


class Writer:
    """A generator with given answers: what a model could write, without one. `size` sentences fit its window."""

    name = "writer"
    revision = "1"
    story_words = False

    def __init__(
        self,
        *,
        headline: Sequence[str] = (),
        summary: Sequence[str] = (),
        size: int = 1000,
        condenses: bool = False,
    ) -> None:
        self.condenses = condenses
        self._answers = {"headline": headline, "summary": summary}
        self._size = size
        self.requests: list[Request] = []

    def windows(self, sentences: Sequence[str]) -> list[range]:
        return [range(start, min(start + self._size, len(sentences))) for start in range(0, len(sentences), self._size)]

    def generate(self, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        self.requests += requests
        return [
            tuple(Candidate(text, -float(rank)) for rank, text in enumerate(self._answers[request.want]))
            for request in requests
        ]


def story(name: str) -> str:
    return (STORIES[0].parent / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [*STORIES, *SEEDS], ids=lambda path: path.stem)
def test_every_line_of_a_digest_points_at_its_passage(path: Path) -> None:
    article = read_text(path.read_text(encoding="utf-8"))
    digest = Summarizer().digest(article, options=Options(bullets=4, quotes=5))
    assert digest.model.name == "lead"
    assert digest.read.share == 1
    assert len(digest.bullets) == 4
    for line in (digest.headline, *digest.alternatives, *digest.bullets):
        assert line.spans
        assert all(each.ok for each in line.checks)
        if line.origin == "generated":  # in the present, with "to" for "will", or with a name for "he"
            continue
        # The story's own words, in its order; only small words may be missing, and from headlines alone.
        words = re.findall(r"\w+", line.text.lower())
        passage = re.findall(r"\w+", " ".join(article.text(span) for span in line.spans).lower())
        rest = iter(passage)
        assert all(word in rest for word in words)
        missing = Counter(passage) - Counter(words)
        assert set(missing) <= (SMALL if isinstance(line, Headline) else set())
    assert digest.quotes
    for quote in digest.quotes:
        assert all(article.text(span) in article.body for span in quote.spans)
        assert article.text(quote.spans[0]) in quote_text(quote, article)
    ends = [bullet.spans[-1] for bullet in digest.bullets]
    assert ends == sorted(ends)
    assert digest.bullets[0].text.rstrip(".") != digest.headline.text
    assert digest.headline.text != article.headline


def test_what_a_model_writes_goes_out_with_its_passage() -> None:
    writer = Writer(
        headline=["Court throws out order to close night market in São Bento do Vale"],
        summary=["A court threw out an order to close the night market in São Bento do Vale. "
                 "A residents’ association had collected 1,412 signatures against the noise."],
    )  # fmt: skip
    article = read_text(story("night_market"))
    digest = Summarizer(writer).digest(article, options=Options(bullets=2))
    assert digest.headline.text == "Court throws out order to close night market in São Bento do Vale"
    assert digest.headline.origin == "generated"
    assert "threw out an order" in article.text(digest.headline.spans[0])
    assert [bullet.origin for bullet in digest.bullets] == ["generated", "generated"]
    assert "Sono Tranquilo" in article.text(digest.bullets[1].spans[0])
    assert digest.warnings == ()


def test_what_the_story_does_not_say_never_gets_out() -> None:
    writer = Writer(
        headline=[*["Court orders 900 stalls to close"] * 2,
                  "Court throws out order to close night market in São Bento do Vale"],
        summary=["A court threw out an order to close 950 stalls in São Bento do Vale. "
                 "The judge said that “the market must go at once” in a ruling of 34 pages."],
    )  # fmt: skip
    digest = Summarizer(writer).digest(read_text(story("night_market")), options=Options(bullets=3))
    assert digest.headline.text == "Court throws out order to close night market in São Bento do Vale"
    lines = " ".join(line.text for line in (digest.headline, *digest.alternatives, *digest.bullets))
    assert not re.search("900|950|must go", lines)
    assert len(digest.bullets) == 3
    assert not any(
        bullet.text.startswith(("A court threw out an order to close 9", "The judge said")) for bullet in digest.bullets
    )
    vetoed = {notice.text: notice for notice in digest.warnings}
    assert "900" in vetoed["Court orders 900 stalls to close"].evidence
    assert sum(notice.kind == "vetoed_bullet" for notice in digest.warnings) == 2


def test_a_models_headline_has_to_rank_before_the_storys_own_and_to_read_as_a_sentence() -> None:
    writer = Writer(
        headline=["Judge rules town hall gave traders nine days’ notice", "Court on threw out an order to close"]
    )
    digest = Summarizer(writer).digest(read_text(story("night_market")))
    assert digest.headline.text == "Court threw out order to close night market in São Bento do Vale"
    assert "Judge rules town hall gave traders nine days’ notice" in {line.text for line in digest.alternatives}
    (notice,) = digest.warnings
    assert (notice.kind, notice.text) == ("vetoed_headline", "Court on threw out an order to close")
    assert notice.evidence.startswith("fluency: ")


def test_a_silent_model_leaves_the_story_to_speak() -> None:
    digest = Summarizer(Writer()).digest(read_text(story("mill_fire")))
    assert digest.headline.text == "Fire destroyed most of the Pruitt Woolen Mill, officials say"
    assert len(digest.bullets) == 3


def test_a_long_story_is_read_in_windows_and_every_window_is_heard() -> None:
    article = read_text(story("water_charges"))
    writer = Writer(size=5, summary=["One of the regulator’s orders is to spend £19.6m on leaks by 2028."])
    digest = Summarizer(writer).digest(article)
    summaries = [request for request in writer.requests if request.want == "summary"]
    headlines = [request for request in writer.requests if request.want == "headline"]
    assert len(summaries) == len(writer.windows([""] * sum(len(request.sentences) for request in summaries)))
    assert len(headlines) == 1
    assert digest.read.share == 1


def test_what_was_not_read_is_said() -> None:
    class Narrow(Writer):
        def windows(self, sentences: Sequence[str]) -> list[range]:
            return [range(2)]

    digest = Summarizer(Narrow()).digest(read_text(story("mill_fire")))
    assert digest.read.share < 0.5
    assert digest.warnings[0].kind == "not_read"


def test_many_stories_are_batched_and_come_back_in_order() -> None:
    writer = Writer()
    articles = [read_text(path.read_text(encoding="utf-8")) for path in STORIES]
    digests = Summarizer(writer).digest_many(articles)
    assert [digest.article.sha256 for digest in digests] == [article.sha256 for article in articles]
    alone = [Summarizer(Writer()).digest(article) for article in articles]
    assert digests == alone


def test_what_the_storys_own_headline_is_about_comes_first() -> None:
    article = replace(read_text(story("mill_fire")), headline="The 62 apartments")
    assert Summarizer(LeadGenerator()).digest(article).headline.text.endswith("was being turned into 62 apartments")


def test_another_model_may_write_the_headlines() -> None:
    headliner = Writer(headline=["Fire destroys most of Pruitt Woolen Mill, injuring two firefighters, officials say"])
    headliner.name = "headliner"
    digest = Summarizer(LeadGenerator(), headline_generator=headliner).digest(read_text(story("mill_fire")))
    assert digest.headline.text == "Fire destroys most of Pruitt Woolen Mill, injuring two firefighters, officials say"
    assert (digest.model.name, digest.model.headline_name) == ("lead", "headliner")


def test_steps_are_told_in_order() -> None:
    told: list[tuple[str, float]] = []
    Summarizer().digest(read_text(story("mill_fire")), on_step=lambda *step: told.append(step))
    assert [name for name, _ in told] == ["reading", "quotes", "headline", "bullets", "checks", "key_quotes"]
    assert [fraction for _, fraction in told] == sorted(fraction for _, fraction in told)


def test_what_a_step_made_is_given_before_the_next_begins() -> None:
    article = read_text(story("mill_fire"))
    given: list[str | Part] = []
    digest = Summarizer().digest(
        article,
        options=Options(all_quotes=True),
        on_step=lambda name, _fraction: given.append(name),
        on_part=given.append,
    )
    parts = [each for each in given if isinstance(each, Part)]
    assert [given[given.index(part) + 1] for part in parts] == ["headline", "bullets", "key_quotes"]
    quotes, headline, bullets = parts
    assert quotes.all_quotes == digest.all_quotes
    assert {quote.spans for quote in quotes.quotes or ()} <= {quote.spans for quote in digest.all_quotes or ()}
    assert (headline.headline, headline.alternatives) == (digest.headline, digest.alternatives)
    assert bullets.bullets == digest.bullets
    whole = to_wire(digest, article)
    for part in parts:
        wire = part_to_wire(part, article)
        assert wire
        assert {name: value for name, value in wire.items() if name != "quotes"}.items() <= whole.items()


def test_each_story_of_many_is_given_its_own_parts() -> None:
    articles = [read_text(path.read_text(encoding="utf-8")) for path in STORIES]
    given: dict[int, list[Part]] = {}
    digests = Summarizer().digest_many(articles, on_part=lambda number, part: given.setdefault(number, []).append(part))
    for number, digest in enumerate(digests):
        assert [part.headline for part in given[number]] == [None, digest.headline, None]
        assert given[number][0].all_quotes is None


def test_a_story_of_nothing_but_quotations_has_a_digest() -> None:
    text = "\n\n".join(
        f"“We lost the {thing} and nobody came to help us,” said Ana Orr." for thing in ("boat", "net", "pier")
    )
    digest = Summarizer().digest(read_text(text))
    assert digest.headline.text
    assert digest.bullets


def test_no_text_no_digest() -> None:
    with pytest.raises(TooShortError):
        Summarizer().digest(read_text("", min_words=0))


def test_the_text_form_can_be_read_aloud() -> None:
    article = read_text(story("night_market"))
    digest = Summarizer().digest(article)
    alternatives = (
        replace(digest.headline, text="Night market is to stay"),
        *digest.alternatives,
    )  # the first for no use
    shown = to_text(replace(digest, alternatives=alternatives), article)
    assert shown.startswith("Court threw out order to close night market in São Bento do Vale\n===")
    assert "    — Thandiwe Pereira, mayor" in shown
    assert "no model" in shown.splitlines()[-1]
    assert max(map(len, shown.splitlines())) <= 88
    assert re.search(r"\((?:print|web|push), \d+ characters\)", shown)
    assert "- Night market is to stay (23 characters)" in shown


def test_of_a_model_that_condenses_only_sentences_shortened_are_taken() -> None:
    good = "Night guard reports smoke on third floor"
    fine = "Mill, which closed in 2009, was being turned into 62 apartments"
    writer = Writer(headline=[good, fine], condenses=True)
    digest = Summarizer(writer).digest(read_text(story("mill_fire")))
    vetoed = {notice.text: notice.evidence for notice in digest.warnings}
    assert "fluency" in vetoed[good]  # well put, and not in the story's words
    assert fine not in vetoed
    free = Summarizer(Writer(headline=[good])).digest(read_text(story("mill_fire")))
    assert good not in {notice.text for notice in free.warnings}


def test_no_bullet_is_about_which_or_says_that_somebody_said() -> None:
    text = (
        "The harbour board of Lund will close two of its four piers for the winter because the piles have rotted.\n\n"
        "The worst of which are known to the crews of the ferries as the matchsticks of the town.\n\n"
        "The inspectors of the harbours said in a preliminary report to the board.\n\n"
        "Repairs to the piers will begin in March and will cost the town 3.4 million crowns.\n"
    )
    texts = [bullet.text for bullet in Summarizer().digest(read_text(text), options=Options(bullets=4)).bullets]
    assert len(texts) == 2
    assert not any("which" in each or "inspectors" in each for each in texts)
