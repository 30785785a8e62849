"""The bytes of a request's body, and what they hold as JSON, checked against a model; or a refusal that says what is wrong."""

import json
import math
from typing import Any, TypeVar
from urllib.parse import quote

from flask import Request
from pydantic import BaseModel, ConfigDict, ValidationError

from jobs.settings import Settings
from service.encodings import read_all
from service.errors import Fault, Refusal

MAX_DEPTH = 40
MAX_FAULTS = 20
MAX_NAME_SHOWN = 60
SURROGATE = "It holds a lone surrogate, which is no text."

Model = TypeVar("Model", bound=BaseModel)


class Strict(BaseModel):
    """Base of what is taken: no unknown fields, no types that only nearly fit."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)


def read_body(request: Request, settings: Settings, *, empty: str, limit_bytes: int | None = None) -> bytes:
    """The bytes, all of them, and not none: `empty` says what to send. Raises Refusal and Werkzeug's own."""
    body = read_all(request, limit_bytes=limit_bytes or settings.max_body_bytes)
    if not body.strip():
        raise Refusal("empty-body", empty)
    return body


def read_json(
    request: Request, settings: Settings, model: type[Model], *, empty: str | None, limit_bytes: int | None = None
) -> Model:
    """The body as `model`. `empty` says what to send; None: an empty body stands for all that `model` takes by itself.

    Raises Refusal and Werkzeug's own.
    """
    accept = {"Accept-Post": "application/json"}
    body = read_all(request, limit_bytes=limit_bytes or settings.max_body_bytes)
    if empty is None and not body:
        return model()
    if request.mimetype != "application/json":
        raise Refusal("unsupported-media-type", "This takes application/json.", headers=accept)
    if not body.strip():
        raise Refusal("empty-body", empty or "Send JSON.")
    return validated(parse_json(body), model)


def parse_json(body: bytes) -> Any:
    """What the body holds as JSON in UTF-8. Raises Refusal."""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal("not-json", f"The bytes from offset {error.start} on are not UTF-8.") from None
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_float=_float, parse_constant=_constant)
    except json.JSONDecodeError as error:
        detail = f"{error.msg}, at line {error.lineno}, column {error.colno}."
        raise Refusal("not-json", detail) from None
    except RecursionError:
        raise Refusal("not-json", "It is nested too deeply.") from None
    except ValueError:  # more digits than Python turns into an integer
        raise Refusal("not-json", "It holds a number with too many digits.") from None
    if _depth(value) > MAX_DEPTH:  # whatever walks over it later may recurse
        raise Refusal("not-json", "It is nested too deeply.")
    return value


def validated(value: Any, model: type[Model]) -> Model:
    """The value as `model`. Raises Refusal, which lists what does not fit."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise invalid(*_faults(error)) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):  # which of the two was meant cannot be known (RFC 8259 section 4)
        raise Refusal("not-json", "An object has the same key twice.")
    return found


def _float(digits: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise Refusal("not-json", "It holds a number that is too large.")
    return number


def _constant(name: str) -> float:
    raise Refusal("not-json", f"It holds {name}, which is no JSON.")


def invalid(*faults: Fault) -> Refusal:
    """The refusal that lists what is wrong."""
    what = "field is" if len(faults) == 1 else "fields are"
    return Refusal("invalid-request", f"{len(faults)} {what} not as the schema says.", faults=faults[:MAX_FAULTS])


_WORDING = {
    "extra_forbidden": "Unknown field.",
    "model_type": "Input should be an object.",
    "dict_type": "Input should be an object.",
    "string_unicode": SURROGATE,
}


def _faults(error: ValidationError) -> list[Fault]:
    return [
        Fault(_pointer(one["loc"]), _WORDING.get(one["type"], f"{one['msg'].removeprefix('Value error, ')}."))
        for one in error.errors(include_url=False, include_input=False, include_context=False)
    ]


def _pointer(where: tuple[int | str, ...]) -> str:
    """A JSON pointer as a URI fragment (RFC 6901 section 6), its names shortened: they are the caller's."""
    names = (str(step)[:MAX_NAME_SHOWN].replace("~", "~0").replace("/", "~1") for step in where)
    steps = (quote(name) for name in names)
    return "#" + "".join(f"/{step}" for step in steps)


def _depth(value: Any) -> int:
    deepest, level = 0, [value]
    while level:
        deepest += 1
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
    return deepest
