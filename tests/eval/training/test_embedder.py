from __future__ import annotations

import numpy as np
import onnx
import pytest

from eval.training.embedder import TARGET, build, main
from index.embedder import default_folder
from index.weights import read_weights


@pytest.mark.slow
def test_what_is_shipped_is_what_is_written(tmp_path):
    """The network node by node, and its balance but for what another processor computes otherwise."""
    main(tmp_path / "model")
    written = onnx.load(tmp_path / "model" / "minilm.onnx", load_external_data=False)
    assert written == onnx.load(TARGET / "minilm.onnx", load_external_data=False)
    assert written == build(read_weights(default_folder() / "model.safetensors"))
    shares = np.load(tmp_path / "model" / "balance.npy")
    np.testing.assert_allclose(shares, np.load(TARGET / "balance.npy"), rtol=1e-3)
    np.testing.assert_allclose(np.log(shares).mean(axis=-1), 0.0, atol=1e-5)
