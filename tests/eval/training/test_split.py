from __future__ import annotations

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

from eval.training.split import split_weights


def _model(folder, rows=3, width=500):
    """Write a network that multiplies its input by `rows` square matrices in turn."""
    random = np.random.default_rng(0)
    weights = [random.normal(size=(width, width)).astype(np.float32) for _ in range(rows)]
    nodes = [helper.make_node("MatMul", [f"x{i}", f"w{i}"], [f"x{i + 1}"]) for i in range(rows)]
    shape = [1, width]
    graph = helper.make_graph(
        nodes,
        "chain",
        [helper.make_tensor_value_info("x0", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info(f"x{rows}", TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(weight, f"w{i}") for i, weight in enumerate(weights)],
    )
    file = folder / "model.onnx"
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9), file)
    return file


def _run(file):
    session = onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])
    return session.run(None, {"x0": np.ones((1, 500), dtype=np.float32)})[0]


def test_a_small_model_stays_one_file(tmp_path):
    """Nothing is moved where the file is within the bound."""
    file = _model(tmp_path)
    before = file.read_bytes()
    assert split_weights(file) == [file]
    assert file.read_bytes() == before


def test_a_large_model_is_split_below_the_bound_and_computes_the_same(tmp_path):
    """Every file is within the bound, all weights are there, and the outputs are equal."""
    file = _model(tmp_path)
    expected, size = _run(file), file.stat().st_size
    parts = split_weights(file, most=2_100_000)
    assert [part.name for part in parts] == ["model.onnx", "weights-1.bin", "weights-2.bin"]
    assert max(part.stat().st_size for part in parts) <= 2_100_000
    assert sum(part.stat().st_size for part in parts) >= size - 1_000
    assert np.array_equal(_run(file), expected)


def test_splitting_again_leaves_no_old_weights(tmp_path):
    """Weights of an earlier split are replaced, not appended to."""
    first = split_weights(_model(tmp_path), most=2_100_000)
    sizes = [part.stat().st_size for part in first]
    assert [part.stat().st_size for part in split_weights(_model(tmp_path), most=2_100_000)] == sizes
