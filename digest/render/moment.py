"""Times as other formats want them."""

from datetime import datetime


def rfc3339(text: str | None) -> str | None:
    """A date and time with its offset, where the text is one; "March 3, 2026" is none."""
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if moment.tzinfo is None:
        return None
    return moment.isoformat().replace("+00:00", "Z")
