"""`python -m eval.bench.words --pages FILE`: whether a folder holds a word, by the index and by reading every article.

An abstention says which words of the question no article has. The folder is made from a file of scraped pages; these
words are in none of them, so that there is no article to stop at. Both ways are timed in turns, in one process.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import numpy as np
import typer

from eval.bench.pages import write_pages
from eval.bench.timing import Timing, interleaved, ratio, show_measured
from eval.command import errors, print_saved
from eval.metrics import Figure
from eval.report import RESULTS, write_json
from index.archive import Archive
from index.collection import Collection
from index.refresh import refresh
from index.types import Vectors

_WORDS = ("Zyxomma", "grombled", "unquibbling", "Quorn Vexley")  # the last is a name

app = typer.Typer(add_completion=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsMeasured:
    """Looking for four words that no article holds: `saved` is how many times as long reading every article takes."""

    articles: int
    read: Timing
    asked: Timing
    saved: Figure


class _NoEmbedder:
    """No model: the words of articles are looked for without vectors."""

    name = "none"

    def embed(self, texts: Sequence[str]) -> Vectors:
        return np.empty((0, 1), dtype=np.float32)


@app.command()
def bench(
    pages: Annotated[Path, typer.Option(help="Scraped pages, one JSON object per line, plain or gzip.")],
    count: Annotated[list[int] | None, typer.Option(min=1, help="Pages in the folder; can be repeated.")] = None,
    repeats: Annotated[int, typer.Option(min=1, help="How often to look for the words.")] = 5,
    out: Annotated[Path, typer.Option(help="The folder for results.")] = RESULTS,
) -> None:
    """Build the index of a folder of each size, and look for words that no article holds."""
    with errors():
        measured = [measure(pages, size, repeats) for size in count or [300, 3000]]
    rows: dict[str, Mapping[str, object]] = {
        f"{each.articles:,} articles": {
            "reading all, median / p95, ms": each.read,
            "asking the index, ms": each.asked,
            "ratio": each.saved,
        }
        for each in measured
    }
    show_measured(rows, "four words that no article holds")
    print_saved(write_json("words", {"inputs": {"pages": pages.name, "repeats": repeats}, "sizes": measured}, out))


def measure(pages: Path, count: int, repeats: int) -> WordsMeasured:
    """Return the figures for a folder of `count` pages; raise `GoldError` for a bad row."""
    with TemporaryDirectory() as folder:
        write_pages(pages, Path(folder) / "articles", count)
        archive = Archive(Path(folder) / "articles", _NoEmbedder(), index=Path(folder) / "index")
        refresh(archive)
        collection = archive.collection
        calls = {"reading all": partial(read_all, collection), "asking the index": partial(ask_index, collection)}
        read, asked = interleaved(calls, repeats)
        return WordsMeasured(articles=len(collection.entries), read=read, asked=asked, saved=ratio(read, asked))


def read_all(collection: Collection) -> set[str]:
    """Return the words that some article holds, having read each one."""
    folded = [word.casefold() for word in _WORDS]
    texts = (article.text.casefold() for article in collection.articles.values())
    return {word for text in texts for word in folded if word in text}


def ask_index(collection: Collection) -> set[str]:
    """Return the words that some article holds, having read those that likely hold them."""
    return {
        folded
        for folded, word in ((word.casefold(), word) for word in _WORDS)
        for article_id in collection.likely_holders(word)
        if folded in collection.article(article_id).text.casefold()
    }


if __name__ == "__main__":
    app()
