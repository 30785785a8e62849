"""The log of deliveries, of an endpoint, a job and a batch, and sending one of them again."""

import logging

from flask import Response, request, url_for
from flask_openapi.blueprint import APIBlueprint
from pydantic import BaseModel, Field

from jobs.delivery_log import Record
from jobs.errors import StoreUnavailable
from jobs.job import Json, to_bytes
from jobs.keys import Scope
from service.batches import BatchPath, batch_of
from service.callers import job_of, require
from service.endpoints import enabled, endpoint_of, found
from service.errors import Refusal
from service.openapi import KEYED, answers, header, parameter
from service.parts import parts
from service.problems import KINDS
from service.webhook_wire import WebhookDeliveries, WebhookDelivery, delivery_to_wire

LIMIT, MOST = 20, 100

log = logging.getLogger("service")

api = APIBlueprint("deliveries", __name__, abp_tags=[{"name": "webhooks"}])


class OfWebhook(BaseModel):
    webhook_id: str = Field(description="The endpoint's id.", examples=["ep_01kavn3x0e9t3yk5w2m8q4r6zs"])


class OfDigest(BaseModel):
    job_id: str = Field(description="The job's id.", examples=["dg_01kavn3x0e9t3yk5w2m8q4r6zs"])


class OneOfWebhook(OfWebhook):
    delivery_id: str = Field(description="The delivery's id.", examples=["dlv_4f2a9c01d7e8b3564f2a9c01d7"])


class OneOfDigest(OfDigest):
    delivery_id: str = Field(description="The delivery's id.", examples=["dlv_4f2a9c01d7e8b3564f2a9c01d7"])


class OneOfBatch(BatchPath):
    delivery_id: str = Field(description="The delivery's id.", examples=["dlv_4f2a9c01d7e8b3564f2a9c01d7"])


_PAGE = {
    "parameters": [
        parameter(
            "limit", "query", f"How many, at most: {LIMIT} if it is not said, {MOST} if it is more.", example="20"
        ),
        parameter(
            "cursor",
            "query",
            "Where the page begins, from `next` of the one before; one that is not known begins anew.",
        ),
    ]
}
_NEXT = {"Link": header('The next page, with `rel="next"` (RFC 8288); absent on the last.')}
_PLACE = {"Location": header("Where the delivery is.")}
_REPLAYED = "The same event, with the same webhook-id and body, is sent now, and by the whole schedule if that fails."


@api.get(
    "/v1/webhooks/<webhook_id>/deliveries",
    operation_id="list_webhook_deliveries",
    summary="What was sent to an endpoint, and what came of it",
    openapi_extensions=_PAGE,
    responses=answers(
        {200: (WebhookDeliveries, "A page of the log.", _NEXT)}, problems=(*KEYED, "unknown-webhook", "unavailable")
    ),
)
def of_webhook(path: OfWebhook) -> Response:
    return _page(endpoint_of(require("read"), path.webhook_id).id)


@api.get(
    "/v1/webhooks/<webhook_id>/deliveries/<delivery_id>",
    operation_id="look_at_webhook_delivery",
    summary="Look at a delivery to an endpoint",
    responses=answers(
        {200: (WebhookDelivery, "The delivery.", {})},
        problems=(*KEYED, "unknown-webhook", "unknown-delivery", "unavailable"),
    ),
)
def one_of_webhook(path: OneOfWebhook) -> Response:
    return _answer(_of_webhook(path, "read"))


@api.post(
    "/v1/webhooks/<webhook_id>/deliveries/<delivery_id>/replay",
    operation_id="replay_webhook_delivery",
    summary="Send a delivery to an endpoint again",
    description=_REPLAYED,
    responses=answers(
        {202: (WebhookDelivery, "It is on its way.", _PLACE)},
        problems=(*KEYED, "unknown-webhook", "unknown-delivery", "webhook-disabled", "unavailable"),
    ),
)
def replay_of_webhook(path: OneOfWebhook) -> Response:
    record = _of_webhook(path, "submit")
    _replay(record)
    return answer_delivery(
        record.id, url_for("deliveries.one_of_webhook", webhook_id=path.webhook_id, delivery_id=record.id)
    )


@api.get(
    "/v1/digests/<job_id>/deliveries",
    operation_id="list_digest_deliveries",
    summary="What was sent about a job, and what came of it",
    description="To its own callback and to the endpoints of its key.",
    openapi_extensions=_PAGE,
    responses=answers(
        {200: (WebhookDeliveries, "A page of the log.", _NEXT)}, problems=(*KEYED, "unknown-job", "unavailable")
    ),
)
def of_digest(path: OfDigest) -> Response:
    return _page(job_of(require("read"), path.job_id).id)


@api.get(
    "/v1/digests/<job_id>/deliveries/<delivery_id>",
    operation_id="look_at_digest_delivery",
    summary="Look at a delivery about a job",
    responses=answers(
        {200: (WebhookDelivery, "The delivery.", {})},
        problems=(*KEYED, "unknown-job", "unknown-delivery", "unavailable"),
    ),
)
def one_of_digest(path: OneOfDigest) -> Response:
    return _answer(_of_digest(path, "read"))


