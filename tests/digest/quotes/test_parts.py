"""The small functions that quotes are found and attributed with."""

import pytest

from digest.article import Span
from digest.quotes import sources, speech, titles
from digest.quotes.confidence import measured
from digest.quotes.cues import CUE
from digest.quotes.firstnames import first_names
from digest.quotes.lexicon import is_role
from digest.quotes.likeness import compatible, fold, nearly
from digest.quotes.naming import name_in
from digest.quotes.quotations import mask, quotations
from digest.quotes.runs import runs
from tests.digest.quotes.reading import article


def quoted(text: str) -> list[str]:
    story = article(text)
    return [" / ".join(story.text(span) for span in found.spans) for found in quotations(text, story.paragraphs)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“a” b", ["a"]),
        ('"a" b "c"', ["a", "c"]),
        ("''a,'' b", ["a,"]),
        ("``a,'' b", ["a,"]),
        ("»a« b", ["a"]),
        ("„a“ b", ["a"]),
        ("”a” b", ["a"]),
        ("‘it’s the boys’ turn,’ b", ["it’s the boys’ turn,"]),
        ("the ’90s and rock ’n’ roll", []),
        ("the workers' rights and the boys' club", []),
        ("“a\n“b\n“c” d", ["a / b / c"]),
        ("“a\nb” c", ["a / b"]),
        ("“a\nb\n“c” d", ["a", "c"]),
        ("“he said “go” and left” b", ["he said “go” and left"]),
        ("''He said, 'Go,''' b", ["He said, 'Go,'"]),
        ("a 6'2\" man", []),
        ("“ ” “”", []),
    ],
)
def test_marks(text: str, found: list[str]) -> None:
    assert quoted(text) == found


@pytest.mark.parametrize("text", ["“We won,” he said.", "''a'' 'b' \"c\"", "“a\n“b.”", ""])
def test_a_mask_keeps_every_offset(text: str) -> None:
    masked = mask(text, quotations(text, article(text).paragraphs))
    assert len(masked) == len(text)
    assert [char == "\n" for char in masked] == [char == "\n" for char in text]


def test_the_cue_words_are_matched_whole() -> None:
    assert [found[0] for found in CUE.finditer("He said so, unsaid and aforesaid, according to Kim; she went on.")] == [
        "said",
        "according to",
        "went on",
    ]


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("Kang said", "said", "Kang"),
        ("Kang Jun-young, a professor at X, Y and Z, said", "said", "Kang Jun-young"),
        ("In a statement on Monday the ministry said", "said", "the ministry"),
        ("The finance minister, Lou Tan, later said", "said", "Lou Tan"),
        ("Kang, however, said", "said", "Kang"),
        ("Rep. Ann Lee (R-Tex.) said", "said", "Rep. Ann Lee"),
        ("A spokesman for the ministry said", "said", "A spokesman"),
        ("Zelko – standing by the door – said", "said", "Zelko"),
        ("Ann Lee, 24, who cited only sport, said", "said", "Ann Lee"),
        ("said", "said", None),
    ],
)
def test_the_subject_before_a_verb(text: str, verb: str, head: str | None) -> None:
    chunk = sources.before(text, 0, text.rindex(verb))
    assert (text[chunk.start : chunk.end].strip() if chunk else None) == head


