"""Nutgraf on one machine: `python -m launcher`."""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from jobs.connection import connect
from jobs.errors import JobsError
from jobs.keys import KeyStore
from jobs.settings import Settings
from launcher.checks import not_ready, require_free_port, require_redis, service_url
from launcher.child import Child
from launcher.errors import LauncherError
from launcher.greeting import greeting
from launcher.lock import RunLock
from launcher.parts import parts
from launcher.redis_server import EmbeddedRedis
from launcher.secret import webhook_secret
from launcher.supervisor import StopRequests, Supervisor
from launcher.tether import Tether

LOOPBACK = "127.0.0.0/8,::1/128"
SPARE_S = 15.0


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m launcher", description="Run Nutgraf on this machine.")
    parser.add_argument("--data", type=Path, default=Path("var"), help="where data and logs go (default: var)")
    try:
        run(parser.parse_args().data.absolute())
    except (LauncherError, JobsError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def run(data: Path) -> None:
    """Run everything until asked to stop. Raises LauncherError, or SettingsError of the jobs package."""
    settings = Settings.from_env()
    url = service_url(settings.host, settings.port)
    data.mkdir(mode=0o700, parents=True, exist_ok=True)  # stories that are not published lie here
    with RunLock(data, url=url) as lock:
        stops = StopRequests()
        require_free_port(settings.host, settings.port)
        say(f"Nutgraf starts; data and logs are in {data}")
        with Tether(descriptor=lock.fileno()) as tether, own_redis(settings, data) as server:
            added = defaults(settings, data)
            if server is not None:
                added["NUTGRAF_REDIS_URL"] = server.url
            supervisor = Supervisor(
                children(
                    environment={**os.environ, **added},
                    logs=data / "log",
                    delivery_threads=settings.webhook_threads,
                ),
                server=server,
                tether=tether,
                stops=stops,
                grace_s=settings.shutdown_grace_s + SPARE_S,
                say=say,
            )
            try:
                if supervisor.start(lambda: not_ready(url)):
                    say(greeting(url=url, data=data, added=added, keyed=has_keys(added, settings)))
                    supervisor.watch()
            finally:
                supervisor.stop()
        say("Stopped.")


@contextmanager
def own_redis(settings: Settings, data: Path) -> Iterator[EmbeddedRedis | None]:
    """The embedded Redis, or None where the user has named one; that it answers is made sure of."""
    if "redis_url" in settings.model_fields_set:
        require_redis(settings.redis_url)
        say("  redis       yours (NUTGRAF_REDIS_URL)")
        yield None
    else:
        with EmbeddedRedis(data / "redis") as server, told(data / "redis_url", server.url):
            say(f"  redis       ready on port {server.port} (process {server.pid})")
            yield server


@contextmanager
def told(path: Path, text: str) -> Iterator[None]:
    """Keep `text` in a file as long as it holds: `make keys` reads there which Redis runs."""
    path.write_text(text + "\n")
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def has_keys(added: Mapping[str, str], settings: Settings) -> bool:
    """Whether callers have to show a key."""
    with connect(
        settings.model_copy(update={"redis_url": added.get("NUTGRAF_REDIS_URL", settings.redis_url)})
    ) as redis:
        return KeyStore(redis).any_made()


def defaults(settings: Settings, data: Path) -> dict[str, str]:
    """Settings that suit one developer's machine, where the user has set none."""
    added = {}
    if settings.webhook_secret is None:
        added["NUTGRAF_WEBHOOK_SECRET"] = webhook_secret(data)
    if "callback_networks" not in settings.model_fields_set:
        added["NUTGRAF_CALLBACK_NETWORKS"] = LOOPBACK
        if "callback_https_only" not in settings.model_fields_set:
            added["NUTGRAF_CALLBACK_HTTPS_ONLY"] = "false"  # nobody has a certificate for their own machine
    return added


def children(*, environment: dict[str, str], logs: Path, delivery_threads: int) -> tuple[tuple[Child, ...], ...]:
    """The parts as processes, in the groups in which they are stopped."""
    return tuple(
        tuple(
            Child(name, command, environment=environment, log_path=logs / f"{name}.log")
            for name, command in group.items()
        )
        for group in parts(delivery_threads=delivery_threads)
    )


def say(text: str) -> None:
    with suppress(
        OSError
    ):  # the terminal, or the pipe's reader, may be gone: that must not keep the parts from stopping
        print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
