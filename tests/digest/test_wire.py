"""A digest to JSON and back, without loss, in code points and in UTF-16."""

import json
from pathlib import Path

import pytest

from digest import Digest, Options, Summarizer, read_text
from digest.article import Article, Span
from digest.digest import Bullet, Headline, Model, Notice, Quote, Read, Source, Speaker
from digest.render.wire import from_wire, quote_text, to_wire

STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*.txt"))


def digested(path: Path, **wanted: object) -> tuple[Digest, Article]:
    article = read_text(path.read_text(encoding="utf-8"))
    return Summarizer().digest(article, options=Options(**wanted)), article  # type: ignore[arg-type]


@pytest.mark.parametrize("offsets", ["codepoint", "utf16"])
@pytest.mark.parametrize("all_quotes", [False, True])
@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_there_and_back(path: Path, offsets: str, all_quotes: bool) -> None:
    digest, article = digested(path, all_quotes=all_quotes, quotes=5)
    wire = json.loads(json.dumps(to_wire(digest, article, offsets=offsets)))  # type: ignore[arg-type]
    assert from_wire(wire, body=article.body) == digest


def test_utf16_offsets_count_as_javascript_does() -> None:
    digest, article = digested(STORIES[0].parent / "night_market.txt", all_quotes=True)
    assert any(ord(character) > 0xFFFF for character in article.body)
    units = article.body.encode("utf-16-le")
    quotes = to_wire(digest, article, offsets="utf16")["all_quotes"]
    assert quotes
    for quote in quotes:
        for span in quote["spans"]:
            assert units[2 * span["start"] : 2 * span["end"]].decode("utf-16-le") == span["text"]


def test_every_span_carries_its_text() -> None:
    digest, article = digested(STORIES[0], all_quotes=True)
    wire = to_wire(digest, article)
    spans = [span for line in (wire["headline"], *wire["bullets"], *wire["all_quotes"]) for span in line["spans"]]
    assert len(spans) > 8
    assert all(article.body[span["start"] : span["end"]] == span["text"] for span in spans)


def test_an_interrupted_quotation_joins_its_parts() -> None:
    body = "“One,” she said, “two.”\n\n“Three.”"
    article = Article(body, ())
    speaker = Speaker(None, None, "unattributed", None, 0.0, "none")
    assert quote_text(Quote((Span(1, 5), Span(18, 22)), speaker, Span(0, 23)), article) == "One, two."
    assert quote_text(Quote((Span(18, 22), Span(26, 32)), speaker, Span(0, 33)), article) == "two.\nThree."


def test_a_digest_of_another_text_is_refused() -> None:
    digest, _ = digested(STORIES[0])
    with pytest.raises(ValueError, match="another text"):
        to_wire(digest, Article("something else", ()))


def test_utf16_needs_the_body() -> None:
    digest, article = digested(STORIES[0])
    with pytest.raises(ValueError, match="UTF-16"):
        from_wire(to_wire(digest, article, offsets="utf16"))


def test_the_wire_has_the_names_that_clients_were_promised() -> None:
    article = Article("Rain fell. “Wet,” said Ana Orr.", ())
    mention = Span(23, 30)
    quote = Quote(
        spans=(Span(12, 16),), speaker=Speaker("Ana Orr", "mayor", "person", mention, 0.98, "right"), context=Span(11, 31),
        cue=Span(18, 22), why=("stands alone",),
    )  # fmt: skip
    digest = Digest(
        headline=Headline("Rain fell", (Span(0, 9),), "generated"),
        alternatives=(Headline("Rain", (Span(0, 4),), "story", use="push"),),
        bullets=(Bullet("Rain fell.", (Span(0, 10),), "story"),),
        quotes=(quote,),
        article=Source(article.sha256, 6),
        read=Read((Span(0, 10),), 0.4),
        model=Model("m", "r", "h"),
        warnings=(Notice("vetoed_bullet", "Snow fell.", "name: Snow"),),
    )
    wire = to_wire(digest, article)
    assert wire["quotes"][0] == {
        "text": "Wet,",
        "spans": [{"start": 12, "end": 16, "text": "Wet,"}],
        "partial": False,
        "cue": {"start": 18, "end": 22, "text": "said"},
        "speaker": {
            "name": "Ana Orr", "role": "mayor", "kind": "person", "confidence": 0.98, "found_by": "right",
            "mention": {"start": 23, "end": 30, "text": "Ana Orr"},
        },
        "context": {"start": 11, "end": 31},
        "why": ["stands alone"],
    }  # fmt: skip
    assert wire["alternatives"][0]["use"] == "push"
    assert wire["read"] == {"spans": [{"start": 0, "end": 10}], "share": 0.4}
    assert wire["model"] == {"name": "m", "revision": "r", "headline_name": "h"}
    assert wire["warnings"] == [{"kind": "vetoed_bullet", "text": "Snow fell.", "evidence": "name: Snow"}]
    assert "all_quotes" not in wire
    assert from_wire(wire) == digest
