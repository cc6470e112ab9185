"""A folder made from a file of scraped pages: JSON lines with `id`, `title` and `text`, plain or gzip."""

from __future__ import annotations

import re
from pathlib import Path

from eval.rows import lines, read_text

_UNSAFE = re.compile(r"[^\w.-]+")


def write_pages(pages: Path, folder: Path, count: int) -> list[Path]:
    """Write the first `count` pages into a folder, and return the files. Raise `GoldError` for a bad row."""
    folder.mkdir(parents=True)
    files = []
    for number, row in zip(range(count), lines(read_text(pages), pages), strict=False):
        files.append(folder / f"{number:05d}-{_UNSAFE.sub('-', row.text('id'))[:60]}.txt")
        files[-1].write_text(f"{row.text('title')}\n\n{row.text('text')}", "utf-8")
    return files
