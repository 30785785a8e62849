"""Reading a story: what a caller gives becomes an `Article`."""

from digest.intake.text import read_text

__all__ = ["read_text"]
