"""Registered endpoints: where a key's events go, which of them, and what signs them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal, cast

from redis import Redis

from jobs import endpoint_scripts, ids
from jobs.connection import ENDPOINTS, Clock, Scripts, endpoint_key, endpoints_key, lane_key, now_s
from jobs.errors import redis_errors
from jobs.settings import Settings
from jobs.signing import Scheme, new_secret, public_key, scheme_of
from jobs.webhook_events import Subscribable

MOST_PER_KEY = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A receiver that a key registered. Its secret is not part of it: that is shown when it is made, and never again.

    `failing_since` is the first failure after its last success; until `paused_until` it is left alone. `disabled_reason`
    is "gone" (it answered 410), "failing" (for five days) or "asked".
    """

    id: str
    key_id: str
    url: str = field(repr=False)
    types: tuple[Subscribable, ...]
    description: str = ""
    status: Literal["enabled", "disabled"] = "enabled"
    disabled_reason: str | None = None
    disabled_at: datetime | None = None
    created_at: datetime
    scheme: Scheme = "v1"
    public_key: str | None = None
    previous_until: datetime | None = None
    failing_since: datetime | None = None
    paused_until: datetime | None = None


class EndpointStore:
    """The endpoints in Redis. Every method raises StoreUnavailable when Redis cannot serve."""

    def __init__(self, redis: Redis, settings: Settings, *, clock: Clock | None = None) -> None:
        self._redis = redis
        self._settings = settings
        self._clock = clock
        self._scripts = Scripts(redis, clock)

    def create(
        self, key_id: str, *, url: str, types: Sequence[Subscribable], description: str = "", scheme: Scheme = "v1"
    ) -> tuple[Endpoint, str] | None:
        """Register an endpoint; it, and its secret (or its private key, which nobody needs to see). None if the key has
        as many as it may have."""
        endpoint_id, secret = ids.new_id(ids.ENDPOINT), new_secret(scheme)
        fields = {
            "key": key_id,
            "url": url,
            "types": _joined(types),
            "description": description,
            "status": "enabled",
            "secret": secret,
        }
        made = self._scripts.run(
            endpoint_scripts.CREATE,
            [endpoint_key(endpoint_id), endpoints_key(key_id), ENDPOINTS],
            endpoint_id,
            MOST_PER_KEY,
            *(part for pair in fields.items() for part in pair),
        )
        endpoint = self.get(endpoint_id) if made else None
        return (endpoint, secret) if endpoint else None

    def get(self, endpoint_id: str) -> Endpoint | None:
        if not ids.is_id(endpoint_id):
            return None
        with redis_errors():
            kept = cast("dict[str, str]", self._redis.hgetall(endpoint_key(endpoint_id)))
            lane = cast("dict[str, str]", self._redis.hgetall(lane_key(endpoint_id)))
        return _endpoint(endpoint_id, kept, lane, now_s(self._redis, self._clock)) if kept else None

    def of_key(self, key_id: str | None) -> list[Endpoint]:
        """A key's endpoints, or everybody's, the oldest first."""
        with redis_errors():
            found = cast("list[str]", self._redis.zrange(ENDPOINTS if key_id is None else endpoints_key(key_id), 0, -1))
        return [endpoint for endpoint_id in found if (endpoint := self.get(endpoint_id))]

    def change(
        self,
        endpoint_id: str,
        *,
        url: str | None = None,
        types: Sequence[Subscribable] | None = None,
        description: str | None = None,
        enabled: bool | None = None,
    ) -> Endpoint | None:
        """Change what is not None. A new URL, or being enabled, lets it begin anew: it is not left alone any longer. What
        waits goes to the new URL; disabling fails it. None if there is no such endpoint."""
        fields: dict[str, str] = {}
        if url is not None:
            fields["url"] = url
        if types is not None:
            fields["types"] = _joined(types)
        if description is not None:
            fields["description"] = description
        status = {True: "enabled", False: "disabled", None: ""}[enabled]
        changed = self._scripts.run(
            endpoint_scripts.CHANGE,
            [endpoint_key(endpoint_id)],
            endpoint_id,
            status,
            int(url is not None),
            *(part for pair in fields.items() for part in pair),
        )
        return self.get(endpoint_id) if changed else None

    def rotate(self, endpoint_id: str, *, overlap_s: float) -> tuple[Endpoint, str] | None:
        """Give an endpoint a new secret; it, and the secret. The one before signs too for `overlap_s`."""
        endpoint = self.get(endpoint_id)
        if endpoint is None:
            return None
        secret = new_secret(endpoint.scheme)
        rotated = self._scripts.run(endpoint_scripts.ROTATE, [endpoint_key(endpoint_id)], secret, overlap_s)
        endpoint = self.get(endpoint_id) if rotated else None
        return (endpoint, secret) if endpoint else None

    def delete(self, endpoint_id: str) -> bool:
        """Forget an endpoint, its secrets and its log; what waits for it fails. False if there was none."""
        if not ids.is_id(endpoint_id):
            return False
        return bool(self._scripts.run(endpoint_scripts.DELETE, [endpoint_key(endpoint_id), ENDPOINTS], endpoint_id))


def _joined(types: Sequence[Subscribable]) -> str:
    return f" {' '.join(types)} "  # so that a script finds " digest.failed " in it


def _endpoint(endpoint_id: str, kept: dict[str, str], lane: dict[str, str], now: float) -> Endpoint:
    overlaps = float(kept.get("previous_until", 0)) > now
    paused = float(lane.get("open_until", 0)) > now
    return Endpoint(
        id=endpoint_id,
        key_id=kept["key"],
        url=kept["url"],
        types=cast("tuple[Subscribable, ...]", tuple(kept["types"].split())),
        description=kept["description"],
        status=cast("Literal['enabled', 'disabled']", kept["status"]),
        disabled_reason=kept.get("disabled_reason"),
        disabled_at=_moment(kept["disabled_at"]) if "disabled_at" in kept else None,
        created_at=_moment(kept["created_at"]),
        scheme=scheme_of(kept["secret"]),
        public_key=public_key(kept["secret"]),
        previous_until=_moment(kept["previous_until"]) if overlaps else None,
        failing_since=_moment(lane["failing_since"]) if "failing_since" in lane else None,
        paused_until=_moment(lane["open_until"]) if paused else None,
    )


def _moment(seconds: str) -> datetime:
    return datetime.fromtimestamp(float(seconds), UTC)
