"""Readers averaged by their weights."""

from __future__ import annotations

import pytest
import torch
from safetensors.torch import load_file, save_file
from typer.testing import CliRunner

from eval.training.average import app
from eval.training.model import add_head, load_head
from qa.reading.readers import load_reader
from tests.qa.tiny import save_reader


def _average(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_weights_lie_between(tmp_path):
    """A quarter of the way from the first to the second, and what is written loads."""
    first, second = save_reader(tmp_path / "a"), save_reader(tmp_path / "b")
    weights = load_file(second / "model.safetensors")
    changed = {name: w + 1.0 for name, w in weights.items()}
    save_file(changed, second / "model.safetensors", metadata={"format": "pt"})
    result = _average("--first", first, "--second", second, "--out", tmp_path / "out", "--share", 0.25)
    assert result.exit_code == 0, result.output
    before, after = load_file(first / "model.safetensors"), load_file(tmp_path / "out" / "model.safetensors")
    assert before.keys() == after.keys()
    for name, w in after.items():
        assert torch.allclose(w, 0.75 * before[name] + 0.25 * changed[name], atol=1e-6)
    assert load_reader(str(tmp_path / "out")).folder == tmp_path / "out"


def test_a_head_for_verdicts_that_one_lacks(tmp_path):
    """Is taken from the other as it is, whichever it is."""
    plain, decides = save_reader(tmp_path / "a"), save_reader(tmp_path / "b")
    head = {"weight": torch.ones(3, 16), "bias": torch.ones(3)}
    add_head(decides, head)
    for number, (first, second) in enumerate([(plain, decides), (decides, plain)]):
        out = tmp_path / str(number)
        assert _average("--first", first, "--second", second, "--out", out).exit_code == 0
        assert torch.equal(load_head(out).weight, head["weight"])


@pytest.mark.parametrize("kept", ["a", "b"])
def test_neither_reader_is_written_over(tmp_path, kept):
    """To write into one of the two is refused, and both stay as they are."""
    folders = {name: save_reader(tmp_path / name) for name in ("a", "b")}
    before = (folders[kept] / "model.safetensors").read_bytes()
    result = _average("--first", folders["a"], "--second", folders["b"], "--out", tmp_path / "b" / ".." / kept)
    assert result.exit_code == 2
    assert "would be overwritten" in " ".join(result.stderr.split())
    assert (folders[kept] / "model.safetensors").read_bytes() == before


def test_a_reader_without_its_tokenizer_is_refused(tmp_path):
    """Before anything is written."""
    first, second = save_reader(tmp_path / "a"), save_reader(tmp_path / "b")
    (second / "tokenizer.json").unlink()
    result = _average("--first", first, "--second", second, "--out", tmp_path / "out")
    assert (result.exit_code, (tmp_path / "out").exists()) == (2, False)
    assert "tokenizer.json is missing" in " ".join(result.stderr.split())


@pytest.mark.parametrize(("other", "said"), [("none", "holds no trained reader"), ("larger", "differ in their layers")])
def test_what_cannot_be_averaged(tmp_path, other, said):
    """A folder without a reader, or one of another shape: one line, status 2, nothing written."""
    first = save_reader(tmp_path / "a")
    second = tmp_path / "none" if other == "none" else save_reader(tmp_path / "b", num_hidden_layers=3)
    result = _average("--first", first, "--second", second, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())
    assert not (tmp_path / "out").exists()
