"""Deliver a callback, and again when it failed: at once, then further and further apart."""

import logging
import random
from collections.abc import Callable, Sequence

from jobs.callbacks import parse_callback
from jobs.connection import Clock
from jobs.deliveries import Delivery, DeliveryStore
from jobs.errors import CallbackError
from jobs.settings import Settings, signing_key
from worker.errors import DeliveryError
from worker.webhook import post, signed_headers

_log = logging.getLogger(__name__)

_MINUTE_S, _HOUR_S = 60.0, 3600.0
# Standard Webhooks 1.0.0's own example: the wait before each attempt.
SCHEDULE_S = (
    *(0.0, 5.0),
    *(5 * _MINUTE_S, 30 * _MINUTE_S),
    *(2 * _HOUR_S, 5 * _HOUR_S, 10 * _HOUR_S, 14 * _HOUR_S, 20 * _HOUR_S, 24 * _HOUR_S),
)
JITTER = 0.1


class Deliverer:
    """Makes attempts at callbacks. `clock` dates the signatures; `chance` gives 0-1 and spreads the waits."""

    def __init__(
        self,
        deliveries: DeliveryStore,
        settings: Settings,
        *,
        clock: Clock,
        schedule_s: Sequence[float] = SCHEDULE_S,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._deliveries = deliveries
        self._settings = settings
        self._clock = clock
        self._schedule_s = schedule_s
        self._chance = chance

    def run(self, job_id: str) -> None:
        """Make one attempt, if there is one to make now. Raises StoreUnavailable."""
        delivery = self._deliveries.claim(job_id)
        if delivery is None:
            return
        try:
            status = self._send(delivery)
        except (DeliveryError, CallbackError) as error:
            outcome = str(error)
        else:
            outcome = f"status {status}"
            if 200 <= status < 300:
                _log.info("%s: delivered at attempt %d, %s", delivery.event, delivery.attempt, outcome)
                self._deliveries.close(delivery)
                return
        wait_s = self.wait_s(delivery.attempt)
        if wait_s is None:
            _log.warning("%s: given up after attempt %d, %s", delivery.event, delivery.attempt, outcome)
            self._deliveries.close(delivery)
        else:
            _log.info("%s: attempt %d failed, %s; next in %.0f s", delivery.event, delivery.attempt, outcome, wait_s)
            self._deliveries.retry(delivery, wait_s=wait_s)

    def wait_s(self, attempt: int) -> float | None:
        """How long to wait after the attempt of this number, from 1, failed; None when it was the last."""
        if attempt >= len(self._schedule_s):
            return None
        return self._schedule_s[attempt] * (1 + JITTER * self._chance())

    def _send(self, delivery: Delivery) -> int:
        if self._settings.webhook_secret is None:
            raise DeliveryError("this worker has no NUTGRAF_WEBHOOK_SECRET")
        target = parse_callback(delivery.url, self._settings)
        headers = signed_headers(
            event=delivery.event,
            timestamp_s=int(self._clock()),
            body=delivery.body,
            key=signing_key(self._settings.webhook_secret),
        )
        return post(target, delivery.body, headers, self._settings)
