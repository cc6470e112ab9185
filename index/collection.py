"""Articles and their search as one value: a folder's generation, plus a visitor's own articles.

A collection never changes. Adding or removing articles makes another one, which shares what is large: the segments
of the search and the generation of the store.
"""

from __future__ import annotations

from collections.abc import Collection as Ids
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from index.beginnings import forms_of, likely_holders
from index.chunker import chunk_article, rows_of
from index.copies import CopyIndex, without_repeats
from index.errors import ArticlesError, IndexDamaged
from index.finding import FoundArticle, HeldWords, Search, WordsDatabase, find_in, first, search_in
from index.generation import Base, Searched
from index.progress import Progress, silent
from index.scope import matching, no_article
from index.search import Local
from index.signature import Relation, Signature, sign
from index.types import Article, Chunk, Embedder, Entry, Hit, Passage, Row, Scope, Vectors

_AT_ONCE = 256  # texts embedded at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An article in memory, with its chunks and their search."""

    article: Article
    chunks: tuple[Chunk, ...]
    vectors: Vectors
    signature: Signature

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows that the search indexes."""
        return rows_of(self.article, self.chunks)


class Collection:
    """Articles, and the passages that may answer a question about them."""

    def __init__(
        self,
        embedder: Embedder,
        *,
        base: Base | None = None,
        held: Mapping[str, Held] | None = None,
        hidden: frozenset[str] = frozenset(),
    ) -> None:
        """Combine articles in memory, by id, with a generation without the articles `hidden`."""
        self._embedder = embedder
        self._base = base
        self._held = {} if held is None else dict(held)
        self._hidden = hidden
        self._search = self._overlaid()

    @classmethod
    def of(cls, articles: Sequence[Article], embedder: Embedder, *, progress: Progress = silent) -> Collection:
        """Return a collection of articles in memory. Raise `ArticlesError` if two share an id."""
        return cls(embedder).with_articles(articles, progress=progress)

    @property
    def embedder(self) -> Embedder:
        """What makes the vectors."""
        return self._embedder

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every article without its text: those of the folder by id, then those added, in the order of adding."""
        base = () if self._base is None else self._base.entries
        return (*(entry for entry in base if entry.id not in self._hidden), *(h.article for h in self._held.values()))

    @cached_property
    def entry(self) -> Mapping[str, Entry]:
        """The articles without their texts, by id."""
        return {entry.id: entry for entry in self.entries}

    @property
    def articles(self) -> Articles:
        """The articles by id, each with its text, read when it is asked for."""
        return Articles(self)

    @cached_property
    def copies(self) -> Mapping[str, tuple[str, ...]]:
        """The articles that have copies, with the ids of these, in order."""
        there = {} if self._base is None else self._base.copies
        groups = {one: {*others} - self._hidden for one, others in there.items() if one not in self._hidden}
        among = CopyIndex()
        for article_id, held in self._held.items():
            among.add(article_id, held.signature)
        for article_id, held in self._held.items():
            group = {article_id, *among.copies_of(article_id)}
            if self._base is not None:
                related = self._base.signatures.related(held.signature)
                group |= {other for other, kind in related.items() if kind == "copy" and other not in self._hidden}
            group |= {other for one in group for other in groups.get(one, ())}
            groups |= {one: group - {one} for one in group}
        return {one: tuple(sorted(others)) for one, others in groups.items() if others}

    @cached_property
    def versions(self) -> Mapping[str, tuple[str, ...]]:
        """The articles that have other versions, with the ids of the versions, in order.

        Articles of a series are versions of one story if they were published within a day.
        """
        pairs: set[tuple[str, str, Relation]] = set()
        for one, others in ({} if self._base is None else self._base.versions).items():
            pairs |= {(one, other, kind) for other, kind in others if not {one, other} & self._hidden}
        among = CopyIndex()
        for article_id, held in self._held.items():
            among.add(article_id, held.signature)
        for article_id, held in self._held.items():
            related = {} if self._base is None else self._base.signatures.related(held.signature)
            pairs |= {(article_id, other, kind) for other, kind in related.items() if other not in self._hidden}
            pairs |= {(article_id, other, "version") for other in among.versions_of(article_id)}
            pairs |= {(article_id, other, "series") for other in among.series_of(article_id)}
        versions: dict[str, set[str]] = {}
        for one, other, kind in pairs:
            if kind == "version" or (kind == "series" and self._within_a_day(one, other)):
                versions.setdefault(one, set()).add(other)
                versions.setdefault(other, set()).add(one)
        return {one: tuple(sorted(others)) for one, others in versions.items()}

    def _within_a_day(self, one: str, other: str) -> bool:
        """Whether two articles were published on one day, or on two that follow each other."""
        days = [self.entry[each].published for each in (one, other)]
        try:
            published = [date.fromisoformat((day or "")[:10]) for day in days]
        except ValueError:
            return False
        return abs((published[0] - published[1]).days) <= 1

    @property
    def count(self) -> int:
        """How many passages can be found."""
        return self._search.count

    @property
    def pending(self) -> int:
        """The number of passages found by their words alone, because they are not embedded yet."""
        return self._search.pending

    def article(self, article_id: str) -> Article:
        """Return an article with its text. Raise `UnknownArticle` if there is none with this id."""
        if article_id in self._held:
            return self._held[article_id].article
        found = None
        if self._base is not None and article_id not in self._hidden:
            found = self._base.article(article_id)
        if found is None:
            raise no_article(article_id, self.entry)
        return found

    def retrieve(self, question: str, k: int, *, scope: Scope | None = None) -> tuple[Passage, ...]:
        """Return at most `k` passages, best first, ties by article and place; only of articles in `scope`.

        Passages that a copy repeats are left out. A question without a word gives (). Raise `UnknownArticle` or
        `ScopeError` for a scope that names something missing.
        """
        ids = None if scope is None else matching(self.entries, scope)
        if not question.strip() or ids == frozenset():
            return ()
        hits = self._search.search(question, self._embedder.embed([question])[0], max(k, 0) * 2, articles=ids)
        chunks = self._chunks(hits)
        chosen = list(without_repeats(chunks, self.copies))[: max(k, 0)]
        return tuple(_passage(hits[place], chunks[place], rank) for rank, place in enumerate(chosen, start=1))

    def find(self, words: str, *, scope: Scope | None = None, most: int = 50) -> tuple[FoundArticle, ...]:
        """Return the articles that hold all of the words, best first, with every place; phrases are in quotes.

        Case and accents don't matter. No word gives (). Raise `UnknownArticle` or `ScopeError` as `retrieve` does.
        """
        return first(find_in(self._words(words), words, allowed=self._ids(scope)), most)

    def search(
        self, words: str, *, scope: Scope | None = None, most: int = 20, skip: int = 0, apart: bool = False
    ) -> Search:
        """Return a page of the articles whose texts hold the words, with how many there are; see `search_in`.

        Raise `UnknownArticle` or `ScopeError` as `retrieve` does.
        """
        ids = self._ids(scope)
        return search_in(self._words(words), words, allowed=ids, most=most, skip=skip, apart=apart)

    def likely_holders(self, words: str) -> tuple[str, ...]:
        """Return the ids of all articles whose text holds these words, or longer ones that begin with them, in order.

        A few more may be among them. Of a published index, longer words are found if they are forms of these.
        """
        sources = self._words(" ".join(forms_of(words)))
        likely = {article_id for source in sources for article_id in likely_holders(source, words)}
        return tuple(entry.id for entry in self.entries if entry.id in likely)

    def _words(self, words: str) -> tuple[WordsDatabase, ...]:
        """Return the sources of words: first the articles in memory, then the base."""
        return self._held_words if self._base is None else (*self._held_words, self._base.holders(words))

    @cached_property
    def _held_words(self) -> tuple[WordsDatabase, ...]:
        return (HeldWords([held.article for held in self._held.values()]),) if self._held else ()

    def _ids(self, scope: Scope | None) -> Ids[str]:
        return self.entry.keys() if scope is None else matching(self.entries, scope)

    def with_articles(self, extra: Sequence[Article], *, progress: Progress = silent) -> Collection:
        """Return a collection with these articles added at the end.

        Only they are embedded; `progress` counts passages. Raise `ArticlesError` if an id is taken.
        """
        held = dict(self._held)
        chunks = {article.id: chunk_article(article) for article in extra}
        total, done = sum(map(len, chunks.values())), 0
        for article in extra:
            if article.id in held or article.id in self.entry:
                raise ArticlesError(f"the collection already has an article {article.id!r}; choose another id")
            held[article.id] = Held(
                article=article,
                chunks=chunks[article.id],
                vectors=_embed([row.text for row in rows_of(article, chunks[article.id])], self._embedder),
                signature=sign(article),
            )
            done += len(chunks[article.id])
            progress("embedding passages", done, total)
        return Collection(self._embedder, base=self._base, held=held, hidden=self._hidden)

    def without_articles(self, ids: Ids[str]) -> Collection:
        """Return a collection without these articles. Raise `UnknownArticle` for an id that is not there."""
        for article_id in ids:
            if article_id not in self.entry:
                self.article(article_id)  # raises
        held = {article_id: held for article_id, held in self._held.items() if article_id not in ids}
        hidden = self._hidden | {article_id for article_id in ids if article_id not in self._held}
        return Collection(self._embedder, base=self._base, held=held, hidden=hidden)

    def over(self, base: Base) -> Collection:
        """Return the same additions and removals over another generation of the folder."""
        if base is self._base:
            return self
        there = {entry.id for entry in base.entries}
        held = {article_id: held for article_id, held in self._held.items() if article_id not in there}
        return Collection(self._embedder, base=base, held=held, hidden=self._hidden & there)

    def _overlaid(self) -> Searched:
        rows = [row for held in self._held.values() for row in held.rows]
        vectors = np.concatenate([held.vectors for held in self._held.values() if len(held.vectors)]) if rows else None
        if self._base is not None:
            return self._base.searched(self._hidden, rows, vectors)
        local = Local()
        local.add(rows, vectors)
        return local

    def _chunks(self, hits: Sequence[Hit]) -> list[Chunk]:
        """Return the chunks of hits, in their order; the text of each article is read once."""
        known: dict[str, Mapping[str, Chunk]] = {}
        for hit in hits:
            if hit.article_id not in known:
                known[hit.article_id] = self._chunks_of(hit.article_id)
        try:
            return [known[hit.article_id][hit.chunk_id] for hit in hits]
        except KeyError as error:
            raise IndexDamaged(f"the index finds the passage {error} but does not contain it") from error

    def _chunks_of(self, article_id: str) -> Mapping[str, Chunk]:
        if self._base is None or article_id in self._held:
            return {chunk.id: chunk for chunk in self._held[article_id].chunks}
        return self._base.chunks(article_id)


