"""Bringing an engine up to date with an archive: new articles are put, missing ones removed, nothing twice.

Everything is stored under an edition, a digest of its content. An interrupted run is completed by the next one and does
no harm meanwhile: readers use the catalogue, which is written last. If the embedder or the format has changed, a new
build is stored beside the old one, and an alias is moved to it at the end.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import uuid4

import numpy as np

from index.chunker import rows_of
from index.copies import CopyIndex
from index.errors import EngineError, IndexDamaged
from index.generation import Generation
from index.milvus.address import Address
from index.milvus.documents import Documents
from index.milvus.engine import Engine
from index.milvus.plain import body_to_json, entry_to_json
from index.milvus.rows import Milvus, digest
from index.milvus.terms import count_coded
from index.progress import Progress, silent
from index.types import Entry, Row

FORMAT = 1  # of the tables and their content
_BATCH = 64  # articles


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The description of a build: `generation` counts its publications, `embedder` names that of its vectors."""

    format: int
    embedder: str
    dimension: int
    generation: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The numbers of articles that a publication put and removed."""

    put: int
    removed: int
    unchanged: int


def publish(generation: Generation, address: Address, *, embedder: str, progress: Progress = silent) -> Publication:
    """Bring the index at an address up to date with a generation of an archive, whose passages are all embedded.

    Only one process may publish at a time. Raise `EngineError` if a request fails; calling again continues from there.
    """
    if generation.local.pending:
        raise EngineError("not every passage is embedded yet: bring the index up to date first")
    engine = Engine(address)
    try:
        return _Publisher(engine, generation, embedder, progress).run()
    finally:
        engine.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class _StoredArticle:
    """An article as it is stored: `name` is a digest of all of it."""

    name: str
    about: str
    body: str
    rows: tuple[Row, ...]


class _Publisher:
    def __init__(self, engine: Engine, generation: Generation, embedder: str, progress: Progress) -> None:
        self._engine = engine
        self._generation = generation
        self._progress = progress
        self._alias = engine.address.name
        before = build_of(engine)
        manifest = None if before is None else read_manifest(Documents(engine, f"{before}_documents"))
        dimension = generation.local.dimension or (manifest.dimension if manifest else 2)
        here = (FORMAT, embedder, dimension)
        same = manifest is not None and (manifest.format, manifest.embedder, manifest.dimension) == here
        self._before = before
        self._build = before if same and before is not None else f"{self._alias}_{uuid4().hex[:8]}"
        self._manifest = Manifest(
            format=FORMAT,
            embedder=embedder,
            dimension=dimension,
            generation=manifest.generation + 1 if same and manifest is not None else 1,
        )
        self._documents = Documents(engine, f"{self._build}_documents")
        self._rows = Milvus(engine, self._build, dimension)
        self._documents.create()
        self._rows.create()

    def run(self) -> Publication:
        catalogue = read_catalogue(self._documents, self._manifest.generation - 1)
        wanted = self._put_articles(self._documents.editions("whole"))
        local = self._generation.local
        self._rows.terms.set(count_coded(local.frequencies()), local.count, local.words)
        number = str(self._manifest.generation)
        related = json.dumps(self._generation.view.related(), ensure_ascii=False)
        self._documents.put("relations", {number: related})
        self._documents.put("catalogue", {number: json.dumps(wanted, ensure_ascii=False)})
        self._documents.put("manifest", {"x": json.dumps(_fields(self._manifest))})
        if self._build != self._before:
            self._engine.point(self._alias, f"{self._build}_documents")
        self._tidy(frozenset(wanted.values()))
        before, after = set(catalogue.items()), set(wanted.items())
        return Publication(put=len(after - before), removed=len(before - after), unchanged=len(before & after))

    def _put_articles(self, there: frozenset[str]) -> dict[str, str]:
        """Store the articles whose edition is missing; return the edition of each, by id."""
        wanted: dict[str, str] = {}
        batch: list[_StoredArticle] = []
        entries = self._generation.entries
        for done, entry in enumerate(entries, start=1):
            edition = self._stored_article(entry)
            wanted[entry.id] = edition.name
            if edition.name not in there:
                batch.append(edition)
            if len(batch) >= _BATCH or done == len(entries):
                self._put(batch)
                batch = []
            self._progress("publishing articles", done, len(entries))
        return wanted

    def _stored_article(self, entry: Entry) -> _StoredArticle:
        view = self._generation.view
        article, signature = view.article(entry.id), view.signature(entry.id)
        if article is None or signature is None:
            raise IndexDamaged(f"the index lists {entry.id!r} but does not contain it; run `pullquote index --check`")
        chunks = tuple(view.chunks(entry.id).values())
        about, body = entry_to_json(entry, signature), body_to_json(article, chunks)
        return _StoredArticle(name=digest(about, body), about=about, body=body, rows=rows_of(article, chunks))

    def _put(self, batch: Sequence[_StoredArticle]) -> None:
        """Store articles: their content first, the mark of completeness last."""
        self._documents.put("entry", {edition.name: edition.about for edition in batch})
        self._documents.put("body", {edition.name: edition.body for edition in batch})
        rows = [(row, edition.name) for edition in batch for row in edition.rows]
        if rows:
            vectors = self._generation.local.vectors(row.chunk_id for row, _ in rows)
            self._rows.put(rows, np.stack([vectors[row.chunk_id] for row, _ in rows]))
        self._documents.put("whole", {edition.name: "" for edition in batch})

    def _tidy(self, wanted: frozenset[str]) -> None:
        """Remove unused editions, older lists, and builds that the alias does not point to."""
        stale = sorted(self._documents.editions("entry") - wanted)
        self._rows.remove_editions(stale)
        self._documents.remove(stale)
        number = self._manifest.generation
        lists = self._documents.editions("catalogue") | self._documents.editions("relations")
        self._documents.remove(sorted(lists - {str(number)}))
        for table in self._engine.tables():
            build = table.rpartition("_")[0]
            if build.rpartition("_")[0] == self._alias and build not in (self._build, self._before):
                self._engine.drop(table)


def build_of(engine: Engine) -> str | None:
    """Return the prefix of the current tables of an address; None if nothing was published there."""
    table = engine.pointed(engine.address.name)
    return None if table is None else table.removesuffix("_documents")


def read_manifest(documents: Documents) -> Manifest | None:
    """Return the manifest of a build; None if it is missing or not understood."""
    text = documents.get("manifest", "x")
    try:
        return None if text is None else Manifest(**json.loads(text))
    except (TypeError, ValueError):
        return None


def read_catalogue(documents: Documents, generation: int) -> dict[str, str]:
    """Return the edition of each article of a generation, by id; empty for a missing generation."""
    text = documents.get("catalogue", str(generation))
    catalogue: dict[str, str] = {} if text is None else json.loads(text)
    return catalogue


def read_relations(documents: Documents, generation: int, signatures: dict[str, bytes]) -> CopyIndex:
    """Return which articles of a generation are copies or versions of which."""
    text = documents.get("relations", str(generation))
    return CopyIndex.restored(sorted(signatures.items()), {} if text is None else json.loads(text))


def _fields(manifest: Manifest) -> dict[str, str | int]:
    return {name: getattr(manifest, name) for name in Manifest.__slots__}
