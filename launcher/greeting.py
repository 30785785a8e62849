"""What the person at the terminal reads once everything runs."""

import shlex
from collections.abc import Mapping
from pathlib import Path

from launcher.parts import ROOT
from launcher.secret import secret_path

STORY = ROOT / "examples" / "story.txt"


def curl(url: str, *, keyed: bool) -> str:
    """A command that sends the example story and waits for its digest, to be pasted into a shell anywhere."""
    shown = '-H "Authorization: Bearer $KEY" ' if keyed else ""
    return (
        f"curl -sS {url}/v1/digests {shown}-H 'Content-Type: text/plain; charset=utf-8' -H 'Prefer: wait=30'"
        f" --data-binary @{shlex.quote(str(STORY))} | python3 -m json.tool --no-ensure-ascii"
    )


def greeting(*, url: str, data: Path, added: Mapping[str, str], keyed: bool) -> str:
    """The whole text. `added` are the settings that the launcher chose because the user had not; `keyed`: callers have to
    show a key."""
    secret = str(secret_path(data)) if "NUTGRAF_WEBHOOK_SECRET" in added else "NUTGRAF_WEBHOOK_SECRET"
    reach = " and may go to this machine" if "NUTGRAF_CALLBACK_NETWORKS" in added else ""
    who = "Callers show a key" if keyed else "There are no keys: only this machine is answered"
    return f"""
Nutgraf answers at {url}
To try the API in a browser: {url}/docs
To digest a story, in another terminal:

  {curl(url, keyed=keyed)}

{who}; `make keys` makes, lists and revokes them.
Callbacks are signed with the secret in {secret}{reach}.
Data and logs are in {data}; Ctrl-C stops everything and keeps the data.
"""
