import json
import socket
import ssl
import struct
import time

import pytest
import trustme
from standardwebhooks import Webhook, WebhookVerificationError

from jobs.callbacks import parse_callback
from jobs.settings import Settings
from tests.jobs.test_addresses import HOSTILE
from tests.receiver import receiver
from tests.worker.conftest import SECRET
from worker.errors import DeliveryError
from worker.webhook import exchange, post, resolve, signed_headers

NEAR = Settings(
    callback_networks="127.0.0.0/8", callback_https_only=False, webhook_timeout_s=1, webhook_connect_timeout_s=1
)
BODY = json.dumps({"type": "digest.succeeded", "data": {"text": "Zoë “said” so"}}).encode()


def send(url: str, settings: Settings = NEAR) -> int:
    headers = signed_headers(event="evt_1", timestamp_s=int(time.time()), body=BODY, secrets=[SECRET])
    return post(parse_callback(url, settings), BODY, headers, settings).status


@pytest.fixture
def names(monkeypatch):
    """Names and what the resolver says to each question about them, one after the other."""
    answers: dict[str, list[list[str]]] = {}
    asked = []
    real = socket.getaddrinfo

    def getaddrinfo(host, port, *args, flags=0, **options):
        if host not in answers or flags & socket.AI_NUMERICHOST:
            return real(host, port, *args, flags=flags, **options)
        asked.append(host)
        given = answers[host].pop(0) if len(answers[host]) > 1 else answers[host][0]
        return [info for address in given for info in real(address, port, *args, **options)]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    answers["asked"] = asked
    return answers


def test_a_receiver_can_verify_it():
    with receiver() as server:
        assert send(server.url) == 204
    (call,) = server.calls
    assert (call.path, call.body) == ("/hook?key=sesame", BODY)
    assert call.headers["host"] == f"127.0.0.1:{server.server_port}"
    assert call.headers["content-type"] == "application/json"
    assert Webhook(SECRET).verify(call.body, call.headers) == json.loads(BODY)
    with pytest.raises(WebhookVerificationError):
        Webhook(SECRET).verify(call.body + b" ", call.headers)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status):
    with receiver(status) as server:
        assert send(server.url) == status
    assert len(server.calls) == 1


def test_no_proxy_is_used(monkeypatch):
    with receiver() as proxy, receiver() as server:
        for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.server_port}")
        assert send(server.url) == 204
    assert proxy.connections == 0


def drip_status(handler):
    for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 1000:
        handler.wfile.write(bytes([byte]))
        handler.wfile.flush()
        time.sleep(0.05)


def drip_body(handler):
    handler.send_response(200)
    handler.end_headers()
    drip_status(handler)


def say_nothing(handler):
    handler.connection.recv(1)  # until the caller hangs up


def say_nonsense(handler):
    handler.wfile.write(b"\xff\x00 not HTTP\r\n\r\n")


def hang_up(handler):
    handler.connection.shutdown(socket.SHUT_RDWR)


def go_on_for_ever(handler):
    while True:
        handler.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")


@pytest.mark.parametrize("answer", [drip_status, say_nothing, say_nonsense, hang_up, go_on_for_ever])
def test_a_receiver_that_gives_no_answer_in_time_is_given_up(answer):
    with receiver(answer=answer) as server, pytest.raises(DeliveryError, match="no answer"):
        send(server.url)
    assert len(server.calls) == 1


def test_an_answer_whose_body_never_ends_is_an_answer():
    with receiver(answer=drip_body) as server:
        assert send(server.url) == 200


def test_an_endless_answer_is_not_read():
    sent = []

    def flood(handler):
        handler.send_response(200)
        handler.end_headers()
        try:
            while len(sent) < 1000:
                handler.wfile.write(b"x" * 65536)
                sent.append(65536)
        except OSError:
            handler.close_connection = True

    with receiver(answer=flood) as server:
        assert send(server.url) == 200
    assert len(sent) < 1000


def test_nobody_there_is_no_connection():
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        with pytest.raises(DeliveryError, match="no connection"):
            send(f"http://127.0.0.1:{unused.getsockname()[1]}/")


def test_a_name_that_stands_for_an_inside_address_is_not_connected_to(names):
    names["inside.test"] = [["127.0.0.1", "10.0.0.1", "::1"]]
    with receiver() as server, pytest.raises(DeliveryError, match="not public"):
        send(f"http://inside.test:{server.server_port}/", Settings(callback_https_only=False))
    assert server.connections == 0


@pytest.mark.parametrize("address", [address for address in HOSTILE if address])
def test_whatever_a_name_stands_for_nothing_inside_is_connected_to(address):
    target = parse_callback("https://rebound.test/", Settings())
    with pytest.raises(DeliveryError, match="not public"):
        post(target, BODY, {}, Settings(), lookup=lambda host, port: [address])


