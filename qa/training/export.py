"""`python -m qa.training.export`: a trained reader -> the ONNX file that the project ships and runs."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import Annotated, Any

import torch
import typer
from onnxruntime.quantization import QuantType, quantize_dynamic
from rich.console import Console
from tokenizers import Tokenizer

from index.errors import PullquoteError
from qa.training.model import load_network

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_OPSET = 17


class _Logits(torch.nn.Module):
    """The network with its inputs in a fixed order and its two outputs bare."""

    def __init__(self, network: Any, names: list[str]) -> None:  # noqa: ANN401 (transformers is untyped)
        super().__init__()
        self._network = network
        self._names = names

    def forward(self, *inputs: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        output = self._network(**dict(zip(self._names, inputs, strict=True)))
        return output.start_logits, output.end_logits


def export(reader: Path, out: Path, *, name: str, quantize: bool = True) -> Path:
    """Write `model.onnx`, `tokenizer.json` and `reader.json` into `out`; give the ONNX file's path.

    The weights are int8, one scale per output channel, with activations quantised as they come; float32
    where `quantize` is false. Raises `ReaderError` where `reader` holds no trained network.
    """
    network = load_network(reader, freeze_embeddings=False).eval()
    out.mkdir(parents=True, exist_ok=True)
    names = ["input_ids", "attention_mask"]
    names += ["token_type_ids"] if network.config.model_type != "mpnet" else []
    axes = {n: {0: "passages", 1: "tokens"} for n in [*names, "start_logits", "end_logits"]}
    example = tuple(torch.ones((2, 16), dtype=torch.int64) for _ in names)
    target = out / "model.onnx"
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "model.onnx"
        torch.onnx.export(
            _Logits(network, names),
            example,
            str(whole),
            input_names=names,
            output_names=["start_logits", "end_logits"],
            dynamic_axes=axes,
            opset_version=_OPSET,
            dynamo=False,
        )
        if quantize:
            quantize_dynamic(whole, target, per_channel=True, weight_type=QuantType.QInt8)
        else:
            shutil.copy(whole, target)
    _describe(reader, out, name, network.config)
    return target


def _describe(reader: Path, out: Path, name: str, config: Any) -> None:  # noqa: ANN401 (transformers is untyped)
    tokenizer = Tokenizer.from_file(str(reader / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    tokenizer.save(str(out / "tokenizer.json"))
    settings = {"name": name, "pad_token_id": config.pad_token_id, "max_tokens": 512, "model_type": config.model_type}
    (out / "reader.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


@app.command()
def main(
    reader: Annotated[Path, typer.Option(help="Folder of the trained reader (safetensors).")],
    out: Annotated[Path, typer.Option(help="Folder to write the ONNX reader to.")],
    name: Annotated[str, typer.Option(help="What evidence and reports call this reader.")],
    quantize: Annotated[bool, typer.Option(help="int8 weights, or float32 as trained.")] = True,
) -> None:
    """Export a trained reader to ONNX."""
    console = Console(stderr=True)
    try:
        file = export(reader, out, name=name, quantize=quantize)
    except PullquoteError as error:
        console.print(f"error: {error}", style="red")
        raise typer.Exit(2) from error
    console.print(f"{file}: {file.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    app()
