"""Direct quotations: their words, who said them, and which a desk would pull."""

from digest.quotes.finder import find_quotes
from digest.quotes.key import key_quotes

__all__ = ["find_quotes", "key_quotes"]
