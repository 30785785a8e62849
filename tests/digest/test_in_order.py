"""What a model that shortens may write next."""

from functools import reduce

import pytest

from digest.models import load_generator
from digest.seq2seq.in_order import Shortener
from digest.shortening import in_headline_grammar

SENTENCE = "The council, which met on Monday, has declared the outbreak of fever in Tarn Valley to be an emergency."


@pytest.fixture(scope="module")
def tokenizer():
    return load_generator("house", device="cpu", threads=1)._tokenizer


@pytest.fixture(scope="module")
def shortener(tokenizer):
    return Shortener(in_headline_grammar(SENTENCE), tokenizer)


def may_write(shortener: Shortener, tokenizer, line: str) -> bool:
    states = shortener.begin()
    for token in tokenizer(line, add_special_tokens=False)["input_ids"]:
        if token not in shortener.tokens(states):
            return False
        states = shortener.then(states, token)
    return shortener.may_end(states)


@pytest.mark.parametrize(
    "line",
    [
        "Council declares outbreak of fever in Tarn Valley to be an emergency",
        "Council, which met on Monday, declares outbreak of fever in Tarn Valley to be an emergency",
    ],
)
def test_a_shorter_form_can_be_written(shortener, tokenizer, line):
    assert may_write(shortener, tokenizer, line)


@pytest.mark.parametrize(
    "line",
    [
        "Outbreak declared council",  # another order
        "Council declared fever",  # in mid-phrase
        "Council met on Monday",  # not its main verb
        "Council declares",  # breaks off
        "Council declares outbreak of cholera",  # a word that is not there
        "Council declares outbreak of",
        "",
    ],
)
def test_nothing_else_can(shortener, tokenizer, line):
    assert not may_write(shortener, tokenizer, line)


def test_the_future_stays_one(tokenizer):
    shortener = Shortener(
        in_headline_grammar("The council will announce a plan to close the bridge, a spokesman said."), tokenizer
    )
    assert may_write(shortener, tokenizer, "Council to announce plan to close bridge")
    assert not may_write(shortener, tokenizer, "Council announces plan to close bridge")


def test_a_name_is_not_broken_off(tokenizer):
    shortener = Shortener(in_headline_grammar("Zbigniew Okafor-Brandt resigned on Friday."), tokenizer)
    pieces = tokenizer("Zbigniew Okafor-Brandt", add_special_tokens=False)["input_ids"]
    states = reduce(shortener.then, pieces[:1], shortener.begin())
    assert shortener.tokens(states) >= {pieces[1]}
    assert not shortener.may_end(states)


@pytest.mark.parametrize("sentence", ["", "…", "Fire!", "A long list of names, and nothing done"])
def test_where_no_verb_is_nothing_can_be_written(tokenizer, sentence):
    shortener = Shortener(in_headline_grammar(sentence), tokenizer)
    assert shortener.tokens(shortener.begin()) == set()
