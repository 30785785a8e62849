"""Train a summarisation model from scratch: `python -m training.train --data DIR --out DIR [--eval DIR]`.

Reads the *.jsonl.xz of --data (see `training.data`), writes everything to --out: the pairs, the tokenizer, `state.pt` to go
on from, `log.jsonl`, and `model/`, a checkpoint that `NUTGRAF_MODEL` or `python -m digest --model` takes. The same command
again goes on where it stopped. On CPUs it runs one process a core, which train by themselves and take the mean of their
weights every few steps (local SGD: Stich, 2019); with CUDA one process on the GPU, where larger sizes pay (`--width 512
--batch 256`).

The time is given, not the number of steps: the learning rate falls to nearly nothing at the end of --minutes. The loss is the
negative log-likelihood of headlines and bullets.
"""

import argparse
import json
import math
import os
import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
import torch.distributed as dist
import torch.multiprocessing
from torch.nn.utils import clip_grad_norm_
from tqdm import tqdm
from transformers import GenerationConfig, PreTrainedTokenizerFast

from digest.models import load_generator
from digest.seq2seq.pointer import PointerConfig, PointerModel
from training.data import Pair, load_pairs
from training.measure import Story, measure, read_stories, rouge
from training.tokens import LENGTHS, forms, train_tokenizer

HELD_OUT = 300  # pairs that the loss is measured on
SOURCE_LIMIT = 192  # tokens
WINDOW = 96  # tokens: a passage of about 75 words
_TARGET_LIMIT = 48
_POOL = 40  # batches that are sorted by length together
_APART = 16  # steps between two meetings of the processes
_RENAMED = 0.12  # of a passage's rarer words, each time it is seen
_COMMON = 1_500  # tokens: byte-pair encoding numbers them by how common they are
_EVAL_STORIES = 12  # of each file

Example = tuple[list[int], int, list[int]]
"""(source, length token, line and end)."""


def main() -> None:
    arguments = _parser().parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    processes = arguments.processes or (1 if torch.cuda.is_available() else os.cpu_count() or 1)
    prepare(arguments, workers=processes)
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(arguments.port)}
    if processes == 1:
        train(0, 1, arguments)
    else:
        torch.multiprocessing.spawn(train, (processes, arguments), processes)


def prepare(arguments: argparse.Namespace, *, workers: int) -> None:
    """Pairs and tokenizer, where they are not there yet."""
    pairs = load_pairs(
        arguments.data, arguments.out / "pairs.jsonl.xz", limit=arguments.stories, seed=arguments.seed, workers=workers
    )
    if not (arguments.out / "model" / "tokenizer.json").exists():
        texts = (text for pair in pairs for text in (pair.passage, pair.line))
        train_tokenizer(texts, size=arguments.vocabulary, limit=SOURCE_LIMIT).save_pretrained(arguments.out / "model")


