from __future__ import annotations

import onnx
import pytest

from eval.training.embedder import TARGET, build, main
from index.embedder import default_folder
from index.weights import read_weights


@pytest.mark.slow
def test_the_shipped_network_is_the_one_that_is_built(tmp_path):
    """Node by node; and the checker of ONNX knows no fault in it."""
    main(tmp_path / "minilm.onnx")
    built = onnx.load(tmp_path / "minilm.onnx", load_external_data=False)
    assert built == onnx.load(TARGET, load_external_data=False)
    assert built == build(read_weights(default_folder() / "model.safetensors"))
