"""Values for tests, made from as little as a test wants to say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from index.articles import article_from_text
from index.types import Article, Chunk

SEEDS = Path(__file__).parent.parent / "seeds"


def make_article(
    text: str = "It rained in Seoul. The match was off.",
    id: str = "a.txt",  # noqa: A002  the field's name
    **changes: Any,
) -> Article:
    """Make an article of a text as the project reads it, with any fields changed."""
    article = article_from_text(id, text)
    parts = {name: changes.pop(name) for name in ("sentences", "boilerplate", "captions") if name in changes}
    return replace(article, structure=replace(article.structure, **parts), **changes)


def make_chunk(text: str = "It rained in Seoul.", article_id: str = "a.txt", start: int = 0, **changes: Any) -> Chunk:
    """Make a chunk that is at `start`, with any fields changed."""
    end = start + len(text)
    chunk = Chunk(id=f"{article_id}:{start}-{end}", article_id=article_id, start=start, end=end, text=text)
    return replace(chunk, **changes)


def seed_text(number: int) -> str:
    """Return the text of the seed whose name begins with this number."""
    return next(SEEDS.glob(f"{number:03}_*.txt")).read_bytes().decode("utf-8")
