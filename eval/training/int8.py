"""`python -m eval.training.int8`: adds the int8 form to an exported MPNet reader.

`weights.json` says where the tensors are in the existing files, `int8.onnx` is the network without its weights,
which are rounded as they are loaded (`qa.reading.int8_weights`), and `balance.npy` moves some of the size of its
largest inputs into the weights (Xiao et al. 2023, SmoothQuant), as measured on training questions.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import onnx
import torch
import typer
from numpy.typing import NDArray
from onnx import ModelProto, TensorProto, helper, numpy_helper

from eval.command import errors
from eval.errors import GoldError
from eval.squad import load_squad
from eval.training.int8_graph import FUSED, Graph, constants, named
from eval.training.model import HEAD, load_network
from eval.training.restore import restore
from qa.reading.int8_weights import layers_of, network_tensors, unrounded
from qa.reading.onnx_network import VERDICT_LOGITS
from qa.reading.readers import BALANCE, NETWORK, read_settings, window_tokens
from qa.reading.stored import PLACES, Tensors, digest_file, read_stored
from qa.reading.windows import Window, WindowCutter, read_tokenizer
from qa.types import VERDICTS

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_EPSILON = 1e-5  # of MPNet's layer norms
_LEAST = 1e-3  # smaller columns are balanced as if they had this size
_STEPS = 8  # of the balance, an octave
_WINDOWS = 40  # of a file of questions, if no number is given


def add_int8(folder: Path, windows: Sequence[Window]) -> None:
    """Write `weights.json`, `balance.npy` and `int8.onnx` beside an exported reader's `model.onnx`.

    Raise `ReaderError` if it is not an MPNet reader.
    """
    with tempfile.TemporaryDirectory() as restored:
        restore(folder, Path(restored))
        network = load_network(Path(restored))
        largest = largest_inputs(network, windows)
    (folder / PLACES).write_text(describe(folder), encoding="utf-8")
    stored, settings = read_stored(folder), read_settings(folder)
    balance = balance_inputs(largest, stored)
    np.save(folder / BALANCE, balance)
    tensors = network_tensors(
        stored, balance, tokens=window_tokens(settings), first=settings["pad_token_id"] + 1, threads=2
    )
    (folder / NETWORK).write_bytes(build(tensors).SerializeToString(deterministic=True))


def describe(folder: Path) -> str:
    """Return as JSON the places of an exported reader's tensors in its files; small ones are included."""
    model = onnx.load(folder / "model.onnx", load_external_data=False)
    modules: dict[str, str] = {}
    for node in model.graph.node:
        if node.op_type == "MatMulNBits":
            module = node.name.removeprefix("/_network/").rpartition("/")[0].replace("/", ".")
            modules |= {node.input[1]: f"{module}.weight_blocks", node.input[2]: f"{module}.weight_scales"}
    tensors: dict[str, dict[str, Any]] = {}
    for tensor in model.graph.initializer:
        name = modules.get(tensor.name, tensor.name.removeprefix("_network."))
        if tensor.name in modules or tensor.name.startswith(("_network.", f"{HEAD}.")):
            tensors[name] = _place(tensor)
    files = sorted({entry["file"] for entry in tensors.values() if "file" in entry})
    head = {"files": {file: digest_file(folder / file) for file in files}}
    lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(entry)}" for name, entry in sorted(tensors.items()))
    return json.dumps(head)[:-1] + ', "tensors": {\n' + lines + "\n}}\n"


def _place(tensor: TensorProto) -> dict[str, Any]:
    form = {"dtype": helper.tensor_dtype_to_np_dtype(tensor.data_type).name, "shape": list(tensor.dims)}
    if tensor.data_location != TensorProto.EXTERNAL:
        return form | {"values": numpy_helper.to_array(tensor).ravel().tolist()}
    external = {entry.key: entry.value for entry in tensor.external_data}
    return form | {"file": external["location"], "offset": int(external["offset"])}


