"""What schemathesis cannot make up: jobs, batches, endpoints and deliveries that are there. Loaded by it (SCHEMATHESIS_HOOKS)."""

import json
import os
import zlib
from typing import Any

import schemathesis

JOBS = os.environ["NUTGRAF_TEST_JOBS"].split(",")
BATCHES = os.environ["NUTGRAF_TEST_BATCHES"].split(",")
WEBHOOKS = os.environ["NUTGRAF_TEST_WEBHOOKS"].split(",")
# A delivery of each job and endpoint.
DELIVERIES = json.loads(os.environ["NUTGRAF_TEST_DELIVERIES"])


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Two times in three an id is that of something; which one depends on what was made up, so that a run can be
    repeated."""
    for name, there in (("job_id", JOBS), ("batch_id", BATCHES), ("webhook_id", WEBHOOKS)):
        if path_parameters and name in path_parameters:
            drawn = zlib.crc32(repr(path_parameters[name]).encode())
            if drawn % 3:
                owner = path_parameters[name] = there[drawn % len(there)]
                if drawn % 9 and "delivery_id" in path_parameters:
                    path_parameters["delivery_id"] = DELIVERIES.get(owner, path_parameters["delivery_id"])
    return path_parameters
