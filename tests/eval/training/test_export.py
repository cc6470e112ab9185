"""The ONNX file reads as the network that it was made of."""

from __future__ import annotations

import json

import numpy as np
import pytest
import torch
from typer.testing import CliRunner

from eval.training.export import app, export
from eval.training.model import add_head, load_head, load_network
from eval.training.restore import restore
from index.types import Passage
from qa.reading.onnx_network import OnnxNetwork
from qa.reading.readers import load_reader
from qa.reading.torch_network import TorchNetwork
from qa.reading.windows import WindowCutter
from tests.factories import make_chunk, seed_text
from tests.qa.int8 import save_questions, save_trained
from tests.qa.tiny import POSITIONS, save_reader

_TEXT = seed_text(1)[:700]


@pytest.fixture(scope="module", params=["bert", "mpnet"])
def saved(request, tmp_path_factory):
    """Save a trained reader of each family that is trained here."""
    return save_reader(tmp_path_factory.mktemp(request.param), request.param)


def _logits(saved, file):
    cutter = WindowCutter((saved / "tokenizer.json").read_text(), tokens=POSITIONS)
    networks = TorchNetwork(saved), OnnxNetwork(file, threads=1)
    cut = [*cutter.cut("How many shells does Seoul hold?", _TEXT), *cutter.cut("Who?", "Putin.")]
    return [np.concatenate([np.concatenate(network.logits(window)) for window in cut]) for network in networks]


def test_float32_gives_the_same_logits(saved, tmp_path):
    """For windows of any length, within 1e-4."""
    torch_logits, onnx_logits = _logits(saved, export(saved, tmp_path, name="tiny", quantize=False))
    assert np.abs(torch_logits - onnx_logits).max() < 1e-4


def test_eight_bits_are_close(saved, tmp_path):
    """Quantised weights move the logits by a small part of their spread."""
    file = export(saved, tmp_path, name="tiny")
    torch_logits, onnx_logits = _logits(saved, file)
    assert np.corrcoef(torch_logits, onnx_logits)[0, 1] > 0.99
    assert np.abs(torch_logits - onnx_logits).mean() < 0.1 * torch_logits.std()
    assert 0 < np.abs(torch_logits - onnx_logits).max()


def test_the_head_for_verdicts_goes_with_it(tmp_path):
    """It gives the same logits in every form, and comes back with the weights; a reader without one gives none."""
    trained, plain = save_trained(tmp_path / "trained"), save_trained(tmp_path / "plain")
    add_head(trained, {"weight": torch.randn(3, 16), "bias": torch.randn(3)})
    export(trained, tmp_path / "out", name="tiny", balance=[f"{save_questions(tmp_path / 'questions.jsonl')}=3"])
    export(plain, tmp_path / "without", name="tiny")
    restore(tmp_path / "out", tmp_path / "back")
    network, head = load_network(trained), load_head(trained)
    cutter = WindowCutter((trained / "tokenizer.json").read_text(), tokens=POSITIONS)
    [window] = cutter.cut("Who spoke?", "Putin spoke on Thursday.")
    with torch.inference_mode():
        hidden = network(torch.from_numpy(window.ids[None]), output_hidden_states=True).hidden_states[-1]
        wanted = head(hidden[:, 0])[0].numpy()
    assert load_head(plain) is None
    assert torch.equal(load_head(tmp_path / "back").weight, head.weight)
    for blocks in (True, False):
        likely = load_reader(str(tmp_path / "out"), threads=1, blocks=blocks).verdict(
            "Who spoke?", "Putin spoke on Thursday."
        )
        assert sum(likely) == pytest.approx(1)
        assert np.log(likely) - np.log(likely[0]) == pytest.approx(wanted - wanted[0], abs=0.1)
    for folder in (trained, tmp_path / "without"):
        assert load_reader(str(folder), threads=1).verdict("Who spoke?", "Putin.") is None


def test_the_command_writes_a_reader(saved, tmp_path):
    """What it writes loads by its folder, with its name and limits, and reads."""
    result = CliRunner().invoke(
        app, ["--reader", str(saved), "--out", str(tmp_path / "out"), "--name", "tiny", "--window", "48"]
    )
    assert result.exit_code == 0, result.output
    settings = json.loads((tmp_path / "out" / "reader.json").read_text())
    assert (settings["name"], settings["max_tokens"], settings["window"]) == ("tiny", POSITIONS, 48)
    reader = load_reader(str(tmp_path / "out"))
    assert (reader.name, reader.folder) == ("tiny", tmp_path / "out")
    [reading] = reader.read("How many?", [Passage(chunk=make_chunk(_TEXT, start=3), score=0.5, rank=1)])
    assert all(_TEXT[s.start - 3 : s.end - 3].strip() for s in reading.spans)
    assert len(reading.spans) == 5


def test_a_folder_without_a_network_is_refused(tmp_path):
    """In one line, with status 2."""
    result = CliRunner().invoke(app, ["--reader", str(tmp_path), "--out", str(tmp_path / "out"), "--name", "tiny"])
    assert result.exit_code == 2
    assert "error:" in result.stderr
    assert torch.is_grad_enabled()
