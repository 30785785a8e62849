import json
import os
import subprocess
import sys

import pytest

from jobs.keys import KeyStore
from jobs.keys.__main__ import main
from jobs.limits import parse_limit


@pytest.fixture
def keys(redis):
    return KeyStore(redis)


@pytest.fixture
def command(redis_url, monkeypatch, capsys):
    """`python -m jobs.keys` in this process: its status, what it printed, what it said beside."""
    monkeypatch.setenv("NUTGRAF_REDIS_URL", redis_url)

    def run(*arguments):
        status = main(arguments)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return run


def test_a_token_proves_its_key(keys):
    key, token = keys.create("cms", ["submit", "read"], rate=parse_limit("60/min"), quota=parse_limit("10000/day"))
    found = keys.find(token)
    assert (found.id, found.name, found.scopes) == (key.id, "cms", {"submit", "read"})
    assert (str(found.rate), str(found.quota)) == ("60/min", "10000/day")
    assert token.startswith("ng_")


def test_the_token_itself_is_kept_nowhere(keys, redis):
    _, token = keys.create("cms", ["read"])
    keys.find(token)
    secret = token.rpartition("_")[2]
    everything = json.dumps([redis.hgetall(name) for name in redis.scan_iter()])
    assert "cms" in everything
    assert secret not in everything
    assert token not in repr(keys.find(token))


def test_other_tokens_prove_nothing(keys):
    key, token = keys.create("cms", ["read"])
    other = keys.create("desk", ["read"])[1]
    forged = token.rpartition("_")[0] + "_" + other.rpartition("_")[2]
    changed = token[:-1] + ("0" if token[-1] != "0" else "1")
    for wrong in (
        "",
        "ng_",
        key.id,
        forged,
        changed,
        token.upper(),
        token + " ",
        token + "\n",
        f"ng_{'0' * 26}_{'0' * 40}",
        "é",
    ):
        assert keys.find(wrong) is None


def test_a_revoked_key_is_refused_from_then_on(keys):
    key, token = keys.create("cms", ["read"])
    assert keys.find(token)
    revoked = keys.revoke(key.id)
    assert revoked.revoked_at is not None
    assert keys.find(token) is None
    assert keys.revoke(key.id) == revoked
    assert keys.revoke("key_" + "0" * 26) is None


def test_a_renewed_key_is_the_same_key_with_another_token(keys):
    key, old = keys.create("cms", ["read"], rate=parse_limit("60/min"))
    _, new = keys.renew(key.id)
    assert keys.find(old) is None
    assert (keys.find(new).id, keys.find(new).rate, keys.find(new).scopes) == (key.id, key.rate, {"read"})
    _, newest = keys.renew(key.id, overlap_s=3600)
    assert keys.find(new).id == keys.find(newest).id == key.id
    assert keys.find(old) is None
    keys.revoke(key.id)
    assert keys.find(new) is keys.find(newest) is None
    assert keys.renew(key.id) is None
    assert keys.renew("key_" + "0" * 26) is None


def test_the_old_token_ends_when_it_was_said(keys, redis):
    key, old = keys.create("cms", ["read"])
    until = keys.renew(key.id, overlap_s=60)[0].old_until.timestamp()
    assert keys.listed()[0].proved_by(old, at_s=until - 1)
    assert not keys.listed()[0].proved_by(old, at_s=until)


def test_revoking_the_last_key_does_not_open_the_door(keys):
    assert not keys.any_made()
    key, _ = keys.create("cms", ["read"])
    keys.revoke(key.id)
    assert keys.any_made()


def test_when_it_was_last_used_is_noted(keys):
    key, token = keys.create("cms", ["read"])
    assert keys.listed()[0].last_used_at is None
    keys.find(token)
    first = keys.listed()[0].last_used_at
    assert first >= key.created_at.replace(microsecond=0)
    keys.find(token)
    assert keys.listed()[0].last_used_at == first


def test_made_listed_and_revoked_by_a_command(command, keys):
    status, token, said = command("create", "--name", "cms", "--scope", "submit", "--scope", "read", "--rate", "60/min")
    assert status == 0
    key = keys.find(token.strip())
    assert (key.name, str(key.rate), key.quota) == ("cms", "60/min", None)
    assert key.id in said
    assert token.strip() not in said
    command("create", "--name", "the desk", "--quota", "10000/day")
    status, table, _ = command("list")
    assert status == 0
    assert table.splitlines()[0].split()[:3] == ["id", "name", "scopes"]
    assert "the desk  submit, read  -       10000/day" in table
    assert token.strip() not in table
    status, token, said = command("renew", key.id, "--overlap", "1h")
    assert (status, keys.find(token.strip()).id, "the old one ends 20" in said) == (0, key.id, True)
    status, said, _ = command("revoke", key.id)
    assert (status, keys.find(token.strip())) == (0, None)
    assert "revoked" in said


def test_what_the_command_cannot_do_it_says(command):
    assert command("list")[1] == "There are no keys.\n"
    for asked in ("revoke", "renew"):
        status, _, said = command(asked, "key_x")
        assert (status, "no key key_x" in said) == (1, True)
    for wrong in (
        ["create"],
        ["create", "--name", ""],
        ["create", "--name", "a", "--scope", "all"],
        ["create", "--name", "a", "--rate", "9"],
    ):
        with pytest.raises(SystemExit):
            command(*wrong)


def test_without_redis_it_says_so_in_one_line():
    environment = os.environ | {"NUTGRAF_REDIS_URL": "redis://127.0.0.1:1/0"}
    ended = subprocess.run([sys.executable, "-m", "jobs.keys", "list"], env=environment, capture_output=True, text=True)
    assert (ended.returncode, len(ended.stderr.splitlines())) == (1, 1)
    assert "Redis" in ended.stderr
