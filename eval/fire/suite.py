"""`python -m eval.fire.suite`: runs the tests many times, in random order, while other processes are busy."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_WORKERS = ("-n", "2", "--no-loadscope-reorder")  # as `make test` has them
_BUSY = "while True: pass"


@dataclass(frozen=True, slots=True, kw_only=True)
class SuiteRun:
    """One run of the tests: the `seed` of its order, how many were run, and the names of those that failed."""

    seed: int
    tests: int
    failed: tuple[str, ...]
    ended: bool


@app.command()
def main(
    runs: Annotated[int, typer.Option(min=1, help="How often the tests are run.")] = 10,
    busy: Annotated[int, typer.Option(min=0, help="Processes that keep a core busy meanwhile.")] = 2,
    side_by_side: Annotated[
        int, typer.Option(min=1, help="Runs at once; with --busy 0, each is beside the workers of the others.")
    ] = 1,
    seed: Annotated[int, typer.Option(help="Seed of the first order; later runs count up from it.")] = 0,
    only: Annotated[str, typer.Option(help="Marks of the tests to run, as for pytest's -m; by default all.")] = "",
    reports: Annotated[Path | None, typer.Option(help="Folder to keep pytest's reports in, one a run.")] = None,
) -> None:
    """Run the tests, each time in another order, and print those that failed; exits with 1 if any did."""
    console = Console()
    with (
        busy_processes(busy),
        tempfile.TemporaryDirectory() as temporary,
        ThreadPoolExecutor(side_by_side) as threads,
    ):
        folder = Path(temporary) if reports is None else reports
        folder.mkdir(parents=True, exist_ok=True)
        done = []
        for run in threads.map(lambda order: run_tests(order, only, folder / f"{order}.xml"), range(seed, seed + runs)):
            console.print(line_of(run))
            done.append(run)
    console.print(table_of(done))
    raise typer.Exit(0 if all(run.ended and not run.failed for run in done) else 1)


@contextmanager
def busy_processes(number: int) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Keep this many cores busy inside the block; yield the processes that do it."""
    processes = [subprocess.Popen([sys.executable, "-c", _BUSY]) for _ in range(number)]
    try:
        yield processes
    finally:
        for process in processes:
            process.kill()
            process.wait()


def run_tests(seed: int, only: str, report: Path) -> SuiteRun:
    """Run the tests in the order of a seed, writing pytest's report into a file."""
    order = ("--random-order-bucket=module", f"--random-order-seed={seed}")
    command = [sys.executable, "-m", "pytest", "-q", *_WORKERS, *order, f"--junitxml={report}"]
    ended = subprocess.run([*command, *(("-m", only) if only else ())], stdout=subprocess.DEVNULL, check=False)
    return read_report(seed, report, ended=ended.returncode in (0, 1))


def read_report(seed: int, report: Path, *, ended: bool) -> SuiteRun:
    """Read pytest's report; without one, the run has no tests and did not end."""
    if not report.is_file():
        return SuiteRun(seed=seed, tests=0, failed=(), ended=False)
    cases = ElementTree.parse(report).getroot().findall(".//testcase")
    failed = tuple(
        f"{case.get('classname')}::{case.get('name')}"
        for case in cases
        if case.find("failure") is not None or case.find("error") is not None
    )
    return SuiteRun(seed=seed, tests=len(cases), failed=failed, ended=ended)


def line_of(run: SuiteRun) -> str:
    """Return a line about the outcome of a run."""
    how = "" if run.ended else ", did not end"
    return f"order {run.seed}: {run.tests:,} tests, {len(run.failed)} failed{how}"


def table_of(runs: Sequence[SuiteRun]) -> Table:
    """Return the tests that failed at least once, the most frequent first, with how often and in which orders."""
    times = Counter(name for run in runs for name in run.failed)
    table = Table("failed", "times", "orders")
    for name, number in times.most_common():
        orders = ", ".join(str(run.seed) for run in runs if name in run.failed)
        table.add_row(name, f"{number} of {len(runs)}", orders)
    return table


if __name__ == "__main__":
    app()
