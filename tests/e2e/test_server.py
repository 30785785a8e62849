"""The service under gunicorn, as it runs in production: what a Flask test client cannot show."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import psutil
import pytest

from launcher.redis_server import EmbeddedRedis
from tests.e2e.stack import DEADLINE_S, Stack, free_port, until

PLAIN = {"Content-Type": "text/plain; charset=utf-8"}
MIB = 1024 * 1024


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The service and Redis; nobody works on the jobs."""
    folder = tmp_path_factory.mktemp("service")
    with EmbeddedRedis(folder / "redis") as redis, Stack(folder, redis_url=redis.url) as stack:
        stack.start_service()
        yield stack


def raw(stack: Stack, sent: bytes, *, end: bool = False) -> tuple[int, dict[str, str], Any]:
    """Send bytes; the status, the headers and the document of the answer."""
    with socket.create_connection(("127.0.0.1", int(stack.settings["port"])), timeout=DEADLINE_S) as connection:
        connection.sendall(sent)
        if end:
            connection.shutdown(socket.SHUT_WR)
        answer = b""
        while b"\r\n\r\n" not in answer or len(answer.split(b"\r\n\r\n", 1)[1]) < _length(answer):
            received = connection.recv(65536)
            assert received, answer
            answer += received
    head, body = answer.split(b"\r\n\r\n", 1)
    first, *lines = head.decode().split("\r\n")
    headers = {name.title(): value for name, value in (line.split(": ", 1) for line in lines)}
    return int(first.split()[1]), headers, json.loads(body)


def _length(answer: bytes) -> int:
    found = [line for line in answer.lower().split(b"\r\n") if line.startswith(b"content-length:")]
    return int(found[0].split(b":")[1])


def post_head(*lines: str) -> bytes:
    return "\r\n".join(
        ["POST /v1/digests HTTP/1.1", "Host: localhost", "Content-Type: text/plain", *lines, "", ""]
    ).encode()


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/9.x\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", 400),
        (b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 9000 + b"\r\n\r\n", 431),
        (post_head("Content-Length: minus one") + b"words", 400),
        (post_head("Transfer-Encoding: chunked", "Content-Length: 5") + b"words", 400),
        (post_head("Transfer-Encoding: klingon") + b"words", 501),
        (post_head("Transfer-Encoding: chunked") + b"zyzzyva words\r\n", 400),
    ],
    ids=["nonsense", "version", "header", "long path", "long header", "length", "both lengths", "coding", "chunks"],
)
def test_what_is_no_http_gets_a_problem_too(service: Stack, sent: bytes, status: int) -> None:
    answered, headers, document = raw(service, sent)
    assert (answered, document["status"]) == (status, status)
    assert headers["Content-Type"] == "application/problem+json"
    assert document["request_id"] == headers["X-Request-Id"]
    assert "zyzzyva" not in service.log("service")
    assert "Traceback" not in service.log("service")


def test_a_body_that_ends_early_is_not_taken_for_the_story(service: Stack) -> None:
    words = b"The council voted to mend the bridge before the winter. " * 10
    status, _, document = raw(service, post_head("Content-Length: 9999") + words, end=True)
    assert (status, document["type"]) == (400, "/problems/bad-request")


