"""`python -m eval.training.keep_out`: splits questions into some kept out of the training, and the rest."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from eval.command import errors
from eval.squad import SquadQuestion, load_squad

app = typer.Typer(add_completion=False, rich_markup_mode=None)


def keep_out(
    questions: Sequence[SquadQuestion], *, rows: int, seed: int
) -> tuple[list[SquadQuestion], list[SquadQuestion]]:
    """Return at least `rows` questions to keep out, and the rest, both in the order given.

    Questions that share a context or their wording stay together, so that nothing is on both sides. All are kept out if
    there are at most `rows`.
    """
    groups = _groups(questions)
    chosen = _drawn(groups, count=rows, seed=seed)
    pairs = list(zip(questions, groups, strict=True))
    return [q for q, group in pairs if group in chosen], [q for q, group in pairs if group not in chosen]


def _drawn(groups: Sequence[int], *, count: int, seed: int) -> set[int]:
    """Return groups drawn by `seed` until they have at least `count` members; `groups` names each member's group."""
    sizes = Counter(groups)
    order = sorted(sizes)
    random.Random(seed).shuffle(order)
    drawn: set[int] = set()
    total = 0
    for group in order:
        if total >= count:
            break
        drawn.add(group)
        total += sizes[group]
    return drawn


def _groups(questions: Sequence[SquadQuestion]) -> list[int]:
    """Return a group number for each question; two that share a context or their wording have the same."""
    parents = list(range(len(questions)))

    def root(place: int) -> int:
        while parents[place] != place:
            parents[place] = parents[parents[place]]
            place = parents[place]
        return place

    first: dict[str, int] = {}
    for place, question in enumerate(questions):
        for key in (f"context {question.context}", f"question {question.question.casefold()}"):
            earlier = first.setdefault(key, place)
            one, other = root(earlier), root(place)
            parents[max(one, other)] = min(one, other)
    return [root(place) for place in range(len(questions))]


def _write(path: Path, questions: Iterable[SquadQuestion]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        for question in questions:
            row = asdict(question) | {
                "answers": [{"text": text, "start": start} for text, start in question.answers],
                "is_impossible": question.impossible,
            }
            del row["impossible"]
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


@app.command()
def main(
    data: Annotated[Path, typer.Option(help="SQuAD JSON or JSONL, plain or gzip.")],
    kept: Annotated[Path, typer.Option(help="JSONL for the questions that are kept out.")],
    rest: Annotated[Path, typer.Option(help="JSONL for the questions that may be trained on.")],
    rows: Annotated[int, typer.Option(min=1, help="Questions to keep out, or a few more.")] = 500,
    seed: Annotated[int, typer.Option(help="Seed of the draw.")] = 13,
) -> None:
    """Split a file of questions in two; the same command always splits it in the same way."""
    console = Console(stderr=True)
    with errors():
        out, others = keep_out(load_squad(data), rows=rows, seed=seed)
    _write(kept, out)
    _write(rest, others)
    console.print(f"{len(out):,} kept out, {len(others):,} left")


if __name__ == "__main__":
    app()
