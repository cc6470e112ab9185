"""A fuzz target run in its own process, because a library may crash the process it runs in."""

from __future__ import annotations

import multiprocessing
import sys
import time
from pathlib import Path
from typing import Any

from eval.fire.mutating import FuzzResult, run, written
from eval.fire.targets import Broken, survive

_LARGEST = 200_000  # bytes of an input; a changed archive is larger than its parts


def run_apart(
    name: str, seconds: float, corpus: Path, out: Path, seed: int, *, begun: int = 0, most: int = sys.maxsize
) -> FuzzResult:
    """Run a target as `run` does, but in another process, and continue in a new one after an input that crashes it.

    Such an input is a fault only if `survive` finds that it is neither read nor refused.
    """
    fork = multiprocessing.get_context("fork")
    start, count = time.monotonic(), 0
    faults: dict[str, Path] = {}
    while count < most and (left := seconds - (time.monotonic() - start)) > 0:
        given, size, data = fork.RawValue("Q", 0), fork.RawValue("Q", 0), fork.RawArray("c", _LARGEST)
        results, sends = fork.Pipe(duplex=False)
        options = {"begun": begun + count, "most": most - count}
        child = fork.Process(target=_child, args=((name, left, corpus, out, seed), options, (given, size, data), sends))
        child.start()
        sends.close()
        try:
            part: FuzzResult | None = results.recv()
        except EOFError:
            part = None
        child.join()
        results.close()
        count += given.value
        if part is not None:
            faults |= {said: path for path, said in part.faults}
            break
        last = data.raw[: size.value]
        try:
            survive(name, last)
        except Broken as broken:
            faults.setdefault(f"Broken: {broken} ({child.exitcode})", written(last, name, out))
    return FuzzResult(target=name, inputs=count, faults=tuple((path, said) for said, path in faults.items()))


def _child(arguments: Any, options: Any, shared: Any, sends: Any) -> None:
    given, size, held = shared

    def note(data: bytes) -> None:
        given.value += 1
        size.value = min(len(data), _LARGEST)
        held[: size.value] = data[:_LARGEST]

    sends.send(run(*arguments, **options, note=note))
