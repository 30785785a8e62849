"""Which processes make a Nutgraf beside Redis, and how each is called."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

Command = tuple[str, ...]


def parts(*, delivery_threads: int = 32) -> tuple[dict[str, Command], ...]:
    """Commands by name, in groups: the first is stopped first, so that no request comes while the workers end."""
    python = (sys.executable, "-m")
    worker = (
        *python,
        "celery",
        "-A",
        "worker.app",
        "worker",
        "--loglevel",
        "INFO",
        "--without-gossip",
        "--without-mingle",
    )
    return (
        {"service": (*python, "service")},
        {
            "digests": (*worker, "-Q", "digests", "-c", "1", "-n", "digests@%h"),
            "deliveries": (
                *(*worker, "-Q", "deliveries", "-P", "threads", "-c", str(delivery_threads)),
                *("-n", "deliveries@%h"),
            ),
        },
    )
