"""Which model a worker uses for a story."""

import pytest

from digest import Options, Summarizer
from digest.errors import ModelError
from jobs.job import Json, Submission
from jobs.settings import Settings
from tests.digest.test_pipeline import Writer, story
from worker.engine import Engine

SETTINGS = Settings(model="writer")


def digested(model: str | None) -> Json:
    engine = Engine(SETTINGS, load=lambda _: Summarizer(Writer(headline=["Mill destroyed by fire"])))
    asked = Submission(text=story("mill_fire"), options=Options(model=model))
    return engine.digest(asked, report=lambda *_: None)


def test_the_configured_model_writes_unless_told_otherwise() -> None:
    for model in (None, "writer"):
        digest = digested(model)
        assert (digest["model"]["name"], digest["headline"]["text"]) == ("writer", "Mill destroyed by fire")


def test_lead_is_always_there() -> None:
    digest = digested("lead")
    assert (digest["model"]["name"], digest["bullets"][0]["origin"]) == ("lead", "story")


def test_another_model_is_not() -> None:
    with pytest.raises(ModelError):
        digested("house")
