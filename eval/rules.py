"""`python -m eval.rules READINGS`: what the rules over spans do to the best spans of questions with an answer.

READINGS is the folder that `python -m eval.calibrate --readings READINGS` filled. The rules are there for traps, and
should change nothing where the best span is right: each right one that they take away is printed, with the first rule
after which another span leads.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from eval.batches import Batch, ReadQuestion
from eval.command import errors, print_saved, say, show_figures
from eval.errors import GoldError
from eval.metrics import Figure, f1
from eval.report import RESULTS, write_json
from index.types import Article
from qa.choosing import choose
from qa.kinds.spans.rules import steps
from qa.kinds.tables.lookups import Lookups
from qa.types import Reading
from qa.understanding.kinds import kind_of

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_WORSE = 0.3  # F1 that a best span has to lose, or gain, to count


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A question whose best span the rules made worse, or better, and the rule that first did."""

    batch: str
    question: str
    golds: tuple[str, ...]
    before: str
    after: str
    rule: str
    worse: bool


def changes_in(batch: Batch) -> Iterator[Change]:
    """Yield the questions of a batch for which the rules change how good the best span is; no yes/no questions."""
    for each in asked_in(batch):
        before = _best(each, each.readings, batch.articles)
        known = f1(before, each.golds)
        lookups = Lookups(each.question, batch.articles)
        after, rule = before, ""
        for name, readings in steps(each.question, each.readings, batch.articles, lookups):
            best = _best(each, readings, batch.articles)
            rule = name if best != after and abs(f1(best, each.golds) - known) > _WORSE else rule
            after = best
        gained = f1(after, each.golds) - known
        if abs(gained) > _WORSE:
            yield Change(
                batch=batch.name,
                question=each.question,
                golds=each.golds,
                before=before,
                after=after,
                rule=rule,
                worse=gained < 0,
            )


def asked_in(batch: Batch) -> list[ReadQuestion]:
    """Return the questions of a batch that have an answer and are not answered with a verdict."""
    return [each for each in batch.asked if each.golds and each.readings and kind_of(each.question) != "yes/no"]


def _best(asked: ReadQuestion, readings: Sequence[Reading], articles: Mapping[str, Article]) -> str:
    choices = choose(readings, articles, question=asked.question)
    return articles[choices[0].article_id].text_of(choices[0].span.range) if choices else ""


def load_batches(folder: Path) -> list[Batch]:
    """Load all readings that a folder keeps. Raise `GoldError` if it keeps none."""
    files = sorted(folder.glob("*.pickle"))
    if not files:
        raise GoldError(f"{folder}: no readings are kept here. Make some with python -m eval.calibrate --readings.")
    return [batch for file in files for batch in pickle.loads(file.read_bytes())]


@app.command()
def main(
    readings: Annotated[Path, typer.Argument(help="The folder of --readings of `eval.calibrate`.")],
    out: Annotated[Path, typer.Option(help="The folder for rules.json.")] = RESULTS,
) -> None:
    """Print the questions whose best span the rules make worse or better, and how many there are in each file."""
    with errors():
        batches = load_batches(readings)
    figures: dict[str, dict[str, Figure]] = {}
    found: list[Change] = []
    for batch in batches:
        n, changed = len(asked_in(batch)), list(changes_in(batch))
        found += changed
        counts = {"worse": sum(each.worse for each in changed), "better": sum(not each.worse for each in changed)}
        figures[batch.name] = {name: Figure(value=count / n if n else None, n=n) for name, count in counts.items()}
        say(*(_line(each) for each in changed))
    show_figures(figures)
    print_saved(write_json("rules", {"figures": figures, "changes": found}, out))


def _line(change: Change) -> str:
    way = "worse" if change.worse else "better"
    golds = " / ".join(change.golds)
    return f"{way}, {change.rule}: {change.question} {change.before!r} -> {change.after!r} ({golds})"


if __name__ == "__main__":
    app()
