"""What stops the parts when the launcher is gone, however it went."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from launcher.parts import ROOT

GRACE_S = 5.0
POLL_S = 0.05
PROC = Path("/proc")


class Tether:
    """The launcher's end of a small process in a session of its own, `python -m launcher.tether`.

    It inherits `descriptor`, which holds the lock: nobody else starts here while leftovers are being stopped.
    """

    def __init__(self, *, descriptor: int) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "launcher.tether"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            text=True,
            start_new_session=True,
            pass_fds=(descriptor,),
        )

    def hold(self, groups: Sequence[Sequence[int]]) -> None:
        """Say which process groups are to be stopped if the launcher goes, the first to be stopped first."""
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # somebody killed it: nothing else is wrong
            self._process.stdin.write(json.dumps(groups) + "\n")
            self._process.stdin.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is None:
            self.hold([])
        with contextlib.suppress(BrokenPipeError):
            self._process.communicate()


def main() -> None:
    """The other end: the last line read holds. After the end of the input, stop what it names in its order.

    No job is lost by the short grace: what ran is taken over at the next start.
    """
    groups: list[list[int]] = []
    for line in sys.stdin:
        groups = json.loads(line)
    for together in groups:
        left = _await_end([group for group in together if _send(group, signal.SIGTERM)])
        for group in left:
            _send(group, signal.SIGKILL)
        _await_end(left)


def _await_end(groups: Iterable[int]) -> list[int]:
    left = list(groups)
    deadline_s = time.monotonic() + GRACE_S
    while left and time.monotonic() < deadline_s:
        time.sleep(POLL_S)
        left = [group for group in left if _lives(group)]
    return left


def _lives(group: int) -> bool:
    """Whether a process group has a process that is no zombie: in a container perhaps nobody reaps orphans."""
    if not PROC.is_dir():
        return _send(group, 0)
    for file in PROC.glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            state, _parent, process_group = file.read_text().rpartition(")")[2].split()[:3]
            if int(process_group) == group and state != "Z":
                return True
    return False


def _send(group: int, number: int) -> bool:
    """Signal a process group; False if there is none (any more)."""
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


if __name__ == "__main__":
    main()
