"""/v1/webhooks: endpoints that a key registers for its events."""

from datetime import UTC, datetime

from flask import Response, request, url_for
from flask_openapi.blueprint import APIBlueprint
from pydantic import BaseModel, Field

from jobs import ids
from jobs.endpoints import Endpoint
from jobs.job import Json, to_bytes
from jobs.webhook_events import Event
from service.bodies import read_json
from service.callers import require
from service.deliveries import answer_delivery, send_due
from service.endpoints import enabled, endpoint_of, found, unknown_webhook
from service.errors import Refusal
from service.openapi import BODY, KEYED, answers, header, json_body
from service.parts import parts
from service.problems import KINDS
from service.receivers import check_receiver
from service.webhook_wire import (
    EndpointChange,
    EndpointRequest,
    NewWebhookEndpoint,
    Replayed,
    ReplayRequest,
    RotationRequest,
    WebhookDelivery,
    WebhookEndpoint,
    WebhookEndpoints,
    endpoint_to_wire,
)

api = APIBlueprint("webhooks", __name__, abp_tags=[{"name": "webhooks"}])

_BODY = (*BODY, "not-json", "invalid-request")


class EndpointPath(BaseModel):
    webhook_id: str = Field(
        description="The endpoint's id, as POST gave it.", examples=["ep_01kavn3x0e9t3yk5w2m8q4r6zs"]
    )


@api.post(
    "/v1/webhooks",
    operation_id="register_webhook",
    summary="Register an endpoint for events",
    description="Takes the scope `submit`: who may name a callback for each story may name one for all. The secret in the"
    " answer is not shown again.",
    request_body=json_body(EndpointRequest),
    responses=answers(
        {201: (NewWebhookEndpoint, "It is registered.", {"Location": header("Where the endpoint is.")})},
        problems=(*KEYED, *_BODY, "callback-refused", "too-many-webhooks", "unavailable"),
    ),
)
def register() -> Response:
    asking = require("submit")
    asked = read_json(request, parts().settings, EndpointRequest, empty='Send JSON with a field "url".')
    check_receiver(asked.url, parts().settings, pointer="#/url")
    made = parts().endpoints.create(
        asking.key_id, url=asked.url, types=asked.events, description=asked.description, scheme=asked.signing
    )
    if made is None:
        raise Refusal("too-many-webhooks", KINDS["too-many-webhooks"].explanation)
    response = _answer(_with_secret(*made), 201)
    response.headers["Location"] = url_for("webhooks.look", webhook_id=made[0].id)
    return response


@api.get(
    "/v1/webhooks",
    operation_id="list_webhooks",
    summary="List the key's endpoints",
    description="With the scope `admin`: everybody's.",
    responses=answers({200: (WebhookEndpoints, "Those there are.", {})}, problems=(*KEYED, "unavailable")),
)
def list_all() -> Response:
    asking = require("read")
    there = parts().endpoints.of_key(None if asking.may("admin") else asking.key_id)
    return _answer({"webhooks": [endpoint_to_wire(endpoint) for endpoint in there]})


@api.get(
    "/v1/webhooks/<webhook_id>",
    operation_id="look_at_webhook",
    summary="Look at an endpoint",
    responses=answers(
        {200: (WebhookEndpoint, "The endpoint.", {})}, problems=(*KEYED, "unknown-webhook", "unavailable")
    ),
)
def look(path: EndpointPath) -> Response:
    return _answer(endpoint_to_wire(endpoint_of(require("read"), path.webhook_id)))


@api.patch(
    "/v1/webhooks/<webhook_id>",
    operation_id="change_webhook",
    summary="Change an endpoint, disable it, enable it again",
    description="What is left out stays. What waits for it goes to a new URL; disabling it fails what waits. Enabled again"
    " it begins anew; what it missed is sent by a replay.",
    request_body=json_body(EndpointChange),
    responses=answers(
        {200: (WebhookEndpoint, "The endpoint as it is now.", {})},
        problems=(*KEYED, *_BODY, "callback-refused", "unknown-webhook", "unavailable"),
    ),
)
def change(path: EndpointPath) -> Response:
    before = endpoint_of(require("submit"), path.webhook_id)
    asked = read_json(request, parts().settings, EndpointChange, empty="Send JSON with what is to change.")
    if asked.url is not None:
        check_receiver(asked.url, parts().settings, pointer="#/url")
    changed = parts().endpoints.change(
        before.id,
        url=asked.url,
        types=asked.events,
        description=asked.description,
        enabled=None if asked.status is None else asked.status == "enabled",
    )
    return _answer(endpoint_to_wire(found(changed)))


