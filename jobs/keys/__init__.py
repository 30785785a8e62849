"""The keys that callers show: made, listed and revoked by `python -m jobs.keys`, looked up by the service."""

from jobs.keys.key import SCOPES, Key, Scope
from jobs.keys.store import KeyStore

__all__ = ["SCOPES", "Key", "KeyStore", "Scope"]
