import json
import os
import signal
import subprocess
import sys
from contextlib import closing

import pytest

from digest.options import Options
from jobs.events import EventLog
from jobs.job import Submission
from jobs.settings import Settings
from tests.worker.conftest import QUICK, Desk, story, until


def test_a_story_becomes_a_digest(desk):
    worker = desk.worker(app="worker.app", log_level="DEBUG")
    text = story().replace("The night", "The Bücher 🎈 night")
    done = desk.done(desk.submit(text, options=Options(bullets=1, offsets="utf16"), metadata={"desk": "local"}))
    assert (done.status, done.attempts, done.metadata) == ("succeeded", 1, {"desk": "local"})
    (bullet,) = done.digest["bullets"]
    for span in bullet["spans"]:
        assert text.encode("utf-16-le")[2 * span["start"] : 2 * span["end"]].decode("utf-16-le") == span["text"]
    assert done.digest["model"]["name"] == "lead"
    until(lambda: "digested in" in worker.log)
    assert "market" not in worker.log
    assert "DEBUG" in worker.log


def test_each_part_of_a_digest_is_told_when_it_is_ready(desk):
    worker = desk.worker(app="worker.app", log_level="DEBUG")
    quoted = story() + '\n"We sold out of soup by nine and never stopped smiling," said Ada Brook, who runs a stall.\n'
    done = desk.done(desk.submit(quoted, options=Options(all_quotes=True, offsets="utf16")))
    events = EventLog(desk.redis).read(done.id)
    told = [event.name for event in events if event.name != "progress"]
    assert told == ["status", "status", "quotes", "headline", "bullets", "succeeded"]
    parts = {event.name: json.loads(event.data) for event in events if event.data}
    assert parts["quotes"]["all_quotes"] == done.digest["all_quotes"]
    assert [quote["text"] for quote in parts["quotes"]["quotes"]] == [
        "We sold out of soup by nine and never stopped smiling,"
    ]
    assert parts["headline"] == {name: done.digest[name] for name in ("headline", "alternatives")}
    assert parts["bullets"] == {"bullets": done.digest["bullets"]}
    assert "smiling" not in worker.log


@pytest.mark.parametrize(
    ("text", "problem"),
    [("Too short.", "story-too-short"), (story("\x00"), "not-text"), (story("\ud800"), "not-text")],
)
def test_what_is_no_story_fails_with_a_problem(desk, text, problem):
    desk.worker()
    job_id = desk.submit(text)
    failed = desk.done(job_id)
    assert (failed.status, failed.attempts, failed.error["type"]) == ("failed", 1, f"/problems/{problem}")


def test_messages_that_come_again_change_nothing(desk):
    job_id = desk.submit(story())
    for _ in range(3):
        desk.sender.enqueue(job_id)
    worker = desk.worker()
    assert desk.done(job_id).attempts == 1
    until(lambda: worker.log.count("not queued, nothing to do") == 3)
    assert worker.log.count("digested in") == 1


@pytest.mark.parametrize("everybody", [False, True], ids=["its main process", "all its processes"])
def test_a_worker_killed_in_mid_job_is_replaced(desk, everybody):
    killed = desk.worker()
    job_id = desk.submit(story("dawdle"))
    until(lambda: desk.is_running(job_id))
    if everybody:
        killed.signal_all(signal.SIGKILL)
    else:
        killed.process.kill()
    desk.worker()
    until(lambda: desk.is_running(job_id) and desk.store.get(job_id).attempts == 2)
    desk.open()
    done = desk.done(job_id)
    assert (done.status, done.attempts) == ("succeeded", 2)


def test_a_child_killed_in_mid_job_is_replaced(desk):
    worker = desk.worker()
    job_id = desk.submit(story("dawdle"))
    until(lambda: desk.is_running(job_id))
    (child,) = worker.children
    os.kill(child, signal.SIGKILL)
    until(lambda: desk.is_running(job_id) and desk.store.get(job_id).attempts == 2)
    desk.open()
    assert desk.done(job_id).status == "succeeded"
    assert desk.done(desk.submit(story())).status == "succeeded"


def test_a_poisonous_story_fails_and_the_next_one_does_not(desk):
    worker = desk.worker()
    poison, next_one = desk.submit(story("poison")), desk.submit(story())
    failed = desk.done(poison)
    assert (failed.status, failed.attempts) == ("failed", desk.settings.max_attempts)
    assert failed.error["type"] == "/problems/attempts-exhausted"
    assert desk.done(next_one).status == "succeeded"
    until(lambda: f"{poison}: failed, 3 workers died over it" in worker.log)  # written after the job's end is


def test_an_error_is_tried_again_and_keeps_the_story_to_itself(desk):
    worker = desk.worker()
    failed = desk.done(desk.submit(story("stumble")))
    assert (failed.status, failed.attempts) == ("failed", desk.settings.max_attempts)
    until(lambda: worker.log.count("RuntimeError at") == desk.settings.max_attempts)
    assert "app_for_tests.py:" in worker.log
    for word in ("stumble", "market", "dancers"):
        assert word not in worker.log
        assert word not in json.dumps(failed.error)


