"""Which registered endpoints a caller may see, and work with."""

from jobs.endpoints import Endpoint
from service.callers import Caller
from service.errors import Refusal
from service.parts import parts
from service.problems import KINDS


def endpoint_of(asking: Caller, webhook_id: str) -> Endpoint:
    """An endpoint that the caller may see. One of another key is answered exactly like one that does not exist.

    Raises Refusal and jobs.errors.StoreUnavailable.
    """
    endpoint = found(parts().endpoints.get(webhook_id))
    if not asking.sees(endpoint.key_id):
        raise unknown_webhook()
    return endpoint


def found(endpoint: Endpoint | None) -> Endpoint:
    """The endpoint, if it was there. Raises Refusal."""
    if endpoint is None:
        raise unknown_webhook()
    return endpoint


def enabled(endpoint: Endpoint) -> Endpoint:
    """The endpoint, if anything is sent to it at all. Raises Refusal."""
    if endpoint.status != "enabled":
        raise Refusal("webhook-disabled", KINDS["webhook-disabled"].explanation)
    return endpoint


def unknown_webhook() -> Refusal:
    return Refusal("unknown-webhook", KINDS["unknown-webhook"].explanation)
