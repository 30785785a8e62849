"""The tokenizer: whole words in lower case where they are common, pieces of them where not."""

from collections.abc import Iterable

import torch
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast

from digest.seq2seq.capitals import LETTERS
from digest.seq2seq.pointer import BEGINS, CONTINUES, MARK, SPECIAL

PAD, START, END, UNKNOWN = "<pad>", "<s>", "</s>", "<unk>"
# (words at most, the token that asks for it)
LENGTHS = {
    "headline": [(8, "<h8>"), (12, "<h12>"), (99, "<h16>")],
    "summary": [(16, "<b16>"), (24, "<b24>"), (99, "<b32>")],
}
_WORD = r"[▁-]?[\p{L}\p{M}\p{N}]+(?:[.,'&/][\p{L}\p{M}\p{N}]+)*|▁?[^\p{L}\p{M}\p{N}▁]|▁"
_ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789.,:;!?'\"()[]$£€%&/-+*@#▁"


def train_tokenizer(texts: Iterable[str], *, size: int, limit: int) -> PreTrainedTokenizerFast:
    """Byte-pair encoding within words. Case, accents and the shape of dashes and quotation marks go."""
    tokenizer = Tokenizer(models.BPE(unk_token=UNKNOWN))
    tokenizer.normalizer = normalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Metaspace(prepend_scheme="always", split=False), pre_tokenizers.Split(Regex(_WORD), "isolated")]
    )
    tokenizer.decoder = decoders.Metaspace()
    specials = [PAD, START, END, UNKNOWN, *(token for wants in LENGTHS.values() for _, token in wants)]
    trainer = trainers.BpeTrainer(
        vocab_size=size, special_tokens=specials, initial_alphabet=list(_ALPHABET), limit_alphabet=len(_ALPHABET) + 30,
        min_frequency=3, show_progress=False,
    )  # fmt: skip
    tokenizer.train_from_iterator(texts, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token=PAD, bos_token=START, eos_token=END, unk_token=UNKNOWN,
        extra_special_tokens=specials[4:], model_max_length=limit, clean_up_tokenization_spaces=False,
    )  # fmt: skip


def normalizer() -> normalizers.Normalizer:
    """What is done to a text before it is cut: it loses case, accents and the shape of dashes and quotation marks."""
    marks = (("[‘’`´]", "'"), ("[“”„«»]|''", '"'), ("[‐-―−]", "-"), ("…", "..."), (r"\s+", " "), *LETTERS.items())
    return normalizers.Sequence(
        [normalizers.NFD(), normalizers.StripAccents(), normalizers.Lowercase(),
         *(normalizers.Replace(Regex(of), by) for of, by in marks), normalizers.Strip()]
    )  # fmt: skip


def forms(tokenizer: PreTrainedTokenizerFast) -> torch.Tensor:
    """What each token is, for `PointerModel.forms`."""
    special = set(tokenizer.all_special_ids)
    tokens = tokenizer.convert_ids_to_tokens(list(range(len(tokenizer))))
    return torch.tensor(
        [SPECIAL if number in special else _form(token) for number, token in enumerate(tokens)], dtype=torch.uint8
    )


def _form(piece: str) -> int:
    if piece.startswith("▁"):
        return BEGINS
    return CONTINUES if piece == "%" or (any(map(str.isalnum, piece)) and not piece.startswith("'")) else MARK
