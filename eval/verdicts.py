"""`python -m eval.verdicts`: how often "yes" and "no" are right, and how often they are given.

Each question is decided over its own text, without a reader. Those of `gold/verdicts.jsonl` are our own; half of them
are reworded, and a good third are not settled by their text. Rules are chosen on its half "tune" and reported on
"report". With `--squad`, yes/no questions are made from the questions of SQuAD files too (`eval.made_questions`), and
verdicts are counted by the way they were reached. With `--read`, the yes/no questions of a SQuAD file with verdicts are
asked as a user asks them, with the reader, each of its own text. A "yes" is right if the text says it, a "no" if it
denies it or gives another value. Of made questions both count the same, whatever their numbers, because people ask
about what is so and what is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, astuple, dataclass
from pathlib import Path
from typing import Annotated, cast

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from eval.command import Half, errors, print_saved
from eval.made_questions import Label, MadeQuestion, made_from
from eval.report import RESULTS, write_json
from eval.squad import load_squad, sample
from eval.tasks import Task, squad_task
from eval.yes_no import OWN, Decided, decided, judgement_of, load_own, shares
from qa.kinds.yes_no.judgements import CONFIDENCES, UNCLEAR, Judgement, Way
from qa.types import Verdict

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_RIGHT: dict[Label, str] = {"said": "yes", "denied": "no", "not said": "no"}

Counts = Counter[tuple[Label, Judgement]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How often a verdict reached in one way is right; `counts` is how often it was given, by the question's label.

    `confidence` is what an answer states, `right` the measured share, both in [0, 1].
    """

    verdict: str
    way: Way
    counts: Mapping[Label, int]
    confidence: float
    right: float

    @property
    def n(self) -> int:
        """How often it was given."""
        return sum(self.counts.values())


def decide(made: MadeQuestion) -> Judgement:
    """Return the judgement of a text on its question."""
    return judgement_of(made.text, made.question)


def rate(counts: Counts, judgement: Judgement) -> float:
    """Return the share of a judgement that is right, in [0, 1], with right and wrong questions equally many.

    0 if it was never given.
    """
    shares = []
    for right in (True, False):
        labels = [label for label, verdict in _RIGHT.items() if (verdict == judgement.verdict) == right]
        asked = sum(count for (label, _), count in counts.items() if label in labels)
        shares.append(sum(counts[label, judgement] for label in labels) / asked if asked else 0.0)
    return shares[0] / sum(shares) if any(shares) else 0.0


def rates(counts: Counts) -> tuple[Rate, ...]:
    """Return the rate of each judgement that was given, "no" first."""
    given = sorted({judgement for _, judgement in counts if judgement != UNCLEAR})
    return tuple(
        Rate(
            verdict=judgement.verdict,
            way=judgement.way,
            counts={label: counts[label, judgement] for label in _RIGHT},
            confidence=CONFIDENCES[judgement.way],
            right=rate(counts, judgement),
        )
        for judgement in given
    )


def calibration_error(given: Sequence[Rate]) -> float | None:
    """Return the mean distance between rates and confidences, weighted by how often each judgement was given."""
    total = sum(each.n for each in given)
    return sum(each.n * abs(each.right - each.confidence) for each in given) / total if total else None


def _table(given: Sequence[Rate]) -> Table:
    table = Table("verdict", "way", *_RIGHT, "right", "confidence")
    for each in given:
        numbers = [str(each.counts[label]) for label in _RIGHT]
        table.add_row(each.verdict, each.way, *numbers, f"{each.right:.3f}", f"{each.confidence:.2f}")
    return table


