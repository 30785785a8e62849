"""One callback: signed by Standard Webhooks 1.0.0, sent to an address that was checked, and to no other."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import lru_cache
from http.client import HTTPConnection, HTTPException

from jobs.addresses import is_allowed
from jobs.callbacks import Target
from jobs.settings import Settings
from jobs.signing import sign
from worker.errors import DeliveryError

LARGEST_ANSWER_BYTES = 64 * 1024
MOST_ADDRESSES = 3


# The addresses that a host's name stands for, in the order to try them. Raises OSError or UnicodeError.
Lookup = Callable[[str, int], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A receiver's answer, as far as it is of use."""

    status: int
    retry_after: str | None = None


def signed_headers(*, event: str, timestamp_s: int, body: bytes, secrets: Sequence[str]) -> dict[str, str]:
    """The headers that say which event this is, when it was sent, and that the body is ours: a signature by each secret
    over "id.timestamp.body"."""
    content = f"{event}.{timestamp_s}.".encode() + body
    return {
        "Content-Type": "application/json",
        "User-Agent": "Nutgraf",
        "webhook-id": event,
        "webhook-timestamp": str(timestamp_s),
        "webhook-signature": " ".join(sign(content, secret) for secret in secrets),
    }


def seconds_of(retry_after: str, *, now_s: float) -> float:
    """How long a header Retry-After (RFC 9110, section 10.2.3) asks to wait; 0 where it says nothing that can be read."""
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return float(text[:12])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return 0.0
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now_s


def system_lookup(host: str, port: int) -> list[str]:
    """What this machine's resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def post(
    target: Target, body: bytes, headers: Mapping[str, str], settings: Settings, *, lookup: Lookup = system_lookup
) -> Answer:
    """POST once. Redirects are an answer like any other: they are not followed. No proxy is used.

    Raises DeliveryError when there is no answer in time, or when the host's name stands for no address that callbacks
    may go to.
    """
    deadline = time.monotonic() + settings.webhook_timeout_s
    for address in resolve(target, settings, lookup=lookup):
        left_s = deadline - time.monotonic()
        if left_s <= 0:
            break
        try:
            sock = socket.create_connection(
                (address, target.port), timeout=min(settings.webhook_connect_timeout_s, left_s)
            )
        except OSError:
            continue
        return exchange(sock, target, body, headers, limit_s=max(deadline - time.monotonic(), 0.001))
    raise DeliveryError("no connection")


def resolve(target: Target, settings: Settings, *, lookup: Lookup = system_lookup) -> list[str]:
    """The addresses to try, each checked: what is connected to is one of these, whatever the name says a moment later.

    Raises DeliveryError if the name is unknown, or stands for no address that callbacks may go to.
    """
    try:
        addresses = lookup(target.host, target.port)
    except (OSError, UnicodeError):
        raise DeliveryError("the host's name is unknown") from None
    allowed = [address for address in addresses if is_allowed(address, networks=settings.callback_networks)]
    if not allowed:
        raise DeliveryError("the host's address is not public")
    return allowed[:MOST_ADDRESSES]


def exchange(sock: socket.socket, target: Target, body: bytes, headers: Mapping[str, str], *, limit_s: float) -> Answer:
    """POST over a connection, which is closed then. Raises DeliveryError when there is no answer in time."""
    sock.settimeout(limit_s)
    if target.scheme == "https":
        try:
            sock = _trust(ssl.get_default_verify_paths()).wrap_socket(
                sock, server_hostname=target.host.rstrip("."), do_handshake_on_connect=False
            )
        except (OSError, ValueError) as error:  # it has hung up already; its name cannot be asked for
            sock.close()
            raise DeliveryError(f"no answer: {type(error).__name__}") from None
    connection = HTTPConnection(target.host, target.port)
    connection.sock = sock
    connection.auto_open = 0  # it must never look the name up for itself
    with closing(connection), _cut_after(limit_s, sock) as cut:
        try:
            if isinstance(sock, ssl.SSLSocket):
                sock.do_handshake()
            connection.request("POST", target.path, body=body, headers={"Host": target.host_header, **headers})
            response = connection.getresponse()
        except (HTTPException, OSError, ValueError) as error:
            raise DeliveryError(f"no answer: {type(error).__name__}") from None
        with closing(response):
            if cut.is_set():  # the end of the connection passes for the end of the headers
                raise DeliveryError("no answer in time")
            # So that a receiver that still writes sees no broken connection; what it writes is of no use.
            with suppress(HTTPException, OSError, ValueError):
                response.read(LARGEST_ANSWER_BYTES)
            return Answer(response.status, response.headers.get("Retry-After"))


@lru_cache(maxsize=1)
def _trust(paths: ssl.DefaultVerifyPaths) -> ssl.SSLContext:
    """The authorities that the system trusts: reading them takes longer than a delivery."""
    return ssl.create_default_context(cafile=paths.cafile, capath=paths.capath)


@contextmanager
def _cut_after(limit_s: float, sock: socket.socket) -> Iterator[threading.Event]:
    """End all talk over `sock` after `limit_s`: its own timeout is for each read, and a receiver may drip bytes."""
    cut = threading.Event()

    def end() -> None:
        cut.set()
        with suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(limit_s, end)
    timer.daemon = True
    timer.start()
    try:
        yield cut
    finally:
        timer.cancel()
