"""The worker under test: everything as in production, but a model that does what the story tells it to.

"linger": takes a moment. "dawdle": works until the file $TEST_DIR/open is there. "poison": kills its process.
"stumble": raises with the story's words. "hang": sleeps for ever. "stuck": does so inside a C library, where no signal
handler of Python's runs. What the model's loading sees goes to $TEST_DIR/loads.
"""

import ctypes
import json
import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from digest.errors import ModelError
from digest.generator import Candidate, LeadGenerator, Request
from digest.pipeline import Summarizer
from jobs.settings import Settings
from worker.factory import create_app

FOLDER = Path(os.environ["TEST_DIR"])
# As it is before any fork: what a child finds in sys.modules beyond this, it loaded itself.
MAIN_PID = os.getpid()


class ObedientGenerator(LeadGenerator):
    name = "obedient"
    story_words = False  # or the summarizer would choose for itself and never ask

    def generate(self, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        text = " ".join(sentence for request in requests for sentence in request.sentences)
        if "poison" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "stumble" in text:
            raise RuntimeError(f"what is wrong with: {text}")
        if "stuck" in text:
            signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
            ctypes.CDLL(None).sleep(3600)
        while "hang" in text:
            time.sleep(0.05)
        if "linger" in text:
            time.sleep(0.1)
        while "dawdle" in text and not (FOLDER / "open").exists():
            time.sleep(0.02)
        return super().generate(requests)


def load(settings: Settings) -> Summarizer:
    seen = {"pid": os.getpid(), "main_pid": MAIN_PID, "torch": "torch" in sys.modules}
    with (FOLDER / "loads").open("a") as file:
        file.write(json.dumps(seen) + "\n")
    if settings.model == "broken":
        raise ModelError("no such checkpoint")
    return Summarizer(ObedientGenerator())


app = create_app(Settings.from_env(), load=load, schedule_s=(0, *[0.05] * 4))
