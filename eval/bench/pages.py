"""A folder made of a file of scraped pages: one JSON object a line with `id`, `title` and `text`, plain or gzip."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from eval.errors import GoldError

_UNSAFE = re.compile(r"[^\w.-]+")


def write_pages(pages: Path, folder: Path, count: int) -> list[Path]:
    """Write the first `count` pages into a folder, and return the files. Raise `GoldError` for a bad row."""
    folder.mkdir(parents=True)
    files = []
    for number, row in zip(range(count), _rows(pages), strict=False):
        try:
            name, title, text = str(row["id"]), str(row["title"]), str(row["text"])
        except KeyError as error:
            raise GoldError(f"{pages}, line {number + 1}: a page has id, title and text; it lacks {error}") from None
        files.append(folder / f"{number:05d}-{_UNSAFE.sub('-', name)[:60]}.txt")
        files[-1].write_text(f"{title}\n\n{text}", "utf-8")
    return files


def _rows(pages: Path) -> Iterator[dict[str, object]]:
    opened = gzip.open(pages, "rt", encoding="utf-8") if pages.suffix == ".gz" else pages.open(encoding="utf-8")
    with opened as lines:
        yield from map(json.loads, lines)
