"""Webhooks on their way: one delivery for each event and receiver, kept in Redis until it is made or given up.

Times of further attempts stand in sorted sets here and not in the queue: a queue message with a far-off time is handed
out again and again (Celery's visibility timeout).
"""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import urlsplit

from redis import Redis

from jobs import delivery_scripts, ids
from jobs.connection import Clock, Scripts, now_s
from jobs.job import to_bytes, wire_time
from jobs.names import DELIVERIES
from jobs.settings import Settings
from jobs.webhook_events import Event

MOST_QUEUED = 100
SLOW_S = 2.0  # an attempt that takes longer is one of a slow receiver
ENTRIES_KEPT = 50

_HOUR_S = 3600.0
# A receiver that fails so many times running is left alone for a while, then tried once, and so on.
FAILURES_TO_OPEN = 5
COOLDOWN_S, LONGEST_COOLDOWN_S = 60.0, _HOUR_S / 2
DISABLED_AFTER_S = 5 * 24 * _HOUR_S
LANE_STATE_S = 30 * 24 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One attempt at a delivery. `event` and `body` are the same in every attempt. `attempt` counts all of them from 1,
    `tries` those since it was made or replayed.

    `endpoint_id` is None for a job's own callback. `secrets` are the endpoint's, the newest first. `once`: it is not
    tried again.
    """

    id: str
    attempt: int
    tries: int
    event: str
    url: str = field(repr=False)
    body: bytes = field(repr=False)
    endpoint_id: str | None = None
    secrets: tuple[str, ...] = field(default=(), repr=False)
    once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What an attempt came to. `status` is None where there was no answer; `said` is for the log: neither address nor
    content. `pause_s` is how long the receiver asked to be left alone."""

    status: int | None
    said: str
    duration_s: float
    pause_s: float = 0.0

    @property
    def delivered(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def gone(self) -> bool:
        """The receiver wants nothing more, ever."""
        return self.status == 410


class DeliveryStore:
    """The deliveries in Redis. Every method raises StoreUnavailable when Redis cannot serve."""

    def __init__(self, redis: Redis, settings: Settings, *, clock: Clock | None = None) -> None:
        # Longer than an attempt takes: whoever is still at it then has died.
        self._lease_s = settings.webhook_timeout_s + settings.lease_s
        self._settings = settings
        self._redis = redis
        self._clock = clock
        self._scripts = Scripts(redis, clock)

    def publish(self, event: Event, *, key_id: str, callback_url: str | None = None) -> list[str]:
        """Tell of an event: to the callback, if there is one, and to every endpoint of the key that wants events of this
        type. All its deliveries are made in one step, and only the first time that this event is told of; their ids.

        A job's outcome is told by JobStore itself, in the step that ends the job.
        """
        made: list[str] = self._scripts.run(
            delivery_scripts.PUBLISH,
            [],
            event.id,
            event.type,
            event.body,
            event.job_id or "",
            self._settings.result_ttl_s,
            key_id,
            callback_url or "",
            callback_lane(callback_url),
        )
        return made

    def test(self, event: Event, *, endpoint_id: str) -> str:
        """Send an event to one endpoint now, once, whatever it wants otherwise; the delivery's id."""
        made: str = self._scripts.run(
            delivery_scripts.TEST, [], event.id, event.type, event.body, endpoint_id, self._settings.result_ttl_s
        )
        return made

    def due(self) -> list[str]:
        """The ids of deliveries that are due, to be enqueued. Of one receiver no more than may run at a time, of all the
        slow ones together no more than half of the threads, of all the new ones a quarter: whoever hangs holds up nobody
        else."""
        due: list[str] = self._scripts.run(
            delivery_scripts.HAND_OUT,
            [DELIVERIES],
            self._lease_s,
            MOST_QUEUED,
            self._settings.webhook_per_receiver,
            max(self._settings.webhook_threads // 2, 1),
            max(self._settings.webhook_threads // 4, 1),
        )
        return due

    def claim(self, delivery_id: str) -> Delivery | None:
        """Begin an attempt. None if somebody is at it, it is over, or its time is still to come."""
        answer = self._scripts.run(delivery_scripts.CLAIM_DELIVERY, [], delivery_id, self._lease_s)
        if not answer:
            return None
        attempt, tries, event, body, endpoint_id, url, once, *secrets = answer
        return Delivery(
            id=delivery_id,
            attempt=attempt,
            tries=tries,
            event=event,
            url=url,
            body=body.encode(),
            endpoint_id=endpoint_id or None,
            secrets=tuple(secret for secret in secrets if secret),
            once=once == "1",
        )

    def settle(self, delivery: Delivery, outcome: Outcome, *, wait_s: float | None) -> bool:
        """Write down what an attempt came to. It is over if it was delivered or `wait_s` is None, else the next attempt
        is so far off. False, and nothing happens, if another attempt has begun since.

        An endpoint that is gone, or has failed for five days, is disabled, and the key's other endpoints are told.
        """
        now = datetime.fromtimestamp(now_s(self._redis, self._clock), UTC)
        settled = {
            "id": delivery.id,
            "attempt": delivery.attempt,
            "entry": json.dumps(
                {
                    "attempt": delivery.attempt,
                    "at": wire_time(now),
                    "status": outcome.status,
                    "duration_ms": round(outcome.duration_s * 1000),
                    "outcome": outcome.said,
                }
            ),
            "outcome": outcome.said,
            "delivered": outcome.delivered,
            "gone": outcome.gone,
            "pace": "slow" if outcome.status is None or outcome.duration_s > SLOW_S else "fast",
            # An error from a host says something of one path; of all callbacks to that host only silence does.
            "counts": delivery.endpoint_id is not None or outcome.status is None,
            "pause_s": outcome.pause_s,
            "notice": ids.new_id(ids.EVENT),
        }
        if wait_s is not None and not outcome.delivered:
            settled["wait_s"] = wait_s
        limits = {
            "entries": ENTRIES_KEPT,
            "failures": FAILURES_TO_OPEN,
            "cooldown_s": COOLDOWN_S,
            "longest_s": LONGEST_COOLDOWN_S,
            "failing_s": DISABLED_AFTER_S,
            "state_s": LANE_STATE_S,
        }
        told = {"id": delivery.endpoint_id, "reason": "gone" if outcome.gone else "failing", "status": "disabled"}
        body = to_bytes({"type": "endpoint.disabled", "timestamp": wire_time(now), "data": told})
        return bool(
            self._scripts.run(
                delivery_scripts.SETTLE,
                [],
                json.dumps(settled),
                self._settings.result_ttl_s,
                json.dumps(limits),
                body,
            )
        )


def callback_lane(url: str | None) -> str:
    """Where callbacks to this URL line up: with all others to its host and port."""
    if url is None:
        return ""
    parts = urlsplit(url)
    return f"//{parts.hostname}:{parts.port or (443 if parts.scheme == 'https' else 80)}"
