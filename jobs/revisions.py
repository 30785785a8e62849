"""Which of two revisions of a story is the newer one."""

import re
from datetime import UTC, datetime

_NUMBER = re.compile(r"[0-9]+")
# RFC 3339; the T and Z may be small, as it says.
_TIME = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_FIRST = datetime(1, 1, 1, tzinfo=UTC)


def rank(revision: str) -> str:
    """What orders revisions: of two ranks that begin with the same letter the greater one, as text, is the newer. Whole
    numbers and RFC 3339 times have one; it is empty for whatever else there is, whose order is that of its arrival."""
    if _NUMBER.fullmatch(revision):
        digits = revision.lstrip("0")
        return f"n{len(digits):03}{digits}"
    if _TIME.fullmatch(revision):
        try:
            elapsed = datetime.fromisoformat(revision.upper()).astimezone(UTC) - _FIRST
        except (ValueError, OverflowError):  # no such day; an hour that lies before the year 1
            return ""
        return f"t{elapsed.days:07}{elapsed.seconds:05}{elapsed.microseconds:06}"
    return ""
