"""/v1/digests: hand in a story, look at its job, stop or erase it."""

import logging
from dataclasses import replace

from flask import Response, request, url_for
from flask_openapi.blueprint import APIBlueprint
from pydantic import BaseModel, Field

from jobs.job import Job
from service.admission import Admission, Recall, admit
from service.callers import job_of, require, unknown_job
from service.encodings import CODINGS
from service.formats import MEDIA_TYPES
from service.idempotency import PARAMETER, PROBLEMS, REPLAYED, one_flight
from service.openapi import BODY, KEYED, answers, body_of, header, links, parameter
from service.parts import parts
from service.prefer import parse_prefer
from service.representations import AS_JSON, REPRESENTATIONS, Representation, chosen, render
from service.submission import EXAMPLE, DigestRequest, read_submission
from service.waiting import wait
from service.wire import DigestJob

RETRY_AFTER_S = 1

log = logging.getLogger("service")

api = APIBlueprint("digests", __name__, abp_tags=[{"name": "digests"}])


class JobPath(BaseModel):
    job_id: str = Field(description="The job's id, as POST gave it.", examples=["dg_01kavn3x0e9t3yk5w2m8q4r6zs"])


_ETAG = {"ETag": header("A strong validator of this answer.")}
_RETRY = {"Retry-After": header("While the job is not over: when to ask again, in seconds.")}
_PLACE = {"Location": header("Where the job is."), **_RETRY}
_APPLIED = {"Preference-Applied": header("Which of the preferences was followed, if any.")}
_AGAIN = {
    **REPLAYED,
    "Cache-Status": header("RFC 9211. `nutgraf; hit`: an earlier job's digest answers; `fwd=…`: a worker makes one."),
}
_FORM = parameter(
    "format",
    "query",
    f"The form that the digest is wanted in, above what Accept says: {', '.join(f'`{name}`' for name in REPRESENTATIONS)}.",
)
_FORMS = [each.media_type for each in REPRESENTATIONS.values()]
_CACHE_STATUS: dict[Recall, str] = {"hit": "hit", "miss": "fwd=miss", "request": "fwd=request"}


@api.post(
    "/v1/digests",
    operation_id="submit",
    summary="Hand in a story",
    description="The job is on disk when this answers. With `Prefer: wait=N` it answers 200 with the digest if that is"
    " ready within N seconds (and the server's limit), else 202 as without. A body that is"
    " no envelope is the story itself: in the format that Content-Type or its parameter `format` names, or without either"
    " as its content shows. A digest that is ready comes in the form that `Accept` or `format` asks for.",
    openapi_extensions={
        "parameters": [
            _FORM,
            parameter("Prefer", "header", "RFC 7240: `wait=N` (seconds), `respond-async`.", example="wait=10"),
            PARAMETER,
            parameter(
                "Cache-Control",
                "header",
                "`no-cache`: have the digest made anew; `no-store`: nor let it answer the same story later.",
                example="no-cache",
            ),
            parameter("Content-Encoding", "header", "How the body is packed.", one_of=("identity", *CODINGS)),
        ]
    },
    request_body=body_of(
        DigestRequest,
        media_types=MEDIA_TYPES,
        plain_text="The story, in the charset that Content-Type names, else UTF-8.",
        example=EXAMPLE,
    ),
    responses=answers(
        {
            200: (DigestJob, "The job is over: its digest, or why there is none.", _APPLIED | _AGAIN | _ETAG),
            202: (DigestJob, "The job is taken in.", _PLACE | _APPLIED | _AGAIN | _ETAG),
        },
        forms=_FORMS,
        problems=(
            *KEYED, "quota-exceeded", "not-acceptable",
            *PROBLEMS, *BODY, "not-json", "not-decodable",
            "invalid-request", "not-text", "story-too-short", "story-unreadable", "format-unreadable", "story-canceled",
            "language-unsupported",
            "callback-refused", "unavailable",
        ),
        links=links(("look", "follow", "remove", "list_digest_deliveries"), job_id="$response.body#/id"),
    ),
)  # fmt: skip
def submit() -> Response:
    asking = require("submit")
    how = chosen(request)
    preference = parse_prefer(",".join(request.headers.getlist("Prefer")))
    admission = _take_in(asking.key_id)
    applied, now = wait(admission.job, preference)
    job = now or admission.job
    response = _answer(job, 200 if job.is_final else 202, how)
    place = url_for("digests.look", job_id=job.id)
    response.headers["Content-Location" if job.is_final else "Location"] = place
    if applied:
        response.headers["Preference-Applied"] = applied
    if admission.is_replay:
        response.headers["Idempotent-Replayed"] = "true"
    else:
        response.headers["Cache-Status"] = f"nutgraf; {_CACHE_STATUS[admission.recall]}"
    return response


