"""`python -m eval.training.embedder`: writes `index/model`, all-MiniLM-L6-v2's network without its weights.

The weights come from an installed package and are rounded when the embedder is loaded (`index.weights`). Each token's
activations are rounded by a scale of their own, so that no token's rounding depends on another's. A few of their
columns are far larger than the rest, which would lose by that: `balance.npy` moves some of their size into the weights
(Xiao et al. 2023, SmoothQuant), as it was seen on the seeds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import ModelProto, NodeProto, TensorProto, helper, numpy_helper

from index.embedder import default_folder
from index.weights import DIMENSION, HEADS, LAYERS, TOKENS, read_weights

TARGET = Path("index/model")
_SEEDS = Path("seeds")
_LEAST = 1e-3  # a column that is smaller is balanced as if it were so
_FUSED = "com.microsoft"  # operators of ONNX Runtime's own
_EPSILON = 1e-12  # of the layer norms, as the model's config.json says
_ZERO = 128  # the byte that stands for an activation of 0


class _Network:
    """A network in the making."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self._rounded: dict[str, tuple[str, str]] = {}

    def add(self, kind: str, inputs: list[str], output: str, *, domain: str = "", **attributes: Any) -> str:
        """Add an operator with one output, and return the output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def linear(self, x: str, name: str, *, balanced: bool = False) -> str:
        """Add a product with an int8 matrix, its bias left out."""
        if balanced:
            x = self.add("Mul", [x, f"{name}.shares"], f"{name}.x")
        rounded, scales = self._round(x)
        weights = [f"{name}.weight", "one", f"{name}.scales", "zero"]
        product = self.add("MatMulIntegerToFloat", [rounded, *weights], f"{name}.product", domain=_FUSED)
        return self.add("Mul", [product, scales], f"{name}.y")

    def norm(self, left: str, right: str, name: str, *, bias: str | None = None) -> str:
        """Add a layer norm of a sum."""
        x = self.add("Add", [left, right], f"{name}.sum")
        if bias is not None:
            x = self.add("Add", [x, bias], f"{name}.biased")
        return self.add("LayerNormalization", [x, f"{name}.weight", f"{name}.bias"], name, epsilon=_EPSILON, axis=-1)

    def attention(self, x: str, name: str) -> str:
        """Add the attention of every token to every token."""
        y = self.add("Add", [self.linear(x, f"{name}.attention", balanced=True), f"{name}.attention.bias"], f"{name}.z")
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        self.nodes.append(helper.make_node("Split", [y], parts, axis=-1, num_outputs=3))
        return self.add("MultiHeadAttention", parts, f"{name}.context", domain=_FUSED, num_heads=HEADS)

    def _round(self, x: str) -> tuple[str, str]:
        """Round activations to bytes, by the largest of each token; return them and the scales as a column."""
        if x not in self._rounded:
            size = self.add("ReduceMax", [self.add("Abs", [x], f"{x}.abs"), "all but tokens"], f"{x}.max", keepdims=0)
            size = self.add("Max", [size, "tiny"], f"{x}.size")
            scales = self.add("Mul", [size, "1/127"], f"{x}.scales")
            rounded = self.add("QuantizeLinear", [x, scales, "zeros"], f"{x}.rounded", axis=1)
            self._rounded[x] = rounded, self.add("Reshape", [scales, "column"], f"{x}.column")
        return self._rounded[x]


def build(tensors: Mapping[str, NDArray[Any]]) -> ModelProto:
    """Build the network `ids (texts, tokens) -> vector (texts, 384)`; the tensors are named in it, and not held.

    One text is run at a time: scales are shared by the tokens at one place of several.
    """
    network = _Network()
    network.add("Shape", ["ids"], "length", start=1, end=2)
    network.add("Slice", ["every zero", "from", "length", "axis 0"], "zeros")
    network.add("Slice", ["positions", "from", "length", "axis 1"], "position")
    x = network.norm(network.add("Gather", ["words", "ids"], "word"), "position", "embedded")
    for name in (f"layer{layer}" for layer in range(LAYERS)):
        mixed = network.linear(network.attention(x, name), f"{name}.mixed")
        x = network.norm(mixed, x, f"{name}.attended", bias=f"{name}.mixed.bias")
        up = network.add(
            "BiasGelu",
            [network.linear(x, f"{name}.up", balanced=True), f"{name}.up.bias"],
            f"{name}.gelu",
            domain=_FUSED,
        )
        x = network.norm(network.linear(up, f"{name}.down"), x, f"{name}.out", bias=f"{name}.down.bias")
    mean = network.add("ReduceMean", [x, "axis 1"], "mean", keepdims=0)
    network.add("LpNormalization", [mean], "vector", axis=-1, p=2)
    graph = helper.make_graph(
        network.nodes,
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["texts", "tokens"])],
        [helper.make_tensor_value_info("vector", TensorProto.FLOAT, ["texts", DIMENSION])],
        [*_constants(), *(_named(name, tensor) for name, tensor in tensors.items())],
    )
    versions = [helper.make_opsetid("", 21), helper.make_opsetid(_FUSED, 1)]
    return helper.make_model(graph, opset_imports=versions, ir_version=10)


def _constants() -> list[TensorProto]:
    values: dict[str, NDArray[Any]] = {
        "one": np.array(1, dtype=np.float32),
        "1/127": np.array(1 / 127, dtype=np.float32),
        "tiny": np.array(np.finfo(np.float32).tiny * 127, dtype=np.float32),
        "zero": np.array(_ZERO, dtype=np.uint8),
        "every zero": np.full(TOKENS, _ZERO, dtype=np.uint8),
        "from": np.array([0], dtype=np.int64),
        "axis 0": np.array([0], dtype=np.int64),
        "axis 1": np.array([1], dtype=np.int64),
        "all but tokens": np.array([0, 2], dtype=np.int64),
        "column": np.array([1, -1, 1], dtype=np.int64),
    }
    return [numpy_helper.from_array(value, name) for name, value in values.items()]


def _named(name: str, tensor: NDArray[Any]) -> TensorProto:
    """Name a tensor that the program gives; ONNX knows that only as one that is kept in another file."""
    named = TensorProto(
        name=name,
        data_type=helper.np_dtype_to_tensor_dtype(tensor.dtype),
        dims=tensor.shape,
        data_location=TensorProto.EXTERNAL,
    )
    named.external_data.add(key="location", value="given")
    return named


def balance(texts: Sequence[str], folder: Path) -> NDArray[np.float32]:
    """Return what inputs are divided by, shape `(layers, 2, 384)`, from the largest ones in float32 over the texts.

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
    """Write the balance of the seeds' paragraphs, and the network for the weights of the installed package."""
    target.mkdir(exist_ok=True)
    paragraphs = [
        p for file in sorted(_SEEDS.glob("*.txt")) for p in file.read_text("utf-8").split("\n\n") if p.strip()
    ]
    np.save(target / "balance.npy", balance(paragraphs, default_folder()))
    model = build(read_weights(default_folder() / "model.safetensors"))
    (target / "minilm.onnx").write_bytes(model.SerializeToString(deterministic=True))
    print(f"Wrote {target}")


if __name__ == "__main__":
    main()
