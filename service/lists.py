"""GET /v1/digests: a key's own jobs, newest first."""

from urllib.parse import urlencode

from flask import Response, request, url_for
from pydantic import ValidationError

from jobs.job import Job, Json, to_bytes, wire_time
from jobs.listing import Wanted
from service.batch_wire import JobList, ListQuery
from service.callers import require
from service.digests import api
from service.errors import Fault, Refusal
from service.openapi import KEYED, answers, header, query_parameters
from service.parts import parts

__all__ = ["api"]


@api.get(
    "/v1/digests",
    operation_id="list",
    summary="List jobs",
    description="The caller's own, newest first, without their digests. Follow `next` until it is null.",
    openapi_extensions={"parameters": query_parameters(ListQuery)},
    responses=answers(
        {
            200: (
                JobList,
                "One page.",
                {"Link": header('The next page, with `rel="next"` (RFC 8288); absent on the last.')},
            )
        },
        problems=(*KEYED, "invalid-query", "unavailable"),
    ),
)
def list_jobs() -> Response:
    asking, query = require("read"), _query()
    wanted = Wanted(
        status=query.status,
        external_id=query.external_id,
        batch_id=query.batch,
        after=query.submitted_after,
        before=query.submitted_before,
    )
    try:
        page = parts().listing.page(asking.key_id, wanted, limit=query.limit, cursor=query.cursor)
    except ValueError:
        raise _invalid(Fault("?cursor", "It is none that this service gave.")) from None
    place = None
    if page.cursor is not None:
        place = f"{url_for('digests.list_jobs')}?{urlencode(request.args.to_dict() | {'cursor': page.cursor})}"
    body = {"digests": [_listed(job) for job in page.jobs], "next": place}
    response = Response(to_bytes(body) + b"\n", content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    if place is not None:
        response.headers["Link"] = f'<{place}>; rel="next"'
    return response


def _query() -> ListQuery:
    if twice := [name for name, values in request.args.lists() if len(values) > 1]:
        raise _invalid(*(Fault(f"?{name[:60]}", "It is there twice.") for name in twice[:20]))
    try:
        return ListQuery.model_validate_strings(request.args.to_dict())
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False, include_context=False)[:20]
        raise _invalid(
            *(
                Fault(
                    f"?{str(one['loc'][0])[:60]}",
                    "Unknown parameter."
                    if one["type"] == "extra_forbidden"
                    else f"{one['msg'].removeprefix('Value error, ')}.",
                )
                for one in found
            )
        ) from None


def _invalid(*faults: Fault) -> Refusal:
    return Refusal("invalid-query", "A parameter of the query is not as it should be.", faults=faults)


def _listed(job: Job) -> Json:
    return {
        "id": job.id,
        "status": job.status,
        "submitted_at": wire_time(job.submitted_at),
        "finished_at": wire_time(job.finished_at),
        "external_id": job.external_id,
        "revision": job.revision,
        "batch": job.batch_id,
        "superseded_by": job.superseded_by,
        "headline": job.digest["headline"]["text"] if job.digest else None,
        "url": url_for("digests.look", job_id=job.id),
    }
