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

from eval.metrics import RIGHT_F1, f1
from eval.squad import SquadQuestion, contexts_as_articles, load_squad, sample
from index.chunker import chunk_article
from index.dense import SentenceEmbedder
from index.errors import GoldError, PullquoteError, ReaderError
from index.retriever import Retriever, build_retriever
from qa.assistant import READ
from qa.choosing import FEATURES, Choice, choose
from qa.reader import SpanReader
from qa.readers import load_reader
from qa.types import Reader, Reading

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_WEIGHTS = (0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0)  # logits that a retrieval score of 1 may be worth


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question as it was read, with its gold answers; none where the collection does not answer it."""

    question: str
    readings: tuple[Reading, ...]
    golds: tuple[str, ...]


def read_all(questions: Sequence[SquadQuestion], reader: Reader) -> tuple[list[Asked], dict[str, str]]:
    """Ask every question of all contexts; every second answerable one also without its own context.

    Gives what was read, and each article's text by id.
    """
    articles = contexts_as_articles(questions)
    chunks = [chunk for article in articles.values() for chunk in chunk_article(article)]
    retriever = build_retriever(tuple(articles.values()), chunks, SentenceEmbedder())
    asked = []
    rows = track(questions, description="reading", console=Console(stderr=True))
    for number, question in enumerate(rows):
        golds = tuple(answer.text for answer in question.answers)
        asked.append(_ask(question, golds, retriever, reader, None))
        if golds and number % 2:
            others = [a.id for text, a in articles.items() if text != question.context]
            asked.append(_ask(question, (), retriever, reader, others))
    return asked, {article.id: article.text for article in articles.values()}


def _ask(
    question: SquadQuestion,
    golds: tuple[str, ...],
    retriever: Retriever,
    reader: Reader,
    articles: Sequence[str] | None,
) -> Asked:
    passages = retriever.retrieve(question.question, READ, articles=articles)
    return Asked(question=question.question, readings=reader.read(question.question, passages), golds=golds)


def fit(asked: Sequence[Asked], texts: dict[str, str]) -> dict[str, object]:
    """Fit the retrieval weight, then the probability, then the threshold; give `calibrator.json`'s content.

    The weight is the one whose best spans have the highest F1 over the answerable questions. The threshold
    is where the F1 of all questions is best, an abstention scoring 1 on an unanswerable one, as in SQuAD 2.0.
    """
    answerable = [a for a in asked if a.golds]
    weight = max(_WEIGHTS, key=lambda w: (sum(_f1(a, _best(a, texts, w), texts) for a in answerable), -w))
    pairs = [(a, choice) for a in asked if (choice := _best(a, texts, weight)) is not None]
    if not pairs:
        raise GoldError("no question has a span to fit on; give more questions, or another reader")
    scores = [_f1(a, choice, texts) if a.golds else 0.0 for a, choice in pairs]
    features = np.array([choice.features for _, choice in pairs])
    model = LogisticRegression(max_iter=1000).fit(features, [score >= RIGHT_F1 for score in scores])
    probabilities = model.predict_proba(features)[:, 1]
    threshold = _threshold([(p, s, bool(a.golds)) for p, s, (a, _) in zip(probabilities, scores, pairs, strict=True)])
    return {
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[0], strict=True)},
        "bias": round(float(model.intercept_[0]), 4),
        "threshold": round(threshold, 2),
        "retrieval_weight": weight,
        "fitted_on": {
            "questions": len(asked),
            "answerable": len(answerable),
            "right": int(sum(s >= RIGHT_F1 for s in scores)),
        },
    }


def _best(asked: Asked, texts: dict[str, str], weight: float) -> Choice | None:
    choices = choose(asked.readings, texts, retrieval_weight=weight)
    return choices[0] if choices else None


def _f1(asked: Asked, choice: Choice | None, texts: dict[str, str]) -> float:
    if choice is None:
        return 0.0
    return f1(texts[choice.article_id][choice.span.start : choice.span.end], asked.golds)


def _threshold(rows: list[tuple[float, float, bool]]) -> float:
    """Give the probability at which answering what lies above scores best; ties take the lower one."""
    best, best_at = float(sum(not has for _, _, has in rows)), 1.0
    total = best
    for probability, score, has in sorted(rows, reverse=True):
        total += score if has else -1.0
        if total >= best:
            best, best_at = total, probability
    return best_at


def _beside(reader: SpanReader) -> Path:
    if reader.folder is None:
        raise ReaderError(f"the reader {reader.name} has no folder of its own; say where to write with --out")
    return reader.folder / "calibrator.json"


@app.command()
def main(
    squad: Annotated[list[Path], typer.Option(help="Questions in SQuAD's form; may be given again.")],
    out: Annotated[Path | None, typer.Option(help="Where to write the calibrator; else beside the reader.")] = None,
    reader: Annotated[str, typer.Option(help="The reader: default, a folder, or a model of the hub.")] = "default",
    limit: Annotated[int, typer.Option(help="Questions of each file, evenly drawn.")] = 1000,
) -> None:
    """Fit a reader's confidence and write it beside its weights."""
    console = Console(stderr=True)
    try:
        questions = [q for path in squad for q in sample(load_squad(path), limit)]
        span_reader = load_reader(reader)
        target = out if out is not None else _beside(span_reader)
        asked, texts = read_all(questions, span_reader)
        content = {"version": f"{span_reader.name}/1"} | fit(asked, texts)
    except PullquoteError as error:
        console.print(f"error: {error}", style="red")
        raise typer.Exit(2) from error
    target.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    console.print_json(data=content)


if __name__ == "__main__":
    app()
