"""A model by its name."""

from pathlib import Path
from typing import Literal

from digest.generator import LEAD, Generator, LeadGenerator

Device = Literal["auto", "cpu", "cuda"]
Dtype = Literal["auto", "float32", "bfloat16", "float16"]

HOUSE = "house"
_HOUSE_FOLDER = Path(__file__).parent / HOUSE


def load_generator(
    name: str,
    *,
    revision: str | None = None,
    device: Device = "auto",
    dtype: Dtype = "auto",
    beams: int = 4,
    language: str | None = None,
    threads: int | None = None,
) -> Generator:
    """The generator called `name`: "lead" (no model), "house" (the bundled one), a Hugging Face hub name, or the directory of a
    checkpoint.

    `revision` pins a hub checkpoint to a commit. `language` is a BCP 47 tag: what a model of many languages is to write
    (None: what it was tuned to write, else English). `threads` is how many a model may use on a CPU (None: as PyTorch
    is set, and one for "house"). Raises ModelError where the model cannot be loaded or is no sequence-to-sequence model.
    """
    if name == LEAD:
        return LeadGenerator()
    if name == HOUSE:
        # At its size threads only wait for one another.
        name, revision, threads = str(_HOUSE_FOLDER), None, threads or 1
    # Only here, so that whoever asks for "lead" needs no PyTorch and loads none.
    from digest.seq2seq import Seq2SeqGenerator

    return Seq2SeqGenerator(
        name, revision=revision, device=device, dtype=dtype, beams=beams, language=language, threads=threads
    )
