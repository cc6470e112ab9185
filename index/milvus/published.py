"""An index published at an address: many servers read it and keep nothing of their own."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from heapq import merge
from itertools import islice
from threading import RLock

import numpy as np
from numpy.typing import NDArray

from index.collection import Collection
from index.copies import CopyIndex, groups_of, versions_among
from index.errors import EngineError
from index.finding import HeldWords, WordsDatabase
from index.generation import Searched
from index.milvus.address import Address
from index.milvus.documents import Documents
from index.milvus.engine import Engine
from index.milvus.plain import body_from_json, entry_from_json
from index.milvus.publishing import FORMAT, Manifest, build_of, read_catalogue, read_manifest, read_relations
from index.milvus.rows import Milvus
from index.search import Local
from index.signature import Relation
from index.types import Article, Chunk, Embedder, Entry, Hit, Row, Vectors

_KEPT = 256  # articles whose texts stay in memory
LOOK_SECONDS = 2.0  # between two checks for a newer generation
_FOUND_AMONG = 300  # passages whose articles are searched for words


class PublishedIndex:
    """An index in an engine, kept current: `generation` is the newest there is."""

    def __init__(self, address: Address, embedder: Embedder) -> None:
        """Open the index published at an address.

        Raise `EngineError` if the engine does not answer, nothing is published there, or it was built with another
        embedder.
        """
        self._embedder = embedder
        self._taking = RLock()
        self._engine = Engine(address)
        self._looked = time.monotonic()
        self.edition = 0
        self._current = self._read()

    @property
    def embedder(self) -> Embedder:
        """The embedder that computes the vectors."""
        return self._embedder

    @property
    def generation(self) -> Snapshot:
        """The generation published now, checked every few seconds."""
        if time.monotonic() - self._looked > LOOK_SECONDS:
            self.look()
        return self._current

    @property
    def collection(self) -> Collection:
        """The articles published now."""
        return Collection(self._embedder, base=self.generation)

    def look(self) -> bool:
        """Load what has been published since; return whether there was anything new.

        Raise `EngineError` if the engine does not answer.
        """
        with self._taking:
            self._looked = time.monotonic()
            if self._current.state == _state(self._engine):
                return False
            self._current, before = self._read(), self._current
            if self._current.entries != before.entries:
                self.edition += 1
            return True

    def close(self) -> None:
        """End the connection."""
        self._engine.close()

    def _read(self) -> Snapshot:
        build, manifest = _state(self._engine)
        if build is None or manifest is None:
            shown = self._engine.address.shown
            raise EngineError(f"nothing is published at {shown}: `pullquote index FOLDER --index {shown}` does that")
        if manifest.format != FORMAT:
            raise EngineError("the index there was published by another version of Pullquote: publish it again")
        if manifest.embedder != self._embedder.name:
            raise EngineError(f"the index there was embedded by {manifest.embedder}, not by {self._embedder.name}")
        return Snapshot(self._engine, build, manifest)


class Snapshot:
    """One published generation: its lists are in memory, texts are read on demand."""

    def __init__(self, engine: Engine, build: str, manifest: Manifest) -> None:
        """Read the lists."""
        self.state = build, manifest
        self._engine, self._build, self._manifest = engine, build, manifest
        self._documents = Documents(engine, f"{build}_documents")
        self._editions = read_catalogue(self._documents, manifest.generation)
        known = {edition: entry_from_json(text) for edition, text in self._documents.each("entry")}
        missing = [article_id for article_id, edition in self._editions.items() if edition not in known]
        if missing:
            raise EngineError(f"{missing[0]!r} was replaced while the list of articles was read: try again")
        listed = {article_id: known[edition] for article_id, edition in sorted(self._editions.items())}
        self._entries: dict[str, Entry] = {article_id: entry for article_id, (entry, _) in listed.items()}
        self._signed = {article_id: signature for article_id, (_, signature) in listed.items()}
        # What is kept must not hold the snapshot itself, or none would be freed before the garbage is collected.
        self._read = lru_cache(maxsize=_KEPT)(partial(_read_body, self._documents, self._editions, self._entries))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every article without its text, ordered by id."""
        return tuple(self._entries.values())

    @cached_property
    def signatures(self) -> CopyIndex:
        """The signatures of the articles, with their relations."""
        return read_relations(self._documents, self._manifest.generation, self._signed)

    @cached_property
    def copies(self) -> Mapping[str, tuple[str, ...]]:
        """The articles that have copies, with the ids of the copies."""
        return groups_of(self.signatures)

    @cached_property
    def versions(self) -> Mapping[str, tuple[tuple[str, Relation], ...]]:
        """The articles that have other versions, or belong to a series, with the ids of the others."""
        return versions_among(self.signatures.all_related())

    def article(self, article_id: str) -> Article | None:
        """Return an article with its text; None if there is none with this id."""
        return self._read(article_id)[0] if article_id in self._entries else None

    def chunks(self, article_id: str) -> Mapping[str, Chunk]:
        """Return the chunks of an article by id."""
        return self._read(article_id)[1] if article_id in self._entries else {}

    def holders(self, words: str) -> WordsDatabase:
        """Return the articles of the 300 passages that hold most of some words, to be searched for them."""
        hits = self._rows(frozenset()).search(words, None, _FOUND_AMONG)
        ids = dict.fromkeys(hit.article_id for hit in hits)
        return HeldWords([article for article in map(self.article, ids) if article is not None])

    def searched(self, hidden: frozenset[str], rows: Sequence[Row], vectors: Vectors | None) -> Searched:
        """Return the search of this generation without the articles `hidden`, with rows added."""
        beside = Local()
        if rows:
            beside.add(rows, vectors)
        return _WithAdditions(self._rows(hidden), beside)

    def _rows(self, hidden: frozenset[str]) -> Milvus:
        editions = {article_id: name for article_id, name in self._editions.items() if article_id not in hidden}
        return Milvus(self._engine, self._build, self._manifest.dimension, editions=editions)


class _WithAdditions:
    """Two searches as one: the engine's, and the search of a visitor's additions in this process.

    Each fuses its own hits, which are merged by score; word weights come from each side's own rows.
    """

    def __init__(self, published: Milvus, beside: Local) -> None:
        self._published = published
        self._beside = beside

    @property
    def count(self) -> int:
        return self._published.count + self._beside.count

    @property
    def pending(self) -> int:
        return self._beside.pending

    def search(
        self, question: str, vector: NDArray[np.float32] | None, k: int, *, articles: frozenset[str] | None = None
    ) -> tuple[Hit, ...]:
        hits = self._published.search(question, vector, k, articles=articles)
        if not self._beside.count:
            return hits
        own = self._beside.search(question, vector, k, articles=articles)
        best = islice(merge(hits, own, key=lambda hit: -hit.score), max(k, 0))
        return tuple(replace(hit, rank=rank) for rank, hit in enumerate(best, start=1))


def _read_body(
    documents: Documents, editions: Mapping[str, str], entries: Mapping[str, Entry], article_id: str
) -> tuple[Article, Mapping[str, Chunk]]:
    text = documents.get("body", editions[article_id])
    if text is None:
        raise EngineError(f"{article_id!r} was replaced while it was read: ask again")
    return body_from_json(entries[article_id], text)


def _state(engine: Engine) -> tuple[str | None, Manifest | None]:
    build = build_of(engine)
    return build, None if build is None else read_manifest(Documents(engine, f"{build}_documents"))
