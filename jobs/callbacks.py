"""The address of a callback: taken apart the same way by who accepts it and by who sends to it."""

import re
import socket
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from jobs.addresses import is_allowed
from jobs.errors import CallbackError
from jobs.settings import Settings

LONGEST_URL = 2048
_DEFAULT_PORTS = {"http": 80, "https": 443}
# What parsers disagree about: urlsplit drops some of these in silence, others read a backslash as a slash.
_TREACHEROUS = re.compile(r"[\x00-\x20\x7f\\]")
_NAME = re.compile(r"[a-z0-9_.-]{1,253}")


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
    """Take a callback's URL apart. Raises CallbackError where nothing would be sent to it: no http(s) URL, a name and
    password in it, an address inside the network. What a host's name stands for is checked when it is sent."""
    if len(url) > LONGEST_URL:
        raise CallbackError(f"must have at most {LONGEST_URL} characters")
    if _TREACHEROUS.search(url):
        raise CallbackError("must hold no spaces, control characters or backslashes")
    try:
        parts = urlsplit(url)
        port = parts.port
        # What names a host in other scripts is sent in ASCII (IDNA).
        host = (parts.hostname or "").encode("idna" if "%" not in (parts.hostname or "") else "ascii").decode().lower()
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~") + (
            "?" + quote(parts.query, safe="/?%:@!$&'()*+,;=~") if parts.query else ""
        )
    except ValueError:
        raise CallbackError("must be a URL") from None
    if parts.scheme not in _DEFAULT_PORTS:
        raise CallbackError("must begin with https:// or http://")
    if settings.callback_https_only and parts.scheme != "https":
        raise CallbackError("must begin with https://")
    if "@" in parts.netloc:
        raise CallbackError("must hold no user name or password")
    if parts.fragment:
        raise CallbackError("must hold no fragment (#)")
    if port == 0:
        raise CallbackError("must have a port from 1 to 65535")
    literals = _addresses_written(host)
    if not literals and not _NAME.fullmatch(host):
        raise CallbackError("must name a host")
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
