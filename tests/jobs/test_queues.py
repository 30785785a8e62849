import json
from base64 import b64decode

import pytest

from jobs.connection import connect
from jobs.errors import StoreUnavailable
from jobs.job import Submission
from jobs.queues import Sender
from jobs.settings import Settings
from jobs.store import JobStore


def test_a_message_is_an_id_and_nothing_else(redis, settings):
    sender = Sender(settings)
    sender.enqueue("dg_1")
    sender.enqueue_delivery("dg_2")
    for queue, task, job_id in (("digests", "nutgraf.digest", "dg_1"), ("deliveries", "nutgraf.deliver", "dg_2")):
        (raw,) = redis.lrange(queue, 0, -1)
        message = json.loads(raw)
        args, kwargs, _ = json.loads(b64decode(message["body"]))
        assert (message["headers"]["task"], args, kwargs) == (task, [job_id], {})


def test_the_visibility_timeout_is_the_same_everywhere():
    from jobs.queues import celery_config

    config = celery_config(Settings(visibility_timeout_s=1234))
    assert config["visibility_timeout"] == 1234
    assert config["broker_transport_options"]["visibility_timeout"] == 1234
    assert config["result_backend_transport_options"]["visibility_timeout"] == 1234


def test_redis_away_is_said_at_once_and_over_when_it_is_back(own_redis):
    settings = Settings(redis_url=own_redis.url)
    with connect(settings) as client:
        store = JobStore(client, settings)
        sender = Sender(settings)
        job = store.create(Submission(text="A story."))
        sender.enqueue(job.id)
        own_redis.kill()
        steps = (
            lambda: store.create(Submission(text="A story.")),
            lambda: store.get(job.id),
            lambda: store.claim(job.id, owner="one"),
            lambda: store.wait(job.id, timeout_s=5),
            lambda: store.sweep(),
            lambda: store.mark_sent(job.id),
            lambda: store.erase(job.id),
            lambda: sender.enqueue(job.id),
            lambda: Sender(settings).enqueue(job.id),
        )
        for step in steps:
            with pytest.raises(StoreUnavailable):
                step()
        own_redis.start()
        assert store.get(job.id) == job
        sender.enqueue(job.id)
        assert client.llen("digests") == 2
        assert store.claim(job.id, owner="one")
