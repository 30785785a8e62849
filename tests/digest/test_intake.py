"""Plain text in: what is running text, what is not, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.article import Article
from digest.errors import IntakeError, TextError, TooShortError
from digest.intake import read_text

STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*.txt"))


def kinds(article: Article) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in article.blocks:
        found.setdefault(block.kind, []).append(article.text(block.span))
    return found


def read(text: str) -> Article:
    return read_text(text, min_words=0)


def test_a_page_copied_whole_is_told_apart() -> None:
    found = kinds(read_text((STORIES[0].parent / "school_radio.txt").read_text(encoding="utf-8")))
    assert found["furniture"] == [
        "Send to",
        "Photo: The antenna on the roof of the science block",
        "Related: How to hear the space station with a $30 receiver",
    ]
    assert found["headline"] == ["Pupils' radio reaches space station on third try"]
    assert found["byline"] == ["June 9, 2026 - 14:05 By Amara Solheim"]
    assert found["dateline"] == ["PORT MERIDIAN"]
    assert found["text"][0].startswith("Pupils at a secondary school")


def test_what_the_text_carries_is_recognised() -> None:
    article = read_text((STORIES[0].parent / "mill_fire.txt").read_text(encoding="utf-8"))
    assert article.headline == "Fire guts 19th-century mill; two firefighters hurt"
    assert article.byline == "Dana R. Whitlock, Staff Writer"
    assert article.published == "March 14, 2026, 6:40 a.m."
    assert article.dateline == "CALDER FALLS, Ore. (AP)"


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_the_body_is_never_changed(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    article = read_text(text)
    assert article.body == text
    assert all(len(block.span) for block in article.blocks)
    assert [block.span for block in article.blocks] == sorted(block.span for block in article.blocks)


@pytest.mark.parametrize(
    "line",
    [
        "Share this", "Advertisement", "READ MORE: Council vote put off", "Sign up for our morning newsletter", "Related",
        "Follow us on Twitter", "(Reporting by Ana Orr; Editing by Lee Pask)", "Copyright 2026 The Register.", "https://a.example/b",
        "The pier at dawn. Photo: Ana Orr", "30 comments", "###", "[Click here to subscribe]", "Getty Images",
    ],
)  # fmt: skip
def test_furniture_is_furniture(line: str) -> None:
    story = "The pier at Sandmouth closed on Monday after a storm.\n\nIt will open again in May, the council said.\n\n"
    assert kinds(read(story + line))["furniture"] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by a third on Monday.", "Read aloud, the poem takes nine minutes.", "Print sales rose.",
        "Related industries lost 4,000 jobs, the ministry said.", "Sources close to the talks said a deal was near.",
        "By Monday the river had fallen by two metres.", "Images of the crash were shown in court on Tuesday.",
    ],
)  # fmt: skip
def test_a_sentence_that_begins_like_furniture_is_text(line: str) -> None:
    story = "The pier at Sandmouth closed on Monday after a storm.\n\n"
    assert line in kinds(read(story + line))["text"]


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("NAIROBI, Kenya (AP) — ", "NAIROBI, Kenya (AP)"),
        ("LONDON (Reuters) - ", "LONDON (Reuters)"),
        ("WASHINGTON, Jan. 5 -- ", "WASHINGTON, Jan. 5"),
        ("São Paulo — ", "São Paulo"),
        ("ST. PAUL, Minn., Oct. 3, 2026 (UPI) -- ", "ST. PAUL, Minn., Oct. 3, 2026 (UPI)"),
        ("HALVERBY, Tenn. ", "HALVERBY, Tenn."),
        ("PORT ANSEL, Ohio  ", "PORT ANSEL, Ohio"),
        ("HALVERBY  ", "HALVERBY"),
    ],
)
def test_datelines(opening: str, dateline: str) -> None:
    article = read(opening + "The bridge was closed on Friday after an inspection.")
    assert article.dateline == dateline
    assert article.text(article.paragraphs[0]).startswith("The bridge")


def test_a_dash_in_a_sentence_makes_no_dateline() -> None:
    assert read("The bridge - closed since May - opened on Friday.").dateline is None


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("Miami, Fla. - ", "Miami, Fla."), ("Washington, D.C. – ", "Washington, D.C."), ("Lexington, KY– ", "Lexington, KY"),
        ("WASHINGTON, D.C. –– ", "WASHINGTON, D.C."), ("WASHINGTON –", "WASHINGTON"), ("WASHINGTON", "WASHINGTON"),
        ("Hartford, CT ", "Hartford, CT"),
    ],
)  # fmt: skip
def test_datelines_of_releases(opening: str, dateline: str) -> None:
    article = read(f"{opening}Today the council of the town voted to close the pier.")
    assert article.dateline == dateline
    assert [article.text(each) for each in article.paragraphs] == [
        "Today the council of the town voted to close the pier."
    ]


def test_a_dateline_that_runs_into_an_article() -> None:
    article = read("WASHINGTONA settlement with the port of Lund will pay for a new pier.")
    assert article.dateline == "WASHINGTON"
    assert article.text(article.paragraphs[0]).startswith("A settlement")


@pytest.mark.parametrize(
    "text",
    [
        "Manchester United – the club of the north – have signed a keeper from Lund.",
        "Paris, Texas - population 24,000 - has voted to close its only library.",
        "IBMers in Lund are to work from home until the end of May.",
        "BREAKING –The pier of Lund is closed.",
    ],
)
def test_what_looks_like_a_dateline(text: str) -> None:
    assert read(text).dateline is None


def test_capitals_that_begin_a_sentence_are_no_dateline() -> None:
    assert read("IGA Secretary Ida Tann opened the bridge on Friday.").dateline is None
    assert read("WATCH The bridge is opened on Friday.").dateline is None


def test_hard_wrapped_copy_is_joined_to_paragraphs() -> None:
    text = (
        "The ferry to Halm will stop running in May because its engine can no\n"
        "longer be repaired, the operator said on Tuesday, and nobody has yet\n"
        "found the money for a new one, although the island's council asked in\n"
        "March.\n\nAbout 900 people live on Halm, and most of them work on the other\n"
        "side of the sound.\n"
    )
    article = read(text)
    assert [article.text(span).split()[-1] for span in article.paragraphs] == ["March.", "sound."]


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\ud800b", "a\uffffb"])
def test_what_no_text_holds_is_refused_without_quoting_it(text: str) -> None:
    with pytest.raises(TextError, match=r"at offset 1$") as caught:
        read(text)
    assert "ab" not in str(caught.value)


def test_too_short_says_how_short() -> None:
    with pytest.raises(TooShortError, match="the story has 3 words"):
        read_text("Share this\n\nThe pier closed.")
    with pytest.raises(TooShortError):
        read_text("  \n\n ")


def test_a_million_lines_are_no_story() -> None:
    with pytest.raises(IntakeError, match="more than 20000 lines"):
        read("a\n" * 500_000)


def test_a_headline_from_the_envelope_is_found_in_the_text() -> None:
    article = read_text("Pier closes\n\n" + "The pier at Sandmouth closed on Monday. " * 5, headline="PIER CLOSES")
    assert article.headline == "PIER CLOSES"
    assert kinds(article)["headline"] == ["Pier closes"]


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t\x0b\x0c\x85"), max_size=400
    )
)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        article = read(text)
    except TextError:
        return
    ends = [0]
    for block in article.blocks:
        assert ends[-1] <= block.span.start < block.span.end <= len(text)
        ends.append(block.span.end)
    outside = "".join(
        text[a:b] for a, b in zip(ends, [*(block.span.start for block in article.blocks), len(text)], strict=True)
    )
    if article.dateline is None:  # the dash after a dateline belongs to no block
        assert not any(character.isalnum() for character in outside)


def test_a_place_in_capitals_before_a_colon_is_a_dateline_and_a_label_is_none() -> None:
    body = "The state government will reopen the mill at Anakur in June, the minister for industry said on Friday."
    placed = read_text(f"NEW HARDIPUR: {body}", min_words=0)
    assert placed.dateline == "NEW HARDIPUR:"
    assert [placed.text(span) for span in placed.paragraphs] == [body]
    assert read_text(f"EXCLUSIVE: {body}", min_words=0).dateline is None


FISHERMAN = [
    "A fisherman who spent nine days adrift in a plastic tub has been found alive off the coast of Skarholm, rescuers said.",
    "Olav Brandt, 52, lost his boat when it struck a rock on Sunday and climbed into a tub that he used for bait.",
    "He drank rainwater and ate raw mackerel until a ferry captain saw his red jacket.",
    "His wife, Ingrid Brandt, said she had never given up hope.",
]


def test_a_byline_and_dates_on_one_line_with_the_story_are_furniture() -> None:
    head = "By . Daily Post Reporter . PUBLISHED: . 08:17 EST, 26 December 2012 . | . UPDATED: . 11:30 EST, 26 December 2012 . "
    article = read(head + " ".join(FISHERMAN))
    assert kinds(article) == {"furniture": [head.rstrip()], "text": [" ".join(FISHERMAN)]}
    assert article.published == "08:17 EST, 26 December 2012"


def test_a_byline_in_pieces() -> None:
    article = read(
        "\n\n".join(["By", "Daily Post Reporter", "PUBLISHED:", "08:17 EST, 26 December 2012", "|", *FISHERMAN])
    )
    assert (article.headline, article.byline) == (None, "Daily Post Reporter")
    assert kinds(article)["text"] == FISHERMAN


def test_what_stands_inside_a_paragraph_is_furniture() -> None:
    one, two, *others = FISHERMAN
    article = read(
        " ".join(["By Kari Lunde for Wire . Follow @@KariLunde .", one, "Scroll down for video", two, *others])
    )
    assert kinds(article)["furniture"] == ["By Kari Lunde for Wire . Follow @@KariLunde .", "Scroll down for video"]
    assert kinds(article)["text"] == [one, " ".join([two, *others])]


def test_what_says_the_story_in_short_above_it_is_furniture() -> None:
    short = ["Olav Brandt, 52, was found by a ferry off Skarholm", "He lived on rainwater and raw mackerel"]
    article = read("\n".join(["Fisherman survives nine days in a tub", *short, "By KARI LUNDE FOR WIRE", *FISHERMAN]))
    assert article.headline == "Fisherman survives nine days in a tub"
    assert kinds(article)["furniture"] == short
    article = read("\n".join(["Story highlights", *short, "(CNN)" + FISHERMAN[0], *FISHERMAN[1:]]))
    assert kinds(article)["text"] == FISHERMAN
    assert article.dateline == "(CNN)"
