"""Which earlier job's digest would answer a submission: one of the same caller, for the same story, made the same way."""

import hashlib
import json
from dataclasses import asdict
from functools import cache
from pathlib import Path

from digest import options
from jobs.job import Submission
from jobs.settings import Settings

# What of a submission has no part in its digest. Whatever else there is, or will be, has.
_NO_PART = frozenset({"callback_url", "external_id", "revision", "metadata"})
_MODEL = ("model", "model_revision", "headline_model", "headline_model_revision", "languages", "beams", "dtype")


def recall_name(submission: Submission, settings: Settings) -> str:
    """Where Redis keeps the id of such a job. The caller's key is part of it."""
    asked = {name: value for name, value in asdict(submission).items() if name not in _NO_PART}
    model = [getattr(settings, name) for name in _MODEL]
    text = json.dumps([asked, model, _code()], sort_keys=True)
    return "nutgraf:recall:" + hashlib.sha256(text.encode()).hexdigest()


@cache
def _code() -> str:
    """The version of what makes digests: its own files, the bundled model among them, so that no change is forgotten."""
    folder, hashed = Path(options.__file__).parent, hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            with path.open("rb") as file:
                hashed.update(
                    f"{path.relative_to(folder)} {hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode()
                )
    return hashed.hexdigest()
