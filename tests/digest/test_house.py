"""The bundled model, as it ships."""

import random
import subprocess
import sys
from pathlib import Path

import pytest
from safetensors import safe_open

from digest.generator import Request
from digest.intake import read_text
from digest.models import load_generator
from digest.sentences import sentences
from digest.shortening import shortens

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "digest" / "house"

# (the story, a headline that it bears out)
HEADLINES = {
    "mill_fire": "Fire destroys most of Pruitt Woolen Mill, injuring two firefighters",
    "night_market": "Court throws out order to close night market in São Bento do Vale",
    "school_radio": "Pupils in Port Meridian speak by radio to astronaut on space station",
    "water_charges": "Households in Tarn Valley will pay £37 more for water next year",
}


@pytest.fixture(scope="module")
def house():
    return load_generator("house", device="cpu", threads=1)


def passage(name: str) -> tuple[str, ...]:
    """The first two sentences of an invented story."""
    article = read_text((ROOT / "tests" / "stories" / f"{name}.txt").read_text(encoding="utf-8"))
    return tuple(" ".join(article.text(sentence.span).split()) for sentence in sentences(article)[:2])


def test_it_ships_small_and_in_half_precision():
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 60_000_000
    with safe_open(FOLDER / "model.safetensors", framework="pt") as weights:
        kinds = {weights.get_slice(name).get_dtype() for name in weights.keys()}  # noqa: SIM118  # it is no mapping
    assert kinds == {"F16", "U8"}


def test_it_says_which_it_is(house):
    assert house.name == "house"
    assert house.revision
    assert not house.story_words


def test_it_needs_no_network():
    code = (
        "import socket\n"
        "def refuse(*_, **__): raise AssertionError('network')\n"
        "socket.getaddrinfo = socket.socket.connect = refuse\n"
        "from digest.models import load_generator\n"
        "load_generator('house', device='cpu', threads=1)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=110, check=False
    )
    assert done.returncode == 0, done.stderr[-1000:]


@pytest.mark.parametrize("name", HEADLINES)
def test_it_likes_a_true_headline_better_than_its_words_in_another_order(house, name):
    words = HEADLINES[name].split()
    shuffled = [" ".join(random.Random(seed).sample(words, len(words))) for seed in range(8)]
    true, *others = house.score([(passage(name), [HEADLINES[name], *shuffled])])[0]
    assert true > max(others)


@pytest.mark.parametrize("name", HEADLINES)
def test_it_likes_a_storys_own_headline_better_than_another_storys(house, name):
    own, *others = house.score([(passage(name), [HEADLINES[name], *(HEADLINES[n] for n in HEADLINES if n != name)])])[0]
    assert own > max(others) + 1


@pytest.mark.parametrize("name", HEADLINES)
def test_what_it_writes_is_the_sentence_shortened(house, name):
    source, least, most = passage(name), 4, 14
    for candidate in house.generate([Request(source, "headline", least, most, 8)])[0]:
        assert len(candidate.text.split()) <= most
        assert candidate.text[0].isupper() or not candidate.text[0].isalpha()
        if candidate.complete:
            assert shortens(candidate.text, source[0])


def test_it_does_write(house):
    written = house.generate([Request(passage(name), "headline", 4, 14, 8) for name in HEADLINES])
    assert sum(any(candidate.complete for candidate in each) for each in written) > len(HEADLINES) / 2


def test_it_writes_no_summaries(house):
    """The story's own bullets are better: it breaks off at abbreviations and condenses the wrong sentence."""
    assert house.generate([Request(passage("mill_fire"), "summary", 8, 28)]) == [()]


def test_it_writes_names_as_the_story_does(house):
    source = (
        "Mei-Lin Abernathy of McKinley & Sons met Irène Okafor-Brandt in São Bento do Vale on Tuesday, the U.S. said.",
    )
    known = set(source[0].replace(",", "").split())
    for candidate in house.generate([Request(source, "headline", 4, 14, 8)])[0]:
        names = [word.strip(".,") for word in candidate.text.split()[1:] if word[0].isupper()]
        assert {name for name in names if name not in known and f"{name}." not in known} == set()
