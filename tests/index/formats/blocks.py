"""The blocks of an article, for comparing."""

from __future__ import annotations

from index.types import Extracted


def blocks_of(article: Extracted) -> list[tuple[str, str]]:
    """Return the kind and the text of each block."""
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]
