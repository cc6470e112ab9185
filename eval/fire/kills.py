"""`python -m eval.fire.kills`: kills processes that write an index or receive uploads, at random moments, many times.

Each time some files of a folder change, and a process that refreshes the folder's index and embeds it is killed with
SIGKILL: at a call of a randomly drawn function, or after a random time. Then the index must open, be
consistent, and end up equal to a new index of the folder. Passages are embedded by a hash of their words, since the
index is tested, not the model. With `--uploads`, a server is also killed while it receives files (`uploads`).

The report counts the first indexing of a folder, refreshes and uploads separately: how many kills struck, and how much
of the work was there when it was opened again.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Literal
from zlib import crc32

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from eval.bench.pages import write_pages
from eval.fire.state import State, differences, faults, state_of
from eval.fire.uploads import ROUND, of_a_server
from index.archive import Archive
from index.errors import PullquoteError
from index.refresh import refresh
from index.types import Vectors

Kept = Literal["nothing", "a part", "all"]

app = typer.Typer(add_completion=False, rich_markup_mode=None)
_DIMENSION = 32
_BATCH_BYTES = 60_000  # bytes of a batch in a process to be killed: several commits per refresh
_ANEW = 5  # the index is rebuilt after this many kills
_FIRST, _REFRESH, _UPLOAD = "indexing", "refresh", "upload"
_CALL, _TIME = "at a call", "after a time"
_LONG_AGO = 3600.0  # seconds; files this old are trusted by their time


class HashEmbedder:
    """Embeds a text by the hashes of its words."""

    name = "hashes"

    def embed(self, texts: list[str] | tuple[str, ...] | Any) -> Vectors:
        """Return a unit vector for each text."""
        rows = np.full((len(texts), _DIMENSION), 1e-6, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.split():
                row[crc32(word.encode("utf-8", "replace")) % _DIMENSION] += 1.0
        norms: Vectors = np.linalg.norm(rows, axis=1, keepdims=True)
        return rows / norms


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    """The outcome of one kill, of the first indexing of a folder, of a refresh or of an upload.

    `moment` is where it struck, unless the work had ended; `kept` is how much of the work was there when it was opened
    again, and `wrong` lists inconsistencies; () if there are none.
    """

    work: str
    moment: str
    killed: bool
    kept: Kept
    wrong: tuple[str, ...]


@app.command()
def kills(
    pages: Annotated[Path, typer.Option(help="Scraped pages, one JSON object per line, plain or gzip.")],
    times: Annotated[int, typer.Option(min=0, help="How often to kill the process that writes an index.")] = 50,
    count: Annotated[int, typer.Option(min=2, help="Pages in the folder.")] = 30,
    seed: Annotated[int, typer.Option(help="Seed of the moments and changes.")] = 0,
    uploads: Annotated[int, typer.Option(min=0, help="How often to kill a server that receives files.")] = 0,
    articles: Annotated[str, typer.Option(help="The folder that this server is opened on.")] = "seeds",
) -> None:
    """Kill processes that change an index or receive files; exits with 1 if anything was lost or wrong."""
    console = Console()
    with TemporaryDirectory() as folder:
        write_pages(pages, Path(folder) / "articles", count)
        found = run(Path(folder), times, seed)
    found += _uploads(articles, uploads, seed)
    console.print(table_of(found))
    for kill in found:
        for wrong in kill.wrong:
            console.print(f"{kill.moment}: {wrong}", markup=False, highlight=False)
    raise typer.Exit(1 if any(kill.wrong for kill in found) else 0)


def table_of(kills: Sequence[Kill]) -> Table:
    """Return the outcomes by what was killed and how; "struck" are those that came before the work had ended."""
    columns = ("what was killed", "how", "kills", "struck", "nothing of it there", "a part", "all", "wrong")
    table = Table(*columns, title=f"{len(kills)} kills")
    for work, how in ((_FIRST, _CALL), (_FIRST, _TIME), (_REFRESH, _CALL), (_REFRESH, _TIME), (_UPLOAD, _TIME)):
        some = [kill for kill in kills if kill.work == work and kill.moment.startswith(how)]
        struck = [kill for kill in some if kill.killed]
        kept = Counter(kill.kept for kill in struck)
        wrong = sum(bool(kill.wrong) for kill in some)
        counts = len(some), len(struck), kept["nothing"], kept["a part"], kept["all"], wrong
        table.add_row(work, how, *map(str, counts))
    return table


def _uploads(articles: str, times: int, seed: int) -> list[Kill]:
    """Kill a server while it receives files, and return the outcomes."""
    kills = of_a_server(articles, times, seed) if times else []
    return [
        Kill(
            work=_UPLOAD,
            moment=f"{_TIME}, {kill.seconds:.2f} s",
            killed=kill.struck,
            kept="all" if kill.kept == ROUND else "a part" if kill.kept else "nothing",
            wrong=kill.wrong,
        )
        for kill in kills
    ]


def run(place: Path, times: int, seed: int) -> list[Kill]:
    """Change the folder `place/articles` and kill its indexer, `times` times, and return the outcomes."""
    random = Random(seed)
    folder, index = place / "articles", place / "index"
    found: list[Kill] = []
    before: State = {}
    for number in range(times):
        if number % _ANEW == 0:
            _remove(index)  # the first indexing is killed too
            before = {}
        else:
            change(folder, random)
        calls, seconds = _measured(folder, index, place / "copy")
        if number % 2 == 0:
            at = random.randint(1, calls)
            moment, killed = f"{_CALL}, {at:,} of {calls:,}", _at_call(folder, index, at)
        else:
            delay = random.random() * seconds
            moment, killed = f"{_TIME}, {delay:.2f} of {seconds:.2f} s", _after(folder, index, delay)
        work = _FIRST if number % _ANEW == 0 else _REFRESH
        kept, wrong, before = _outcome(folder, index, place / "fresh", before)
        found.append(Kill(work=work, moment=moment, killed=killed, kept=kept, wrong=wrong))
    return found


def change(folder: Path, random: Random) -> None:
    """Change, add, rename and remove some files."""
    files = sorted(folder.glob("*.txt"))
    for file in random.sample(files, max(len(files) // 4, 1)):
        file.write_text(f"{file.read_text('utf-8')}\n\nIn addition, {random.randrange(10**6)} people came.\n", "utf-8")
        then = time.time() - _LONG_AGO - random.randrange(1000)
        os.utime(file, (then, then))
    added = folder / f"added-{random.randrange(10**9)}.txt"
    added.write_text(f"News of {added.stem}\n\n{random.randrange(10**6)} people went there, it is said.\n", "utf-8")
    files[0].rename(folder / f"{files[0].stem[:40]}-{random.randrange(10**6)}.txt")
    if len(files) > 2:
        files[-1].unlink()


def _outcome(folder: Path, index: Path, other: Path, before: State) -> tuple[Kept, tuple[str, ...], State]:
    """Return how much of the work is in an index as it was left, the inconsistencies, and the content in the end.

    Inconsistencies are those of the index as it was left, and those once the work is completed.
    """
    kept: Kept = "nothing"
    state: State = {}
    try:
        archive = Archive(folder, HashEmbedder(), index=index)
        wrong, left = [*archive.notices, *faults(archive)], state_of(archive)
        _remove(other)
        fresh = _completed(Archive(folder, HashEmbedder(), index=other))
        if not differences(left, fresh):
            kept = "all"
        elif archive.generation.entries and differences(left, before):
            kept = "a part"
        state = _completed(archive)
        wrong += [*archive.notices, *faults(archive)]
        wrong += [f"unlike a new index: {name}" for name in differences(state, fresh)]
    except PullquoteError as error:
        return kept, (f"{type(error).__name__}: {error}",), state
    return kept, tuple(wrong), state


def _completed(archive: Archive) -> State:
    refresh(archive)
    archive.embed()
    return state_of(archive)


def _remove(index: Path) -> None:
    if index.exists():
        for file in index.iterdir():
            file.unlink()


def _measured(folder: Path, index: Path, copy: Path) -> tuple[int, float]:
    """Return the number of calls and seconds needed to bring a copy of an index up to date."""
    shutil.rmtree(copy, ignore_errors=True)
    if index.exists():
        shutil.copytree(index, copy)
    done = subprocess.run(_command(folder, copy, "0"), capture_output=True, text=True, check=True)
    calls, seconds = done.stdout.split()[-2:]
    return int(calls), float(seconds)


def _at_call(folder: Path, index: Path, call: int) -> bool:
    done = subprocess.run(_command(folder, index, str(call)), capture_output=True, text=True)
    return _was_killed(done.returncode, done.stderr)


def _after(folder: Path, index: Path, seconds: float) -> bool:
    """Kill the process some seconds after the work has begun."""
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(_command(folder, index, "none"), **pipes) as child:
        if child.stdout is not None:
            child.stdout.readline()  # "begun"
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.kill()
        said = child.communicate()[1]
    return _was_killed(child.returncode, said)


def _was_killed(status: int, output: str) -> bool:
    if status not in (0, -signal.SIGKILL):
        raise PullquoteError(f"the process that was to be killed failed: {output.strip().splitlines()[-1:]}")
    return status != 0


def _command(folder: Path, index: Path, call: str) -> list[str]:
    return [sys.executable, "-m", "eval.fire.kills", "--in-new-process", str(folder), str(index), call]


def _work(folder: str, index: str, call: str) -> None:
    """Refresh and embed, and die at a call; "0" counts the calls and prints how many there are, "none" does neither."""
    batches: Any = import_module("index.batches")
    batches._BATCH_BYTES = _BATCH_BYTES
    refreshing: Any = import_module("index.refresh")  # which the package names a function by
    refreshing._MANY = 10**9  # calls in other processes are not counted
    calls, last = 0, int(call) if call.isdigit() else -1

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event.endswith("call")
        if calls == last:
            os.kill(os.getpid(), signal.SIGKILL)

    print("begun", flush=True)
    began = time.monotonic()
    archive = Archive(Path(folder), HashEmbedder(), index=Path(index))
    if last >= 0:
        sys.setprofile(count)
    refresh(archive)
    archive.embed()
    sys.setprofile(None)
    print(calls, time.monotonic() - began)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--in-new-process"]:
        _work(*sys.argv[2:5])
    else:
        app()
