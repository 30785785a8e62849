"""One launcher for each data directory."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from launcher.errors import BusyError


class RunLock:
    """An flock on `<data>/run.lock`, whose text says where the one that holds it answers.

    The lock goes with the last process that has its descriptor open, so a leftover file means nothing.
    """

    def __init__(self, data: Path, *, url: str) -> None:
        self._path = data / "run.lock"
        self._url = url
        self._descriptor: int | None = None

    def fileno(self) -> int:
        """The open descriptor; a child that inherits it holds the lock too."""
        if self._descriptor is None:
            raise ValueError("the lock is not held")
        return self._descriptor

    def __enter__(self) -> Self:
        """Take the lock. Raises BusyError, with the holder's words, when another process has it."""
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            raise BusyError(self._holder()) from None
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()} {self._url}\n".encode())
        self._descriptor = descriptor
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        os.close(self.fileno())
        self._descriptor = None

    def _holder(self) -> str:
        pid, _, url = self._path.read_text().strip().partition(" ")
        where = f"with its data in {self._path.parent}"
        try:
            os.kill(int(pid), 0)
        except (ValueError, ProcessLookupError):
            return f"Nutgraf, {where}, is being started or stopped just now; try again in some seconds."
        return f"Nutgraf is running already: {url} (process {pid}, {where})."
