"""The events of a job or a batch as text/event-stream (WHATWG HTML, section 9.2)."""

from collections.abc import Callable, Iterator

from jobs.batches import Batch, BatchStore, batch_to_wire
from jobs.connection import events_key
from jobs.events import ERASED, Event, EventLog
from jobs.job import Job, job_to_wire, to_bytes
from jobs.store import JobStore

MEDIA_TYPE = "text/event-stream"
RETRY_MS = 2000
BEGINNING = b"retry: %d\n\n" % RETRY_MS
KEEP_ALIVE = b": still here\n\n"

Outcome = Callable[[], tuple[str, bytes] | None]


class Feed:
    """What happens to a job or a batch, from after the event `after` on. `outcome` gives the name and the data of its last
    event, None if it was erased; `is_over`: that event has happened. `over` says that the last of it has been given."""

    def __init__(self, log: EventLog, about: str, outcome: Outcome, *, is_over: bool, after: str | None) -> None:
        self._log = log
        self._about = about
        self._outcome = outcome
        self._is_over = is_over
        self._after = after
        self.over = False

    @property
    def channel(self) -> str:
        """Where each new event is announced."""
        return events_key(self._about)

    def more(self) -> bytes:
        """What has happened since the last call, if anything. The last event holds what GET gives, or says that it was
        erased. Raises StoreUnavailable."""
        events = self._log.read(self._about, after=self._after)
        if events is None:
            return self._last("")
        if not events and self._is_over:
            if self._after is None:
                return self._last("")  # its events are gone before it
            self.over = True
        return b"".join(self._messages(events))

    def _messages(self, events: list[Event]) -> Iterator[bytes]:
        for event in events:
            self._after = event.id
            yield self._last(event.id) if event.is_final else _message(event.id, event.name, event.data.encode())

    def _last(self, event_id: str) -> bytes:
        self.over = True
        outcome = self._outcome()
        return _message(event_id, *outcome) if outcome else _message("", ERASED, b"{}")


def feed_of_job(log: EventLog, store: JobStore, job: Job, *, after: str | None) -> Feed:
    def outcome() -> tuple[str, bytes] | None:
        now = store.get(job.id)
        return (now.status, to_bytes(job_to_wire(now))) if now else None

    return Feed(log, job.id, outcome, is_over=job.is_final, after=after)


def feed_of_batch(log: EventLog, batches: BatchStore, batch: Batch, *, after: str | None) -> Feed:
    def outcome() -> tuple[str, bytes] | None:
        now = batches.get(batch.id)
        return ("completed", to_bytes(batch_to_wire(now))) if now else None

    return Feed(log, batch.id, outcome, is_over=batch.completed_at is not None, after=after)


def _message(event_id: str, name: str, data: bytes) -> bytes:
    """`data` holds no line break: it is JSON."""
    named = f"id: {event_id}\n" if event_id else ""
    return f"{named}event: {name}\n".encode() + b"data: " + data + b"\n\n"
