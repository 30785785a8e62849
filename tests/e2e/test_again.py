"""A story handed in twice, with everything running: one job for a key though the service is killed, one run for a story."""

import socket
import threading
import time
from pathlib import Path

import redis
import urllib3

from launcher.redis_server import EmbeddedRedis
from tests.e2e.stack import DEADLINE_S, Stack, until
from tests.receiver import Receiver


def test_a_killed_service_makes_neither_two_jobs_nor_none(tmp_path: Path, text: str) -> None:
    with (
        EmbeddedRedis(tmp_path / "redis") as server,
        Stack(tmp_path, redis_url=server.url) as stack,
        redis.Redis.from_url(server.url) as client,
    ):
        for number, delay_s in enumerate((0.0, 0.003, 0.01)):
            stack.start_service()
            stack.submit(text)  # all is warm
            before = jobs(client)
            headers = {"Idempotency-Key": f'"{number}"'}
            sent = threading.Thread(target=send, args=(stack, text, headers))
            sent.start()
            time.sleep(delay_s)
            stack.kill_service()
            sent.join()
            stack.start_service()
            again = until(lambda headers=headers: (got := stack.submit(text, headers=headers)).status == 202 and got)
            assert len(jobs(client) - before) == 1
            assert stack.submit(text, headers=headers).json()["id"] == again.json()["id"]
            stack.kill_service()
        stack.start_service()


def send(stack: Stack, text: str, headers: dict[str, str]) -> None:
    try:
        stack.submit(text, headers=headers)
    except urllib3.exceptions.HTTPError:
        return  # it was killed over this


def jobs(client: redis.Redis) -> set[str]:
    return set(client.scan_iter(match="nutgraf:job:*"))


def test_a_story_still_on_its_way_holds_its_key(stack: Stack, text: str) -> None:
    body = text.encode()
    lines = ["POST /v1/digests HTTP/1.1", "Host: localhost", "Content-Type: text/plain", f"Content-Length: {len(body)}"]
    head = "\r\n".join([*lines, 'Idempotency-Key: "slow"', "", ""]).encode()
    headers = {"Content-Type": "text/plain", "Idempotency-Key": '"slow"'}
    with socket.create_connection(("127.0.0.1", int(stack.settings["port"])), timeout=DEADLINE_S) as connection:
        connection.sendall(head + body[:100])
        with redis.Redis.from_url(stack.settings["redis_url"]) as client:
            until(lambda: any(client.scan_iter(match="nutgraf:once:*:open")))  # else who asks may be first
        held = until(lambda: (got := stack.request("POST", "/v1/digests", body[:50], **headers)).status == 409 and got)
        assert held.headers["Retry-After"] == "1"
        connection.sendall(body[100:])
        assert connection.recv(65536).startswith(b"HTTP/1.1 202")
    assert stack.request("POST", "/v1/digests", body, **headers).headers["Idempotent-Replayed"] == "true"


def test_the_same_story_is_read_once_and_told_of_twice(recalling_stack: Stack, receiver: Receiver, text: str) -> None:
    stack = recalling_stack
    first = stack.submit(text, headers={"Prefer": "wait=30"}, callback={"url": receiver.url}, external_id="1")
    again = stack.submit(text, callback={"url": receiver.url}, external_id="2")
    assert (again.status, again.headers["Cache-Status"]) == (200, "nutgraf; hit")
    assert again.json()["digest"] == first.json()["digest"]
    until(lambda: len(receiver.calls) == 2)
    assert len({call.headers["webhook-id"] for call in receiver.calls}) == 2
