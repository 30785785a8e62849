"""News stories in, digests out: headline, bullets and quotes, every line with the passage it came from.

from digest import Summarizer, read_text
digest = Summarizer().digest(read_text(story))
"""

from digest.article import Article, Span
from digest.digest import Digest
from digest.errors import DigestError
from digest.intake import read_text
from digest.models import load_generator
from digest.options import Options
from digest.pipeline import Summarizer

__all__ = ["Article", "Digest", "DigestError", "Options", "Span", "Summarizer", "load_generator", "read_text"]
