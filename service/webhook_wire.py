"""What is taken and given about registered endpoints and deliveries, as pydantic models: they describe the wire form too."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field

from jobs import ids
from jobs.callbacks import LONGEST_URL
from jobs.delivery_log import DeliveryStatus, Record
from jobs.endpoints import Endpoint
from jobs.job import Json, wire_time
from jobs.signing import Scheme
from jobs.webhook_events import SUBSCRIBABLE, EventType, Subscribable
from service.bodies import Strict

LONGEST_OVERLAP_S = 7 * 24 * 3600
OVERLAP_S = 24 * 3600

Url = Annotated[
    str,
    Field(
        max_length=LONGEST_URL,
        description="An https URL outside the network that Nutgraf runs in.",
        examples=["https://cms.example/hooks/nutgraf"],
    ),
]
Types = Annotated[list[Subscribable], Field(min_length=1, max_length=20, description="The events that are sent to it.")]
Description = Annotated[str, Field(max_length=200, description="Your own words about it.")]


def _moment(value: Any) -> Any:
    """A time as RFC 3339 writes it; nothing else that pydantic would take for one."""
    if value is None or isinstance(value, datetime):
        return value
    if not isinstance(value, str):
        raise ValueError("Input should be a time (RFC 3339)")
    return datetime.fromisoformat(value.upper())


class EndpointRequest(Strict):
    """A receiver to register."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"url": "https://cms.example/hooks/nutgraf", "events": ["digest.succeeded"]}]}
    )

    url: Url
    events: Types = Field(default_factory=lambda: list(SUBSCRIBABLE))
    description: Description = ""
    signing: Scheme = Field(
        "v1",
        description="How deliveries are signed (Standard Webhooks 1.0.0): `v1`, HMAC-SHA256 with a secret that both sides"
        " know, or `v1a`, ed25519, where the receiver knows a public key only.",
    )


class EndpointChange(Strict):
    """What to change about an endpoint; what is left out stays."""

    url: Url | None = None
    events: Types | None = None
    description: Description | None = None
    status: Literal["enabled", "disabled"] | None = Field(
        None, description="`enabled` lets one that was disabled, by you or by its failing, begin anew."
    )


class RotationRequest(Strict):
    """How to change an endpoint's secret."""

    overlap_s: int = Field(
        OVERLAP_S, ge=0, le=LONGEST_OVERLAP_S, description="The secret before signs too for so many seconds."
    )


class ReplayRequest(Strict):
    """What to send again."""

    since: Annotated[AwareDatetime, BeforeValidator(_moment)] | None = Field(
        None,
        description="Only events from then on (RFC 3339); else all that are kept.",
        examples=["2026-03-03T00:00:00Z"],
    )
    which: Literal["failed", "all"] = Field(
        "failed", description="`failed`: what was given up or waits for another attempt; `all`: what was delivered too."
    )


class _Given(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)


class WebhookEndpoint(_Given):
    """A registered receiver. Its secret is shown once, when it is made or rotated."""

    id: str = Field(examples=["ep_01kavn3x0e9t3yk5w2m8q4r6zs"])
    key_id: str = Field(description="The key that registered it; its events are the ones that are sent.")
    url: str
    events: list[Subscribable]
    description: str
    status: Literal["enabled", "disabled"]
    disabled_reason: Literal["gone", "failing", "asked"] | None = Field(
        description="`gone`: it answered 410; `failing`: for five days; `asked`: by PATCH."
    )
    disabled_at: datetime | None
    created_at: datetime
    signing: Scheme
    public_key: str | None = Field(description="Of `v1a`: whpk_ and base64. It changes when the key is rotated.")
    previous_valid_until: datetime | None = Field(description="Until then the secret before signs too.")
    failing_since: datetime | None = Field(description="The first failure after its last success.")
    paused_until: datetime | None = Field(
        description="Until then it is left alone: it failed again and again, or asked for it (Retry-After)."
    )


class NewWebhookEndpoint(WebhookEndpoint):
    """A registered receiver, and its new secret: keep it, it is not shown again."""

    secret: str | None = Field(description="Of `v1`: whsec_ and base64. None for `v1a`, which has a public key.")


class WebhookEndpoints(_Given):
    """Registered receivers, the oldest first."""

    webhooks: list[WebhookEndpoint]


class DeliveryAttempt(_Given):
    """One attempt at a delivery."""

    attempt: int = Field(ge=1)
    at: datetime
    status: int | None = Field(description="The receiver's HTTP status; null where there was no answer.")
    duration_ms: int = Field(ge=0)
    outcome: str = Field(description="In a few words, without address or content.", examples=["status 204"])


class DeliveryEvent(_Given):
    """What is told of."""

    id: str = Field(description="The header webhook-id of every attempt.")
    type: EventType


class WebhookDelivery(_Given):
    """One event on its way to one receiver, and every attempt at it (the last 50)."""

    id: str = Field(examples=["dlv_4f2a9c01d7e8b3564f2a9c01d7"])
    event: DeliveryEvent
    digest_id: str | None = Field(description="The job that it is about, if it is about one.")
    batch_id: str | None = Field(description="The batch that it is about, if it is about one.")
    webhook_id: str | None = Field(description="The endpoint that it goes to; null for a job's own callback.")
    status: DeliveryStatus
    outcome: str | None = Field(description="The last attempt's, or why there is none.")
    created_at: datetime
    next_attempt_at: datetime | None
    attempts: list[DeliveryAttempt]


class WebhookDeliveries(_Given):
    """Deliveries, the newest first."""

    deliveries: list[WebhookDelivery]
    next: str | None = Field(description="Where those that follow are; null: there are none.")


class Replayed(_Given):
    """How many deliveries are sent again."""

    replayed: int = Field(ge=0)


def endpoint_to_wire(endpoint: Endpoint) -> Json:
    return {
        "id": endpoint.id,
        "key_id": endpoint.key_id,
        "url": endpoint.url,
        "events": list(endpoint.types),
        "description": endpoint.description,
        "status": endpoint.status,
        "disabled_reason": endpoint.disabled_reason,
        "disabled_at": wire_time(endpoint.disabled_at),
        "created_at": wire_time(endpoint.created_at),
        "signing": endpoint.scheme,
        "public_key": endpoint.public_key,
        "previous_valid_until": wire_time(endpoint.previous_until),
        "failing_since": wire_time(endpoint.failing_since),
        "paused_until": wire_time(endpoint.paused_until),
    }


def delivery_to_wire(record: Record) -> Json:
    about = record.job_id
    return {
        "id": record.id,
        "event": {"id": record.event_id, "type": record.event_type},
        "digest_id": about if about and about.startswith(f"{ids.JOB}_") else None,
        "batch_id": about if about and about.startswith(f"{ids.BATCH}_") else None,
        "webhook_id": record.endpoint_id,
        "status": record.status,
        "outcome": record.outcome,
        "created_at": wire_time(record.created_at),
        "next_attempt_at": wire_time(record.next_attempt_at),
        "attempts": [
            {
                "attempt": one.attempt,
                "at": wire_time(one.at),
                "status": one.status,
                "duration_ms": one.duration_ms,
                "outcome": one.outcome,
            }
            for one in record.attempts
        ],
    }


TAKEN: tuple[type[BaseModel], ...] = (EndpointRequest, EndpointChange, RotationRequest, ReplayRequest)
GIVEN: tuple[type[BaseModel], ...] = (
    WebhookEndpoint,
    NewWebhookEndpoint,
    WebhookEndpoints,
    WebhookDelivery,
    WebhookDeliveries,
    Replayed,
)
