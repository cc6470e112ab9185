"""`python -m eval.figures`: run the commands of the published figures again, and write figures into pages."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from eval.command import errors, say
from eval.errors import GoldError
from eval.published import TABLE, PublishedFigure, chosen, filled, load_published, measured_again, save_published

ROOT = Path(__file__).parent.parent
PAGES = ("README.md", "qa/model/model-card.md")
VARIABLE = "PULLQUOTE_DATA"

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def main(
    names: Annotated[list[str] | None, typer.Argument(help="Figures, or groups such as seeds; default: all.")] = None,
    check: Annotated[bool, typer.Option("--check", help="Run their commands again, and print what differs.")] = False,
    record: Annotated[bool, typer.Option("--record", help="Run them, and save the new values in the table.")] = False,
    fill: Annotated[bool, typer.Option("--fill", help="Write the table's values into README and model card.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List the figures with their commands.")] = False,
    data: Annotated[
        Path | None, typer.Option(envvar=VARIABLE, help="The folder with files that are not in the repository.")
    ] = None,
) -> None:
    """Check, record, fill in or list the published figures of `eval/published.csv`.

    Figures whose data is not there are skipped, and named. Exits with 1 if a figure differs by more than its
    tolerance, and with 2 if a command fails.
    """
    if not (check or record or fill or list_):
        raise typer.BadParameter("use --check, --record, --fill or --list")
    differing = False
    with errors():
        figures = load_published(TABLE)
        wanted = chosen(figures, names or ())
        if list_:
            for figure in wanted:
                say(_listed(figure))
        if check or record:
            again = {figure.name: figure for figure in run_again(wanted, data)}
            differing = any(not old.holds(again[old.name].value) for old in wanted if old.name in again)
            if record:
                figures = tuple(again.get(figure.name, figure) for figure in figures)
                save_published(figures, TABLE)
        if fill:
            for name in fill_pages(figures):
                say(f"written: {name}")
    raise typer.Exit(1 if differing and not record else 0)


def run_again(figures: Sequence[PublishedFigure], data: Path | None) -> Iterator[PublishedFigure]:
    """Run each command once, print how its figures compare, and yield them as they are now.

    A command that lacks its data is named and skipped.
    """
    commands: dict[str, list[PublishedFigure]] = {}
    for figure in figures:
        commands.setdefault(figure.command, []).append(figure)
    for command, rows in commands.items():
        missing = [name for name in rows[0].data if _find(name, data) is None]
        if missing:
            needs = f"needs {', '.join(missing)}; name its folder with --data or {VARIABLE}"
            say(f"skipped: {command}: {needs}")
            continue
        say(f"running: {command}")
        for old, new in zip(rows, measure(command, rows, data), strict=True):
            say(_compared(old, new))
            yield new


def measure(command: str, figures: Sequence[PublishedFigure], data: Path | None) -> tuple[PublishedFigure, ...]:
    """Run a command from the root of the repository, and return its figures as they are now.

    Raise `GoldError` if it fails, or does not save one of them.
    """
    python, *arguments = shlex.split(command)
    if python != "python":
        raise GoldError(f"`{command}` does not begin with python.")
    files = {name: str(_find(name, data)) for name in figures[0].data}
    with tempfile.TemporaryDirectory() as folder:
        line = [sys.executable, *(files.get(argument, argument) for argument in arguments), "--out", folder]
        done = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            last = (done.stderr or done.stdout).strip().splitlines()[-1:]
            raise GoldError(f"`{command}` failed with {done.returncode}: {''.join(last)}")
        return tuple(measured_again(figure, Path(folder)) for figure in figures)


def fill_pages(figures: Sequence[PublishedFigure], root: Path = ROOT) -> Iterator[str]:
    """Write the figures into the pages that publish them; yield the names of those that change.

    Raise `GoldError` if a page is not there.
    """
    for name in PAGES:
        path = root / name
        try:
            before = path.read_text("utf-8")
        except OSError as error:
            raise GoldError(f"{path} cannot be read: figures are published in a checkout.") from error
        after = filled(before, figures)
        if after != before:
            path.write_text(after, encoding="utf-8")
            yield name


def _find(name: str, folder: Path | None) -> Path | None:
    """Return the first file of this name in the folder, or anywhere below it."""
    if folder is None:
        return None
    return min((Path(at) / name for at, _, files in os.walk(folder) if name in files), default=None)


def _listed(figure: PublishedFigure) -> str:
    cases = "" if figure.n is None else f" (n = {figure.n:,})"
    needs = f"  [{', '.join(figure.data)}]" if figure.data else ""
    return f"{figure.name}: {figure.shown}{cases} ± {figure.tolerance:g}  {figure.command}{needs}"


def _compared(old: PublishedFigure, new: PublishedFigure) -> str:
    verdict = "holds" if old.holds(new.value) else "DIFFERS"
    return f"  {verdict}: {old.name} {new.value:.4g}, published {old.value:.4g} ± {old.tolerance:g} (n = {new.n})"


if __name__ == "__main__":
    app()
