"""Packed bodies: unpacked as far as the limit, whatever they hold."""

import gzip
import json
import tracemalloc
import zlib

import pytest
import zstandard
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse

from jobs.store import JobStore

PLAIN = "text/plain"
MIB = 1024 * 1024
PACK = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "zstd": zstandard.ZstdCompressor().compress,
}


def post(client: FlaskClient, body: bytes, coding: str, content_type: str = PLAIN) -> TestResponse:
    return client.post("/v1/digests", data=body, content_type=content_type, headers={"Content-Encoding": coding})


def said(response: TestResponse) -> tuple[int, str]:
    return response.status_code, response.get_json()["type"]


@pytest.mark.parametrize("coding", [*PACK, "GZIP", " zstd "])
def test_a_packed_story_is_the_story(client: FlaskClient, store: JobStore, text: str, coding: str) -> None:
    pack = PACK[coding.strip().lower()]
    for body, content_type in ((text, PLAIN), (json.dumps({"text": text}), "application/json")):
        response = post(client, pack(body.encode()), coding, content_type)
        assert response.status_code == 202
        submission = store.submission(response.get_json()["id"])
        assert submission is not None
        assert submission.text == text


@pytest.mark.parametrize("coding", ["", "identity"])
def test_no_coding_is_one_too(client: FlaskClient, text: str, coding: str) -> None:
    assert post(client, text.encode(), coding).status_code == 202


def test_several_members_are_one_body(client: FlaskClient, store: JobStore, text: str) -> None:
    halves = text.encode()[:700], text.encode()[700:]
    streamed = zstandard.ZstdCompressor(write_content_size=False)
    for coding, body in (
        ("gzip", b"".join(gzip.compress(half) for half in halves)),
        ("zstd", b"".join(streamed.compress(half) for half in halves)),
    ):
        response = post(client, body, coding)
        submission = store.submission(response.get_json()["id"])
        assert submission is not None
        assert submission.text == text


@pytest.mark.parametrize("coding", ["br", "compress", "gzip, zstd", "klingon", "utf-8", "gzip;q=1"])
def test_another_coding_is_refused(client: FlaskClient, text: str, coding: str) -> None:
    response = post(client, text.encode(), coding)
    assert said(response) == (415, "/problems/unsupported-media-type")
    assert response.headers["Accept-Encoding"] == "gzip, zstd, deflate"


@pytest.mark.parametrize("coding", ["gzip", "deflate", "zstd"])
def test_what_is_not_in_its_coding_or_stops_early(client: FlaskClient, text: str, coding: str) -> None:
    packed = PACK[coding](text.encode())
    for broken in (
        text.encode(),
        packed[:-1],
        packed[: len(packed) // 2],
        packed[:2],
        b"\0" + packed,
        packed + b"more",
    ):
        assert said(post(client, broken, coding)) == (400, "/problems/not-decompressible")
    assert said(post(client, b"", coding)) == (400, "/problems/empty-body")
    assert said(post(client, PACK[coding](b" "), coding)) == (400, "/problems/empty-body")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "zstd"])
def test_the_limit_holds_for_what_is_unpacked(client: FlaskClient, coding: str) -> None:
    words = (b"The council voted to mend the bridge. " * 30_000)[:MIB]
    assert post(client, PACK[coding](words), coding).status_code == 202
    assert said(post(client, PACK[coding](words + b"."), coding)) == (413, "/problems/too-large")


@pytest.mark.parametrize("coding", ["gzip", "deflate", "zstd"])
def test_a_bomb_is_not_unpacked(client: FlaskClient, coding: str) -> None:
    zeros = bytes(300 * MIB)
    bomb = zstandard.ZstdCompressor(level=19).compress(zeros) if coding == "zstd" else PACK[coding](zeros)
    del zeros
    assert len(bomb) < MIB
    tracemalloc.start()
    response = post(client, bomb, coding)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert said(response) == (413, "/problems/too-large")
    assert peak < 16 * MIB


def test_a_window_that_takes_much_memory_is_refused(client: FlaskClient, text: str) -> None:
    parameters = zstandard.ZstdCompressionParameters.from_level(3, window_log=27, write_content_size=False)
    stream = zstandard.ZstdCompressor(compression_params=parameters).compressobj()
    packed = stream.compress(text.encode()) + stream.flush()
    assert said(post(client, packed, "zstd")) == (400, "/problems/not-decompressible")


@hypothesis_settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(), st.sampled_from(["gzip", "deflate", "zstd"]), st.booleans(), st.integers(0, 40))
def test_no_bytes_break_it(client: FlaskClient, body: bytes, coding: str, packed: bool, cut: int) -> None:
    sent = PACK[coding](body) if packed else body
    assert post(client, sent[: len(sent) - cut], coding).status_code in (400, 422)
