"""The running service against its own OpenAPI document, judged by schemathesis: nothing breaks, nothing is undocumented."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from launcher.redis_server import EmbeddedRedis
from tests.e2e.stack import Stack, until

ROOT = Path(__file__).parents[2]
SECRET = "whsec_YSBzZWNyZXQgZm9yIHRlc3RzLCAzMiBieXRlcyBsb25n"
JOBS = 30
BATCHES = 10
WEBHOOKS = 10
LIMIT_S = 240


@pytest.mark.slow
@pytest.mark.timeout(LIMIT_S + 60)
@pytest.mark.parametrize("keyed", [False, True], ids=["without keys", "with a key"])
def test_it_does_what_it_says(tmp_path: Path, text: str, keyed: bool) -> None:
    settings = {"webhook_secret": SECRET, "callback_https_only": "false", "max_wait_s": "0.2"}
    with EmbeddedRedis(tmp_path / "redis") as redis, Stack(tmp_path, redis_url=redis.url, **settings) as stack:
        stack.start_service()
        stack.start_workers()
        shown = {"Authorization": f"Bearer {stack.make_key()}"} if keyed else {}
        jobs = [
            stack.submit(
                text, headers=shown, callback={"url": "http://receiver.invalid/"}, revision=str(number)
            ).json()["id"]
            for number in range(JOBS)
        ]
        until(lambda: stack.request("GET", f"/v1/digests/{jobs[-1]}", **shown).json()["status"] == "succeeded")
        as_json = {"Content-Type": "application/json", **shown}
        batch = json.dumps({"stories": [{"text": text}, {"text": "Too short."}]})
        batches = [stack.request("POST", "/v1/batches", batch, **as_json).json()["id"] for _ in range(BATCHES)]
        endpoint = json.dumps({"url": "http://receiver.invalid/", "events": ["batch.completed"]})
        webhooks = [stack.request("POST", "/v1/webhooks", endpoint, **as_json).json()["id"] for _ in range(WEBHOOKS)]
        deliveries = {
            webhook: stack.request("POST", f"/v1/webhooks/{webhook}/test", **shown).json()["id"] for webhook in webhooks
        }
        for job in jobs:
            (delivery,) = stack.request("GET", f"/v1/digests/{job}/deliveries", **shown).json()["deliveries"]
            deliveries[job] = delivery["id"]
        ended = subprocess.run(
            [
                *(sys.executable, "-m", "schemathesis.cli", "--no-color", "run", f"{stack.url}/openapi.json"),
                *("--phases", "examples,coverage,fuzzing,stateful", "--max-examples", "10", "--seed", "1"),
                # That a story is long enough, in a language that is known and a format that is right, no schema can say.
                *("--checks", "all", "--exclude-checks", "positive_data_acceptance"),
                *("--request-timeout", "30", "--continue-on-failure"),
                *(part for name, value in shown.items() for part in ("--header", f"{name}: {value}")),
            ],
            cwd=tmp_path,
            env=os.environ
            | {
                "SCHEMATHESIS_HOOKS": "tests.e2e.schemathesis_hooks",
                "NUTGRAF_TEST_JOBS": ",".join(jobs),
                "NUTGRAF_TEST_BATCHES": ",".join(batches),
                "NUTGRAF_TEST_WEBHOOKS": ",".join(webhooks),
                "NUTGRAF_TEST_DELIVERIES": json.dumps(deliveries),
                "PYTHONPATH": str(ROOT),
            },
            capture_output=True,
            text=True,
            timeout=LIMIT_S,
        )
        assert ended.returncode == 0, ended.stdout[-20_000:] + ended.stderr
        counted = re.search(r"Selected: (\d+)/(\d+)\s+Tested: (\d+)", ended.stdout)
        assert counted is not None, ended.stdout
        operations = sum(len(path) for path in stack.request("GET", "/openapi.json").json()["paths"].values())
        assert {int(number) for number in counted.groups()} == {operations}
        # It got somewhere: jobs were looked at and erased, and stories taken in.
        log = stack.log("service")
        for line in (
            "GET /v1/digests/dg_\\w+ 200",
            "DELETE /v1/digests/dg_\\w+ 204",
            "POST /v1/digests 202",
            "POST /v1/webhooks/ep_\\w+/rotate 200",
        ):
            assert re.search(line, log), line
        assert " broke: " not in log