@pytest.mark.parametrize(
    ("text", "head", "full"),
    [
        (" Kang Jun-young, a professor", "Kang Jun-young", "Kang Jun-young"),
        (" a spokesman for the hotel.", "a spokesman", "a spokesman for the hotel"),
        ("  Ann Lee on Monday", "Ann Lee", "Ann Lee on Monday"),
        (" Sen. Ann Lee (R-Fla.)", "Sen. Ann Lee", "Sen. Ann Lee"),
        (", then left", None, None),
    ],
)
def test_the_name_after_a_verb(text: str, head: str | None, full: str | None) -> None:
    chunk = sources.after(text, 0, len(text))
    assert (text[chunk.start : chunk.end] if chunk else None) == head
    assert (text[chunk.start : chunk.full] if chunk else None) == full


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("Chinese Foreign Ministry spokesman ", "Chinese Foreign Ministry spokesman"),
        ("on Monday the professor ", "professor"),
        ("US Secretary of State ", "US Secretary of State"),
        ("Johns Center for Health Security anthropologist ", "Johns Center for Health Security anthropologist"),
        ("said former deputy prime minister ", "former deputy prime minister"),
        ("Alabama Sen. ", "Alabama Sen."),
        ("His wife ", "His wife"),
        ("United States Senator from Vell ", "United States Senator from Vell"),
        ("at the Vell party convention Sen. ", "Sen."),
        ("She met ", None),
        ("she accused ", None),
        ("Mr Reeve accused ", None),
        ("the murder accused ", "murder accused"),
        ("Mr ", None),
    ],
)
def test_titles_before_a_name(before: str, title: str | None) -> None:
    span = titles.title_before(before + "Kim", len(before), 0)
    assert (before[span.start : span.end] if span else None) == title


@pytest.mark.parametrize(
    ("text", "words", "honorific"),
    [
        ("President Ann Lee", ("ann", "lee"), "president"),
        ("Dr Martin King Jr.", ("martin", "king"), "dr"),
        ("DJ Beverly Bond", ("beverly", "bond"), "dj"),
        ("Forty-year-old Ann Lee", ("ann", "lee"), ""),
        ("Growls In Response To Kaine", ("kaine",), ""),
        ("Lorcan Twomey SC", ("lorcan", "twomey"), ""),
        ("Ursula von der Leyen", ("ursula", "von", "der", "leyen"), ""),
    ],
)
def test_names_in_runs(text: str, words: tuple[str, ...], honorific: str) -> None:
    span = Span(0, len(text))
    (run,) = runs(text, span)
    name = name_in("" + text, run, span, frozenset())
    assert name is not None
    assert (name.words, name.honorific) == (words, honorific)


def test_names_are_folded_and_compared() -> None:
    assert fold("Erdoğan") == "erdogan"
    assert fold("al-Hakim") == "hakim"
    assert fold("Jr.") == "jr"
    assert nearly("buchtmann", "bauchtman")
    assert nearly("sweeney", "sweeny")
    assert not nearly("marsh", "harsh")
    assert not nearly("kim", "kam")
    assert compatible(("bob", "lee"), ("robert", "lee"))
    assert compatible(("j", "lee"), ("john", "lee"))
    assert not compatible(("ann", "lee"), ("john", "lee"))


def test_confidence_is_what_was_measured() -> None:
    assert measured("after", "name", 0.7) == 0.99
    assert measured("dash", "name", 0.95) == 0.95  # too seldom met to say more
    sure = [measured("after", "pronoun", trust / 100) for trust in range(60, 101)]
    assert sure == sorted(sure)
    assert sure[0] < 0.6 < 0.95 < sure[-1]


def test_the_lexicon() -> None:
    assert is_role("spokeswoman")
    assert is_role("seismologist")
    assert is_role("co-founder")
    assert not is_role("lindqvist")
    assert first_names()["john"] == "m"
    assert first_names()["mary"] == "f"


@pytest.mark.parametrize(
    ("before", "content", "after", "verdict"),
    [
        ("Joe ", "The Hammer", " Dunn", True),
        ("Joe said ", "the hammer", " fell", False),
        ("It was ", "The Hammer", " that fell", False),
    ],
)
def test_nicknames(before: str, content: str, after: str, verdict: bool) -> None:
    assert speech.is_nickname(before, content, after) is verdict


def test_terms_titles_and_source_lists() -> None:
    assert speech.is_term("a process called ", "leaching")
    assert speech.is_term("the song ", "Fog")
    assert speech.is_term("marchers held signs reading ", "Save us")
    assert not speech.is_term("what critics called ", "a farce")
    assert speech.title_case("The Long Way Home")
    assert not speech.title_case("The long way home")
    assert speech.is_source_list("Ada Marsh. ", " — Vell Courier, March 3, 2021")
    assert speech.is_clause("we cannot go on")
    assert not speech.is_clause("utmost effort")
