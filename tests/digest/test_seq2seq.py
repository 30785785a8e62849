import math
import shutil

import pytest
import torch
from transformers import AutoModelForSeq2SeqLM, AutoTokenizer, GPT2Config, GPT2LMHeadModel, T5EncoderModel

from digest.errors import ModelError
from digest.generator import Request
from digest.models import load_generator
from digest.seq2seq import Seq2SeqGenerator
from digest.seq2seq.capitals import with_capitals
from digest.seq2seq.windows import cut_windows
from digest.seq2seq.wording import clean, whole_sentences
from tests.digest import tiny_checkpoints
from tests.digest.tiny_checkpoints import STORY

ARCHITECTURES = ("bart", "led", "t5", "pegasus", "mbart", "mbart50", "t5gemma", "pointer")
REQUESTS = (
    Request(STORY[:1], "headline", 4, 10, 3),
    Request(STORY[3:4], "headline", 4, 12, 3),
    Request(STORY[4:5], "summary", 10, 30, 2),
    Request(STORY[7:8], "headline", 2, 5, 3),
    Request(STORY[5:6], "headline", 3, 8, 3),
)


@pytest.fixture(scope="module", autouse=True)
def _one_thread():
    torch.set_num_threads(1)


@pytest.fixture(scope="module", params=ARCHITECTURES)
def folder(request, tmp_path_factory):
    torch.manual_seed(7)
    folder = tmp_path_factory.mktemp(request.param)
    getattr(tiny_checkpoints, f"save_{request.param}")(folder)
    return folder


@pytest.fixture(scope="module")
def generator(folder):
    return load_generator(str(folder), device="cpu", beams=3)


@pytest.fixture(scope="module")
def bart_folder(tmp_path_factory):
    torch.manual_seed(7)
    folder = tmp_path_factory.mktemp("bart")
    tiny_checkpoints.save_bart(folder)
    return folder


def taught(bart_folder, tmp_path, line):
    folder = tmp_path / "taught"
    shutil.copytree(bart_folder, folder)
    tiny_checkpoints.teach(folder, line)
    return load_generator(str(folder), device="cpu", beams=3)


# every architecture


def test_every_request_gets_candidates_within_its_length(generator):
    for request, candidates in zip(REQUESTS, generator.generate(REQUESTS), strict=True):
        assert 1 <= len(candidates) <= request.candidates
        for candidate in candidates:
            assert candidate.text == " ".join(candidate.text.split())
            assert len(candidate.text.split()) <= request.max_words
            assert candidate.score < 0
            assert not any(special in candidate.text for special in ("<s>", "</s>", "<pad>", "en_XX"))
        assert [c.score for c in candidates] == sorted((c.score for c in candidates), reverse=True)


def test_a_batch_gives_what_one_by_one_gives(generator):
    together = generator.generate(REQUESTS)
    alone = [generator.generate([request])[0] for request in REQUESTS]
    assert [[c.text for c in answer] for answer in together] == [[c.text for c in answer] for answer in alone]
    for one, other in zip(together, alone, strict=True):
        assert [c.score for c in one] == pytest.approx([c.score for c in other], abs=1e-4)


def test_it_says_the_same_again(generator):
    assert generator.generate(REQUESTS[:2]) == generator.generate(REQUESTS[:2])


def test_windows_fit_the_encoder_and_cover_the_story(generator):
    windows = generator.windows(STORY * 3)
    assert {number for window in windows for number in window} == set(range(3 * len(STORY)))
    for window in windows:
        sentences = (STORY * 3)[window.start : window.stop]
        assert generator.generate([Request(sentences, "headline", 2, 4, 1)])[0]


def test_a_story_longer_than_the_model_is_refused_without_raising(generator):
    long, short = generator.generate([Request(STORY * 30, "summary", 5, 20), REQUESTS[3]])
    assert long == ()
    assert short == generator.generate([REQUESTS[3]])[0]
    assert generator.score([(STORY * 30, ["Ferry crews to strike"])]) == [[-math.inf]]


def test_a_candidates_score_is_what_score_gives_its_source(generator):
    texts = ["Ferry crews to strike next week", "Talks resume", "Ferry crews to strike for two days in all next week"]
    together = generator.score([(STORY[:1], texts), (STORY[3:4], texts[:1]), (STORY[7:8], [])])
    assert [len(scores) for scores in together] == [3, 1, 0]
    assert all(math.isfinite(score) and score < 0 for scores in together for score in scores)
    alone = [generator.score([(STORY[:1], [text])])[0][0] for text in texts]
    assert together[0] == pytest.approx(alone, abs=1e-4)


