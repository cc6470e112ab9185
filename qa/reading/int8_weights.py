"""The weights of an MPNet reader, rounded to int8 for the network that `eval.training.int8` writes.

Each column of a matrix and each token has one scale: the reading of a text does not depend on others, and products are
whole numbers. The few inputs of a matrix that grow largest would make the steps of all others coarse, so they stay in
float32 (Dettmers et al. 2022, LLM.int8). Processors without VNNI add pairs of products in 16 bits, so the magnitudes of
two neighbouring rounded weights may sum to at most 128: 255 * 128 is the most that an int16 holds.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.reading.stored import Tensors

_TOP = 127  # of a pair of weights before rounding, which adds 1 to it at most
_ZERO = 128  # the stored value of a weight of 0
_APART = 48  # one of this many inputs of a matrix is not rounded
_BUCKETS, _FAR = 32, 128  # of relative positions, and the distance from which all share one (MPNet's configuration)
_TINY = np.finfo(np.float32).tiny

_Arrays = dict[str, NDArray[Any]]


def layers_of(stored: Tensors) -> int:
    """Return how many layers a reader has."""
    return 1 + max(int(name.split(".")[3]) for name in stored if name.startswith("mpnet.encoder.layer."))


def network_tensors(stored: Tensors, balance: NDArray[np.int8], *, tokens: int, first: int, threads: int) -> _Arrays:
    """Return the network's tensors, made from the stored ones, for windows of at most `tokens` tokens.

    Matrices are int8, inputs by outputs, with a float32 scale for each output; those of query, key and value are one.
    All else is float32, also the products of the inputs that are not rounded: their numbers are `NAME.apart`, their
    weights, inputs by outputs, `NAME.apart.weight`. `balance`, of shape `(layers, 3 * width + inner width)`, is eight
    times the binary logarithm of the factors by which the inputs of a layer's four matrices are divided before
    rounding, and the matrices multiplied. `first` is the position of a window's first token. Raise `KeyError` or
    `ValueError` if the tensors belong to another network.
    """
    positions = stored["mpnet.embeddings.position_embeddings.weight"][first : first + tokens]
    if len(positions) < tokens:
        raise ValueError(f"there are positions for {len(positions)} tokens, not {tokens}")
    table = stored["mpnet.encoder.relative_attention_bias.weight"][_buckets(tokens)]
    made = {"positions": positions[None], "relation": table.transpose(2, 0, 1)[None]}
    made |= _words(stored)
    made |= _norm(stored, "mpnet.embeddings", "embedded")
    made["head.weight"] = unrounded(stored, "qa_outputs")[:, : positions.shape[1]].T
    made["head.bias"] = stored["qa_outputs.bias"]
    if "verdicts.weight" in stored:
        made |= {"verdicts.weight": stored["verdicts.weight"].T, "verdicts.bias": stored["verdicts.bias"]}
    if len(balance) != layers_of(stored):
        raise ValueError(f"the balance is for {len(balance)} layers, not {layers_of(stored)}")
    with ThreadPoolExecutor(threads) as pool:  # numpy releases the GIL
        for layer in pool.map(
            lambda number: _layer(stored, number, np.exp2(balance[number] / 8.0)), range(len(balance))
        ):
            made |= layer
    return {name: np.require(np.asarray(tensor), requirements=["C", "O"]) for name, tensor in made.items()}


def unrounded(stored: Tensors, module: str) -> NDArray[np.float32]:
    """Return the weight of a linear layer, shape `(outputs, inputs)`, from its blocks of 8-bit weights."""
    blocks = stored[f"{module}.weight_blocks"].astype(np.float32)
    blocks -= _ZERO
    blocks *= stored[f"{module}.weight_scales"][..., None]
    return blocks.reshape(len(blocks), -1)


def _layer(stored: Tensors, number: int, shares: NDArray[np.float64]) -> _Arrays:
    old, new = f"mpnet.encoder.layer.{number}", f"layer{number}"
    width = len(stored[f"{old}.output.dense.bias"])
    attention, mixed, up, down = np.split(shares.astype(np.float32), [width, 2 * width, 3 * width])
    matrices = np.concatenate([unrounded(stored, f"{old}.attention.attn.{part}")[:, :width] for part in "qkv"])
    matrices[2 * width :] /= mixed[:, None]  # the context is a mean of values, so the values can be divided instead
    biases = [stored[f"{old}.attention.attn.{part}.bias"] for part in "qkv"]
    biases[2] = biases[2] / mixed
    made = _divided(matrices, attention, f"{new}.attention", np.concatenate(biases))
    matrix = unrounded(stored, f"{old}.attention.attn.o")[:, :width]
    made |= _linear(matrix, mixed, f"{new}.mixed", stored[f"{old}.attention.attn.o.bias"])
    for name, module, balance in (("up", "intermediate.dense", up), ("down", "output.dense", down)):
        matrix = unrounded(stored, f"{old}.{module}")[:, : len(balance)]
        made |= _divided(matrix, balance, f"{new}.{name}", stored[f"{old}.{module}.bias"])
    return made | _norm(stored, f"{old}.attention", f"{new}.attended") | _norm(stored, f"{old}.output", f"{new}.out")


def _divided(
    matrix: NDArray[np.float32], balance: NDArray[np.float32], name: str, bias: NDArray[np.float32]
) -> _Arrays:
    """Return the tensors of a matrix whose inputs are divided by the balance, and the largest of them left apart.

    The balance is the root of an input's size over its largest weight's, so the size itself, divided, is the balance
    times that weight.
    """
    sizes = balance * np.abs(matrix).max(axis=0)
    apart = np.sort(np.argsort(-sizes, kind="stable")[: max(len(sizes) // _APART, 1)])
    made: _Arrays = {f"{name}.apart": apart, f"{name}.apart.weight": matrix[:, apart].T}
    shares = 1 / balance
    shares[apart], matrix[:, apart] = 0, 0
    return made | {f"{name}.shares": shares} | _linear(matrix, balance, name, bias)


def _linear(matrix: NDArray[np.float32], balance: NDArray[np.float32], name: str, bias: NDArray[np.float32]) -> _Arrays:
    matrix *= balance
    rounded, scales = round_matrix(matrix)
    return {f"{name}.weight": rounded.T, f"{name}.scales": scales, f"{name}.bias": bias}


def round_matrix(matrix: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Round a matrix, outputs by an even number of inputs, in place; return it as int8 with each output's scale.

    The magnitudes of the weights of inputs `2 k` and `2 k + 1` sum to at most 128.
    """
    sizes = np.abs(matrix)
    sizes[:, 0::2] += sizes[:, 1::2]
    scales = np.maximum(sizes[:, 0::2].max(axis=1), _TINY * _TOP) / np.float32(_TOP)
    matrix /= scales[:, None]
    return np.rint(matrix, out=matrix).astype(np.int8), scales


