"""The address of a callback: taken apart the same way by who accepts it and by who sends to it."""

import re
import socket
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from jobs.addresses import is_allowed, is_bad_port, is_inside_name
from jobs.errors import CallbackError
from jobs.settings import Settings

LONGEST_URL = 2048
_DEFAULT_PORTS = {"http": 80, "https": 443}
# What parsers disagree about: urlsplit drops some of these in silence, others read a backslash as a slash.
_TREACHEROUS = re.compile(r"[\x00-\x20\x7f\\]")
_NAME = re.compile(r"[a-z0-9_.-]{1,253}")
# A name that ends in a number is an address (https://url.spec.whatwg.org/#ends-in-a-number-checker): if it could not be
# read as one here, somebody else may still.
_ENDS_IN_A_NUMBER = re.compile(r"(.*\.)?([0-9]+|0x[0-9a-f]*)\.?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a callback goes. `host` is a name in ASCII or an address without brackets; `path` includes the query."""

    scheme: str
    host: str
    port: int
    path: str = field(repr=False)

    @property
    def host_header(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == _DEFAULT_PORTS[self.scheme] else f"{name}:{self.port}"


def parse_callback(url: str, settings: Settings) -> Target:
    """Take a callback's URL apart. Raises CallbackError where nothing would be sent to it: no https URL (nor http, where
    that is let be), a user's name in it, a port that is not HTTP's, a host inside the network. What its name stands for is
    checked when it is sent."""
    if len(url) > LONGEST_URL:
        raise CallbackError(f"must have at most {LONGEST_URL} characters")
    if _TREACHEROUS.search(url):
        raise CallbackError("must hold no spaces, control characters or backslashes")
    try:
        parts = urlsplit(url)
        port = parts.port
        # What names a host in other scripts is sent in ASCII (IDNA).
        host = (parts.hostname or "").encode("idna").decode().lower()
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (
            "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~") if parts.query else ""
        )
    except ValueError:
        raise CallbackError("must be a URL") from None
    if parts.scheme not in _DEFAULT_PORTS:
        raise CallbackError("must begin with https:// or http://")
    if settings.callback_https_only and parts.scheme != "https":
        raise CallbackError("must begin with https://")
    if "%" in parts.netloc:
        raise CallbackError("must name a host without % in it")
    if "@" in parts.netloc:
        raise CallbackError("must hold no user name or password")
    if parts.fragment:
        raise CallbackError("must hold no fragment (#)")
    if port is not None and is_bad_port(port):
        raise CallbackError("must not point to a port that belongs to something else than HTTP")
    literals = _addresses_written(host)
    if not literals and (not _NAME.fullmatch(host) or _ENDS_IN_A_NUMBER.fullmatch(host)):
        raise CallbackError("must name a host")
    # Whoever lets in networks inside may call the hosts there by the names that they have there.
    if not literals and not settings.callback_networks and is_inside_name(host):
        raise CallbackError("must not point to a name that is not public")
    if not all(is_allowed(address, networks=settings.callback_networks) for address in literals):
        raise CallbackError("must not point to an address that is not public")
    return Target(parts.scheme, host, port or _DEFAULT_PORTS[parts.scheme], path)


def _addresses_written(host: str) -> list[str]:
    """The address that `host` is, however it is written (127.1, 0x7f000001), by the system's own rules; else none."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return []
    return [str(info[4][0]) for info in found]
