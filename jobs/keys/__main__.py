"""`python -m jobs.keys`: make, list, renew and revoke keys, in the Redis that NUTGRAF_REDIS_URL names."""

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import cast

from jobs.connection import connect
from jobs.errors import JobsError
from jobs.keys.key import SCOPES, Key, Scope
from jobs.keys.store import KeyStore
from jobs.limits import Limit, parse_limit, parse_time_s
from jobs.settings import Settings

LONGEST_NAME = 60


def main(arguments: Sequence[str] | None = None) -> int:
    asked = _parser().parse_args(arguments)
    try:
        with connect(Settings.from_env()) as redis:
            return _do(asked, KeyStore(redis))
    except JobsError as error:
        print(f"nutgraf: {error}", file=sys.stderr)
        return 1


def _do(asked: argparse.Namespace, keys: KeyStore) -> int:
    match asked.command:
        case "create":
            scopes = cast("list[Scope]", asked.scope or ["submit", "read"])
            key, token = keys.create(asked.name, scopes, rate=asked.rate, quota=asked.quota)
            print(f"{key.id}: {key.name}, may {_scopes(key)}. It is shown this once:", file=sys.stderr)
            print(token)
        case "renew":
            renewed = keys.renew(asked.id, overlap_s=asked.overlap)
            if renewed is None:
                return _none(asked.id)
            print(
                f"{asked.id}: renewed; the old one ends {_when(renewed[0].old_until)}. Shown this once:",
                file=sys.stderr,
            )
            print(renewed[1])
        case "revoke":
            revoked = keys.revoke(asked.id)
            if revoked is None:
                return _none(asked.id)
            print(f"{revoked.id}: {revoked.name}, revoked {_when(revoked.revoked_at)}")
        case "list":
            print(_table(keys.listed()))
    return 0


def _none(key_id: str) -> int:
    print(f"nutgraf: there is no key {key_id} that counts; `list` shows them", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m jobs.keys", description="The keys that callers of the API show.")
    commands = parser.add_subparsers(dest="command", required=True)
    create = commands.add_parser("create", help="make a key and print it, once")
    create.add_argument("--name", type=_name, required=True, help="whose it is: cms, desk, archive")
    create.add_argument(
        "--scope", action="append", choices=SCOPES, help="what it may do; may be repeated (default: submit and read)"
    )
    create.add_argument("--rate", type=_limit, help="requests, at most: 60/min, 5/10s")
    create.add_argument("--quota", type=_limit, help="stories handed in, at most: 10000/day")
    commands.add_parser("list", help="every key, with when it was last used")
    renew = commands.add_parser("renew", help="give a key another token and print it, once; its jobs stay its own")
    renew.add_argument("id", help="its id, key_…")
    renew.add_argument(
        "--overlap", type=_time, default=0, help="how long the old one goes on: 1h, 7day (default: it ends)"
    )
    revoke = commands.add_parser("revoke", help="end a key, at once")
    revoke.add_argument("id", help="its id, key_…")
    return parser


def _name(text: str) -> str:
    if not (text.isprintable() and 0 < len(text.strip()) <= LONGEST_NAME):
        raise argparse.ArgumentTypeError(f"must be 1 to {LONGEST_NAME} printable characters")
    return text.strip()


def _limit(text: str) -> Limit:
    try:
        return parse_limit(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _time(text: str) -> int:
    try:
        return parse_time_s(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _table(keys: Sequence[Key]) -> str:
    if not keys:
        return "There are no keys."
    rows = [("id", "name", "scopes", "rate", "quota", "made", "last used", "revoked")]
    rows += [
        (
            key.id, key.name, _scopes(key), str(key.rate or "-"), str(key.quota or "-"),
            _when(key.created_at), _when(key.last_used_at), _when(key.revoked_at),
        )
        for key in keys
    ]  # fmt: skip
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def _scopes(key: Key) -> str:
    return ", ".join(scope for scope in SCOPES if scope in key.scopes)


def _when(moment: datetime | None) -> str:
    return moment.strftime("%Y-%m-%d %H:%M UTC") if moment else "-"


if __name__ == "__main__":
    sys.exit(main())
