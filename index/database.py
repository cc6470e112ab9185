"""The database of an index: its tables, how it is opened, and what its errors say.

One writer at a time changes it, one generation per commit. A reader keeps one generation from its first query to its
last (SQLite's write-ahead log), so nobody sees half of a change.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote
from uuid import uuid4

from index.errors import REBUILD, IndexDamaged, IndexUnusable

FORMAT = 3  # of the tables: an index of another format is rebuilt
DATABASE = "index.sqlite"

_WAIT = 60.0  # seconds for another process to finish its commit; commits take a few
_DAMAGED = {  # SQLite's codes of a database that is no longer what was written; all others pass with their cause
    sqlite3.SQLITE_ERROR,  # a table or a column is missing
    *(sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_FORMAT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_MISMATCH),
    *(sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_RANGE),
}
_WORDS = "unicode61 remove_diacritics 2"
WORDS_TOKENIZER = f"tokenize='porter {_WORDS}'"
# A table of each stem in each article, which a connection makes for itself from what the index of words holds.
OCCURRENCES = "CREATE VIRTUAL TABLE temp.occurrences USING fts5vocab (main, words, instance)"
_TABLES = f"""
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, sha256 TEXT NOT NULL,
    read_ns INTEGER NOT NULL, refused TEXT, made TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, path TEXT NOT NULL, title TEXT NOT NULL, source TEXT NOT NULL,
    sha256 TEXT NOT NULL, url TEXT, published TEXT, author TEXT, site TEXT, language TEXT, extractor TEXT NOT NULL,
    notes TEXT NOT NULL, trusted INTEGER NOT NULL, words INTEGER NOT NULL, characters INTEGER NOT NULL,
    encoding TEXT, encoding_guessed INTEGER NOT NULL,
    text TEXT NOT NULL, structure TEXT NOT NULL, places TEXT NOT NULL, signature BLOB NOT NULL
);
CREATE INDEX articles_of_file ON articles (path);
CREATE TABLE chunks (
    article_id TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, lead TEXT NOT NULL,
    PRIMARY KEY (article_id, start, "end")
) WITHOUT ROWID;
CREATE TABLE lines (
    digest INTEGER NOT NULL, article_id TEXT NOT NULL, body INTEGER NOT NULL, repeated INTEGER NOT NULL,
    PRIMARY KEY (digest, article_id)
) WITHOUT ROWID;
CREATE INDEX lines_of_article ON lines (article_id);
CREATE VIRTUAL TABLE words USING fts5 (title, text, content='articles', content_rowid='number', {WORDS_TOKENIZER});
CREATE TRIGGER articles_in AFTER INSERT ON articles BEGIN
    INSERT INTO words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER articles_out AFTER DELETE ON articles BEGIN
    INSERT INTO words (words, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;
"""


def make_store(database: Path) -> None:
    """Create an empty store if there is none; raise `IndexUnusable` if that fails."""
    with as_index_errors(database):
        database.parent.mkdir(parents=True, exist_ok=True)
        with closing(connect(database, make=True)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("BEGIN IMMEDIATE")
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'settings'").fetchone():
                _fill_new(connection)
            connection.execute("COMMIT")


def _fill_new(connection: sqlite3.Connection) -> None:
    """Create the tables of an empty store, and its settings."""
    for statement in _statements(_TABLES):
        connection.execute(statement)
    settings = (("format", str(FORMAT)), ("identity", uuid4().hex))
    connection.executemany("INSERT INTO settings VALUES (?, ?)", settings)


def is_made(database: Path) -> bool:
    """Whether there is a store; a process that was killed while it created one leaves a database without tables."""
    if not database.exists():
        return False
    with as_index_errors(database), closing(connect(database)) as connection:
        return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None


def connect(database: Path, *, make: bool = False) -> sqlite3.Connection:
    """Open a database; a missing one is created only with `make`. Raise `IndexDamaged` if it is missing."""
    if not make and not database.exists():
        raise IndexDamaged(f"{database} is missing; {REBUILD}")
    address = f"file:{quote(os.fspath(database.absolute()))}?mode={'rwc' if make else 'rw'}"
    with as_index_errors(database):
        return sqlite3.connect(address, uri=True, timeout=_WAIT, isolation_level=None, check_same_thread=False)


def words_of(text: str) -> list[str]:
    """Split a text into words as the index does, without case and accents, but not stemmed."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE words USING fts5 (text, tokenize='{_WORDS}')")
        connection.execute("CREATE VIRTUAL TABLE occurrences USING fts5vocab (words, instance)")
        connection.execute("INSERT INTO words VALUES (?)", (text.encode("utf-8", "replace").decode("utf-8"),))
        return [word for (word,) in connection.execute('SELECT term FROM occurrences ORDER BY "offset"')]


def shares_stem(word: str, others: Iterable[str]) -> bool:
    """Whether the index finds one of the other words when it looks for this one."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE words USING fts5 (text, {WORDS_TOKENIZER})")
        connection.executemany("INSERT INTO words VALUES (?)", [(other,) for other in others])
        query = "SELECT 1 FROM words WHERE words MATCH ? LIMIT 1"
        return connection.execute(query, (f'"{word}"',)).fetchone() is not None


def _statements(script: str) -> Iterator[str]:
    """Split a script into statements; `executescript` would commit on its own."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def as_index_errors(path: Path) -> Iterator[None]:
    """Turn errors of SQLite and the system into `IndexDamaged` or `IndexUnusable`."""
    try:
        yield
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF  # none: a text that is not UTF-8
        if code in _DAMAGED:
            raise IndexDamaged(f"{path} is damaged ({error}); {REBUILD}") from error
        raise IndexUnusable(_unusable(path, str(error))) from error
    except OSError as error:
        raise IndexUnusable(_unusable(path, error.strerror or str(error))) from error


def _unusable(path: Path, reason: str) -> str:
    return (
        f"the index cannot be read or written at {path}: {reason}. Nothing of it is lost. Free space, wait for the "
        "other process or allow writing there, or choose another place with --index."
    )
