"""What every format is read into, before it is an `Article`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from digest.article import Envelope
from digest.intake.text import is_text

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
LONGEST_LINE = 1000  # characters of a headline or a byline
LONGEST_NAME = 200  # of a version, a date, an identifier
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A story's plain text and what came with it. `external_id` and `revision` are its own names for itself."""

    text: str
    envelope: Envelope
    external_id: str | None = None
    revision: str | None = None


def line(value: Any, longest: int = LONGEST_LINE) -> str | None:
    """A field of somebody else's record as one line of text; None where it is missing, empty, too long or no text."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or len(value) > 4 * longest or not is_text(value):
        return None
    value = " ".join(value.split())
    return value if 0 < len(value) <= longest else None


def name(value: Any) -> str | None:
    """A short field: an identifier, a version, a date."""
    return line(value, LONGEST_NAME)


def language(value: Any) -> str | None:
    """A BCP 47 tag; "en_GB", as some have it, is read as one too."""
    found = name(value)
    found = "en" if found in ("eng", "English") else found.replace("_", "-") if found else None
    return found if found and len(found) <= 35 and _LANGUAGE.fullmatch(found) else None


def first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)


def names(*values: str | None) -> str | None:
    """Several authors as a byline has them: "Ana Orr, Lee Pask and Jo Ek"."""
    there = list(dict.fromkeys(value for value in values if value))
    if len(there) > 1:
        there = [", ".join(there[:-1]) + " and " + there[-1]]
    return there[0] if there and len(there[0]) <= LONGEST_LINE else None
