"""Readers by name: the shipped one, folders that transformers saved, and what is refused."""

from __future__ import annotations

import json
import shutil

import numpy as np
import pytest
import torch
from transformers import AutoModelForMaskedLM, AutoModelForQuestionAnswering, PreTrainedTokenizerFast
from typer.testing import CliRunner

from index.types import Passage
from qa.cli import app
from qa.confidence import load_calibrator
from qa.errors import ReaderError
from qa.reading.decode import word_edges
from qa.reading.hub import fetch
from qa.reading.readers import SHIPPED, load_reader, window_tokens
from qa.reading.windows import WindowCutter, read_tokenizer
from tests.factories import make_chunk, seed_text
from tests.qa.tiny import FAMILIES, POSITIONS, save_reader, wordpiece

_TEXT = seed_text(1)[:600]
_ODD = "  Zoe\u0308s “105mm” guns,\r\n\u2764\ufe0f 3.4 million in İstanbul\u00a0(the ﬁrst)."


@pytest.fixture(autouse=True, scope="module")
def _one_thread():
    """Tiny networks are slower on several threads."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module", params=FAMILIES)
def saved(request, tmp_path_factory):
    """Save a reader of each family; return its folder and the family."""
    return save_reader(tmp_path_factory.mktemp(request.param), request.param), request.param


@pytest.fixture
def folder(tmp_path):
    """Save a BERT reader to damage."""
    return save_reader(tmp_path / "reader")


def _read(reader, question, text, start=0):
    [reading] = reader.read(question, [Passage(chunk=make_chunk(text, start=start), score=0.5, rank=1)])
    return reading


def test_every_family_reads(saved):
    """Spans of a passage of many windows lie inside it, on word edges, with finite scores; so every time."""
    folder, _ = saved
    reader = load_reader(str(folder))
    assert (reader.name, reader.folder) == (str(folder), folder)
    for text in (_TEXT, _ODD):
        reading = _read(reader, "How many shells does Seoul hold?", text, start=11)
        assert reading.spans
        assert np.isfinite(reading.null_score)
        edges = word_edges(text.replace("\u0308", "x"))
        for start, end in ((s.start - 11, s.end - 11) for s in reading.spans):
            assert text[start:end] == text[start:end].strip() != ""
            assert edges[start]
            assert edges[end]
        assert _read(load_reader(str(folder)), "How many shells does Seoul hold?", text, start=11) == reading


def test_every_family_sees_what_transformers_feeds(saved):
    """The logits of one window are those of transformers' own tokenizer and model: separators, types, positions."""
    folder, family = saved
    question, text = "How many guns?", "Seoul holds shells."
    names = ["input_ids", "attention_mask", *(["token_type_ids"] if family in ("bert", "electra") else [])]
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=str(folder / "tokenizer.json"), model_input_names=names)
    with torch.no_grad():
        network = AutoModelForQuestionAnswering.from_pretrained(folder, local_files_only=True).eval()
        output = network(**tokenizer(question, text, return_tensors="pt"))
    null = float(output.start_logits[0, 0] + output.end_logits[0, 0])
    assert _read(load_reader(str(folder)), question, text).null_score == pytest.approx(null, abs=1e-5)


def test_a_window_is_no_longer_than_the_model_reads(saved):
    """Positions that a family keeps for itself are not read with; neither are more than the tokenizer's limit."""
    folder, _ = saved
    assert max(len(w.ids) for w in load_reader(str(folder))._cutter.cut("Who?", _TEXT)) == POSITIONS
    limit = folder / "tokenizer_config.json"
    limit.write_text(json.dumps({"model_max_length": 40}))
    assert max(len(w.ids) for w in load_reader(str(folder))._cutter.cut("Who?", _TEXT)) == 40
    limit.write_text(json.dumps({"model_max_length": int(1e30)}))
    assert max(len(w.ids) for w in load_reader(str(folder))._cutter.cut("Who?", _TEXT)) == POSITIONS
    limit.unlink()


def test_a_vocabulary_makes_a_tokenizer(folder):
    """A folder with only `vocab.txt` reads like one with `tokenizer.json`."""
    before = _read(load_reader(str(folder)), "How many?", _TEXT)
    vocabulary = json.loads((folder / "tokenizer.json").read_text())["model"]["vocab"]
    (folder / "vocab.txt").write_text("\n".join(sorted(vocabulary, key=vocabulary.get)))
    (folder / "tokenizer.json").unlink()
    assert _read(load_reader(str(folder)), "How many?", _TEXT) == before


