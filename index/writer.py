"""Changes to the store of a folder, one generation per commit."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.copies import CopyIndex, groups_of
from index.errors import IndexDamaged
from index.folder import Known
from index.store import View
from index.stored import places_to_json, structure_to_json
from index.types import Article, Chunk


class Writer(View):
    """The writer of a store: everything inside `commit` becomes visible at once or not at all."""

    def __init__(self, database: Path) -> None:
        """Open a database to change it; raise as `View` does."""
        super().__init__(database)
        with self._as_index_errors():
            self._connection.execute("COMMIT")
            self._connection.execute("PRAGMA synchronous = FULL")  # files needed by an older generation are deleted

    @contextmanager
    def commit(self) -> Iterator[None]:
        """Commit the changes made inside as one new generation; an error undoes them all."""
        with self._lock, self._as_index_errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self.generation = self._number() + 1
                yield
                self.set("generation", str(self.generation))
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has already ended it
                    self._connection.execute("ROLLBACK")
                raise

    def checkpoint(self) -> None:
        """Write the log back into the database, as far as no reader needs it."""
        self.rows("PRAGMA wal_checkpoint(PASSIVE)")

    def holds_words(self) -> bool:
        """Whether the word index matches the articles."""
        try:
            with self._lock, self._as_index_errors():
                self._connection.execute("INSERT INTO words (words, rank) VALUES ('integrity-check', 1)")
        except IndexDamaged:
            return False
        return True

    def put_words(self) -> None:
        """Rebuild the word index."""
        self._do("INSERT INTO words (words) VALUES ('rebuild')", ())

    def set(self, name: str, value: str) -> None:
        """Set a setting."""
        self._do("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def put_file(self, file: Known, refused: str | None) -> None:
        """Record a file as it was read; `refused` is why it could not be read."""
        state = file.state
        row = (state.path, state.size, state.mtime_ns, file.sha256, file.read_ns, refused, file.made)
        self._do("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def touch_file(self, file: Known) -> None:
        """Record a file's new or more precise time; its bytes are unchanged."""
        state = file.state
        row = (state.size, state.mtime_ns, file.read_ns, state.path)
        self._do("UPDATE files SET size = ?, mtime_ns = ?, read_ns = ? WHERE path = ?", row)

    def drop_file(self, path: str) -> None:
        """Delete a file and everything read from it."""
        self._do("DELETE FROM files WHERE path = ?", (path,))
        self.drop_articles_of(path)

    def drop_articles_of(self, path: str) -> None:
        """Delete the articles of a file."""
        ids = "SELECT id FROM articles WHERE path = ?"
        self._do(f"DELETE FROM chunks WHERE article_id IN ({ids})", (path,))
        self._do(f"DELETE FROM lines WHERE article_id IN ({ids})", (path,))
        self._do("DELETE FROM articles WHERE path = ?", (path,))

    def put_article(self, path: str, article: Article, chunks: Sequence[Chunk], signature: bytes) -> None:
        """Store an article of a file, with its chunks and its signature."""
        row = (
            *(article.id, path, article.title, article.source, article.sha256, article.url, article.published),
            *(article.author, article.site, article.language, article.extractor),
            *(
                json.dumps(article.notes, ensure_ascii=False),
                int(article.trusted),
                article.words,
                article.characters,
                article.encoding,
                int(article.encoding_guessed),
                article.text,
            ),
            *(structure_to_json(article.structure), places_to_json(article.places), signature),
        )
        self._do(f"INSERT INTO articles VALUES (NULL{', ?' * len(row)})", row)
        self._many(
            "INSERT INTO chunks VALUES (?, ?, ?, ?)",
            ((article.id, c.start, c.end, json.dumps([lead[:2] for lead in c.lead])) for c in chunks),
        )

    def put_lines(self, article_id: str, body: int, digests: Iterable[int], repeated: Collection[int]) -> None:
        """Store an article's short lines, its body's digest, and which lines counted as repeated."""
        rows = ((digest, article_id, body, int(digest in repeated)) for digest in digests)
        self._many("INSERT INTO lines VALUES (?, ?, ?, ?)", rows)

    def put_copies(self, copies: CopyIndex) -> None:
        """Store which articles are copies of which, and the other relations."""
        self.set("copies", json.dumps(groups_of(copies), ensure_ascii=False))
        self.set("related", json.dumps(copies.all_related(), ensure_ascii=False))

    def _do(self, statement: str, values: Sequence[object]) -> None:
        self._connection.execute(statement, values)

    def _many(self, statement: str, values: Iterable[Sequence[object]]) -> None:
        self._connection.executemany(statement, values)