def train(rank: int, processes: int, arguments: argparse.Namespace) -> None:
    """One of the processes: of every epoch each takes its share of the batches."""
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if processes > 1:
        torch.set_num_threads(1)
        dist.init_process_group("gloo", rank=rank, world_size=processes)
    torch.manual_seed(arguments.seed)
    tokenizer = PreTrainedTokenizerFast.from_pretrained(arguments.out / "model")
    pairs = load_pairs(arguments.data, arguments.out / "pairs.jsonl.xz", limit=None, seed=0)
    held_out = min(HELD_OUT, len(pairs) // 10)
    test, examples = encode(pairs[:held_out], tokenizer), encode(pairs[held_out:], tokenizer)
    model = PointerModel(config_of(arguments, tokenizer)).to(device)
    model.forms.copy_(forms(tokenizer))
    model.generation_config = GenerationConfig(
        decoder_start_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id, bos_token_id=tokenizer.bos_token_id,
    )  # fmt: skip
    optimizer = torch.optim.AdamW(
        model.parameters(), lr=arguments.rate, betas=(0.9, 0.98), weight_decay=0.01, fused=True
    )
    state_file = arguments.out / "state.pt"
    epoch, done, step, spent = 0, 0, 0, 0.0
    if state_file.exists():
        state = torch.load(state_file, map_location=device)
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        epoch, done, step, spent = state["epoch"], state["done"], state["step"], state["spent"]
    torch.manual_seed(arguments.seed + 1000 * step + rank)  # dropout differs between the processes
    random.seed(arguments.seed + 1000 * step + rank)
    budget = 60 * arguments.minutes
    stories = read_stories(arguments.eval, limit=_EVAL_STORIES) if arguments.eval and rank == 0 else {}
    bar = tqdm(total=round(budget), initial=round(spent), unit="s", disable=None if rank == 0 else True, mininterval=5)
    if rank == 0 and step == 0:
        row: dict[str, Any] = {"minutes": 0.0, "step": 0}
        row["held_out"] = held_out_loss(model, test, tokenizer.pad_token_id, batch=arguments.batch)
        log(arguments.out, row, bar)
    losses: list[float] = []
    saved, last = spent, time.monotonic()
    while spent < budget:
        plan = batches(examples, arguments.batch, seed=arguments.seed + epoch)[rank::processes]
        for numbers in plan[done:]:
            share = spent / budget
            rate = arguments.rate * min(1, (step + 1) / 100) * (0.02 + 0.49 * (1 + math.cos(math.pi * share)))
            for group in optimizer.param_groups:
                group["lr"] = rate
            mine = [renamed(examples[number], len(tokenizer)) for number in numbers]
            loss = loss_of(model, mine, tokenizer.pad_token_id)
            loss.backward()
            clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            losses.append(loss.item())
            step, done = step + 1, done + 1
            if step % _APART:
                continue
            now = time.monotonic()
            spent, last = meet(model, spent + now - last, processes), now
            bar.update(round(spent) - bar.n)
            if spent - saved > 60 * arguments.save_minutes or spent >= budget:
                if rank == 0:
                    save(arguments.out, model, optimizer, epoch=epoch, done=done, step=step, spent=spent)
                    row = {"minutes": round(spent / 60, 1), "step": step, "epoch": epoch, "loss": mean(losses)}
                    row["held_out"] = held_out_loss(model, test, tokenizer.pad_token_id, batch=arguments.batch)
                    log(arguments.out, row | headlines_of(arguments.out / "model", stories), bar)
                saved, losses, last = spent, [], time.monotonic()
            if spent >= budget:
                break
        else:
            epoch, done = epoch + 1, 0
    if processes > 1:
        dist.barrier()
        dist.destroy_process_group()


def meet(model: PointerModel, spent: float, processes: int) -> float:
    """Give every process the mean of all weights, and the first one's clock."""
    if processes == 1:
        return spent
    with torch.no_grad():
        parameters = list(model.parameters())
        flat = torch.cat([each.flatten() for each in parameters])
        dist.all_reduce(flat)
        flat /= processes
        for each, mean_of in zip(parameters, flat.split([each.numel() for each in parameters]), strict=True):
            each.copy_(mean_of.view_as(each))
    clock = torch.tensor([spent], dtype=torch.float64)
    dist.broadcast(clock, 0)
    return clock.item()


def config_of(arguments: argparse.Namespace, tokenizer: PreTrainedTokenizerFast) -> PointerConfig:
    lengths = {
        want: [[most, tokenizer.convert_tokens_to_ids(token)] for most, token in wanted]
        for want, wanted in LENGTHS.items()
    }
    return PointerConfig(
        vocab_size=len(tokenizer), spoken=min(arguments.spoken, len(tokenizer)), d_model=arguments.width,
        encoder_width=2 * arguments.width // 3, decoder_width=4 * arguments.width // 3, dropout=arguments.dropout,
        max_position_embeddings=SOURCE_LIMIT, window=WINDOW, writes=["headline"], in_order=True, lengths=lengths,
        pad_token_id=tokenizer.pad_token_id, bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id, decoder_start_token_id=tokenizer.bos_token_id,
    )  # fmt: skip


def encode(pairs: Sequence[Pair], tokenizer: PreTrainedTokenizerFast) -> list[Example]:
    """The pairs in tokens."""
    sources = tokenizer([pair.passage for pair in pairs])["input_ids"]
    lines = tokenizer([pair.line for pair in pairs])["input_ids"]
    examples = []
    for pair, source, line in zip(pairs, sources, lines, strict=True):
        asked = next(token for most, token in LENGTHS[pair.want] if len(pair.line.split()) <= most)
        ended = [*line[: _TARGET_LIMIT - 1], tokenizer.eos_token_id]
        examples.append((source[:SOURCE_LIMIT], tokenizer.convert_tokens_to_ids(asked), ended))
    return examples


def batches(examples: Sequence[Example], size: int, *, seed: int) -> list[list[int]]:
    """All examples in batches of about the same length, in a random order."""
    chance = random.Random(seed)
    order = list(range(len(examples)))
    chance.shuffle(order)
    found: list[list[int]] = []
    for start in range(0, len(order), size * _POOL):
        pool = sorted(
            order[start : start + size * _POOL],
            key=lambda number: (len(examples[number][2]) // 3, len(examples[number][0])),
        )
        found += [pool[first : first + size] for first in range(0, len(pool) - size + 1, size)]
    chance.shuffle(found)
    return found


def renamed(example: Example, size: int) -> Example:
    """The example with some of the passage's rarer words turned into others, in the lines too: so the model learns to copy
    what stands there, and not which names go together in the texts it was trained on."""
    source, asked, line = example
    swap = {
        token: random.randrange(_COMMON, size)
        for token in set(source)
        if token >= _COMMON and random.random() < _RENAMED
    }
    return [swap.get(token, token) for token in source], asked, [swap.get(token, token) for token in line]


def loss_of(model: PointerModel, mine: Sequence[Example], pad: int) -> torch.Tensor:
    """The mean negative log-likelihood of a token."""
    source = padded([source for source, _, _ in mine], pad, model.device)
    mask = (source != pad).long()
    wanted = padded([line for _, _, line in mine], pad, model.device)
    start = model.config.decoder_start_token_id
    begun = torch.tensor([[start, asked] for _, asked, _ in mine], device=model.device)
    aligned = torch.nn.functional.pad(wanted, (1, 0))  # at the start token's place nothing is wanted
    written = torch.cat([begun, wanted[:, :-1]], dim=1)
    likelihood = model.likelihood(model.encoder(source, mask), mask, written, aligned)[:, 1:]
    counted = (wanted != pad).to(likelihood.dtype)
    return -(likelihood * counted).sum() / counted.sum()


def padded(rows: Sequence[list[int]], pad: int, device: torch.device) -> torch.Tensor:
    longest = max(map(len, rows))
    return torch.tensor([row + [pad] * (longest - len(row)) for row in rows], device=device)


def save(out: Path, model: PointerModel, optimizer: torch.optim.Optimizer, **place: Any) -> None:
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict(), **place}
    torch.save(state, out / "state.part")
    (out / "state.part").rename(out / "state.pt")
    half = {
        name: weight.half() if weight.is_floating_point() else weight for name, weight in model.state_dict().items()
    }
    config = model.config.dtype
    model.config.dtype = torch.float16
    model.save_pretrained(out / "model", state_dict=half)
    model.config.dtype = config


def log(out: Path, row: dict[str, Any], bar: Any) -> None:
    """A line in the log, and on the terminal."""
    with (out / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")
    bar.write(json.dumps(row))


def mean(values: Sequence[float]) -> float:
    return round(sum(values) / max(len(values), 1), 4)


@torch.inference_mode()
def held_out_loss(model: PointerModel, test: Sequence[Example], pad: int, *, batch: int) -> float:
    """The loss on pairs that are not trained on."""
    model.eval()
    parts = [test[start : start + batch] for start in range(0, len(test), batch)]
    losses = [loss_of(model, part, pad).item() for part in parts]
    model.train()
    return mean(losses)


def headlines_of(checkpoint: Path, stories: dict[str, list[Story]]) -> dict[str, dict[str, float]]:
    """ROUGE-1 of the headlines that the checkpoint chooses and writes, by file and way."""
    found = {}
    for name, own in stories.items():
        ways = measure(load_generator(str(checkpoint)), own)
        scores = {
            way: [rouge(story.headline, line)[0] for story, line in zip(own, lines, strict=True)]
            for way, lines in ways.items()
        }
        found[name] = {way: round(sum(each) / len(each), 1) for way, each in scores.items()}
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of *.jsonl.xz")
    parser.add_argument("--out", type=Path, required=True, help="folder for everything that is made")
    parser.add_argument("--eval", type=Path, help="folder of *.jsonl.gz to measure on")
    parser.add_argument("--minutes", type=float, default=120)
    parser.add_argument("--save-minutes", type=float, default=4)
    parser.add_argument("--stories", type=int, help="only so many")
    parser.add_argument("--vocabulary", type=int, default=16_000)
    parser.add_argument("--spoken", type=int, default=6_000, help="tokens that need not stand in the passage")
    parser.add_argument("--width", type=int, default=192, help="of a word; the LSTMs follow it")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--batch", type=int, default=32, help="pairs a process")
    parser.add_argument("--rate", type=float, default=2e-3, help="the highest learning rate")
    parser.add_argument("--processes", type=int, help="default: one a core, or one with CUDA")
    parser.add_argument("--port", type=int, default=29531, help="where the processes meet")
    parser.add_argument("--seed", type=int, default=1)
    return parser


if __name__ == "__main__":
    main()
