"""The published figures: a table of what each is, the command that gives it, and how far it may differ.

`published.csv` has a row a figure. `at` names a file that the command saves and the place of the figure in it, with
dots; in a list, an entry goes by its `name`. `data` names the files that the command needs and that are not in the
repository. In Markdown a figure is between markers, `<!--seeds.f1-->76 %<!---->`, and the number of its cases
between `<!--seeds.f1:n-->128<!---->`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from eval.errors import GoldError
from eval.rows import convert

TABLE = Path(__file__).parent / "published.csv"
_ROUNDED = 1e-5  # the table has six digits
_FIELDS = ("name", "value", "n", "tolerance", "form", "at", "command", "data")
_MARKED = re.compile(r"<!--(?P<name>[a-z0-9_.-]+?)(?P<n>:n)?-->(?P<text>[^<]*)<!---->")
_FORMS = {
    "percent": lambda value: f"{value:.0%}".replace("%", " %"),
    "points": lambda value: f"{100 * value:.1f}",
    "share": lambda value: f"{value:.2f}",
    "seconds": lambda value: f"{value / 1000:.2f} s",
    "count": lambda value: f"{value:,.0f}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure:
    """A published figure; it holds if a new run of `command` gives `value`, `tolerance` more or less.

    `n` is the number of its cases, None if it has none.
    """

    name: str
    value: float
    n: int | None
    tolerance: float
    form: Literal["percent", "points", "share", "seconds", "count"]
    at: str
    command: str
    data: tuple[str, ...]

    @property
    def shown(self) -> str:
        """The value as it is published."""
        return _FORMS[self.form](self.value)

    def holds(self, value: float) -> bool:
        """Whether a value is within the tolerance of the published one."""
        return abs(value - self.value) <= self.tolerance + _ROUNDED


def load_published(path: Path = TABLE) -> tuple[PublishedFigure, ...]:
    """Read the table; raise `GoldError`, with the line, for a row that cannot be read or a name used twice."""
    figures: dict[str, PublishedFigure] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            values = {**row, "n": row["n"] or None, "data": (row["data"] or "").split()}
            figure = convert(values, f"{path}, line {number}", PublishedFigure)
            if figure.name in figures:
                raise GoldError(f"{path}: the name {figure.name} is used twice. Give each figure its own.")
            figures[figure.name] = figure
    return tuple(figures.values())


def save_published(figures: Iterable[PublishedFigure], path: Path = TABLE) -> None:
    """Write the table."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_FIELDS)
    for figure in figures:
        n = "" if figure.n is None else figure.n
        numbers = (f"{figure.value:.6g}", n, f"{figure.tolerance:g}")
        writer.writerow((figure.name, *numbers, figure.form, figure.at, figure.command, " ".join(figure.data)))
    path.write_text(text.getvalue(), encoding="utf-8")


def chosen(figures: Sequence[PublishedFigure], names: Sequence[str]) -> tuple[PublishedFigure, ...]:
    """Return the figures of these names, or of groups such as "seeds"; all without names.

    Raise `GoldError` for a name that is neither.
    """
    for name in names:
        if not any(_belongs(figure.name, name) for figure in figures):
            groups = dict.fromkeys(figure.name.partition(".")[0] for figure in figures)
            raise GoldError(f'no published figure is called "{name}"; the groups are {", ".join(groups)}.')
    return tuple(figure for figure in figures if not names or any(_belongs(figure.name, name) for name in names))


def measured_again(figure: PublishedFigure, folder: Path) -> PublishedFigure:
    """Return the figure with the value and the number of cases that its command has saved in a folder.

    Raise `GoldError` if it is not there or undefined.
    """
    file, _, place = figure.at.partition(" ")
    try:
        saved: Any = json.loads((folder / file).read_text("utf-8"))
        for step in place.split("."):
            saved = _step(saved, step)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GoldError(f"{figure.name}: `{figure.command}` saved nothing at {figure.at} ({error!r}).") from error
    value, n = (saved["value"], saved["n"]) if isinstance(saved, Mapping) else (saved, figure.n)
    if value is None:
        raise GoldError(f"{figure.name}: `{figure.command}` left it undefined.")
    return replace(figure, value=float(value), n=n)


def filled(text: str, figures: Iterable[PublishedFigure]) -> str:
    """Return Markdown with the published value in every marked place; raise `GoldError` for an unknown name."""
    by_name = {figure.name: figure for figure in figures}

    def value(match: re.Match[str]) -> str:
        figure = by_name.get(match["name"])
        if figure is None:
            raise GoldError(f'a figure is marked "{match["name"]}", and the table has none of that name.')
        shown = figure.shown if match["n"] is None else f"{figure.n:,}"
        return f"<!--{match['name']}{match['n'] or ''}-->{shown}<!---->"

    return _MARKED.sub(value, text)


def marked(text: str) -> set[str]:
    """Return the names of the figures that are marked in a text."""
    return {match["name"] for match in _MARKED.finditer(text)}


def _belongs(name: str, group: str) -> bool:
    return name == group or name.startswith(f"{group}.")


def _step(found: Any, step: str) -> Any:
    """Return what is under a key, or the entry of a list that has this name."""
    if isinstance(found, list):
        return {entry["name"]: entry for entry in found}[step]
    return found[step]
