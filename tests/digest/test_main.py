"""The command line, run as a person runs it."""

import json
import subprocess
import sys
from pathlib import Path

STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*.txt"))


def run(*arguments: str, stdin: str | bytes = "", model: str = "lead") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "digest", "--model", model, *arguments],
        input=stdin if isinstance(stdin, bytes) else stdin.encode(),
        capture_output=True,
        timeout=110,
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_digest_to_read() -> None:
    done = run(str(STORIES[0]))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Fire destroyed most of the Pruitt Woolen Mill, officials say\n")
    assert "— Rosa Imhof" in done.stdout


def test_the_bundled_model_writes_unless_told_otherwise() -> None:
    command = [sys.executable, "-m", "digest", str(STORIES[0])]
    done = subprocess.run(command, capture_output=True, text=True, timeout=110, check=True)
    assert done.stdout.rstrip().endswith("house")
    assert "— Rosa Imhof" in done.stdout


def test_json_from_standard_input() -> None:
    text = STORIES[0].read_text(encoding="utf-8")
    done = run("-", "--json", "--bullets", "2", "--all-quotes", stdin=text)
    digest = json.loads(done.stdout)
    assert len(digest["bullets"]) == 2
    assert len(digest["all_quotes"]) >= len(digest["quotes"])
    for span in digest["bullets"][0]["spans"]:
        assert text[span["start"] : span["end"]] == span["text"]


def test_offsets_count_the_file_even_with_its_own_line_ends() -> None:
    text = STORIES[0].read_text(encoding="utf-8").replace("\n", "\r\n")
    for span in json.loads(run("-", "--json", stdin=text).stdout)["headline"]["spans"]:
        assert text[span["start"] : span["end"]] == span["text"]


def test_every_quotation_is_listed_with_how_its_speaker_was_found() -> None:
    done = run(str(STORIES[0]), "--quotes")
    assert done.returncode == 0
    assert "1. “We had crews inside" in done.stdout
    assert "— Leonard B. Asante" in done.stdout


def test_many_stories_in_their_order_with_each_failure_in_its_place(tmp_path: Path) -> None:
    rows = [json.dumps({"id": n, "text": STORIES[n % len(STORIES)].read_text(encoding="utf-8")}) for n in range(20)]
    rows.insert(3, json.dumps({"id": "short", "text": "Too short."}))
    rows.insert(5, "{nonsense")
    file = tmp_path / "stories.jsonl"
    file.write_text("\n".join(rows), encoding="utf-8")
    done = run("--jsonl", str(file), "--bullets", "1")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1, 2, "short", 3, None, *range(4, 20)]
    assert [("error" in answer) for answer in answers].count(True) == 2
    assert "3 words" not in answers[3]["error"]
    assert "at least" in answers[3]["error"]
    assert len(answers[0]["digest"]["bullets"]) == 1
    assert done.returncode == 1


def test_any_format_in_and_out() -> None:
    formats = Path(__file__).parent / "formats"
    text = run(str(formats / "story.txt"), "--format", "text").stdout
    assert "• A harbor crane due to be scrapped" in text
    for name in ("page.html", "wordpress_raw.json", "ninjs_3.json", "article.jsonld"):
        assert run(str(formats / name), "--format", "text").stdout == text
    assert run(str(formats / "page.html"), "--format", "markdown").stdout.startswith("## ")
    assert run(str(formats / "page.html"), "--format", "html").stdout.startswith('<article class="nutgraf-digest"')
    item = json.loads(run(str(formats / "ninjs_3.json"), "--format", "ninjs").stdout)
    assert item["uri"] == "https://agency.example/items/20260602-terns"
    assert json.loads(run(str(formats / "ninjs_3.json"), "--format", "json-ld").stdout)["@type"] == "NewsArticle"
    assert "nobody walks a dog" in run(str(formats / "superdesk.json"), "--quotes").stdout
    page = (formats / "page.html").read_text(encoding="utf-8").replace('charset="utf-8"', "charset=windows-1252")
    assert run("-", "--format", "text", stdin=page.encode("cp1252")).stdout == text
    done = run(str(formats / "ninjs_3.json"), "--input", "wordpress")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_another_language_is_refused_or_extracted_from() -> None:
    text = (
        "Der Kran bleibt bis August stehen, sagte die Direktorin des Hafens am Dienstag, weil Vögel auf ihm brüten. "
        * 3
    )
    done = run("-", stdin=text)
    assert done.returncode == 2
    assert "is in de (" in done.stderr
    done = run("-", "--unknown-language", "extract", stdin=text)
    assert done.returncode == 0
    assert "! language_unknown" in done.stdout


def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes("Café closed for good after the fire. ".encode("latin-1") * 9)
    for name in (str(tmp_path / "absent.txt"), str(latin), str(tmp_path)):
        done = run(name)
        assert done.returncode == 2
        assert done.stderr.startswith(name)
        assert len(done.stderr.splitlines()) == 1


def test_the_package_needs_no_model_library() -> None:
    code = "import digest, sys; digest.Summarizer(); assert not {'torch', 'transformers', 'flask', 'celery'} & set(sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
