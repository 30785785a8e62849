"""The architecture of the bundled model: a small recurrent encoder and decoder that copies by pointing.

A bidirectional LSTM reads the passage; two LSTM layers write, with attention between them (Luong et al., 2015). What they
write is a mixture of the vocabulary and of the passage's own words, by a gate (See et al., 2017). Where to point is helped by
what was just written: a learned kernel around every place in the passage where the last word, or the last two words, stand.
So running on through a name is known from the first step and need not be learned, and few examples go far. Only the
commonest words can come from the vocabulary: a rare one, as most names are, has to stand in the passage.

The first token that the decoder is given says which kind of line is wanted, and how long: `PointerConfig.lengths`.
"""

from dataclasses import dataclass
from typing import Any

import torch
from torch import nn
from torch.nn import functional
from transformers import AutoConfig, AutoModelForSeq2SeqLM, GenerationMixin, PreTrainedConfig, PreTrainedModel
from transformers.modeling_outputs import Seq2SeqLMOutput
from transformers.utils.generic import ModelOutput

BEGINS, CONTINUES, MARK, SPECIAL = range(4)  # what a token is: see `PointerModel.forms`
_LEAST = 1e-7  # probability: what the model thinks impossible has a finite price
_BACK, _AHEAD = 3, 8  # the kernel's reach, in tokens before and after a place where the last word stands


class PointerConfig(PreTrainedConfig):  # type: ignore[no-untyped-call]
    """`lengths` are, for "headline" and "summary", (words at most, token): the first that fits a wanted length is given
    to the decoder."""

    model_type = "nutgraf_pointer"

    vocab_size: int = 16_000
    spoken: int = 6_000  # the tokens that can be written without being in the passage: the first of the vocabulary
    d_model: int = 192
    encoder_width: int = 128  # of each direction
    decoder_width: int = 256
    dropout: float = 0.1
    max_position_embeddings: int = 192
    window: int | None = None  # the tokens of a passage that it was taught to read: it can take more, and does worse
    writes: list[str] | None = None  # what it is let write; None: whatever is wanted
    in_order: bool = (
        False  # it is let write only shorter forms of a passage's first sentence: see `digest.seq2seq.in_order`
    )
    lengths: dict[str, list[list[int]]] | None = None
    is_encoder_decoder: bool = True
    tie_word_embeddings: bool = False  # the output reads the input's table itself, so that there is one only


@dataclass
class PointerEncoded(ModelOutput):
    """The encoded passage, batch x source x width, and the passage's tokens, which the decoder points at."""

    last_hidden_state: torch.Tensor | None = None
    source_ids: torch.Tensor | None = None


class PointerEncoder(nn.Module):
    """Two LSTMs, one over the passage and one over its reverse: exact for each row, whatever it is padded to."""

    main_input_name = "input_ids"

    def __init__(self, config: PointerConfig, tokens: nn.Embedding) -> None:
        super().__init__()
        self.tokens = tokens
        self.positions = nn.Embedding(config.max_position_embeddings, config.d_model)
        self.onward = nn.LSTM(config.d_model, config.encoder_width, batch_first=True)
        self.back = nn.LSTM(config.d_model, config.encoder_width, batch_first=True)
        self.dropout = nn.Dropout(config.dropout)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor | None = None, **_ignored: Any
    ) -> PointerEncoded:
        mask = torch.ones_like(input_ids) if attention_mask is None else attention_mask
        places = torch.arange(input_ids.shape[1], device=input_ids.device)
        read = self.dropout(self.tokens(input_ids) + self.positions(places))
        reverse = (mask.sum(1, keepdim=True) - 1 - places).clamp(min=0)[:, :, None]
        onward, _ = self.onward(read)
        back, _ = self.back(read.gather(1, reverse.expand(-1, -1, read.shape[2])))
        back = back.gather(1, reverse.expand(-1, -1, back.shape[2]))
        return PointerEncoded(torch.cat([onward, back], dim=2), input_ids)


