"""Words and phrases found in whole articles, by SQLite's full-text search."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from threading import Lock
from typing import Any, Protocol
from uuid import uuid4

from index.database import OCCURRENCES, WORDS_TOKENIZER
from index.fixed_words import is_doubtful, is_form
from index.tokens import unaccented
from index.types import Article, Range

MOST_COUNTED = 400  # articles whose places are counted for a total: marking one takes about 0.2 ms

_MOST_HELD_TO = 4 * MOST_COUNTED  # articles, up to which a count checks the endings
_TELLING = 4  # letters a word must have for its places to be shown beside longer words

# Marks put around each match in a copy of the text; random each time, so no text contains them.
_OPEN, _SHUT = f"\x02{uuid4().hex}", f"\x03{uuid4().hex}"
_TERM = re.compile(r'"([^"]*)"|(\S+)')
_QUOTES = {ord(mark): '"' for mark in "“”„«»"}
_MARKED = f"""SELECT highlight(words, 0, '{_OPEN}', '{_SHUT}'), highlight(words, 1, '{_OPEN}', '{_SHUT}')
    FROM words WHERE words MATCH ? AND rowid = ?"""
_RANKED = """SELECT articles.number, articles.id, articles.title FROM words JOIN articles
    ON articles.number = words.rowid WHERE words.words MATCH ? ORDER BY words.rank, words.rowid"""


class WordsDatabase(Protocol):
    """A database with a table `words` over the titles and texts of `articles`, and its stems in `occurrences`."""

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundArticle:
    """An article that holds the words: `places` are theirs in its text, in order; () if the title holds them."""

    article_id: str
    title: str
    places: tuple[Range, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A page of the articles whose texts hold some words, the best first.

    `articles` is how many there are in all, and `places` how many places these have, None if there are too many
    articles to count. `together` is whether the words were looked for side by side, as a name or a phrase.
    """

    articles: int
    places: int | None
    together: bool
    found: tuple[FoundArticle, ...]