def test_a_story_that_takes_too_long_fails(desk):
    desk.worker(job_soft_limit_s=1, job_hard_limit_s=30)
    failed = desk.done(desk.submit(story("hang")))
    assert (failed.status, failed.attempts, failed.error["type"]) == ("failed", 1, "/problems/took-too-long")


def test_a_process_that_is_stuck_is_killed(desk):
    desk.worker(job_soft_limit_s=1, job_hard_limit_s=2, max_attempts=1)
    failed = desk.done(desk.submit(story("stuck")))
    assert failed.error["type"] == "/problems/attempts-exhausted"
    assert desk.done(desk.submit(story())).status == "succeeded"


def test_a_worker_that_slept_over_its_lease_is_fenced_off(desk):
    sleeper = desk.worker()
    job_id = desk.submit(story("dawdle"))
    until(lambda: desk.is_running(job_id))
    sleeper.signal_all(signal.SIGSTOP)
    desk.worker()
    until(lambda: desk.is_running(job_id) and desk.store.get(job_id).attempts == 2)
    sleeper.signal_all(signal.SIGCONT)
    desk.open()
    assert desk.done(job_id).attempts == 2
    until(lambda: "cancelled, erased or taken over meanwhile" in sleeper.log)


def test_a_job_cancelled_in_mid_run_stays_cancelled(desk):
    worker = desk.worker()
    job_id = desk.submit(story("dawdle"))
    until(lambda: desk.is_running(job_id))
    desk.store.cancel(job_id)
    desk.open()
    until(lambda: "cancelled, erased or taken over meanwhile" in worker.log)
    assert desk.done(job_id).status == "cancelled"


def test_a_job_whose_message_was_never_sent_is_found(desk):
    job = desk.store.create(Submission(text=story()))
    desk.worker()
    assert desk.done(job.id).status == "succeeded"


def test_the_queue_outlives_redis(own_redis, tmp_path):
    with closing(Desk(Settings(redis_url=own_redis.url, **QUICK), tmp_path)) as desk:
        worker = desk.worker()
        running = desk.submit(story("dawdle"))
        until(lambda: desk.is_running(running))
        queued = [desk.submit(story()) for _ in range(5)]
        own_redis.kill()
        desk.open()  # its digest is ready while there is no Redis to take it
        until(lambda: "digested in" in worker.log)
        own_redis.start()
        for job_id in (running, *queued):
            assert desk.done(job_id).status == "succeeded"
        assert worker.process.poll() is None


def test_a_worker_told_to_stop_finishes_its_job(desk):
    worker = desk.worker()
    job_id = desk.submit(story("dawdle"))
    until(lambda: desk.is_running(job_id))
    worker.process.terminate()
    until(lambda: "Warm shutdown" in worker.log)
    desk.open()
    done = desk.done(job_id)
    assert (done.status, done.attempts) == ("succeeded", 1)
    assert worker.process.wait(30) == 0


@pytest.mark.parametrize("everybody", [False, True], ids=["to the main process", "to all processes"])
def test_a_worker_told_to_stop_hands_back_what_it_cannot_finish(desk, everybody):
    worker = desk.worker(shutdown_grace_s=0.3)
    job_id = desk.submit(story("dawdle"))
    until(lambda: desk.is_running(job_id))
    if everybody:
        worker.signal_all(signal.SIGTERM)
    else:
        worker.process.terminate()
    until(lambda: desk.store.get(job_id).status == "queued")
    if not everybody:
        assert desk.store.get(job_id).attempts == 0
    worker.process.wait(30)
    desk.worker()
    desk.open()
    assert desk.done(job_id).status == "succeeded"


def test_the_model_is_loaded_once_in_the_child_and_nothing_of_torch_before(desk):
    worker = desk.worker()
    for _ in range(3):
        assert desk.done(desk.submit(story())).status == "succeeded"
    (seen,) = [json.loads(line) for line in (desk.folder / "loads").read_text().splitlines()]
    assert seen["main_pid"] == worker.process.pid
    assert seen["pid"] in worker.children
    assert seen["torch"] is False


def test_a_worker_without_its_model_stops_and_fails_no_job(desk):
    job_id = desk.submit(story())
    worker = desk.start(model="broken")
    assert worker.process.wait(30) != 0
    assert "the model cannot be loaded: ModelError: no such checkpoint" in worker.log
    assert desk.beacon.workers_alive() == 0
    assert desk.store.get(job_id).status == "queued"


def test_importing_the_worker_loads_no_torch_and_opens_no_connection():
    code = "import worker.app, sys; assert not {'torch', 'transformers', 'digest.seq2seq'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True, env={"NUTGRAF_REDIS_URL": "redis://192.0.2.1:1/0"})


def test_health_is_that_of_this_machine(desk):
    def health(queue: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "worker.health", queue],
            env={"NUTGRAF_REDIS_URL": desk.settings.redis_url},
            capture_output=True,
            text=True,
            check=False,
        )

    desk.beacon.show("another-machine:1")
    assert "no worker on this machine consumes digests" in health("digests").stderr
    desk.worker()
    assert health("digests").returncode == 0
    assert health("deliveries").returncode == 1
