"""The report as one self-contained HTML page, with styles and plots included (`report.html`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from eval.judge import Result, Seen
from eval.report.plots import Plot, svg
from eval.report.tables import FigureCell, ReportTable, interval_of, number
from eval.report.terminal import got
from eval.stages import MEANINGS, ArticleRange, Stage
from eval.summary import Summary

_HERE = Path(__file__).parent
_MOST = 100  # questions shown of a stage; the JSON file has them all
_GOLDS = 6  # acceptable answers shown of a question


def page(
    title: str,
    facts: Mapping[str, str],
    summary: Summary,
    tables: Sequence[ReportTable],
    plots: Sequence[tuple[Plot, ReportTable | None]],
    results: Sequence[Result],
) -> str:
    """Write the page; `facts` say what was scored and with what, and each plot may come with its numbers."""
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True)
    by_stage = {stage: [result for result in results if result.stage is stage] for stage in MEANINGS}
    return environment.get_template("report.html").render(
        title=title,
        css=Markup((_HERE / "report.css").read_text("utf-8")),
        facts=facts,
        tiles=tiles(summary),
        tables=tables,
        plots=[(plot, Markup(svg(plot)), table) for plot, table in plots],
        lost=[(s, MEANINGS[s], part) for s, part in by_stage.items() if part and s is not Stage.RIGHT],
        most=_MOST,
        number=number,
        interval_of=interval_of,
        words=_words,
        wanted=_wanted,
        got=got,
        runs=lambda result: runs(
            result.passage,
            [ArticleRange(article=a.article, start=a.start, end=a.end) for a in result.gold],
            result.place,
        ),
        br=Markup("<br>"),
    )


def tiles(summary: Summary) -> tuple[tuple[str, str, FigureCell], ...]:
    """Return the most important figures, each with what it measures and on which questions."""
    answers, both = summary.answerable, summary.overall
    return (
        ("exact match", "answerable questions", FigureCell(answers["exact_match"], "%")),
        ("F1", "answerable questions", FigureCell(answers["f1"], "%")),
        ("right place", "of the answers cited", FigureCell(answers["right_occurrence"], "%")),
        ("recall@5", "passages found", FigureCell(answers["recall_at_5"], "%")),
        ("rightly silent", "of the unanswerable", FigureCell(both["abstention_recall"], "%")),
        ("calibration", "expected error: lower is better", FigureCell(both["calibration_error"], "%")),
        ("median time", "of one question", FigureCell(both["latency_median_ms"], "ms")),
    )


def runs(seen: Seen, wanted: Sequence[ArticleRange], got: ArticleRange | None) -> Iterator[tuple[str, str]]:
    """Yield the runs of a passage's text that are wanted ("want"), returned ("got"), "both", or neither ("")."""
    want, have = _inside(seen, wanted), _inside(seen, () if got is None else (got,))
    names = [
        "both" if at in want and at in have else "want" if at in want else "got" if at in have else ""
        for at in range(len(seen.text))
    ]
    first = 0
    for at in range(1, len(names) + 1):
        if at == len(names) or names[at] != names[first]:
            yield names[first], seen.text[first:at]
            first = at


def _inside(seen: Seen, places: Sequence[ArticleRange]) -> set[int]:
    return {
        point - seen.start
        for place in places
        if place.article == seen.article
        for point in range(max(place.start, seen.start), min(place.end, seen.end))
    }


def _words(table: ReportTable, column: int) -> Markup:
    """Return the class of a column that holds words alone."""
    words = all(isinstance(row[column], str) for row in table.rows)
    return Markup(' class="words"' if words else "")


def _wanted(result: Result) -> list[tuple[str, str]]:
    """Return the acceptable answers with the first place of each, and how many more there are."""
    first = {a.text: f"{a.article} {a.start}–{a.end}" for a in reversed(result.gold)}
    shown = [(text, first[text]) for text in result.golds[:_GOLDS]]
    more = len(result.golds) - _GOLDS
    return [*shown, *([("", f"and {more} more")] if more > 0 else [])]