def test_the_pointer_model_is_asked_for_each_kind_and_length_by_a_token_of_its_own(tmp_path):
    tiny_checkpoints.save_pointer(tmp_path)
    checkpoint = load_generator(str(tmp_path), device="cpu")._checkpoint
    starts = [checkpoint.start_of("headline", words) for words in (3, 8, 9, 12, 13, 200)]
    assert starts[0] == starts[1] != starts[2] == starts[3] != starts[4] == starts[5]
    assert checkpoint.start_of("summary", 8) not in starts
    assert not checkpoint.cased


def test_the_pointer_models_loss_is_what_its_logits_say(tmp_path):
    tiny_checkpoints.save_pointer(tmp_path)
    tokenizer = AutoTokenizer.from_pretrained(tmp_path)
    model = AutoModelForSeq2SeqLM.from_pretrained(tmp_path).eval()
    source = tokenizer(list(STORY[:2]), padding=True, return_tensors="pt")
    line = tokenizer(["Ferry crews to strike", "Talks to resume Friday"], padding=True, return_tensors="pt")[
        "input_ids"
    ]
    given = {**source, "decoder_input_ids": line[:, :-1]}
    with torch.inference_mode():
        logits = model(**given).logits
        loss = model(**given, labels=line[:, 1:].masked_fill(line[:, 1:] == 0, -100)).loss
    assert logits.logsumexp(2).abs().max() < 1e-3
    expected = torch.nn.functional.cross_entropy(logits.flatten(0, 1), line[:, 1:].flatten(), ignore_index=0)
    assert loss.item() == pytest.approx(expected.item(), abs=1e-4)


@pytest.mark.parametrize("name", ["bart", "t5", "pegasus"])
def test_the_score_is_the_mean_likelihood_of_a_text(name, tmp_path):
    """As transformers computes it from labels; the others' labels or masks are not made by so plain a call."""
    getattr(tiny_checkpoints, f"save_{name}")(tmp_path)
    text = "Ferry crews to strike"
    tokenizer = AutoTokenizer.from_pretrained(tmp_path)
    model = AutoModelForSeq2SeqLM.from_pretrained(tmp_path).eval()
    source = tokenizer([("summarize: " if name == "t5" else "") + STORY[0]], return_tensors="pt")
    labels = tokenizer([text], return_tensors="pt")["input_ids"]
    with torch.inference_mode():
        logits = model(**source, labels=labels).logits.log_softmax(2)
    each = logits.gather(2, labels.unsqueeze(2)).flatten().tolist()
    if name == "bart":
        each = each[1:]  # <s> is given, not written
    scores = load_generator(str(tmp_path), device="cpu").score([(STORY[:1], [text])])
    assert scores[0] == pytest.approx([sum(each) / len(each)], abs=1e-4)


def test_special_tokens_in_a_story_are_only_their_spelling(generator):
    specials = set(generator._tokenizer.all_special_ids) - {generator._tokenizer.unk_token_id}
    marked, plain = generator._source("a </s> <pad> b"), generator._source("a b")
    assert len(marked) > len(plain)
    assert [token for token in marked if token in specials] == [token for token in plain if token in specials]


def test_nothing_to_read_gives_nothing(generator):
    assert generator.generate([]) == []
    assert generator.windows([]) == []
    assert generator.score([]) == []
    assert generator.generate([Request((), "headline", 2, 5), Request(("  ",), "summary", 2, 5)]) == [(), ()]


# what single architectures want


@pytest.mark.parametrize(
    ("name", "source_limit"),
    [
        ("bart", 128),
        ("led", 288),
        ("t5", 96),
        ("pegasus", 100),
        ("mbart", 128),
        ("mbart50", 128),
        ("t5gemma", 128),
        ("pointer", 96),
    ],
)
def test_the_source_limit_is_the_smallest_named(name, source_limit, tmp_path):
    getattr(tiny_checkpoints, f"save_{name}")(tmp_path)
    assert load_generator(str(tmp_path), device="cpu")._checkpoint.source_limit == source_limit


