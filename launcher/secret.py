"""The secret that signs callbacks on one machine, made once and kept."""

import base64
import os
import secrets
from pathlib import Path

LENGTH_BYTES = 32


def secret_path(data: Path) -> Path:
    """Where the secret lies in the data directory."""
    return data / "webhook_secret"


def webhook_secret(data: Path) -> str:
    """The secret of this data directory, in a file which only its owner can read; made at the first call.

    The form is Standard Webhooks': "whsec_" and the base64 of random bytes.
    """
    path = secret_path(data)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    secret = "whsec_" + base64.b64encode(secrets.token_bytes(LENGTH_BYTES)).decode()
    with os.fdopen(descriptor, "w") as file:
        file.write(secret + "\n")
    return secret
