"""The interface of an adapter, `open_articles(articles, *, embedder, reader, loaded)`.

It loads the models, calls `loaded`, indexes the articles (id to text), and returns the function that answers.
`embedder` and `reader` are folders: a Sentence Transformers model, and a model for extractive question answering as
transformers saves it.

Only the standard library is imported here, so that a peer's process holds only the peer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class FoundAnswer(NamedTuple):
    """A peer's answer to one question: `text` is None if it abstained; the rest is None if not known.

    `article`, `start` and `end` (code points, half open) are the place that it cites; `confidence` in [0, 1] is its
    own figure for the text being right.
    """

    text: str | None
    article: str | None = None
    start: int | None = None
    end: int | None = None
    confidence: float | None = None


Ask = Callable[[str], FoundAnswer]
"""Answers a question; what an adapter's `open_articles` returns."""