def test_a_name_that_leads_inside_at_the_second_attempt_is_not_followed_there():
    """Rebinding: the name is looked up anew for each attempt, and checked anew."""
    answers = [["127.0.0.1"], ["10.0.0.1", "169.254.169.254"]]
    with receiver() as server:
        target = parse_callback(f"http://rebound.test:{server.server_port}/", NEAR)
        assert post(target, BODY, {}, NEAR, lookup=lambda host, port: answers.pop(0)).status == 204
        with pytest.raises(DeliveryError, match="not public"):
            post(target, BODY, {}, NEAR, lookup=lambda host, port: answers.pop(0))
    assert len(server.calls) == 1


def test_a_redirect_to_the_inside_is_not_followed(names):
    def redirect(handler):
        handler.send_response(307)
        handler.send_header("Location", f"http://127.0.0.1:{inner.server_port}/")
        handler.end_headers()

    with receiver() as inner, receiver(answer=redirect) as server:
        assert send(server.url) == 307
    assert inner.connections == 0


def test_only_the_public_ones_of_a_name_s_addresses_are_used(names):
    names["mixed.test"] = [["10.0.0.1", "8.8.8.8", "fe80::1", "127.0.0.1", "2606:4700::1111"]]
    target = parse_callback("https://mixed.test/", Settings())
    assert resolve(target, Settings()) == ["8.8.8.8", "2606:4700::1111"]


def test_a_name_is_asked_for_once_and_the_checked_address_is_kept(names):
    with receiver() as server:
        names["rebound.test"] = [["127.0.0.1"], ["10.0.0.1"]]
        assert send(f"http://rebound.test:{server.server_port}/") == 204
    assert names["asked"] == ["rebound.test"]
    assert server.calls[0].headers["host"] == f"rebound.test:{server.server_port}"


def test_the_next_address_is_tried_when_the_first_does_not_answer(names):
    with receiver() as server:
        names["two.test"] = [["127.0.0.2", "127.0.0.1"]]
        assert send(f"http://two.test:{server.server_port}/") == 204


def test_an_unknown_name_is_said_to_be_unknown(names, monkeypatch):
    def unknown(*args, **options):
        raise socket.gaierror(socket.EAI_NONAME, "no such name")

    target = parse_callback("http://nowhere.test/", NEAR)
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(DeliveryError, match="unknown"):
        resolve(target, NEAR)


class TestOverTls:
    @pytest.fixture
    def authority(self, tmp_path, monkeypatch):
        authority = trustme.CA()
        authority.cert_pem.write_to_path(tmp_path / "ca.pem")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        return authority

    def context(self, authority, *hosts, asked=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(*hosts).configure_cert(context)
        if asked is not None:
            context.sni_callback = lambda _socket, name, _context: asked.append(name)
        return context

    def test_the_host_s_own_name_is_asked_for_and_checked(self, authority, names):
        names["hook.test"] = names["hook.test."] = [["127.0.0.1"]]
        asked = []
        with receiver(tls=self.context(authority, "hook.test", asked=asked)) as server:
            assert send(f"https://hook.test:{server.server_port}/") == 204
            assert send(f"https://hook.test.:{server.server_port}/") == 204
        assert asked == ["hook.test", "hook.test"]
        assert len(server.calls) == 2

    # Where `ssl` raises half-way through making a socket, it leaves that to be collected.
    @pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
    def test_one_that_hangs_up_before_the_handshake_gives_no_answer(self, authority):
        with socket.create_server(("127.0.0.1", 0)) as server:
            ours = socket.create_connection(server.getsockname())
            theirs, _ = server.accept()
            theirs.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            theirs.close()  # a reset
            target = parse_callback(f"https://127.0.0.1:{server.getsockname()[1]}/", NEAR)
            with pytest.raises(DeliveryError, match="no answer"):
                exchange(ours, target, BODY, {}, limit_s=1)
            assert ours.fileno() == -1

    def test_another_s_certificate_is_not_trusted(self, authority, names):
        names["hook.test"] = [["127.0.0.1"]]
        with receiver(tls=self.context(authority, "other.test", "127.0.0.1")) as server, pytest.raises(DeliveryError):
            send(f"https://hook.test:{server.server_port}/")
        assert server.calls == []

    def test_an_unknown_authority_is_not_trusted(self, authority, names):
        names["hook.test"] = [["127.0.0.1"]]
        with receiver(tls=self.context(trustme.CA(), "hook.test")) as server, pytest.raises(DeliveryError):
            send(f"https://hook.test:{server.server_port}/")
        assert server.calls == []
