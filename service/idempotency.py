"""The header Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07): a request that is safe to send again."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

from flask import request

from jobs.errors import StoreUnavailable
from jobs.idempotency import once_name
from service.errors import Refusal
from service.parts import parts

LONGEST = 255

_STRING = re.compile(r'"((?:[ !#-\[\]-~]|\\["\\])+)"')  # RFC 9651, section 3.3.3

log = logging.getLogger("service")


@contextmanager
def one_flight(key_id: str) -> Iterator[str | None]:
    """Take the current request in alone with its idempotency key; gives the name that it is kept under, None if the
    caller gave no key. Raises Refusal: it is malformed, or another request with it is on its way in."""
    header = request.headers.get("Idempotency-Key")
    if header is None:
        yield None
        return
    name, flights = once_name(key_id, _parse(header)), parts().flights
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


def _parse(header: str) -> str:
    found = _STRING.fullmatch(header.strip(" \t"))
    if found is None or len(found[1]) > LONGEST:
        raise Refusal(
            "idempotency-key-malformed",
            f"One string in double quotes, of 1 to {LONGEST} ASCII characters:"
            ' Idempotency-Key: "8e03978e-40d5-43e8-bc93-6894a57f9324".',
        )
    return re.sub(r"\\(.)", r"\1", found[1])
