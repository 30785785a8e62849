"""The `webhooks` of the OpenAPI document: what is sent to receivers, and what of their answers counts."""

from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from jobs.job import Status
from service.batch_wire import Batch, ThinBatch
from service.openapi import json_body
from service.wire import DigestJob

Json = dict[str, Any]


class _Sent(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)

    timestamp: datetime = Field(description="When it happened; the header webhook-timestamp is when it was sent.")


class ThinDigestJob(BaseModel):
    """What stands for a job that would make a body of more than 20 kB: fetch it."""

    id: str
    status: Status
    url: str


class DigestEvent(_Sent):
    """A job has succeeded or failed."""

    type: Literal["digest.succeeded", "digest.failed"]
    data: DigestJob | ThinDigestJob


class SupersededJob(BaseModel):
    """A job whose digest has given way to that of a newer revision of its story, the job `superseded_by`."""

    id: str
    status: Status
    external_id: str | None
    revision: str | None
    metadata: dict[str, JsonValue]
    superseded_by: str
    url: str


class SupersededEvent(_Sent):
    """A digest has given way to that of a newer revision."""

    type: Literal["digest.superseded"]
    data: SupersededJob


class BatchEvent(_Sent):
    """Every story of a batch is over."""

    type: Literal["batch.completed"]
    data: Batch | ThinBatch


class DisabledEndpoint(BaseModel):
    """An endpoint that nothing is sent to any more."""

    id: str
    reason: Literal["gone", "failing"]
    status: Literal["disabled"]


class DisabledEvent(_Sent):
    """Another endpoint of the key was disabled: it answered 410, or failed for five days."""

    type: Literal["endpoint.disabled"]
    data: DisabledEndpoint


class TestedEndpoint(BaseModel):
    """The endpoint that was to be tested."""

    id: str
    description: str


class TestEvent(_Sent):
    """Somebody asked for a test."""

    type: Literal["test"]
    data: TestedEndpoint


_EVENTS: dict[str, type[_Sent]] = {
    "digest.succeeded": DigestEvent,
    "digest.failed": DigestEvent,
    "digest.superseded": SupersededEvent,
    "batch.completed": BatchEvent,
    "endpoint.disabled": DisabledEvent,
    "test": TestEvent,
}
SENT: tuple[type[BaseModel], ...] = (DigestEvent, SupersededEvent, BatchEvent, DisabledEvent, TestEvent)

_HEADERS = {
    "webhook-id": "Names the event; the same in every attempt and at every endpoint.",
    "webhook-timestamp": "When this attempt was made, in seconds since the epoch.",
    "webhook-signature": "One or more signatures, with a space between: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in"
    " base64, over `webhook-id.webhook-timestamp.body`.",
}
_ANSWERS = {
    "2XX": "It is delivered.",
    "410": "The endpoint wants nothing more: it is disabled.",
    "429": "Wait, as long as Retry-After says; 503 does the same.",
    "default": "It failed, redirects included: it is tried again.",
}


def webhooks() -> Json:
    """The `webhooks` object (OpenAPI 3.1)."""
    return {name: {"post": _operation(name, model)} for name, model in _EVENTS.items()}


def _operation(name: str, model: type[BaseModel]) -> Json:
    return {
        "summary": (model.__doc__ or "").strip(),
        "operationId": f"on_{name.replace('.', '_')}",
        "tags": ["webhooks"],
        "security": [],
        "parameters": [
            {"name": header, "in": "header", "required": True, "description": text, "schema": {"type": "string"}}
            for header, text in _HEADERS.items()
        ],
        "requestBody": json_body(model),
        "responses": {status: {"description": text} for status, text in _ANSWERS.items()},
    }