@api.delete(
    "/v1/webhooks/<webhook_id>",
    operation_id="delete_webhook",
    summary="Delete an endpoint",
    description="With its secrets and its log; what waits for it is not sent.",
    responses=answers({204: (None, "It is deleted.", {})}, problems=(*KEYED, "unknown-webhook", "unavailable")),
)
def delete(path: EndpointPath) -> Response:
    parts().endpoints.delete(endpoint_of(require("submit"), path.webhook_id).id)
    return Response(status=204)


@api.post(
    "/v1/webhooks/<webhook_id>/rotate",
    operation_id="rotate_webhook_secret",
    summary="Give an endpoint a new secret",
    description="The one before signs too, for a day unless the body says otherwise: each delivery has both signatures."
    " The one before that stops at once.",
    request_body=json_body(RotationRequest, required=False),
    responses=answers(
        {200: (NewWebhookEndpoint, "The endpoint, with its new secret.", {})},
        problems=(*KEYED, *_BODY, "unknown-webhook", "unavailable"),
    ),
)
def rotate(path: EndpointPath) -> Response:
    before = endpoint_of(require("submit"), path.webhook_id)
    asked = read_json(request, parts().settings, RotationRequest, empty=None)
    rotated = parts().endpoints.rotate(before.id, overlap_s=asked.overlap_s)
    if rotated is None:
        raise unknown_webhook()
    return _answer(_with_secret(*rotated))


@api.post(
    "/v1/webhooks/<webhook_id>/test",
    operation_id="test_webhook",
    summary="Send a test event now",
    description="An event of the type `test` is signed and sent like any other, once, whichever events the endpoint wants."
    " The delivery in the answer shows what came of it when you look at it again.",
    responses=answers(
        {202: (WebhookDelivery, "It is on its way.", {"Location": header("Where the delivery is.")})},
        problems=(*KEYED, "unknown-webhook", "webhook-disabled", "unavailable"),
    ),
)
def test(path: EndpointPath) -> Response:
    endpoint = enabled(endpoint_of(require("submit"), path.webhook_id))
    data = {"id": endpoint.id, "description": endpoint.description}
    event = Event(id=ids.new_id(ids.EVENT), type="test", at=datetime.now(UTC), data=data, brief=data)
    delivery_id = parts().deliveries.test(event, endpoint_id=endpoint.id)
    send_due()
    return answer_delivery(
        delivery_id, url_for("deliveries.one_of_webhook", webhook_id=endpoint.id, delivery_id=delivery_id)
    )


@api.post(
    "/v1/webhooks/<webhook_id>/replay",
    operation_id="replay_webhook",
    summary="Send again what an endpoint did not get",
    description="Every delivery that was given up or waits for another attempt, from `since` on, in the order of the"
    " events, under the same webhook-id and with the same bodies.",
    request_body=json_body(ReplayRequest, required=False),
    responses=answers(
        {202: (Replayed, "They are on their way.", {})},
        problems=(*KEYED, *_BODY, "unknown-webhook", "webhook-disabled", "unavailable"),
    ),
)
def replay(path: EndpointPath) -> Response:
    endpoint = endpoint_of(require("submit"), path.webhook_id)
    asked = read_json(request, parts().settings, ReplayRequest, empty=None)
    enabled(endpoint)
    replayed = parts().delivery_log.replay_all(endpoint.id, since=asked.since, only_failed=asked.which == "failed")
    send_due()
    return _answer({"replayed": replayed}, 202)


def _with_secret(endpoint: Endpoint, secret: str) -> Json:
    return {**endpoint_to_wire(endpoint), "secret": secret if endpoint.scheme == "v1" else None}


def _answer(wire: Json, status: int = 200) -> Response:
    response = Response(to_bytes(wire) + b"\n", status, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    return response
