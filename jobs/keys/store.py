"""The keys in Redis. Nothing is kept in the service's memory: a key that is revoked is refused from then on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import cast

from redis import Redis

from jobs import ids
from jobs.connection import now_s
from jobs.errors import redis_errors
from jobs.keys.key import Key, Scope, digest_of, id_in, new_token
from jobs.limits import Limit, limits_keys

KEYS = "nutgraf:keys"
LAST_USED = "nutgraf:keys:used"
REVOKED = "nutgraf:keys:revoked"

NOTED_EVERY_S = 60.0


class KeyStore:
    """Three hashes by key id: what a key is, when it was last used, when it was revoked. Every method raises
    StoreUnavailable when Redis cannot serve."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def create(
        self, name: str, scopes: Iterable[Scope], *, rate: Limit | None = None, quota: Limit | None = None
    ) -> tuple[Key, str]:
        """Make a key. The token beside it is not kept and cannot be had again."""
        key_id = ids.new_id(ids.KEY)
        token = new_token(key_id)
        key = Key(
            id=key_id,
            name=name,
            scopes=frozenset(scopes),
            created_at=datetime.fromtimestamp(now_s(self._redis, None), UTC),
            digest=digest_of(token),
            rate=rate,
            quota=quota,
        )
        with redis_errors():
            self._redis.hset(KEYS, key.id, key.to_json())
        return key, token

    def find(self, token: str) -> Key | None:
        """The key that a token proves, and that is not revoked. That it was used is noted, to the minute."""
        key_id = id_in(token)
        if key_id is None:
            return None
        with redis_errors(), self._redis.pipeline(transaction=False) as pipe:
            pipe.hget(KEYS, key_id)
            pipe.hget(LAST_USED, key_id)
            pipe.hget(REVOKED, key_id)
            pipe.time()
            kept, used_s, revoked_s, (seconds, micros) = pipe.execute()
        if kept is None or revoked_s is not None:
            return None
        key = Key.from_json(key_id, kept, last_used_s=_number(used_s), revoked_s=None)
        if not key.proved_by(token, at_s=seconds + micros / 1e6):
            return None
        if used_s is None or seconds - float(used_s) >= NOTED_EVERY_S:
            with redis_errors():
                self._redis.hset(LAST_USED, key_id, str(seconds))
        return key

    def renew(self, key_id: str, *, overlap_s: int = 0) -> tuple[Key, str] | None:
        """Give a key another token; the one before counts for `overlap_s` more. None if there is no such key, or it is
        revoked."""
        key = next((one for one in self.listed() if one.id == key_id and one.revoked_at is None), None)
        if key is None:
            return None
        token, now = new_token(key_id), now_s(self._redis, None)
        until = datetime.fromtimestamp(now + overlap_s, UTC)
        renewed = replace(key, digest=digest_of(token), old_digest=key.digest, old_until=until)
        with redis_errors():
            self._redis.hset(KEYS, key_id, renewed.to_json())
        return renewed, token

    def revoke(self, key_id: str) -> Key | None:
        """End a key, now. The key as it is then; None if there is none with this id. Its jobs stay until their time ends."""
        with redis_errors():
            if not self._redis.hexists(KEYS, key_id):
                return None
            self._redis.hsetnx(REVOKED, key_id, str(now_s(self._redis, None)))
            self._redis.unlink(*limits_keys(key_id))
        return next(key for key in self.listed() if key.id == key_id)

    def listed(self) -> list[Key]:
        """Every key that was ever made, revoked ones too, in the order of their making."""
        with redis_errors(), self._redis.pipeline(transaction=True) as pipe:
            for name in (KEYS, LAST_USED, REVOKED):
                pipe.hgetall(name)
            kept, used, revoked = cast("list[dict[str, str]]", pipe.execute())
        return [
            Key.from_json(key_id, text, last_used_s=_number(used.get(key_id)), revoked_s=_number(revoked.get(key_id)))
            for key_id, text in sorted(kept.items())
        ]

    def any_made(self) -> bool:
        """Whether a key was ever made. Revoking the last one does not open the door to everybody."""
        with redis_errors():
            return bool(self._redis.exists(KEYS))


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)