def test_t5_is_asked_to_summarise_and_led_looks_at_the_first_token_from_everywhere(tmp_path):
    tiny_checkpoints.save_t5(tmp_path / "t5")
    tiny_checkpoints.save_led(tmp_path / "led")
    t5, led = load_generator(str(tmp_path / "t5")), load_generator(str(tmp_path / "led"))
    assert t5._source("the talks") == t5._tokenizer("summarize: the talks")["input_ids"]
    assert led._checkpoint.global_attention


@pytest.mark.parametrize(("language", "code"), [(None, "en_XX"), ("de", "de_DE"), ("fr-CA", "fr_XX")])
@pytest.mark.parametrize(("name", "place"), [("mbart", 0), ("mbart50", 1)])
def test_mbart_writes_the_language_asked_for(name, place, language, code, tmp_path):
    getattr(tiny_checkpoints, f"save_{name}")(tmp_path)
    generator = Seq2SeqGenerator(str(tmp_path), language=language)
    start = generator._checkpoint.start
    assert len(start) == place + 1
    assert start[place] == generator._tokenizer.convert_tokens_to_ids(code)
    assert start[place] in generator._source("talks")


def test_a_language_that_the_model_lacks_is_an_error(tmp_path):
    tiny_checkpoints.save_mbart(tmp_path)
    with pytest.raises(ModelError, match="no language cy"):
        Seq2SeqGenerator(str(tmp_path), language="cy")


# what a model that has learnt to end writes


def test_what_the_model_ended_itself_is_complete_and_comes_first(bart_folder, tmp_path):
    line = "Ferry crews will strike next week"
    candidates = taught(bart_folder, tmp_path, line).generate([Request(STORY[:2], "headline", 2, 12, 3)])[0]
    assert candidates[0].text == line
    assert candidates[0].complete
    completeness = [candidate.complete for candidate in candidates]
    assert completeness == sorted(completeness, reverse=True)


def test_a_headline_that_does_not_fit_is_marked_and_held_to_its_length(bart_folder, tmp_path):
    generator = taught(bart_folder, tmp_path, "Ferry crews will strike next week, the union said at the town hall")
    for candidate in generator.generate([Request(STORY[:2], "headline", 1, 5, 2)])[0]:
        assert not candidate.complete
        assert len(candidate.text.split()) <= 5


def test_a_summary_loses_the_sentence_that_its_limit_cuts_off(bart_folder, tmp_path):
    line = "Ferry crews will strike next week. Talks are due to resume at the town hall."
    generator = taught(bart_folder, tmp_path, line)
    whole, cut = generator.generate([Request(STORY[:2], "summary", 3, 30, 1), Request(STORY[:2], "summary", 3, 9, 1)])
    assert whole[0].text == line
    assert cut[0].text == "Ferry crews will strike next week."
    assert whole[0].complete
    assert cut[0].complete


def test_the_least_length_is_kept(bart_folder, tmp_path):
    generator = taught(bart_folder, tmp_path, "Crews strike")
    assert len(generator.generate([Request(STORY[:2], "headline", 1, 12, 1)])[0][0].text.split()) == 2
    assert len(generator.generate([Request(STORY[:2], "headline", 8, 12, 1)])[0][0].text) > len("Crews strike")


# loading


def test_a_directory_is_named_by_its_last_part(bart_folder):
    generator = load_generator(f"{bart_folder}/")
    assert (generator.name, generator.revision, generator.story_words) == (bart_folder.name, None, False)


def test_options_reach_the_model(bart_folder):
    generator = load_generator(str(bart_folder), device="cpu", dtype="bfloat16", threads=1)
    assert generator._model.dtype == torch.bfloat16
    assert load_generator(str(bart_folder))._model.dtype == torch.float32
    assert not generator._model.training
    with pytest.raises(ValueError, match="beams"):
        load_generator(str(bart_folder), beams=0)


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a CUDA device")
def test_a_device_that_is_not_there_is_an_error(bart_folder):
    with pytest.raises(ModelError, match="cuda"):
        load_generator(str(bart_folder), device="cuda")


@pytest.mark.parametrize("name", ["./no/such/folder", "/nowhere", "a/b/c"])
def test_a_missing_directory_is_an_error(name):
    with pytest.raises(ModelError, match="no such model directory"):
        load_generator(name)


