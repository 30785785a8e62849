"""The service without keys: it answers this machine only, and not whatever a browser on it was talked into.

As long as no key was ever made, everybody who gets through here may do everything. So only requests do that come in on a
loopback address and by no proxy (or anyhow, with NUTGRAF_OPEN), that name this machine as their host (a page elsewhere whose
name was rebound to 127.0.0.1 names its own), and that no page of another site makes a browser send.
"""

import logging
from collections.abc import Iterable
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Request

from jobs.connection import connect
from jobs.errors import SettingsError, StoreUnavailable
from jobs.keys import KeyStore
from jobs.settings import Settings
from service.errors import Refusal

MAKE_ONE = "make a key: python -m jobs.keys create --name NAME"

_PASSED_ON = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")  # a proxy on this machine lets in who is not on it
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

log = logging.getLogger("service")


def check_request(request: Request, settings: Settings) -> None:
    """Refuse what may not be answered without a key. Raises Refusal."""
    if not (settings.open or is_loopback(request.environ["SERVER_NAME"])):
        raise Refusal("unauthorized", f"No key has been made yet. On the server, {MAKE_ONE}.", headers=_CHALLENGE)
    if not settings.open and any(name in request.headers for name in _PASSED_ON):
        detail = f"A proxy passes this on, and no key has been made yet. On the server, {MAKE_ONE}."
        raise Refusal("unauthorized", detail, headers=_CHALLENGE)
    name = urlsplit(f"//{request.host}").hostname or ""
    if not (is_loopback(name) or (settings.open and _is_address(name))):
        raise Refusal("forbidden", "Without keys the service answers to localhost only, not to the name in Host.")
    if request.method not in _SAFE and not _same_site(request, settings):
        raise Refusal("forbidden", "Without keys no other site's page may send this.")


def check_addresses(addresses: Iterable[str], settings: Settings) -> None:
    """Look at where the service is to listen, before it does. Raises SettingsError where others could reach it, no key
    was ever made, and nobody said that this is wanted. Where Redis cannot tell, it starts: check_request decides."""
    try:
        with connect(settings) as redis:
            if KeyStore(redis).any_made():
                return
    except StoreUnavailable as error:
        log.warning("Redis does not say yet whether there are keys: %s", error)
        return
    beyond = [address for address in addresses if not is_loopback(address)]
    if settings.open:
        log.warning(
            "No keys, and NUTGRAF_OPEN: whoever reaches this service may do everything. To close it, %s", MAKE_ONE
        )
    elif beyond:
        raise SettingsError(
            f"NUTGRAF_HOST: no key has been made, so the service would be open to all who reach {', '.join(beyond)}."
            f" First {MAKE_ONE}; or listen on 127.0.0.1; or, where something else keeps others out, set NUTGRAF_OPEN=true"
        )
    else:
        log.warning("No keys: whoever is on this machine may do everything. To change that, %s", MAKE_ONE)


def is_loopback(host: str) -> bool:
    """Whether a host is this machine by its name: what else a name stands for is not looked up."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _is_address(host: str) -> bool:
    """An address cannot be rebound as a name can."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _same_site(request: Request, settings: Settings) -> bool:
    """Whether a browser says that the page is ours. What is no browser sends neither header."""
    origin = request.headers.get("Origin")
    if origin is not None:
        return origin == request.host_url.rstrip("/") or origin in settings.cors_origins
    return request.headers.get("Sec-Fetch-Site", "none") in ("same-origin", "none")


_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="nutgraf"'}
