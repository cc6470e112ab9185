"""`python -m eval.training.restore`: from the shipped 8-bit reader to a float32 reader that training continues from."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Annotated

import numpy as np
import onnx
import typer
from numpy.typing import NDArray
from onnx import NodeProto, numpy_helper
from torch import from_numpy
from transformers import MPNetConfig, MPNetForQuestionAnswering

from eval.command import errors
from eval.training.model import HEAD, add_head
from qa.errors import ReaderError

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_ZERO = 128  # the stored value of a symmetric 8-bit weight of 0


def restore(reader: Path, out: Path) -> None:
    """Write the weights of an exported MPNet reader into `out` in transformers' form.

    A weight differs from the one that was exported by half a step of its block's scale at most. Raises `ReaderError` if
    the folder holds no such reader.
    """
    try:
        settings = json.loads((reader / "reader.json").read_text("utf-8"))
        model = onnx.load(reader / "model.onnx")
    except (OSError, ValueError) as error:
        raise ReaderError(f"{reader} holds no exported reader: {error}") from error
    if settings.get("model_type") != "mpnet":
        raise ReaderError(f"{reader} holds a {settings.get('model_type')} reader; only MPNet can be restored")
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in model.graph.initializer}
    weights = {name.removeprefix("_network."): array for name, array in stored.items() if name.startswith("_network.")}
    for name in [name for name in weights if name.endswith("_rows")]:
        table = name.removesuffix("_rows")
        weights[table] = weights.pop(name).astype(np.float32) * weights.pop(f"{table}_scales")
    for node in model.graph.node:
        if node.op_type == "MatMulNBits":
            module = node.name.removeprefix("/_network/").rpartition("/")[0].replace("/", ".")
            weights[f"{module}.weight"] = _matrix(node, stored)
    layers = 1 + max(int(name.split(".")[3]) for name in weights if name.startswith("mpnet.encoder.layer."))
    vocabulary, width = weights["mpnet.embeddings.word_embeddings.weight"].shape
    norm = next(node for node in model.graph.node if node.op_type == "LayerNormalization")
    network = MPNetForQuestionAnswering(
        MPNetConfig(
            vocab_size=vocabulary,
            hidden_size=width,
            num_hidden_layers=layers,
            num_attention_heads=weights["mpnet.encoder.relative_attention_bias.weight"].shape[1],
            intermediate_size=len(weights["mpnet.encoder.layer.0.intermediate.dense.bias"]),
            max_position_embeddings=len(weights["mpnet.embeddings.position_embeddings.weight"]),
            layer_norm_eps=next(attribute.f for attribute in norm.attribute if attribute.name == "epsilon"),
            pad_token_id=settings["pad_token_id"],
        )
    )
    tensors = {name: from_numpy(np.array(array, dtype=np.float32)) for name, array in weights.items()}
    problems = network.load_state_dict(tensors, strict=False)
    lost = [name for name in problems.missing_keys if not name.endswith("position_ids")]
    if lost or problems.unexpected_keys:
        raise ReaderError(f"{reader} lacks {lost[:3]}, and holds unknown {problems.unexpected_keys[:3]}")
    network.save_pretrained(out)
    head = {name: stored[f"{HEAD}.{name}"] for name in ("weight", "bias") if f"{HEAD}.{name}" in stored}
    if head:
        add_head(out, {name: from_numpy(np.array(array)) for name, array in head.items()})
    shutil.copy(reader / "tokenizer.json", out / "tokenizer.json")


def _matrix(node: NodeProto, stored: dict[str, NDArray[np.generic]]) -> NDArray[np.float32]:
    """Return the weight of a linear layer, shape `(outputs, inputs)`, from its blocks of 8-bit weights."""
    options = {attribute.name: attribute.i for attribute in node.attribute}
    rows, columns = options["N"], options["K"]
    blocks = stored[node.input[1]].reshape(rows, -1, options["block_size"]).astype(np.float32) - _ZERO
    scales = stored[node.input[2]].reshape(rows, -1, 1).astype(np.float32)
    whole: NDArray[np.float32] = (blocks * scales).reshape(rows, -1)[:, :columns]
    return whole


@app.command()
def main(
    reader: Annotated[Path, typer.Option(help="Folder of the exported reader, such as qa/model.")],
    out: Annotated[Path, typer.Option(help="Folder to write the float32 reader to.")],
) -> None:
    """Restore a float32 reader from an exported one, if the original reader is not at hand."""
    with errors():
        restore(reader, out)


if __name__ == "__main__":
    app()
