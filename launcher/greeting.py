"""What the person at the terminal reads once everything runs."""

import shlex
from collections.abc import Mapping
from pathlib import Path

from launcher.parts import ROOT
from launcher.secret import secret_path

STORY = ROOT / "examples" / "story.txt"


def curl(url: str) -> str:
    """A command that sends the example story and waits for its digest, to be pasted into a shell anywhere."""
    return (
        f"curl -sS {url}/v1/digests -H 'Content-Type: text/plain; charset=utf-8' -H 'Prefer: wait=30'"
        f" --data-binary @{shlex.quote(str(STORY))} | python3 -m json.tool --no-ensure-ascii"
    )


def greeting(*, url: str, data: Path, added: Mapping[str, str]) -> str:
    """The whole text. `added` are the settings that the launcher chose because the user had not."""
    secret = str(secret_path(data)) if "NUTGRAF_WEBHOOK_SECRET" in added else "NUTGRAF_WEBHOOK_SECRET"
    reach = " and may go to this machine" if "NUTGRAF_CALLBACK_NETWORKS" in added else ""
    return f"""
Nutgraf answers at {url}
To try the API in a browser: {url}/docs
To digest a story, in another terminal:

  {curl(url)}

Callbacks are signed with the secret in {secret}{reach}.
Data and logs are in {data}; Ctrl-C stops everything and keeps the data.
"""
