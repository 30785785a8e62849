"""Whether the service lives, and whether jobs would get anywhere."""

from typing import Literal

from flask import Response, jsonify
from flask_openapi.blueprint import APIBlueprint
from pydantic import BaseModel, Field

from jobs.errors import StoreUnavailable
from service.openapi import OPEN, answers
from service.parts import parts
from service.problems import RETRY_AFTER_S, problem

api = APIBlueprint("health", __name__, abp_tags=[{"name": "health"}])


class Alive(BaseModel):
    status: Literal["ok"]


class ReadyCheck(BaseModel):
    """One thing that has to be there; `keys` says who is answered, and is always well."""

    name: Literal["redis", "worker", "keys"]
    ok: bool
    detail: str


class Readiness(BaseModel):
    checks: list[ReadyCheck] = Field(description="Redis answers; a worker has consumed recently.")


_KEYLESS = {
    False: "There are no keys: this machine is answered, nobody else.",
    True: "There are no keys, and NUTGRAF_OPEN is set: whoever gets here is answered.",
}


@api.get(
    "/healthz",
    operation_id="alive",
    summary="Is the service alive?",
    openapi_extensions=OPEN,
    responses=answers({200: (Alive, "It is.", {})}),
)
def alive() -> Response:
    return _unkept(jsonify({"status": "ok"}))


@api.get(
    "/readyz",
    operation_id="ready",
    summary="Would a job be taken in and worked on?",
    openapi_extensions=OPEN,
    responses=answers({200: (Readiness, "It would.", {})}, problems=("not-ready",)),
)
def ready() -> Response:
    checks = _checks()
    given = [check.model_dump() for check in checks]
    if missing := [check.detail for check in checks if not check.ok]:
        return problem("not-ready", " ".join(missing), headers={"Retry-After": str(RETRY_AFTER_S)}, checks=given)
    return _unkept(jsonify({"checks": given}))


def _checks() -> list[ReadyCheck]:
    try:
        workers, keyed = parts().beacon.workers_alive(), parts().keys.any_made()
    except StoreUnavailable:
        return [
            ReadyCheck(name="redis", ok=False, detail="Redis does not answer."),
            ReadyCheck(name="worker", ok=False, detail="Without Redis nobody knows of the workers."),
        ]
    return [
        ReadyCheck(name="redis", ok=True, detail="Redis answers."),
        ReadyCheck(name="worker", ok=True, detail=f"{workers} consumed recently.")
        if workers
        else ReadyCheck(name="worker", ok=False, detail="No worker has consumed recently."),
        ReadyCheck(name="keys", ok=True, detail="A key is asked for." if keyed else _KEYLESS[parts().settings.open]),
    ]


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
