"""`python -m eval.calibrate`: fit a reader's confidence on questions of several kinds, each kind counting the same.

Another reader needs a calibrator of its own before its confidence means anything:
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
from rich.table import Table

from eval.batches import Batch, by_themselves, elsewhere, in_folders, kept, of_gold, of_news
from eval.bootstrap import Floats
from eval.fitting import Row, content, crossed, fit_rows, rows_of
from eval.measures import Measure, calibration_error, mean, value_of
from eval.selective import coverage_at
from index.errors import PullquoteError
from qa.errors import ReaderError
from qa.reading.reader import SpanReader
from qa.reading.readers import load_reader

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The files of questions, by how they are asked, and where what was read is kept."""

    squad: Sequence[Path]
    alone: Sequence[Path]
    gold: Sequence[Path]
    articles: Path
    news: Path | None
    limit: int
    readings: Path | None


def read_all(files: Files, reader: SpanReader) -> list[Batch]:
    """Ask the questions of all files, or take what was read before, a batch for each; of news there are two."""
    batches: list[Batch] = []
    for path in files.squad:
        read = partial(in_folders, path, reader, limit=files.limit)
        batches += kept(files.readings, path, reader, f"in folders, {files.limit}", read)
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


def report(fitted: Sequence[Row], held_out: Sequence[Row]) -> Table:
    """Return the figures of each batch, on questions that the fit did not see: other folds, or held out."""
    table = Table("", "n", "AUROC", "ECE", "covered at 80 %", "at 90 %", "abstained", "declined", "right")
    rows, probabilities, answered = crossed(fitted)
    _add(table, rows, probabilities, answered)
    if held_out:
        fit = fit_rows(fitted)
        shares = fit.probabilities(held_out)
        _add(table, held_out, shares, [bool(share >= fit.threshold) for share in shares])
    return table


def _add(table: Table, rows: Sequence[Row], probabilities: Floats, answered: Sequence[bool]) -> None:
    for batch in dict.fromkeys(row.batch for row in rows):
        places = [n for n, row in enumerate(rows) if row.batch == batch]
        part = [rows[n] for n in places]
        table.add_row(batch, *_figures(part, [float(probabilities[n]) for n in places], [answered[n] for n in places]))


def _figures(rows: Sequence[Row], probabilities: Sequence[float], answered: Sequence[bool]) -> list[str]:
    right, answerable = [row.right for row in rows], [row.answerable for row in rows]
    told = list(zip(rows, answered, strict=True))
    measures = [
        calibration_error(probabilities, right),
        coverage_at(0.8, probabilities, right, answerable),
        coverage_at(0.9, probabilities, right, answerable),
        mean([float(not answers) if row.answerable else None for row, answers in told]),
        mean([None if row.answerable else float(not answers) for row, answers in told]),
        mean([float(row.right) if answers else None for row, answers in told]),
    ]
    return [str(len(rows)), _share(auroc(probabilities, right)), *(_shown(each, len(rows)) for each in measures)]


def auroc(probabilities: Sequence[float], right: Sequence[bool]) -> float | None:
    """Return how often a right span is likelier than a wrong one, ties counting half; None without both."""
    high = np.array([p for p, ok in zip(probabilities, right, strict=True) if ok])
    low = np.array([p for p, ok in zip(probabilities, right, strict=True) if not ok])
    if not high.size or not low.size:
        return None
    gaps = high[:, None] - low[None, :]
    return float(np.mean(gaps > 0) + np.mean(gaps == 0) / 2)


def _shown(measure: Measure, questions: int) -> str:
    return _share(value_of(measure, questions))


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.1%}"


def _beside(reader: SpanReader) -> Path:
    if reader.folder is None:
        raise ReaderError(f"the reader {reader.name} has no folder of its own; say where to write with --out")
    return reader.folder / "calibrator.json"


@app.command()
def main(
    squad: Annotated[
        list[Path] | None, typer.Option(help="Questions in SQuAD's form, asked of small folders; may be given again.")
    ] = None,
    alone: Annotated[
        list[Path] | None, typer.Option(help="Others, each asked of its own context alone; may be given again.")
    ] = None,
    gold: Annotated[
        list[Path] | None,
        typer.Option(help="Gold questions, such as the feedback of a page's readers; may be given again."),
    ] = None,
    articles: Annotated[Path, typer.Option(help="The folder of articles that the gold questions are about.")] = Path(
        "seeds"
    ),
    news: Annotated[
        Path | None, typer.Option(help="The news pages that gold/news.jsonl asks about, gzip, an object a line.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where to write the calibrator; else beside the reader.")] = None,
    reader: Annotated[
        str, typer.Option(help="The reader: default, fast, a folder, or a model of the hub.")
    ] = "default",
    limit: Annotated[int, typer.Option(min=1, help="Questions of each file, evenly drawn.")] = 1000,
    readings: Annotated[
        Path | None, typer.Option(help="A folder that keeps what was read, for further fits to it.")
    ] = None,
) -> None:
    """Fit a reader's confidence, print how well it holds, and write it beside the reader's weights."""
    if not (squad or alone or gold or news):
        raise typer.BadParameter("give questions: --squad, --alone, --gold or --news")
    console = Console(stderr=True)
    try:
        span_reader = load_reader(reader)
        target = out if out is not None else _beside(span_reader)
        files = Files(
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
        stored = {"version": f"{span_reader.name}/2"} | content(fitted)
        held_out = [row for batch in batches if batch.held_out for row in rows_of(batch)]
        console.print(report(fitted, held_out))
    except PullquoteError as error:
        console.print(f"error: {error}", style="red", markup=False)
        raise typer.Exit(2) from error
    target.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")
    console.print_json(data=stored)


if __name__ == "__main__":
    app()
