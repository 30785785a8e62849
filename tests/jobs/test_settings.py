import base64
from ipaddress import ip_network
from pathlib import Path

import pytest

from jobs.errors import SettingsError
from jobs.settings import PREFIX, Settings, signing_key, table

SECRET = "whsec_" + base64.b64encode(b"k" * 32).decode()


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)


def test_the_environment_is_read_and_typed(monkeypatch):
    monkeypatch.setenv("NUTGRAF_LEASE_S", "4.5")
    monkeypatch.setenv("NUTGRAF_CALLBACK_NETWORKS", "10.1.0.0/16, fd00::/8,")
    monkeypatch.setenv("NUTGRAF_CALLBACK_HTTPS_ONLY", "true")
    monkeypatch.setenv("NUTGRAF_CORS_ORIGINS", "https://desk.example, http://localhost:3000,")
    monkeypatch.setenv("NUTGRAF_WEBHOOK_SECRET", SECRET)
    settings = Settings.from_env()
    assert settings.lease_s == 4.5
    assert settings.callback_networks == (ip_network("10.1.0.0/16"), ip_network("fd00::/8"))
    assert settings.callback_https_only is True
    assert settings.cors_origins == ("https://desk.example", "http://localhost:3000")
    assert signing_key(settings.webhook_secret) == b"k" * 32


def test_empty_is_unset_where_a_setting_may_be_missing(monkeypatch):
    for name in (
        "MODEL_REVISION",
        "HEADLINE_MODEL",
        "MODEL_THREADS",
        "WEBHOOK_SECRET",
        "CALLBACK_NETWORKS",
        "CORS_ORIGINS",
    ):
        monkeypatch.setenv(PREFIX + name, "")
    assert Settings.from_env() == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REDIS_URL", "http://user:hunter2@localhost"),
        ("DEVICE", "hunter2"),
        ("LEASE_S", "hunter2"),
        ("LEASE_S", "0"),
        ("MAX_ATTEMPTS", "-1"),
        ("MODEL", ""),
        ("CALLBACK_NETWORKS", "10.0.0.0/8,hunter2"),
        ("CALLBACK_NETWORKS", "10.0.0.1/8"),
        ("CORS_ORIGINS", "https://hunter2.example/path"),
        ("CORS_ORIGINS", "https://*.hunter2.example"),
        ("CORS_ORIGINS", "hunter2"),
        ("WEBHOOK_SECRET", "hunter2"),
        ("WEBHOOK_SECRET", "whsec_hunter2!"),
        ("WEBHOOK_SECRET", "whsec_" + base64.b64encode(b"short").decode()),
    ],
)
def test_a_bad_value_names_its_key_and_is_not_shown(monkeypatch, name, value):
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError, match=PREFIX + name) as caught:
        Settings.from_env()
    assert "hunter2" not in str(caught.value)


def test_every_bad_value_is_named_at_once(monkeypatch):
    monkeypatch.setenv("NUTGRAF_LEASE_S", "soon")
    monkeypatch.setenv("NUTGRAF_DEVICE", "abacus")
    with pytest.raises(SettingsError, match=r"(?s)NUTGRAF_DEVICE.*NUTGRAF_LEASE_S"):
        Settings.from_env()


@pytest.mark.parametrize(
    ("name", "value"), [("VISIBILITY_TIMEOUT_S", "300"), ("JOB_HARD_LIMIT_S", "240"), ("JOB_SOFT_LIMIT_S", "300")]
)
def test_the_limits_must_be_in_order(monkeypatch, name, value):
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsError, match="soft_limit_s < job_hard_limit_s < visibility_timeout_s"):
        Settings.from_env()


def test_settings_are_frozen():
    with pytest.raises(ValueError, match="frozen"):
        Settings().lease_s = 1


def test_secrets_do_not_show():
    settings = Settings(redis_url="redis://:hunter2@localhost/0", webhook_secret=SECRET)
    assert "hunter2" not in repr(settings)
    assert SECRET not in repr(settings)


def test_the_documented_table_is_the_one_in_the_code():
    assert table() in Path("docs/settings.md").read_text()