@app.command()
def main(
    own: Annotated[Path, typer.Option(help="Questions of our own about short texts.")] = OWN,
    half: Annotated[Half, typer.Option(help="The half of them to count.")] = "report",
    squad: Annotated[list[Path] | None, typer.Option(help="A SQuAD file to make questions from; repeatable.")] = None,
    read: Annotated[Path | None, typer.Option(help="A SQuAD file with verdicts, asked with the reader.")] = None,
    reader: Annotated[
        str, typer.Option(help="The reader: default, blocks, a folder, or a model on the hub.")
    ] = "default",
    limit: Annotated[int | None, typer.Option(help="Use only this many questions of each, evenly spaced.")] = None,
    wrong: Annotated[bool, typer.Option(help="List the questions with a wrong verdict.")] = False,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Print how often verdicts are given and right, and save `verdicts.json`."""
    console = Console(soft_wrap=True, markup=False, highlight=False)
    with errors():
        questions = tuple(decided(load_own(own, half)))
        made = [each for path in squad or () for one in sample(load_squad(path), limit) for each in made_from(one)]
        task = None if read is None else squad_task(read, search=False, limit=limit, seed=0, yes_no=True)
    result: dict[str, object] = {"half": half, "own": _own(console, questions, wrong=wrong)}
    if made:
        result |= {"files": [path.name for path in squad or ()], **_made(console, made, wrong=wrong)}
    if task is not None:
        with errors():
            result |= {"read": _read(console, task, reader, wrong=wrong)}
    print_saved(write_json("verdicts", result, out))


def _own(console: Console, questions: Sequence[Decided], *, wrong: bool) -> dict[str, object]:
    """Print and return how many of our own questions were decided, and rightly."""
    groups = {
        "in the text's words": [each for each in questions if not each.question.reworded],
        "reworded": [each for each in questions if each.question.reworded],
        "all": list(questions),
    }
    table, counts = Table("questions", "asked", "with a verdict", "given", "right"), {}
    for name, group in groups.items():
        counts[name] = shares(each.verdicts for each in group)
        table.add_row(name, str(len(group)), *map(str, astuple(counts[name])))
    console.print(table)
    for each in questions:
        if wrong and each.is_given and not each.is_right:
            console.print(f"{each.text.id}: {each.judgement.verdict}, {each.judgement.way}: {each.question.question}")
    return {name: {"asked": len(group), **asdict(counts[name])} for name, group in groups.items()}


def _read(console: Console, task: Task, reader: str, *, wrong: bool) -> dict[str, object]:
    """Print and return how many questions of a file are decided with the reader, and rightly."""
    ask = task.open(reader)
    verdicts: list[tuple[Verdict, Verdict]] = []
    for question in track(task.gold, task.name, console=Console(stderr=True), transient=True):
        wanted, given = question.verdict or "unclear", ask(question).verdict or "unclear"
        verdicts.append((cast("Verdict", wanted), given))
        if wrong and given not in ("unclear", wanted):
            console.print(f"{question.id}: {given}, not {wanted}: {question.question}")
    counts = shares(verdicts)
    table = Table("asked with the reader", "asked", "with a verdict", "given", "right")
    table.add_row(task.name, str(len(task.gold)), *map(str, astuple(counts)))
    console.print(table)
    return {"asked": len(task.gold), **asdict(counts)}


def _made(console: Console, made: Sequence[MadeQuestion], *, wrong: bool) -> dict[str, object]:
    """Print and return how often the verdicts on made questions are right, by the way they were reached."""
    judgements = [decide(each) for each in made]
    counts: Counts = Counter((each.label, judgement) for each, judgement in zip(made, judgements, strict=True))
    for each, judgement in zip(made, judgements, strict=True):
        if wrong and judgement != UNCLEAR and judgement.verdict != _RIGHT[each.label]:
            console.print(f"{each.label}: {judgement.verdict}, {judgement.way}: {each.question}")
    given, error = rates(counts), calibration_error(rates(counts))
    asked = {label: sum(each.label == label for each in made) for label in _RIGHT}
    console.print(_table(given), f"asked: {asked}; calibration error: {'-' if error is None else f'{error:.3f}'}")
    return {"asked": asked, "ece": error, "rates": list(map(asdict, given))}


if __name__ == "__main__":
    app()