def test_half_precision_weights_are_read_as_single(folder, tmp_path):
    """A checkpoint in float16 loads as float32, which the CPU reads."""
    network = AutoModelForQuestionAnswering.from_pretrained(folder, local_files_only=True)
    network.half().save_pretrained(tmp_path / "half")
    shutil.copy(folder / "tokenizer.json", tmp_path / "half")
    reader = load_reader(str(tmp_path / "half"))
    [window, *_] = reader._cutter.cut("How many?", _TEXT)
    assert [logits.dtype for logits in reader._network.logits(window)] == [np.float32] * 2


def test_an_untrained_head_is_refused(folder, tmp_path):
    """A checkpoint without span weights, which transformers would make up, is refused."""
    network = AutoModelForQuestionAnswering.from_pretrained(folder, local_files_only=True)
    AutoModelForMaskedLM.from_config(network.config).save_pretrained(tmp_path / "encoder")
    shutil.copy(folder / "tokenizer.json", tmp_path / "encoder")
    with pytest.raises(ReaderError, match=r"BertForMaskedLM.* no trained qa_outputs.*fine-tuned for extractive"):
        load_reader(str(tmp_path / "encoder"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"model_type": "gpt2"}, r"it is a gpt2 model; expected one of bert, deberta"),
        ({"model_type": "never-heard-of"}, r"cannot be loaded by transformers.*never-heard-of"),
        ({"id2label": {"0": "a", "1": "b", "2": "c"}}, r"scores 3 labels a token; expected 2"),
        ({"max_position_embeddings": 20}, r"cannot be loaded by transformers|reads 20 tokens at once"),
    ],
)
def test_another_kind_of_model_is_refused(folder, change, said):
    """The message says what the folder holds and what a reader is."""
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps(config | change))
    with pytest.raises(ReaderError, match=said):
        load_reader(str(folder))


def test_a_missing_or_foreign_tokenizer_is_refused(folder):
    """Neither none, nor another model's, nor one that writes no separators, nor a broken file reads."""
    file = folder / "tokenizer.json"
    stored = json.loads(file.read_text())
    larger = stored | {"model": stored["model"] | {"vocab": stored["model"]["vocab"] | {"onemoreword": 9999}}}
    for content, said in (
        (stored | {"post_processor": None}, r"does not write \[CLS\] question"),
        (larger, r"knows 4\d\d tokens, its network only \d+: they do not belong"),
        ({"model": None}, "its tokenizer cannot be read"),
    ):
        file.write_text(json.dumps(content))
        with pytest.raises(ReaderError, match=said):
            load_reader(str(folder))
    file.write_bytes(b"\xff")
    with pytest.raises(ReaderError, match=r"tokenizer\.json cannot be read"):
        load_reader(str(folder))
    file.unlink()
    with pytest.raises(ReaderError, match=r"has no tokenizer.json"):
        load_reader(str(folder))


def test_broken_weights_are_refused(folder):
    """A damaged checkpoint is said to be one, without a traceback of the library."""
    (folder / "model.safetensors").write_bytes(b"nothing")
    with pytest.raises(ReaderError, match="cannot be loaded by transformers"):
        load_reader(str(folder))


def test_an_incomplete_onnx_folder_is_refused(tmp_path):
    """What is missing is named, and the command that writes it; a broken network or description is, too."""
    for content, said in (
        ({}, r"has no model\.onnx; write it with `python -m eval\.training\.export`"),
        ({"name": 3}, r'reader\.json lacks "name"'),
        ({"name": "x", "max_tokens": 64}, r"model\.onnx cannot be loaded"),
        ([], "holds no JSON object"),
    ):
        (tmp_path / "reader.json").write_text(json.dumps(content))
        with pytest.raises(ReaderError, match=said):
            load_reader(str(tmp_path))
        (tmp_path / "model.onnx").write_bytes(b"nothing")
        wordpiece().save(str(tmp_path / "tokenizer.json"))
    (tmp_path / "reader.json").write_text("{")
    with pytest.raises(ReaderError, match="is not JSON"):
        load_reader(str(tmp_path))


