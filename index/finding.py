"""Words and phrases found in whole articles, by SQLite's full-text search."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from uuid import uuid4

from index.database import WORDS_TOKENIZER
from index.store import View
from index.types import Article, Range

# Put around what was found, in a copy of the text; no text holds them, for they are made up anew each time.
_OPEN, _SHUT = f"\x02{uuid4().hex}", f"\x03{uuid4().hex}"
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_QUOTES = {ord(mark): '"' for mark in "“”„«»"}
_MARKED = f"highlight(words, 1, '{_OPEN}', '{_SHUT}')"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article that holds the words: `places` are theirs in its text, in order; () where the title holds them."""

    article_id: str
    title: str
    places: tuple[Range, ...]


def find_in(view: View | None, held: Sequence[Article], words: str, *, allowed: Iterable[str]) -> Iterator[Found]:
    """Yield the articles that hold all words: those in memory first, then the store's, the best first.

    A phrase in straight or curly quotes is held to word for word; of every word the ending is let go (Porter's stems),
    and case and accents don't matter. Only the articles of `allowed` (ids) are found. No word yields nothing.
    """
    query = _query(words)
    if not query:
        return iter(())
    ids = frozenset(allowed)
    among = [article for article in held if article.id in ids]
    rows = chain(_held_rows(among, query), () if view is None else _stored_rows(view, query, ids))
    return (
        Found(article_id=article_id, title=title, places=tuple(_places(marked))) for article_id, title, marked in rows
    )


def first(found: Iterable[Found], most: int) -> tuple[Found, ...]:
    """Return the first `most` of them; none where it is 0 or less."""
    return tuple(islice(found, max(most, 0)))


def _query(words: str) -> str:
    """Write the words as FTS5 wants them: each a string, all of them wanted."""
    plain = words.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")  # SQLite takes no half of a pair
    terms = (phrase or word.strip('"') for phrase, word in _TERM.findall(plain.translate(_QUOTES)))
    return " ".join(f'"{bare}"' for term in terms if re.search(r"\w", bare := term.replace('"', " ")))


def _stored_rows(view: View, query: str, allowed: Collection[str]) -> Iterator[tuple[str, str, str]]:
    ranked = view.rows("SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank, rowid", (query,))
    for (number,) in ranked:  # marked one by one: a common word stands in thousands, of which a few are shown
        for article_id, title in view.rows("SELECT id, title FROM articles WHERE number = ?", (number,)):
            if article_id in allowed:
                rows = view.rows(f"SELECT {_MARKED} FROM words WHERE words MATCH ? AND rowid = ?", (query, number))
                yield article_id, title, rows[0][0]


def _held_rows(held: Sequence[Article], query: str) -> list[tuple[str, str, str]]:
    if not held:
        return []
    with closing(sqlite3.connect(":memory:")) as made:
        made.execute(f"CREATE VIRTUAL TABLE words USING fts5 (title, text, {WORDS_TOKENIZER})")
        made.executemany(
            "INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)",
            ((at, article.title, article.text) for at, article in enumerate(held)),
        )
        ranked = f"SELECT rowid, {_MARKED} FROM words WHERE words MATCH ? ORDER BY rank, rowid"
        rows = made.execute(ranked, (query,)).fetchall()
    return [(held[at].id, held[at].title, marked) for at, marked in rows]


def _places(marked: str) -> Iterator[Range]:
    """Read the places off a text in which each begins and ends with a mark."""
    at = start = 0
    for part in re.split(f"({_OPEN}|{_SHUT})", marked):
        if part == _OPEN:
            start = at
        elif part == _SHUT:
            yield Range(start, at)
        else:
            at += len(part)
