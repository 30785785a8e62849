"""The queues: how a job's or a delivery's id gets to a worker. Messages carry ids only."""

from typing import Any

from celery import Celery

from jobs.connection import ANSWER_TIMEOUT_S, CONNECT_TIMEOUT_S
from jobs.errors import redis_errors
from jobs.names import DELIVER_TASK, DELIVERIES, DIGEST_TASK, DIGESTS
from jobs.settings import Settings


def celery_config(settings: Settings) -> dict[str, Any]:
    """What everybody who uses the queues must agree on."""
    transport: dict[str, Any] = {
        # The same in every place that Celery or kombu look for it: where two differ, the smaller one hands a running
        # job's message out again.
        "visibility_timeout": settings.visibility_timeout_s,
        # How soon a message is restored once it is due: every tenth look, each 10 s after the last, by default.
        "unacked_restore_interval": 5,
        "unacked_restore_throttle": 1,
        "socket_timeout": ANSWER_TIMEOUT_S,
        "socket_connect_timeout": CONNECT_TIMEOUT_S,
        "socket_keepalive": True,
    }
    return {
        "broker_url": settings.redis_url,
        "broker_transport_options": transport,
        "result_backend_transport_options": {"visibility_timeout": settings.visibility_timeout_s},
        "visibility_timeout": settings.visibility_timeout_s,
        "task_queues": {DIGESTS: {}, DELIVERIES: {}},
        "task_create_missing_queues": False,
        "task_default_queue": DIGESTS,
        "task_routes": {DIGEST_TASK: {"queue": DIGESTS}, DELIVER_TASK: {"queue": DELIVERIES}},
        "task_serializer": "json",
        "accept_content": ["json"],
        "task_ignore_result": True,
    }


class Sender:
    """Sends ids to the queues, at once or not at all. Raises StoreUnavailable when Redis cannot serve."""

    def __init__(self, settings: Settings) -> None:
        self._app = Celery("nutgraf", set_as_current=False)
        self._app.conf.update(celery_config(settings))
        # Whoever sends is a request with somebody waiting, or a sweep that comes again: no retries.
        self._app.conf.broker_transport_options |= {"max_retries": 0}

    def enqueue(self, job_id: str) -> None:
        self._send(DIGEST_TASK, job_id)

    def enqueue_delivery(self, delivery_id: str) -> None:
        self._send(DELIVER_TASK, delivery_id)

    def _send(self, task: str, subject_id: str) -> None:
        with redis_errors():
            self._app.send_task(task, args=[subject_id], retry=False, ignore_result=True)
