"""Weights rounded to int8: what fits 16 bits, what the rounding loses, and what the balance leaves as it was."""

from __future__ import annotations

import numpy as np
import onnxruntime
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from onnx import TensorProto, helper, numpy_helper
from transformers.models.mpnet.modeling_mpnet import MPNetEncoder

from eval.training.int8_graph import FUSED
from qa.reading import int8_weights
from qa.reading.int8_weights import layers_of, network_tensors, round_matrix, unrounded
from qa.reading.stored import read_stored
from tests.qa.int8 import save_int8

_VALUES = st.floats(-1e6, 1e6, width=32, allow_subnormal=False)


@pytest.fixture(scope="module")
def stored(tmp_path_factory):
    return read_stored(save_int8(tmp_path_factory.mktemp("int8"))[1])


def _tensors(stored, balance, tokens=64):
    return network_tensors(stored, balance, tokens=tokens, first=2, threads=1)


@given(
    arrays(
        np.float32, array_shapes(min_dims=2, max_dims=2, max_side=5).map(lambda s: (s[0], 2 * s[1])), elements=_VALUES
    )
)
def test_a_pair_of_weights_fits_sixteen_bits(matrix):
    """Two neighbours sum to at most 128, so 255 times them is an int16; no weight moves by over half a step."""
    rounded, scales = round_matrix(matrix.copy())
    sizes = np.abs(rounded.astype(np.int64))
    assert (sizes[:, 0::2] + sizes[:, 1::2]).max() <= 128
    assert np.isfinite(scales).all()
    assert (np.abs(rounded * scales[:, None].astype(np.float64) - matrix) <= 0.5001 * scales[:, None]).all()


def test_a_product_of_the_largest_values_is_exact():
    """Products are exact on this processor's kernels, with every pair and input at its largest."""
    rng = np.random.default_rng(0)
    first = rng.integers(1, 128, (200, 16))
    signs = rng.choice([-1, 1], (200, 16))
    weights = np.stack([first * signs, (128 - first) * signs], axis=1).reshape(400, 16).astype(np.int8)
    inputs = np.where(rng.random((1, 5, 400)) < 0.9, 255, 1).astype(np.uint8)
    node = helper.make_node("MatMulIntegerToFloat", ["x", "w", "one", "one", "zero"], ["y"], domain=FUSED)
    values = {"w": weights, "one": np.array(1, np.float32), "zero": np.array(128, np.uint8)}
    graph = helper.make_graph(
        [node],
        "product",
        [helper.make_tensor_value_info("x", TensorProto.UINT8, inputs.shape)],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, (1, 5, 16))],
        [numpy_helper.from_array(value, name) for name, value in values.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21), helper.make_opsetid(FUSED, 1)])
    model.ir_version = 10
    session = onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])
    [product] = session.run(["y"], {"x": inputs})
    np.testing.assert_array_equal(product[0], (inputs[0].astype(np.int64) - 128) @ weights.astype(np.int64))


def test_a_matrix_of_zeros_stays_one():
    """Its scales are positive, and nothing is divided by 0."""
    rounded, scales = round_matrix(np.zeros((2, 4), dtype=np.float32))
    assert not rounded.any()
    assert (scales > 0).all()


def test_ways_fall_into_the_buckets_of_transformers():
    """Distances of all pairs of tokens of a window fall into transformers' buckets."""
    ways = torch.arange(300)[None] - torch.arange(300)[:, None]
    expected = MPNetEncoder.relative_position_bucket(ways, num_buckets=32, max_distance=128)
    np.testing.assert_array_equal(int8_weights._buckets(300), expected.numpy())


def _whole(tensors, name, shares):
    """Return a matrix, outputs by inputs, as it multiplies what is not divided, and the steps of its rounding."""
    steps = tensors[f"{name}.scales"][:, None] / shares
    made = (tensors[f"{name}.weight"] * tensors[f"{name}.scales"]).T / shares
    if f"{name}.apart" in tensors:
        apart = tensors[f"{name}.apart"]
        assert not made[:, apart].any()
        made[:, apart] = tensors[f"{name}.apart.weight"].T
        kept = np.delete(np.arange(len(shares)), apart)
        np.testing.assert_allclose(tensors[f"{name}.shares"][kept] * shares[kept], 1.0, rtol=1e-6)
        assert not tensors[f"{name}.shares"][apart].any()
    return made, steps


def test_a_balance_changes_no_product(stored):
    """Weights are multiplied by what inputs are divided by; a value and what mixes it share a factor."""
    width = stored["mpnet.encoder.layer.0.output.dense.weight_blocks"].shape[0]
    inner = len(stored["mpnet.encoder.layer.0.intermediate.dense.bias"])
    steps = np.random.default_rng(0).integers(-20, 20, (layers_of(stored), 3 * width + inner)).astype(np.int8)
    tensors = _tensors(stored, steps)
    attention, mixed, up, down = np.split(np.exp2(steps[0] / 8.0), [width, 2 * width, 3 * width])
    for name, module, shares in (
        ("mixed", "attention.attn.o", mixed),
        ("up", "intermediate.dense", up),
        ("down", "output.dense", down),
    ):
        matrix = unrounded(stored, f"mpnet.encoder.layer.0.{module}")[:, : len(shares)]
        made, sizes = _whole(tensors, f"layer0.{name}", shares)
        assert (np.abs(made - matrix) <= 0.51 * sizes).all()
    values, sizes = (part[2 * width :] * mixed[:, None] for part in _whole(tensors, "layer0.attention", attention))
    matrix = unrounded(stored, "mpnet.encoder.layer.0.attention.attn.v")[:, :width]
    assert (np.abs(values - matrix) <= 0.51 * sizes).all()
    bias = tensors["layer0.attention.bias"][2 * width :] * mixed
    np.testing.assert_allclose(bias, stored["mpnet.encoder.layer.0.attention.attn.v.bias"], rtol=1e-5)


def test_the_largest_inputs_are_apart(stored):
    """The inputs whose balanced size is largest are not rounded."""
    width = stored["mpnet.encoder.layer.0.output.dense.weight_blocks"].shape[0]
    inner = len(stored["mpnet.encoder.layer.0.intermediate.dense.bias"])
    steps = np.zeros((1, 3 * width + inner), dtype=np.int8)
    steps[0, [5, 2 * width + 3, 3 * width + 7]] = 100
    tensors = _tensors(stored, steps)
    assert [tensors[f"layer0.{name}.apart"].tolist() for name in ("attention", "up", "down")] == [[5], [3], [7]]


def test_threads_make_the_same_tensors(stored):
    """The order in which layers are rounded does not matter."""
    balance = np.zeros((1, 3 * 16 + 32), dtype=np.int8)
    one, two = (network_tensors(stored, balance, tokens=64, first=2, threads=n) for n in (1, 2))
    assert list(one) == list(two)
    assert all(np.array_equal(one[name], two[name]) for name in one)


@pytest.mark.parametrize(
    ("balance", "tokens", "said"),
    [
        (np.zeros((3, 80), np.int8), 64, "balance is for 3 layers, not 1"),
        (np.zeros((1, 80), np.int8), 65, "64 tokens, not 65"),
    ],
)
def test_what_does_not_fit_is_refused(stored, balance, tokens, said):
    """A balance of other layers, and more tokens than positions, are refused."""
    with pytest.raises(ValueError, match=said):
        _tensors(stored, balance, tokens)
