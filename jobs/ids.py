"""Identifiers: unguessable, and in the order of their making.

A ULID (github.com/ulid/spec: 48 bits of milliseconds, 80 random bits, Crockford's base 32) in lower case, after a
prefix that says what it names.
"""

import re
import secrets
import time

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_SHAPE = re.compile(rf"[a-z]+_[{_ALPHABET}]{{26}}")

JOB = "dg"
BATCH = "bt"
EVENT = "evt"
KEY = "key"
ENDPOINT = "ep"
DELIVERY = "dlv"


def new_id(prefix: str) -> str:
    number = (time.time_ns() // 1_000_000 << 80) | secrets.randbits(80)
    return f"{prefix}_" + "".join(_ALPHABET[number >> shift & 31] for shift in range(125, -1, -5))


def is_id(text: str) -> bool:
    """Whether `text` could be an identifier at all: what cannot is not looked for."""
    return _SHAPE.fullmatch(text) is not None
