"""Pages for people: the front page, the API to try out, the kinds of problems. Everything on them comes from here."""

from importlib.util import find_spec
from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify, render_template, request, send_from_directory
from flask_openapi.openapi import OpenAPI

from jobs.errors import StoreUnavailable
from service.errors import Refusal
from service.parts import parts
from service.problems import KINDS

_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'"

pages = Blueprint(
    "pages", __name__, template_folder="templates", static_folder="static", static_url_path="/docs/static"
)


@pages.get("/")
def front() -> Response:
    if request.accept_mimetypes.best_match(["application/json", "text/html"]) == "text/html":
        return _page("front.html", url=request.host_url.rstrip("/"), keyed=_keyed())
    return jsonify({"name": "Nutgraf", "docs": "/docs", "openapi": "/openapi.json", "problems": "/problems/"})


@pages.get("/openapi.json")
def openapi() -> Response:
    app = current_app
    assert isinstance(app, OpenAPI)
    if _keyed():
        return jsonify(app.api_doc)
    return jsonify({**app.api_doc, "security": [{}, *app.api_doc["security"]]})


@pages.get("/docs")
def docs() -> Response:
    return _page("docs.html", script="'self'")


@pages.get("/docs/swagger/<path:name>")
def swagger(name: str) -> Response:
    return send_from_directory(_swagger(), name, max_age=3600)


@pages.get("/problems/")
def problems() -> Response:
    return _page("problems.html", kinds=KINDS)


@pages.get("/problems/<name>")
def problem(name: str) -> Response:
    if name not in KINDS:
        raise Refusal("not-found", KINDS["not-found"].explanation)
    return _page("problems.html", kinds={name: KINDS[name]})


def _keyed() -> bool:
    """Whether callers show a key, so that the document says what holds here."""
    try:
        return parts().keys.any_made()
    except StoreUnavailable:
        return True


def _page(template: str, *, script: str = "'none'", **values: object) -> Response:
    response = Response(render_template(template, **values), content_type="text/html; charset=utf-8")
    response.headers["Content-Security-Policy"] = f"{_POLICY}; script-src {script}"
    return response


def _swagger() -> Path:
    """Swagger UI's files, as its package brings them."""
    spec = find_spec("flask_openapi_swagger")
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent / "templates" / "swagger"
