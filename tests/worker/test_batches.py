"""A batch is told of once, when the last of its jobs is over, whatever is killed meanwhile; so is a digest superseded."""

import random
from contextlib import closing

import pytest
from standardwebhooks import Webhook

from jobs.batches import BatchStore, Order
from jobs.job import Submission
from jobs.names import DELIVERIES
from jobs.settings import Settings
from tests.receiver import receiver
from tests.worker.conftest import QUICK, SECRET, Desk, story, until

STORIES = 12


def hand_in(desk, text, *, count, url):
    """As the service does."""
    batches = BatchStore(desk.redis, desk.store, desk.settings)
    stories = [Submission(text=text) for _ in range(count)]
    batch = batches.create(Order(stories=stories, callback_url=url))
    for item in batch.items:
        desk.sender.enqueue(item.job_id)
        desk.store.mark_sent(item.job_id)
    return batch, batches


def told_of(server, kind):
    """(webhook-id, body) of every call that tells of an event of this kind: a set, as deliveries may come twice."""
    calls = {(call.headers["webhook-id"], call.body) for call in list(server.calls)}
    verified = [Webhook(SECRET).verify(call.body, call.headers) for call in list(server.calls)]
    assert all(event["type"] for event in verified)
    return {(event_id, body) for event_id, body in calls if f'"type":"{kind}"'.encode() in body}


@pytest.mark.parametrize("seed", [1, 2])
def test_one_batch_completed_whatever_is_killed(own_redis, tmp_path, seed):
    chance = random.Random(seed)
    settings = Settings(redis_url=own_redis.url, max_attempts=50, webhook_timeout_s=1, **QUICK)
    with closing(Desk(settings, tmp_path)) as desk, receiver() as server:
        diggers, deliverer = [desk.worker(), desk.worker()], desk.deliverer()
        batch, batches = hand_in(desk, story("linger"), count=STORIES, url=server.url)
        for goal in (3, 6, 9, STORIES):
            until(lambda goal=goal: batches.get(batch.id).counts["succeeded"] >= goal)
            match chance.choice(["digger", "redis", "deliverer"]) if goal < STORIES else "digger":
                case "digger":
                    diggers.pop(0).end()
                    diggers.append(desk.start())
                case "deliverer":
                    deliverer.end()
                    deliverer = desk.start("-P", "threads", "-c", "2", queue=DELIVERIES)
                case "redis":
                    own_redis.kill()
                    own_redis.start()
        until(lambda: told_of(server, "batch.completed"))
        whole = batches.get(batch.id)
        assert whole.counts == {"succeeded": STORIES}
        assert whole.completed_at is not None
        # Whoever sweeps now finds nothing left to tell.
        desk.done(desk.submit(story()))
    assert len(told_of(server, "batch.completed")) == 1


def test_a_poisonous_story_does_not_keep_a_batch_open(desk):
    desk.worker()
    desk.deliverer()
    with receiver() as server:
        batches = BatchStore(desk.redis, desk.store, desk.settings)
        stories = [Submission(text=story("poison")), Submission(text=story())]
        batch = batches.create(Order(stories=stories, callback_url=server.url))  # the sweep sends them
        until(lambda: told_of(server, "batch.completed"))
    assert batches.get(batch.id).counts == {"failed": 1, "succeeded": 1}


def test_a_newer_revision_stops_the_worker_and_is_told_of(desk):
    worker = desk.worker()
    desk.deliverer()
    with receiver() as server:
        about = {"external_id": "post-17", "callback_url": server.url}
        old = desk.submit(story("dawdle"), revision="1", **about)
        until(lambda: desk.is_running(old))
        new = desk.submit(story(), revision="2", **about)
        desk.open()
        assert desk.done(new).status == "succeeded"
        until(lambda: "cancelled, erased or taken over meanwhile" in worker.log)
        until(lambda: told_of(server, "digest.superseded"))
        until(lambda: told_of(server, "digest.succeeded"))
    assert desk.store.get(old).superseded_by == new
    ((_, body),) = told_of(server, "digest.superseded")
    assert f'"superseded_by":"{new}"'.encode() in body
