"""The forms that a digest is given in, and which of them a request gets (RFC 9110 section 12, or `?format=`)."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Request, url_for
from werkzeug.datastructures import MIMEAccept

from digest.render.html import to_html
from digest.render.json_ld import to_json_ld
from digest.render.markdown import to_markdown
from digest.render.ninjs import to_ninjs
from digest.render.plain import to_plain
from jobs.job import Job, Json, job_to_wire, to_bytes, wire_time
from service.errors import Refusal

Render = Callable[[Json, Job], str]


@dataclass(frozen=True, slots=True)
class Representation:
    """`render` is given the digest and its job; None is the job as it is, which holds the digest."""

    media_type: str
    content_type: str
    render: Render | None = None


def _ninjs(digest: Json, job: Job) -> str:
    return _json(
        to_ninjs(digest, uri=_uri(job), external_id=job.external_id, created=wire_time(job.finished_at)),
    )


def _json_ld(digest: Json, job: Job) -> str:
    return _json(to_json_ld(digest, uri=_uri(job), external_id=job.external_id))


def _json(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _uri(job: Job) -> str:
    return url_for("digests.look", job_id=job.id, _external=True)


# In the order that counts where a caller likes several the same.
REPRESENTATIONS: Mapping[str, Representation] = {
    "json": Representation("application/json", "application/json"),
    "markdown": Representation("text/markdown", "text/markdown; charset=utf-8", lambda digest, _: to_markdown(digest)),
    "html": Representation("text/html", "text/html; charset=utf-8", lambda digest, _: to_html(digest)),
    "text": Representation("text/plain", "text/plain; charset=utf-8", lambda digest, _: to_plain(digest)),
    "ninjs": Representation("application/vnd.iptc.ninjs+json", "application/vnd.iptc.ninjs+json", _ninjs),
    "json-ld": Representation("application/ld+json", "application/ld+json", _json_ld),
}
AS_JSON = REPRESENTATIONS["json"]


def chosen(request: Request) -> Representation:
    """What the request asks for: by `?format=`, else by Accept, JSON where it asks for nothing. Raises Refusal (406)."""
    named = request.args.get("format")
    if named is not None:
        found = REPRESENTATIONS.get(named)
    elif not request.accept_mimetypes:
        found = AS_JSON
    else:
        liked = [(_quality(request.accept_mimetypes, each.media_type), each) for each in REPRESENTATIONS.values()]
        best = max(quality for quality, _ in liked)
        found = next(each for quality, each in liked if quality == best) if best > 0 else None
    if found is None:
        there = ", ".join(f"{each.media_type} (format={name})" for name, each in REPRESENTATIONS.items())
        raise Refusal("not-acceptable", f"A digest can be had as {there}.")
    return found


def render(job: Job, how: Representation) -> tuple[bytes, str]:
    """The answer's body and its Content-Type. A job without a digest is JSON, whatever was asked for: there is nothing else
    to show of it."""
    if how.render is None or job.status != "succeeded" or job.digest is None:
        return to_bytes(job_to_wire(job)) + b"\n", AS_JSON.content_type
    return how.render(job.digest, job).encode(errors="replace"), how.content_type


def _quality(accepted: MIMEAccept, media_type: str) -> float:
    """How much a media type is liked, by the most specific range that it is in; parameters are not looked at."""
    kind = media_type.partition("/")[0]
    found: dict[str, float] = {}
    for value, quality in accepted:
        found.setdefault(value.partition(";")[0].strip().lower(), quality)
    return next((found[each] for each in (media_type, f"{kind}/*", "*/*") if each in found), 0.0)
