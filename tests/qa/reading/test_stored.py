"""Tensors of an exported reader, read out of its files."""

from __future__ import annotations

import json

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from qa.errors import ReaderError
from qa.reading.stored import PLACES, read_stored
from tests.qa.int8 import save_int8


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return save_int8(tmp_path_factory.mktemp("int8"))[1]


def test_they_are_what_onnx_reads(folder):
    """Every tensor has the type, shape and values that ONNX reads."""
    model = onnx.load(folder / "model.onnx")
    stored = read_stored(folder)
    named = {tensor.name.removeprefix("_network."): numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    blocks = [name for name in stored if name.endswith("_blocks")]
    assert len(blocks) == sum(node.op_type == "MatMulNBits" for node in model.graph.node)
    plain = [name for name in stored if name in named]
    assert len(plain) + 2 * len(blocks) == len(stored)
    for name in plain:
        assert stored[name].dtype == named[name].dtype
        np.testing.assert_array_equal(stored[name], named[name])


@pytest.mark.parametrize(
    "places",
    [
        "{",
        "[]",
        "{}",
        '{"files": {}, "tensors": {"a": {"dtype": "float32", "shape": [1]}}}',
        '{"files": {}, "tensors": {"a": {"dtype": "no type", "shape": [1], "values": [1]}}}',
        '{"files": {}, "tensors": {"a": {"dtype": "float32", "shape": [2], "values": [1]}}}',
        '{"files": {"nowhere.bin": ""}, "tensors": {}}',
        '{"files": [], "tensors": []}',
    ],
)
def test_places_that_say_nothing_of_use_are_refused(tmp_path, places):
    """Broken JSON, other JSON, tensors without a place, and missing files are refused."""
    (tmp_path / PLACES).write_text(places)
    with pytest.raises(ReaderError, match=r"weights\.json describes cannot be read"):
        read_stored(tmp_path)


def test_a_place_outside_its_file_is_refused(folder, tmp_path):
    """A tensor that would extend beyond its file is refused."""
    places = json.loads((folder / PLACES).read_text())
    entry = next(entry for entry in places["tensors"].values() if "offset" in entry)
    entry["offset"] = 10**9
    (tmp_path / PLACES).write_text(json.dumps(places))
    (tmp_path / "weights-1.bin").write_bytes((folder / "weights-1.bin").read_bytes())
    with pytest.raises(ReaderError, match="cannot be read"):
        read_stored(tmp_path)
