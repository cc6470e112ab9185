from __future__ import annotations

import numpy as np
import onnx
import pytest
from safetensors.numpy import load_file

from eval.training.embedder import TARGET, build, main
from eval.training.embedder_weights import network_tensors
from index.weights import read_weights


@pytest.mark.slow
def test_what_is_shipped_is_what_is_written(tmp_path):
    """The network node by node and the vocabulary; the weights but for what another processor balances otherwise."""
    target = tmp_path / "model"
    main(target)
    written = onnx.load(target / "minilm.onnx", load_external_data=False)
    assert written == onnx.load(TARGET / "minilm.onnx", load_external_data=False)
    assert written == build(read_weights(TARGET / "weights.safetensors"))
    assert (target / "tokenizer.json").read_bytes() == (TARGET / "tokenizer.json").read_bytes()
    made, shipped = load_file(target / "weights.safetensors"), load_file(TARGET / "weights.safetensors")
    assert made.keys() == shipped.keys()
    for name, tensor in made.items():
        assert tensor.dtype == shipped[name].dtype
        within = {"atol": 1} if tensor.dtype == np.int8 else {"rtol": 1e-3}
        np.testing.assert_allclose(tensor.astype(np.float32), shipped[name].astype(np.float32), **within)


def test_a_column_of_zeros_is_rounded_to_zeros():
    """Where a scale has nothing to go by."""

    def tensor(name):
        if name.endswith(".bias") or "LayerNorm" in name:
            return np.zeros(4, np.float32)
        return np.zeros((4, 384), np.float32)

    tensors = network_tensors(tensor, np.ones((6, 2, 384), np.float32))
    assert not tensors["layer0.up.weight"].any()
    assert np.isfinite(tensors["layer0.up.scales"]).all()


def test_the_weights_of_another_network_are_told():
    """Embeddings of another length are another network's."""

    def tensor(name):
        return (
            np.zeros(8, np.float32) if name.endswith(".bias") or "LayerNorm" in name else np.zeros((8, 8), np.float32)
        )

    with pytest.raises(ValueError, match="not \\(words, 384\\)"):
        network_tensors(tensor, np.ones((6, 2, 8), np.float32))
