"""/v1/digests/{id}/events: what happens to a job, as server-sent events."""

from ssl import SSLSocket

from flask import Response, request
from flask_openapi.blueprint import APIBlueprint

from service.callers import job_of, require
from service.digests import JobPath
from service.errors import Refusal
from service.feed import BEGINNING, MEDIA_TYPE, Feed, feed_of_job
from service.openapi import KEYED, answers, parameter
from service.parts import parts
from service.problems import KINDS, RETRY_AFTER_S
from service.streams import EventStream

api = APIBlueprint("events", __name__, abp_tags=[{"name": "digests"}])

_LAST = "The id of the last event you have, as EventSource sends it: the stream goes on after it."
LAST_EVENT = [
    parameter("Last-Event-ID", "header", _LAST),
    parameter("lastEventId", "query", "The same, for clients that cannot set a header."),
]


@api.get(
    "/v1/digests/<job_id>/events",
    operation_id="follow",
    summary="Follow a job",
    description="Server-sent events. `status` (queued, running), `progress`, then parts of the digest as they are ready:"
    " `quotes`, `headline`, `bullets`, each with those members of the digest. The last one is `succeeded`, `failed` or"
    " `cancelled` and holds the job as GET gives it, or `erased`; then the stream ends. Every 15 seconds a comment keeps the"
    " connection open.",
    openapi_extensions={"parameters": LAST_EVENT},
    responses=answers(
        {
            200: (MEDIA_TYPE, "The events, from the first on or from where you were.", {}),
            204: (None, "There is nothing after the event you have: do not come again.", {}),
        },
        problems=(*KEYED, "unknown-job", "too-many-streams", "unavailable"),
    ),
)
def follow(path: JobPath) -> Response:
    job = job_of(require("read"), path.job_id)
    return follow_feed(feed_of_job(parts().log, parts().store, job, after=last_event()))


def last_event() -> str | None:
    """The id of the last event that the current request's sender has."""
    return request.headers.get("Last-Event-ID") or request.args.get("lastEventId") or None


def follow_feed(feed: Feed) -> Response:
    """The answer that gives all of a feed. Raises Refusal."""
    first = feed.more()
    if feed.over and not first:
        return Response(status=204)
    response = Response(content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Accel-Buffering"] = "no"  # nginx would keep events back until it has a few
    if feed.over:
        response.data = BEGINNING + first
    elif request.method == "GET":
        response.response = _body(first, feed)
    return response


def _body(first: bytes, feed: Feed) -> EventStream:
    here = parts()
    # A connection under TLS of the server's own cannot be taken over, and one of HTTP/2 is not one request's alone.
    under_tls = isinstance(request.environ.get("gunicorn.socket"), SSLSocket)
    alone = request.environ.get("SERVER_PROTOCOL", "").startswith("HTTP/1")
    streams = here.streams if alone and not under_tls else None
    room = streams.room if streams else here.waiters
    if not room.acquire(blocking=False):
        headers = {"Retry-After": str(RETRY_AFTER_S)}
        raise Refusal("too-many-streams", KINDS["too-many-streams"].explanation, headers=headers)
    return EventStream(first, feed, streams, release=room.release)
