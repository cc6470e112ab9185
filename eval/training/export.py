"""`python -m eval.training.export`: a trained reader -> the ONNX file that the project ships and runs."""

from __future__ import annotations

import json
import shutil
import tempfile
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import torch
import typer
from rich.console import Console
from tokenizers import Tokenizer

from eval.command import errors
from eval.training.int8 import add_int8, draw_windows
from eval.training.model import load_head, load_network
from eval.training.quantize import quantize as quantize_weights
from eval.training.split import split_weights
from qa.reading.onnx_network import VERDICT_LOGITS
from qa.reading.readers import BALANCE, NETWORK
from qa.reading.stored import PLACES
from qa.reading.torch_network import most_tokens, takes_types

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_OPSET = 17
# What torch's older exporter warns of; the newer one needs onnxscript. A test compares the file with the network.
_WARNINGS = (
    "You are using the legacy TorchScript-based ONNX export",
    "The feature will be removed",
    "Exporting aten::index operator of advanced indexing",
    "Converting a tensor to a Python",
)


class _Logits(torch.nn.Module):
    """The network with its inputs in a fixed order and its outputs bare: starts, ends, and verdicts if it has them."""

    def __init__(self, network: Any, verdicts: torch.nn.Linear | None, names: list[str]) -> None:
        super().__init__()
        self._network = network
        self.verdicts = verdicts
        self._names = names

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, ...]:
        output = self._network(**dict(zip(self._names, inputs, strict=True)), output_hidden_states=True)
        logits = (output.start_logits, output.end_logits)
        return logits if self.verdicts is None else (*logits, self.verdicts(output.hidden_states[-1][:, 0]))


def export(
    reader: Path,
    out: Path,
    *,
    name: str,
    window: int = 288,
    words: int = 130,
    quantize: bool = True,
    balance: Sequence[str] = (),
) -> Path:
    """Write `model.onnx`, `tokenizer.json` and `reader.json` into `out`; return the ONNX file's path.

    Weights of more than 90 MB are in `weights-1.bin`, `weights-2.bin` and so on beside it. `window` is how many tokens,
    of the question too, it was trained to read at once, and `words` how long most of the passages were.

    The weights are 8-bit in blocks, float32 where `quantize` is false. With files of questions in `balance`, the files
    for running in int8 are written too (`eval.training.int8`). Raise `ReaderError` if `reader` holds no trained
    network, or none that runs in int8.
    """
    network, head = load_network(reader), load_head(reader)
    out.mkdir(parents=True, exist_ok=True)
    for stale in (NETWORK, BALANCE, PLACES):
        (out / stale).unlink(missing_ok=True)  # of the previous weights
    names = ["input_ids", "attention_mask"]
    names += ["token_type_ids"] if takes_types(network.config) else []
    outputs = ["start_logits", "end_logits"]
    axes = {n: {0: "passages", 1: "tokens"} for n in [*names, *outputs]}
    if head is not None:
        outputs.append(VERDICT_LOGITS)
        axes[VERDICT_LOGITS] = {0: "passages"}
    example = tuple(torch.ones((2, 16), dtype=torch.int64) for _ in names)
    target = out / "model.onnx"
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        for message in _WARNINGS:
            warnings.filterwarnings("ignore", message)
        whole = Path(folder) / "model.onnx"
        torch.onnx.export(
            _Logits(network, head, names),
            example,
            str(whole),
            input_names=names,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
        if quantize:
            quantize_weights(whole, target)
        else:
            shutil.copy(whole, target)
    split_weights(target, always=bool(balance))
    _describe(reader, out, name, {"window": window, "words": words}, network.config)
    if balance:
        add_int8(out, draw_windows(out, balance))
    return target


def _describe(reader: Path, out: Path, name: str, trained_on: Mapping[str, int], config: Any) -> None:
    tokenizer = Tokenizer.from_file(str(reader / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(out / "tokenizer.json"))
    settings = {
        "name": name,
        "pad_token_id": config.pad_token_id,
        "max_tokens": most_tokens(config),
        "model_type": config.model_type,
        **trained_on,
    }
    (out / "reader.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


@app.command()
def main(
    reader: Annotated[Path, typer.Option(help="Folder of the trained reader (safetensors).")],
    out: Annotated[Path, typer.Option(help="Folder to write the ONNX reader to.")],
    name: Annotated[str, typer.Option(help="What evidence and reports call this reader.")],
    window: Annotated[int, typer.Option(help="Tokens of a window, question included, that it was trained on.")] = 288,
    words: Annotated[int, typer.Option(help="Words of a passage that it was trained on.")] = 130,
    quantize: Annotated[bool, typer.Option(help="8-bit weights, or float32 as trained.")] = True,
    balance: Annotated[
        list[str] | None,
        typer.Option(help="SQuAD JSON or JSONL to train on, by which an MPNet reader is made to run in int8; FILE=40."),
    ] = None,
) -> None:
    """Export a trained reader to ONNX."""
    console = Console(stderr=True)
    if balance and not quantize:
        raise typer.BadParameter("needs 8-bit weights", param_hint="--balance")
    with errors():
        file = export(reader, out, name=name, window=window, words=words, quantize=quantize, balance=balance or ())
    size = sum(part.stat().st_size for part in [file, *file.parent.glob("weights-*.bin")])
    console.print(f"{file}: {size / 1e6:.1f} MB with its weights")


if __name__ == "__main__":
    app()
