"""`python -m eval.training.pack_pairs`: yes/no questions and texts as token numbers, to train verdicts on."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from rich.console import Console
from tokenizers import Tokenizer

from eval.command import errors
from eval.made_questions import made_from
from eval.squad import load_squad
from eval.training.data import source_of
from eval.training.pairs import Pair, pairs_of_contrast, pairs_of_made, pairs_of_question, read_contrasts
from qa.types import VERDICTS

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_TYPED = 0.12  # of the questions are written as people type them


def pack_pairs(pairs: Mapping[str, Sequence[Pair]], tokenizer: Tokenizer, *, seed: int) -> dict[str, Any]:
    """Return the arrays that `eval.training.verdict_batches` reads, from pairs by source.

    `tokens` and `ends`: the texts one after another, and where each ends. `rows`, shape `(pairs, 4)`: question, text,
    verdict (its place in `VERDICTS`) and source. `sources` names the sources.
    """
    numbers: dict[str, int] = {}
    rows = []
    rng = random.Random(seed)
    for source, (_, some) in enumerate(sorted(pairs.items())):
        for question, text, verdict in some:
            asked = question.rstrip("? ").lower() if rng.random() < _TYPED else question
            parts = (numbers.setdefault(part, len(numbers)) for part in (asked, text))
            rows.append((*parts, VERDICTS.index(verdict), source))
    encoded = tokenizer.encode_batch(list(numbers), add_special_tokens=False)
    tokens = [np.array(each.ids, dtype=np.uint16) for each in encoded]
    return {
        "tokens": np.concatenate(tokens),
        "ends": np.cumsum([len(each) for each in tokens], dtype=np.int64),
        "rows": np.array(rows, dtype=np.int32),
        "sources": np.array(sorted(pairs)),
    }


@app.command()
def main(
    contrasts: Annotated[list[Path], typer.Option(help="Contrasting texts, one item a line; can be repeated.")],
    tokenizer: Annotated[Path, typer.Option(help="tokenizer.json of the reader to train.")],
    out: Annotated[Path, typer.Option(help="The .npz to write.")],
    data: Annotated[
        list[Path] | None, typer.Option(help="SQuAD JSON with yes/no questions and their verdicts; can be repeated.")
    ] = None,
    made: Annotated[
        list[Path] | None, typer.Option(help="SQuAD JSON or JSONL from whose questions yes/no questions are made.")
    ] = None,
    most: Annotated[int | None, typer.Option(min=1, help="Made questions of one file, at most.")] = None,
    draws: Annotated[int, typer.Option(min=1, help="Texts drawn for each question of --data.")] = 2,
    seed: Annotated[int, typer.Option(help="Seed of what is drawn.")] = 13,
) -> None:
    """Tokenize yes/no questions, and texts that say yes, no or neither."""
    with errors():
        rng = random.Random(seed)
        items = [item for path in contrasts for item in read_contrasts(path)]
        pairs = {"contrasts": [pair for item in items for pair in pairs_of_contrast(item)]}
        for path in data or ():
            pairs[f"{source_of(path)}-verdicts"] = [
                pair for row in load_squad(path) for pair in pairs_of_question(row, rng, draws=draws)
            ]
        for path in made or ():
            some = [each for row in load_squad(path) for each in made_from(row)]
            rng.shuffle(some)
            pairs[f"{source_of(path)}-made"] = [pairs_of_made(each, rng) for each in some[:most]]
        encoder = Tokenizer.from_file(str(tokenizer))
        encoder.no_truncation()
        encoder.no_padding()
        arrays = pack_pairs(pairs, encoder, seed=seed)
    np.savez(out, **arrays)
    counts = ", ".join(f"{source} {len(some):,}" for source, some in sorted(pairs.items()))
    Console(stderr=True).print(f"{len(arrays['rows']):,} pairs ({counts}), {len(arrays['tokens']):,} tokens")


if __name__ == "__main__":
    app()
