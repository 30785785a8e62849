"""Who asks, and what they may do. Views ask this module before anything else."""

from dataclasses import dataclass

from flask import g, request

from jobs.job import Job
from jobs.keys import SCOPES, Scope
from jobs.limits import Limit
from service import allowance
from service.errors import Refusal
from service.keyless import check_request
from service.parts import parts
from service.problems import KINDS

LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who sent a request. `admin` may do everything, and sees the jobs of all keys."""

    key_id: str
    scopes: frozenset[Scope]
    rate: Limit | None = None
    quota: Limit | None = None

    def may(self, scope: Scope) -> bool:
        return scope in self.scopes or "admin" in self.scopes

    def sees(self, key_id: str) -> bool:
        """Whether what belongs to a key is there for this caller at all."""
        return key_id == self.key_id or "admin" in self.scopes


def caller() -> Caller:
    """Who sent the current request, which is counted. Raises Refusal and jobs.errors.StoreUnavailable."""
    if "caller" not in g:
        g.caller = _find()
    found: Caller = g.caller
    return found


def require(scope: Scope) -> Caller:
    """The caller, who may do what `scope` names. Raises Refusal and jobs.errors.StoreUnavailable."""
    found = caller()
    if not found.may(scope):
        raise Refusal(
            "forbidden",
            f"This key does not have the scope {scope}.",
            headers=_challenge(f'error="insufficient_scope", scope="{scope}"'),
        )
    return found


def count_stories(number: int) -> None:
    """Count stories for the current caller that a worker will have to read. Raises Refusal where its quota is used up."""
    asking = caller()
    allowance.count_stories(asking.key_id, number, rate=asking.rate, quota=asking.quota)


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


def _find() -> Caller:
    keys = parts().keys
    if "Authorization" not in request.headers:
        if keys.any_made():
            raise Refusal("unauthorized", KINDS["unauthorized"].explanation, headers=_challenge())
        check_request(request, parts().settings)
        return Caller(LOCAL, frozenset(SCOPES))
    given = request.authorization
    token = given.token if given is not None and given.type == "bearer" else None
    key = keys.find(token) if token else None
    if key is None:
        raise Refusal(
            "unauthorized",
            "This key is not known, or was revoked; its form is: Authorization: Bearer ng_…",
            headers=_challenge('error="invalid_token"'),
        )
    allowance.count_request(key.id, rate=key.rate, quota=key.quota)
    return Caller(key.id, key.scopes, key.rate, key.quota)


def _challenge(why: str = "") -> dict[str, str]:
    return {"WWW-Authenticate": f'Bearer realm="nutgraf"{why and ", " + why}'}
