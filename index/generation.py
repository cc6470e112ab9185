"""The base of a collection: one generation of a folder's index, or of one that was published."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.copies import CopyIndex, versions_among
from index.errors import IndexDamaged
from index.finding import WordsDatabase
from index.search import Local
from index.signature import Relation
from index.store import View
from index.types import Article, Chunk, Entry, Hit, Row, Vectors

_KEPT = 128  # articles whose texts stay in memory: the pane and the answers need the same few again


class Searched(Protocol):
    """A search over passages."""

    @property
    def count(self) -> int:
        """The number of passages."""
        ...

    @property
    def pending(self) -> int:
        """The number of passages without a vector."""
        ...

    def search(
        self, question: str, vector: NDArray[np.float32] | None, k: int, *, articles: frozenset[str] | None = None
    ) -> tuple[Hit, ...]:
        """Return at most `k` hits, as `Backend.search` does."""
        ...


class Base(Protocol):
    """The base of a collection: stored articles, which never change."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every article without its text, ordered by id."""
        ...

    @property
    def copies(self) -> Mapping[str, tuple[str, ...]]:
        """The articles that have copies, with the ids of the copies."""
        ...

    @property
    def versions(self) -> Mapping[str, tuple[tuple[str, Relation], ...]]:
        """The articles that have other versions, or belong to a series, with the ids of the others."""
        ...

    @property
    def signatures(self) -> CopyIndex:
        """The signatures of the articles; read when an article is first added, and never changed."""
        ...

    def article(self, article_id: str) -> Article | None:
        """Return an article with its text; None if there is none with this id."""
        ...

    def chunks(self, article_id: str) -> Mapping[str, Chunk]:
        """Return the chunks of an article by id."""
        ...

    def holders(self, words: str) -> WordsDatabase:
        """Return the sources to search for words, as `find_in` takes them."""
        ...

    def searched(self, hidden: frozenset[str], rows: Sequence[Row], vectors: Vectors | None) -> Searched:
        """Return the search without the articles `hidden`, with these rows and vectors added."""
        ...


class Generation:
    """One generation of a folder's index; collections share it."""

    def __init__(self, view: View, local: Local) -> None:
        """Combine a view with `local`, the search of the same generation."""
        self.view = view
        self.local = local
        self.entries = view.entries()
        self.copies = view.copies()
        self.article = lru_cache(maxsize=_KEPT)(view.article)

    @cached_property
    def signatures(self) -> CopyIndex:
        """The signatures of the articles; read when an article is first added, and never changed."""
        return self.view.copy_index()

    def chunks(self, article_id: str) -> Mapping[str, Chunk]:
        """Return the chunks of an article by id."""
        return self.view.chunks(article_id)

    def holders(self, words: str) -> WordsDatabase:
        """Return the sources to search for words."""
        return self.view

    def searched(self, hidden: frozenset[str], rows: Sequence[Row], vectors: Vectors | None) -> Local:
        """Return the search without the articles `hidden`, with these rows and vectors added."""
        if not hidden and not rows:
            return self.local
        local = self.local.fork()
        local.remove(hidden)
        local.add(rows, vectors)
        return local

    @cached_property
    def versions(self) -> Mapping[str, tuple[tuple[str, Relation], ...]]:
        """The articles that have other versions, or belong to a series, with the ids of the others."""
        return versions_among(self.view.related())

    def take_over(self, before: Generation) -> None:
        """Reuse what was read for an earlier generation of the same articles."""
        if "signatures" in before.__dict__ and before.entries == self.entries:
            self.__dict__["signatures"] = before.signatures


def open_search(index: Path, view: View) -> Local:
    """Return the search of a generation. Raise `IndexDamaged` if it cannot be read."""
    manifest = view.setting("search")
    try:
        return Local.open(index, json.loads(manifest)) if manifest else Local()
    except ValueError as error:
        raise IndexDamaged(f"the list of the files of {index} cannot be read ({error})") from error
