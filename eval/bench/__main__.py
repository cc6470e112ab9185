"""`python -m eval.bench`: how long starting, opening a folder, answering and reading take, and in what memory."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from eval.bench.fresh import Fresh, start_fresh
from eval.bench.on_page import time_page
from eval.bench.timing import Timing, interleaved, ratio, show_measured, timing
from eval.bench.workload import WORDS, cut_passages
from eval.command import errors, print_saved
from eval.gold import GoldQuestion, load_gold
from eval.metrics import Figure
from eval.report import RESULTS, write_json
from index.types import Passage

_SIZES = (1, 4, 8, 16)  # passages read at once
_RATIO_AIM = 0.35  # of the torch float32 reader's time, at most
_ON_PAGE = 20  # questions asked in a browser

app = typer.Typer(add_completion=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What was measured.

    `ratios` divide the reader's median by the torch reader's, for each number of passages; empty if none was given.
    """

    timings: tuple[Timing, ...]
    ratios: dict[int, Figure]
    fresh: Fresh


@app.command()
def bench(
    articles: Annotated[Path, typer.Option(help="The folder of articles.")] = Path("seeds"),
    gold: Annotated[Path, typer.Option(help="Gold questions to ask of it.")] = Path("eval/gold/seeds.jsonl"),
    reader: Annotated[
        str, typer.Option(help="The reader: default, blocks, a model's folder, or a model's name.")
    ] = "default",
    torch: Annotated[str | None, typer.Option(help="Folder of the same weights for torch, to compare with.")] = None,
    threads: Annotated[int | None, typer.Option(min=1, help="Threads to read with; by default all cores.")] = None,
    repeats: Annotated[int, typer.Option(min=1, help="How often to open the folder, and to read each size.")] = 10,
    starts: Annotated[int, typer.Option(min=0, help="How many new processes to start.")] = 3,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Time starting, opening a folder, a warm question, and reading 1, 4, 8 and 16 passages of 120 words.

    If there is a Chromium, questions are asked on the page too.

    With --torch, the torch float32 reader reads the same passages, alternating with the reader. If other programs keep
    the cores busy, --threads 1 compares the two fairly: torch's threads spin while they wait for each other.

    Exits with 2 if a file, folder or model cannot be used.
    """
    with errors():
        timings = measure(
            articles, load_gold(gold), reader=reader, torch=torch, threads=threads, repeats=repeats, starts=starts
        )
    _show(timings, f"{articles}, reader {reader}")
    given = {"torch": torch, "threads": threads, "repeats": repeats, "starts": starts, "load": _load()}
    inputs = {"articles": str(articles), "reader": reader} | given
    path = write_json("bench", {"inputs": inputs} | asdict(timings), out)
    print_saved(path)


def measure(
    folder: Path,
    gold: Sequence[GoldQuestion],
    *,
    reader: str,
    torch: str | None,
    threads: int | None,
    repeats: int,
    starts: int,
) -> Bench:
    """Measure everything; each gold question is asked twice, and new processes start before any model is loaded.

    Raise `PullquoteError` if a folder or a model cannot be used.
    """
    fresh = start_fresh(folder, gold[0].question, reader=reader, times=starts)
    alone = [question.question for question in gold if not question.history]
    on_page = time_page(folder, alone[:_ON_PAGE], reader=reader)
    from qa import Assistant

    def open_folder() -> Assistant:
        return Assistant.open(folder, reader=reader)

    assistant = open_folder()
    timings = (
        timing("open the folder again", [open_folder] * repeats),
        timing("ask, warm", [partial(assistant.ask, q.question, history=q.history) for q in gold]),
        *on_page,
    )
    passages = cut_passages(tuple(assistant.by_id.values()), max(_SIZES))
    # Last, because the torch reader sets the number of threads for the embedder too.
    readings, ratios = _read(passages, gold[0].question, (reader, torch), threads, repeats)
    return Bench(timings=(*timings, *readings), ratios=ratios, fresh=fresh)


def _read(
    passages: Sequence[Passage], question: str, names: tuple[str, str | None], threads: int | None, repeats: int
) -> tuple[list[Timing], dict[int, Figure]]:
    """Time reading each number of passages, in turns with the torch reader if one is given."""
    from qa.reading.readers import load_reader

    readers = {
        label: load_reader(name, threads=threads) for label, name in zip(("", ", torch"), names, strict=True) if name
    }
    timings: list[Timing] = []
    ratios: dict[int, Figure] = {}
    for part in (passages[:size] for size in _SIZES):
        calls: dict[str, Callable[[], object]] = {
            f"read {len(part)} x {WORDS} words{name}": partial(each.read, question, part)
            for name, each in readers.items()
        }
        found = interleaved(calls, repeats)
        timings += found
        if len(found) == len(names):
            ratios[len(part)] = ratio(*found)
    return timings, ratios


def _show(measured: Bench, title: str) -> None:
    fresh = measured.fresh
    rows: dict[str, dict[str, object]] = {
        "a new process to its first answer": {"median / p95, ms": fresh.answer_ms, "of": fresh.answer_ms.n},
        "  of it, opening the folder": {"median / p95, ms": fresh.open_ms, "of": fresh.open_ms.n},
        "memory of a new process": {"MB": fresh.peak_mb, "of": fresh.peak_mb.n},
    }
    rows |= {each.name: {"median / p95, ms": each, "of": each.median_ms.n} for each in measured.timings}
    for size, figure in measured.ratios.items():
        rows[f"time of torch's, {size} passages, aim <= {_RATIO_AIM}"] = {"ratio": figure, "of": figure.n}
    show_measured(rows, title)


def _load() -> float | None:
    """Return the mean number of running processes in the last minute, this one included; None if unknown."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None


if __name__ == "__main__":
    app()
