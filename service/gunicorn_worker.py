"""gunicorn's threaded worker, with what it does not do by itself: answer malformed HTTP with a problem document, keep
request bytes out of its log, give up on clients that fall silent, and let waiting requests go when it stops."""

import json
import logging
import socket
import struct
import uuid
from http import HTTPStatus
from types import FrameType
from typing import Any

from flask import Flask
from gunicorn import util
from gunicorn.http import errors
from gunicorn.workers.gthread import TConn, ThreadWorker

from service.parts import EXTENSION
from service.problems import KINDS, MEDIA_TYPE

SILENCE_S = 10  # a client that sends nothing for so long in mid-request has gone

_STATUS = {
    errors.LimitRequestLine: HTTPStatus.REQUEST_URI_TOO_LONG,
    errors.LimitRequestHeaders: HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
    errors.ExpectationFailed: HTTPStatus.EXPECTATION_FAILED,
    errors.UnsupportedTransferCoding: HTTPStatus.NOT_IMPLEMENTED,
}

log = logging.getLogger("service")


class Worker(ThreadWorker):
    """See the module. Put to work by service.gunicorn_conf."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if isinstance(self.wsgi, Flask):
            self.wsgi.extensions[EXTENSION].stopping = True
        super().handle_exit(sig, frame)

    def handle(self, conn: TConn) -> Any:
        conn.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, struct.pack("ll", SILENCE_S, 0))
        return super().handle(conn)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:  # noqa: ARG002
        # gunicorn's own would log the bytes that it could not read.
        status = next((code for kind, code in _STATUS.items() if isinstance(exc, kind)), HTTPStatus.BAD_REQUEST)
        if not isinstance(exc, errors.ParseException):
            status = HTTPStatus.INTERNAL_SERVER_ERROR
        request_id = uuid.uuid4().hex
        log.warning("request %s is no HTTP that can be answered: %s", request_id, type(exc).__qualname__)
        try:
            util.write_nonblock(client, _answer(status, request_id))
        except OSError:
            log.debug("request %s: the client has gone", request_id)


def _answer(status: HTTPStatus, request_id: str) -> bytes:
    name = {400: "bad-request", 500: "internal"}.get(status)
    problem = {
        "type": f"/problems/{name}" if name else "about:blank",
        "title": KINDS[name].title if name else status.phrase,
        "status": status.value,
        "detail": KINDS[name].explanation if name else status.description,
        "request_id": request_id,
    }
    body = json.dumps(problem) + "\n"
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}",
        "Connection: close",
        f"Content-Type: {MEDIA_TYPE}",
        f"Content-Length: {len(body)}",
        f"X-Request-Id: {request_id}",
    )
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()