class HeldWords:
    """The words of articles in memory, searched like those of a store."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """Read the articles; their order settles ties."""
        self._lock = Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute("CREATE TABLE articles (number INTEGER PRIMARY KEY, id TEXT, title TEXT)")
        self._connection.execute(f"CREATE VIRTUAL TABLE words USING fts5 (title, text, {WORDS_TOKENIZER})")
        self._connection.execute(OCCURRENCES)
        for number, article in enumerate(articles):
            self._connection.execute("INSERT INTO articles VALUES (?, ?, ?)", (number, article.id, article.title))
            row = (number, article.title, article.text)
            self._connection.execute("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)", row)

    def rows(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with self._lock:
            return self._connection.execute(statement, values).fetchall()


def find_in(sources: Iterable[WordsDatabase], words: str, *, allowed: Collection[str]) -> Iterator[FoundArticle]:
    """Yield the articles whose title or text holds all words, source by source, best first.

    A phrase in straight or curly quotes must match word for word. Word endings (Porter's stems), case and accents don't
    matter; "her" is not a form of "herring". Only the articles of `allowed` (ids) are found. No word yields nothing.
    """
    terms = [term for term, _ in _terms(words)]
    hits = _hits(sources, terms, allowed) if terms else iter(())
    return (each.found() for each in hits if not each.is_checked or each.is_held())


def search_in(
    sources: Sequence[WordsDatabase],
    words: str,
    *,
    allowed: Collection[str],
    most: int,
    skip: int = 0,
    apart: bool = False,
) -> Search:
    """Return at most `most` articles whose texts hold the words, after the first `skip`.

    Words without quotes are searched for side by side, as a name or a phrase, and separately if they never occur
    together or with `apart`; then the places of short words are left out beside those of longer ones. Words that are
    all in quotes must match exactly, endings too; case and accents don't matter. (In very many articles the count
    ignores the endings.)
    """
    terms = _terms(words)
    alone = [term for term, _ in terms]
    exact = bool(terms) and all(quoted for _, quoted in terms)
    together = not apart and len(terms) > 1 and not any(quoted for _, quoted in terms)
    hits, shown = _kept(_hits(sources, [" ".join(alone)], allowed, text_only=True) if together else ())
    if not hits:
        together = False
        found = _hits(sources, alone, allowed, text_only=True, exact=exact) if terms else ()
        hits, shown = _kept(found)
    few = len(hits) <= MOST_COUNTED
    return Search(
        articles=len(hits),
        places=sum(len(hit.places) for hit in hits) if few else None,
        together=together,
        found=tuple(hit.found() for hit in islice(shown, max(skip, 0), max(skip, 0) + max(most, 0))),
    )


def first(articles: Iterable[FoundArticle], most: int) -> tuple[FoundArticle, ...]:
    """Return the first `most` of them; none if it is 0 or less."""
    return tuple(islice(articles, max(most, 0)))


@dataclass(slots=True, kw_only=True)
class _ArticleFound:
    """An article that a query finds by stems; its text is read and marked when its places are asked for.

    `phrases` are what it has to hold, in its text or, unless `text_only`, in its title; the places are those of
    `telling`. With `is_checked` some words may be others than those asked for: each phrase is looked for alone, because
    FTS5 marks two that overlap as one, and held to the words that are there, endings too if `exact`.
    """

    source: WordsDatabase
    number: int
    article_id: str
    title: str
    phrases: Sequence[str]
    telling: Sequence[str]
    text_only: bool
    exact: bool
    is_checked: bool
    _places: list[Range] | None = None

    @property
    def places(self) -> list[Range]:
        if self._places is None:  # one by one: a common word is in thousands, of which a few are shown
            queries = [[phrase] for phrase in self.telling] if self.is_checked else [self.telling]
            self._places = _united(chain.from_iterable(self._marked(each)[1] for each in queries))
        return self._places

    def is_held(self) -> bool:
        """Whether every phrase is there."""
        marked = [self._marked([phrase]) for phrase in self.phrases]
        return all(text or (title and not self.text_only) for title, text in marked)

    def found(self) -> FoundArticle:
        return FoundArticle(article_id=self.article_id, title=self.title, places=tuple(self.places))

    def _marked(self, phrases: Sequence[str]) -> tuple[list[Range], list[Range]]:
        """Return the places in the title and in the text."""
        rows = self.source.rows(_MARKED, (_query(phrases), self.number))
        if not rows:
            return [], []
        title, text = (
            [place for place, words in _enclosed(each) if self._is_meant(words, phrases)] for each in rows[0]
        )
        return title, text

    def _is_meant(self, found: str, phrases: Sequence[str]) -> bool:
        if not self.is_checked:
            return True
        words, meant = _plain(found), _plain(phrases[0])
        return words == meant if self.exact else is_form(words, meant)


def _terms(words: str) -> list[tuple[str, bool]]:
    """Split words into phrases and single words, each with whether it is in quotes; punctuation alone is dropped."""
    plain = words.replace("\0", " ").encode("utf-8", "replace").decode("utf-8")  # SQLite refuses lone surrogates
    found = ((phrase or word.strip('"'), bool(phrase)) for phrase, word in _TERM.findall(plain.translate(_QUOTES)))
    return [(bare, quoted) for term, quoted in found if re.search(r"\w", bare := term.replace('"', " "))]


def _hits(
    sources: Iterable[WordsDatabase],
    terms: Sequence[str],
    allowed: Collection[str],
    *,
    text_only: bool = False,
    exact: bool = False,
) -> Iterator[_ArticleFound]:
    """Yield the articles that hold the stems of all terms, each a string to FTS5.

    With `text_only`, the places of short words are left out beside those of longer ones, unless `exact`: in "the
    council", only those of "council" are informative.
    """
    query = f"text : ({_query(terms)})" if text_only else _query(terms)
    is_checked = exact or any(is_doubtful(word) for term in terms for word in _plain(term).split())
    least = min(_TELLING, max(map(len, terms))) if text_only and not exact else 0
    telling = [term for term in terms if len(term) >= least]
    ranked = chain.from_iterable(((source, *row) for row in source.rows(_RANKED, (query,))) for source in sources)
    for source, number, article_id, title in ranked:
        if article_id in allowed:
            yield _ArticleFound(
                source=source,
                number=number,
                article_id=article_id,
                title=title,
                phrases=terms,
                telling=telling,
                text_only=text_only,
                exact=exact,
                is_checked=is_checked,
            )


def _kept(found: Iterable[_ArticleFound]) -> tuple[list[_ArticleFound], Iterable[_ArticleFound]]:
    """Return the articles to count and those to show: if there are very many, those to count are not checked."""
    hits = [*found]
    if not hits or not hits[0].is_checked:
        return hits, hits
    held = (hit for hit in hits if hit.is_held())
    if len(hits) > _MOST_HELD_TO:
        return hits, held
    kept = [*held]
    return kept, kept


def _query(terms: Iterable[str]) -> str:
    return " AND ".join(f'"{term}"' for term in terms)


def _united(places: Iterable[Range]) -> list[Range]:
    """Return places in order, those that overlap as one."""
    united: list[Range] = []
    for place in sorted(places):
        if united and place.start < united[-1].end:
            united[-1] = Range(united[-1].start, max(united[-1].end, place.end))
        else:
            united.append(place)
    return united


def _plain(text: str) -> str:
    """Return words without punctuation, case and accents, separated by spaces."""
    return " ".join(re.findall(r"\w+", unaccented(text)))


def _enclosed(marked: str) -> Iterator[tuple[Range, str]]:
    """Return the places, with their words, of a text in which each is enclosed in marks."""
    at, inside = 0, False
    for part in re.split(f"({_OPEN}|{_SHUT})", marked):
        if part in (_OPEN, _SHUT):
            inside = part == _OPEN
            continue
        if inside:
            yield Range(at, at + len(part)), part
        at += len(part)
