"""A folder made from a file of scraped pages: JSON lines with `id`, `title` and `text`, plain or gzip."""

from __future__ import annotations

import re
from pathlib import Path

from eval.pages import load_pages

_UNSAFE = re.compile(r"[^\w.-]+")


def write_pages(pages: Path, folder: Path, count: int) -> list[Path]:
    """Write the first `count` pages into a folder, and return the files. Raise `GoldError` for a bad row."""
    folder.mkdir(parents=True)
    files = []
    for number, page in enumerate(load_pages(pages)[:count]):
        files.append(folder / f"{number:05d}-{_UNSAFE.sub('-', page.id)[:60]}.txt")
        files[-1].write_text(f"{page.title}\n\n{page.text}", "utf-8")
    return files
