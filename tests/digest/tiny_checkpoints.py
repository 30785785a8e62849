"""Tiny checkpoints of each architecture, randomly initialised, with tokenizers trained on a few invented sentences."""

import json
from pathlib import Path

import torch
from tokenizers import ByteLevelBPETokenizer, SentencePieceUnigramTokenizer
from transformers import (
    BartConfig,
    BartForConditionalGeneration,
    BartTokenizer,
    LEDConfig,
    LEDForConditionalGeneration,
    MBart50Tokenizer,
    MBartConfig,
    MBartForConditionalGeneration,
    MBartTokenizer,
    PegasusConfig,
    PegasusForConditionalGeneration,
    PegasusTokenizer,
    T5Config,
    T5ForConditionalGeneration,
    T5GemmaConfig,
    T5GemmaForConditionalGeneration,
    T5GemmaModuleConfig,
    T5Tokenizer,
)

from digest.seq2seq.pointer import PointerConfig, PointerModel
from training.tokens import LENGTHS, forms, train_tokenizer

STORY = (
    "Ferry crews on the Alder estuary will strike for two days next week after talks over night shifts broke down.",
    "The union said 140 of its 151 members at Alder Crossings had voted to walk out on Tuesday and Wednesday.",
    "Alder Crossings, which carries about 9,000 passengers a day, said it was disappointed by the vote.",
    "“We have offered four per cent and a shorter night,” said Moira Tann, the operator's managing director.",
    "Services to Little Hythe would run every hour instead of every 20 minutes, she said.",
    "Commuters in Hythe said they would share cars, and the council is to open a field for parking.",
    "The last strike on the estuary, in 2011, ended after three days when the operator withdrew a new rota.",
    "Talks are due to resume at the town hall on Friday morning.",
)
_WIDTHS = {
    "d_model": 16,
    "encoder_layers": 2,
    "decoder_layers": 2,
    "encoder_attention_heads": 2,
    "decoder_attention_heads": 2,
    "encoder_ffn_dim": 32,
    "decoder_ffn_dim": 32,
}


def save_bart(folder: Path) -> None:
    tokenizer = _byte_pairs()
    ids = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}
    config = BartConfig(vocab_size=len(tokenizer), max_position_embeddings=128, **ids, **_WIDTHS)
    _save(folder, BartForConditionalGeneration(config), tokenizer)


