"""ONNX graphs of transformers in int8, node by node as they run: each token has its own rounding scale."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import NodeProto, TensorProto, helper, numpy_helper

FUSED = "com.microsoft"  # operators of ONNX Runtime's own
_ZERO = 128  # the byte that represents an activation of 0


class Graph:
    """A network under construction; `epsilon` is that of its layer norms."""

    def __init__(self, *, epsilon: float) -> None:
        self._epsilon = epsilon
        self.nodes: list[NodeProto] = []
        self._rounded: dict[str, tuple[str, str]] = {}

    def add(self, kind: str, inputs: list[str], output: str, *, domain: str = "", **attributes: Any) -> str:
        """Add an operator with one output, and return the output."""
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def linear(self, x: str, name: str, *, balanced: bool = False, apart: bool = False) -> str:
        """Add a product with an int8 matrix, its bias left out; inputs that are `apart` are multiplied in float32."""
        balanced_x = self.add("Mul", [x, f"{name}.shares"], f"{name}.x") if balanced else x
        rounded, scales = self._round(balanced_x)
        weights = [f"{name}.weight", "one", f"{name}.scales", "zero"]
        product = self.add("MatMulIntegerToFloat", [rounded, *weights], f"{name}.product", domain=FUSED)
        y = self.add("Mul", [product, scales], f"{name}.y")
        if not apart:
            return y
        largest = self.add("Gather", [x, f"{name}.apart"], f"{name}.largest", axis=-1)
        return self.add("Add", [y, self.add("MatMul", [largest, f"{name}.apart.weight"], f"{name}.z")], f"{name}.sum")

    def norm(self, left: str, right: str, name: str, *, bias: str | None = None) -> str:
        """Add a layer norm of a sum."""
        x = self.add("Add", [left, right], f"{name}.sum")
        if bias is not None:
            x = self.add("Add", [x, bias], f"{name}.biased")
        return self.add(
            "LayerNormalization", [x, f"{name}.weight", f"{name}.bias"], name, epsilon=self._epsilon, axis=-1
        )

    def attention(self, x: str, name: str, *, heads: int, bias: str | None = None, apart: bool = False) -> str:
        """Add the attention of every token to every token; `bias` is added to its logits, head by head."""
        y = self.linear(x, f"{name}.attention", balanced=True, apart=apart)
        y = self.add("Add", [y, f"{name}.attention.bias"], f"{name}.z")
        parts = [f"{name}.{part}" for part in ("query", "key", "value")]
        self.nodes.append(helper.make_node("Split", [y], parts, axis=-1, num_outputs=3))
        inputs = parts if bias is None else [*parts, "", "", bias]
        return self.add("MultiHeadAttention", inputs, f"{name}.context", domain=FUSED, num_heads=heads)

    def positions(self) -> str:
        """Add what depends on the number of tokens: "length", "zeros", and the embeddings of the positions."""
        self.add("Shape", ["ids"], "length", start=1, end=2)
        self.add("Slice", ["every zero", "from", "length", "axis 0"], "zeros")
        return self.add("Slice", ["positions", "from", "length", "axis 1"], "position")

    def layer(self, x: str, name: str, *, heads: int, bias: str | None = None, apart: bool = False) -> str:
        """Add an encoder's layer; `bias` and `apart` are those of its attention and its matrices."""
        mixed = self.linear(self.attention(x, name, heads=heads, bias=bias, apart=apart), f"{name}.mixed")
        x = self.norm(mixed, x, f"{name}.attended", bias=f"{name}.mixed.bias")
        up = [self.linear(x, f"{name}.up", balanced=True, apart=apart), f"{name}.up.bias"]
        wide = self.add("BiasGelu", up, f"{name}.gelu", domain=FUSED)
        down = self.linear(wide, f"{name}.down", balanced=apart, apart=apart)
        return self.norm(down, x, f"{name}.out", bias=f"{name}.down.bias")

    def _round(self, x: str) -> tuple[str, str]:
        """Round activations to bytes, by the largest of each token; return them and the scales as a column."""
        if x not in self._rounded:
            size = self.add("ReduceMax", [self.add("Abs", [x], f"{x}.abs"), "all but tokens"], f"{x}.max", keepdims=0)
            size = self.add("Max", [size, "tiny"], f"{x}.size")
            scales = self.add("Mul", [size, "1/127"], f"{x}.scales")
            rounded = self.add("QuantizeLinear", [x, scales, "zeros"], f"{x}.rounded", axis=1)
            self._rounded[x] = rounded, self.add("Reshape", [scales, "column"], f"{x}.column")
        return self._rounded[x]


def constants(tokens: int) -> list[TensorProto]:
    """Return the small values that every graph reads; a text has at most `tokens` tokens."""
    values: dict[str, NDArray[Any]] = {
        "one": np.array(1, dtype=np.float32),
        "1/127": np.array(1 / 127, dtype=np.float32),
        "tiny": np.array(np.finfo(np.float32).tiny * 127, dtype=np.float32),
        "zero": np.array(_ZERO, dtype=np.uint8),
        "every zero": np.full(tokens, _ZERO, dtype=np.uint8),
        "from": np.array([0], dtype=np.int64),
        "axis 0": np.array([0], dtype=np.int64),
        "axis 1": np.array([1], dtype=np.int64),
        "all but tokens": np.array([0, 2], dtype=np.int64),
        "column": np.array([1, -1, 1], dtype=np.int64),
    }
    return [numpy_helper.from_array(value, name) for name, value in values.items()]


def named(name: str, tensor: NDArray[Any]) -> TensorProto:
    """Declare a tensor supplied at run time; in ONNX it counts as stored in another file."""
    named = TensorProto(
        name=name,
        data_type=helper.np_dtype_to_tensor_dtype(tensor.dtype),
        dims=tensor.shape,
        data_location=TensorProto.EXTERNAL,
    )
    named.external_data.add(key="location", value="given")
    return named
