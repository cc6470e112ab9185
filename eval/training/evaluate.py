"""Reading held-out questions with the trained reader, scored by the functions of `eval`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from eval.measures import value_of
from eval.metrics import exact_match, f1
from eval.selective import fitted_score
from eval.training.data import Example
from index.types import Chunk, Passage
from qa.types import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """EM and F1 of the best span over answerable questions, in [0, 1], with their number; None without any.

    `declined` is the F1 of all questions at the best null threshold for them (fitted here, so an upper bound), with the
    number of all questions; None if every question has an answer.
    """

    exact_match: float | None
    f1: float | None
    answerable: int
    declined: float | None
    questions: int


def evaluate(reader: Reader, examples: Sequence[Example]) -> Scores:
    """Read every example's own context; its span with the best score counts."""
    rows = []
    for example in examples:
        margin, text = _best(reader, example)
        golds = [example.context[start:end] for start, end in example.answers]
        rows.append((margin, exact_match(text, golds), f1(text, golds), bool(golds)))
    answerable = [row for row in rows if row[3]]
    decided = fitted_score(
        [score if has else 0.0 for _, _, score, has in rows],
        [float(not has) for _, _, _, has in rows],
        [margin for margin, _, _, _ in rows],
    )
    return Scores(
        exact_match=fmean(row[1] for row in answerable) if answerable else None,
        f1=fmean(row[2] for row in answerable) if answerable else None,
        answerable=len(answerable),
        declined=value_of(decided, len(rows)) if len(answerable) < len(rows) else None,
        questions=len(rows),
    )


def _best(reader: Reader, example: Example) -> tuple[float, str]:
    """Return the margin over the null score, and the words, of the best span; no words if there is none."""
    text = example.context
    chunk = Chunk(id=example.id, article_id=example.id, start=0, end=len(text), text=text)
    (reading,) = reader.read(example.question, [Passage(chunk=chunk, score=0.0, rank=1)])
    if not reading.spans:
        return float("-inf"), ""
    best = reading.spans[0]
    return best.score - reading.null_score, text[best.start : best.end]