@api.get(
    "/v1/digests/<job_id>",
    operation_id="look",
    summary="Look at a job",
    description="With `Prefer: wait=N` it answers when the job is over, at the latest after N seconds (and the server's"
    " limit); with `If-None-Match` too, as soon as anything about it changes. A digest comes in the form that `Accept` or"
    " `format` asks for; a job that has none is JSON.",
    openapi_extensions={
        "parameters": [
            _FORM,
            parameter("If-None-Match", "header", "The ETag of an answer you have; 304 if it still holds."),
            parameter("Prefer", "header", "RFC 7240: `wait=N` (seconds).", example="wait=10"),
        ]
    },
    responses=answers(
        {
            200: (DigestJob, "The job, and its digest once it has succeeded.", _RETRY | _APPLIED | _ETAG),
            304: (None, "Nothing has changed.", _RETRY | _APPLIED | _ETAG),
        },
        forms=_FORMS,
        problems=(*KEYED, "unknown-job", "not-acceptable", "unavailable"),
    ),
)
def look(path: JobPath) -> Response:
    asking = require("read")
    how = chosen(request)
    known = request.if_none_match

    def changed(job: Job) -> bool:
        return not known.contains_weak(_answer(job, 200, how).get_etag()[0] or "")

    preference = parse_prefer(",".join(request.headers.getlist("Prefer")))
    applied, job = wait(job_of(asking, path.job_id), preference, until=changed if known else None)
    if job is None:
        raise unknown_job()
    response = _answer(job, 200, how)
    if applied:
        response.headers["Preference-Applied"] = applied
    response.make_conditional(request)
    return response


@api.delete(
    "/v1/digests/<job_id>",
    operation_id="remove",
    summary="Cancel a job, or erase it",
    description="A job that is queued or running is cancelled: its story is forgotten, no callback is made, and the"
    " answer is the cancelled job. A job that is over is erased with its digest and a callback that is still pending:"
    " 204, and from then on 404.",
    responses=answers(
        {
            200: (DigestJob, "It was not over and is cancelled now.", _ETAG),
            204: (None, "It was over and is erased.", {}),
        },
        problems=(*KEYED, "unknown-job", "unavailable"),
    ),
)
def remove(path: JobPath) -> Response:
    store = parts().store
    before = job_of(require("submit"), path.job_id)
    after = before if before.is_final else store.cancel(path.job_id)
    if after is None:
        raise unknown_job()
    if after is not before and after.status == "cancelled":
        return _answer(after, 200)
    store.erase(path.job_id)
    return Response(status=204)


def _take_in(key_id: str) -> Admission:
    wanted = request.cache_control
    with one_flight(key_id) as once:
        submission = replace(read_submission(request, parts().settings), key_id=key_id)
        return admit(submission, once=once, fresh=bool(wanted.no_cache), secret=bool(wanted.no_store))


def _answer(job: Job, status: int, how: Representation = AS_JSON) -> Response:
    body, content_type = render(job, how)
    response = Response(body, status, content_type=content_type)
    response.add_etag()
    response.vary.add("Accept")
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"  # should a browser show it
    response.headers["Cache-Control"] = "no-store"  # stories are secret until they are published
    if not job.is_final:
        response.headers["Retry-After"] = str(RETRY_AFTER_S)
    return response
