"""Runs a fuzz target on mutated seeds, and keeps the inputs that break a promise."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from random import Random
from types import FrameType

_SLOW = 20  # seconds of this process's own time that an input may take, however busy the machine is


class TooSlow(Exception):
    """An input took too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FuzzResult:
    """The number of inputs of a target, and its faults: where the input was written, and what went wrong."""

    target: str
    inputs: int
    faults: tuple[tuple[Path, str], ...]


def run(
    name: str,
    seconds: float,
    corpus: Path,
    out: Path,
    seed: int,
    *,
    begun: int = 0,
    most: int = sys.maxsize,
    note: Callable[[bytes], object] = len,
) -> FuzzResult:
    """Mutate the seeds of a target for some seconds, or for `most` inputs, after the first `begun` inputs.

    `note` is called with each input before the target is.
    """
    from eval.fire.mutation import mutated
    from eval.fire.targets import targets

    target, random, seeds = targets()[name], Random(f"{seed} {begun}"), seeds_of(name, corpus)
    faults: dict[str, Path] = {}
    start, count = time.monotonic(), 0
    while count < most and time.monotonic() - start < seconds:
        data = seeds[begun + count] if begun + count < len(seeds) else mutated(seeds, random)
        count += 1
        note(data)
        try:
            with limited():
                target(data)
        except Exception as error:  # any exception is a finding
            said = f"{type(error).__name__}: {error}"[:200]
            faults.setdefault(said, written(data, name, out))
    return FuzzResult(target=name, inputs=count, faults=tuple((path, said) for said, path in faults.items()))


def seeds_of(name: str, corpus: Path) -> list[bytes]:
    """Return the seeds of a target, in order; an empty one if there are none."""
    return [path.read_bytes() for path in sorted((corpus / name).glob("*"))] or [b""]


def written(data: bytes, name: str, out: Path) -> Path:
    """Write an input that broke a promise, and return where."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{name.replace('.', '-')}-{sha256(data).hexdigest()[:12]}"
    path.write_bytes(data)
    return path


@contextmanager
def limited() -> Iterator[None]:
    """Raise `TooSlow` if the block takes too long, if the system can tell."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def late(number: int, frame: FrameType | None) -> None:
        raise TooSlow(f"it took more than {_SLOW} seconds")

    before = signal.signal(signal.SIGVTALRM, late)
    signal.setitimer(signal.ITIMER_VIRTUAL, _SLOW)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
