"""`python -m eval.training`: fine-tune a reader on packs of questions, on an accelerator or on the processor.

Needs NumPy, torch, safetensors and typer alone: a bare machine will do.
"""

from __future__ import annotations

import json
import math
import shutil
import zipfile
from pathlib import Path
from typing import Annotated

import numpy as np
import torch
import typer
from safetensors.torch import load_file, save_file
from torch.utils.data import DataLoader

from eval.training.batches import WindowBatches
from eval.training.draws import Draws, Mixture
from eval.training.loop import Recipe, TrainingRun
from eval.training.network import SpanNetwork
from eval.training.verdict_batches import VerdictBatches

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_WEIGHTS, _CONFIG, _TOKENIZER = "model.safetensors", "config.json", "tokenizer.json"
_DEFAULTS = Mixture()
_HEADS = ("qa_outputs.", "verdicts.")


def start_from(folder: Path, *, seed: int, dropout: float | None = None) -> SpanNetwork:
    """Load an encoder or a reader as transformers saves it; heads that it lacks are made.

    Raise `typer.BadParameter` if it is no MPNet.
    """
    if not all((folder / name).is_file() for name in (_WEIGHTS, _CONFIG, _TOKENIZER)):
        raise typer.BadParameter(f"{folder} needs {_CONFIG}, {_WEIGHTS} and {_TOKENIZER}", param_hint="--base")
    config = json.loads((folder / _CONFIG).read_text("utf-8"))
    if config.get("model_type") != "mpnet":
        raise typer.BadParameter(f"{folder} holds {config.get('model_type')}, not mpnet", param_hint="--base")
    if dropout is not None:
        config["hidden_dropout_prob"] = dropout
    torch.manual_seed(seed)
    network = SpanNetwork(config)
    weights = load_file(folder / _WEIGHTS)
    known = ("mpnet.", *_HEADS)
    named = {name if name.startswith(known) else f"mpnet.{name}": weight for name, weight in weights.items()}
    missing = network.load_state_dict(named, strict=False).missing_keys
    missing = [name for name in missing if not name.startswith(_HEADS)]
    if missing:
        raise typer.BadParameter(f"{folder} lacks {min(missing)}", param_hint="--base")
    return network


def _shares(entries: list[str]) -> dict[str, float]:
    shares = {}
    for entry in entries:
        name, _, text = entry.partition("=")
        try:
            shares[name] = float(text)
        except ValueError:
            shares[name] = -1.0
        if not shares[name] >= 0:
            raise typer.BadParameter(f"{entry}: expected a source and a number, as in qamr=0.3", param_hint="--share")
    return shares


def _draws(pack: Path, mixture: Mixture, shares: dict[str, float]) -> Draws:
    try:
        with np.load(pack) as arrays:
            return Draws(dict(arrays), mixture, shares)
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile):  # numpy raises several for a foreign file
        raise typer.BadParameter(f"{pack} is no pack; make it with `eval.training.pack`", param_hint="--pack") from None


def _verdicts(pack: Path, shares: dict[str, float], *, budget: int, seed: int) -> VerdictBatches:
    try:
        with np.load(pack) as arrays:
            return VerdictBatches(dict(arrays), shares, budget=budget, seed=seed)
    except (OSError, ValueError, KeyError, TypeError, IndexError, zipfile.BadZipFile):
        raise typer.BadParameter(
            f"{pack} is no pack of yes/no questions; make it with `eval.training.pack_pairs`", param_hint="--verdicts"
        ) from None


def _save(network: SpanNetwork, base: Path, out: Path) -> None:
    """Save a reader as transformers does, with the settings and the tokenizer of the network it started from."""
    weights = {name: weight.cpu().contiguous() for name, weight in network.state_dict().items()}
    if not network.verdicts.weight.any():  # it was never trained
        weights = {name: weight for name, weight in weights.items() if not name.startswith("verdicts.")}
    save_file(weights, out / _WEIGHTS, metadata={"format": "pt"})
    config = json.loads((base / _CONFIG).read_text("utf-8")) | {"architectures": ["MPNetForQuestionAnswering"]}
    (out / _CONFIG).write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
    shutil.copy(base / _TOKENIZER, out / _TOKENIZER)


