"""Everything together: started in order, kept running, stopped in order."""

import math
import signal
import time
from collections.abc import Callable
from types import FrameType

from launcher.child import Child
from launcher.errors import ChildError
from launcher.log import last_lines
from launcher.redis_server import EmbeddedRedis
from launcher.tether import Tether

POLL_S = 0.1
TELL_EVERY_S = 10.0
PATIENCE_S = 3.0
MAX_DEATHS = 3
DEATHS_WITHIN_S = 60.0

Say = Callable[[str], None]


class StopRequests:
    """How often the process was asked to stop, by Ctrl-C or by a signal. Nothing is stopped in the handler itself."""

    def __init__(self) -> None:
        self.count = 0
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._note)

    def _note(self, _number: int, _frame: FrameType | None) -> None:
        self.count += 1


class Supervisor:
    """Runs children beside a Redis.

    `children` are groups, in the order in which they are stopped; all are started together. `server` is the embedded
    Redis, started already, or None where the user has one. `grace_s` is for each group to finish what it does.
    """

    def __init__(
        self,
        children: tuple[tuple[Child, ...], ...],
        *,
        server: EmbeddedRedis | None,
        tether: Tether,
        stops: StopRequests,
        grace_s: float,
        say: Say,
    ) -> None:
        self._groups = children
        self._children = tuple(child for group in children for child in group)
        self._server = server
        self._tether = tether
        self._stops = stops
        self._grace_s = grace_s
        self._say = say
        self._deaths: dict[str, list[float]] = {}
        self._tell_tether()

    def start(self, not_ready: Callable[[], str | None]) -> bool:
        """Start the children and wait until all is ready; False if asked to stop before that.

        `not_ready` says what is missing, and None when nothing is.
        Raises ChildError when one stops instead: what cannot start now will not at the next try.
        """
        began_s = told_s = time.monotonic()
        for child in self._children:
            child.start()
            self._tell_tether()
            self._say(f"  {child.name:<11} starting (process {child.pid})")
        while not self._stops.count:
            for child in self._children:
                if not child.running():
                    raise ChildError(
                        f"{child.name} stopped instead of starting ({child.ending()}).\n{last_lines(child.log_path)}"
                    )
            reason = not_ready()
            if reason is None:
                self._say(f"  ready in {time.monotonic() - began_s:.1f} s")
                return True
            if time.monotonic() - told_s > TELL_EVERY_S:
                told_s = time.monotonic()
                self._say(f"  waiting for {told_s - began_s:.0f} s: {reason}")
            time.sleep(POLL_S)
        return False

    def watch(self) -> None:
        """Keep everything running until asked to stop. Raises ChildError when something keeps dying."""
        while not self._stops.count:
            if self._server is not None and self._server.pid is None:
                self._note_death("redis", "stopped", last_lines(self._server.log_path))
                self._server.start()
                self._tell_tether()
            for child in self._children:
                if not child.running():
                    self._note_death(child.name, child.ending(), last_lines(child.log_path))
                    child.kill()  # what it may have left behind
                    child.start()
                    self._tell_tether()
            time.sleep(POLL_S)

    def stop(self) -> None:
        """Stop the children group by group. Another request to stop in the meantime ends the patience."""
        asked = self._stops.count
        self._say("Stopping ...")
        for group in self._groups:
            for child in group:
                child.terminate()
            deadline_s = time.monotonic() + self._grace_s
            tell_s = time.monotonic() + PATIENCE_S
            while (busy := [child.name for child in group if child.running()]) and time.monotonic() < deadline_s:
                if self._stops.count > asked:
                    break
                if time.monotonic() > tell_s:
                    tell_s = math.inf
                    self._say(f"  waiting for {' and '.join(busy)}; Ctrl-C again stops at once, and no job is lost")
                time.sleep(POLL_S)
            for child in group:
                child.kill()

    def _note_death(self, name: str, ending: str, log_end: str) -> None:
        now_s = time.monotonic()
        recent = [*(at_s for at_s in self._deaths.get(name, []) if now_s - at_s < DEATHS_WITHIN_S), now_s]
        self._deaths[name] = recent
        if len(recent) >= MAX_DEATHS:
            raise ChildError(f"{name} stopped {len(recent)} times in {DEATHS_WITHIN_S:.0f} s ({ending}).\n{log_end}")
        self._say(f"{name} {ending}; starting it again")

    def _tell_tether(self) -> None:
        groups = [[child.pid for child in group if child.pid is not None] for group in self._groups]
        redis = [self._server.pid] if self._server is not None and self._server.pid is not None else []
        self._tether.hold([*groups, redis])
