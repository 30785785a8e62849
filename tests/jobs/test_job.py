import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from digest.article import Element, Envelope, Span
from digest.digest import Notice
from digest.options import Options
from jobs.job import Job, Progress, Submission, job_to_wire, to_bytes

SUBMISSION = Submission(
    text="The bakery on Mill Lane will close.",
    headline="Bakery to close",
    byline="Ann Reed",
    language="en",
    options=Options(bullets=2, offsets="utf16"),
    callback_url="https://example.org/hook?key=sesame",
    external_id="42",
    revision="7",
    metadata={"desk": "local", "odd": "\ud800"},
)


def test_a_submission_survives_json():
    assert Submission.from_json(SUBMISSION.to_json()) == SUBMISSION


def test_a_submission_survives_json_with_what_came_with_it():
    envelope = Envelope(format="html", headline="Bakery", elements=(Element(Span(0, 35), ":scope > p", None),))
    submission = replace(SUBMISSION, envelope=envelope, warnings=(Notice("embargoed", "not before noon", "12:00"),))
    assert Submission.from_json(submission.to_json()) == submission
    assert "noon" not in repr(submission)


def test_a_story_taken_in_before_there_were_formats_is_read():
    fields = json.loads(SUBMISSION.to_json())
    del fields["envelope"], fields["warnings"]
    assert Submission.from_json(json.dumps(fields)) == SUBMISSION


def test_nothing_of_a_story_shows_in_a_repr():
    shown = repr(SUBMISSION)
    for secret in ("bakery", "Bakery", "Reed", "sesame", "desk"):
        assert secret not in shown


def test_the_wire_form_has_every_field():
    at = datetime(2026, 3, 1, 12, 0, 0, 1500, tzinfo=timezone(timedelta(hours=2)))
    job = Job(id="dg_1", status="running", submitted_at=at, attempts=1, progress=Progress("quotes", 0.5), started_at=at)
    assert job_to_wire(job) == {
        "id": "dg_1",
        "status": "running",
        "progress": {"step": "quotes", "fraction": 0.5},
        "attempts": 1,
        "submitted_at": "2026-03-01T10:00:00.001Z",
        "started_at": "2026-03-01T10:00:00.001Z",
        "finished_at": None,
        "external_id": None,
        "revision": None,
        "batch": None,
        "superseded_by": None,
        "metadata": {},
        "error": None,
        "digest": None,
    }


def test_bytes_are_utf8_whatever_the_caller_sent():
    wire = {"name": "Zoë", "odd": "a\ud800b", "quote": '"\\'}
    assert to_bytes(wire).decode() == '{"name":"Zoë","odd":"a\\ud800b","quote":"\\"\\\\"}'
    assert json.loads(to_bytes(wire)) == wire


def test_only_an_ended_job_is_final():
    final = {
        status
        for status in ("queued", "running", "succeeded", "failed", "cancelled")
        if Job(id="dg_1", status=status, submitted_at=datetime.now(UTC)).is_final
    }
    assert final == {"succeeded", "failed", "cancelled"}