@pytest.mark.parametrize("chunked", [False, True], ids=["declared", "chunked"])
@pytest.mark.parametrize("size", [MIB + 1, MIB + 2, 5 * MIB])
def test_a_large_body_is_refused_and_the_connection_lives_on(service: Stack, size: int, chunked: bool) -> None:
    connection = HTTPConnection("127.0.0.1", int(service.settings["port"]), timeout=DEADLINE_S)
    body = b"word " * (size // 5) + b"x" * (size % 5)
    pieces = (body[start : start + 65536] for start in range(0, size, 65536))
    connection.request("POST", "/v1/digests", body=pieces if chunked else body, headers=PLAIN, encode_chunked=chunked)
    response = connection.getresponse()
    assert (response.status, json.load(response)["type"]) == (413, "/problems/too-large")
    connection.request("GET", "/healthz")
    assert connection.getresponse().read() == b'{"status":"ok"}\n'
    connection.close()


def test_a_chunked_story_of_just_the_limit_is_taken(service: Stack) -> None:
    connection = HTTPConnection("127.0.0.1", int(service.settings["port"]), timeout=DEADLINE_S)
    body = (b"The council voted to mend the bridge. " * 30_000)[:MIB]
    connection.request("POST", "/v1/digests", body=iter([body[:7], body[7:]]), headers=PLAIN, encode_chunked=True)
    assert connection.getresponse().status == 202
    connection.close()


def test_those_who_wait_hold_up_nobody_and_are_let_go_at_the_end(tmp_path: Path, text: str) -> None:
    with EmbeddedRedis(tmp_path / "redis") as redis, Stack(tmp_path, redis_url=redis.url) as stack:
        stack.start_service()
        with ThreadPoolExecutor(20) as threads:
            asked = [threads.submit(stack.submit, text, headers={"Prefer": "wait=50"}) for _ in range(20)]
            # Of the 8 threads 4 may wait; the other 16 requests are answered at once.
            until(lambda: sum(one.done() for one in asked) == 16)
            assert stack.request("GET", "/healthz").status == 200
            stack.processes["service"].send_signal(signal.SIGTERM)
            answers = [one.result(DEADLINE_S) for one in asked]
        assert stack.processes["service"].wait(DEADLINE_S) == 0
    assert {answer.status for answer in answers} == {202}
    assert sorted(answer.headers.get("Preference-Applied", "") for answer in answers) == [""] * 16 + ["wait=50"] * 4


def test_it_is_small_and_knows_no_model(service: Stack, text: str) -> None:
    for _ in range(50):
        assert service.submit(text).status == 202
    service.submit("The council voted to mend the bridge. " * 20_000)
    service.request("GET", "/openapi.json")
    master = psutil.Process(service.processes["service"].pid)
    for process in (master, *master.children()):
        assert process.memory_info().rss < 120 * MIB
        assert not any("torch" in opened.path for opened in process.memory_maps())
    names = "torch", "transformers", "numpy", "worker"
    code = f"import service, sys; service.create_app(); print([name for name in {names} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_redis_may_come_later_and_go_away(tmp_path: Path, text: str) -> None:
    with EmbeddedRedis(tmp_path / "redis") as redis, Stack(tmp_path, redis_url=redis.url) as stack:
        redis.stop()
        stack.start_service()
        for _ in range(2):
            refused = stack.submit(text)
            assert (refused.status, refused.json()["type"]) == (503, "/problems/unavailable")
            assert refused.headers["Retry-After"].isdigit()
            assert stack.request("GET", "/readyz").status == 503
            redis.start()
            job_id = until(lambda: (found := stack.submit(text)).status == 202 and found.json()["id"])
            redis.kill()
        redis.start()
        assert stack.request("GET", f"/v1/digests/{job_id}").json()["status"] == "queued"


def test_a_request_that_waits_survives_redis(tmp_path: Path, text: str) -> None:
    with EmbeddedRedis(tmp_path / "redis") as redis, Stack(tmp_path, redis_url=redis.url) as stack:
        stack.start_service()
        with ThreadPoolExecutor(1) as threads:
            asked = threads.submit(stack.submit, text, headers={"Prefer": "wait=50"})
            until(lambda: b"dg_" in redis_keys(redis))
            redis.kill()
            answer = asked.result(DEADLINE_S)
        assert (answer.status, answer.json()["status"]) == (202, "queued")


def redis_keys(redis: EmbeddedRedis) -> bytes:
    with socket.create_connection(("127.0.0.1", redis.port)) as connection:
        connection.sendall(b"PUBSUB CHANNELS *\r\n")
        return connection.recv(4096)


def test_a_bad_setting_is_named_and_nothing_starts() -> None:
    environment = os.environ | {"NUTGRAF_PORT": "none", "NUTGRAF_MAX_WAIT_S": "-1"}
    ended = subprocess.run([sys.executable, "-m", "service"], env=environment, capture_output=True, text=True)
    assert ended.returncode == 1
    assert "NUTGRAF_PORT" in ended.stderr
    assert "NUTGRAF_MAX_WAIT_S" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("how", ["setting", "argument"])
def test_without_keys_it_does_not_listen_beyond_this_machine(tmp_path: Path, how: str) -> None:
    port = free_port()
    with EmbeddedRedis(tmp_path / "redis") as redis:
        environment = os.environ | {"NUTGRAF_REDIS_URL": redis.url, "NUTGRAF_PORT": str(port)}
        arguments = [sys.executable, "-m", "service"]
        if how == "setting":
            environment["NUTGRAF_HOST"] = "0.0.0.0"
        else:
            arguments += ["--bind", f"0.0.0.0:{port}"]
        ended = subprocess.run(arguments, env=environment, capture_output=True, text=True, timeout=DEADLINE_S)
    assert ended.returncode == 1
    assert "no key has been made, so the service would be open to all who reach 0.0.0.0" in ended.stderr
    assert "python -m jobs.keys create" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "Listening" not in ended.stderr


def test_it_says_who_is_answered_and_asks_for_keys_once_there_are_some(tmp_path: Path, text: str) -> None:
    with EmbeddedRedis(tmp_path / "redis") as redis:
        with Stack(tmp_path, redis_url=redis.url) as stack:
            stack.start_service()
            assert "No keys: whoever is on this machine may do everything" in stack.log("service")
            key = stack.make_key()
            assert stack.submit(text).status == 401
            assert stack.submit(text, headers={"Authorization": f"Bearer {key}"}).status == 202
        with Stack(tmp_path, redis_url=redis.url, host="0.0.0.0") as stack:
            stack.start_service()
            assert stack.submit(text).status == 401
            assert stack.submit(text, headers={"Authorization": f"Bearer {key}"}).status == 202
            assert key not in stack.log("service")
