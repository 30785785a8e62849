"""Problem documents (RFC 9457): every kind there is in one table, and how each error becomes one."""

import json
import logging
import traceback
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, g
from gunicorn.http.errors import ParseException
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as BaseResponse

from digest.errors import CanceledError, FormatError, IntakeError, LanguageError, TextError, TooShortError
from jobs.errors import StoreUnavailable
from service.errors import Refusal

MEDIA_TYPE = "application/problem+json"
RETRY_AFTER_S = 2

log = logging.getLogger("service")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem. `status` is that of the answer; None where it only stands in a job's `error`."""

    status: int | None
    title: str
    explanation: str


KINDS: Mapping[str, Kind] = {
    "bad-request": Kind(400, "The request cannot be read", "It is not well-formed HTTP, or its body stopped early."),
    "empty-body": Kind(400, "The body is empty", "`detail` says what to send."),
    "not-json": Kind(
        400,
        "The body is not JSON",
        "Its type says application/json, and it cannot be parsed as JSON in UTF-8 (RFC 8259): it is malformed, has the"
        " same key twice in one object, holds NaN or a number without end, or is nested too deeply.",
    ),
    "not-decodable": Kind(
        400,
        "The text does not fit its charset",
        "The bytes are not in the charset that the Content-Type names, or the HTML itself; UTF-8 if neither does.",
    ),
    "unauthorized": Kind(
        401,
        "No key, or not a valid one",
        "Send a key that was made here and not revoked: `Authorization: Bearer ng_…` (RFC 6750).",
    ),
    "forbidden": Kind(
        403,
        "This is not allowed",
        "The key lacks the scope that this takes; `detail` and WWW-Authenticate name it. Where the service runs without"
        " keys: it answers to localhost only, and not to other sites' pages.",
    ),
    "idempotency-key-malformed": Kind(
        400,
        "This is no Idempotency-Key",
        "It is one string in double quotes, of 1 to 255 ASCII characters:"
        ' `Idempotency-Key: "8e03978e-40d5-43e8-bc93-6894a57f9324"`.',
    ),
    "idempotency-key-in-flight": Kind(
        409,
        "A request with this Idempotency-Key is on its way in",
        "It has not been taken in yet, nor refused. Send the same again after Retry-After.",
    ),
    "idempotency-key-reused": Kind(
        422,
        "This Idempotency-Key was used for something else",
        "A key stands for one submission: what is handed in under it again has to be the same. Use a new key.",
    ),
    "not-decompressible": Kind(
        400,
        "The body is not in its coding",
        "It is not in the coding that its Content-Encoding names, or it stops early.",
    ),
    "not-found": Kind(404, "There is nothing here", "No such path. /openapi.json lists the paths that exist."),
    "unknown-job": Kind(
        404,
        "No such job",
        "No job has this id: it was never made, was erased, or its time ran out (NUTGRAF_RESULT_TTL_S).",
    ),
    "unknown-webhook": Kind(
        404, "No such endpoint", "No webhook endpoint has this id: it was never made, or was deleted."
    ),
    "unknown-delivery": Kind(
        404,
        "No such delivery",
        "No delivery has this id here: it was never made, was erased with its job, or its time ran out"
        " (NUTGRAF_RESULT_TTL_S).",
    ),
    "unknown-batch": Kind(
        404, "No such batch", "No batch has this id: it was never made, was erased, or its time ran out."
    ),
    "method-not-allowed": Kind(405, "This method is not allowed here", "The header Allow says which methods do."),
    "not-acceptable": Kind(
        406,
        "There is no such form",
        "A digest cannot be had in the form that Accept or `format` asks for. `detail` lists the forms there are.",
    ),
    "too-many-webhooks": Kind(
        409, "Too many endpoints", "A key has twenty webhook endpoints at most; delete one that is not used."
    ),
    "webhook-disabled": Kind(
        409, "The endpoint is disabled", 'Nothing is sent to it. PATCH it with `{"status": "enabled"}` first.'
    ),
    "too-large": Kind(
        413,
        "The body is too large",
        "The limit is NUTGRAF_MAX_BODY_BYTES, 1 MiB by default, packed or not.",
    ),
    "unsupported-media-type": Kind(
        415,
        "This kind of body is not understood",
        "The header Accept-Post says which Content-Types are, or Accept-Encoding which Content-Encodings: gzip, zstd, deflate.",
    ),
    "invalid-request": Kind(
        422,
        "The body does not fit the schema",
        "It is JSON, but a field is unknown, missing, of the wrong type or out of range. `errors` lists each with a"
        " JSON pointer. /openapi.json has the schema.",
    ),
    "invalid-query": Kind(
        422,
        "The query does not fit",
        "A parameter is unknown, there twice, of the wrong form or out of range. `errors` names each, after a question mark.",
    ),
    "not-text": Kind(
        422, "The story is not text", "It holds characters that no text has: control characters or lone surrogates."
    ),
    "story-too-short": Kind(422, "The story is too short", "There is too little running text in it to summarise."),
    "story-unreadable": Kind(422, "The story cannot be read", "It could not be read as a news story."),
    "format-unreadable": Kind(
        422,
        "The story is not in its format",
        "It is not what its Content-Type or `format` says, or has no body of text in it; or it is JSON of no kind that is"
        " known here.",
    ),
    "story-canceled": Kind(
        422,
        "The story was withdrawn",
        "Its own file says so: IPTC's publishing status canceled, or WordPress's trash. It is not digested.",
    ),
    "language-unsupported": Kind(
        422,
        "The model does not know this language",
        "`detail` names the language, and how sure that is. Declare another in `language`, or ask for what needs no model with"
        ' `"options": {"unknown_language": "extract"}`. NUTGRAF_LANGUAGES says which languages a checkpoint knows.',
    ),
    "callback-refused": Kind(
        422,
        "This callback cannot be made",
        "The address is not an https URL with a public host, carries a user name, names a port that is not HTTP's, points"
        " inside the network, or callbacks are not set up here (NUTGRAF_WEBHOOK_SECRET).",
    ),
    "rate-limited": Kind(
        429,
        "Too many requests",
        "The key's requests come too fast. `RateLimit` says what is left of its limit, Retry-After when to go on.",
    ),
    "quota-exceeded": Kind(
        429,
        "Too many stories",
        "The key's quota of stories is used up. `RateLimit` says what is left of it, Retry-After when there is more.",
    ),
    "internal": Kind(500, "Something broke", "It is our fault, and it is in our log under the request id."),
    "unavailable": Kind(
        503,
        "Not available right now",
        "Redis, where jobs are kept, does not answer. Send the same request again in a while.",
    ),
    "too-many-streams": Kind(
        503,
        "Too many event streams",
        "Each process serves NUTGRAF_SERVICE_STREAMS event streams at a time. Poll, or try again in a while.",
    ),
    "not-ready": Kind(503, "Not ready", "`checks` says what is missing before jobs are taken in and worked on."),
    "model-failed": Kind(
        None, "The model cannot do this", "The worker's model could not be used; the worker's log says why."
    ),
    "attempts-exhausted": Kind(
        None,
        "The story could not be digested",
        "As many workers as may (NUTGRAF_MAX_ATTEMPTS) stopped or failed over this story; it is not tried again.",
    ),
    "took-too-long": Kind(None, "The story took too long", "It was not done within NUTGRAF_JOB_SOFT_LIMIT_S."),
}

