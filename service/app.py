"""The application factory."""

import re
import threading
import time
import uuid

from flask import Response, g, request
from flask_openapi.models.info import Info
from flask_openapi.openapi import OpenAPI
from gunicorn.http.errors import ParseException

from jobs.batches import BatchStore
from jobs.beacon import Beacon
from jobs.connection import connect
from jobs.deliveries import DeliveryStore
from jobs.delivery_log import DeliveryLog
from jobs.endpoints import EndpointStore
from jobs.events import EventLog
from jobs.idempotency import Flights
from jobs.keys import KeyStore
from jobs.limits import Limits
from jobs.listing import Listing
from jobs.queues import Sender
from jobs.settings import Settings
from jobs.store import JobStore
from service import (
    allowance,
    batches,
    deliveries,
    events,
    health,
    lists,
    manners,
    pages,
    problems,
    webhook_document,
    webhook_wire,
    webhooks,
)
from service.batch_wire import Batch, BatchRequest, JobList
from service.health import Alive, Readiness
from service.openapi import schemas
from service.parts import EXTENSION, Parts
from service.submission import DigestRequest
from service.wire import DigestJob, Problem

VERSION = "0.1.0"
READ_ON_BYTES = 16 * 1024 * 1024
READ_ON_S = 5.0

_PIECE_BYTES = 64 * 1024
_REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")


def create_app(settings: Settings | None = None) -> OpenAPI:
    """The WSGI application. Nothing is connected to yet. Without settings, those of the environment.

    Raises jobs.errors.SettingsError.
    """
    settings = settings or Settings.from_env()
    app = OpenAPI(
        "service",
        info=Info(title="Nutgraf", version=VERSION, summary="News stories in, digests out.", description=_ABOUT),
        doc_ui=False,
        # Bodies are read by service.submission; flask-openapi would document a validation error of its own for every
        # operation that does not say what this status means. All of them do.
        validation_error_status=500,
        openapi_extensions={
            "openapi": "3.1.1",
            "security": [{"bearer": []}],
            "webhooks": webhook_document.webhooks(),
            "components": {
                "schemas": schemas(
                    taken=[DigestRequest, BatchRequest, *webhook_wire.TAKEN],
                    given=[
                        DigestJob,
                        Batch,
                        JobList,
                        Problem,
                        Alive,
                        Readiness,
                        *webhook_wire.GIVEN,
                        *webhook_document.SENT,
                    ],
                ),
                "securitySchemes": {"bearer": _BEARER},
            },
        },
    )
    app.json.sort_keys = False  # type: ignore[attr-defined]
    # One more than is taken: Werkzeug cuts a chunked body off at this without a word (service.submission looks).
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body_bytes + 1
    redis = connect(settings)
    store = JobStore(redis, settings)
    app.extensions[EXTENSION] = Parts(
        settings=settings,
        store=store,
        log=EventLog(redis),
        batches=BatchStore(redis, store, settings),
        listing=Listing(redis, store),
        sender=Sender(settings),
        beacon=Beacon(redis, settings),
        endpoints=EndpointStore(redis, settings),
        deliveries=DeliveryStore(redis, settings),
        delivery_log=DeliveryLog(redis),
        keys=KeyStore(redis),
        limits=Limits(redis),
        flights=Flights(redis),
        # Half of the threads at most: the others go on answering.
        waiters=threading.BoundedSemaphore(settings.service_threads // 2),
    )
    app.before_request(_name_request)
    app.after_request(_finish)
    manners.register(app, settings)
    problems.register(app)
    app.register_api(lists.api)  # and with it service.digests: what has one path has one blueprint
    app.register_api(events.api)
    app.register_api(batches.api)
    app.register_api(webhooks.api)
    app.register_api(deliveries.api)
    app.register_api(health.api)
    app.register_blueprint(pages.pages)
    return app


_ABOUT = """\
Send a story to `POST /v1/digests`; a job answers with a headline, bullets and key quotes, every line with the passage
it came from. Poll the job, wait for it in the same request (`Prefer: wait=10`), follow it by server-sent events, or have it
sent to a callback. `POST /v1/batches` takes up to a hundred stories at once; `GET /v1/digests` lists what you handed in.

Errors are problem documents (RFC 9457), each kind explained under [/problems/](/problems/). Every answer carries
`X-Request-Id`; send your own to find a request again in the log. GET answers HEAD too.
"""

_BEARER = {
    "type": "http",
    "scheme": "bearer",
    "bearerFormat": "ng_…",
    "description": "A key (`python -m jobs.keys create`). Where none was ever made, none is asked for.",
}


def _name_request() -> None:
    given = request.headers.get("X-Request-Id", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else uuid.uuid4().hex


def _finish(response: Response) -> Response:
    if response.status_code >= 400:
        _read_the_rest()
    allowance.show(response)
    response.headers["X-Request-Id"] = g.request_id
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _read_the_rest() -> None:
    """Read on for a while after a refusal: many clients look at the answer only when they have sent everything, and a
    connection closed before that takes the answer with it."""
    stream, deadline_s = request.environ["wsgi.input"], time.monotonic() + READ_ON_S
    try:
        for _ in range(READ_ON_BYTES // _PIECE_BYTES):
            if time.monotonic() > deadline_s or not stream.read(_PIECE_BYTES):
                return
    except (OSError, ParseException):  # gone, or its chunks are malformed
        return
