"""Training, run as a person runs it: on invented releases always, on real ones where they are beside the repository."""

import itertools
import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest

from digest.generator import Request
from digest.models import load_generator
from training.data import clean_headline, nearness, pairs_of

SHARED = Path(__file__).parents[3] / "shared" / "data"

_PLACES = ("Halverby", "Little Hythe", "Calder Falls", "Ennerskill", "Tarn", "Alderwick", "Low Garth", "Port Meridian")
_THINGS = ("a new slipway", "the old mill", "a footbridge", "two school buses", "a night market", "the town library")
_REASONS = ("cracks were found in its piers", "two dry winters", "a storm in January", "the last one burnt down")


def invented_releases() -> list[dict[str, str]]:
    rows = []
    for number, (town, thing, reason) in enumerate(itertools.product(_PLACES, _THINGS, _REASONS)):
        cost = f"{number + 2}.{number % 9} million"
        rows.append(
            {
                "source": "invented",
                "headline": f"{town} council to spend ${cost} on {thing}",
                "text": f"{town} council voted on Tuesday to spend ${cost} on {thing} after {reason}, the mayor said.\n"
                f"The work, which was first planned in {2001 + number % 20}, will begin in May and take {number + 5} weeks. "
                f"Neighbors in {town} had asked for it for years.\n",
            }
        )
    return rows


def write(folder: Path, rows: list[dict[str, str]]) -> Path:
    folder.mkdir()
    with lzma.open(folder / "releases.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return folder


def run(data: Path, out: Path, *options: str) -> list[dict[str, float]]:
    """Train, and return the log's lines."""
    given = ["--data", str(data), "--out", str(out), "--port", "29533", *options]
    command = [sys.executable, "-m", "training.train", *given]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=170, check=False, env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in (out / "log.jsonl").read_text(encoding="utf-8").splitlines()]


SMALL = ("--vocabulary", "400", "--spoken", "300", "--width", "48", "--batch", "8")


@pytest.mark.slow
def test_a_model_from_scratch_goes_on_where_it_stopped_and_is_loaded_by_its_folder(tmp_path):
    data, out = write(tmp_path / "data", invented_releases()), tmp_path / "out"
    first = run(data, out, *SMALL, "--minutes", "0.1", "--processes", "1")
    assert first[-1]["held_out"] < first[0]["held_out"]
    more = run(data, out, *SMALL, "--minutes", "0.3", "--processes", "2")
    assert more[: len(first)] == first
    assert more[-1]["step"] > first[-1]["step"]
    assert more[-1]["held_out"] < first[-1]["held_out"]
    generator = load_generator(str(out / "model"), device="cpu")
    passage = (
        "Ferrybridge council voted on Tuesday to spend $4.5 million on a slipway after a storm, the mayor said.",
    )
    ((likelihood,),) = generator.score([(passage, ["Council to spend $4.5 million on slipway"])], want="headline")
    assert -20 < likelihood < 0
    assert len(generator.generate([Request(passage, "headline", 4, 14)])) == 1


@pytest.mark.slow
@pytest.mark.timeout(240)
@pytest.mark.skipif(not SHARED.exists(), reason="the training text is not beside the repository")
def test_the_bundled_model_can_be_made_again_from_two_thousand_stories(tmp_path):
    rows = run(SHARED, tmp_path, "--stories", "2000", "--vocabulary", "8000", "--minutes", "1.2")
    losses = [row["held_out"] for row in rows]
    assert losses[-1] < 0.8 * losses[0]  # a slow machine sees fewer of the pairs in the same time


def test_a_release_teaches_its_headline_a_cut_and_a_bullet():
    row = {
        "source": "congress_press",
        "headline": "Sen. Okonjo (R-Ore.) Opens Slipway in Halverby Harbour After Ten Weeks of Repairs.",
        "text": "WASHINGTON – Sen. Marta Okonjo (R-Ore.) opened the slipway in Halverby harbour on Tuesday after ten weeks of "
        "repairs, which cost $2.3 million.\nThe ferry carries about 1,900 passengers a day. It does the journey in six "
        "minutes.\n“The concrete has set,” Okonjo said to those who had come to see it in spite of the rain.\n",
    }
    headline, cut, *others = pairs_of(row)
    assert headline.line == "Okonjo Opens Slipway in Halverby Harbour After Ten Weeks of Repairs"
    assert headline.passage.startswith("Sen. Marta Okonjo opened the slipway")
    assert cut.passage == headline.passage
    assert (cut.line, cut.want) == ("Okonjo opened slipway in Halverby harbour after ten weeks of repairs", "headline")
    for bullet in others:
        assert bullet.want == "summary"
        assert bullet.line in f"{bullet.passage}."


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("Statement on the Slipway in Halverby Harbour", "The slipway in Halverby harbour is a statement. " * 5),
        ("Okonjo Names Her New Staff in Ferrybridge", "The slipway in Halverby harbour opened again on Tuesday. " * 5),
        ("Too short", "The slipway in Halverby harbour opened again on Tuesday. " * 5),
    ],
)
def test_what_would_teach_invention_is_left_out(headline, text):
    assert pairs_of({"source": "doj_press", "headline": headline, "text": text}) == []


def test_clean_headline():
    assert clean_headline("ICYMI: Reps. Okonjo, Reed  Open Slipway.") == "Okonjo, Reed Open Slipway"
    assert clean_headline("Slipway: What It Cost") == "Slipway: What It Cost"


def test_nearness():
    line = "Council opens slipway"
    assert nearness(line, line) == 1
    assert nearness("Council opens the slipway", line) > nearness("The slipway opens a council", line) > 0
    assert nearness("Nothing of it", line) == 0
