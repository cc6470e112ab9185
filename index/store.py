"""The content of a folder in SQLite: files, articles with their texts, chunks, and the data the search needs.

One writer at a time changes it, one generation per commit. A reader keeps one generation from its first query to its
last (SQLite's write-ahead log), so nobody sees half of a change.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any
from weakref import finalize

from index.copies import CopyIndex
from index.database import FORMAT, OCCURRENCES, as_index_errors, connect
from index.errors import REBUILD, IndexDamaged
from index.folder import FileState, Known, Refused
from index.signature import Relation
from index.stored import places_from_json, structure_from_json
from index.types import Article, Chunk, Entry, Lead, chunk_id

_AT_ONCE = 500  # values per statement; old versions of SQLite take 999
_ENTRY = (
    "id, title, source, sha256, url, published, author, site, language, extractor, notes, trusted, words, characters,"
    " encoding, encoding_guessed"
)


class View:
    """One generation of a store, read-only. Safe to use from several threads; one reads at a time."""

    def __init__(self, database: Path) -> None:
        """Open a database and keep its newest generation until this is released or closed.

        Raise `IndexDamaged` if it is missing or cannot be read, and `IndexUnusable` if it cannot be read now.
        """
        self._lock = RLock()
        self._database = database
        self._connection = connect(database)
        self.close = finalize(self, self._connection.close)
        with self._as_index_errors():
            self._connection.execute("PRAGMA temp_store = MEMORY")  # there may be no place for a file
            self._connection.execute(OCCURRENCES)
            self._connection.execute("BEGIN")
            self.identity = self.setting("identity")
            self.generation = self._number()

    def _number(self) -> int:
        saved = self.setting("generation", "0")
        with self._sound():
            return int(saved)

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting, or `default` if it was never set."""
        rows = self.rows("SELECT value FROM settings WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else default

    @property
    def is_readable(self) -> bool:
        """Whether the tables are those of this version."""
        return self.setting("format") == str(FORMAT)

    def entries(self) -> tuple[Entry, ...]:
        """Return every article without its text, ordered by id."""
        rows = self.rows(f"SELECT {_ENTRY} FROM articles ORDER BY id")
        with self._sound():
            return tuple(map(_entry, rows))

    def article(self, article_id: str) -> Article | None:
        """Return an article with its text; None if there is none with this id."""
        rows = self.rows(f"SELECT {_ENTRY}, text, structure, places FROM articles WHERE id = ?", (article_id,))
        if not rows:
            return None
        *entry, text, structure, places = rows[0]
        with self._sound():
            known = _entry(entry)
            return Article(
                **{name: getattr(known, name) for name in Entry.__slots__},
                text=text,
                structure=structure_from_json(structure),
                places=places_from_json(places),
            )

    def text(self, article_id: str) -> str | None:
        """Return the text of an article alone; None if there is none with this id."""
        rows = self.rows("SELECT text FROM articles WHERE id = ?", (article_id,))
        return str(rows[0][0]) if rows else None

    def chunks(self, article_id: str) -> dict[str, Chunk]:
        """Return the chunks of an article by id, in the order of their place; none if there is no such article."""
        text = self.text(article_id)
        rows = self.rows('SELECT start, "end", lead FROM chunks WHERE article_id = ? ORDER BY 1, 2', (article_id,))
        with self._sound():
            chunks = [
                Chunk(
                    id=chunk_id(article_id, start, end),
                    article_id=article_id,
                    start=start,
                    end=end,
                    text=(text or "")[start:end],
                    lead=tuple(Lead(first, last, (text or "")[first:last]) for first, last in json.loads(lead)),
                )
                for start, end, lead in rows
            ]
        return {chunk.id: chunk for chunk in chunks}

    def files(self) -> dict[str, Known]:
        """Return every file that was read or refused, by path."""
        rows = self.rows("SELECT path, size, mtime_ns, sha256, read_ns, made FROM files")
        return {
            path: Known(state=FileState(path=path, size=size, mtime_ns=mtime), sha256=sha256, read_ns=read, made=made)
            for path, size, mtime, sha256, read, made in rows
        }

    def count(self, table: str) -> int:
        """Return how many rows a table holds: "articles", "chunks" or "files"."""
        return int(self.rows(f"SELECT COUNT(*) FROM {table}")[0][0])

    def made(self) -> tuple[str, ...]:
        """Return the distinct settings files were read with, in order."""
        return tuple(made for (made,) in self.rows("SELECT DISTINCT made FROM files ORDER BY made"))

    def owners(self, article_ids: Collection[str]) -> dict[str, str]:
        """Return the paths of the files that hold articles, by their ids; unknown ids are left out."""
        owners: dict[str, str] = {}
        for article_id in article_ids:
            owners |= dict(self.rows("SELECT id, path FROM articles WHERE id = ?", (article_id,)))
        return owners

    def refused(self) -> tuple[Refused, ...]:
        """Return the files and folders that could not be opened, and the files that could not be read, by source."""
        rows = self.rows("SELECT path, refused FROM files WHERE refused IS NOT NULL")
        unopened = self.setting("unopened")
        with self._sound():
            rows += json.loads(unopened) if unopened else []
            return tuple(Refused(source=source, reason=reason) for source, reason in sorted(map(tuple, rows)))

    def refusal(self, path: str) -> str | None:
        """Return why a file could not be read; None if it could, or does not exist."""
        rows = self.rows("SELECT refused FROM files WHERE path = ?", (path,))
        return None if not rows or rows[0][0] is None else str(rows[0][0])

    def articles_of(self, path: str) -> tuple[str, ...]:
        """Return the ids of a file's articles, in order."""
        return tuple(row[0] for row in self.rows("SELECT id FROM articles WHERE path = ? ORDER BY id", (path,)))

    def bodies(self, digests: Collection[int]) -> dict[int, set[int]]:
        """Return the digests of the bodies that contain each of some lines; lines in no body are left out."""
        bodies: dict[int, set[int]] = {}
        for some in _pieces(digests):
            marks = ", ".join("?" * len(some))
            for digest, body in self.rows(f"SELECT digest, body FROM lines WHERE digest IN ({marks})", some):
                bodies.setdefault(digest, set()).add(body)
        return bodies

    def misjudged(self, digests: Collection[int] | None, *, least: int) -> tuple[str, ...]:
        """Return the paths of the files in which a line of `digests` was misjudged, in order.

        A line is repeated if articles with at least `least` different bodies contain it. None means every line.
        """
        paths: set[str] = set()
        for some in [()] if digests is None else _pieces(digests):
            within = "" if digests is None else f"WHERE digest IN ({', '.join('?' * len(some))})"
            rows = self.rows(
                f"""SELECT DISTINCT articles.path FROM lines JOIN articles ON articles.id = lines.article_id
                JOIN (SELECT digest, COUNT(DISTINCT body) >= ? AS now FROM lines {within} GROUP BY 1)
                AS counted ON counted.digest = lines.digest WHERE lines.repeated != counted.now""",
                (least, *some),
            )
            paths |= {path for (path,) in rows}
        return tuple(sorted(paths))

    def lines_of(self, path: str) -> frozenset[int]:
        """Return the digests of the short lines of a file's articles."""
        statement = "SELECT digest FROM lines JOIN articles ON articles.id = lines.article_id WHERE articles.path = ?"
        return frozenset(digest for (digest,) in self.rows(statement, (path,)))

    def copies(self) -> dict[str, tuple[str, ...]]:
        """Return the articles that have copies, with the ids of the copies."""
        saved = self.setting("copies", "{}")
        with self._sound():
            return {article_id: tuple(others) for article_id, others in json.loads(saved).items()}

    def related(self) -> dict[str, dict[str, Relation]]:
        """Return the relations of articles, by the ids of the others; unrelated articles are left out."""
        saved = self.setting("related", "{}")
        with self._sound():
            related: dict[str, dict[str, Relation]] = {one: dict(others) for one, others in json.loads(saved).items()}
            return related

    def signatures(self) -> Iterator[tuple[str, bytes]]:
        """Yield every article's id and the signature by which copies are found, ordered by id."""
        yield from self.rows("SELECT id, signature FROM articles ORDER BY id")

    def signature(self, article_id: str) -> bytes | None:
        """Return the signature of an article; None if there is none with this id."""
        rows = self.rows("SELECT signature FROM articles WHERE id = ?", (article_id,))
        return bytes(rows[0][0]) if rows else None

    def lines(self, article_id: str) -> dict[int, tuple[int, bool]]:
        """Return an article's short lines by digest: the body's digest, and whether the line counted as repeated."""
        rows = self.rows("SELECT digest, body, repeated FROM lines WHERE article_id = ?", (article_id,))
        return {digest: (body, bool(repeated)) for digest, body, repeated in rows}

    def copy_index(self) -> CopyIndex:
        """Return the signatures of the articles, with their relations."""
        with self._sound():
            return CopyIndex.restored(self.signatures(), self.related())

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query. Raise `IndexDamaged` if the database is damaged."""
        with self._lock, self._as_index_errors():
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """Raise `IndexDamaged` for stored values that cannot be understood."""
        try:
            yield
        except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
            raise IndexDamaged(f"{self._database} is damaged ({type(error).__name__}: {error}); {REBUILD}") from error

    @contextmanager
    def _as_index_errors(self) -> Iterator[None]:
        with as_index_errors(self._database):
            yield


def _pieces(digests: Collection[int]) -> Iterator[list[int]]:
    """Split digests into batches that one statement takes, in order."""
    ordered = sorted(digests)
    for at in range(0, len(ordered), _AT_ONCE):
        yield ordered[at : at + _AT_ONCE]


def _entry(row: Sequence[Any]) -> Entry:
    names = [name.strip() for name in _ENTRY.split(",")]
    fields = dict(zip(names, row, strict=True))
    flags = {name: bool(fields[name]) for name in ("trusted", "encoding_guessed")}
    return Entry(**{**fields, **flags, "notes": tuple(json.loads(fields["notes"]))})