class Articles(Mapping[str, Article]):
    """A collection's articles by id, read when they are asked for."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The articles without their texts, in order."""
        return self._collection.entries

    def likely_holders(self, words: str) -> tuple[str, ...]:
        """Return what may hold these words, as `Collection.likely_holders` does."""
        return self._collection.likely_holders(words)

    def __getitem__(self, article_id: str) -> Article:
        if article_id not in self._collection.entry:
            raise KeyError(article_id)
        return self._collection.article(article_id)

    def __contains__(self, article_id: object) -> bool:
        return article_id in self._collection.entry

    def __iter__(self) -> Iterator[str]:
        return iter(self._collection.entry)

    def __len__(self) -> int:
        return len(self._collection.entry)


def _embed(texts: Sequence[str], embedder: Embedder) -> Vectors:
    """Return the vectors of texts, row by row."""
    parts = [embedder.embed(texts[at : at + _AT_ONCE]) for at in range(0, len(texts), _AT_ONCE)]
    return np.concatenate(parts) if parts else np.empty((0, 0), dtype=np.float32)


def _passage(hit: Hit, chunk: Chunk, rank: int) -> Passage:
    return Passage(
        chunk=chunk,
        score=hit.score,
        rank=rank,
        lexical_rank=hit.lexical_rank,
        lexical_score=hit.lexical_score,
        dense_rank=hit.dense_rank,
        dense_score=hit.dense_score,
    )
