"""One callback: signed by Standard Webhooks 1.0.0, sent to an address that was checked, and to no other."""

import base64
import hashlib
import hmac
import http.client
import socket
import threading
import time
from collections.abc import Mapping

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from jobs.addresses import is_allowed
from jobs.callbacks import Target
from jobs.settings import Settings
from worker.errors import DeliveryError

LARGEST_RESPONSE_BYTES = 64 * 1024
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

    Raises DeliveryError when there is no answer in time, or when the host's name stands for addresses that callbacks
    may not go to.
    """
    deadline = time.monotonic() + settings.webhook_timeout_s
    addresses = resolve(target, settings)
    for number, address in enumerate(addresses, start=1):
        left_s = deadline - time.monotonic()
        if left_s <= 0:
            break
        connection = _connection(target, address, timeout_s=min(settings.webhook_connect_timeout_s, left_s))
        cut = threading.Timer(left_s, _cut, [connection])
        cut.daemon = True
        cut.start()
        try:
            try:
                connection.connect()
            except (HTTPError, OSError) as error:
                if number == len(addresses):
                    raise DeliveryError(f"no connection: {type(error).__name__}") from None
                continue
            return _exchange(connection, target, body, headers, left_s)
        except (HTTPError, http.client.HTTPException, OSError, ValueError) as error:
            raise DeliveryError(f"no answer: {type(error).__name__}") from None
        finally:
            cut.cancel()
            connection.close()
    raise DeliveryError("no connection in time")


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


def _connection(target: Target, address: str, *, timeout_s: float) -> HTTPConnection:
    if target.scheme == "http":
        return HTTPConnection(address, target.port, timeout=timeout_s)
    return HTTPSConnection(
        address, target.port, timeout=timeout_s, server_hostname=target.host, assert_hostname=target.host
    )


def _exchange(
    connection: HTTPConnection, target: Target, body: bytes, headers: Mapping[str, str], left_s: float
) -> int:
    if connection.sock is not None:
        connection.sock.settimeout(left_s)
    connection.request("POST", target.path, body=body, headers={"Host": target.host_header, **headers})
    response = connection.getresponse()
    # So that a receiver that still writes sees no broken connection; what it writes is of no use.
    response.read(LARGEST_RESPONSE_BYTES, decode_content=False)
    return response.status


def _cut(connection: HTTPConnection) -> None:
    """The timeouts of a socket are for each read: a receiver that drips bytes is stopped by this."""
    sock = connection.sock
    if sock is not None:
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # closed already
