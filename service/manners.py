"""What HTTP wants said beside the answers: OPTIONS, and to which other sites' pages a browser may hand them (CORS)."""

from flask import Flask, Response, current_app, request
from flask_cors import CORS
from flask_openapi.openapi import OpenAPI

from jobs.settings import Settings

PREFLIGHT_S = 600

_ASKED = (
    "Authorization", "Cache-Control", "Content-Encoding", "Content-Type", "Idempotency-Key", "If-None-Match",
    "Last-Event-ID", "Prefer", "X-Request-Id",
)  # fmt: skip
_SHOWN = (
    "Accept-Encoding", "Accept-Post", "Allow", "Cache-Status", "Content-Location", "ETag", "Idempotent-Replayed", "Link",
    "Location", "Preference-Applied", "RateLimit", "RateLimit-Policy", "Retry-After", "WWW-Authenticate", "X-Request-Id",
)  # fmt: skip


def register(app: Flask, settings: Settings) -> None:
    app.after_request(_options)
    if settings.cors_origins:
        # No cookies are in use, so none are allowed: a key has to be in the page's own hands.
        CORS(
            app,
            origins=list(settings.cors_origins),
            methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"],
            allow_headers=list(_ASKED),
            expose_headers=list(_SHOWN),
            max_age=PREFLIGHT_S,
        )


def _options(response: Response) -> Response:
    """Flask answers OPTIONS with the methods there are. There is nothing in the answer, and what POST takes can be said."""
    if request.method != "OPTIONS" or response.status_code != 200:
        return response
    response.status_code = 204
    response.headers.pop("Content-Type", None)
    response.headers.pop("Content-Length", None)
    if taken := _taken():
        response.headers["Accept-Post"] = ", ".join(taken)
    return response


def _taken() -> list[str]:
    """The media types that POST takes here, as the OpenAPI document has it."""
    app = current_app
    assert isinstance(app, OpenAPI)
    path = "" if request.url_rule is None else request.url_rule.rule.replace("<", "{").replace(">", "}")
    operation = app.api_doc["paths"].get(path, {}).get("post", {})
    return list(operation.get("requestBody", {}).get("content", {}))