@api.post(
    "/v1/digests/<job_id>/deliveries/<delivery_id>/replay",
    operation_id="replay_digest_delivery",
    summary="Send a delivery about a job again",
    description=_REPLAYED,
    responses=answers(
        {202: (WebhookDelivery, "It is on its way.", _PLACE)},
        problems=(*KEYED, "unknown-job", "unknown-delivery", "unknown-webhook", "webhook-disabled", "unavailable"),
    ),
)
def replay_of_digest(path: OneOfDigest) -> Response:
    record = _of_digest(path, "submit")
    _replay(record)
    return answer_delivery(record.id, url_for("deliveries.one_of_digest", job_id=path.job_id, delivery_id=record.id))


@api.get(
    "/v1/batches/<batch_id>/deliveries",
    operation_id="list_batch_deliveries",
    summary="What was sent about a batch, and what came of it",
    openapi_extensions=_PAGE,
    responses=answers(
        {200: (WebhookDeliveries, "A page of the log.", _NEXT)}, problems=(*KEYED, "unknown-batch", "unavailable")
    ),
)
def of_batch(path: BatchPath) -> Response:
    return _page(batch_of(require("read"), path.batch_id).id)


@api.get(
    "/v1/batches/<batch_id>/deliveries/<delivery_id>",
    operation_id="look_at_batch_delivery",
    summary="Look at a delivery about a batch",
    responses=answers(
        {200: (WebhookDelivery, "The delivery.", {})},
        problems=(*KEYED, "unknown-batch", "unknown-delivery", "unavailable"),
    ),
)
def one_of_batch(path: OneOfBatch) -> Response:
    return _answer(_of_batch(path, "read"))


@api.post(
    "/v1/batches/<batch_id>/deliveries/<delivery_id>/replay",
    operation_id="replay_batch_delivery",
    summary="Send a delivery about a batch again",
    description=_REPLAYED,
    responses=answers(
        {202: (WebhookDelivery, "It is on its way.", _PLACE)},
        problems=(*KEYED, "unknown-batch", "unknown-delivery", "unknown-webhook", "webhook-disabled", "unavailable"),
    ),
)
def replay_of_batch(path: OneOfBatch) -> Response:
    record = _of_batch(path, "submit")
    _replay(record)
    return answer_delivery(record.id, url_for("deliveries.one_of_batch", batch_id=path.batch_id, delivery_id=record.id))


def answer_delivery(delivery_id: str, place: str) -> Response:
    """202: the delivery as it is, and where to look at it again. Raises Refusal and jobs.errors.StoreUnavailable."""
    response = _answer(_known(parts().delivery_log.get(delivery_id)), 202)
    response.headers["Location"] = place
    return response


def send_due() -> None:
    """Enqueue what is due at once; what cannot be is swept up by the workers."""
    try:
        for delivery_id in parts().deliveries.due():
            parts().sender.enqueue_delivery(delivery_id)
    except StoreUnavailable as error:
        log.warning("deliveries are kept but were not sent: %s", error)


def _of_webhook(path: OneOfWebhook, scope: Scope) -> Record:
    endpoint = endpoint_of(require(scope), path.webhook_id)
    return _known(parts().delivery_log.get(path.delivery_id), endpoint_id=endpoint.id)


def _of_digest(path: OneOfDigest, scope: Scope) -> Record:
    job = job_of(require(scope), path.job_id)
    return _known(parts().delivery_log.get(path.delivery_id), about=job.id)


def _of_batch(path: OneOfBatch, scope: Scope) -> Record:
    batch = batch_of(require(scope), path.batch_id)
    return _known(parts().delivery_log.get(path.delivery_id), about=batch.id)


def _known(record: Record | None, *, endpoint_id: str | None = None, about: str | None = None) -> Record:
    if (
        record is None
        or (endpoint_id is not None and record.endpoint_id != endpoint_id)
        or (about is not None and record.job_id != about)
    ):
        raise Refusal("unknown-delivery", KINDS["unknown-delivery"].explanation)
    return record


def _replay(record: Record) -> None:
    if record.endpoint_id is not None:
        enabled(found(parts().endpoints.get(record.endpoint_id)))
    if not parts().delivery_log.replay(record.id):
        raise Refusal("unknown-delivery", KINDS["unknown-delivery"].explanation)
    send_due()


def _page(owner_id: str) -> Response:
    given = request.args.get("limit", "")
    limit = int(given) if given.isascii() and given.isdigit() and len(given) < 9 else LIMIT
    limit = min(max(limit, 1), MOST)
    records, after = parts().delivery_log.page(owner_id, limit=limit, after=request.args.get("cursor"))
    place = None if after is None else f"{request.path}?limit={limit}&cursor={after}"
    response = _sent({"deliveries": [delivery_to_wire(record) for record in records], "next": place}, 200)
    if place is not None:
        response.headers["Link"] = f'<{place}>; rel="next"'
    return response


def _answer(record: Record, status: int = 200) -> Response:
    return _sent(delivery_to_wire(record), status)


def _sent(wire: Json, status: int) -> Response:
    response = Response(to_bytes(wire) + b"\n", status, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
