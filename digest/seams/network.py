"""The network behind `digest.seams`, in numpy: read from the file that `training.seams` writes, and asked of one sentence."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from digest.seams.words import LONGEST, ending, normal, shape

Array = NDArray[np.float32]
_UNKNOWN, _BEGINS, _ENDS = 1, 2, 3  # the vocabulary's first: 0 is nothing


class Network:
    """Of each token the word, its ending and its shape; one LSTM layer in each direction that was taught to foretell the next
    word, one on top of it; a hidden layer over what stands on both sides of a boundary."""

    def __init__(self, arrays: Mapping[str, Any]) -> None:
        self._numbers = {word: number for number, word in enumerate(bytes(arrays["words"]).decode().split("\n"))}
        self._arrays = {name: arrays[name].astype(np.float32) for name in arrays if name != "words"}

    @classmethod
    def load(cls) -> "Network":
        with (files("digest.seams") / "network.npz").open("rb") as file, np.load(file) as arrays:
            return cls(dict(arrays))

    def __call__(self, tokens: tuple[str, ...]) -> tuple[list[float], list[list[float]]]:
        """The chances for each boundary, tokens + 1, and for each pair of them: one before the other."""
        read = self._read(tokens)
        both = np.concatenate([read[:-1], read[1:]], axis=1)
        stop = _chance(
            np.maximum(self._linear("stop1", both), 0) @ self._arrays["stop2.weight"][0] + self._arrays["stop2.bias"]
        )
        first, last = self._linear("a", both), self._linear("b", both)
        apart = np.clip(np.arange(len(both))[None] - np.arange(len(both))[:, None], 0, LONGEST)
        joint = np.maximum(first[:, None] + last[None] + self._arrays["ln.weight"][apart], 0)
        spare = _chance(joint @ self._arrays["o.weight"][0] + self._arrays["o.bias"])
        return stop.tolist(), np.where(apart > 0, spare, 0).tolist()

    def _read(self, tokens: tuple[str, ...]) -> Array:
        words = [normal(token) for token in tokens]
        numbers = [_BEGINS, *(self._numbers.get(word, _UNKNOWN) for word in words), _ENDS]
        endings = [0, *map(ending, words), 0]
        shapes = [0, *map(shape, tokens), 0]
        table = self._arrays
        seen = np.concatenate(
            [table["base.we.weight"][numbers], table["base.se.weight"][endings], table["base.he.weight"][shapes]],
            axis=1,
        )
        heard = [seen, self._lstm("base.f", "l0", seen), self._lstm("base.b", "l0", seen[::-1])[::-1]]
        below = np.concatenate(heard, axis=1)
        return np.concatenate(
            [self._lstm("l1", "l0", below), self._lstm("l1", "l0_reverse", below[::-1])[::-1]], axis=1
        )

    def _linear(self, name: str, given: Array) -> Array:
        return np.asarray(given @ self._arrays[f"{name}.weight"].T + self._arrays[f"{name}.bias"])

    def _lstm(self, name: str, layer: str, given: Array) -> Array:
        """(Hochreiter and Schmidhuber, 1997), with the gates in the order of PyTorch: input, forget, cell, output."""
        table = self._arrays
        inward = (
            given @ table[f"{name}.weight_ih_{layer}"].T
            + table[f"{name}.bias_ih_{layer}"]
            + table[f"{name}.bias_hh_{layer}"]
        )
        back = table[f"{name}.weight_hh_{layer}"].T
        width = back.shape[0]
        state, cell = np.zeros(width, np.float32), np.zeros(width, np.float32)
        out = np.empty((len(given), width), np.float32)
        for place, row in enumerate(inward):
            gates = row + state @ back
            let, keep, show = (_chance(gates[part * width : (part + 1) * width]) for part in (0, 1, 3))
            cell = keep * cell + let * np.tanh(gates[2 * width : 3 * width])
            state = show * np.tanh(cell)
            out[place] = state
        return out


def _chance(logits: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), dtype=np.float32)
