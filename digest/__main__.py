"""Digests from the command line: `python -m digest story.txt`."""

import argparse
import json
import signal
import sys
from itertools import islice
from typing import Any, TextIO

from tqdm import tqdm

from digest.article import Article
from digest.errors import DigestError, IntakeError
from digest.intake import read_text
from digest.models import load_generator
from digest.options import Options
from digest.pipeline import Summarizer
from digest.quotes import find_quotes
from digest.render.text import quotes_to_text, to_text
from digest.render.wire import to_wire

_BATCH = 16  # stories whose model work is done together
_OPTIONS = (
    "headlines", "bullets", "quotes", "all_quotes", "headline_case", "headline_max_chars", "bullet_min_words",
    "bullet_max_words", "bullet_max_chars", "offsets",
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
        with _open(given.file) as file:
            if given.list_quotes:
                article = read_text(file.read(), min_words=0)
                print(quotes_to_text(find_quotes(article), article))
                return 0
            summarizer = Summarizer(load_generator(given.model, revision=given.revision))
            if given.jsonl:
                return _digest_lines(file, summarizer, wanted)
            article = read_text(file.read())
        digest = summarizer.digest(article, options=wanted)
    except (DigestError, OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        print(f"{given.file}: {reason}", file=sys.stderr)
        return 2
    if given.json:
        print(json.dumps(to_wire(digest, article, offsets=wanted.offsets), ensure_ascii=False, indent=2))
    else:
        print(to_text(digest, article))
    return 0


def _open(name: str) -> TextIO:
    # newline="" keeps the story's own line ends, so that spans count what is in the file.
    return open(0 if name == "-" else name, encoding="utf-8-sig", newline="", closefd=name != "-")


def _digest_lines(file: TextIO, summarizer: Summarizer, wanted: Options) -> int:
    """Digest {"id", "text"} lines, a batch at a time. A line that fails gets {"id", "error"}, and the others go on."""
    failures = 0
    lines = tqdm(
        (line for line in file if line.strip()), unit="story", file=sys.stderr, disable=not sys.stderr.isatty()
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
    parser.add_argument("file", help='the story, plain text in UTF-8; "-" reads standard input')
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the wire form")
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
        "--model", default="lead", help='"lead" (no model), a hub name, or the directory of a checkpoint'
    )
    parser.add_argument("--revision", help="the commit that a hub checkpoint is pinned to")
    return parser


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` is no error
    sys.exit(main())
