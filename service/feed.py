"""A job's events as text/event-stream (WHATWG HTML, section 9.2)."""

from collections.abc import Iterator

from jobs.connection import events_key
from jobs.events import ERASED, Event, EventLog
from jobs.job import FINAL, Job, job_to_wire, to_bytes
from jobs.store import JobStore

MEDIA_TYPE = "text/event-stream"
RETRY_MS = 2000
BEGINNING = b"retry: %d\n\n" % RETRY_MS
KEEP_ALIVE = b": still here\n\n"


class Feed:
    """What happens to a job, from after the event `after` on. `over` says that the last of it has been given."""

    def __init__(self, log: EventLog, store: JobStore, job: Job, *, after: str | None) -> None:
        self._log = log
        self._store = store
        self._job = job
        self._after = after
        self.over = False

    @property
    def channel(self) -> str:
        """Where each new event is announced."""
        return events_key(self._job.id)

    def more(self) -> bytes:
        """What has happened since the last call, if anything. The last event holds the job as GET gives it, or says that
        it was erased. Raises StoreUnavailable."""
        events = self._log.read(self._job.id, after=self._after)
        if events is None:
            return self._end(ERASED, b"{}")
        if not events and self._job.is_final:
            if self._after is None:
                return self._outcome("")  # its events are gone before it
            self.over = True
        return b"".join(self._messages(events))

    def _messages(self, events: list[Event]) -> Iterator[bytes]:
        for event in events:
            self._after = event.id
            yield (
                self._outcome(event.id) if event.name in FINAL else _message(event.id, event.name, event.data.encode())
            )

    def _outcome(self, event_id: str) -> bytes:
        job = self._store.get(self._job.id)
        if job is None:
            return self._end(ERASED, b"{}")
        return self._end(job.status, to_bytes(job_to_wire(job)), event_id)

    def _end(self, name: str, data: bytes, event_id: str = "") -> bytes:
        self.over = True
        return _message(event_id, name, data)


def _message(event_id: str, name: str, data: bytes) -> bytes:
    """`data` holds no line break: it is JSON."""
    named = f"id: {event_id}\n" if event_id else ""
    return f"{named}event: {name}\n".encode() + b"data: " + data + b"\n\n"
