"""gunicorn's threaded worker, with what it does not do by itself: answer malformed HTTP with a problem document, keep
request bytes out of its log, give up on clients that fall silent, serve event streams beside its threads, and let those who
wait go when it stops."""

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

from service.parts import EXTENSION, Parts
from service.problems import KINDS, MEDIA_TYPE
from service.streams import Streams, TakenOver

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

    _parts: Parts | None = None

    def load_wsgi(self) -> None:
        super().load_wsgi()
        if isinstance(self.wsgi, Flask):
            self._parts = self.wsgi.extensions[EXTENSION]
            self._parts.streams = Streams(self._parts.settings)

    def run(self) -> None:
        super().run()
        if self._parts and self._parts.streams:
            self._parts.streams.stop()
            self._parts.streams.wait()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        if self._parts:
            self._parts.stopping = True
            if self._parts.streams:
                self._parts.streams.stop()
        super().handle_exit(sig, frame)

    def handle_request(self, req: Any, conn: TConn) -> Any:
        if req.path.endswith("/events"):
            req.force_close()  # after an event stream there is nobody to answer a further request
        try:
            return super().handle_request(req, conn)
        except TakenOver as taken:
            # The connection is not gunicorn's to close any more: it gets another, which leads nowhere.
            connection, conn.sock = conn.sock, socket.socket()
            taken.streams.serve(connection, taken.feed, chunked=req.version >= (1, 1))
            return False

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
