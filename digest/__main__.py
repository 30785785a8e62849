"""Digests from the command line: `python -m digest story.txt`."""

import argparse
import json
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, TextIO, get_args

from tqdm import tqdm

from digest.article import Article, Format
from digest.errors import DigestError, IntakeError
from digest.intake import Reading, read, read_text
from digest.intake.charset import decode
from digest.intake.text import MIN_WORDS
from digest.models import load_generator
from digest.options import Options
from digest.pipeline import Summarizer
from digest.quotes import find_quotes
from digest.render.html import to_html
from digest.render.json_ld import to_json_ld
from digest.render.markdown import to_markdown
from digest.render.ninjs import to_ninjs
from digest.render.plain import to_plain
from digest.render.text import quotes_to_text, to_text
from digest.render.wire import Wire, to_wire

_BATCH = 16  # stories whose model work is done together
_OPTIONS = (
    "headlines", "bullets", "quotes", "all_quotes", "headline_case", "headline_max_chars", "bullet_min_words",
    "bullet_max_words", "bullet_max_chars", "unknown_language", "offsets",
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Run the command. Returns its exit status: 0; 1 if one of many stories failed; 2 if nothing could be done."""
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        wanted = Options(**{name: getattr(given, name) for name in _OPTIONS})
    except ValueError as error:
        parser.error(str(error).replace("_", "-"))
    try:
        if given.list_quotes:
            article = _read(given, min_words=0).article
            print(quotes_to_text(find_quotes(article), article))
            return 0
        summarizer = Summarizer(load_generator(given.model, revision=given.revision))
        if given.jsonl:
            with sys.stdin if given.file == "-" else Path(given.file).open(encoding="utf-8-sig") as file:
                return _digest_lines(file, summarizer, wanted)
        reading = _read(given)
        if reading.extract:
            summarizer = Summarizer()
        digest = summarizer.digest(reading.article, options=wanted)
    except (DigestError, OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        print(f"{given.file}: {reason}", file=sys.stderr)
        return 2
    digest = replace(digest, warnings=reading.notices + digest.warnings)
    if given.form == "terminal":
        print(to_text(digest, reading.article))
    else:
        wire = to_wire(digest, reading.article, offsets=wanted.offsets)
        print(_FORMS[given.form](wire, reading.external_id), end="")
    return 0


def _read(given: argparse.Namespace, *, min_words: int = MIN_WORDS) -> Reading:
    body = sys.stdin.buffer.read() if given.file == "-" else Path(given.file).read_bytes()
    content = decode(body, given.charset, markup=body.lstrip()[:1] == b"<")
    return read(
        content,
        format=given.input,
        languages=given.languages.split(",") if min_words else None,
        unknown_language=given.unknown_language,
        min_words=min_words,
    )


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


# Of a digest's wire form and the story's own identifier.
_FORMS: dict[str, Callable[[Wire, str | None], str]] = {
    "json": lambda wire, _: _json(wire),
    "markdown": lambda wire, _: to_markdown(wire),
    "html": lambda wire, _: to_html(wire),
    "text": lambda wire, _: to_plain(wire),
    "ninjs": lambda wire, external_id: _json(to_ninjs(wire, external_id=external_id)),
    "json-ld": lambda wire, external_id: _json(to_json_ld(wire, external_id=external_id)),
}


def _digest_lines(file: TextIO, summarizer: Summarizer, wanted: Options) -> int:
    """Digest {"id", "text"} lines, a batch at a time. A line that fails gets {"id", "error"}, and the others go on."""
    failures = 0
    # One iterator for all batches: what is left of a `tqdm` begins anew for each.
    lines = iter(
        tqdm((line for line in file if line.strip()), unit="story", file=sys.stderr, disable=not sys.stderr.isatty())
    )
    while batch := [_read_line(line) for line in islice(lines, _BATCH)]:
        articles = [article for _, article in batch if isinstance(article, Article)]
        digests = iter(summarizer.digest_many(articles, options=wanted) if articles else [])
        for identity, article in batch:
            if isinstance(article, Article):
                answer = {"id": identity, "digest": to_wire(next(digests), article, offsets=wanted.offsets)}
            else:
                failures += 1
                answer = {"id": identity, "error": article}
            print(json.dumps(answer, ensure_ascii=False), flush=True)
    return int(failures > 0)


def _read_line(line: str) -> tuple[Any, Article | str]:
    """(id, the story, or what is wrong with it)."""
    try:
        row = json.loads(line)
    except ValueError as error:
        return None, f"not JSON: {error}"
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return row.get("id") if isinstance(row, dict) else None, 'a line must be {"id", "text"}'
    try:
        return row.get("id"), read_text(row["text"])
    except IntakeError as error:
        return row.get("id"), str(error)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m digest", description="Digest a news story: headline, bullets, quotes."
    )
    parser.add_argument("file", help='the story; "-" reads standard input')
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--format",
        dest="form",
        choices=("terminal", *_FORMS),
        default="terminal",
        help="to read here (default), the wire form, or one to paste or pass on",
    )
    form.add_argument("--json", dest="form", action="store_const", const="json", help="the same as --format json")
    form.add_argument(
        "--quotes",
        dest="list_quotes",
        action="store_true",
        help="list every quotation with its speaker, and nothing else",
    )
    form.add_argument(
        "--jsonl", action="store_true", help='FILE has {"id", "text"} a line; write {"id", "digest"} a line'
    )
    for flag, field, default, text in (
        ("--headlines", "headlines", 3, "how many alternatives to the headline"),
        ("--bullets", "bullets", 3, "how many bullets"),
        ("--key-quotes", "quotes", 3, "how many quotes"),
        ("--headline-max-chars", "headline_max_chars", None, "no headline is longer"),
        ("--bullet-min-words", "bullet_min_words", None, "no bullet is shorter"),
        ("--bullet-max-words", "bullet_max_words", None, "no bullet is longer"),
        ("--bullet-max-chars", "bullet_max_chars", None, "no bullet is longer"),
    ):
        parser.add_argument(flag, dest=field, type=int, default=default, metavar="N", help=text)
    parser.add_argument(
        "--headline-case", choices=("sentence", "title"), default="sentence", help='"title" is AP title case'
    )
    parser.add_argument("--all-quotes", action="store_true", help="put every quotation found into the JSON too")
    parser.add_argument(
        "--offsets", choices=("codepoint", "utf16"), default="codepoint", help="how spans are counted in JSON"
    )
    parser.add_argument(
        "--model",
        default="house",
        help='"house" (bundled), "lead" (no model), a hub name, or the directory of a checkpoint',
    )
    parser.add_argument(
        "--input", choices=get_args(Format), help="what the story is in; without it, that is told by its content"
    )
    parser.add_argument("--charset", help="the story's charset; without it, the one that HTML names itself, or UTF-8")
    parser.add_argument("--languages", default="en", help="the languages that the model knows (default: en)")
    parser.add_argument(
        "--unknown-language",
        choices=("refuse", "extract"),
        default="refuse",
        help="what to do with a story in another one: refuse it, or quote and extract from it",
    )
    parser.add_argument("--revision", help="the commit that a hub checkpoint is pinned to")
    return parser


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` is no error
    sys.exit(main())