def test_a_hub_name_that_cannot_be_had_is_an_error(monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError, match="nobody/no-such-model cannot be loaded") as raised:
        load_generator("nobody/no-such-model", revision="main")
    assert raised.value.__cause__ is not None


def test_an_unpinned_hub_name_is_warned_of(monkeypatch, caplog):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ModelError):
        load_generator("nobody/no-such-model")
    assert "not pinned" in caplog.text


def test_a_model_without_an_encoder_is_an_error(tmp_path):
    GPT2LMHeadModel(GPT2Config(vocab_size=64, n_embd=8, n_layer=1, n_head=1, n_positions=16)).save_pretrained(tmp_path)
    with pytest.raises(ModelError, match="no sequence-to-sequence model but gpt2"):
        load_generator(str(tmp_path))


def test_a_model_without_its_decoder_is_an_error(tmp_path):
    tiny_checkpoints.save_t5(tmp_path)
    T5EncoderModel.from_pretrained(tmp_path).save_pretrained(tmp_path / "half")
    shutil.copytree(tmp_path, tmp_path / "whole", ignore=shutil.ignore_patterns("half", "*.safetensors"))
    shutil.copy(tmp_path / "half" / "model.safetensors", tmp_path / "whole")
    with pytest.raises(ModelError, match="lacks weights: decoder"):
        load_generator(str(tmp_path / "whole"))


@pytest.mark.parametrize("missing", ["config.json", "model.safetensors", "tokenizer.json"])
def test_a_missing_file_is_an_error(missing, bart_folder, tmp_path):
    shutil.copytree(bart_folder, tmp_path / "bart", ignore=shutil.ignore_patterns(missing))
    with pytest.raises(ModelError):
        load_generator(str(tmp_path / "bart"))


@pytest.mark.parametrize("broken", ["config.json", "model.safetensors", "tokenizer.json"])
def test_a_broken_file_is_an_error(broken, bart_folder, tmp_path):
    shutil.copytree(bart_folder, tmp_path / "bart")
    (tmp_path / "bart" / broken).write_bytes(b"{]")
    with pytest.raises(ModelError):
        load_generator(str(tmp_path / "bart"))


# windows and wording


@pytest.mark.parametrize(
    ("lengths", "windows"),
    [
        ([], []),
        ([3, 3], [range(2)]),
        ([4, 4, 4, 4], [range(2), range(1, 3), range(2, 4)]),
        ([1] * 20, [range(10), range(8, 18), range(16, 20)]),
        ([5, 11, 5, 5], [range(1), range(2, 4)]),
        ([11], []),
        ([9, 9], [range(1), range(1, 2)]),
        ([2, 9, 2, 2], [range(1), range(1, 2), range(2, 4)]),
    ],
)
def test_windows(lengths, windows):
    assert cut_windows(lengths, limit=10) == windows


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("ms okonjo: council spent £2.3m", "Ms Okonjo: council spent £2.3m"),
        ("white house is a house", "White House is a house"),
        ("the council's ferry on monday. irene rows", "The council's ferry on Monday. Irène rows"),
        ("iphone maker to close", "iPhone maker to close"),
    ],
)
def test_capitals_are_the_passages(written, line):
    passage = "A house burnt. The White House told Ms Okonjo's council. Money was spent. “Irène’s iPhone is lost.”"
    assert with_capitals(written, passage) == line


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("The U.S. 's plan , he said .", "The U.S.'s plan, he said."),
        ("They do n't know<n>yet .", "They don't know yet."),
        ("It cost ( roughly ) $ 5 .", "It cost (roughly) $ 5."),
        ("`` We will '' , he said", '"We will", he said'),
        ("half a char\ufffd\x05\n", "half a char"),
        ("at 3.15 and .5 of a mile", "at 3.15 and .5 of a mile"),
    ],
)
def test_clean(written, line):
    assert clean(written) == line


def test_whole_sentences():
    text = "Gov. Adela Ruiz signed it. “We won,” she said. The rest is un"
    assert whole_sentences(text, max_words=30, unfinished=True) == "Gov. Adela Ruiz signed it. “We won,” she said."
    assert whole_sentences(text, max_words=30, unfinished=False) == text
    assert whole_sentences(text, max_words=6, unfinished=False) == "Gov. Adela Ruiz signed it."
    assert whole_sentences(text, max_words=3, unfinished=False) == ""
