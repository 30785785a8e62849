"""What a headline writes otherwise than the sentence it is cut from."""

from dataclasses import dataclass

from digest.article import Span


@dataclass(frozen=True, slots=True)
class Change:
    """What stands in a place of a sentence instead of what stood there; the place counts from the sentence's start. Where
    something of `unless` is left of the sentence, the place stays as it was."""

    span: Span
    text: str
    unless: tuple[Span, ...] = ()
