"""The embedded Redis is a real one, keeps what it answered for, and says clearly when it cannot run."""

import os
import stat

import pytest
import redis

from launcher.errors import RedisError
from launcher.redis_server import EmbeddedRedis, find_server


def test_what_was_answered_survives_a_kill_and_a_restart_on_the_same_port(tmp_path):
    server = EmbeddedRedis(tmp_path / "redis")
    server.start()
    try:
        port = server.port
        with redis.Redis.from_url(server.url) as client:
            client.set("answered", "yes")
        server.kill()
        assert server.pid is None
        server.start()
        assert server.port == port
        with redis.Redis.from_url(server.url) as client:
            assert client.get("answered") == b"yes"
    finally:
        server.stop()


def test_another_object_on_the_same_directory_finds_the_data(tmp_path):
    with EmbeddedRedis(tmp_path) as server, redis.Redis.from_url(server.url) as client:
        client.set("kept", "1")
    with EmbeddedRedis(tmp_path) as server, redis.Redis.from_url(server.url) as client:
        assert client.get("kept") == b"1"


def test_it_runs_with_durable_settings_on_the_loopback_only(tmp_path):
    with EmbeddedRedis(tmp_path) as server, redis.Redis.from_url(server.url) as client:
        settings = client.config_get("*")
    assert settings["appendonly"] == "yes"
    assert settings["appendfsync"] == "always"
    assert settings["maxmemory-policy"] == "noeviction"
    assert settings["bind"] == "127.0.0.1"
    assert settings["save"] == ""


def test_stopping_leaves_no_process(tmp_path):
    with EmbeddedRedis(tmp_path) as server:
        pid = server.pid
        assert pid is not None
        os.kill(pid, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    server.stop()


def test_a_taken_port_is_told_with_the_end_of_the_log(tmp_path):
    with EmbeddedRedis(tmp_path / "one") as first:
        second = EmbeddedRedis(tmp_path / "two", port=first.port)
        with pytest.raises(RedisError, match=r"(?s)stopped at once.*redis\.log.*in use"):
            second.start()
        assert second.pid is None
        assert first.pid is not None


def test_a_damaged_file_is_told(tmp_path):
    with EmbeddedRedis(tmp_path) as server, redis.Redis.from_url(server.url) as client:
        client.set("a", "b")
    (file,) = [*tmp_path.glob("appendonly.aof"), *tmp_path.glob("appendonlydir/*.incr.aof")]
    file.write_bytes(b"no such format\r\n" * 4)
    with pytest.raises(RedisError, match=r"(?s)stopped at once.*Bad file format"):
        EmbeddedRedis(tmp_path).start()


def test_a_server_from_a_package_runs_when_none_is_on_the_path(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "site-packages" in find_server()
    with EmbeddedRedis(tmp_path) as server, redis.Redis.from_url(server.url) as client:
        assert client.ping()


def fake_server(folder, version):
    """A server program that only knows its version."""
    path = folder / "redis-server"
    path.write_text(f"#!/bin/sh\necho 'Redis server v={version} sha=0 bits=64'\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_a_server_that_is_too_old_is_refused(tmp_path, monkeypatch):
    fake_server(tmp_path, "5.0.14")
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(RedisError, match=r"version 5\.0; 6\.2 or later"):
        EmbeddedRedis(tmp_path / "data").start()


def test_a_server_older_than_the_data_is_refused_rather_than_started_empty(tmp_path, monkeypatch):
    fake_server(tmp_path, "6.2.14")
    (tmp_path / "data" / "appendonlydir").mkdir(parents=True)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    with pytest.raises(RedisError, match="written by Redis 7"):
        EmbeddedRedis(tmp_path / "data").start()
