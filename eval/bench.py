"""`python -m eval.bench`: how long opening a folder, answering and reading take."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from eval.gold import GoldQuestion, load_gold
from eval.metrics import Figure, percentile
from eval.report import RESULTS, write_json
from index.errors import PullquoteError
from index.types import Article, Chunk, Passage

_WORDS = 120  # words of a passage, about a chunk of the index
_STRIDE = 60  # words between two passages' beginnings, so that a small folder yields enough different ones
_SIZES = (1, 4, 8, 16)  # passages read at once

app = typer.Typer(add_completion=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long one thing took, in milliseconds, over `n` times after one as warm up."""

    name: str
    median_ms: Figure
    p95_ms: Figure


@app.command()
def bench(
    articles: Annotated[Path, typer.Option(help="The folder of articles.")] = Path("seeds"),
    gold: Annotated[Path, typer.Option(help="Gold questions to ask of it.")] = Path("eval/gold/seeds.jsonl"),
    reader: Annotated[str, typer.Option(help="The reader: default, a model's folder, or a model's name.")] = "default",
    repeats: Annotated[int, typer.Option(min=1, help="How often to open the folder, and to read each size.")] = 10,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Time opening a folder, a warm question, and reading 1, 4, 8 and 16 passages of 120 words.

    Exit codes: 0 timed; 1 a file, folder or model that cannot be used; 2 a wrong command line.
    """
    try:
        timings = measure(articles, load_gold(gold), reader=reader, repeats=repeats)
    except PullquoteError as error:
        Console(stderr=True).print(f"Cannot time: {error}", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(1) from error
    table = Table("", "median ms", "p95 ms", "of", title=f"{articles}, reader {reader}")
    for timing in timings:
        table.add_row(timing.name, *(_shown(f) for f in (timing.median_ms, timing.p95_ms)), str(timing.median_ms.n))
    console = Console()
    console.print(table)
    inputs = {"articles": str(articles), "reader": reader, "repeats": repeats}
    path = write_json("bench", {"inputs": inputs, "timings": [asdict(timing) for timing in timings]}, out)
    console.print(f"Saved {path}", markup=False, highlight=False)


def measure(folder: Path, gold: Sequence[GoldQuestion], *, reader: str, repeats: int) -> tuple[Timing, ...]:
    """Time everything on one assistant, each gold question once."""
    from qa import Assistant

    def open_folder() -> Assistant:
        return Assistant.open(folder, reader=reader)

    assistant = open_folder()
    passages = cut_passages(assistant.articles, max(_SIZES))
    question = gold[0].question
    return (
        timing("open the folder, already indexed", [open_folder] * repeats),
        timing("ask, warm", [partial(assistant.ask, q.question, history=q.history) for q in gold]),
        *(
            timing(
                f"read {len(part)} passages of {_WORDS} words",
                [partial(assistant.reader.read, question, part)] * repeats,
            )
            for part in (passages[:size] for size in _SIZES)
        ),
    )


def timing(
    name: str, calls: Sequence[Callable[[], object]], *, clock: Callable[[], float] = time.perf_counter
) -> Timing:
    """Time every call once, after the first one once untimed; undefined without calls."""
    times = list(_times(calls, clock))
    return Timing(name=name, median_ms=percentile(times, 50), p95_ms=percentile(times, 95))


def cut_passages(articles: Sequence[Article], most: int) -> tuple[Passage, ...]:
    """Cut at most `most` different passages of 120 words, every 60 words; a shorter article gives one."""
    chunks = chain.from_iterable(_cut(article) for article in articles)
    return tuple(Passage(chunk=chunk, score=0.0, rank=rank) for rank, chunk in enumerate(islice(chunks, most), 1))


def _cut(article: Article) -> Iterable[Chunk]:
    words = [match.span() for match in re.finditer(r"\S+", article.text)]
    for first in range(0, max(len(words) - _WORDS, 0) + 1, _STRIDE):
        run = words[first : first + _WORDS]
        if run:
            start, end = run[0][0], run[-1][1]
            yield Chunk(
                id=f"{article.id}:{start}-{end}",
                article_id=article.id,
                start=start,
                end=end,
                text=article.text[start:end],
            )


def _times(calls: Sequence[Callable[[], object]], clock: Callable[[], float]) -> Iterable[float]:
    for call in calls[:1]:
        call()
    for call in calls:
        began = clock()
        call()
        yield (clock() - began) * 1000


def _shown(figure: Figure) -> str:
    return "–" if figure.value is None else f"{figure.value:.1f}"


if __name__ == "__main__":
    app()
