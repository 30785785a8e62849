"""What tests of deliveries tell of, and what comes of the attempts."""

from datetime import UTC, datetime

from jobs.deliveries import (
    SLOW_S,
    Outcome,
)
from jobs.webhook_events import Event, event_id

DIGEST = {"headline": {"text": "Mill fire"}}
URL = "https://example.org/hook?key=sesame"
OK = Outcome(status=204, said="status 204", duration_s=0.1)
SLOW = Outcome(status=204, said="status 204", duration_s=SLOW_S + 1)
BROKEN = Outcome(status=500, said="status 500", duration_s=0.1)
SILENT = Outcome(status=None, said="no answer in time", duration_s=15)
GONE = Outcome(status=410, said="status 410", duration_s=0.1)


def happening(number=0, kind="batch.completed"):
    about = f"batch_{number}"
    return Event(
        id=event_id(about, kind), type=kind, at=datetime(2026, 3, 3, tzinfo=UTC), data={"id": about}, brief={"id": ""}
    )


def attempt(deliveries, outcome=BROKEN, *, wait_s=5.0):
    """One attempt at the only delivery that is due; None if there is none."""
    due = deliveries.due()
    if not due:
        return None
    (delivery_id,) = due
    delivery = deliveries.claim(delivery_id)
    assert deliveries.settle(delivery, outcome, wait_s=wait_s)
    return delivery
