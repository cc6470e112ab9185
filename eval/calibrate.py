"""`python -m eval.calibrate`: fit a reader's confidence on questions of several kinds, each kind counting the same.

Another reader needs its own calibrator before its confidence means anything:
`python -m eval.calibrate --squad QUESTIONS --reader X --out X/calibrator.json`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from sklearn.metrics import roc_auc_score

from eval.batches import Batch, by_themselves, elsewhere, in_articles, kept, of_gold, of_news
from eval.command import errors, show_figures
from eval.fitting import BestSpan, content, crossed, fit_rows, rows_of
from eval.measures import calibration_error, mean, measured
from eval.metrics import Figure
from eval.selective import coverage_at
from qa.errors import ReaderError
from qa.reading.reader import SpanReader
from qa.reading.readers import load_reader

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionFiles:
    """The files of questions, by how they are asked, and the folder that keeps their readings."""

    squad: Sequence[Path]
    alone: Sequence[Path]
    gold: Sequence[Path]
    articles: Path
    news: Path | None
    limit: int
    readings: Path | None


def read_all(files: QuestionFiles, reader: SpanReader) -> list[Batch]:
    """Ask the questions of all files, or load their earlier readings; one batch per file, and two of news."""
    batches: list[Batch] = []
    for path in files.squad:
        read = partial(in_articles, path, reader, limit=files.limit)
        batches += kept(files.readings, path, reader, f"in articles, {files.limit}", read)
    for path in files.alone:
        read = partial(by_themselves, path, reader, limit=files.limit)
        batches += kept(files.readings, path, reader, f"alone, {files.limit}", read)
    for path in files.gold:
        read = partial(of_gold, path, files.articles, reader, limit=files.limit)
        batches += read()  # its articles may have changed, and it is short
    if files.news is not None:
        fitted, held_out = kept(files.readings, files.news, reader, "news", partial(of_news, files.news, reader))
        batches += [fitted, elsewhere(fitted), held_out]
    return batches


def report(fitted: Sequence[BestSpan], held_out: Sequence[BestSpan]) -> dict[str, dict[str, Figure]]:
    """Return the figures of each batch, on questions that the fit did not see: of other folds, or held out."""
    rows, probabilities, answered = crossed(fitted)
    if held_out:
        fit = fit_rows(fitted)
        shares = fit.probabilities(held_out)
        rows = [*rows, *held_out]
        probabilities = np.concatenate([probabilities, shares])
        answered = [*answered, *(bool(share >= fit.threshold) for share in shares)]
    batches: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        batches.setdefault(row.batch, []).append(number)
    return {
        batch: _figures([rows[n] for n in part], [float(probabilities[n]) for n in part], [answered[n] for n in part])
        for batch, part in batches.items()
    }


def _figures(rows: Sequence[BestSpan], probabilities: Sequence[float], answered: Sequence[bool]) -> dict[str, Figure]:
    right, answerable = [row.right for row in rows], [row.answerable for row in rows]
    decided = list(zip(rows, answered, strict=True))
    area = roc_auc_score(right, probabilities) if len(set(right)) > 1 else None
    measures = {
        "ECE": calibration_error(probabilities, right),
        "covered at 80 %": coverage_at(0.8, probabilities, right, answerable),
        "at 90 %": coverage_at(0.9, probabilities, right, answerable),
        "abstained": mean([float(not answers) if row.answerable else None for row, answers in decided]),
        "declined": mean([None if row.answerable else float(not answers) for row, answers in decided]),
        "right": mean([float(row.right) if answers else None for row, answers in decided]),
    }
    return {"AUROC": Figure(value=area, n=len(rows))} | measured(measures, len(rows))


def _beside(reader: SpanReader) -> Path:
    if reader.folder is None:
        raise ReaderError(f"the reader {reader.name} has no folder of its own; say where to write with --out")
    return reader.folder / "calibrator.json"


@app.command()
def main(
    squad: Annotated[
        list[Path] | None, typer.Option(help="Questions in SQuAD's form, asked of whole articles; repeatable.")
    ] = None,
    alone: Annotated[
        list[Path] | None, typer.Option(help="Others, each asked of its own context alone; repeatable.")
    ] = None,
    gold: Annotated[
        list[Path] | None,
        typer.Option(help="Gold questions, such as the feedback of a page's readers; repeatable."),
    ] = None,
    articles: Annotated[Path, typer.Option(help="The folder of articles that the gold questions are about.")] = Path(
        "seeds"
    ),
    news: Annotated[
        Path | None, typer.Option(help="The news pages of gold/news.jsonl: gzip, one JSON object per line.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where to write it; default: the reader's folder.")] = None,
    reader: Annotated[
        str, typer.Option(help="The reader: default, blocks, a folder, or a model on the hub.")
    ] = "default",
    limit: Annotated[int, typer.Option(min=1, help="Questions from each file, evenly spaced.")] = 1000,
    readings: Annotated[Path | None, typer.Option(help="A folder that keeps the readings for further fits.")] = None,
) -> None:
    """Fit a reader's confidence, print how well it holds, and write it to the folder of the reader."""
    if not (squad or alone or gold or news):
        raise typer.BadParameter("questions are missing: add --squad, --alone, --gold or --news")
    with errors():
        span_reader = load_reader(reader)
        target = out if out is not None else _beside(span_reader)
        files = QuestionFiles(
            squad=squad or (),
            alone=alone or (),
            gold=gold or (),
            articles=articles,
            news=news,
            limit=limit,
            readings=readings,
        )
        batches = read_all(files, span_reader)
        fitted = [row for batch in batches if not batch.held_out for row in rows_of(batch)]
        stored = {"version": f"{span_reader.name}/3"} | content(fitted)
        held_out = [row for batch in batches if batch.held_out for row in rows_of(batch)]
        show_figures(report(fitted, held_out))
    target.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    Console().print_json(data=stored)


if __name__ == "__main__":
    app()
