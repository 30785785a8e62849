"""Train the network that sees where a sentence comes apart (`digest.seams`).

    python -m training.seams read --data FOLDER --out base.pt [--minutes 75]
    python -m training.seams learn --base base.pt --data FOLDER --out digest/seams/network.npz

FOLDER holds *.jsonl.xz files of {"text"} a line. `read` teaches an LSTM in each direction to foretell the next word of their
sentences (Peters et al., 2018), so that it knows words in their places. `learn` puts a layer on top and teaches it, from
`training/seams.jsonl`, where sentences may stop and what they can spare; a sixth of the texts are held out first, to print how
well that goes, and then it learns from all. A line of that file is a sentence, or where in FOLDER it stands, the places where it
may stop, and the stretches that can go, all in characters.
"""

import argparse
import json
import lzma
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from tqdm import tqdm

from digest.seams.words import ENDINGS, LONGEST, SHAPES, TOKEN, ending, normal, shape

_WORDS = 26_000  # in the vocabulary
_LEAST_COUNT = 4
_SPECIAL = ("<pad>", "<unk>", "<s>", "</s>")
_STORIES = 16_000  # of each file, so that no kind of release outweighs the others
_SENTENCES = 1_100_000
_LENGTHS = (6, 60)  # tokens
_SPLIT = re.compile(r"(?<=[a-z0-9)”\"][.!?])\s+(?=[A-Z“\"])|\n")
_EPOCHS = 9
_BATCH = 24
_HELD_OUT = 6  # one text in so many
_SPANS_WEIGH = 8.0  # most stretches can't go: without a weight they would hardly count
_LABELS = Path(__file__).with_name("seams.jsonl")


