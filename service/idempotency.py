"""The header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07): a request that is safe to send again."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from flask import request

from jobs.errors import StoreUnavailable
from jobs.idempotency import once_name
from service.errors import Refusal
from service.openapi import header, parameter
from service.parts import parts

LONGEST = 255

_STRING = re.compile(r'"((?:[ !#-\[\]-~]|\\["\\])+)"')  # RFC 9651, section 3.3.3

# What an operation that takes the header says of it in the OpenAPI document.
PARAMETER = parameter(
    "Idempotency-Key",
    "header",
    "A string in double quotes, new for each submission; sent again with the same, it makes no second one:"
    ' `"8e03978e-40d5-43e8-bc93-6894a57f9324"`.',
    pattern=_STRING.pattern,
)
PROBLEMS = ("idempotency-key-malformed", "idempotency-key-in-flight", "idempotency-key-reused")
REPLAYED = {"Idempotent-Replayed": header("`true`: an earlier request with this Idempotency-Key made it.")}

log = logging.getLogger("service")


@contextmanager
def one_flight(key_id: str) -> Iterator[str | None]:
    """Take the current request in alone with its idempotency key; gives the name that it is kept under, None if the
    caller gave no key. Raises Refusal: it is malformed, or another request with it is on its way in."""
    given = request.headers.get("Idempotency-Key")
    if given is None:
        yield None
        return
    # What another operation is asked for is something else.
    name, flights = once_name(key_id, f"{request.endpoint} {_parse(given)}"), parts().flights
    if not flights.begin(name):
        raise Refusal(
            "idempotency-key-in-flight",
            "Another request with this Idempotency-Key is being taken in. Ask again in a moment.",
            headers={"Retry-After": "1"},
        )
    try:
        yield name
    finally:
        try:
            flights.end(name)
        except StoreUnavailable as error:  # what the request has come to is settled, and this ends by itself
            log.warning("an idempotency key stays in flight for a while: %s", error)


def _parse(given: str) -> str:
    found = _STRING.fullmatch(given.strip(" \t"))
    if found is None or len(found[1]) > LONGEST:
        raise Refusal(
            "idempotency-key-malformed",
            f"One string in double quotes, of 1 to {LONGEST} ASCII characters:"
            ' Idempotency-Key: "8e03978e-40d5-43e8-bc93-6894a57f9324".',
        )
    return re.sub(r"\\(.)", r"\1", found[1])
