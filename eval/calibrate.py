"""`python -m eval.calibrate`: fit a reader's confidence on questions asked of a whole collection.

Another reader needs a calibrator of its own before its confidence means anything:
`python -m eval.calibrate --squad QUESTIONS --reader X --out X/calibrator.json`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.progress import track
from sklearn.linear_model import LogisticRegression

from eval.errors import GoldError
from eval.metrics import RIGHT_F1, f1
from eval.squad import SquadQuestion, contexts_as_articles, load_squad, sample
from index.collection import Collection
from index.embedder import load_embedder
from index.errors import PullquoteError
from index.types import Article, Scope
from qa.assistant import READ
from qa.choosing import FEATURES, Choice, choose
from qa.errors import ReaderError
from qa.reading.reader import SpanReader
from qa.reading.readers import load_reader
from qa.types import Reader, Reading

app = typer.Typer(add_completion=False, rich_markup_mode=None)
UNANSWERABLE = 0.25  # of what people ask, taken to have no answer; half of SQuAD 2.0's questions are traps
_BARS = tuple(step / 50 for step in range(50))
_ENOUGH = 30  # answers; a share of fewer says little
_FOLDER = 13  # contexts of a small folder: the question's own and its neighbours


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question as it was read, with its gold answers; none where what was searched does not answer it."""

    readings: tuple[Reading, ...]
    golds: tuple[str, ...]


def read_all(
    files: Sequence[Sequence[SquadQuestion]], reader: Reader, *, limit: int
) -> tuple[list[Asked], dict[str, Article]]:
    """Ask questions of all contexts and of small folders, and give what was read and the articles by id.

    Each question is asked of the contexts around its own, which in SQuAD's files are of one article; every other
    one of the whole collection too; and the rest, where they have an answer, of their folder without their context.
    """
    articles = contexts_as_articles([question for questions in files for question in questions])
    collection = Collection.of(tuple(articles.values()), load_embedder())
    kept = [pair for questions in files for pair in enumerate(sample(questions, limit))]
    asked = []
    for number, question in track(kept, description="reading", console=Console(stderr=True)):
        golds = tuple(answer.text for answer in question.answers)
        folder = _folder(articles, question.context)
        asked.append(_ask(question, golds, collection, reader, folder))
        if number % 2 == 0:
            asked.append(_ask(question, golds, collection, reader, None))
        elif golds:
            others = [article_id for article_id in folder if article_id != articles[question.context].id]
            asked.append(_ask(question, (), collection, reader, others))
    return asked, {article.id: article for article in articles.values()}


def _folder(articles: dict[str, Article], context: str) -> list[str]:
    ids = [article.id for article in articles.values()]
    at = list(articles).index(context)
    first = max(0, min(at - _FOLDER // 2, len(ids) - _FOLDER))
    return ids[first : first + _FOLDER]


def _ask(
    question: SquadQuestion,
    golds: tuple[str, ...],
    collection: Collection,
    reader: Reader,
    articles: Sequence[str] | None,
) -> Asked:
    scope = None if articles is None else Scope(articles=frozenset(articles))
    passages = collection.retrieve(question.question, READ, scope=scope)
    return Asked(readings=reader.read(question.question, passages), golds=golds)


def fit(asked: Sequence[Asked], articles: dict[str, Article]) -> dict[str, object]:
    """Fit the probability that a question's best span is right, then the threshold; give `calibrator.json`'s content.

    Questions are weighted so that the unanswerable ones count `UNANSWERABLE` of all. The threshold is where answering
    and abstaining score the same, by the F1 of SQuAD 2.0, where abstaining scores 1 on an unanswerable question. Raises
    `GoldError` where there is nothing to fit on.
    """
    pairs = [(a, choices[0]) for a in asked if (choices := choose(a.readings, articles))]
    scores = [_f1(a, choice, articles) if a.golds else 0.0 for a, choice in pairs]
    right = [score >= RIGHT_F1 for score in scores]
    if len(set(right)) < 2:
        raise GoldError("the best spans are all right, or all wrong: give more questions, or another reader")
    features = np.array([choice.features for _, choice in pairs])
    answerable = [bool(a.golds) for a, _ in pairs]
    weights = _weights(answerable)
    model = LogisticRegression(max_iter=1000).fit(features, right, sample_weight=weights)
    probabilities = [float(p) for p in model.predict_proba(features)[:, 1]]
    gains = [score - float(not has) for score, has in zip(scores, answerable, strict=True)]
    return {
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[0], strict=True)},
        "bias": round(float(model.intercept_[0]), 4),
        "threshold": round(bar(probabilities, gains, weights), 2),
        "curve": curve(probabilities, right, weights),
        "fitted_on": {
            "asked": len(asked),
            "answerable": sum(bool(a.golds) for a in asked),
            "right": sum(right),
            "unanswerable_weigh": UNANSWERABLE,
        },
    }


