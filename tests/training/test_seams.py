"""The training of the network that sees where sentences come apart, on a few of its sentences."""

import re

import numpy as np
import torch

from digest.seams.network import Network
from digest.seams.words import normal
from training.seams import Reader, SeamModel, labelled, learn, numbered, report

SENTENCE = ("The", "ferry", ",", "built", "in", "1961", ",", "sank", "off", "Mur-by-Sea", "on", "Tuesday", ".")
WORDS = ["<pad>", "<unk>", "<s>", "</s>", "the", "ferry", "sank", "0000", ","]


def test_what_is_asked_in_numpy_is_what_was_trained() -> None:
    torch.manual_seed(1)
    model = SeamModel(Reader(len(WORDS))).eval()
    arrays = {name: value.numpy() for name, value in model.state_dict().items()}
    arrays["words"] = np.frombuffer("\n".join(WORDS).encode(), np.uint8)
    stop, spare = Network(arrays)(SENTENCE)
    with torch.inference_mode():
        tokens, lengths = numbered([SENTENCE], {word: number for number, word in enumerate(WORDS)})
        right, right_pair = model(tokens, lengths)
    np.testing.assert_allclose(stop, right[0].sigmoid().numpy(), atol=1e-4)
    after = np.triu(np.ones_like(right_pair[0].numpy()), 1)
    np.testing.assert_allclose(spare, right_pair[0].sigmoid().numpy() * after, atol=1e-4)


def test_the_labels_are_whole() -> None:
    rows = labelled(None)
    assert len(rows) > 1500
    for row in rows:
        assert all(row.tokens[number][0].isalnum() for number in row.stops)
        assert all(first <= last < len(row.tokens) for first, last in row.spare)


def test_it_learns_from_a_few_sentences() -> None:
    rows = labelled(None)
    known, unseen = rows[:300], rows[300:380]
    words = [*WORDS[:4], *sorted({normal(token) for row in known for token in row.tokens})]
    torch.manual_seed(0)
    reader = Reader(len(words))
    before = _precision(report(SeamModel(reader).eval(), unseen, words))
    learned = learn(known, {"words": words, "reader": reader.state_dict()}, epochs=8, rate=1e-2)
    after = _precision(report(learned, unseen, words))
    assert after[0] > 2 * before[0]
    assert after[1] > 2 * before[1]


def _precision(lines: str) -> list[float]:
    return [float(each) for each in re.findall(r"average precision ([\d.]+)", lines)]
