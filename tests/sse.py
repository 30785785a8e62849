"""Reads text/event-stream as WHATWG HTML section 9.2.6 says, and is told where it is broken off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    id: str
    name: str
    data: str


def messages(pieces: Iterable[bytes]) -> Iterator[Message]:
    """Each event when its empty line has come; what is not ended by one is dropped, as the standard asks."""
    name, data, last_id = "", [], ""
    for line in _lines(pieces):
        if not line:
            if data:
                yield Message(last_id, name or "message", "\n".join(data))
            name, data = "", []
            continue
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        match field:
            case "event":
                name = value
            case "data":
                data.append(value)
            case "id":
                last_id = value
            case "retry":
                assert value.isdigit()
            case "":
                pass  # a comment
            case _:
                raise AssertionError(f"{field!r} is no field of an event")


def _lines(pieces: Iterable[bytes]) -> Iterator[str]:
    rest = b""
    for piece in pieces:
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            assert b"\r" not in line
            yield line.decode()
