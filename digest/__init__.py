"""News stories in, digests out: headline, bullets and quotes, every line with the passage it came from.

from digest import Summarizer, read
digest = Summarizer().digest(read(story).article)
"""

from digest.article import Article, Span
from digest.digest import Digest
from digest.errors import DigestError
from digest.intake import read, read_text
from digest.models import load_generator
from digest.options import Options
from digest.pipeline import Summarizer

__all__ = ["Article", "Digest", "DigestError", "Options", "Span", "Summarizer", "load_generator", "read", "read_text"]