def build(tensors: Mapping[str, NDArray[Any]]) -> ModelProto:
    """Build the network `ids (windows, tokens) -> logits (windows, tokens, 2)`; tensors are not included.

    With a head for verdicts it also gives `verdict_logits (windows, 3)`.

    One window is run at a time: scales are shared by the tokens at one place of several.
    """
    graph = Graph(epsilon=_EPSILON)
    _, heads, tokens, _ = tensors["relation"].shape
    position = graph.positions()
    graph.add("Concat", ["length", "length"], "lengths", axis=0)
    graph.add("Slice", ["relation", "from both", "lengths", "axes 2 and 3"], "related")
    word = graph.add(
        "Cast", [graph.add("Gather", ["words", "ids"], "word.rounded")], "word.whole", to=TensorProto.FLOAT
    )
    word = graph.add("Mul", [word, graph.add("Gather", ["words.scales", "ids"], "word.scale")], "word")
    x = graph.norm(word, position, "embedded")
    for layer in range(sum(name.endswith(".down.weight") for name in tensors)):
        x = graph.layer(x, f"layer{layer}", heads=heads, bias="related", apart=True)
    graph.add("Add", [graph.add("MatMul", [x, "head.weight"], "head"), "head.bias"], "logits")
    outputs = [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["windows", "tokens", 2])]
    if "verdicts.weight" in tensors:
        first = graph.add("Gather", [x, "first token"], "first", axis=1)
        product = graph.add("MatMul", [first, "verdicts.weight"], "verdicts")
        graph.add("Add", [product, "verdicts.bias"], VERDICT_LOGITS)
        outputs.append(helper.make_tensor_value_info(VERDICT_LOGITS, TensorProto.FLOAT, ["windows", len(VERDICTS)]))
    places = {"from both": [0, 0], "axes 2 and 3": [2, 3], "first token": 0}
    made = helper.make_graph(
        graph.nodes,
        "MPNet reader",
        [helper.make_tensor_value_info("ids", TensorProto.INT64, ["windows", "tokens"])],
        outputs,
        [
            *constants(tokens),
            *(numpy_helper.from_array(np.array(value, dtype=np.int64), name) for name, value in places.items()),
            *(named(name, tensor) for name, tensor in tensors.items()),
        ],
    )
    versions = [helper.make_opsetid("", 21), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(made, opset_imports=versions, ir_version=10)


def largest_inputs(network: Any, windows: Sequence[Window]) -> list[list[NDArray[np.float32]]]:
    """Return for each layer the largest magnitudes of the inputs of its four matrices over the windows, in float32."""
    largest: list[list[NDArray[np.float32]]] = []
    for layer in network.base_model.encoder.layer:
        places = (layer.attention.attn.q, layer.attention.attn.o, layer.intermediate.dense, layer.output.dense)
        rows = [np.zeros(place.in_features, dtype=np.float32) for place in places]
        for place, row in zip(places, rows, strict=True):
            place.register_forward_pre_hook(lambda _, inputs, row=row: _watch(row, inputs[0]))
        largest.append(rows)
    with torch.inference_mode():
        for window in windows:
            network(input_ids=torch.from_numpy(window.ids[None]))
    return largest


def _watch(row: NDArray[np.float32], inputs: torch.Tensor) -> None:
    np.maximum(row, inputs.abs().flatten(0, -2).amax(dim=0).numpy(), out=row)


def balance_inputs(largest: Sequence[Sequence[NDArray[np.float32]]], stored: Tensors) -> NDArray[np.int8]:
    """Return what `qa.reading.int8_weights.network_tensors` divides inputs by, in steps of an eighth of an octave.

    The square root of a column's largest input over its largest weight; the geometric mean over a matrix is 1.
    """
    rows = []
    for layer in range(layers_of(stored)):
        old = f"mpnet.encoder.layer.{layer}"
        parts = [[f"attention.attn.{part}" for part in "qkv"], ["attention.attn.o"], ["intermediate.dense"]]
        row = []
        for modules, inputs in zip([*parts, ["output.dense"]], largest[layer], strict=True):
            weights = [np.abs(unrounded(stored, f"{old}.{m}")[:, : len(inputs)]).max(axis=0) for m in modules]
            shares = np.log2(np.maximum(inputs, _LEAST) / np.maximum(np.max(weights, axis=0), _LEAST)) / 2
            row.append(shares - shares.mean())
        rows.append(np.concatenate(row))
    steps: NDArray[np.int8] = np.clip(np.rint(np.array(rows) * _STEPS), -127, 127).astype(np.int8)
    return steps


def draw_windows(folder: Path, data: Sequence[str]) -> list[Window]:
    """Cut the first window of evenly drawn questions of each `FILE` or `FILE=NUMBER`.

    Raise `GoldError` for a file or a number that cannot be used.
    """
    cutter = WindowCutter(read_tokenizer(folder), tokens=window_tokens(read_settings(folder)))
    windows = []
    for entry in data:
        file, _, given = entry.partition("=")
        if given and not given.isdecimal():
            raise GoldError(f"{entry}: expected a number of questions, as in questions.jsonl=40")
        number, questions = int(given) if given else _WINDOWS, load_squad(Path(file))
        for question in questions[:: max(len(questions) // max(number, 1), 1)][:number]:
            windows.append(cutter.cut(cutter.shorten(question.question.strip()), question.context)[0])
    return windows


@app.command()
def main(
    reader: Annotated[Path, typer.Option(help="Folder of an exported MPNet reader, such as qa/model.")],
    balance: Annotated[list[str], typer.Option(help="SQuAD JSON or JSONL to train on; FILE=40 draws 40 questions.")],
) -> None:
    """Add the int8 form to an exported reader, whose files stay as they are."""
    with errors():
        add_int8(reader, draw_windows(reader, balance))


if __name__ == "__main__":
    app()
