"""From start to stop of a worker: the model is loaded in its child processes, and a stop finishes or hands back."""

import logging
import mmap
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from celery import signals

from jobs.connection import connect
from jobs.errors import StoreUnavailable
from jobs.job import Claim
from jobs.settings import Settings
from jobs.store import JobStore
from worker.engine import Engine

_log = logging.getLogger(__name__)

_READY, _BROKEN, _STOPPING = range(3)


class Flags:
    """What a worker's main process and its children tell each other: a few bytes that all of them share."""

    def __init__(self) -> None:
        self._bytes = mmap.mmap(-1, 3)

    @property
    def ready(self) -> bool:
        """A child has loaded the model."""
        return bool(self._bytes[_READY])

    @property
    def broken(self) -> bool:
        """A child could not load the model: no child will."""
        return bool(self._bytes[_BROKEN])

    @property
    def stopping(self) -> bool:
        """The main process was told to stop."""
        return bool(self._bytes[_STOPPING])

    def set_ready(self) -> None:
        self._bytes[_READY] = 1

    def set_broken(self) -> None:
        self._bytes[_BROKEN] = 1

    def set_stopping(self) -> None:
        self._bytes[_STOPPING] = 1


class Lifecycle:
    """Follows Celery's signals. Made in the main process, before any child is forked."""

    def __init__(self, settings: Settings, engine: Engine, flags: Flags, *, loads_model: Any) -> None:
        self._settings = settings
        self._engine = engine
        self._flags = flags
        self._loads_model = loads_model

    def connect(self) -> None:
        signals.worker_process_init.connect(self._start_child, weak=False)
        signals.worker_shutting_down.connect(self._begin_stop, weak=False)
        signals.after_setup_logger.connect(self._set_level, weak=False)
        signals.after_setup_task_logger.connect(self._set_level, weak=False)

    @property
    def broken(self) -> bool:
        """Whether there is no model to run jobs with."""
        return self._flags.broken

    @contextmanager
    def holding(self, claim: Claim) -> Iterator[None]:
        """Hand the job back if this process is told to go while the block runs: billiard makes SystemExit of SIGTERM."""
        try:
            yield
        except SystemExit:
            # It may have broken off a talk with Redis: so a connection of its own.
            with suppress(StoreUnavailable), connect(self._settings) as redis:
                # Told to go while the worker stays means that the job overran its hard limit: that counts.
                JobStore(redis, self._settings).release(claim, refund=self._flags.stopping)
            raise

    def _start_child(self, **_: Any) -> None:
        if not self._loads_model():
            return
        try:
            self._engine.start()
        except Exception as error:  # noqa: BLE001 - Celery would go on without a model, and fail every job
            _log.critical("the model cannot be loaded: %s: %s", type(error).__name__, error)
            self._flags.set_broken()
        else:
            self._flags.set_ready()

    def _set_level(self, logger: logging.Logger, **_: Any) -> None:
        logger.setLevel(self._settings.log_level)

    def _begin_stop(self, **_: Any) -> None:
        """Celery waits for running tasks without limit; this ends the wait: a cold shutdown terminates the children."""
        self._flags.set_stopping()
        timer = threading.Timer(self._settings.shutdown_grace_s, os.kill, [os.getpid(), signal.SIGQUIT])
        timer.daemon = True
        timer.start()
