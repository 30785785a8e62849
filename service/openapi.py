"""The parts of the OpenAPI document that flask-openapi does not make of the pydantic models by itself."""

from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from service.problems import KINDS, MEDIA_TYPE
from service.wire import Problem

Json = dict[str, Any]
Answer = tuple[type[BaseModel] | str | None, str, Mapping[str, Json]]

OPEN: Json = {"security": []}  # the extensions of an operation that asks for no key
KEYED = ("unauthorized", "forbidden", "rate-limited")  # the problems of every operation that asks for a key
# The problems of every operation that reads a body.
BODY = ("bad-request", "empty-body", "not-decompressible", "too-large", "unsupported-media-type")

_ANYWHERE = ("internal",)
_PROBLEM_HEADERS: Mapping[int, Mapping[str, str]] = {
    401: {"WWW-Authenticate": "What to send instead (RFC 6750)."},
    403: {"WWW-Authenticate": "The scope that is needed (RFC 6750), where that is what is missing."},
    409: {"Retry-After": "When to ask again, in seconds."},
    415: {
        "Accept-Post": "The media types that are understood, where it is that.",
        "Accept-Encoding": "The content codings that are understood, where it is that (RFC 7694).",
    },
    429: {"Retry-After": "When there is more, in seconds."},
    503: {"Retry-After": "When to try again, in seconds."},
}


def parameter(
    name: str,
    place: str,
    description: str,
    example: str | None = None,
    *,
    one_of: Sequence[str] = (),
    pattern: str | None = None,
) -> Json:
    """A parameter that is documented here and read by the operation itself. `one_of`: what there is, the usual first.
    An example is what /docs fills in."""
    schema: Json = {"type": "string"}
    schema |= {"enum": list(one_of)} if one_of else {}
    schema |= {"pattern": f"^{pattern}$"} if pattern else {}
    made = {"name": name, "in": place, "required": False, "description": description, "schema": schema}
    example = one_of[0] if one_of else example
    return made if example is None else {**made, "example": example}


def query_parameters(model: type[BaseModel]) -> list[Json]:
    """The parameters of a query that is validated as `model`."""
    made = []
    for name, schema in model.model_json_schema()["properties"].items():
        kinds = [kind for kind in schema.get("anyOf", [schema]) if kind.get("type") != "null"]
        kept = {key: value for key, value in kinds[0].items() if key not in ("title", "description")}
        made.append(
            {"name": name, "in": "query", "required": False, "description": schema["description"], "schema": kept}
        )
    return made


def header(description: str) -> Json:
    return {"description": description, "schema": {"type": "string"}}


def body_of(model: type[BaseModel], *, media_types: Iterable[str], plain_text: str, example: str) -> Json:
    """A request body that is `model` as JSON, plain text, or of one of the other media types: markup, or JSON as it is."""
    content: Json = {"application/json": {"schema": _ref(model)}}
    for name in media_types:
        schema: Json = {"type": "object" if name.endswith("+json") else "string"}
        content.setdefault(name, {"schema": schema})
    content["text/plain"]["schema"] |= {"description": plain_text, "examples": [example]}
    return {"required": True, "content": content}


def _also(media_types: Iterable[str]) -> Json:
    others = (name for name in media_types if name != "application/json")
    return {name: {"schema": {"type": "object" if name.endswith("+json") else "string"}} for name in others}


def _text(media_type: str) -> Json:
    # Of a stream of events OpenAPI 3.1 cannot say more: readers of 3.2 would take a schema for that of one event.
    return {} if media_type == "text/event-stream" else {"schema": {"type": "string"}}


def json_body(model: type[BaseModel], *, required: bool = True) -> Json:
    """A request body that is `model` as JSON."""
    return {"required": required, "content": {"application/json": {"schema": _ref(model)}}}


def links(to: Iterable[str], **parameters: str) -> Json:
    """Links to the operations of these names: how their parameters come out of the answer (runtime expressions)."""
    return {name: {"operationId": name, "parameters": dict(parameters)} for name in to}


def answers(
    given: Mapping[int, Answer], *, forms: Iterable[str] = (), problems: Iterable[str] = (), links: Json | None = None
) -> dict[str | int | HTTPStatus, Any]:
    """The responses of an operation: what it answers, a model as JSON or a text of some media type, and the problems it
    may answer with (KEYED, where it asks who). `forms` are the media types that a 200's model may also come in; `links`
    lead on from what it answers."""
    responses: dict[str | int | HTTPStatus, Any] = {}
    problems = (*problems, *_ANYWHERE)
    on_all = {**_REQUEST_ID, **(_LIMITS if "rate-limited" in problems else {})}
    for status, (model, description, headers) in given.items():
        responses[status] = {"description": description, "headers": {**headers, **on_all}}
        if links:
            responses[status]["links"] = links
        if isinstance(model, str):
            responses[status]["content"] = {model: _text(model)}
        elif model is not None:
            responses[status]["content"] = {"application/json": {"schema": _ref(model)}}
            if status == HTTPStatus.OK:
                responses[status]["content"] |= _also(forms)
    titles: dict[int, list[str]] = {}
    for name in problems:
        kind = KINDS[name]
        if kind.status is not None:
            titles.setdefault(kind.status, []).append(f"{kind.title} (`/problems/{name}`).")
    for status, lines in sorted(titles.items()):
        extra = {name: header(text) for name, text in _PROBLEM_HEADERS.get(status, {}).items()}
        responses[status] = {
            "description": " ".join(lines),
            "headers": {**extra, **on_all},
            "content": {MEDIA_TYPE: {"schema": _ref(Problem)}},
        }
    return responses


def schemas(*, taken: Iterable[type[BaseModel]], given: Iterable[type[BaseModel]]) -> Json:
    """The JSON schemas of what is taken and given, by name, as pydantic writes them."""
    _, found = models_json_schema(
        [*((model, "validation") for model in taken), *((model, "serialization") for model in given)],
        ref_template=_PLACE + "{model}",
    )
    return dict(found["$defs"])


_PLACE = "#/components/schemas/"
_REQUEST_ID = {"X-Request-Id": header("Names this request in the log.")}
_LIMITS = {
    "RateLimit-Policy": header("The key's limits, if it has any (draft-ietf-httpapi-ratelimit-headers-10)."),
    "RateLimit": header("What is left of them."),
}


def _ref(model: type[BaseModel]) -> Json:
    return {"$ref": _PLACE + model.__name__}
