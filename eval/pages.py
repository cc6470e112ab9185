"""Scraped pages of news, which belong to their publishers and are not part of the project."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from eval.errors import GoldError
from eval.rows import read_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ScrapedPage:
    """A page as it was scraped."""

    text: str
    id: str = ""
    title: str = ""
    url: str = ""

    @property
    def site(self) -> str:
        """The host of its address."""
        return urlsplit(self.url).netloc


def load_pages(path: Path) -> tuple[ScrapedPage, ...]:
    """Read pages, one JSON object per line, plain or gzip. Raise `GoldError` for anything else."""
    return tuple(page for _, page in read_rows(path, ScrapedPage))


def load_texts(path: Path, digests: Mapping[str, str]) -> dict[str, str]:
    """Return the texts of labelled pages by id; `digests` holds the SHA-256 of each text that was labelled.

    Raise `GoldError` if a page is missing or has another text.
    """
    texts = {page.id: page.text for page in load_pages(path) if page.id in digests}
    for page_id, digest in digests.items():
        if page_id not in texts or hashlib.sha256(texts[page_id].encode()).hexdigest() != digest:
            raise GoldError(f"{path} does not have the labelled text of {page_id}; use the file that was labelled.")
    return texts
