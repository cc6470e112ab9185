"""What is written beside an exported reader so that it runs in int8."""

from __future__ import annotations

import numpy as np
import onnx
import pytest
from typer.testing import CliRunner

from eval.errors import GoldError
from eval.training.export import app as export_app
from eval.training.export import export
from eval.training.int8 import app, balance_inputs, build, describe, draw_windows
from qa.reading.int8_weights import network_tensors
from qa.reading.readers import BALANCE, NETWORK, SHIPPED, load_reader, read_settings, window_tokens
from qa.reading.stored import PLACES, read_stored
from tests.qa.int8 import save_int8, save_questions
from tests.qa.tiny import save_reader


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """Export a reader with the form, to be left as it is."""
    return save_int8(tmp_path_factory.mktemp("int8"))[1]


@pytest.fixture
def folders(tmp_path):
    """Export a reader to be changed; give the trained one's folder too."""
    return save_int8(tmp_path)


@pytest.mark.slow
def test_what_is_shipped_is_what_is_written():
    """The places of the weights to the letter, and the network node by node."""
    assert describe(SHIPPED) == (SHIPPED / PLACES).read_text("utf-8")
    tokens, first = window_tokens(read_settings(SHIPPED)), read_settings(SHIPPED)["pad_token_id"] + 1
    tensors = network_tensors(read_stored(SHIPPED), np.load(SHIPPED / BALANCE), tokens=tokens, first=first, threads=1)
    assert build(tensors) == onnx.load(SHIPPED / NETWORK, load_external_data=False)


def test_the_command_adds_the_form_and_leaves_the_rest(folders, tmp_path):
    """The form is made again as it was; all other files stay as they are."""
    _, exported = folders
    before = {path.name: path.read_bytes() for path in exported.iterdir()}
    for name in (NETWORK, BALANCE, PLACES):
        (exported / name).unlink()
    result = CliRunner().invoke(app, ["--reader", str(exported), "--balance", f"{tmp_path / 'questions.jsonl'}=3"])
    assert result.exit_code == 0, result.output
    assert {path.name: path.read_bytes() for path in exported.iterdir()} == before


def test_an_export_without_a_balance_leaves_no_other_weights_form(folders):
    """What another export wrote does not stay beside new weights."""
    trained, exported = folders
    export(trained, exported, name="again")
    assert {path.name for path in exported.iterdir()} & {NETWORK, BALANCE, PLACES} == set()
    assert load_reader(str(exported)).name == "again"


def test_the_larger_inputs_are_divided(exported):
    """By the root of their size; inputs of one size are left as they are."""
    stored = read_stored(exported)
    for name in [name for name in stored if name.endswith(".weight_blocks")]:
        stored[name] = np.full_like(stored[name], 129)
        stored[name.replace("_blocks", "_scales")] = np.ones_like(stored[name.replace("_blocks", "_scales")])
    inputs = np.ones(16, dtype=np.float32)
    larger = np.where(np.arange(16) < 8, np.float32(16), np.float32(1))
    [row] = balance_inputs([[inputs, inputs, larger, np.ones(32, dtype=np.float32)]], stored)
    assert row.dtype == np.int8
    assert row[:32].tolist() == [0] * 32  # eighths of an octave
    assert (
        row[32:48].tolist() == [8] * 8 + [-8] * 8
    )  # 16 is 4 octaves over 1: 2 by the root, 1 on each side of the mean
    assert row[48:].tolist() == [0] * 32


def test_questions_are_drawn_evenly(exported, tmp_path):
    """As many of each file as is asked for, a window each."""
    file = save_questions(tmp_path / "four.jsonl")
    assert [len(draw_windows(exported, [f"{file}={n}", f"{file}=1"])) for n in (1, 2, 4, 9)] == [2, 3, 5, 5]
    assert len(draw_windows(exported, [str(file)])) == 4
    with pytest.raises(GoldError, match="expected a number"):
        draw_windows(exported, [f"{file}=half"])


def test_what_cannot_run_in_int8_is_refused(tmp_path):
    """Another family, and weights that are not 8-bit."""
    trained, file = save_reader(tmp_path / "bert"), save_questions(tmp_path / "questions.jsonl")
    arguments = ["--reader", str(trained), "--out", str(tmp_path / "out"), "--name", "x", "--balance", str(file)]
    result = CliRunner().invoke(export_app, arguments)
    assert (result.exit_code, "only MPNet" in result.stderr) == (2, True)
    assert CliRunner().invoke(export_app, [*arguments, "--no-quantize"]).exit_code == 2
