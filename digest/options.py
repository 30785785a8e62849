"""What a caller may ask of a digest."""

from dataclasses import dataclass
from typing import Literal

Offsets = Literal["codepoint", "utf16"]

MAX_BULLETS = 10
MAX_QUOTES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How many bullets and key quotes, whether every quotation found is wanted too, and how spans are counted on the
    wire ("utf16" counts code units as JavaScript does). Raises ValueError on a number out of range."""

    bullets: int = 3
    quotes: int = 3
    all_quotes: bool = False
    offsets: Offsets = "codepoint"

    def __post_init__(self) -> None:
        if not 0 <= self.bullets <= MAX_BULLETS:
            raise ValueError(f"bullets must be 0 to {MAX_BULLETS}, not {self.bullets}")
        if not 0 <= self.quotes <= MAX_QUOTES:
            raise ValueError(f"quotes must be 0 to {MAX_QUOTES}, not {self.quotes}")