def test_a_window_is_what_the_reader_was_trained_on():
    """The window is that of its settings, at most what its network reads; `words` depends on it."""
    assert window_tokens({"name": "x", "max_tokens": 512}) == 288
    assert window_tokens({"name": "x", "max_tokens": 512, "window": 384}) == 384
    assert window_tokens({"name": "x", "max_tokens": 64, "window": 384}) == 64
    tokenizer = read_tokenizer(SHIPPED)
    assert [WindowCutter(tokenizer, tokens=tokens).words for tokens in (32, 288, 384)] == [1, 200, 275]


@pytest.mark.parametrize("name", ["./nowhere", "/nowhere/at/all", "a folder", "one/two/three", ""])
def test_a_path_is_never_asked_of_the_hub(name):
    """What cannot be a model's name is a folder that does not exist."""
    with pytest.raises(ReaderError, match="there is no folder"):
        fetch(name)


def test_an_unreachable_hub_is_said_plainly():
    """Offline, an unknown name says that both the folder and the hub's model are missing, and what to do."""
    with pytest.raises(ReaderError, match=r"no folder someone/reader, and the hub returned no model .*HF_HUB_OFFLINE"):
        load_reader("someone/reader")


def test_a_folder_of_something_else_is_refused(tmp_path):
    """An empty folder says which files make a reader."""
    with pytest.raises(ReaderError, match=r"neither reader\.json nor config\.json"):
        load_reader(str(tmp_path))


def test_a_hub_model_that_was_fetched_before_reads_offline(folder, tmp_path, monkeypatch):
    """A name of the hub reads from the hub's cache, and keeps its name."""
    cached = tmp_path / "models--someone--reader"
    (cached / "refs").mkdir(parents=True)
    (cached / "refs" / "main").write_text("0" * 40)
    shutil.copytree(folder, cached / "snapshots" / ("0" * 40))
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    reader = load_reader("someone/reader")
    assert (reader.name, reader.folder) == ("someone/reader", cached / "snapshots" / ("0" * 40))
    assert _read(reader, "How many?", _TEXT).spans == _read(load_reader(str(folder)), "How many?", _TEXT).spans


def test_older_weights_are_fetched_only_where_there_are_no_others(tmp_path, monkeypatch):
    """Safetensors are asked for first, torch's own format second; files of folders never."""
    asked = []

    def download(name, *, allow_patterns, ignore_patterns):
        asked.append((name, allow_patterns[-1], "*/*" in ignore_patterns))
        return str(tmp_path)

    monkeypatch.setattr("qa.reading.hub.snapshot_download", download)
    assert fetch("someone/reader") == tmp_path
    (tmp_path / "model.safetensors").touch()
    assert fetch("reader") == tmp_path
    assert asked == [
        ("someone/reader", "*.safetensors", True),
        ("someone/reader", "pytorch_model*.bin", True),
        ("reader", "*.safetensors", True),
    ]


def test_without_a_calibrator_the_shipped_one_serves(folder):
    """Its version says that it was fitted for another reader; one beside the weights is taken instead."""
    shipped, other = load_calibrator(SHIPPED), load_calibrator(folder)
    assert (shipped.fitted, other.fitted, load_calibrator(None)) == (True, False, other)
    assert other.version == f"{shipped.version} (fitted for another reader)"
    assert (other.weights, other.threshold) == (shipped.weights, shipped.threshold)
    shutil.copy(SHIPPED / "calibrator.json", folder)
    assert load_calibrator(folder) == shipped


@pytest.mark.slow
def test_the_shipped_reader_has_its_own_name():
    """The default is the shipped folder, also by its path; "blocks" is the same weights as they are stored."""
    reader = load_reader()
    assert (reader.folder, load_reader(str(SHIPPED)).name) == (SHIPPED, reader.name)
    blocks = load_reader("blocks")
    assert (blocks.folder, blocks.name) == (SHIPPED, f"{reader.name} blocks")


@pytest.mark.slow
def test_another_reader_is_a_setting(folder):
    """`--reader` reads with it, names its folder in the evidence, and warns while it has no calibrator of its own."""
    arguments = ["ask", "How many guns?", "--json", "--min-confidence", "0", "--reader", str(folder)]
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    versions = json.loads(result.stdout)["evidence"]["versions"]
    assert (versions["reader"], versions["calibrator"]) == (folder.name, load_calibrator(folder).version)
    assert f"warning: the reader {folder} has no calibrator.json" in result.stderr
    assert f"--reader {folder} --out {folder}/calibrator.json" in result.stderr
    shutil.copy(SHIPPED / "calibrator.json", folder)
    assert "warning" not in CliRunner().invoke(app, arguments).stderr
