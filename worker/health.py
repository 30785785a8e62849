"""Whether a worker on this machine consumes, as an exit status: `python -m worker.health [queue]`."""

import socket
import sys

from jobs.beacon import Beacon
from jobs.connection import connect
from jobs.errors import JobsError
from jobs.names import DIGESTS
from jobs.settings import Settings


def main(queue: str) -> str | None:
    """What is wrong, or None."""
    try:
        settings = Settings.from_env()
        with connect(settings) as redis:
            names = Beacon(redis, settings).workers(queue=queue)
    except JobsError as error:
        return str(error)
    if any(name.startswith(f"{socket.gethostname()}:") for name in names):
        return None
    return f"no worker on this machine consumes {queue}"


if __name__ == "__main__":
    sys.exit(main(*(sys.argv[1:2] or [DIGESTS])))
