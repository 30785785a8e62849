"""A key's limits over HTTP: each request is counted, the answer says what is left, and what is too much is refused.

The fields are those of draft-ietf-httpapi-ratelimit-headers-10. The policy `default` counts requests, `stories` the
stories that were handed in and that a worker has to read.
"""

from collections.abc import Sequence

from flask import Response, g

from jobs.limits import Limit, Standing, Taken
from service.errors import Refusal
from service.parts import parts


def count_request(key_id: str, *, rate: Limit | None, quota: Limit | None) -> None:
    """Raises Refusal where the key has sent too many."""
    taken = _note(parts().limits.take(key_id, rate=rate, quota=quota, requests=1))
    if taken.refused:
        raise _refusal("rate-limited", f"This key may send {rate} requests.", taken)


def count_stories(key_id: str, number: int, *, rate: Limit | None, quota: Limit | None) -> None:
    """Raises Refusal where the key has handed in too many; then none of these counts."""
    if quota is None:
        return
    taken = _note(parts().limits.take(key_id, rate=rate, quota=quota, stories=number))
    if taken.refused:
        raise _refusal("quota-exceeded", f"This key may hand in {quota} stories.", taken)


def show(response: Response) -> None:
    """Say on an answer what is left, where the request's key has limits."""
    standings: Sequence[Standing] = g.get("standings", ())
    if standings:
        response.headers["RateLimit-Policy"] = ", ".join(
            f'"{one.policy}";q={one.limit.count};w={one.limit.window_s}' for one in standings
        )
        response.headers["RateLimit"] = ", ".join(
            f'"{one.policy}";r={one.left}' + (f";t={one.more_s}" if one.more_s else "") for one in standings
        )


def _note(taken: Taken) -> Taken:
    g.standings = taken.standings
    return taken


def _refusal(problem: str, detail: str, taken: Taken) -> Refusal:
    # Without Retry-After where waiting does not help: more at once than there ever is.
    headers = {} if taken.retry_s is None else {"Retry-After": str(max(taken.retry_s, 1))}
    return Refusal(problem, detail, headers=headers, members={"violated-policies": [taken.refused]})
