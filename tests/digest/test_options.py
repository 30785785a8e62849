"""What may be asked of a digest, and that it holds."""

from pathlib import Path
from typing import Any

import pytest

from digest import Digest, Options, Summarizer, read_text
from digest.generator import Candidate, Request
from tests.digest.test_pipeline import Writer

STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*.txt"))


def digested(path: Path, **wanted: Any) -> Digest:
    return Summarizer().digest(read_text(path.read_text(encoding="utf-8")), options=Options(**wanted))


@pytest.mark.parametrize(
    "wrong",
    [
        {"headlines": -1}, {"headlines": 11}, {"bullets": 11}, {"quotes": 21}, {"headline_max_chars": 19},
        {"headline_max_chars": 0}, {"bullet_min_words": 0}, {"bullet_max_words": 101}, {"bullet_max_chars": 39},
        {"bullet_min_words": 12, "bullet_max_words": 11},
    ],
)  # fmt: skip
def test_what_is_out_of_range_is_an_error(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must"):
        Options(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [0, 1, 2, 10])
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_as_many_alternatives_as_asked_for(path: Path, count: int) -> None:
    usual, digest = digested(path), digested(path, headlines=count)
    assert len(digest.alternatives) <= count
    assert digest.headline == usual.headline
    assert digest.alternatives[:3] == usual.alternatives[:count]
    assert len({each.text for each in digest.alternatives}) == len(digest.alternatives)


@pytest.mark.parametrize("longest", [45, 60, 90])
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_no_headline_is_longer_than_asked_for(path: Path, longest: int) -> None:
    digest = digested(path, headline_max_chars=longest)
    too_long = [notice for notice in digest.warnings if notice.kind == "headline_too_long"]
    assert digest.headline.spans
    assert bool(too_long) == (len(digest.headline.text) > longest)
    assert all(len(each.text) <= longest for each in digest.alternatives)


@pytest.mark.parametrize(
    "limits",
    [
        {"bullet_max_chars": 100},
        {"bullet_max_words": 14},
        {"bullet_min_words": 30},
        {"bullet_min_words": 9, "bullet_max_words": 16, "bullet_max_chars": 110},
        {"bullet_min_words": 4, "bullet_max_words": 6},
    ],
)
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_bullets_keep_to_their_limits(path: Path, limits: dict[str, int]) -> None:
    digest = digested(path, bullets=5, **limits)
    for bullet in digest.bullets:
        words = len(bullet.text.split())
        assert limits.get("bullet_min_words", 0) <= words <= limits.get("bullet_max_words", 100)
        assert len(bullet.text) <= limits.get("bullet_max_chars", 1000)
        assert bullet.spans
        assert all(check.ok for check in bullet.checks)
    fewer = [notice.text for notice in digest.warnings if notice.kind == "fewer_bullets"]
    assert fewer == ([] if len(digest.bullets) == 5 else [f"{len(digest.bullets)} of 5"])


def test_a_sentence_that_is_too_long_is_cut_where_that_is_safe() -> None:
    (cut,) = digested(STORIES[0].parent / "mill_fire.txt", bullets=1, bullet_max_chars=90).bullets
    assert cut.origin == "story"
    assert len(cut.text) <= 90
    assert cut.text.endswith(".")


def test_what_a_model_writes_keeps_to_them_too() -> None:
    writer = Writer(
        headline=["Court throws out order to close night market in São Bento", "Court saves night market"],
        summary=["A court threw out an order to close the night market in São Bento do Vale."],
    )
    article = read_text((STORIES[0].parent / "night_market.txt").read_text(encoding="utf-8"))
    asked = Options(headline_max_chars=30, bullets=1, bullet_max_words=10)
    digest = Summarizer(writer).digest(article, options=asked)
    assert digest.headline.text == "Court saves night market"
    assert all(bullet.origin == "story" and len(bullet.text.split()) <= 10 for bullet in digest.bullets)
    assert [(request.min_words, request.max_words) for request in writer.requests if request.want == "summary"] == [
        (8, 10)
    ]


def test_title_case_changes_nothing_else() -> None:
    class Headliner(Writer):
        def generate(self, requests: list[Request]) -> list[tuple[Candidate, ...]]:  # type: ignore[override]
            return [(Candidate("Court throws out order to close night market", 0.0),) for _ in requests]

    article = read_text((STORIES[0].parent / "night_market.txt").read_text(encoding="utf-8"))
    for summarizer in (Summarizer(), Summarizer(Headliner())):
        plain = summarizer.digest(article)
        titled = summarizer.digest(article, options=Options(headline_case="title"))
        assert titled.headline.text.startswith("Court Thr")
        for one, other in zip(
            (plain.headline, *plain.alternatives), (titled.headline, *titled.alternatives), strict=True
        ):
            assert other.text.casefold() == one.text.casefold()
            assert (other.spans, other.checks, other.origin) == (one.spans, one.checks, one.origin)
        assert titled.bullets == plain.bullets
