"""A checkpoint: model and tokenizer loaded, and what its architecture wants of whoever calls it."""

import contextlib
import logging
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
import transformers
from safetensors import SafetensorError
from transformers import (
    MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING,
    AutoConfig,
    AutoModelForSeq2SeqLM,
    AutoTokenizer,
    GenerationConfig,
)
from transformers.utils.hub import resolve_revision

from digest.errors import ModelError
from digest.generator import Want
from digest.seq2seq import pointer  # noqa: F401  # transformers knows the architecture of the bundled model by this

logger = logging.getLogger(__name__)

# What from_pretrained is known to raise: no such name, no network, a broken file, weights of another shape.
_LOADING_ERRORS = (OSError, ValueError, KeyError, TypeError, AttributeError, ImportError, RuntimeError, SafetensorError)

# Their activations overflow in half precision; bfloat16 has the range.
_NO_FLOAT16 = {"t5", "mt5", "umt5", "longt5", "switch_transformers", "t5gemma", "t5gemma2", "pegasus", "pegasus_x"}

_RELATIVE_POSITIONS_LIMIT = 512  # tokens: what T5 was trained on, for models whose configuration names no limit
_UNLIMITED = 10**6  # a tokenizer's model_max_length above this is transformers' way to say that it knows none

# What a checkpoint may say about how it likes to be decoded; everything else is ours.
_KEPT = (
    "bos_token_id",
    "eos_token_id",
    "pad_token_id",
    "decoder_start_token_id",
    "forced_bos_token_id",
    "suppress_tokens",
    "bad_words_ids",
    "no_repeat_ngram_size",
    "repetition_penalty",
    "length_penalty",
    "early_stopping",
)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A loaded checkpoint. `window` is what it reads well, `source_limit` and `target_limit` what it can take, in tokens, special
    ones included. `lengths` are, for what is wanted, (words at most, token that asks for so many), where the model was taught
    such tokens. Not `cased`: its tokenizer drops capitals."""

    model: Any
    tokenizer: Any
    revision: str | None
    window: int
    source_limit: int
    target_limit: int
    prefix: str
    pad_to_multiple_of: int | None
    global_attention: bool
    start: tuple[int, ...]
    ends: frozenset[int]
    lengths: dict[Want, tuple[tuple[int, int], ...]]
    cased: bool

    def start_of(self, want: Want, words: int) -> list[int]:
        """What the decoder is given before a line of about so many words."""
        lengths = self.lengths.get(want, ())
        return [*self.start, *[token for most, token in lengths if words <= most or most == lengths[-1][0]][:1]]

    def starts_of(self, want: Want, least: int, most: int) -> list[list[int]]:
        """What the decoder is given before lines of so many words: one start for each length that was taught and fits."""
        lengths = self.lengths.get(want, ())
        begins = [1, *(longest + 1 for longest, _ in lengths)]
        fitting = [
            token for begin, (end, token) in zip(begins, lengths, strict=False) if begin <= most and end >= least
        ]
        return [[*self.start, token] for token in fitting] or [self.start_of(want, most)]


def load_checkpoint(name: str, *, revision: str | None, device: str, dtype: str, language: str | None) -> Checkpoint:
    """Load a checkpoint by hub name or from a directory. Raises ModelError."""
    local = Path(name).is_dir()
    if not local and (name.startswith((".", "/", "~")) or name.count("/") > 1):
        raise ModelError(f"no such model directory: {name}")
    if not local:
        asked, revision = revision, resolve_revision(name, revision)
        if asked is None:
            logger.warning("model %s is not pinned to a revision: what it is may change when it is loaded again", name)
    target = _device(device)
    try:
        config = AutoConfig.from_pretrained(name, revision=revision, trust_remote_code=False)
    except _LOADING_ERRORS as error:
        raise ModelError(f"model {name} cannot be loaded: {_reason(error)}") from error
    if not config.is_encoder_decoder or type(config) not in MODEL_FOR_SEQ_TO_SEQ_CAUSAL_LM_MAPPING:
        raise ModelError(f"model {name} is no sequence-to-sequence model but {config.model_type or 'of unknown type'}")
    try:
        with _quiet_unless_terminal():
            tokenizer = AutoTokenizer.from_pretrained(name, revision=revision, trust_remote_code=False)
            model, loading = AutoModelForSeq2SeqLM.from_pretrained(
                name,
                revision=revision,
                trust_remote_code=False,
                dtype=_dtype(dtype, target, config.model_type),
                output_loading_info=True,
            )
    except _LOADING_ERRORS as error:
        raise ModelError(f"model {name} cannot be loaded: {_reason(error)}") from error
    if loading["missing_keys"]:
        # transformers would fill them with random numbers and go on.
        raise ModelError(f"model {name} lacks weights: {', '.join(sorted(loading['missing_keys'])[:3])}")
    if 2 * len(tokenizer) < model.get_input_embeddings().num_embeddings:
        # Without its files transformers makes a tokenizer of special tokens only.
        raise ModelError(f"model {name} lacks its tokenizer: {len(tokenizer)} pieces are too few")
    of = getattr(config, "release", None) if local else _commit(revision)
    return _prepare(name, model.to(target).eval(), tokenizer, of, language)


def _prepare(name: str, model: Any, tokenizer: Any, revision: str | None, language: str | None) -> Checkpoint:
    config = model.config
    task = (getattr(config, "task_specific_params", None) or {}).get("summarization", {})
    said = {**model.generation_config.to_dict(), **{key: task[key] for key in _KEPT if key in task}}
    kept = {key: said[key] for key in _KEPT if said.get(key) is not None}
    decoding = GenerationConfig(**kept)  # type: ignore[no-untyped-call]
    if tokenizer.pad_token_id is None:
        tokenizer.pad_token = tokenizer.eos_token
    if decoding.pad_token_id is None:
        decoding.pad_token_id = tokenizer.pad_token_id
    if decoding.eos_token_id is None:
        decoding.eos_token_id = tokenizer.eos_token_id
    if not decoding.no_repeat_ngram_size:
        decoding.no_repeat_ngram_size = 3
    tokenizer.padding_side = "right"
    _set_first_tokens(decoding, tokenizer, config, language)
    if decoding.eos_token_id is None or decoding.decoder_start_token_id is None:
        raise ModelError(f"model {name} does not say with which token its text starts or ends")
    model.generation_config = decoding
    ends = decoding.eos_token_id if isinstance(decoding.eos_token_id, list) else [decoding.eos_token_id]
    forced = () if decoding.forced_bos_token_id is None else (decoding.forced_bos_token_id,)
    attention = _attention_window(config)
    limit = _source_limit(config, tokenizer)
    return Checkpoint(
        model=model,
        tokenizer=tokenizer,
        revision=revision,
        window=min(getattr(config, "window", None) or limit, limit),
        # Longformer attention pads to whole windows, and the padding needs positions too.
        source_limit=limit - limit % attention if attention else limit,
        target_limit=_target_limit(config),
        prefix=task.get("prefix", "summarize: " if config.model_type == "t5" else ""),
        pad_to_multiple_of=attention,
        global_attention=config.model_type == "led",
        start=(decoding.decoder_start_token_id, *forced),
        ends=frozenset(ends),
        lengths={want: tuple(map(tuple, steps)) for want, steps in (getattr(config, "lengths", None) or {}).items()},
        cased=tokenizer("Ab", add_special_tokens=False)["input_ids"]
        != tokenizer("ab", add_special_tokens=False)["input_ids"],
    )


def _set_first_tokens(decoding: GenerationConfig, tokenizer: Any, config: Any, language: str | None) -> None:
    """What the decoder is given before it writes: the start token, and a language or <s> where the training had one."""
    start, forced = decoding.decoder_start_token_id, decoding.forced_bos_token_id
    codes = _language_codes(tokenizer) if config.model_type in ("mbart", "m2m_100") else {}
    if codes:
        writes = next((code for code, token in codes.items() if token in (forced, start)), None)
        wanted = _language_code(language or (None if writes else "en"), codes) or writes
        if wanted is None:
            raise ModelError(f"the model has no language {language}")
        if start is None or start in codes.values():
            decoding.decoder_start_token_id = codes[wanted]  # mBART-25: the language is the start token
        else:
            decoding.forced_bos_token_id = codes[wanted]  # mBART-50: it comes after it
        if hasattr(tokenizer, "src_lang"):
            tokenizer.src_lang = wanted.strip("_") if wanted.startswith("__") else wanted
        return
    if start is None:
        decoding.decoder_start_token_id = start = decoding.bos_token_id
    # The tokenizer of BART and its kind puts <s> before every text, so before every text the decoder was taught.
    before = tokenizer.bos_token_id if tokenizer.bos_token_id == tokenizer("a")["input_ids"][0] else None
    if forced is None and before != start:
        decoding.forced_bos_token_id = before


def _language_codes(tokenizer: Any) -> dict[str, int]:
    return {
        piece: token
        for piece, token in tokenizer.get_vocab().items()
        if re.fullmatch(r"[a-z]{2,3}_[A-Z]{2}|__[a-z]{2,3}__", piece)
    }


def _language_code(language: str | None, codes: dict[str, int]) -> str | None:
    """The code of a BCP 47 tag: "en", "en-GB" and "en_XX" are en_XX."""
    if language is None:
        return None
    primary = re.split("[-_]", language)[0].lower()
    return next(
        (code for code in sorted(codes) if re.fullmatch(rf"{re.escape(primary)}_..|__{re.escape(primary)}__", code)),
        None,
    )


def _source_limit(config: Any, tokenizer: Any) -> int:
    """How many tokens the encoder takes: the smallest number that its configuration or its tokenizer names."""
    encoder = getattr(config, "encoder", config)
    encoder = getattr(encoder, "text_config", encoder)
    names = ("max_encoder_position_embeddings", "max_position_embeddings", "n_positions")
    limits = [limit for name in names if isinstance(limit := getattr(encoder, name, None), int) and limit > 0]
    if 0 < tokenizer.model_max_length < _UNLIMITED:
        limits.append(int(tokenizer.model_max_length))
    return min(limits, default=_RELATIVE_POSITIONS_LIMIT)


def _target_limit(config: Any) -> int:
    decoder = getattr(config, "decoder", config)
    for name in ("max_decoder_position_embeddings", "max_position_embeddings", "n_positions"):
        if isinstance(limit := getattr(decoder, name, None), int) and limit > 0:
            return limit
    return _RELATIVE_POSITIONS_LIMIT


def _attention_window(config: Any) -> int | None:
    window = getattr(config, "attention_window", None) if config.model_type == "led" else None
    return max(window) if isinstance(window, (list, tuple)) else window


def _device(wanted: str) -> torch.device:
    if wanted == "auto":
        return torch.device("cuda" if torch.cuda.is_available() else "cpu")
    if wanted == "cuda" and not torch.cuda.is_available():
        raise ModelError("device cuda was asked for, and PyTorch finds none")
    return torch.device(wanted)


def _dtype(wanted: str, device: torch.device, model_type: str) -> torch.dtype:
    if wanted != "auto":
        return {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}[wanted]
    if device.type == "cpu":
        return torch.float32
    if torch.cuda.is_bf16_supported(including_emulation=False):
        return torch.bfloat16
    return torch.float32 if model_type in _NO_FLOAT16 else torch.float16


def _commit(revision: str | None) -> str | None:
    """The commit that was loaded: transformers resolves a branch or a tag, where the hub can be asked."""
    return getattr(revision, "resolved", None) or revision


def _reason(error: Exception) -> str:
    """The first line, where transformers' messages go on with advice."""
    return str(error).strip().split("\n")[0] or type(error).__name__


@contextlib.contextmanager
def _quiet_unless_terminal() -> Iterator[None]:
    """Progress bars are for people: keep them out of a log file."""
    if sys.stderr.isatty() or not transformers.utils.logging.is_progress_bar_enabled():
        yield
        return
    transformers.utils.logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        transformers.utils.logging.enable_progress_bar()  # type: ignore[no-untyped-call]
