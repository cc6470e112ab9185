"""`python -m eval.training.average`: two readers of one shape -> one whose weights lie between theirs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Annotated

import typer
from safetensors import SafetensorError
from safetensors.torch import load_file, save_file
from torch import Tensor

from eval.command import errors
from eval.training.model import HEAD
from qa.errors import ReaderError

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_WEIGHTS = "model.safetensors"
_BESIDE = ("config.json", "tokenizer.json")


def average(first: Path, second: Path, out: Path, *, share: float) -> None:
    """Write a reader with `1 - share` of the first one's weights and `share` of the second one's.

    Two parts of one training lie close enough for that (Izmailov et al. 2018). The configuration and the tokenizer are
    the second one's, and a head for verdicts that only one has is taken as it is. Raise `ReaderError` if a folder holds
    no trained reader, or one of another shape, or where `out` is one of the two.
    """
    if out.resolve() in (first.resolve(), second.resolve()):
        raise ReaderError(f"{out} is one of the readers to average, and would be overwritten; write to another folder")
    one, other = _weights(first), _weights(second)
    heads = {name: weight for name, weight in {**one, **other}.items() if name.startswith(f"{HEAD}.")}
    one, other = heads | one, heads | other
    if {name: w.shape for name, w in one.items()} != {name: w.shape for name, w in other.items()}:
        raise ReaderError(f"{first} and {second} differ in their layers: only readers of one shape can be averaged")
    out.mkdir(parents=True, exist_ok=True)
    mixed = {name: (1 - share) * one[name] + share * other[name] for name in one}
    save_file(mixed, out / _WEIGHTS, metadata={"format": "pt"})
    for name in _BESIDE:
        shutil.copy(second / name, out / name)


def _weights(folder: Path) -> dict[str, Tensor]:
    missing = [name for name in _BESIDE if not (folder / name).is_file()]
    if missing:
        raise ReaderError(f"{folder} holds no trained reader: {missing[0]} is missing")
    try:
        return dict(load_file(folder / _WEIGHTS))
    except (OSError, SafetensorError) as error:
        raise ReaderError(f"{folder} holds no trained reader: {error}") from error


@app.command()
def main(
    first: Annotated[Path, typer.Option(help="Folder of a trained reader.")],
    second: Annotated[Path, typer.Option(help="Folder of another part of the same training.")],
    out: Annotated[Path, typer.Option(help="Folder to write their average to.")],
    share: Annotated[float, typer.Option(min=0.0, max=1.0, help="The second one's share.")] = 0.5,
) -> None:
    """Average the weights of two trained readers."""
    with errors():
        average(first, second, out, share=share)


if __name__ == "__main__":
    app()
