"""/v1/batches: hand in many stories at once, look at what became of them, stop or erase them."""

import logging
from dataclasses import replace
from typing import Any

from flask import Response, request, url_for
from flask_openapi.blueprint import APIBlueprint
from pydantic import BaseModel, Field

from digest.errors import IntakeError
from jobs.batches import Batch, Order, batch_to_wire
from jobs.errors import KeyReusedError, StoreUnavailable
from jobs.idempotency import Once, fingerprint
from jobs.job import Submission, to_bytes
from jobs.problems import Problem
from service import batch_wire
from service.batch_wire import BatchRequest
from service.bodies import read_json
from service.callers import Caller, count_stories, require
from service.digests import RETRY_AFTER_S
from service.errors import Fault, Refusal
from service.events import LAST_EVENT, follow_feed, last_event
from service.feed import MEDIA_TYPE, feed_of_batch
from service.idempotency import PARAMETER, PROBLEMS, REPLAYED, one_flight
from service.openapi import BODY, KEYED, answers, header, json_body, parameter
from service.parts import parts
from service.problems import KINDS, document
from service.submission import check_callback, check_metadata, submission_of

log = logging.getLogger("service")

api = APIBlueprint("batches", __name__, abp_tags=[{"name": "batches"}])


class BatchPath(BaseModel):
    batch_id: str = Field(description="The batch's id, as POST gave it.", examples=["bt_01kavn3x0e9t3yk5w2m8q4r6zs"])


_ETAG = {"ETag": header("A strong validator of this answer.")}
_RETRY = {"Retry-After": header("While the batch is running: when to ask again, in seconds.")}


@api.post(
    "/v1/batches",
    operation_id="submit_batch",
    summary="Hand in many stories",
    description="Each becomes a job, as by itself, or has its problem in the answer; where none can be taken in the whole is"
    " refused. All jobs are on disk when this answers. When the last of them is over the event `batch.completed` is sent.",
    openapi_extensions={"parameters": [PARAMETER]},
    request_body=json_body(BatchRequest),
    responses=answers(
        {
            202: (
                batch_wire.Batch,
                "The batch is taken in.",
                {"Location": header("Where the batch is."), **_RETRY, **_ETAG, **REPLAYED},
            )
        },
        problems=(
            *KEYED, "quota-exceeded", *PROBLEMS, *BODY, "not-json", "invalid-request", "callback-refused", "unavailable",
        ),
    ),
)  # fmt: skip
def submit() -> Response:
    asking = require("submit")
    with one_flight(asking.key_id) as once:
        batch, is_new = _take_in(asking.key_id, once)
    response = _answer(batch, 202)
    response.headers["Location"] = url_for("batches.look", batch_id=batch.id)
    if not is_new:
        response.headers["Idempotent-Replayed"] = "true"
    return response


@api.get(
    "/v1/batches/<batch_id>",
    operation_id="look_at_batch",
    summary="Look at a batch",
    openapi_extensions={
        "parameters": [parameter("If-None-Match", "header", "The ETag of an answer you have; 304 if it still holds.")]
    },
    responses=answers(
        {
            200: (batch_wire.Batch, "The batch, and where each of its jobs stands.", _RETRY | _ETAG),
            304: (None, "Nothing has changed.", _RETRY | _ETAG),
        },
        problems=(*KEYED, "unknown-batch", "unavailable"),
    ),
)
def look(path: BatchPath) -> Response:
    response = _answer(batch_of(require("read"), path.batch_id), 200)
    response.make_conditional(request)
    return response


@api.get(
    "/v1/batches/<batch_id>/events",
    operation_id="follow_batch",
    summary="Follow a batch",
    description="Server-sent events: `job` with `id` and `status` for each job that is over, then `completed` with the batch"
    " as GET gives it, or `erased`; then the stream ends. Otherwise as the events of a job.",
    openapi_extensions={"parameters": LAST_EVENT},
    responses=answers(
        {
            200: (MEDIA_TYPE, "The events, from the first on or from where you were.", {}),
            204: (None, "There is nothing after the event you have: do not come again.", {}),
        },
        problems=(*KEYED, "unknown-batch", "too-many-streams", "unavailable"),
    ),
)
def follow(path: BatchPath) -> Response:
    batch = batch_of(require("read"), path.batch_id)
    return follow_feed(feed_of_batch(parts().log, parts().batches, batch, after=last_event()))


