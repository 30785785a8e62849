"""The worker, as the environment sets it: `celery -A worker.app worker -Q digests`.

Callbacks are delivered by one of `-Q deliveries -P threads -c 32`, which loads no model.
"""

from jobs.settings import Settings
from worker.factory import create_app

app = create_app(Settings.from_env())
