"""A float32 ONNX network to one with 8-bit weights, a quarter of the size with nearly the same logits."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import onnx
from onnx import GraphProto, NodeProto, TensorProto, helper, numpy_helper
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

_BLOCK = 128  # weights that share one scale; activations are rounded block by block too, one token at a time
_LEAST_ROWS = 1_000  # of an embedding table; smaller ones stay float32
_INT8_ARITHMETIC = 4  # ONNX Runtime's accuracy level: multiply in int8, add up in float32


def quantize(network: Path, target: Path) -> None:
    """Write `network` with the matrices in blocks of 8-bit weights and the embedding tables in 8-bit rows.

    Scales are local to a block of weights and to a token, so a passage's logits never depend on the other passages,
    and outliers in one place cost no precision in another.
    """
    model = onnx.load(network)
    for table in [t for t in model.graph.initializer if len(t.dims) == 2 and t.dims[0] >= _LEAST_ROWS]:
        readers = [n for n in model.graph.node if table.name in n.input]
        if readers and all(node.op_type == "Gather" for node in readers):
            _quantize_rows(model.graph, table, readers)
    logging.getLogger("onnxruntime.quantization.matmul_nbits_quantizer").setLevel(logging.WARNING)
    quantizer = MatMulNBitsQuantizer(
        model, bits=8, block_size=_BLOCK, is_symmetric=True, accuracy_level=_INT8_ARITHMETIC
    )
    quantizer.process()
    onnx.save(quantizer.model.model, target)


def _quantize_rows(graph: GraphProto, table: TensorProto, readers: list[NodeProto]) -> None:
    """Store an embedding table as int8 with one scale per row, and convert each looked-up row back to float32."""
    rows = numpy_helper.to_array(table)
    scales = np.maximum(np.abs(rows).max(axis=1, keepdims=True), np.finfo(np.float32).tiny) / 127
    name = table.name
    graph.initializer.remove(table)
    graph.initializer.append(numpy_helper.from_array(np.round(rows / scales).astype(np.int8), f"{name}_rows"))
    graph.initializer.append(numpy_helper.from_array(scales.astype(np.float32), f"{name}_scales"))
    for node in readers:
        at, (_, ids), out = list(graph.node).index(node), node.input, node.output[0]
        made = [
            helper.make_node("Gather", [f"{name}_rows", ids], [f"{out}_int8"]),
            helper.make_node("Cast", [f"{out}_int8"], [f"{out}_float"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [f"{name}_scales", ids], [f"{out}_scale"]),
            helper.make_node("Mul", [f"{out}_float", f"{out}_scale"], [out]),
        ]
        graph.node.remove(node)
        for offset, step in enumerate(made):
            graph.node.insert(at + offset, step)
