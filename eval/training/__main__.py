"""`python -m eval.training`: fine-tune a span reader on questions, here or on an accelerator."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import torch
import typer
from rich.console import Console

from eval.command import errors
from eval.errors import GoldError
from eval.training.data import Example, cap_by_question, read_examples, source_of, split_by_context
from eval.training.evaluate import Scores, evaluate
from eval.training.loop import Recipe, Run, State
from eval.training.model import load_network, load_tokenizer
from eval.training.stream import VARIANTS, Mixture, Stream
from qa.reading.readers import load_reader
from qa.reading.torch_network import takes_types

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_console = Console(stderr=True)


def _read(data: list[str]) -> tuple[list[Example], dict[str, float]]:
    """Read `FILE` or `FILE=SHARE`, where SHARE in (0, 1] of the rows is drawn in each epoch.

    Return the examples and each source's share. Raise `GoldError` for a file or share that cannot be used, and for
    two files of one name.
    """
    examples: list[Example] = []
    shares: dict[str, float] = {}
    for entry in data:
        path, share = _share(entry, "1")
        source = source_of(Path(path))
        if source in shares:
            raise GoldError(f"{entry}: another file is called {source} too; rename one: shares go by name")
        if share == 0:
            raise GoldError(f"{entry}: a share of 0 draws nothing; leave the file out")
        shares[source] = share
        examples += read_examples(Path(path))
    return examples, shares


def _share(entry: str, usual: str) -> tuple[str, float]:
    """Return the two sides of `NAME=SHARE`. Raise `GoldError` if the share is not in [0, 1]."""
    name, _, text = entry.partition("=")
    try:
        share = float(text or usual)
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise GoldError(f"{entry}: a share is a number from 0 to 1, as in {name}=0.5")
    return name, share


def _mixture(entries: list[str], repeats: int) -> Mixture:
    """Read `NAME=SHARE` of `VARIANTS`, the others as they are. Raise `GoldError` for any other name or share."""
    shares = dict(_share(entry, "none") for entry in entries)
    unknown = [name for name in shares if name not in VARIANTS]
    if unknown:
        raise GoldError(f"{unknown[0]} is not a variant: name one of {', '.join(VARIANTS)}")
    return Mixture(**{**asdict(Mixture()), **shares, "repeats": repeats})


def _say(progress: State) -> None:
    _console.print(
        f"{progress.seen:,}/{progress.examples:,} windows  loss {progress.loss:.3f}  "
        f"{progress.rate:.1f}/s  {progress.seconds_left / 60:.0f} min left",
        highlight=False,
    )


def _say_scores(name: str, scores: Scores) -> None:
    parts = []
    if scores.exact_match is not None:
        parts.append(f"EM {scores.exact_match:.3f}  F1 {scores.f1:.3f} (n={scores.answerable})")
    if scores.declined is not None:
        parts.append(f"declining {scores.declined:.3f} (n={scores.questions})")
    _console.print(f"{name}: {'  '.join(parts) or 'no questions'}")


@app.command()
def train(
    data: Annotated[list[str], typer.Option(help="SQuAD JSON or JSONL; FILE=0.5 draws half of it an epoch.")],
    out: Annotated[Path, typer.Option(help="Folder for checkpoints and the trained reader.")],
    base: Annotated[Path, typer.Option(help="Folder of the encoder or reader to start from.")],
    examples: Annotated[int, typer.Option(help="Windows to train on; the learning rate ends at 0 there.")] = 20_000,
    batch_size: Annotated[int, typer.Option(help="Windows a step.")] = 12,
    learning_rate: Annotated[float, typer.Option(help="Peak learning rate.")] = 5e-5,
    tokens: Annotated[int, typer.Option(help="Tokens of one window, question included.")] = 288,
    validation: Annotated[int, typer.Option(help="Questions held out, whole contexts at a time.")] = 600,
    train_embeddings: Annotated[bool, typer.Option(help="Train the word embeddings too.")] = False,
    freeze_layers: Annotated[int, typer.Option(help="Layers, from the bottom, left as they are: faster steps.")] = 0,
    dropout: Annotated[
        float | None, typer.Option(min=0.0, max=0.9, help="Share of units dropped; the network's own if not given.")
    ] = None,
    repeat_unanswerable: Annotated[
        int, typer.Option(min=1, help="Times an epoch draws each question that the data calls unanswerable.")
    ] = 1,
    per_question: Annotated[
        int, typer.Option(min=1, help="Passages of one file that a question is asked of, at most.")
    ] = 5,
    mixture: Annotated[
        list[str] | None,
        typer.Option(help=f"How often a question is varied, as near_miss=0.1: {', '.join(VARIANTS)}; can be repeated."),
    ] = None,
    resume: Annotated[bool, typer.Option(help="Resume from the checkpoint in --out.")] = False,
    seed: Annotated[int, typer.Option(help="Seed of order, variants and dropout.")] = 13,
) -> None:
    """Fine-tune a span reader; the result in --out/reader loads with `--reader`."""
    stride = tokens // 3  # shared by neighbouring windows, as when the reader is used
    with errors():
        varied = _mixture(mixture or [], repeat_unanswerable)
        rows, shares = _read(data)
        rows = cap_by_question(rows, most=per_question, seed=seed)
        trained, held = split_by_context(rows, validation=validation, seed=seed)
        if not trained:
            raise GoldError(f"{validation} of {len(rows)} questions are held out, so none are left; lower --validation")
        tokenizer = load_tokenizer(base, tokens=tokens, stride=stride)
        torch.manual_seed(seed)
        network = load_network(
            base, freeze_embeddings=not train_embeddings, frozen_layers=freeze_layers, dropout=dropout
        )
        with_types = takes_types(network.config)
    network.to("cuda" if torch.cuda.is_available() else "cpu")
    recipe = Recipe(
        examples=examples,
        batch_size=batch_size,
        learning_rate=learning_rate,
        pad_id=network.config.pad_token_id,
        with_types=with_types,
    )
    _console.print(
        f"{len(trained):,} questions to train on, {len(held):,} held out; {asdict(recipe)}; {asdict(varied)}"
    )
    run = Run(network, Stream(trained, shares, tokenizer, mixture=varied, seed=seed), recipe, out)
    if resume:
        run.resume()
    run.train(_say)
    network.save_pretrained(out / "reader")
    tokenizer.no_truncation()
    tokenizer.save(str(out / "reader" / "tokenizer.json"))
    _say_scores("held out", evaluate(load_reader(str(out / "reader")), held))


if __name__ == "__main__":
    app()
