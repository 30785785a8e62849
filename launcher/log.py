"""The parts' logs: files that do not grow for ever, and their ends to show with an error."""

from pathlib import Path
from typing import IO

LIMIT_BYTES = 10 * 1024 * 1024
LINES_SHOWN = 12


def open_log(path: Path) -> IO[bytes]:
    """Open a log to append to; one that has grown large is put aside first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() and path.stat().st_size > LIMIT_BYTES:
        path.replace(path.with_suffix(".log.old"))
    return path.open("ab")


def last_lines(path: Path) -> str:
    """The end of a log, with where it is."""
    lines = path.read_text(errors="replace").splitlines()[-LINES_SHOWN:]
    return "\n".join([f"The last lines of {path}:", *(f"  {line}" for line in lines)])
