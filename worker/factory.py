"""Put a worker together: Celery's settings, its tasks, and the parts that they call."""

import time
from collections.abc import Sequence
from typing import Any

from celery import Celery

from jobs.batches import BatchStore
from jobs.beacon import Beacon
from jobs.connection import connect
from jobs.deliveries import DeliveryStore
from jobs.names import DELIVER_TASK, DIGEST_TASK, DIGESTS
from jobs.queues import Sender, celery_config
from jobs.settings import Settings
from jobs.store import JobStore
from jobs.untold import Teller
from worker.delivery import SCHEDULE_S, Deliverer
from worker.digesting import Digester
from worker.engine import Engine, Load, load_summarizer
from worker.lifecycle import Flags, Lifecycle
from worker.sweeper import Sweeper, sweep_step

MODEL_LOAD_LIMIT_S = 900.0
# A thread that makes so many deliveries takes its next one from the queue: by then its message should be acknowledged.
DELIVERIES_IN_A_ROW = 50


def create_app(settings: Settings, *, load: Load = load_summarizer, schedule_s: Sequence[float] = SCHEDULE_S) -> Celery:
    """The Celery app that a worker runs. Nothing is connected to, and no model loaded, until it does."""
    app = Celery("nutgraf")
    app.conf.update(celery_config(settings) | worker_config())

    redis = connect(settings)
    store = JobStore(redis, settings)
    deliveries = DeliveryStore(redis, settings)
    flags = Flags()
    engine = Engine(settings, load=load)
    lifecycle = Lifecycle(settings, engine, flags, loads_model=lambda: DIGESTS in app.amqp.queues.consume_from)
    lifecycle.connect()
    digester = Digester(store, engine, lifecycle, settings)
    deliverer = Deliverer(deliveries, settings, clock=time.time, schedule_s=schedule_s)
    teller = Teller(redis, store, BatchStore(redis, store, settings), deliveries)
    sweeper = Sweeper(store, teller, deliveries, Beacon(redis, settings), Sender(settings), flags)
    app.steps["consumer"].add(sweep_step(sweeper.sweep, flags, every_s=settings.sweep_s))

    limits = {"soft_time_limit": settings.job_soft_limit_s, "time_limit": settings.job_hard_limit_s}

    @app.task(name=DIGEST_TASK, **limits)  # type: ignore[untyped-decorator]
    def digest(job_id: str) -> None:
        digester.run(job_id)
        sweeper.send_due()  # what is to be told of it need not wait for the next round

    @app.task(name=DELIVER_TASK)  # type: ignore[untyped-decorator]
    def deliver(delivery_id: str) -> None:
        deliverer.run(delivery_id)
        # The next one goes at once, without the way through the queue; others that are due get threads of their own.
        for following in sweeper.due_here(most=DELIVERIES_IN_A_ROW):
            deliverer.run(following)

    return app


def worker_config() -> dict[str, Any]:
    """What only workers need to know."""
    return {
        # A message is acknowledged when its task is over, and comes back when the process died; the store's lease does
        # the same sooner, and makes a message that comes twice harmless.
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "worker_prefetch_multiplier": 1,
        "worker_concurrency": 1,
        # A child says that it is up when its model is loaded, and is killed if that takes too long.
        "worker_proc_alive_timeout": MODEL_LOAD_LIMIT_S,
        # Redis may be away as long as it likes.
        "broker_connection_retry_on_startup": True,
        "broker_connection_max_retries": None,
        # A running job outlives the connection: its outcome goes to the store when Redis is back, if still its own.
        "worker_cancel_long_running_tasks_on_connection_loss": False,
        "worker_enable_remote_control": False,
        "worker_send_task_events": False,
    }