def _words(stored: Tensors) -> _Arrays:
    name = "mpnet.embeddings.word_embeddings.weight"
    if f"{name}_rows" in stored:
        return {"words": stored[f"{name}_rows"], "words.scales": stored[f"{name}_scales"]}
    table = stored[name]  # a small one is stored as it is
    scales = np.maximum(np.abs(table).max(axis=1, keepdims=True), _TINY * _TOP) / _TOP
    return {"words": np.rint(table / scales).astype(np.int8), "words.scales": scales.astype(np.float32)}


def _norm(stored: Tensors, old: str, new: str) -> _Arrays:
    return {f"{new}.{name}": stored[f"{old}.LayerNorm.{name}"] for name in ("weight", "bias")}


def _buckets(tokens: int) -> NDArray[np.int64]:
    """Return the bucket of the distance from each token to each other one, shape `(tokens, tokens)`.

    Near ones have their own, far ones share them by the logarithm (transformers, `relative_position_bucket`).
    """
    ways = np.arange(tokens)[:, None] - np.arange(tokens)[None]
    half, near = _BUCKETS // 2, _BUCKETS // 4
    far = np.log(np.maximum(np.abs(ways), 1).astype(np.float32) / np.float32(near)) / np.float32(np.log(_FAR / near))
    shared = np.minimum(near + (far * np.float32(half - near)).astype(np.int64), half - 1)
    buckets: NDArray[np.int64] = (ways < 0) * half + np.where(np.abs(ways) < near, np.abs(ways), shared)
    return buckets
