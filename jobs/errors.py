"""What can go wrong with jobs: one tree.

JobsError
├── SettingsError        a setting has no usable value
├── CallbackError        a callback address that nothing will be sent to
├── KeyReusedError       an idempotency key came with something else the second time
└── StoreUnavailable     Redis does not answer, or answers that it cannot serve
"""

from collections.abc import Iterator
from contextlib import contextmanager

from kombu.exceptions import OperationalError
from redis.exceptions import RedisError


class JobsError(Exception):
    """Base of every error that this package raises on purpose."""


class SettingsError(JobsError):
    """Raised when a setting has no usable value; the message names its key and shows no value."""


class CallbackError(JobsError):
    """Raised when a callback address is malformed, or points where callbacks may not go."""


class KeyReusedError(JobsError):
    """Raised when an idempotency key was used before, for something else."""


class StoreUnavailable(JobsError):  # noqa: N818 - a state that passes, not a mistake
    """Raised when Redis does not answer or cannot serve: try again later."""


@contextmanager
def redis_errors() -> Iterator[None]:
    """Translate what redis-py and kombu raise into StoreUnavailable. Every use of Redis stands inside this."""
    try:
        yield
    except (RedisError, OperationalError) as error:
        raise StoreUnavailable(f"Redis: {type(error).__name__}") from error
