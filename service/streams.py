"""Event streams that hold none of the service's threads: one thread of their own serves them all.

A view answers with an EventStream. Its first piece goes out as any answer does; then, where the server allows it, the
connection is taken over from the server's thread, which goes on to the next request.
"""

import asyncio
import errno
import logging
import socket
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future, wait
from typing import Protocol

from redis.exceptions import RedisError

from jobs.connection import connect_listener
from jobs.errors import StoreUnavailable
from jobs.settings import Settings
from service.feed import BEGINNING, KEEP_ALIVE

KEEP_ALIVE_S = 15.0
SLOW_S = 30.0  # a client that has taken nothing for so long is let go
WAKE_UP_S = 4.0  # covers an announcement that went by while Redis was being restarted
PAUSE_S = 0.5  # between two looks at a Redis that does not answer
LOOK_S = 0.1  # how often a stream is looked after that holds a thread
FAREWELL_S = 2.0

log = logging.getLogger("service")


class Feed(Protocol):
    """Where a stream's bytes come from: service.feed."""

    over: bool

    @property
    def channel(self) -> str: ...

    def more(self) -> bytes: ...


class TakenOver(OSError):  # noqa: N818 - nothing went wrong
    """Raised out of a response's body: from here on its connection is not the server's. An OSError, because gunicorn
    passes these on without a word."""

    def __init__(self, feed: Feed, streams: "Streams") -> None:
        super().__init__(errno.EPIPE, "the connection is taken over")
        self.feed = feed
        self.streams = streams


class EventStream:
    """A response's body, to be taken over by `streams` if it is given, else held by its thread. `release` is called when it
    has ended, unless it was taken over."""

    def __init__(self, first: bytes, feed: Feed, streams: "Streams | None", *, release: Callable[[], None]) -> None:
        self._first = first
        self._feed = feed
        self._streams = streams
        self._release: Callable[[], None] | None = release

    def __iter__(self) -> Iterator[bytes]:
        yield BEGINNING + self._first
        if self._streams and not self._feed.over:
            self._release = None
            raise TakenOver(self._feed, self._streams)
        told_s = time.monotonic()
        while not self._feed.over:
            time.sleep(LOOK_S)
            piece = self._feed.more() or (KEEP_ALIVE if time.monotonic() > told_s + KEEP_ALIVE_S else b"")
            if piece:
                told_s = time.monotonic()
                yield piece

    def close(self) -> None:
        if self._release is not None:
            self._release()
            self._release = None


class Streams:
    """The connections that were taken over, and the thread that serves them. `room` is for as many as there may be: one
    that was acquired for what `serve` is given is released at its end."""

    def __init__(self, settings: Settings) -> None:
        self.room = threading.BoundedSemaphore(settings.service_streams)
        self._settings = settings
        self._starting = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._served: set[Future[None]] = set()
        self._followed: set[asyncio.Task[None]] = set()
        self._stopping = False

    def serve(self, connection: socket.socket, feed: Feed, *, chunked: bool) -> None:
        """Go on with a stream whose head and first piece were sent. The connection is closed when it ends."""
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                threading.Thread(target=self._loop.run_forever, name="streams", daemon=True).start()
        served = asyncio.run_coroutine_threadsafe(self._serve(connection, feed, chunked=chunked), self._loop)
        self._served.add(served)
        served.add_done_callback(self._served.discard)

    def stop(self) -> None:
        """End every stream: its client goes on where it was, with another process."""
        self._stopping = True
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._cancel)

    def wait(self) -> None:
        """Until every stream has ended, or a while."""
        wait(self._served.copy(), timeout=2 * FAREWELL_S)

    def _cancel(self) -> None:
        for task in self._followed:
            task.cancel()

    async def _serve(self, connection: socket.socket, feed: Feed, *, chunked: bool) -> None:
        try:
            reader, writer = await asyncio.open_connection(sock=connection)
            if not self._stopping:
                ends = _hung_up(reader), _keep_alive(writer, chunked), self._follow(feed, writer, chunked)
                followed = asyncio.ensure_future(self._first_of(*ends))
                self._followed.add(followed)
                await asyncio.wait([followed])
                self._followed.discard(followed)
            await _farewell(writer, chunked)
        except OSError:
            log.debug("a stream's client has gone")
        finally:
            connection.close()
            self.room.release()

    async def _first_of(self, *parts: Awaitable[None]) -> None:
        tasks = [asyncio.ensure_future(part) for part in parts]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            for ended in await asyncio.gather(*tasks, return_exceptions=True):
                if isinstance(ended, Exception) and not isinstance(ended, OSError):
                    log.error("a stream broke: %s", type(ended).__qualname__)

    async def _follow(self, feed: Feed, writer: asyncio.StreamWriter, chunked: bool) -> None:
        async with connect_listener(self._settings) as redis:
            while True:
                try:
                    async with redis.pubsub() as news:
                        await news.subscribe(feed.channel)
                        while not feed.over:
                            await news.get_message(timeout=WAKE_UP_S)  # the first says that it listens
                            if piece := await asyncio.to_thread(feed.more):
                                writer.write(_framed(piece, chunked))
                                await asyncio.wait_for(writer.drain(), SLOW_S)
                        return
                except (RedisError, StoreUnavailable):
                    await asyncio.sleep(PAUSE_S)


async def _hung_up(reader: asyncio.StreamReader) -> None:
    while await reader.read(4096):  # what it may still say is not for us
        pass


async def _keep_alive(writer: asyncio.StreamWriter, chunked: bool) -> None:
    while True:
        await asyncio.sleep(KEEP_ALIVE_S)
        writer.write(_framed(KEEP_ALIVE, chunked))


async def _farewell(writer: asyncio.StreamWriter, chunked: bool) -> None:
    if chunked:
        writer.write(b"0\r\n\r\n")
    writer.close()
    try:
        await asyncio.wait_for(writer.wait_closed(), FAREWELL_S)
    except TimeoutError:
        writer.transport.abort()


def _framed(piece: bytes, chunked: bool) -> bytes:
    return b"%X\r\n%b\r\n" % (len(piece), piece) if chunked else piece
