"""`python -m eval.fire.visits`: hundreds of visits that each open the page, add files, ask and leave.

A visitor who has left is forgotten after `--forget` seconds instead of ten minutes, and nothing they added is kept.
Reports the memory of the server meanwhile, and what is left at the end: visits, and files in its temporary folder.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import linear_regression
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from eval.fire.load import Start, free_port, resident_mb, wait_for
from eval.fire.uploads import files_of
from eval.fire.visitor import Visitor

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_EVERY = 10  # visits between two readings of the memory
_SHOWN = 100  # visits between two lines of the table
_LATE = 300.0  # seconds that the server may take to forget the last visits
_SERVER = """
import functools, sys
import ui.__main__ as page
page.Settings = functools.partial(page.Settings, forget=float(sys.argv.pop(1)))
page.app()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftovers:
    """What visits left behind: the server's `memory` in 10^6 bytes by the number of visits, `files`, and `visits`.

    `failed` counts the visits with a file that was not added or a question that was not answered; `last` is the memory
    at the end.
    """

    memory: tuple[tuple[int, float], ...]
    last: float
    files: int
    visits: int
    failed: int

    @property
    def slope(self) -> float | None:
        """The growth in 10^6 bytes for each hundred visits, over their second half; None if nothing was measured."""
        half = self.memory[len(self.memory) // 2 :]
        return 100.0 * linear_regression(*zip(*half, strict=True)).slope if len(half) > 1 else None


@app.command()
def main(
    articles: Annotated[str, typer.Option(help="The folder that the page is opened on.")] = "seeds",
    visits: Annotated[int, typer.Option(min=1, help="How many visits.")] = 500,
    asking: Annotated[int, typer.Option(min=1, help="Of this many visitors, one asks a question.")] = 5,
    forget: Annotated[float, typer.Option(min=0, help="Seconds until a visitor who has left is forgotten.")] = 5.0,
    seed: Annotated[int, typer.Option(help="Seed of the files.")] = 0,
) -> None:
    """Visit a server again and again; exits with 1 if a visit failed, or left anything behind."""

    def start(folder: Path) -> AbstractContextManager[tuple[str, subprocess.Popen[bytes]]]:
        return _started(folder, "--articles", articles, "--keep-uploads", "0", forget=forget)

    console = Console()
    with TemporaryDirectory() as folder:
        leftovers = run(start, Path(folder), visits, asking, seed)
    table = Table(
        "visits", "memory of the server, MB", title=f"{visits} visits of two files, {leftovers.failed} failed"
    )
    for at, memory in leftovers.memory:
        if at % _SHOWN == 0:
            table.add_row(f"{at}", f"{memory:.0f}")
    table.add_row("when all are forgotten", f"{leftovers.last:.0f}")
    console.print(table)
    slope = "-" if leftovers.slope is None else f"{leftovers.slope:+.1f}"
    console.print(
        f"{slope} MB for each 100 visits of the second half; left: {leftovers.visits} visits, {leftovers.files} files"
    )
    raise typer.Exit(1 if leftovers.failed or leftovers.visits or leftovers.files else 0)


def run(start: Start, folder: Path, visits: int, asking: int, seed: int) -> Leftovers:
    """Visit a server, whose temporary files are in `folder`, `visits` times, and return what is left."""
    random, failed, memory = Random(seed), 0, list[tuple[int, float]]()
    with start(folder) as (address, server):
        for number in range(visits):
            if number % _EVERY == 0:
                memory += [(number, each) for each in resident_mb(server.pid)]
            question = f"How many people came to the bridge in round {number}?" if number % asking == 0 else ""
            failed += not _visited(address, number, random, question)
        memory += [(visits, each) for each in resident_mb(server.pid)]
        left = _forgotten(address)
        last = resident_mb(server.pid)
        files = sum(path.is_file() for path in folder.rglob("*"))
    return Leftovers(memory=tuple(memory), last=last[0] if last else 0.0, files=files, visits=left, failed=failed)


def _visited(address: str, number: int, random: Random, question: str) -> bool:
    """Open the page, add two files, ask, and leave; return whether all of it went well."""
    _read(f"{address}/")
    visitor = Visitor(address)
    with visitor.here():
        visitor.arrive("")
        files = dict([*files_of(number, random).items()][::2])
        added = list(visitor.add(files))
        return len(added) == len(files) and (not question or question in visitor.ask(question))


def _forgotten(address: str) -> int:
    """Wait until all visits are forgotten; return how many are left if that takes too long, else 0."""
    end = time.monotonic() + _LATE
    while (left := _visits(address)) and time.monotonic() < end:
        time.sleep(0.5)
    return left


def _visits(address: str) -> int:
    counted = re.search(r"^pullquote_visits (\d+)", _read(f"{address}/metrics"), re.MULTILINE)
    return int(counted[1]) if counted else 0


def _read(address: str) -> str:
    with urllib.request.urlopen(address) as response:
        return str(response.read().decode())


@contextmanager
def _started(folder: Path, *options: str, forget: float) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Start a server that forgets soon, and yield its address and its process once it answers."""
    port = free_port()
    line = [sys.executable, "-c", _SERVER, str(forget), *options, "--port", str(port)]
    environment = os.environ | {"TMPDIR": str(folder)}
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, env=environment) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.terminate()


if __name__ == "__main__":
    app()
