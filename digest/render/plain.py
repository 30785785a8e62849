"""A digest's wire form as plain text to paste: headline, bullets, key quotes."""

from collections.abc import Mapping
from typing import Any

from digest.render.credit import credit


def to_plain(digest: Mapping[str, Any]) -> str:
    sections = [
        digest["headline"]["text"],
        "\n".join(f"• {bullet['text']}" for bullet in digest["bullets"]),
        *(_quote(quote) for quote in digest["quotes"]),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _quote(quote: Mapping[str, Any]) -> str:
    by = credit(quote["speaker"])
    return f"“{quote['text']}”" + (f"\n— {by}" if by else "")
