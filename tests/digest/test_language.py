"""Which language a story is in, and what becomes of one that the model does not know."""

import subprocess
import sys
from pathlib import Path

import pytest

from digest import Options, Summarizer
from digest.errors import LanguageError, TooShortError
from digest.intake import read
from digest.intake.story import language
from digest.language import detect

STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*.txt"))
FORMATS = sorted((Path(__file__).parent / "formats").iterdir())
FOREIGN = {
    "de": "LUNDWICK — Ein Hafenkran, der diese Woche verschrottet werden sollte, bleibt bis August stehen, weil 23 Paare von"
    " Seeschwalben auf seinem Ausleger brüten, teilte die Hafenbehörde am Dienstag mit.\n\n„Wir können zehn Wochen auf Vögel"
    " warten, die aus Westafrika hierher geflogen sind“, sagte Ingrid Sol, die Direktorin des Hafens. Der Stahl laufe nicht weg.",
    "fr": "Une grue du port qui devait être démolie cette semaine restera debout jusqu’en août, car 23 couples de sternes nichent"
    " sur sa flèche, a annoncé mardi l’autorité portuaire. « Nous pouvons attendre dix semaines », a déclaré la directrice.",
    "nl": "Een havenkraan die deze week gesloopt zou worden, blijft tot augustus staan omdat 23 paar sterns op de arm broeden,"
    " zei het havenbedrijf dinsdag. In de haven van de stad is het nu stil, en de vogels zijn er weer in de zomer.",
    "ja": "今週解体される予定だった港のクレーンは、アームに二十三組のアジサシが巣を作っているため、"
    "八月まで残されることになったと港湾当局が火曜日に発表した。港の責任者は、西アフリカから飛んできた鳥のために十週間待つことはできると述べた。鳥たちは来年も戻ってくる。",
    "ar": "قالت سلطة الميناء يوم الثلاثاء إن رافعة كان من المقرر تفكيكها هذا الأسبوع ستبقى حتى أغسطس لأن ثلاثة وعشرين زوجا من"
    " الطيور تعشش عليها. وقالت مديرة الميناء إن الانتظار عشرة أسابيع ممكن لأن الطيور جاءت من غرب أفريقيا.",
}
ENGLISH = frozenset({"en"})


@pytest.mark.parametrize("path", [*STORIES, *FORMATS], ids=lambda path: path.name)
def test_english_is_read_without_a_word(path: Path) -> None:
    reading = read(path.read_text(encoding="utf-8"), languages=ENGLISH)
    assert not reading.extract
    assert not any(notice.kind.startswith("language") for notice in reading.notices)


@pytest.mark.parametrize("code", FOREIGN)
def test_another_language_is_refused_by_its_name(code: str) -> None:
    with pytest.raises(LanguageError, match=rf"is in {code} \(\d+% sure\); the model here knows en"):
        read(FOREIGN[code], languages=ENGLISH)
    with pytest.raises(LanguageError, match=rf"is in {code}-XX \(its own word\)"):
        read(FOREIGN[code], languages=ENGLISH, language=f"{code}-XX")


def test_a_checkpoint_may_know_more() -> None:
    reading = read(FOREIGN["de"], languages={"en", "de"})
    assert (reading.article.language, reading.extract) == ("de", False)
    assert [notice.kind for notice in reading.notices] == ["language_rules"]


def test_what_is_not_known_can_be_quoted_and_extracted() -> None:
    reading = read(FOREIGN["de"], languages=ENGLISH, unknown_language="extract")
    assert (reading.article.language, reading.extract) == ("de", True)
    assert "made for English" in reading.notices[0].text
    digest = Summarizer().digest(reading.article, options=Options(headline_case="title"))
    body = " ".join(reading.article.body.split())
    for line in (digest.headline, *digest.alternatives, *digest.bullets):
        assert line.origin == "story"
        assert line.text.rstrip(".") in body  # nothing cut out, no article dropped


def test_what_a_story_says_of_itself_is_trusted_and_doubted() -> None:
    reading = read(FOREIGN["de"], languages=ENGLISH, language="en-GB")
    assert (reading.article.language, reading.extract) == ("en-GB", False)
    (notice,) = reading.notices
    assert (notice.kind, notice.text) == ("language_conflict", "the story says that it is in en-GB and reads like de")
    assert read(FOREIGN["de"], languages={"de", "en"}, language="und").article.language == "de"


@pytest.mark.parametrize("declared", ["de", "de-DE", "en-US", "und", None])
def test_english_is_not_refused_for_what_a_template_says(declared: str | None) -> None:
    text = STORIES[0].read_text(encoding="utf-8")
    reading = read(text, languages=ENGLISH, language=declared)
    german = (declared or "").startswith("de")
    assert reading.article.language == ("en" if german else declared)
    assert [notice.kind for notice in reading.notices] == (["language_conflict"] if german else [])


@pytest.mark.parametrize(
    ("given", "tag"),
    [
        ("en_GB", "en-GB"),
        ("eng", "en"),
        ("English", "en"),
        ("the Queen's", None),
        ("", None),
        (5, None),
        ("x" * 40, None),
    ],
)
def test_languages_as_files_name_them(given: object, tag: str | None) -> None:
    assert language(given) == tag


@pytest.mark.parametrize("text", ["Der Kran bleibt bis August stehen, weil Vögel auf ihm brüten.", "Bonjour à tous."])
def test_a_short_text_is_not_refused_for_its_language(text: str) -> None:
    with pytest.raises(TooShortError):
        read(text, languages=ENGLISH)


def test_detection_looks_at_a_bounded_part() -> None:
    assert detect("Der Kran bleibt stehen, sagte die Direktorin. " * 50_000).language == "de"


def test_english_needs_no_detector() -> None:
    code = (
        "import sys; from digest.intake import read;"
        f"read(open({str(STORIES[0])!r}).read(), languages={{'en'}});"
        "assert not {'py3langid', 'numpy', 'trafilatura'} & set(sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
