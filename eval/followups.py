"""`python -m eval.followups`: how well questions of a conversation are understood, without and with the rules.

Measured on CANARD: overlap with a human's rewrite (word F1 as in `eval.metrics`), and whether a lexical search with the
question finds its answer among the answers of all conversations, each under its page's title. The first question of a
conversation is given as its rewrite, except in the bare form: it depends on the page's title, which nobody sees.
Intervals resample whole conversations. A second measure uses questions in SQuAD's form, which stand alone: how many are
changed when each is asked after the three before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from eval.command import Half, errors, print_saved, say, show_figures
from eval.conversations import CanardTurn, load_turns
from eval.measures import Measure, measured, ratio
from eval.metrics import Figure, f1, recall_at, reciprocal_rank
from eval.report import RESULTS, write_json
from eval.sides import Sides
from eval.squad import load_squad, sample
from qa.understanding.followups import understand

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_DEPTH = 10  # answers ranked
_BEFORE = 3  # questions asked before one that stands alone

Way = Callable[[CanardTurn], str]
WAYS: Mapping[str, Way] = {
    "the question alone": lambda turn: turn.question,
    "all questions joined": lambda turn: " ".join((*turn.history, turn.question)),
    "rules": lambda turn: understand(turn.question, turn.history, turn.answer_to),
    "a person": lambda turn: turn.rewrite,
}


def half(turns: Sequence[CanardTurn], which: Half) -> tuple[CanardTurn, ...]:
    """Return the turns of every other conversation: "tune" or "report"; "all" gives all."""
    order = {name: place for place, name in enumerate(dict.fromkeys(turn.conversation for turn in turns))}
    return tuple(t for t in turns if which == "all" or order[t.conversation] % 2 == ("tune", "report").index(which))


def measure(turns: Sequence[CanardTurn], way: Way) -> dict[str, Figure]:
    """Return word F1 with the rewrite, and the mean reciprocal rank and recall at 1 and 10 of the answers."""
    asked = [way(turn) for turn in turns]
    overlap = [f1(question, [turn.rewrite]) for question, turn in zip(asked, turns, strict=True)]
    texts = list(dict.fromkeys(_indexed(turn) for turn in turns if turn.answer is not None))
    index = Sides(texts)
    ranks: list[float | None] = []
    firsts: list[float | None] = []
    tens: list[float | None] = []
    for question, turn in zip(asked, turns, strict=True):
        hits = [texts[place] == _indexed(turn) for place in index.by_words(question, _DEPTH)]
        known = turn.answer is not None
        ranks.append(reciprocal_rank(hits) if known else None)
        firsts.append(recall_at(hits, 1) if known else None)
        tens.append(recall_at(hits, 10) if known else None)
    columns: dict[str, list[float | None]] = {
        "word F1": [*overlap],
        "MRR": ranks,
        "recall@1": firsts,
        "recall@10": tens,
    }
    groups = [turn.conversation for turn in turns]
    means = {name: _mean_over(column, groups) for name, column in columns.items()}
    return measured(means, len(set(groups)))


def bent(questions: Sequence[str]) -> list[tuple[str, str]]:
    """Ask questions one after the other; return those that were changed, with what was understood."""
    asked = [
        (question, understand(question, questions[max(at - _BEFORE, 0) : at], lambda earlier: None))
        for at, question in enumerate(questions)
    ]
    return [(question, understood) for question, understood in asked if understood != question.strip()]


def _indexed(turn: CanardTurn) -> str:
    return f"{turn.title}\n{turn.answer}"


def _mean_over(column: Sequence[float | None], groups: Sequence[str]) -> Measure:
    """Return the mean over turns, as a function of the weights of conversations."""
    places = {name: place for place, name in enumerate(dict.fromkeys(groups))}
    sums, counts = np.zeros(len(places)), np.zeros(len(places))
    for value, group in zip(column, groups, strict=True):
        if value is not None:
            sums[places[group]] += value
            counts[places[group]] += 1
    return ratio(sums, counts)


@app.command()
def main(
    canard: Annotated[Path | None, typer.Option(help="Conversations in CANARD's form, plain or gzip.")] = None,
    only: Annotated[Half, typer.Option("--half", help="Which conversations.")] = "all",
    squad: Annotated[Path | None, typer.Option(help="Questions that stand alone, in SQuAD's form.")] = None,
    limit: Annotated[int | None, typer.Option(help="Use only this many of those, evenly spaced.")] = None,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Print the figures of each way to ask a question of a conversation, and save `followups.json`."""
    if canard is None and squad is None:
        raise typer.BadParameter("use --canard FILE, --squad FILE or both")
    result: dict[str, object] = {"inputs": {"canard": _name(canard), "squad": _name(squad), "limit": limit}}
    with errors():
        if canard is not None:
            turns = half(load_turns(canard), only)
            ways = {way: measure(turns, asking) for way, asking in WAYS.items()}
            show_figures(ways)
            result["canard"] = {"half": only, "ways": ways}
        if squad is not None:
            questions = [question.question for question in sample(load_squad(squad), limit)]
            changed = bent(questions)
            say(f"{len(changed)} of {len(questions)} questions that stand alone were changed")
            say(*(f"  {question} -> {understood}" for question, understood in changed))
            result["squad"] = {"n": len(questions), "changed": changed}
    print_saved(write_json("followups", result, out))


def _name(path: Path | None) -> str | None:
    return None if path is None else path.name


if __name__ == "__main__":
    app()
