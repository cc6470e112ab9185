"""The weights of all-MiniLM-L6-v2 rounded to the shipped form, which `index.weights` reads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.weights import DIMENSION, LAYERS, TOKENS

# Weights take 7 of the 8 bits: processors without VNNI add up pairs of products in 16 bits, where 255 * 127 twice is
# too much.
_TOP = 63

Tensors = Mapping[str, NDArray[Any]]
Get = Callable[[str], NDArray[Any]]


def network_tensors(tensor: Get, balance: NDArray[np.float32]) -> dict[str, NDArray[Any]]:
    """Return the network's tensors, made from the model's own, which `tensor` returns by name.

    Matrices are int8, inputs by outputs, with a float32 scale for each output; those of query, key and value are one.
    The embeddings of words are float16, all else is float32. `balance`, of shape `(layers, 2, 384)`, is what the inputs
    of the attention and of the layer's wide part are divided by before they are rounded, and their matrices multiplied
    with. Raise `ValueError` if the tensors are those of another network.
    """
    positions = tensor("embeddings.position_embeddings.weight") + tensor("embeddings.token_type_embeddings.weight")[0]
    words = tensor("embeddings.word_embeddings.weight")
    made: dict[str, NDArray[Any]] = {"words": words.astype(np.float16), "positions": positions[None, :TOKENS]}
    made |= _norm(tensor, "embeddings", "embedded")
    for layer in range(LAYERS):
        old, new = f"encoder.layer.{layer}", f"layer{layer}"
        attention = [f"{old}.attention.self.{part}" for part in ("query", "key", "value")]
        made |= _linear(tensor, attention, f"{new}.attention", balance[layer, 0])
        made |= _linear(tensor, [f"{old}.attention.output.dense"], f"{new}.mixed")
        made |= _norm(tensor, f"{old}.attention.output", f"{new}.attended")
        made |= _linear(tensor, [f"{old}.intermediate.dense"], f"{new}.up", balance[layer, 1])
        made |= _linear(tensor, [f"{old}.output.dense"], f"{new}.down")
        made |= _norm(tensor, f"{old}.output", f"{new}.out")
    if made["words"].shape[1:] != (DIMENSION,):
        raise ValueError(f"its embeddings have the shape {made['words'].shape}, not (words, {DIMENSION})")
    return made


def _norm(tensor: Get, old: str, new: str) -> dict[str, NDArray[Any]]:
    return {f"{new}.{name}": tensor(f"{old}.LayerNorm.{name}") for name in ("weight", "bias")}


def _linear(
    tensor: Get, parts: list[str], new: str, balance: NDArray[np.float32] | None = None
) -> dict[str, NDArray[Any]]:
    matrix = np.concatenate([tensor(f"{part}.weight") for part in parts])  # outputs by inputs
    if balance is not None:
        matrix *= balance
    largest = np.maximum(matrix.max(axis=1), -matrix.min(axis=1))
    scales = np.maximum(largest, np.finfo(np.float32).tiny * _TOP) / _TOP
    matrix /= scales[:, None]
    rounded = np.rint(matrix, out=matrix).astype(np.int8)
    shares = {} if balance is None else {f"{new}.shares": np.float32(1) / balance}
    return shares | {
        f"{new}.weight": np.ascontiguousarray(rounded.T),
        f"{new}.scales": scales.astype(np.float32),
        f"{new}.bias": np.concatenate([tensor(f"{part}.bias") for part in parts]),
    }
