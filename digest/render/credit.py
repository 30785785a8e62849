"""Who said a quotation, as a line under it."""

from collections.abc import Mapping
from typing import Any


def credit(speaker: Mapping[str, Any]) -> str:
    """ "Kang Jun-young, professor at Hankuk University"; "a spokesman"; empty where no speaker is certain."""
    return ", ".join(part for part in (speaker["name"], speaker["role"]) if part)
