"""A key: whose it is, what it may do, how much; and the token that proves it."""

import hashlib
import json
import re
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, get_args

from jobs import ids
from jobs.limits import Limit, parse_limit

Scope = Literal["submit", "read", "admin"]

SCOPES: tuple[Scope, ...] = get_args(Scope)
SECRET_BYTES = 20

_TOKEN = re.compile(r"ng_([0-9a-z]{26})_([0-9a-f]{40})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key as it is kept. `digest` is the SHA-256 of its token, in hex: the token itself is nowhere. `old_digest` is that
    of the one before, which counts until `old_until`.

    SHA-256 and not a slow password hash: a token has 160 random bits, which nobody guesses at any speed, and every
    request pays for the check.
    """

    id: str
    name: str
    scopes: frozenset[Scope]
    created_at: datetime
    digest: str = field(repr=False)
    rate: Limit | None = None
    quota: Limit | None = None
    last_used_at: datetime | None = None
    revoked_at: datetime | None = None
    old_digest: str | None = field(default=None, repr=False)
    old_until: datetime | None = None

    def proved_by(self, token: str, *, at_s: float) -> bool:
        """Whether `token` is this key's, or was until it was renewed and still counts at `at_s`, in seconds since the
        epoch. Takes the same time wherever they differ."""
        digest = digest_of(token)
        if secrets.compare_digest(self.digest, digest):
            return True
        if self.old_digest is None or self.old_until is None or at_s >= self.old_until.timestamp():
            return False
        return secrets.compare_digest(self.old_digest, digest)

    def to_json(self) -> str:
        return json.dumps(
            {
                "name": self.name,
                "scopes": sorted(self.scopes),
                "created_at": self.created_at.timestamp(),
                "digest": self.digest,
                "rate": str(self.rate) if self.rate else None,
                "quota": str(self.quota) if self.quota else None,
                "old_digest": self.old_digest,
                "old_until": self.old_until.timestamp() if self.old_until else None,
            }
        )

    @classmethod
    def from_json(cls, key_id: str, text: str, *, last_used_s: float | None, revoked_s: float | None) -> "Key":
        kept = json.loads(text)
        return cls(
            id=key_id,
            name=kept["name"],
            scopes=frozenset(kept["scopes"]),
            created_at=_moment(kept["created_at"]),
            digest=kept["digest"],
            rate=parse_limit(kept["rate"]) if kept["rate"] else None,
            quota=parse_limit(kept["quota"]) if kept["quota"] else None,
            old_digest=kept["old_digest"],
            old_until=None if kept["old_until"] is None else _moment(kept["old_until"]),
            last_used_at=None if last_used_s is None else _moment(last_used_s),
            revoked_at=None if revoked_s is None else _moment(revoked_s),
        )


def new_token(key_id: str) -> str:
    """A token for a key: `ng_`, the key's id (which is no secret), and 160 random bits in hex."""
    return f"ng_{key_id.removeprefix(f'{ids.KEY}_')}_{secrets.token_hex(SECRET_BYTES)}"


def id_in(token: str) -> str | None:
    """The id of the key that a token claims to be; None for what is no token at all."""
    found = _TOKEN.fullmatch(token)
    return f"{ids.KEY}_{found[1]}" if found else None


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _moment(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
