"""Reading a story: what a caller gives becomes an `Article`."""

from digest.intake.reading import Reading, read, sniff
from digest.intake.text import read_text

__all__ = ["Reading", "read", "read_text", "sniff"]
