"""The fact check: whether a story says what a line says."""

from digest.factcheck.story import StoryFacts
from digest.factcheck.verdict import check, support

__all__ = ["StoryFacts", "check", "support"]
