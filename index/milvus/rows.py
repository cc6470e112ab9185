"""The search on Milvus: rows and vectors in its tables, found there and ranked as `Local` ranks them.

The engine's own BM25 gives different scores on different installations. So its proposals are scored again here, from
the words of the rows and the counts of `terms`, and fused: the hits equal those of one machine.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.milvus.address import Address
from index.milvus.engine import LARGEST, Engine, Field, Record, among
from index.milvus.terms import Terms, coded
from index.search.fusion import fuse
from index.search.layer import Key
from index.search.lexical import penalties, weights
from index.search.proposals import DEPTH, DIGITS, Proposal
from index.tokens import tokenize
from index.types import Hit, Row, Vectors

_ASKED = 3 * DEPTH  # asked of the engine, whose order of close scores differs from ours
_EXACT = 6  # digits after the point of an inner product in float32: equal vectors have to tie
_FIELDS = (
    Field("chunk", "text", 64),
    Field("owner", "text", 64),
    Field("edition", "text", 64),
    Field("chunk_id", "text", 8192),
    Field("article_id", "text", 8192),
    Field("start", "number"),
    Field("tokens", "text"),
    Field("length", "number"),
    Field("embedded", "flag"),
)
_NAMES = tuple(field.name for field in _FIELDS)


class Milvus:
    """A `Backend` in the tables of an engine; only one process may change it at a time.

    `editions` gives the current edition of each article: rows of other editions are ignored.
    """

    def __init__(
        self, engine: Engine, prefix: str, dimension: int, *, editions: Mapping[str, str] | None = None
    ) -> None:
        """Open the tables of a prefix that were created before."""
        self._engine = engine
        self._prefix = prefix
        self._table = f"{prefix}_rows"
        self._dimension = dimension
        self._editions = editions
        self.terms = Terms(engine, f"{prefix}_terms")

    def create(self) -> None:
        """Create the tables unless they exist."""
        self._engine.create(self._table, _FIELDS, dimension=self._dimension, words="tokens")
        self.terms.create()

    @classmethod
    def open(cls, folder: Path, manifest: Any) -> Milvus:
        """Return what `save` wrote down."""
        return cls(Engine(Address.parse(manifest["address"])), manifest["prefix"], int(manifest["dimension"]))

    def save(self, folder: Path) -> dict[str, Any]:
        """Return where the tables are; their content is already stored."""
        return {"address": self._engine.address.shown, "prefix": self._prefix, "dimension": self._dimension}

    @property
    def count(self) -> int:
        """The number of rows."""
        return self._engine.count(self._table)

    def add(self, rows: Sequence[Row], vectors: Vectors | None = None) -> None:
        """Add rows; see `Backend.add`."""
        if vectors is not None:
            self._check(vectors, len(rows))
        chunks = [digest(row.chunk_id) for row in rows]
        if len(set(chunks)) < len(chunks):
            raise ValueError("a chunk id is used twice")
        there = self._engine.get(self._table, "chunk", chunks, ["chunk_id"])
        if there:
            raise ValueError(f"the chunk {there[0]['chunk_id']!r} exists already; remove its article first")
        self.put([(row, "") for row in rows], vectors)
        self.terms.change(Counter(_terms_of(rows)), len(rows), sum(len(tokenize(row.text)) for row in rows))

    def put(self, rows: Sequence[tuple[Row, str]], vectors: Vectors | None) -> None:
        """Store rows with their articles' editions, leaving other editions and the counts of `terms` alone."""
        records = []
        for at, (row, edition) in enumerate(rows):
            tokens = tokenize(row.text)
            vector = np.zeros(self._dimension, dtype=np.float32) if vectors is None else vectors[at]
            records.append(
                {
                    "id": digest(row.chunk_id, edition, row.text),
                    "chunk": digest(row.chunk_id),
                    "owner": digest(row.article_id),
                    "edition": edition,
                    "chunk_id": row.chunk_id,
                    "article_id": row.article_id,
                    "start": row.start,
                    "tokens": _cut(" ".join(map(coded, tokens))),
                    "length": len(tokens),
                    "embedded": vectors is not None,
                    "vector": vector.tolist(),
                }
            )
        self._engine.put(self._table, records)

    def remove(self, article_ids: Iterable[str]) -> None:
        """Remove every row of these articles; see `Backend.remove`."""
        owners = [digest(article_id) for article_id in article_ids]
        gone = self._engine.get(self._table, "owner", owners, ["tokens", "length"])
        self._engine.remove(self._table, "owner", owners)
        counts = Counter(term for record in gone for term in set(record["tokens"].split()))
        self.terms.change(
            Counter({term: -count for term, count in counts.items()}),
            -len(gone),
            -sum(record["length"] for record in gone),
        )

    def remove_editions(self, editions: Sequence[str]) -> None:
        """Remove the rows of editions; the counts of `terms` are left alone."""
        self._engine.remove(self._table, "edition", editions)

    def missing(self, limit: int) -> tuple[str, ...]:
        """Return the chunk ids of rows that have no vector; see `Backend.missing`."""
        names = ("article_id", "start", "chunk_id")
        keys = [_key(record) for record in self._engine.each(self._table, names, "embedded == false")]
        return tuple(key.chunk_id for key in sorted(keys)[: max(limit, 0)])

    def fill(self, chunk_ids: Sequence[str], vectors: Vectors) -> None:
        """Store the vectors of rows; see `Backend.fill`."""
        self._check(vectors, len(chunk_ids))
        places = {digest(chunk_id): at for at, chunk_id in reversed(list(enumerate(chunk_ids)))}
        there = self._engine.get(self._table, "chunk", list(places), ("id", *_NAMES))
        self._engine.put(
            self._table,
            [
                record | {"embedded": True, "vector": vectors[places[record["chunk"]]].tolist()}
                for record in there
                if not record["embedded"]
            ],
        )

    def search(
        self, question: str, vector: NDArray[np.float32] | None, k: int, *, articles: frozenset[str] | None = None
    ) -> tuple[Hit, ...]:
        """Return at most `k` hits; see `Backend.search`."""
        if vector is not None:
            self._check(vector[np.newaxis], 1)
        if k < 1 or articles == frozenset():
            return ()
        within = "" if articles is None else among("owner", sorted(map(digest, articles)))
        dense = () if vector is None else self._by_vector(vector, within)
        return fuse(self._by_words(question, within), dense, k)

    def _by_words(self, question: str, within: str) -> tuple[Proposal, ...]:
        wanted = Counter(map(coded, tokenize(question)))
        counts = self.terms.counts(wanted)
        if not any(counts.of.values()):
            return ()
        weighed = weights(wanted.values(), [counts.of[term] for term in wanted], counts.rows)
        records = self._engine.search(
            self._table, " ".join(wanted), _ASKED, ("article_id", "start", "chunk_id", "edition", "tokens", "length"),
            where=within,
        )  # fmt: skip
        proposals = []
        for _, record in records:
            held = Counter(record["tokens"].split())
            penalty = float(penalties(np.array([record["length"]]), counts.words / counts.rows)[0])
            score = sum(
                weight * held[term] / (held[term] + penalty) for term, weight in zip(wanted, weighed, strict=True)
            )
            if score > 0:
                proposals.append((score, record))
        return self._best(proposals)

    def _by_vector(self, vector: NDArray[np.float32], within: str) -> tuple[Proposal, ...]:
        where = f"embedded == true and {within}" if within else "embedded == true"
        names = ("article_id", "start", "chunk_id", "edition")
        records = self._engine.search(self._table, vector, _ASKED, names, where=where)
        return self._best([(round(score, _EXACT), record) for score, record in records])

    def _best(self, scored: Sequence[tuple[float, Record]]) -> tuple[Proposal, ...]:
        """Return the best hundred, ordered like `Local`; rows of other editions are left out."""
        proposals = [
            Proposal(_key(record), round(score, DIGITS))
            for score, record in scored
            if self._editions is None or self._editions.get(record["article_id"]) == record["edition"]
        ]
        return tuple(sorted(proposals, key=lambda proposal: (-proposal.score, proposal.key))[:DEPTH])

    def _check(self, vectors: Vectors, count: int) -> None:
        if vectors.ndim != 2 or len(vectors) != count:
            raise ValueError(f"{count} texts have vectors of the shape {vectors.shape}")
        if not np.isfinite(vectors).all():
            raise ValueError("a vector holds a number that is not finite")
        if count and vectors.shape[1] != self._dimension:
            raise ValueError(f"the vectors have {vectors.shape[1]} dimensions, those of the index {self._dimension}")


def digest(*parts: str) -> str:
    """Return an id for some texts: 40 letters and digits."""
    return sha256(json.dumps(parts).encode()).hexdigest()[:40]


def _key(record: Mapping[str, Any]) -> Key:
    return Key(str(record["article_id"]), int(record["start"]), str(record["chunk_id"]))


def _terms_of(rows: Sequence[Row]) -> Iterable[str]:
    for row in rows:
        yield from set(map(coded, tokenize(row.text)))


def _cut(tokens: str) -> str:
    """Return the tokens that fit one text of the engine; each letter is one byte."""
    return tokens if len(tokens) <= LARGEST else tokens[:LARGEST].rpartition(" ")[0]