class PointerModel(PreTrainedModel, GenerationMixin):
    """Its logits are log-probabilities. Keeps no cache: a line has a dozen words, and reading them again is cheap."""

    config_class = PointerConfig
    main_input_name = "input_ids"
    forms: torch.Tensor
    _tied_weights_keys = {"encoder.tokens.weight": "tokens.weight"}  # noqa: RUF012

    def __init__(self, config: PointerConfig) -> None:
        super().__init__(config)
        width, heard = config.decoder_width, 2 * config.encoder_width
        self.tokens = nn.Embedding(config.vocab_size, config.d_model)
        self.encoder = PointerEncoder(config, self.tokens)
        self.first = nn.LSTM(config.d_model, width, batch_first=True)
        self.look = nn.Linear(width, heard, bias=False)
        self.second = nn.LSTM(width + heard, width, batch_first=True)
        self.point = nn.Linear(width, heard, bias=False)
        self.follow = nn.Linear(width, 2)
        self.kernel = nn.Conv1d(2, 2, _BACK + 1 + _AHEAD, padding=_AHEAD + _BACK, groups=2, bias=False)
        self.gate = nn.Linear(width + heard + config.d_model, 1)
        self.speak = nn.Linear(width + heard, config.d_model)
        self.bias = nn.Parameter(torch.zeros(config.spoken))
        self.dropout = nn.Dropout(config.dropout)
        # Of each token whether it begins a word, continues one, is a mark, or is no text: so that `generate` breaks no word.
        self.register_buffer("forms", torch.zeros(config.vocab_size, dtype=torch.uint8))
        self.post_init()  # type: ignore[no-untyped-call]

    def _init_weights(self, module: nn.Module) -> None:
        if isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, std=0.05)
        elif isinstance(module, nn.Conv1d):
            nn.init.zeros_(module.weight)
            nn.init.constant_(module.weight[:, :, _AHEAD - 1], 2.0)  # the word after

    @classmethod
    def _supports_default_dynamic_cache(cls) -> bool:
        return False

    def get_encoder(self, *_ignored: Any, **_also: Any) -> nn.Module:
        return self.encoder

    def get_input_embeddings(self) -> nn.Module:
        return self.tokens

    def prepare_inputs_for_generation(  # type: ignore[override]  # there is no cache
        self,
        input_ids: torch.Tensor,
        encoder_outputs: PointerEncoded | None = None,
        attention_mask: torch.Tensor | None = None,
        **_ignored: Any,
    ) -> dict[str, Any]:
        return {
            "decoder_input_ids": input_ids,
            "encoder_outputs": encoder_outputs,
            "attention_mask": attention_mask,
            "last_only": True,
        }

    def forward(
        self,
        input_ids: torch.Tensor | None = None,
        attention_mask: torch.Tensor | None = None,
        *,
        decoder_input_ids: torch.Tensor,
        encoder_outputs: PointerEncoded | None = None,
        labels: torch.Tensor | None = None,
        last_only: bool = False,
        **_ignored: Any,
    ) -> Seq2SeqLMOutput:
        """Logits batch x target x vocabulary, of the last place only with `last_only`. `labels` (-100: not counted) give the
        mean loss of a token instead, without the logits: they are never needed whole."""
        encoded: Any = self.encoder(input_ids, attention_mask) if encoder_outputs is None else encoder_outputs
        states = self._states(encoded, attention_mask, decoder_input_ids, last_only=last_only)
        if labels is not None:
            likelihood = self._likelihood(states, encoded.source_ids, labels.clamp(min=0))
            counted = labels >= 0
            return Seq2SeqLMOutput(loss=-(likelihood * counted).sum() / counted.sum())
        shares = self._shares(states, encoded.source_ids)
        if last_only:
            shares = shares * self._may_follow(encoded.source_ids, decoder_input_ids)[:, None]
        return Seq2SeqLMOutput(logits=(shares + _LEAST).log())

    def likelihood(
        self, encoded: Any, mask: torch.Tensor, decoder_input_ids: torch.Tensor, wanted: torch.Tensor
    ) -> torch.Tensor:
        """The log-likelihood of each wanted token, batch x target."""
        return self._likelihood(self._states(encoded, mask, decoder_input_ids), encoded.source_ids, wanted)

    def _states(
        self, encoded: Any, mask: torch.Tensor | None, written: torch.Tensor, *, last_only: bool = False
    ) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """(what the vocabulary is read with, the pointer's log-probabilities over the source, the gate's logit)."""
        heard, source = encoded.last_hidden_state, encoded.source_ids
        absent = (torch.zeros_like(source) if mask is None else 1 - mask)[:, None, :].bool()
        said = self.tokens(written)
        one, _ = self.first(said)
        seen = _attend(self.look(one), heard, absent).exp() @ heard
        two, _ = self.second(torch.cat([one, seen], dim=2))
        if last_only:
            two, said = two[:, -1:], said[:, -1:]
        near = self._near(source, written, absent, last_only=last_only)
        strength = 2 * torch.sigmoid(self.follow(two))
        bias = near[:, :, 0] * strength[:, :, :1] + near[:, :, 1] * strength[:, :, 1:]
        pointer = _attend(self.point(two), heard, absent, bias)
        known = self.dropout(torch.cat([two, pointer.exp() @ heard], dim=2))
        return self.speak(known), pointer, self.gate(torch.cat([known, said], dim=2))

    def _near(
        self, source: torch.Tensor, written: torch.Tensor, absent: torch.Tensor, *, last_only: bool
    ) -> torch.Tensor:
        """How near each place in the source is to one where the last word stands, and the last two: batch x target x 2 x
        source."""
        same = (source[:, None, :] == written[:, :, None]) & ~absent
        both = torch.zeros_like(same)
        both[:, 1:, 1:] = same[:, 1:, 1:] & same[:, :-1, :-1]
        if last_only:
            same, both = same[:, -1:], both[:, -1:]
        rows = torch.stack([same, both], dim=2).flatten(0, 1).to(self.kernel.weight.dtype)
        # The kernel's last weight falls on what is _AHEAD places after a match.
        near: torch.Tensor = self.kernel(rows)[:, :, _BACK : _BACK + source.shape[1]]
        return near.unflatten(0, (source.shape[0], -1))  # type: ignore[no-untyped-call,no-any-return]

    def _shares(self, states: tuple[torch.Tensor, torch.Tensor, torch.Tensor], source: torch.Tensor) -> torch.Tensor:
        """Each token's probability."""
        said, pointer, gate = states
        size = (*pointer.shape[:2], self.config.vocab_size)
        mixed = torch.zeros(size, device=pointer.device).scatter_add(
            2, source[:, None, :].expand(-1, size[1], -1), pointer.exp().float() * torch.sigmoid(gate.float())
        )
        mixed[:, :, : self.config.spoken] += self._vocabulary(said).float().softmax(2) * torch.sigmoid(-gate.float())
        return mixed

    def _may_follow(self, source: torch.Tensor, written: torch.Tensor) -> torch.Tensor:
        """Which tokens may come after the last one written, batch x vocabulary. A piece continues a word only as it does in
        the source, and a word that is always continued there must be; a line begins with a word."""
        last, forms = written[:, -1:], self.forms
        of = forms[functional.pad(source, (0, 1), value=self.config.eos_token_id)]
        # A mark before a piece is part of the word too: "Okafor-Brandt", "11:52".
        continued = (of[:, 1:-1] == CONTINUES) | ((of[:, 1:-1] == MARK) & (of[:, 2:] == CONTINUES))
        here = source[:, :-1] == last
        if written.shape[1] > 1:  # where the word before it stands before it too, if anywhere
            both = here & (functional.pad(source, (1, 0))[:, :-2] == written[:, -2:-1])
            here = torch.where(both.any(1, keepdim=True), both, here)
        goes_on = torch.zeros(len(source), len(forms), dtype=torch.long, device=source.device)
        goes_on = goes_on.scatter_add(1, source[:, 1:], (here & continued).long()) > 0
        must = (here & continued).any(1) & ~(here & ~continued).any(1)
        free = ((forms == BEGINS) | (forms == MARK))[None] & ~must[:, None]
        free = free & ((forms == BEGINS)[None] | (forms[last] != SPECIAL))
        free[:, self.config.eos_token_id] = ~must
        return free | goes_on

    def _likelihood(
        self, states: tuple[torch.Tensor, torch.Tensor, torch.Tensor], source: torch.Tensor, wanted: torch.Tensor
    ) -> torch.Tensor:
        """As `_shares` would give it, without a table of the vocabulary's size for what is copied."""
        said, pointer, gate = states
        scores = self._vocabulary(said).float()
        said_so = scores.gather(2, wanted.clamp(max=self.config.spoken - 1)[:, :, None])[:, :, 0] - scores.logsumexp(2)
        spoken = said_so.exp() * (wanted < self.config.spoken)
        copied = (pointer.exp() * (source[:, None, :] == wanted[:, :, None])).sum(2).float()
        gate = gate[:, :, 0].float()
        mixed: torch.Tensor = torch.sigmoid(gate) * copied + torch.sigmoid(-gate) * spoken
        return (mixed + _LEAST).log()

    def _vocabulary(self, said: torch.Tensor) -> torch.Tensor:
        # The one large product: in training half the time is its.
        with torch.autocast(said.device.type, torch.bfloat16, enabled=self.training):
            return functional.linear(said, self.tokens.weight[: self.config.spoken], self.bias)


def _attend(
    asked: torch.Tensor, heard: torch.Tensor, absent: torch.Tensor, bias: torch.Tensor | None = None
) -> torch.Tensor:
    """Log-probabilities over the source."""
    scores: torch.Tensor = asked @ heard.transpose(1, 2) / heard.shape[2] ** 0.25
    if bias is not None:
        scores = scores + bias
    return scores.masked_fill(absent, torch.finfo(scores.dtype).min).log_softmax(2)


AutoConfig.register(PointerConfig.model_type, PointerConfig)
AutoModelForSeq2SeqLM.register(PointerConfig, PointerModel)
