"""Seq2SeqGenerator: requests to candidates, through one checkpoint."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from transformers import LogitsProcessor, LogitsProcessorList
from transformers.utils.generic import ModelOutput

from digest.generator import Candidate, Request, Want
from digest.seq2seq.capitals import with_capitals
from digest.seq2seq.checkpoint import load_checkpoint
from digest.seq2seq.in_order import InOrder, Shortener
from digest.seq2seq.pointer import PointerModel
from digest.seq2seq.windows import cut_windows
from digest.seq2seq.wording import clean, whole_sentences
from digest.shortening import in_headline_grammar

# Source tokens times beams in one batch: the cross-attention's cache takes 48 to 96 KiB each in a model of BART's size.
_BATCH_TOKENS = {"cpu": 8_192, "cuda": 65_536}
_LOGITS = 2**25  # numbers in one scoring pass: 128 MiB in float32
_TOKENS_PER_WORD = (1.0, 6.0)  # what the source is believed of; outside, it is a table or a garbled page
_HEADROOM = 1.3  # names and compounds make a headline's words longer than its source's
_SLACK = 8  # tokens kept free in a window for what joining sentences may add


@dataclass(frozen=True, slots=True)
class _Part:
    """One start of a request: a model that was taught lengths is asked for each that fits."""

    number: int
    request: Request
    source: list[int]
    start: list[int]
    candidates: int


class Seq2SeqGenerator:
    """Writes with any Hugging Face sequence-to-sequence checkpoint. Raises ModelError where that cannot be loaded.

    `name` is a hub name or a directory; `revision` becomes the commit that was loaded, where the hub said it. `device`
    is "auto", "cpu" or "cuda", `dtype` "auto", "float32", "bfloat16" or "float16". `language` is a BCP 47 tag and only
    a model of many languages asks for it: by default it writes what it was tuned to write, else English. `threads`
    sets PyTorch's number for the whole process.

    Every score, also that of a candidate, is the mean log-likelihood of a text's tokens given the source: 0 at best.
    Results do not depend on what else is in the batch, but for the last digits of a score.
    """

    story_words = False

    def __init__(
        self,
        name: str,
        *,
        revision: str | None = None,
        device: str = "auto",
        dtype: str = "auto",
        beams: int = 4,
        language: str | None = None,
        threads: int | None = None,
    ) -> None:
        if beams < 1:
            raise ValueError(f"beams must be 1 or more, not {beams}")
        if threads is not None:
            torch.set_num_threads(threads)
        self._checkpoint = load_checkpoint(name, revision=revision, device=device, dtype=dtype, language=language)
        self._model = self._checkpoint.model
        self._tokenizer = self._checkpoint.tokenizer
        self._specials = re.compile("|".join(re.escape(special) for special in self._tokenizer.all_special_tokens))
        self._beams = beams
        # A directory is named by its last part: where it stands is the operator's business.
        self.name = Path(name).resolve().name if Path(name).is_dir() else name
        self.revision = self._checkpoint.revision
        self.condenses = isinstance(self._model, PointerModel)
        # Of the architectures only our own says so: its config's `in_order`.
        self._in_order = getattr(self._model.config, "in_order", False)

    def windows(self, sentences: Sequence[str]) -> list[range]:
        """Ranges of sentence numbers that fit the encoder; see `Generator.windows`."""
        if not sentences:
            return []
        # Joined by a space: a piece that begins a word can differ from one that begins a text.
        bare, spaced = self._tokens(sentences), self._tokens([" " + sentence for sentence in sentences])
        lengths = [max(len(one), len(other)) for one, other in zip(bare, spaced, strict=True)]
        taken = len(self._source("")) + _SLACK
        most, best = self._checkpoint.source_limit - taken, self._checkpoint.window - taken
        # A sentence longer than what the model reads at best, but no longer than what it can, is read alone.
        return cut_windows([min(length, best) if length <= most else length for length in lengths], limit=best)

    def generate(self, requests: Sequence[Request]) -> list[tuple[Candidate, ...]]:
        """Candidates for each request, best first, and those cut off at their length limit after those that ended.

        A request whose sentences are more than a window gets none.
        """
        answers: list[list[Candidate]] = [[] for _ in requests]
        parts: list[_Part] = []
        for number, request in enumerate(requests):
            source = self._source(" ".join(request.sentences))
            if self._is_usable(request, source):
                starts = self._checkpoint.starts_of(request.want, request.min_words, request.max_words)
                share = -(-request.candidates // len(starts))
                parts += [_Part(number, request, source, start, share) for start in starts]
        for candidates in sorted({part.candidates for part in parts}):
            alike = [part for part in parts if part.candidates == candidates]
            beams = max(self._beams, candidates)
            for batch in self._batches(range(len(alike)), [part.source for part in alike], rows=beams):
                together = [alike[number] for number in batch]
                for part, written in zip(together, self._write(together, beams), strict=True):
                    answers[part.number] += written
        return [_ranked(answer)[: request.candidates] for request, answer in zip(requests, answers, strict=True)]

    def score(
        self, pairs: Sequence[tuple[Sequence[str], Sequence[str]]], *, want: Want = "headline"
    ) -> list[list[float]]:
        """How likely the model finds each text, given its source's sentences: pairs of (sentences, texts) to lists of
        mean log-likelihoods per token, in the same order. A source that is more than a window gives -inf. A model that was
        taught lengths is asked for each text's own: what is compared is what the texts say, not how long they are."""
        scores = [[-math.inf] * len(texts) for _, texts in pairs]
        sources = [self._source(" ".join(sentences)) for sentences, _ in pairs]
        usable = [i for i, (_, texts) in enumerate(pairs) if texts and len(sources[i]) <= self._checkpoint.source_limit]
        for batch in self._batches(usable, sources, rows=1):
            with torch.inference_mode():
                encoded, mask = self._encode([sources[number] for number in batch])
                rows, starts, targets, places = [], [], [], []
                for row, number in enumerate(batch):
                    for place, tokens in enumerate(self._tokens(pairs[number][1])):
                        rows.append(row)
                        starts.append(self._checkpoint.start_of(want, len(pairs[number][1][place].split())))
                        targets.append([*tokens, min(self._checkpoint.ends)][: self._checkpoint.target_limit - 2])
                        places.append((number, place))
                likelihoods = self._likelihoods(encoded, mask, rows, starts, targets)
            for (number, place), likelihood in zip(places, likelihoods, strict=True):
                scores[number][place] = likelihood
        return scores

    def _is_usable(self, request: Request, source: list[int]) -> bool:
        writes = getattr(self._model.config, "writes", None)
        return (
            (not writes or request.want in writes)
            and len(source) <= self._checkpoint.source_limit
            and request.candidates > 0
            and request.max_words > 0
            and any(sentence.strip() for sentence in request.sentences)
        )

    def _tokens(self, texts: Sequence[str]) -> list[list[int]]:
        spelt = [self._spell_specials(text) for text in texts]
        return list(self._tokenizer(spelt, add_special_tokens=False, verbose=False)["input_ids"])

    def _source(self, text: str) -> list[int]:
        return list(self._tokenizer(self._checkpoint.prefix + self._spell_specials(text), verbose=False)["input_ids"])

    def _spell_specials(self, text: str) -> str:
        """A story that writes "</s>" means its spelling, not the end of the text."""
        return self._specials.sub(lambda found: found[0][0] + " " + found[0][1:], text)

    def _batches(self, numbers: Sequence[int], sources: Sequence[list[int]], *, rows: int) -> Iterator[list[int]]:
        """Sources of about the same length together, longest first, as many as the budget allows."""
        budget = _BATCH_TOKENS[self._model.device.type]
        batch: list[int] = []
        for number in sorted(numbers, key=lambda number: -len(sources[number])):
            if batch and (len(batch) + 1) * len(sources[batch[0]]) * rows > budget:
                yield batch
                batch = []
            batch.append(number)
        if batch:
            yield batch

    def _encode(self, sources: Sequence[list[int]]) -> tuple[ModelOutput, torch.Tensor]:
        padded = self._tokenizer.pad(
            {"input_ids": list(sources)},
            padding=True,
            pad_to_multiple_of=self._checkpoint.pad_to_multiple_of,
            return_attention_mask=True,
            return_tensors="pt",
        ).to(self._model.device)
        inputs = {"input_ids": padded["input_ids"], "attention_mask": padded["attention_mask"]}
        if self._checkpoint.global_attention:
            inputs["global_attention_mask"] = torch.zeros_like(padded["attention_mask"])
            inputs["global_attention_mask"][:, 0] = 1
        return self._model.get_encoder()(**inputs, return_dict=True), padded["attention_mask"]

    @torch.inference_mode()
    def _write(self, parts: Sequence[_Part], beams: int) -> list[list[Candidate]]:
        encoded, mask = self._encode([part.source for part in parts])
        limits = [self._token_limits(part.request, part.source) for part in parts]
        starts = [part.start for part in parts]
        given = {"decoder_input_ids": torch.tensor(starts, device=mask.device)} if self._checkpoint.lengths else {}
        started = len(starts[0])
        returned = parts[0].candidates
        processors = LogitsProcessorList([_RowLengths(limits, beams, self._checkpoint.ends, started)])
        held_to = [in_headline_grammar(part.request.sentences[0]) for part in parts] if self._in_order else []
        if held_to:
            shorteners = [Shortener(sentence, self._tokenizer) for sentence in held_to]
            processors.insert(0, InOrder(shorteners, beams=beams, ends=self._checkpoint.ends, started=started))
        sequences = self._model.generate(
            encoder_outputs=_rows_of(encoded, slice(None)),  # it multiplies the rows in place
            attention_mask=mask,
            **given,
            logits_processor=processors,
            max_new_tokens=max(most for _, most in limits) + started,
            num_beams=beams,
            num_return_sequences=returned,
            do_sample=False,
        )
        written = [self._cut(sequence[started:]) for sequence in sequences.tolist()]
        rows = [number // returned for number in range(len(written))]
        scores = self._likelihoods(encoded, mask, rows, [starts[row] for row in rows], written)
        texts = self._tokenizer.batch_decode(written, skip_special_tokens=True, clean_up_tokenization_spaces=False)
        answers: list[list[Candidate]] = [[] for _ in parts]
        for row, tokens, text, score in zip(rows, written, texts, scores, strict=True):
            request = parts[row].request
            finished = bool(tokens) and tokens[-1] in self._checkpoint.ends and len(tokens) <= limits[row][1]
            if not self._checkpoint.cased:
                written_from = [held_to[row].text] if held_to else []
                text = with_capitals(text, " ".join([*written_from, *request.sentences]))
            candidate = _candidate(request, text, score, finished=finished)
            if candidate:
                answers[row].append(candidate)
        return answers

    def _token_limits(self, request: Request, source: list[int]) -> tuple[int, int]:
        """The request's lengths in tokens, by how many tokens a word of its own source takes."""
        words = len((self._checkpoint.prefix + " ".join(request.sentences)).split())
        per_word = min(max(len(source) / words, _TOKENS_PER_WORD[0]), _TOKENS_PER_WORD[1])
        most = min(math.ceil(request.max_words * per_word * _HEADROOM) + 2, self._checkpoint.target_limit - 4)
        return min(int(request.min_words * per_word), most // 2), most

    def _cut(self, tokens: list[int]) -> list[int]:
        """Up to and with the token that ends it: what follows is padding."""
        end = next((place for place, token in enumerate(tokens) if token in self._checkpoint.ends), None)
        return tokens if end is None else tokens[: end + 1]

    def _likelihoods(
        self,
        encoded: ModelOutput,
        mask: torch.Tensor,
        rows: Sequence[int],
        starts: Sequence[list[int]],
        targets: Sequence[list[int]],
    ) -> list[float]:
        """The mean log-likelihood of each target's tokens given its start and the encoded source of its row."""
        size = self._model.config.get_text_config(decoder=True).vocab_size
        started = len(starts[0]) if starts else 0
        longest = max((len(target) for target in targets), default=0) + started
        step = max(1, min(_LOGITS // (size * longest), _BATCH_TOKENS[self._model.device.type] // mask.shape[1]))
        likelihoods: list[float] = []
        for first in range(0, len(targets), step):
            chunk = targets[first : first + step]
            length = max(len(target) for target in chunk)
            pad = self._tokenizer.pad_token_id
            rows_of = [target + [pad] * (length - len(target)) for target in chunk]
            wanted = torch.tensor(rows_of, dtype=torch.long, device=mask.device)
            counted = torch.tensor([[1.0] * len(target) + [0.0] * (length - len(target)) for target in chunk])
            begun = torch.tensor(starts[first : first + step], device=mask.device)
            of = torch.tensor(rows[first : first + step], device=mask.device)
            logits = (
                self._model(
                    encoder_outputs=_rows_of(encoded, of),
                    attention_mask=mask[of],
                    decoder_input_ids=torch.cat([begun, wanted[:, :-1]], dim=1),
                    use_cache=False,
                )
                .logits[:, started - 1 :]
                .float()
            )
            found = logits.gather(2, wanted.unsqueeze(2)).squeeze(2) - logits.logsumexp(2)
            likelihoods += ((found.cpu() * counted).sum(1) / counted.sum(1).clamp(min=1)).tolist()
        return likelihoods


def _rows_of(encoded: ModelOutput, rows: torch.Tensor | slice) -> ModelOutput:
    return type(encoded)(**{name: value[rows] for name, value in encoded.items() if isinstance(value, torch.Tensor)})


class _RowLengths(LogitsProcessor):
    """Holds each row of a batch to its own (least, most) number of tokens; `generate` knows only one for all."""

    def __init__(self, limits: Sequence[tuple[int, int]], beams: int, ends: frozenset[int], started: int) -> None:
        self._limits = limits
        self._beams = beams
        self._ends = sorted(ends)
        self._started = started

    def __call__(self, input_ids: torch.Tensor, scores: torch.Tensor) -> torch.Tensor:
        written = input_ids.shape[1] - self._started
        if written < 0:
            return scores
        scores = scores.clone()
        for row, (least, most) in enumerate(self._limits):
            rows = slice(row * self._beams, (row + 1) * self._beams)
            if written < least:
                scores[rows, self._ends] = -math.inf
            elif written >= most:
                scores[rows] = -math.inf
                scores[rows, self._ends[0]] = 0.0
        return scores


def _candidate(request: Request, text: str, score: float, *, finished: bool) -> Candidate | None:
    """The text, held to the request's words: a summary loses sentences, a headline that is too long is not complete."""
    text = clean(text)
    complete = finished
    if request.want == "summary" and (
        whole := whole_sentences(text, max_words=request.max_words, unfinished=not finished)
    ):
        text, complete = whole, True
    words = text.split()
    if len(words) > request.max_words:
        text, complete = " ".join(words[: request.max_words]), False
    return Candidate(text, score, complete) if text else None


def _ranked(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    best: dict[str, Candidate] = {}
    for candidate in sorted(candidates, key=lambda candidate: (not candidate.complete, -candidate.score)):
        best.setdefault(candidate.text, candidate)
    return tuple(best.values())
