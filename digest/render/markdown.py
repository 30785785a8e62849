"""A digest's wire form as Markdown (CommonMark): headline, bullets, key quotes."""

import re
from collections.abc import Mapping
from typing import Any

from digest.render.credit import credit

_SPECIAL = re.compile(r"[\\`*_\[\]<>~|&]")
_OPENING = re.compile(
    r"^(\s*)(?:([-+#=:])|(\d{1,9})([.)]))", re.MULTILINE
)  # what would begin a list, a heading, a rule


def to_markdown(digest: Mapping[str, Any]) -> str:
    sections = [
        f"## {escape(digest['headline']['text'])}",
        "\n".join(f"- {escape(bullet['text'])}" for bullet in digest["bullets"]),
        *(_quote(quote) for quote in digest["quotes"]),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def escape(text: str) -> str:
    """Text that reads in Markdown as it stands."""
    text = _SPECIAL.sub(r"\\\g<0>", text)
    return _OPENING.sub(
        lambda found: f"{found[1]}\\{found[2]}" if found[2] else f"{found[1]}{found[3]}\\{found[4]}", text
    )


def _quote(quote: Mapping[str, Any]) -> str:
    lines = [escape(line) for line in f"“{quote['text']}”".split("\n")]
    if by := credit(quote["speaker"]):
        lines.append(f"— {escape(by)}")
    return "\n>\n".join(f"> {line}" for line in lines)
