"""The header Prefer (RFC 7240): what a caller would like, and may not get."""

from dataclasses import dataclass

from werkzeug.http import parse_list_header


@dataclass(frozen=True, slots=True)
class Preference:
    """`wait_s` is None where the caller did not say how long it would wait."""

    wait_s: int | None = None
    respond_async: bool = False


def parse_prefer(header: str) -> Preference:
    """Read the header's value, several joined by commas. What is unknown or malformed is ignored, as the RFC asks; of a
    preference given twice the first counts."""
    wait_s: int | None = None
    respond_async = seen_wait = False
    for preference in parse_list_header(header):
        name, _, value = preference.partition(";")[0].partition("=")
        match name.strip().lower():
            case "wait" if not seen_wait:
                seen_wait = True
                digits = value.strip().strip('"')
                wait_s = int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 9 else None
            case "respond-async":
                respond_async = True
    return Preference(wait_s, respond_async)
