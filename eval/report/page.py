"""The report as one self-contained HTML page, with styles and plots included."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from eval.judge import Result
from eval.report.lost_page import lost
from eval.report.plots import Plot, svg
from eval.report.tables import Cell, Quantity, Table, interval_of, number
from eval.summary import Summary

_CSS = Path(__file__).with_name("report.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"  # the browser itself refuses any request


def page(
    title: str,
    facts: Mapping[str, str],
    summary: Summary,
    tables: Sequence[Table],
    plots: Sequence[tuple[Plot, Table | None]],
    results: Sequence[Result],
) -> str:
    """Write the page; `facts` say what was scored and with what, and each plot may come with its numbers."""
    sections = {"Figures": _figures(tables), "Plots": _plots(plots), "Lost questions": lost(results)}
    shown = {name: text for name, text in sections.items() if text}
    return "\n".join(
        (
            "<!doctype html>",
            '<html lang="en">',
            '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{escape(title)}</title><style>{_CSS.read_text('utf-8')}</style></head>",
            f"<body><header><h1>{escape(title)}</h1>{_facts(facts)}</header>",
            _nav(shown),
            "<main>",
            tiles(summary),
            *shown.values(),
            "</main>",
            "<footer>Intervals are 95 % percentile bootstrap intervals over questions; n is the number of cases that a "
            "figure rests on. A dash is an undefined figure.</footer>",
            "</body></html>",
            "",
        )
    )


def tiles(summary: Summary) -> str:
    """Show the most important figures that are defined."""
    answers, both = summary.answerable, summary.overall
    shown = (
        ("exact match", "answerable questions", Quantity(answers.exact_match, "%")),
        ("F1", "answerable questions", Quantity(answers.f1, "%")),
        ("right place", "of the answers cited", Quantity(answers.right_occurrence, "%")),
        ("recall@5", "passages found", Quantity(answers.recall_at_5, "%")),
        ("rightly silent", "of the unanswerable", Quantity(both.abstention_recall, "%")),
        ("calibration", "expected error: lower is better", Quantity(both.calibration_error, "%")),
        ("median time", "of one question", Quantity(both.latency_median_ms, "ms")),
    )
    items = "".join(
        f"<li>{escape(label)}<strong>{number(quantity)} {quantity.unit}</strong>"
        f'<small class="soft">{_between(quantity)}<br>{escape(what)}</small></li>'
        for label, what, quantity in shown
        if quantity.figure.value is not None
    )
    return f'<ul class="tiles" aria-label="The main figures">{items}</ul>'


def table_html(table: Table, *, titled: bool = True) -> str:
    """Write a table with row and column headings."""
    words = [all(isinstance(row[place], str) for row in table.rows) for place in range(len(table.columns))]
    head = "".join(f'<th scope="col"{_words(w)}>{escape(c)}</th>' for c, w in zip(table.columns, words, strict=True))
    body = "".join(
        f'<tr><th scope="row">{escape(str(row[0]))}</th>'
        + "".join(f"<td{_words(w)}>{_cell(cell)}</td>" for cell, w in zip(row[1:], words[1:], strict=True))
        + "</tr>"
        for row in table.rows
    )
    label = f' role="region" tabindex="0" aria-label="{escape(table.title)}"' if titled else ""
    name = "scroll" if any(words[1:]) else "scroll dense"
    return f'<div class="{name}"{label}><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _facts(facts: Mapping[str, str]) -> str:
    rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(fact)}</dd></div>" for name, fact in facts.items())
    return f'<dl class="facts">{rows}</dl>'


def _nav(names: Iterable[str]) -> str:
    links = (f'<li><a href="#{name.split()[0].lower()}">{name}</a></li>' for name in names)
    return f'<nav aria-label="Sections"><ul>{"".join(links)}</ul></nav>'


def _figures(tables: Sequence[Table]) -> str:
    parts = [f"<h2>{escape(table.title)}</h2>{table_html(table)}{_note(table)}" for table in tables]
    return f'<section id="figures">{"".join(parts)}</section>'


def _note(table: Table) -> str:
    if table.terms:
        rows = (f"<dt>{escape(term)}</dt><dd>{escape(meaning)}</dd>" for term, meaning in table.terms)
        return f'<dl class="stages">{"".join(rows)}</dl>'
    return f'<p class="note">{escape(table.note)}</p>' if table.note else ""


def _plots(plots: Sequence[tuple[Plot, Table | None]]) -> str:
    if not plots:
        return ""
    figures = (
        f"<figure><h3>{plot.title}</h3>{svg(plot)}<figcaption>{escape(plot.caption)}</figcaption>"
        + (
            ""
            if table is None
            else f"<details><summary>The numbers</summary>{table_html(table, titled=False)}</details>"
        )
        + "</figure>"
        for plot, table in plots
    )
    return f'<section id="plots"><h2>Plots</h2><div class="plots">{"".join(figures)}</div></section>'


def _words(words: bool) -> str:
    return ' class="words"' if words else ""


def _cell(cell: Cell) -> str:
    if not isinstance(cell, Quantity):
        return escape(str(cell))
    if cell.figure.value is None:
        return number(cell)
    unit = f" {cell.unit}" if cell.unit else ""
    return f'{number(cell)}{unit}<span class="n">{_between(cell)}</span>'


def _between(quantity: Quantity) -> str:
    cases = f"<span>n {quantity.figure.n}</span>"
    between = interval_of(quantity).replace(" to ", "–")
    return f"<span>{between}</span><i> · </i>{cases}" if between else cases
