"""What a caller may ask of a digest."""

from dataclasses import dataclass
from typing import Literal

Offsets = Literal["codepoint", "utf16"]
HeadlineCase = Literal["sentence", "title"]
UnknownLanguage = Literal["refuse", "extract"]

MAX_HEADLINES = 10
MAX_BULLETS = 10
MAX_QUOTES = 20
HEADLINE_CHARS = (20, 300)  # the least and the most that `headline_max_chars` may be
BULLET_CHARS = (40, 1000)
BULLET_WORDS = (3, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the digest is to hold. Raises ValueError on a number out of range.

    `headlines`, `bullets` and `quotes` say how many at most: alternatives to the headline, bullets, key quotes; with
    `all_quotes` every quotation found comes too. Limits that are None are the digest's own. `headline_case` "title" sets
    headlines after AP's rules, "sentence" leaves them as they were written. `model` names one of the models there are
    (None: the one configured). `unknown_language` says what becomes of a story in a language that the model does not
    know: refused, or quoted and extracted from. `offsets`: how spans are counted on the wire ("utf16": code units, as
    JavaScript does).
    """

    headlines: int = 3
    bullets: int = 3
    quotes: int = 3
    all_quotes: bool = False
    headline_case: HeadlineCase = "sentence"
    headline_max_chars: int | None = None
    bullet_min_words: int | None = None
    bullet_max_words: int | None = None
    bullet_max_chars: int | None = None
    model: str | None = None
    unknown_language: UnknownLanguage = "refuse"
    offsets: Offsets = "codepoint"

    def __post_init__(self) -> None:
        for name, value, (least, most) in (
            ("headlines", self.headlines, (0, MAX_HEADLINES)),
            ("bullets", self.bullets, (0, MAX_BULLETS)),
            ("quotes", self.quotes, (0, MAX_QUOTES)),
            ("headline_max_chars", self.headline_max_chars, HEADLINE_CHARS),
            ("bullet_min_words", self.bullet_min_words, BULLET_WORDS),
            ("bullet_max_words", self.bullet_max_words, BULLET_WORDS),
            ("bullet_max_chars", self.bullet_max_chars, BULLET_CHARS),
        ):
            if value is not None and not least <= value <= most:
                raise ValueError(f"{name} must be {least} to {most}, not {value}")
        if (self.bullet_min_words or 0) > (self.bullet_max_words or BULLET_WORDS[1]):
            raise ValueError("bullet_min_words must not be above bullet_max_words")

    def bullet_fits(self, text: str) -> bool:
        """Whether a bullet keeps to the limits that were given."""
        words = len(text.split())
        if len(text) > (self.bullet_max_chars or len(text)):
            return False
        return (self.bullet_min_words or 0) <= words <= (self.bullet_max_words or words)

    def headline_fits(self, text: str) -> bool:
        """Whether a headline keeps to the limit that was given."""
        return len(text) <= (self.headline_max_chars or len(text))
