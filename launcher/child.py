"""One part of Nutgraf as a process: started, watched, stopped, its output in a file."""

import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from launcher.log import open_log
from launcher.parts import ROOT


class Child:
    """A command that runs in a session of its own, so that signals from the terminal reach the launcher only."""

    def __init__(self, name: str, command: tuple[str, ...], *, environment: Mapping[str, str], log_path: Path) -> None:
        self.name = name
        self.log_path = log_path
        self._command = command
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The process id, which is its group's too; None before the first start."""
        return self._process.pid if self._process is not None else None

    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def ending(self) -> str:
        """How it ended, in words."""
        status = self._process.poll() if self._process is not None else None
        if status is None:
            return "not ended"
        return f"killed by {signal.Signals(-status).name}" if status < 0 else f"exited with status {status}"

    def start(self) -> None:
        with open_log(self.log_path) as log:
            self._process = subprocess.Popen(
                self._command,
                cwd=ROOT,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def terminate(self) -> None:
        """Ask the process to finish; it passes that on to its own."""
        if self._process is not None and self.running():
            self._process.terminate()

    def kill(self) -> None:
        """SIGKILL whatever is left of the process and of those it started."""
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            return
        self._process.wait()
