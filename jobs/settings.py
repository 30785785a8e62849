"""The settings: environment variables with the prefix NUTGRAF_, read once, typed and frozen.

The fields below are the one table of settings: docs/settings.md is made of it (`python -m jobs.settings`).
"""

import base64
import binascii
import json
import re
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from digest.language import ENGLISH_ONLY
from jobs.addresses import Network, parse_networks
from jobs.errors import SettingsError

PREFIX = "NUTGRAF_"

# As browsers send it: no path, lower case, and no default port.
_ORIGIN = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:[1-9][0-9]{0,4})?")


def _networks(value: Any) -> Any:
    return parse_networks(value) if isinstance(value, str) else value


def _origins(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    origins = tuple(part.strip() for part in value.split(",") if part.strip())
    if not all(origin == "*" or _ORIGIN.fullmatch(origin) for origin in origins):
        raise ValueError("must be origins, as https://desk.example or http://localhost:3000, separated by commas, or *")
    return origins


def _none_if_empty(value: Any) -> Any:
    return None if value == "" else value


def _webhook_secret(secret: SecretStr | None) -> SecretStr | None:
    if secret is not None:
        signing_key(secret)
    return secret


def signing_key(secret: SecretStr) -> bytes:
    """The bytes to sign with: what follows "whsec_", in base64 (Standard Webhooks 1.0.0). Raises ValueError."""
    text = secret.get_secret_value()
    if not text.startswith("whsec_"):
        raise ValueError("must begin with whsec_")
    try:
        key = base64.b64decode(text.removeprefix("whsec_"), validate=True)
    except binascii.Error:
        raise ValueError("must be base64 after whsec_") from None
    if not 24 <= len(key) <= 64:
        raise ValueError("must hold 24 to 64 bytes")
    return key


OptionalText = Annotated[str | None, BeforeValidator(_none_if_empty)]


class Settings(BaseSettings):
    """Every setting. Units are in the names: _s seconds, _bytes bytes."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", hide_input_in_errors=True)

    redis_url: str = Field(
        "redis://127.0.0.1:6379/0",
        pattern=r"^(rediss?|unix)://",
        repr=False,
        description="The Redis or Valkey (6.2 or later) that holds jobs and queues. May hold a password: never shown.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field("INFO", description="How much is logged.")

    model: str = Field(
        "house",
        min_length=1,
        description='"house" (the bundled model), "lead" (no model: the story\'s own sentences), or a Hugging Face'
        " sequence-to-sequence checkpoint: its hub name or a directory.",
    )
    model_revision: OptionalText = Field(None, description="The hub commit that `NUTGRAF_MODEL` is pinned to.")
    headline_model: OptionalText = Field(None, description="Another checkpoint for headlines only.")
    headline_model_revision: OptionalText = Field(
        None, description="The hub commit that `NUTGRAF_HEADLINE_MODEL` is pinned to."
    )
    languages: str = Field(
        "en",
        pattern=r"^[a-z]{2,3}(,[a-z]{2,3})*$",
        description="Languages that a checkpoint in `NUTGRAF_MODEL` knows (ISO 639 codes, comma-separated); others are refused.",
    )
    device: Literal["auto", "cpu", "cuda"] = Field("auto", description="Where the model runs.")
    dtype: Literal["auto", "float32", "bfloat16", "float16"] = Field(
        "auto", description="The precision that the model runs in."
    )
    beams: int = Field(4, ge=1, le=32, description="Beams of the model's search.")
    model_threads: Annotated[int | None, BeforeValidator(_none_if_empty)] = Field(
        None, ge=1, description="CPU threads for one worker process's model; empty leaves it to PyTorch."
    )

    host: str = Field("127.0.0.1", min_length=1, description="The address that the service listens on.")
    port: int = Field(8000, ge=1, le=65535, description="The port that the service listens on.")
    open: bool = Field(
        False,
        description="Where no key was made: answer all the same on addresses beyond loopback. Whoever reaches the service"
        " may then do everything, so something else has to keep others out.",
    )
    cors_origins: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_origins)] = Field(
        (),
        description="Origins (comma-separated, as https://desk.example) whose pages may use the API from a browser; * for all,"
        " where callers show keys.",
    )
    service_processes: int = Field(2, ge=1, le=64, description="Processes of the service, each under 120 MiB.")
    service_threads: int = Field(
        16, ge=2, le=256, description="Requests that one service process answers at a time; half of them may wait."
    )
    service_streams: int = Field(
        200, ge=1, le=10_000, description="Event streams that one service process serves at a time, beside its threads."
    )
    max_body_bytes: int = Field(1024 * 1024, ge=1024, description="A larger request body is refused (413).")
    max_batch_bytes: int = Field(
        8 * 1024 * 1024, ge=1024, description="A larger request body with a batch of stories is refused (413)."
    )
    max_wait_s: float = Field(60, ge=0, description="The longest that `Prefer: wait` may hold a request open.")
    result_ttl_s: int = Field(
        7 * 24 * 3600, ge=60, description="Jobs, digests and pending callbacks are forgotten after this."
    )

    idempotency_ttl_s: int = Field(
        24 * 3600, ge=60, description="How long an `Idempotency-Key` is remembered, if its job is."
    )
    recall_ttl_s: int = Field(
        24 * 3600, ge=0, description="How long a digest answers the same story handed in again; 0: it never does."
    )

    max_attempts: int = Field(
        3, ge=1, description="Workers that may die over, or stumble over, one story before it fails."
    )
    lease_s: float = Field(10, ge=0.5, description="A running job is taken over when its worker is silent for so long.")
    sweep_s: float = Field(2, ge=0.1, description="How often each worker looks for jobs and callbacks left behind.")
    resend_s: float = Field(3, ge=0.1, description="A job whose queue message was never sent is sent after this.")
    job_soft_limit_s: int = Field(240, ge=1, description="A story that takes longer fails.")
    job_hard_limit_s: int = Field(300, ge=2, description="A worker process stuck for so long is killed.")
    visibility_timeout_s: int = Field(
        3600, ge=2, description="Backstop: an unacknowledged queue message comes back. Above the hard limit."
    )
    shutdown_grace_s: float = Field(
        60, ge=0, description="On SIGTERM a worker finishes its job if it can in this time, then hands it back."
    )

    webhook_secret: Annotated[SecretStr | None, BeforeValidator(_none_if_empty), AfterValidator(_webhook_secret)] = (
        Field(
            None, description='Signs callbacks (Standard Webhooks): "whsec_" and base64. Empty: callbacks are refused.'
        )
    )
    callback_networks: Annotated[tuple[Network, ...], NoDecode, BeforeValidator(_networks)] = Field(
        (), description="Networks (CIDR, comma-separated) that callbacks may reach besides the public internet."
    )
    callback_https_only: bool = Field(
        True, description="Refuse callbacks and endpoints over plain http; `false` lets them be."
    )
    webhook_threads: int = Field(
        32,
        ge=1,
        le=1024,
        description="Threads of a delivery worker (its `-c`); slow receivers get half of them at most, new ones a quarter.",
    )
    webhook_per_receiver: int = Field(
        4, ge=1, description="Attempts at a time to one endpoint, or to one host of jobs' own callbacks."
    )
    webhook_connect_timeout_s: float = Field(5, gt=0, description="Time to connect to a callback's receiver.")
    webhook_timeout_s: float = Field(15, gt=0, description="Time for one whole callback, connecting included.")

    @model_validator(mode="after")
    def _limits_in_order(self) -> Self:
        if not self.job_soft_limit_s < self.job_hard_limit_s < self.visibility_timeout_s:
            raise ValueError(
                "job_soft_limit_s < job_hard_limit_s < visibility_timeout_s must hold:"
                f" {self.job_soft_limit_s}, {self.job_hard_limit_s}, {self.visibility_timeout_s}"
            )
        return self

    def languages_of(self, model: str | None) -> frozenset[str]:
        """The languages that a model knows; None is the configured one."""
        english_only = (model or self.model) in ENGLISH_ONLY
        return frozenset({"en"} if english_only else self.languages.split(","))

    @classmethod
    def from_env(cls) -> Self:
        """Read the environment. Raises SettingsError, naming every variable that has no usable value."""
        try:
            return cls()
        except ValidationError as error:
            raise SettingsError("; ".join(_complaints(error))) from None


def _complaints(error: ValidationError) -> list[str]:
    complaints = []
    for one in error.errors(include_url=False, include_context=False, include_input=False):
        key = f"{PREFIX}{str(one['loc'][0]).upper()}" if one["loc"] else f"{PREFIX}*"
        complaints.append(f"{key}: {one['msg'].removeprefix('Value error, ')}")
    return complaints


def table() -> str:
    """The settings as a Markdown table."""
    rows = ["| Variable | Default | What it does |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        text = json.dumps(field.default).strip('"')
        default = "" if field.default in (None, ()) else f"`{text}`"
        rows.append(f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(table(), end="")