def save_led(folder: Path) -> None:
    tokenizer = _byte_pairs()
    ids = {"bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2}
    positions = {"max_encoder_position_embeddings": 300, "max_decoder_position_embeddings": 64, "attention_window": 32}
    config = LEDConfig(vocab_size=len(tokenizer), **positions, **ids, **_WIDTHS)
    _save(folder, LEDForConditionalGeneration(config), tokenizer)


def save_t5(folder: Path) -> None:
    tokenizer = T5Tokenizer(_pieces("<pad>", "</s>", "<unk>"), extra_ids=2)
    widths = {"d_model": 16, "d_kv": 8, "d_ff": 32, "num_layers": 2, "num_heads": 2}
    config = T5Config(vocab_size=len(tokenizer), decoder_start_token_id=0, n_positions=96, **widths)
    _save(folder, T5ForConditionalGeneration(config), tokenizer)


def save_pegasus(folder: Path) -> None:
    tokenizer = PegasusTokenizer(_pieces("<pad>", "</s>", "<unk>", "<n>", "<mask_2>"), offset=4, model_max_length=100)
    config = PegasusConfig(vocab_size=len(tokenizer), max_position_embeddings=128, **_WIDTHS)
    _save(folder, PegasusForConditionalGeneration(config), tokenizer)


def save_mbart(folder: Path) -> None:
    """mBART-25's form: the decoder starts with the language."""
    tokenizer = MBartTokenizer(_pieces("<s>", "<pad>", "</s>", "<unk>"))
    config = MBartConfig(vocab_size=len(tokenizer), max_position_embeddings=128, **_WIDTHS)
    _save(folder, MBartForConditionalGeneration(config), tokenizer)


def save_mbart50(folder: Path) -> None:
    """mBART-50's form: the decoder starts with </s>, and the language comes after it."""
    tokenizer = MBart50Tokenizer(_pieces("<s>", "<pad>", "</s>", "<unk>"))
    config = MBartConfig(vocab_size=len(tokenizer), max_position_embeddings=128, decoder_start_token_id=2, **_WIDTHS)
    _save(folder, MBartForConditionalGeneration(config), tokenizer)


def save_t5gemma(folder: Path) -> None:
    tokenizer = T5Tokenizer(_pieces("<pad>", "</s>", "<unk>"), extra_ids=2)
    widths = {"hidden_size": 16, "intermediate_size": 32, "num_hidden_layers": 2, "num_attention_heads": 2}
    part = {"num_key_value_heads": 1, "head_dim": 8, "vocab_size": len(tokenizer), "max_position_embeddings": 128}
    ids = {"pad_token_id": 0, "eos_token_id": 1, "bos_token_id": 2}
    config = T5GemmaConfig(
        encoder=T5GemmaModuleConfig(**widths, **part, **ids),
        decoder=T5GemmaModuleConfig(**widths, **part, **ids, cross_attention_hidden_size=16),
        vocab_size=len(tokenizer),
        **ids,
    )
    _save(folder, T5GemmaForConditionalGeneration(config), tokenizer)


def save_pointer(folder: Path) -> None:
    """The bundled model's form: uncased, and told by its first token what to write."""
    tokenizer = train_tokenizer(STORY, size=300, limit=96)
    ids = {"pad_token_id": 0, "bos_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 1}
    lengths = {
        want: [[most, tokenizer.convert_tokens_to_ids(token)] for most, token in steps]
        for want, steps in LENGTHS.items()
    }
    config = PointerConfig(
        vocab_size=len(tokenizer), spoken=len(tokenizer) - 20, d_model=16, encoder_width=12, decoder_width=20,
        lengths=lengths, max_position_embeddings=96, **ids,
    )  # fmt: skip
    model = PointerModel(config)
    model.forms.copy_(forms(tokenizer))
    _save(folder, model, tokenizer)


def teach(folder: Path, line: str, *, steps: int = 60) -> None:
    """Train a BART saved in `folder` until it writes `line`, and ends there, whatever it reads."""
    torch.manual_seed(1)
    tokenizer = BartTokenizer.from_pretrained(folder)
    model = BartForConditionalGeneration.from_pretrained(folder).train()
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-2)
    source = tokenizer(list(STORY), padding=True, return_tensors="pt")
    labels = tokenizer([line] * len(STORY), return_tensors="pt")["input_ids"]
    for _ in range(steps):
        optimizer.zero_grad()
        model(**source, labels=labels).loss.backward()
        optimizer.step()
    model.save_pretrained(folder)


def _save(folder: Path, model: torch.nn.Module, tokenizer: object) -> None:
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _byte_pairs() -> BartTokenizer:
    trained = ByteLevelBPETokenizer()
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    trained.train_from_iterator(STORY, vocab_size=400, min_frequency=1, special_tokens=special, show_progress=False)
    model = json.loads(trained.to_str())["model"]
    return BartTokenizer(model["vocab"], [tuple(pair) for pair in model["merges"]])


def _pieces(*special: str) -> list[tuple[str, float]]:
    trained = SentencePieceUnigramTokenizer()
    trained.train_from_iterator(STORY, vocab_size=200, show_progress=False, unk_token="<unk>", special_tokens=["<unk>"])
    vocab = json.loads(trained.to_str())["model"]["vocab"]
    return [(piece, 0.0) for piece in special] + [(piece, score) for piece, score in vocab if piece not in special]