@api.delete(
    "/v1/batches/<batch_id>",
    operation_id="remove_batch",
    summary="Cancel a batch, or erase it",
    description="Of a batch that is running every job that is not over is cancelled, and the answer is the batch. One that"
    " is completed is erased with all of its jobs and digests: 204, and from then on 404.",
    responses=answers(
        {
            200: (batch_wire.Batch, "It was running; what was not over is cancelled.", _ETAG),
            204: (None, "It was completed and is erased.", {}),
        },
        problems=(*KEYED, "unknown-batch", "unavailable"),
    ),
)
def remove(path: BatchPath) -> Response:
    before = batch_of(require("submit"), path.batch_id)
    if before.completed_at is None:
        after = parts().batches.cancel(before)
        if after is None:
            raise _unknown()
        return _answer(after, 200)
    parts().batches.erase(before)
    return Response(status=204)


def _take_in(key_id: str, once: str | None) -> tuple[Batch, bool]:
    """The batch in the current request, and whether it was not there before."""
    settings = parts().settings
    asked = read_json(
        request,
        settings,
        BatchRequest,
        empty='Send JSON with a field "stories".',
        limit_bytes=settings.max_batch_bytes,
    )
    check_metadata(asked.metadata)
    if asked.callback:
        check_callback(asked.callback.url, settings)
    stories = [_story(value, key_id) for value in asked.stories]
    refused = [(number, story["detail"]) for number, story in enumerate(stories) if not isinstance(story, Submission)]
    if len(refused) == len(stories):
        faults = [Fault(f"#/stories/{number}", detail) for number, detail in refused[:20]]
        raise Refusal("invalid-request", "None of the stories can be taken in.", faults=faults)
    order = Order(
        stories=stories,
        callback_url=asked.callback.url if asked.callback else None,
        external_id=asked.external_id,
        metadata=asked.metadata,
        key_id=key_id,
    )
    key, batches = Once(once, fingerprint(order)) if once else None, parts().batches
    try:
        if key and (earlier := batches.made_before(key)):
            return earlier, False
        count_stories(len(stories) - len(refused))
        batch, is_new = batches.create_once(order, key) if key else (batches.create(order), True)
    except KeyReusedError:
        raise Refusal("idempotency-key-reused", KINDS["idempotency-key-reused"].explanation) from None
    if is_new:
        _send(batch)
    return batch, is_new


def _story(value: Any, key_id: str) -> Submission | Problem:
    try:
        return replace(submission_of(value, parts().settings), key_id=key_id)
    except (Refusal, IntakeError) as error:
        return document(error)


def _send(batch: Batch) -> None:
    job_ids = [item.job.id for item in batch.items if item.job and not item.job.is_final]
    try:
        for job_id in job_ids:
            parts().sender.enqueue(job_id)
            parts().store.mark_sent(job_id)
    except StoreUnavailable as error:
        # They are taken in all the same: the workers' sweep sends what was not sent.
        log.warning("%s is kept but was not all sent: %s", batch.id, error)


def batch_of(asking: Caller, batch_id: str) -> Batch:
    """A batch that the caller may see; one of another key is not there. Raises Refusal and StoreUnavailable."""
    batch = parts().batches.get(batch_id)
    if batch is None or not asking.sees(batch.key_id):
        raise _unknown()
    return batch


def _unknown() -> Refusal:
    return Refusal("unknown-batch", KINDS["unknown-batch"].explanation)


def _answer(batch: Batch, status: int) -> Response:
    response = Response(to_bytes(batch_to_wire(batch)) + b"\n", status, content_type="application/json")
    response.add_etag()
    response.headers["Cache-Control"] = "no-store"
    if batch.completed_at is None:
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
    return response
