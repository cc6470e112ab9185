"""Starting from nothing: how long a new process takes to its first answer, and what memory it needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from eval.bench.memory import peak_mb
from eval.metrics import Figure, percentile
from index.errors import PullquoteError


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """Medians over `n` new processes, after one that is not counted: files are in the system's cache, code is compiled.

    `answer_ms` runs from the start of the process to the first answer; `open_ms` is its part that loads the models
    and indexes the folder; `peak_mb` is the most memory held at once (resident, in 10^6 bytes).
    """

    answer_ms: Figure
    open_ms: Figure
    peak_mb: Figure


def start_fresh(folder: Path, question: str, *, reader: str, times: int) -> Fresh:
    """Ask one question in each of `times` new processes in turn; raise `PullquoteError` if one fails."""
    rows: list[dict[str, float]] = [
        json.loads(new_process("eval.bench.fresh", str(folder), question, reader, repr(time.time())))
        for _ in range(times + 1 if times else 0)
    ][1:]
    answer, opened, peak = (percentile((row[name] for row in rows), 50) for name in ("answer", "open", "peak"))
    return Fresh(answer_ms=answer, open_ms=opened, peak_mb=peak)


def new_process(module: str, *arguments: str) -> str:
    """Run a module in a new process and return its last line; raise `PullquoteError` if it fails.

    Its code is compiled once, as that of an installed package is, even if a variable tells Python to keep nothing.
    """
    command, variables = [sys.executable, "-m", module, *arguments], {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(command, env=variables, capture_output=True, text=True)
    if done.returncode != 0:
        messages = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        raise PullquoteError(f"a new process failed: {messages[-1]}")
    return done.stdout.splitlines()[-1] if done.stdout else ""


def _answer(folder: str, question: str, reader: str, began: str) -> None:
    """Open, ask and print the figures in the new process; `began` is its start, in seconds since the epoch."""
    from qa import Assistant

    opening = time.time()
    assistant = Assistant.open(folder, reader=reader)
    opened = time.time()
    assistant.ask(question)
    times = {"open": (opened - opening) * 1000, "answer": (time.time() - float(began)) * 1000}
    print(json.dumps(times | {"peak": peak_mb()}))


if __name__ == "__main__":
    _answer(*sys.argv[1:5])
