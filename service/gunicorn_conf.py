"""gunicorn as Nutgraf runs it: `gunicorn --config python:service.gunicorn_conf`, or `python -m service`."""

import logging
import sys
from pathlib import Path

from gunicorn.arbiter import Arbiter

from jobs.errors import SettingsError
from jobs.settings import Settings
from service.keyless import check_addresses

_settings = Settings.from_env()

wsgi_app = "service:create_app()"
bind = f"[{_settings.host}]:{_settings.port}" if ":" in _settings.host else f"{_settings.host}:{_settings.port}"

# Threads, so that a request that waits (`Prefer: wait`) holds up no other.
worker_class = "service.gunicorn_worker.Worker"
workers = _settings.service_processes
threads = _settings.service_threads
preload_app = True  # the processes share what they imported; nothing is connected before the fork

keepalive = 75  # s: longer than the proxies in front keep theirs, so that no request meets a closing connection
graceful_timeout = 30  # s: requests under way are finished on SIGTERM; those that wait are answered at once
timeout = 60  # s: a process whose accept loop has stopped is replaced
if Path("/dev/shm").is_dir():  # noqa: S108
    worker_tmp_dir = "/dev/shm"  # noqa: S108 - heartbeats on a disk can stall under load

accesslog = "-"
# The path without its query; nothing of the body or of other headers.
access_log_format = "%(t)s %(h)s %(m)s %(U)s %(s)s %(B)s %(M)sms %({x-request-id}o)s"
loglevel = _settings.log_level.lower()
control_socket_disable = True  # it would lie in the home directory, one for all instances
proc_name = "nutgraf-service"

logging.basicConfig(
    level=_settings.log_level, format="[%(asctime)s] [%(process)d] [%(levelname)s] %(name)s: %(message)s"
)
# gunicorn logs a traceback for every client that falls silent (service.gunicorn_worker gives up on those).
logging.getLogger("gunicorn.error").addFilter(
    lambda record: not (record.exc_info and isinstance(record.exc_info[1], BlockingIOError))
)


def on_starting(server: Arbiter) -> None:
    """gunicorn's hook, called before it listens."""
    # Not Unix sockets, which permissions guard, nor those that systemd opened: service.keyless sees where a request came in.
    hosts = [bound[0] for bound in server.cfg.address if isinstance(bound, tuple)]
    try:
        check_addresses(hosts, _settings)
    except SettingsError as error:
        sys.exit(f"nutgraf: {error}")
