"""One callback: signed by Standard Webhooks 1.0.0, sent to an address that was checked, and to no other."""

import base64
import hashlib
import hmac
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException

from jobs.addresses import is_allowed
from jobs.callbacks import Target
from jobs.settings import Settings
from worker.errors import DeliveryError

LARGEST_ANSWER_BYTES = 64 * 1024
MOST_ADDRESSES = 3


def signed_headers(*, event: str, timestamp_s: int, body: bytes, key: bytes) -> dict[str, str]:
    """The headers that say which event this is, when it was sent, and that the body is ours: HMAC-SHA256 over
    "id.timestamp.body", in base64."""
    content = f"{event}.{timestamp_s}.".encode() + body
    signature = base64.b64encode(hmac.digest(key, content, hashlib.sha256)).decode()
    return {
        "Content-Type": "application/json",
        "User-Agent": "Nutgraf",
        "webhook-id": event,
        "webhook-timestamp": str(timestamp_s),
        "webhook-signature": f"v1,{signature}",
    }


def post(target: Target, body: bytes, headers: Mapping[str, str], settings: Settings) -> int:
    """POST once and give the status. Redirects are an answer like any other: they are not followed. No proxy is used.

    Raises DeliveryError when there is no answer in time, or when the host's name stands for no address that callbacks
    may go to.
    """
    deadline = time.monotonic() + settings.webhook_timeout_s
    for address in resolve(target, settings):
        left_s = deadline - time.monotonic()
        if left_s <= 0:
            break
        try:
            sock = socket.create_connection(
                (address, target.port), timeout=min(settings.webhook_connect_timeout_s, left_s)
            )
        except OSError:
            continue
        return _exchange(sock, target, body, headers, limit_s=max(deadline - time.monotonic(), 0.001))
    raise DeliveryError("no connection")


def resolve(target: Target, settings: Settings) -> list[str]:
    """The addresses to try, each checked: what is connected to is one of these, whatever the name says a moment later.

    Raises DeliveryError if the name is unknown, or stands for no address that callbacks may go to.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise DeliveryError("the host's name is unknown") from None
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    allowed = [address for address in addresses if is_allowed(address, networks=settings.callback_networks)]
    if not allowed:
        raise DeliveryError("the host's address is not public")
    return allowed[:MOST_ADDRESSES]


def _exchange(sock: socket.socket, target: Target, body: bytes, headers: Mapping[str, str], *, limit_s: float) -> int:
    sock.settimeout(limit_s)
    if target.scheme == "https":
        sock = ssl.create_default_context().wrap_socket(
            sock, server_hostname=target.host.rstrip("."), do_handshake_on_connect=False
        )
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
            return response.status


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