_BY_STATUS = {
    400: "bad-request",
    404: "not-found",
    405: "method-not-allowed",
    406: "not-acceptable",
    413: "too-large",
    415: "unsupported-media-type",
}


def problem(name: str, detail: str, *, headers: Mapping[str, str] | None = None, **members: Any) -> Response:
    """The answer for one row of the table. `members` are the document's further members."""
    kind = KINDS[name]
    if kind.status is None:
        raise ValueError(f"{name} is no answer to a request")
    return _document(kind.status, f"/problems/{name}", kind.title, detail, headers, members)


def _document(
    status: int, kind: str, title: str, detail: str, headers: Mapping[str, str] | None, members: Mapping[str, Any]
) -> Response:
    body = {
        "type": kind,
        "title": title,
        "status": status,
        "detail": detail,
        "request_id": g.get("request_id"),
        **members,
    }
    response = Response(json.dumps(body) + "\n", status, content_type=MEDIA_TYPE)
    response.headers.update(headers or {})
    response.headers["Cache-Control"] = "no-store"
    return response


def document(error: Refusal | IntakeError) -> dict[str, Any]:
    """The problem document of an error that is not an answer by itself, but a part of one."""
    response = _refused(error) if isinstance(error, Refusal) else _unreadable(error)
    found: dict[str, Any] = response.get_json()
    del found["request_id"]
    return found


def register(app: Flask) -> None:
    """Answer every error of the application, the framework's own included, with a problem document."""
    app.register_error_handler(Refusal, _refused)
    app.register_error_handler(IntakeError, _unreadable)
    app.register_error_handler(StoreUnavailable, _unavailable)
    app.register_error_handler(ParseException, _malformed)
    app.register_error_handler(HTTPException, _framework)
    app.register_error_handler(Exception, _broken)


def _refused(error: Refusal) -> Response:
    faults = {"errors": [asdict(fault) for fault in error.faults]} if error.faults else {}
    return problem(error.problem, error.detail, headers=error.headers, **faults, **error.members)


def _unreadable(error: IntakeError) -> Response:
    match error:
        case TextError():
            return problem("not-text", _sentence(error))
        case TooShortError():
            return problem("story-too-short", _sentence(error))
        case FormatError():
            return problem("format-unreadable", _sentence(error))
        case LanguageError():
            return problem("language-unsupported", _sentence(error))
        case CanceledError():
            return problem("story-canceled", _sentence(error))
        case _:
            return problem("story-unreadable", KINDS["story-unreadable"].explanation)


def _sentence(error: Exception) -> str:
    text = str(error)
    return f"{text[:1].upper()}{text[1:]}."


def _unavailable(error: StoreUnavailable) -> Response:
    log.warning("request %s: %s", g.get("request_id"), error)
    return problem("unavailable", KINDS["unavailable"].explanation, headers={"Retry-After": str(RETRY_AFTER_S)})


def _malformed(_: ParseException) -> Response:
    # gunicorn found the body's chunks malformed while the application read it.
    return problem("bad-request", KINDS["bad-request"].explanation)


def _framework(error: HTTPException) -> BaseResponse:
    status = error.code or 500
    response = error.get_response()
    if status < 400:
        return response  # a redirect
    headers = {name: value for name, value in response.headers.items() if name in ("Allow", "Retry-After")}
    if name := _BY_STATUS.get(status):
        return problem(name, KINDS[name].explanation, headers=headers)
    return _document(status, "about:blank", HTTPStatus(status).phrase, HTTPStatus(status).description, headers, {})


def _broken(error: Exception) -> Response:
    # Where it broke, without what it said: a message can hold words of the story.
    frames = " < ".join(
        f"{frame.name} ({frame.filename}:{frame.lineno})"
        for frame in reversed(traceback.extract_tb(error.__traceback__))
    )
    log.error("request %s broke: %s in %s", g.get("request_id"), type(error).__qualname__, frames)
    return problem("internal", KINDS["internal"].explanation)