def _weights(answerable: Sequence[bool]) -> list[float]:
    """Weigh each question so that the unanswerable ones count `UNANSWERABLE` of all; 1 where all are alike."""
    share = sum(answerable) / len(answerable)
    if share in (0.0, 1.0):
        return [1.0] * len(answerable)
    return [(1 - UNANSWERABLE) / share if has else UNANSWERABLE / (1 - share) for has in answerable]


def bar(probabilities: Sequence[float], gains: Sequence[float], weights: Sequence[float]) -> float:
    """Give the probability above which answering gains, going by a weighted straight line through the gains.

    A gain is what a question scores answered minus what it scores abstained from. The best bar of these very questions
    would be a noisier choice: their mean score hardly changes over a wide range of bars.
    """
    rises = len(set(probabilities)) > 1
    slope, at_zero = np.polyfit(probabilities, gains, 1, w=np.sqrt(weights)) if rises else (0.0, 0.0)
    if slope <= 0:
        return 0.0 if np.average(gains, weights=weights) >= 0 else 1.0
    return float(np.clip(-at_zero / slope, 0.0, 1.0))


def curve(probabilities: Sequence[float], right: Sequence[bool], weights: Sequence[float]) -> list[list[float]]:
    """Give pairs of a bar and the weighted share right at or above it, for every bar of `_BARS` that enough pass."""
    pairs = []
    for bar in _BARS:
        passing = [(ok, w) for p, ok, w in zip(probabilities, right, weights, strict=True) if p >= bar]
        if len(passing) >= _ENOUGH:
            share = sum(w for ok, w in passing if ok) / sum(w for _, w in passing)
            pairs.append([bar, round(share, 4)])
    return pairs


def _f1(asked: Asked, choice: Choice, articles: dict[str, Article]) -> float:
    return f1(articles[choice.article_id].text[choice.span.start : choice.span.end], asked.golds)


def _beside(reader: SpanReader) -> Path:
    if reader.folder is None:
        raise ReaderError(f"the reader {reader.name} has no folder of its own; say where to write with --out")
    return reader.folder / "calibrator.json"


@app.command()
def main(
    squad: Annotated[list[Path], typer.Option(help="Questions in SQuAD's form; may be given again.")],
    out: Annotated[Path | None, typer.Option(help="Where to write the calibrator; else beside the reader.")] = None,
    reader: Annotated[
        str, typer.Option(help="The reader: default, fast, a folder, or a model of the hub.")
    ] = "default",
    limit: Annotated[int, typer.Option(min=1, help="Questions of each file, evenly drawn.")] = 1000,
) -> None:
    """Fit a reader's confidence and write it beside its weights."""
    console = Console(stderr=True)
    try:
        files = [load_squad(path) for path in squad]
        span_reader = load_reader(reader)
        target = out if out is not None else _beside(span_reader)
        asked, collection = read_all(files, span_reader, limit=limit)
        content = {"version": f"{span_reader.name}/1"} | fit(asked, collection)
    except PullquoteError as error:
        console.print(f"error: {error}", style="red")
        raise typer.Exit(2) from error
    target.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    console.print_json(data=content)


if __name__ == "__main__":
    app()
