"""Signatures of Standard Webhooks 1.0.0: `v1`, HMAC-SHA256 with a shared secret, and `v1a`, ed25519.

A secret is "whsec_" and base64; a private key "whsk_" and base64 of 64 bytes, the seed and the public key after it (as NaCl
and the reference libraries write it); a public key "whpk_" and base64 of 32 bytes.
"""

import base64
import hashlib
import hmac
import secrets
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import SecretStr

from jobs.settings import signing_key

Scheme = Literal["v1", "v1a"]

SECRET_BYTES = 32
_SEED_BYTES = 32


def new_secret(scheme: Scheme) -> str:
    """A new secret, or a new private key."""
    if scheme == "v1":
        return "whsec_" + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()
    key = Ed25519PrivateKey.generate()
    return "whsk_" + base64.b64encode(key.private_bytes_raw() + key.public_key().public_bytes_raw()).decode()


def scheme_of(secret: str) -> Scheme:
    return "v1a" if secret.startswith("whsk_") else "v1"


def public_key(secret: str) -> str | None:
    """The public key that goes with a private key; None where there is none, because a secret is shared."""
    if scheme_of(secret) == "v1":
        return None
    return "whpk_" + base64.b64encode(_private_key(secret).public_key().public_bytes_raw()).decode()


def sign(content: bytes, secret: str) -> str:
    """One signature, with its scheme before it. Raises ValueError where `secret` is none."""
    if scheme_of(secret) == "v1":
        signature = hmac.digest(signing_key(SecretStr(secret)), content, hashlib.sha256)
    else:
        signature = _private_key(secret).sign(content)
    return f"{scheme_of(secret)},{base64.b64encode(signature).decode()}"


def _private_key(secret: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(base64.b64decode(secret.removeprefix("whsk_"))[:_SEED_BYTES])