@app.command()
def train(
    pack: Annotated[Path, typer.Option(exists=True, help="The questions, as `eval.training.pack` writes them.")],
    base: Annotated[Path, typer.Option(help="Folder of the MPNet encoder or reader to start from.")],
    out: Annotated[Path, typer.Option(help="Folder for the trained reader and the checkpoint.")],
    windows: Annotated[float, typer.Option(help="Windows to train on; the learning rate ends at 0 there.")] = math.inf,
    seconds: Annotated[float, typer.Option(help="Seconds to train for, likewise.")] = math.inf,
    share: Annotated[list[str] | None, typer.Option(help="How often an epoch draws a source, as in qamr=0.3.")] = None,
    tokens: Annotated[int, typer.Option(min=16, help="Tokens of a window, question included.")] = 384,
    joint: Annotated[
        float, typer.Option(min=0, max=1, help="Weight in the loss of all windows of a question together.")
    ] = 0.5,
    consistency: Annotated[
        float, typer.Option(min=0, help="Weight in the loss of how far two readings of a window differ; 0 reads once.")
    ] = 0.0,
    unanswerable: Annotated[
        float, typer.Option(min=0, help="How often an epoch draws a question without an answer, by its source's share.")
    ] = _DEFAULTS.unanswerable,
    negative: Annotated[
        float,
        typer.Option(min=0, max=1, help="Share of the answerable questions with wrong passages beside the right one."),
    ] = _DEFAULTS.negative,
    pad: Annotated[
        float, typer.Option(min=0, max=1, help="Share of the longer passages with others around them.")
    ] = _DEFAULTS.pad,
    learning_rate: Annotated[float, typer.Option(min=0, help="Peak learning rate.")] = 5e-5,
    budget: Annotated[int, typer.Option(min=1, help="Tokens a step; 4,000 suit a processor.")] = 16_384,
    dropout: Annotated[
        float | None,
        typer.Option(min=0, max=0.9, help="Share of units dropped, if not the network's; on a processor 0 is quick."),
    ] = None,
    verdicts: Annotated[
        Path | None, typer.Option(exists=True, help="Yes/no questions, as `eval.training.pack_pairs` writes them.")
    ] = None,
    verdict_budget: Annotated[int, typer.Option(min=1, help="Tokens of yes/no questions a step.")] = 4_000,
    frozen: Annotated[int, typer.Option(min=0, help="Layers, from the first on, that are left as they are.")] = 0,
    workers: Annotated[int, typer.Option(min=0, help="Processes that draw windows.")] = 0,
    compiled: Annotated[bool, typer.Option("--compile", help="Compile the layers first; on an accelerator.")] = False,
    resume: Annotated[bool, typer.Option(help="Resume from the checkpoint in --out.")] = False,
    seed: Annotated[int, typer.Option(min=0, help="Seed of order, variants and dropout.")] = 13,
) -> None:
    """Fine-tune a reader; `eval.training.export` and `--reader` take what is written to --out."""
    if math.isinf(windows) and math.isinf(seconds):
        raise typer.BadParameter("say how long, with --windows or --seconds")
    shares = _shares(share or [])
    checkpoint = out / "checkpoint.pt"
    if resume and not checkpoint.is_file():
        raise typer.BadParameter(f"{out} holds no checkpoint", param_hint="--resume")
    mixture = Mixture(tokens=tokens, stride=tokens // 3, unanswerable=unanswerable, negative=negative, pad=pad)
    draws = _draws(pack, mixture, shares)
    network = start_from(base, seed=seed, dropout=dropout)
    network.freeze(frozen)
    network.to("cuda" if torch.cuda.is_available() else "cpu")
    if compiled:
        for layer in network.mpnet.encoder.layer:
            layer.compile(dynamic=True)
    recipe = Recipe(windows=windows, seconds=seconds, learning_rate=learning_rate, joint=joint, consistency=consistency)
    run = TrainingRun(network, recipe, checkpoint)
    if resume:
        run.resume()
    decided = None if verdicts is None else _verdicts(verdicts, shares, budget=verdict_budget, seed=seed + run.seen)
    batches = WindowBatches(draws, budget=budget, seed=seed + run.seen)
    loader = DataLoader(batches, batch_size=None, num_workers=workers, pin_memory=torch.cuda.is_available())
    run.train(iter(loader), typer.echo, verdicts=None if decided is None else iter(decided))
    _save(network, base, out)
    typer.echo(f"{run.seen:,} windows seen; the reader is in {out}")


if __name__ == "__main__":
    app()
