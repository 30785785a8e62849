"""A webhook's receiver, over real HTTP."""

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Call:
    path: str
    headers: dict[str, str]
    body: bytes


class Receiver(ThreadingHTTPServer):
    """Keeps every call; answers with `statuses` in their order and the last of them ever after, or by `answer`."""

    daemon_threads = True

    def __init__(
        self,
        statuses: tuple[int, ...] = (204,),
        answer: Callable[[BaseHTTPRequestHandler], None] | None = None,
        port: int = 0,
    ):
        super().__init__(("127.0.0.1", port), _Handler)
        self.calls: list[Call] = []
        self.connections = 0
        self.statuses = list(statuses)
        self.answer = answer

    def get_request(self):
        self.connections += 1
        return super().get_request()

    def handle_error(self, request, client_address) -> None:
        pass  # a caller that hangs up is what some tests are about

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook?key=sesame"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.calls.append(Call(self.path, headers, body))
        if self.server.answer:
            self.server.answer(self)
            return
        status = self.server.statuses.pop(0) if len(self.server.statuses) > 1 else self.server.statuses[0]
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", "/elsewhere")
        self.end_headers()

    do_GET = do_POST  # noqa: N815 - the name is http.server's

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def receiver(*statuses: int, answer=None, tls: ssl.SSLContext | None = None, port: int = 0) -> Iterator[Receiver]:
    with Receiver(statuses or (204,), answer, port) as server:
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
