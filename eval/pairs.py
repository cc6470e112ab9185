"""`python -m eval.pairs`: how well agreement and contradiction of two quotes are distinguished.

On the table of pairs (`eval/gold/pairs.jsonl`), in two halves ("tune" and "report") by a hash of their texts, by kind:
the precision of "same", the recall of "other", and the share of non-contradictions called contradictions. A second
measure compares the answers that several people gave to one SQuAD question: all are right, so none should be "other".
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Annotated

import typer

from eval.command import Half, errors, print_saved, say, show_figures, shown
from eval.metrics import Figure, share
from eval.report import RESULTS, write_json
from eval.rows import read_rows
from eval.squad import load_squad, sample
from index.structure import sentence_ranges
from qa.comparing.agreement import compare
from qa.comparing.outcomes import Outcome
from qa.comparing.said import QuoteInContext

app = typer.Typer(add_completion=False, rich_markup_mode=None)
TABLE = Path(__file__).parent / "gold" / "pairs.jsonl"
LABELS: tuple[Outcome, ...] = ("same", "other", "unclear")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A question, two statements in answer, and their relation; `kind` is what they differ in."""

    question: str
    one: QuoteInContext
    other: QuoteInContext
    label: Outcome
    kind: str

    @property
    def half(self) -> str:
        """The half that the pair is in, by a hash of its texts: "tune" or "report"."""
        text = f"{self.question}\n{self.one.sentence}\n{self.other.sentence}"
        return ("tune", "report")[hashlib.sha256(text.encode("utf-8")).digest()[0] % 2]


def load_pairs(path: Path = TABLE) -> tuple[Pair, ...]:
    """Read pairs in the file's order.

    Raise `GoldError`, with the line and what to do, for a line that is not a pair.
    """
    return tuple(pair for _, pair in read_rows(path, Pair))


def figures(pairs: Sequence[Pair], outcomes: Sequence[Outcome]) -> dict[str, Figure]:
    """Return the precision and recall of "same" and of "other", and the share of the rest that is called "other".

    Shares are in [0, 1] with 95 % Wilson intervals, which do not shrink to a point if nothing went wrong.
    """
    judged = list(zip([pair.label for pair in pairs], outcomes, strict=True))
    found: dict[str, Figure] = {}
    for label in ("same", "other"):
        found[f"{label} precision"] = share([true == label for true, outcome in judged if outcome == label])
        found[f"{label} recall"] = share([outcome == label for true, outcome in judged if true == label])
    found["false other"] = share([outcome == "other" for true, outcome in judged if true != "other"])
    found["contradictions called same"] = share([outcome == "same" for true, outcome in judged if true == "other"])
    return found


def by_kind(pairs: Sequence[Pair], outcomes: Sequence[Outcome]) -> dict[str, dict[str, Figure]]:
    """Return the figures of each kind, in alphabetical order."""
    kinds: dict[str, list[tuple[Pair, Outcome]]] = {}
    for pair, outcome in zip(pairs, outcomes, strict=True):
        kinds.setdefault(pair.kind, []).append((pair, outcome))
    return {kind: figures(*zip(*kinds[kind], strict=True)) for kind in sorted(kinds)}


def annotators(path: Path, limit: int | None) -> tuple[dict[str, Figure], list[tuple[str, str, str]]]:
    """Compare the different answers that people gave to one question of a SQuAD file, each with each.

    Returns the share of each outcome over the pairs, and the question and quotes of those that are "other".
    """
    outcomes: list[Outcome] = []
    others: list[tuple[str, str, str]] = []
    for question in sample(load_squad(path), limit):
        quotes = [_in_context(question.context, answer.start, len(answer.text)) for answer in question.answers]
        for one, other in combinations(quotes, 2):
            outcome = compare(question.question, one, other)
            outcomes.append(outcome)
            if outcome == "other":
                others.append((question.question, one.quote, other.quote))
    return {label: share([outcome == label for outcome in outcomes]) for label in LABELS}, others


def _in_context(context: str, start: int, length: int) -> QuoteInContext:
    sentences = [s for s in sentence_ranges(context) if s.start < start + length and start < s.end]
    begin, end = min(s.start for s in sentences), max(s.end for s in sentences)
    return QuoteInContext(quote=context[start : start + length], sentence=context[begin:end], start=start - begin)


@app.command()
def main(
    table: Annotated[Path, typer.Option(help="Pairs, one JSON object per line.")] = TABLE,
    half: Annotated[Half, typer.Option(help="Which of them.")] = "report",
    squad: Annotated[Path | None, typer.Option(help="A SQuAD file with several answers a question.")] = None,
    limit: Annotated[int | None, typer.Option(help="Use only this many of its questions, evenly spaced.")] = None,
    wrong: Annotated[bool, typer.Option(help="List the pairs whose outcome differs from the label.")] = False,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Print how well agreement and contradiction are distinguished, by kind, and save `pairs.json`."""
    with errors():
        pairs = [pair for pair in load_pairs(table) if half in ("all", pair.half)]
        outcomes = [compare(pair.question, pair.one, pair.other) for pair in pairs]
        kinds, overall = by_kind(pairs, outcomes), figures(pairs, outcomes)
        show_figures(kinds | {"all": overall})
        result: dict[str, object] = {"half": half, "n": len(pairs), "all": overall, "kinds": kinds}
        if squad is not None:
            shares, others = annotators(squad, limit)
            say(" ".join(f"{name} {shown(figure)}" for name, figure in shares.items()))
            result["annotators"] = {"file": squad.name, "limit": limit, "shares": shares, "other": len(others)}
    for pair, outcome in zip(pairs, outcomes, strict=True):
        if wrong and outcome != pair.label:
            quotes = f"{pair.one.quote} | {pair.other.quote}"
            say(f"{pair.kind}: {pair.label}, judged {outcome}: {pair.question} {quotes}")
    print_saved(write_json("pairs", result, out))


if __name__ == "__main__":
    app()
