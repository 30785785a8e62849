"""What the service refuses: one tree.

ServiceError
└── Refusal       a request that is answered with a problem document (service.problems)
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


class ServiceError(Exception):
    """Base of every error that this package raises on purpose."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with a body, and where: a JSON pointer as a URI fragment, as in RFC 9457 section 3."""

    pointer: str
    detail: str


class Refusal(ServiceError):  # noqa: N818 - the caller's error, not ours
    """Raised when a request cannot be answered with what it asks for. `problem` names a row of service.problems.

    `detail` is for the caller's eyes and says nothing of the story. `members` are the document's further members.
    """

    def __init__(
        self,
        problem: str,
        detail: str,
        *,
        faults: Sequence[Fault] = (),
        headers: Mapping[str, str] | None = None,
        members: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.detail = detail
        self.faults = tuple(faults)
        self.headers = dict(headers or {})
        self.members = dict(members or {})
