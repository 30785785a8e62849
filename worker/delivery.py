"""Make deliveries, and again when they failed: at once, then further and further apart."""

import logging
import random
import time
from collections.abc import Callable, Sequence

from jobs.callbacks import parse_callback
from jobs.connection import Clock
from jobs.deliveries import Delivery, DeliveryStore, Outcome
from jobs.errors import CallbackError
from jobs.settings import Settings
from worker.errors import DeliveryError
from worker.webhook import Answer, Lookup, post, seconds_of, signed_headers, system_lookup

_log = logging.getLogger(__name__)

_MINUTE_S, _HOUR_S = 60.0, 3600.0
# Standard Webhooks 1.0.0's own example: the wait before each attempt.
SCHEDULE_S = (
    *(0.0, 5.0),
    *(5 * _MINUTE_S, 30 * _MINUTE_S),
    *(2 * _HOUR_S, 5 * _HOUR_S, 10 * _HOUR_S, 14 * _HOUR_S, 20 * _HOUR_S, 24 * _HOUR_S),
)
JITTER = 0.1
LONGEST_PAUSE_S = 24 * _HOUR_S


class Deliverer:
    """Makes attempts at deliveries. `clock` dates the signatures; `chance` gives 0-1 and spreads the waits; `lookup` is
    asked for the addresses of a name."""

    def __init__(
        self,
        deliveries: DeliveryStore,
        settings: Settings,
        *,
        clock: Clock,
        schedule_s: Sequence[float] = SCHEDULE_S,
        chance: Callable[[], float] = random.random,
        lookup: Lookup = system_lookup,
    ) -> None:
        self._deliveries = deliveries
        self._settings = settings
        self._clock = clock
        self._schedule_s = schedule_s
        self._chance = chance
        self._lookup = lookup

    def run(self, delivery_id: str) -> None:
        """Make one attempt, if there is one to make now. Raises StoreUnavailable."""
        delivery = self._deliveries.claim(delivery_id)
        if delivery is None:
            return
        if delivery.tries > len(self._schedule_s):  # whoever made the attempts before died over each of them
            self._deliveries.settle(delivery, Outcome(status=None, said="given up", duration_s=0.0), wait_s=None)
            return
        outcome = self._attempt(delivery)
        wait_s = self.wait_s(delivery, outcome)
        if outcome.delivered:
            _log.info("%s: delivered at attempt %d, %s", delivery.event, delivery.attempt, outcome.said)
        elif wait_s is None:
            _log.warning("%s: given up after attempt %d, %s", delivery.event, delivery.attempt, outcome.said)
        else:
            _log.info(
                "%s: attempt %d failed, %s; next in %.0f s", delivery.event, delivery.attempt, outcome.said, wait_s
            )
        self._deliveries.settle(delivery, outcome, wait_s=wait_s)

    def wait_s(self, delivery: Delivery, outcome: Outcome) -> float | None:
        """How long to wait until the next attempt, never less than the receiver asked for; None when there is none."""
        if outcome.delivered or outcome.gone or delivery.once or delivery.tries >= len(self._schedule_s):
            return None
        return max(self._schedule_s[delivery.tries], outcome.pause_s) * (1 + JITTER * self._chance())

    def _attempt(self, delivery: Delivery) -> Outcome:
        began_s = time.monotonic()
        try:
            answer = self._send(delivery)
        except (DeliveryError, CallbackError) as error:
            return Outcome(status=None, said=str(error), duration_s=time.monotonic() - began_s)
        return Outcome(
            status=answer.status,
            said=f"status {answer.status}",
            duration_s=time.monotonic() - began_s,
            pause_s=self._pause_s(answer),
        )

    def _pause_s(self, answer: Answer) -> float:
        if answer.status not in (429, 503) or answer.retry_after is None:
            return 0.0
        return min(max(seconds_of(answer.retry_after, now_s=self._clock()), 0.0), LONGEST_PAUSE_S)

    def _send(self, delivery: Delivery) -> Answer:
        secrets = delivery.secrets
        if delivery.endpoint_id is None:
            if self._settings.webhook_secret is None:
                raise DeliveryError("this worker has no NUTGRAF_WEBHOOK_SECRET")
            secrets = (self._settings.webhook_secret.get_secret_value(),)
        target = parse_callback(delivery.url, self._settings)
        headers = signed_headers(
            event=delivery.event, timestamp_s=int(self._clock()), body=delivery.body, secrets=secrets
        )
        return post(target, delivery.body, headers, self._settings, lookup=self._lookup)
