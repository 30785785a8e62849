"""A job that was taken in is done, and told once, whatever is killed meanwhile."""

import random
from collections import defaultdict
from contextlib import closing

import pytest
from standardwebhooks import Webhook

from jobs.names import DELIVERIES
from jobs.settings import Settings
from tests.receiver import receiver
from tests.worker.conftest import QUICK, SECRET, Desk, story, until

JOBS = 24


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_killed_no_job_is_lost_and_no_event_has_two_contents(own_redis, tmp_path, seed):
    chance = random.Random(seed)
    settings = Settings(redis_url=own_redis.url, max_attempts=50, webhook_timeout_s=1, **QUICK)
    with closing(Desk(settings, tmp_path)) as desk, receiver() as server:

        def ended(job_ids):
            return [job_id for job_id in job_ids if desk.store.get(job_id).is_final]

        diggers = [desk.worker(), desk.worker()]
        deliverer = desk.deliverer()
        job_ids = [desk.submit(story("linger"), callback_url=server.url) for _ in range(JOBS)]
        for goal in range(3, JOBS, 4):
            until(lambda goal=goal: len(ended(job_ids)) >= goal)
            match chance.choice(["digger", "digger", "redis", "deliverer"]):
                case "digger":
                    diggers.pop(0).end()
                    diggers.append(desk.start())
                case "deliverer":
                    deliverer.end()
                    deliverer = desk.start("-P", "threads", "-c", "2", queue=DELIVERIES)
                case "redis":
                    own_redis.kill()
                    own_redis.start()
        assert {desk.done(job_id).status for job_id in job_ids} == {"succeeded"}

        events = defaultdict(set)

        def all_told():
            for call in list(server.calls):
                event = Webhook(SECRET).verify(call.body, call.headers)
                events[event["data"]["id"]].add((call.headers["webhook-id"], call.body))
            return set(events) == set(job_ids)

        until(all_told)
    assert all(len(contents) == 1 for contents in events.values())
