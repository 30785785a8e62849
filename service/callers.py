"""Who asks, and what they may do. Views ask this module before anything else."""

from dataclasses import dataclass
from typing import Literal

from jobs.job import Job
from service.errors import Refusal
from service.parts import parts
from service.problems import KINDS

Scope = Literal["submit", "read", "admin"]

LOCAL = "local"
SCOPES: frozenset[Scope] = frozenset({"submit", "read", "admin"})


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request. `admin` may do everything, and sees the jobs of all keys."""

    key_id: str
    scopes: frozenset[Scope]

    def may(self, scope: Scope) -> bool:
        return scope in self.scopes or "admin" in self.scopes

    def sees(self, key_id: str) -> bool:
        """Whether what belongs to a key is there for this caller at all."""
        return key_id == self.key_id or "admin" in self.scopes


def caller() -> Caller:
    """Who sent the current request. Raises Refusal."""
    return Caller(LOCAL, SCOPES)


def require(scope: Scope) -> Caller:
    """The caller, who may do what `scope` names. Raises Refusal."""
    found = caller()
    if not found.may(scope):
        raise Refusal("forbidden", f"This key does not have the scope {scope}.")
    return found


def job_of(asking: Caller, job_id: str) -> Job:
    """A job that the caller may see. One of another key is answered exactly like one that does not exist.

    Raises Refusal and jobs.errors.StoreUnavailable.
    """
    job = parts().store.get(job_id)
    if job is None or not asking.sees(job.key_id):
        raise unknown_job()
    return job


def unknown_job() -> Refusal:
    return Refusal("unknown-job", KINDS["unknown-job"].explanation)