class Reader(nn.Module):
    """Two LSTMs over a sentence, one from each side, given each token's word, ending and shape."""

    def __init__(self, words: int, *, word: int = 128, end: int = 32, form: int = 8, width: int = 256) -> None:
        super().__init__()
        self.we, self.se, self.he = nn.Embedding(words, word), nn.Embedding(ENDINGS, end), nn.Embedding(SHAPES, form)
        for table in (self.we, self.se, self.he):
            nn.init.normal_(table.weight, std=0.1)
        self.given, self.width = word + end + form, width
        self.f = nn.LSTM(self.given, width, batch_first=True)
        self.b = nn.LSTM(self.given, width, batch_first=True)
        self.drop = nn.Dropout(0.1)

    def forward(self, tokens: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """`tokens`: (3, batch, tokens), the numbers of words, endings and shapes. What was given, and what was read from the
        left and from the right, each (batch, tokens, width)."""
        given = self.drop(torch.cat([self.we(tokens[0]), self.se(tokens[1]), self.he(tokens[2])], dim=2))
        onward, _ = self.f(given)
        reverse = (lengths[:, None] - 1 - torch.arange(tokens.shape[2])).clamp(min=0)[:, :, None]
        back, _ = self.b(given.gather(1, reverse.expand(-1, -1, self.given)))
        return given, onward, back.gather(1, reverse.expand(-1, -1, self.width))


class SeamModel(nn.Module):
    """A layer over the reader, and for each boundary between tokens whether a sentence may stop there, for each pair of them
    whether what stands between can go."""

    def __init__(self, base: Reader, *, width: int = 128, hidden: int = 96) -> None:
        super().__init__()
        self.base = base
        self.l1 = nn.LSTM(2 * base.width + base.given, width, batch_first=True, bidirectional=True)
        self.drop = nn.Dropout(0.4)
        self.stop1, self.stop2 = nn.Linear(4 * width, hidden), nn.Linear(hidden, 1)
        self.a, self.b = nn.Linear(4 * width, hidden), nn.Linear(4 * width, hidden)
        self.ln, self.o = nn.Embedding(LONGEST + 1, hidden), nn.Linear(hidden, 1)
        nn.init.zeros_(self.ln.weight)

    def forward(self, tokens: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """The logits, (batch, boundaries) and (batch, boundaries, boundaries)."""
        return self.judge(torch.cat(self.base(tokens, lengths), dim=2), lengths)

    def judge(self, read: Tensor, lengths: Tensor) -> tuple[Tensor, Tensor]:
        """The same of sentences that the reader has read."""
        packed = nn.utils.rnn.pack_padded_sequence(self.drop(read), lengths, batch_first=True, enforce_sorted=False)
        seen, _ = nn.utils.rnn.pad_packed_sequence(self.l1(packed)[0], batch_first=True)
        seen = self.drop(seen)
        both = torch.cat([seen[:, :-1], seen[:, 1:]], dim=2)
        stop = self.stop2(self.drop(torch.relu(self.stop1(both)))).squeeze(2)
        places = torch.arange(both.shape[1])
        apart = (places[None] - places[:, None]).clamp(0, LONGEST)
        joint = torch.relu(self.a(both)[:, :, None] + self.b(both)[:, None] + self.ln(apart)[None])
        return stop, self.o(joint).squeeze(3)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence: its tokens, the numbers of those that it may stop after, the first and the last of each stretch that can go."""

    source: str
    tokens: tuple[str, ...]
    stops: tuple[int, ...]
    spare: tuple[tuple[int, int], ...]


def numbered(sentences: Sequence[Sequence[str]], vocabulary: dict[str, int]) -> tuple[Tensor, Tensor]:
    """(3, sentences, tokens + 2) numbers, between a beginning and an end, and how many tokens each has."""
    longest = max(map(len, sentences)) + 2
    tokens = torch.zeros(3, len(sentences), longest, dtype=torch.long)
    for row, sentence in enumerate(sentences):
        words = [normal(word) for word in sentence]
        last = len(words) + 1
        tokens[0, row, 0], tokens[0, row, last] = _SPECIAL.index("<s>"), _SPECIAL.index("</s>")
        tokens[0, row, 1:last] = torch.tensor([vocabulary.get(word, 1) for word in words])
        tokens[1, row, 1:last] = torch.tensor([ending(word) for word in words])
        tokens[2, row, 1:last] = torch.tensor([shape(word) for word in sentence])
    return tokens, torch.tensor([len(sentence) + 2 for sentence in sentences])


def read(folder: Path, out: Path, *, minutes: float) -> None:
    """Teach the reader for so many minutes, and write it with its vocabulary."""
    chance = random.Random(0)
    sentences: list[list[str]] = []
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            lines = file.readlines()
        chance.shuffle(lines)
        for line in lines[:_STORIES]:
            made = (TOKEN.findall(each) for each in _SPLIT.split(json.loads(line)["text"][:4_000]))
            sentences += [each for each in made if _LENGTHS[0] <= len(each) <= _LENGTHS[1]]
    counts = Counter(normal(word) for sentence in sentences for word in sentence)
    words = [*_SPECIAL, *(word for word, times in counts.most_common(_WORDS) if times >= _LEAST_COUNT)]
    vocabulary = {word: number for number, word in enumerate(words)}
    chance.shuffle(sentences)
    sentences = sentences[:_SENTENCES]
    reader = Reader(len(words))
    guess = nn.AdaptiveLogSoftmaxWithLoss(reader.width, len(words), [1_000, 6_000], div_value=4)
    weights = [*reader.parameters(), *guess.parameters()]
    optimizer = torch.optim.Adam(weights, lr=3e-3)
    began, step, bar = time.monotonic(), 0, tqdm(unit=" batches", disable=None)
    while True:
        chance.shuffle(sentences)
        alike = [each for at in range(0, len(sentences), 6_400) for each in sorted(sentences[at : at + 6_400], key=len)]
        batches = [alike[at : at + 64] for at in range(0, len(alike), 64)]
        chance.shuffle(batches)
        for batch in batches:
            done = (time.monotonic() - began) / (60 * minutes)
            if done >= 1:
                torch.save({"words": words, "reader": reader.state_dict()}, out)
                return
            for group in optimizer.param_groups:
                group["lr"] = 3e-3 * min(1, step / 200) * (1 - done) + 1e-5
            tokens, lengths = numbered(batch, vocabulary)
            _, onward, back = reader(tokens, lengths)
            there = tokens[0, :, 1:] > 0
            loss = guess(onward[:, :-1][there], tokens[0, :, 1:][there]).loss
            loss = loss + guess(back[:, 1:][there], tokens[0, :, :-1][there]).loss
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimizer.step()
            step += 1
            bar.set_postfix(loss=f"{loss.item():.2f}")
            bar.update()


def labelled(folder: Path | None) -> list[Labelled]:
    """What `training/seams.jsonl` holds; without a folder of releases only the sentences that were invented."""
    rows = [json.loads(line) for line in _LABELS.read_text(encoding="utf-8").splitlines()]
    texts: dict[str, list[str]] = {}
    for name in sorted({row["file"] for row in rows if "file" in row}) if folder else ():
        with lzma.open(folder / f"{name}.jsonl.xz", "rt", encoding="utf-8") as file:
            wanted = {row["row"] for row in rows if row.get("file") == name}
            texts[name] = [json.loads(line)["text"] if at in wanted else "" for at, line in enumerate(file)]
    found = []
    for row in rows:
        if "file" in row and not folder:
            continue
        text = row.get("text") or " ".join(texts[row["file"]][row["row"]][slice(*row["span"])].split())
        tokens = list(TOKEN.finditer(text))
        starts = {each.start(): number for number, each in enumerate(tokens)}
        ends = {each.end(): number for number, each in enumerate(tokens)}
        found.append(
            Labelled(
                row["source"],
                tuple(each[0] for each in tokens),
                tuple(ends[place] for place in row["stops"]),
                tuple((starts[start], ends[end]) for start, end in row["spare"]),
            )
        )
    return found


def _targets(rows: Sequence[Labelled], boundaries: int) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """What is right for each boundary and pair, and which of them are asked: words, but not the last one."""
    stop, spare = torch.zeros(len(rows), boundaries), torch.zeros(len(rows), boundaries, boundaries)
    ask, ask_pair = stop.bool(), spare.bool()
    for number, row in enumerate(rows):
        words = [place for place, token in enumerate(row.tokens) if token[0].isalnum()]
        for place in words[1:-1]:
            ask[number, place + 1] = True
        for first in words:
            for last in words[:-1]:
                ask_pair[number, first, last + 1] = first <= last < first + LONGEST
        for place in row.stops:
            stop[number, place + 1] = 1
        for first, last in row.spare:
            spare[number, first, last + 1] = 1
    return stop, spare, ask, ask_pair


def learn(rows: Sequence[Labelled], base: dict[str, Any], *, epochs: int = _EPOCHS, rate: float = 2e-3) -> SeamModel:
    """A network that has learned from these sentences. The reader stays as it is, so that it reads each only once."""
    torch.manual_seed(0)
    vocabulary = {word: number for number, word in enumerate(base["words"])}
    network = SeamModel(reader := Reader(len(vocabulary)))
    reader.load_state_dict(base["reader"])
    reader.requires_grad_(requires_grad=False).eval()
    known = [(row, reading) for row, reading in zip(rows, _readings(reader, rows, vocabulary), strict=True)]
    optimizer = torch.optim.AdamW(
        [weight for weight in network.parameters() if weight.requires_grad], lr=rate, weight_decay=1e-4
    )
    chance, steps, step = random.Random(0), epochs * (len(rows) // _BATCH + 1), 0
    for _ in tqdm(range(epochs), unit=" epochs", disable=None):
        order = sorted(known, key=lambda each: (len(each[0].tokens) // 6, chance.random()))
        batches = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
        chance.shuffle(batches)
        network.train()
        for batch in batches:
            step += 1
            optimizer.param_groups[0]["lr"] = rate * min(1, step / 100) * max(0.02, 1 - step / steps)
            read = nn.utils.rnn.pad_sequence([reading.float() for _, reading in batch], batch_first=True)
            stop, spare = network.judge(read, torch.tensor([len(reading) for _, reading in batch]))
            right, right_pair, ask, ask_pair = _targets([row for row, _ in batch], stop.shape[1])
            loss = functional.binary_cross_entropy_with_logits(stop[ask], right[ask])
            loss = loss + _SPANS_WEIGH * functional.binary_cross_entropy_with_logits(
                spare[ask_pair], right_pair[ask_pair]
            )
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
    return network.eval()


@torch.inference_mode()
def _readings(reader: Reader, rows: Sequence[Labelled], vocabulary: dict[str, int]) -> list[Tensor]:
    """What the reader makes of each sentence, (tokens + 2, what it gives), in half precision."""
    found: list[Tensor] = [torch.empty(0)] * len(rows)
    order = sorted(range(len(rows)), key=lambda number: len(rows[number].tokens))
    for at in range(0, len(order), 64):
        numbers = order[at : at + 64]
        tokens, lengths = numbered([rows[number].tokens for number in numbers], vocabulary)
        read = torch.cat(reader(tokens, lengths), dim=2).half()
        for place, number in enumerate(numbers):
            found[number] = read[place, : len(rows[number].tokens) + 2].clone()
    return found


@torch.inference_mode()
def report(network: SeamModel, rows: Sequence[Labelled], words: Sequence[str]) -> str:
    """How well the network does on sentences it has not seen: average precision, precision and recall from some chances on."""
    vocabulary = {word: number for number, word in enumerate(words)}
    asked: dict[str, list[tuple[Tensor, Tensor]]] = {"stops": [], "stretches": []}
    for at in range(0, len(rows), 32):
        batch = rows[at : at + 32]
        stop, spare = network(*numbered([row.tokens for row in batch], vocabulary))
        right, right_pair, ask, ask_pair = _targets(batch, stop.shape[1])
        asked["stops"].append((stop[ask].sigmoid(), right[ask]))
        asked["stretches"].append((spare[ask_pair].sigmoid(), right_pair[ask_pair]))
    lines = []
    for name, pieces in asked.items():
        chances, right = (torch.cat(each) for each in zip(*pieces, strict=True))
        chances, order = chances.sort(descending=True)
        hits = right[order].cumsum(0)
        precision, recall = hits / torch.arange(1, len(hits) + 1), hits / right.sum()
        average = float((precision * right[order]).sum() / right.sum())
        points = []
        for least in (0.5, 0.7, 0.9):
            last = int((chances >= least).sum()) - 1
            points.append(f"{least}: {precision[last]:.2f}/{recall[last]:.2f}" if last >= 0 else f"{least}: none")
        lines.append(
            f"{name}: {int(right.sum())} right ones; average precision {average:.3f}; precision/recall from {', '.join(points)}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.seams", description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("read", "learn"))
    parser.add_argument(
        "--data", type=Path, help="folder of *.jsonl.xz; without it only invented sentences are learned from"
    )
    parser.add_argument("--base", type=Path, help="what `read` wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=75.0)
    parser.add_argument("--epochs", type=int, default=_EPOCHS)
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    if given.what == "read":
        if given.data is None:
            parser.error("read wants --data")
        read(given.data, given.out, minutes=given.minutes)
        return
    if given.base is None:
        parser.error("learn wants --base")
    base = torch.load(given.base, weights_only=True)
    rows = labelled(given.data)
    sources = sorted({row.source for row in rows})
    held = set(random.Random(7).sample(sources, len(sources) // _HELD_OUT))
    known = [row for row in rows if row.source not in held]
    print(f"{len(rows)} sentences, {len(rows) - len(known)} held out")
    print(report(learn(known, base, epochs=given.epochs), [row for row in rows if row.source in held], base["words"]))
    arrays = {
        name: value.numpy().astype(np.float16)
        for name, value in learn(rows, base, epochs=given.epochs).state_dict().items()
    }
    words = np.frombuffer("\n".join(base["words"]).encode(), np.uint8)
    np.savez_compressed(given.out, words=words, **arrays)


if __name__ == "__main__":
    sys.exit(main())
