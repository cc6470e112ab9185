"""The interface of an adapter: `open_articles` prepares the articles and returns `ask`.

Only the standard library is imported here, so that a peer's process holds only the peer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol


class Found(NamedTuple):
    """A peer's answer to one question: `text` is None if it abstained; the rest is None if not known.

    `article`, `start` and `end` (code points, half open) are the place that it cites; `confidence` in [0, 1] is its
    own figure for the text being right.
    """

    text: str | None
    article: str | None = None
    start: int | None = None
    end: int | None = None
    confidence: float | None = None


Ask = Callable[[str], Found]


class OpenArticles(Protocol):
    """The one function of an adapter; its file is all that a user would write."""

    def __call__(self, articles: Mapping[str, str], *, embedder: str, reader: str, loaded: Callable[[], None]) -> Ask:
        """Load the models, call `loaded`, index the articles (id to text), and return the function that answers.

        `embedder` and `reader` are folders: a Sentence Transformers model, and a model for extractive question
        answering as transformers saves it.
        """
        ...
