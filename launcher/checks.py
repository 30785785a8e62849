"""What is asked before and while the parts start: is the port free, does Redis answer, is the service ready."""

import http.client
import json
import os
import socket
from urllib.parse import urlsplit

import redis

from launcher.errors import BusyError, RedisError

TIMEOUT_S = 5.0


def service_url(host: str, port: int) -> str:
    """Where a person on this machine reaches a service that listens on `host`."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared with, not listened on
    return f"http://[{here}]:{port}" if ":" in here else f"http://{here}:{port}"


def require_free_port(host: str, port: int) -> None:
    """Raises BusyError when the service could not listen there."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise BusyError(
            f"Cannot listen on port {port} of {host}: {reason}. Another one: NUTGRAF_PORT={port + 1} make run"
        ) from error


def require_redis(url: str) -> None:
    """Raises RedisError when the user's own Redis does not answer. The URL may hold a password: it is not repeated."""
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=TIMEOUT_S, socket_timeout=TIMEOUT_S) as client:
            client.ping()
    except (redis.exceptions.RedisError, ValueError) as error:
        raise RedisError(
            f"The Redis that NUTGRAF_REDIS_URL names does not answer: {type(error).__name__}."
            " Start it, or unset the variable to use an embedded one."
        ) from error


def not_ready(url: str) -> str | None:
    """Why the service at `url` is not ready yet, in a few words; None when it is."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=TIMEOUT_S)
    try:
        connection.request("GET", "/readyz")
        response = connection.getresponse()
        body = response.read()
    except (OSError, http.client.HTTPException):
        return "the service does not listen yet"
    finally:
        connection.close()
    if response.status == http.client.OK:
        return None
    try:
        return str(json.loads(body)["detail"])
    except (ValueError, KeyError, TypeError):
        return f"/readyz answers {response.status}"
