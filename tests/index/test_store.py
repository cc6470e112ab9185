from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from index.chunker import chunk_article
from index.copies import CopyIndex
from index.database import as_index_errors, make_store
from index.errors import IndexDamaged, IndexUnusable
from index.folder import FileState, Known
from index.signature import sign
from index.store import View
from index.types import Place
from index.writer import Writer
from tests.factories import make_article

_TEXT = "Guns of Kyiv\n\nKyiv has about a hundred guns, a ministry said. Nobody counted them twice."


@pytest.fixture
def database(tmp_path):
    """Make an empty store."""
    make_store(tmp_path / "index.sqlite")
    return tmp_path / "index.sqlite"


def _known(path="a.txt", **changes):
    return replace(Known(state=FileState(path=path, size=3, mtime_ns=5), sha256="ab", read_ns=9, made="m"), **changes)


def _put(database, *articles):
    writer = Writer(database)
    with writer.commit():
        for article in articles:
            writer.put_file(_known(article.id), None)
            writer.put_article(article.id, article, chunk_article(article), sign(article).to_bytes())
    writer.close()


def test_an_article_comes_back_as_it_was(database):
    """Every field of an article is stored, with places, structure, chunks and signature."""
    article = make_article(_TEXT, author="Ärzte", notes=("read as UTF-8",), trusted=False, published="2024-05-06")
    article = replace(article, places=(Place(0, 4, "page 1", 1), Place(4, 9, "row 2")))
    _put(database, article)
    view = View(database)
    assert view.article("a.txt") == article
    assert tuple(view.chunks("a.txt").values()) == chunk_article(article)
    assert view.signature("a.txt") == sign(article).to_bytes()
    assert (view.text("a.txt"), view.articles_of("a.txt")) == (_TEXT, ("a.txt",))
    assert [entry.id for entry in view.entries()] == ["a.txt"]
    assert (view.count("articles"), view.count("files")) == (1, 1)


def test_what_is_not_there_is_none_or_empty(database):
    """Unknown articles, texts, chunks, files, lines and relations are None or empty; settings have a default."""
    view = View(database)
    assert (view.article("x"), view.text("x"), view.signature("x"), view.refusal("x")) == (None,) * 4
    assert (view.chunks("x"), view.files(), view.lines("x"), view.copies(), view.related()) == ({},) * 5
    assert (view.entries(), view.refused(), view.articles_of("x"), view.made()) == ((),) * 4
    assert (view.setting("x"), view.setting("x", "y"), view.generation, view.is_readable) == ("", "y", 0, True)


def test_a_view_stays_with_its_generation(database):
    """A view does not change when others commit; the next view sees all of it."""
    before = View(database)
    _put(database, make_article(_TEXT))
    assert (before.entries(), before.generation) == ((), 0)
    after = View(database)
    assert (len(after.entries()), after.generation, after.identity) == (1, 1, before.identity)


def test_nothing_of_a_commit_that_fails_stays(database):
    """A failed commit leaves nothing, the generation included, and the next one succeeds."""
    writer = Writer(database)

    def fail():
        with writer.commit():
            writer.put_file(_known(), None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert (View(database).files(), View(database).generation) == ({}, 0)
    with writer.commit():
        writer.put_file(_known(), "it is damaged.")
    view = View(database)
    assert (view.files(), view.refusal("a.txt"), view.generation) == ({"a.txt": _known()}, "it is damaged.", 1)


def test_a_file_that_is_dropped_takes_everything_with_it(database):
    """Dropping a file removes its articles, chunks and lines, and their words."""
    _put(database, make_article(_TEXT), make_article(_TEXT.replace("Kyiv", "Oslo"), id="b.txt"))
    writer = Writer(database)
    with writer.commit():
        writer.put_lines("a.txt", 7, {1, 2}, {2})
    assert View(database).lines("a.txt") == {1: (7, False), 2: (7, True)}
    assert View(database).bodies([1, 3]) == {1: {7}}
    with writer.commit():
        writer.drop_file("a.txt")
    view = View(database)
    assert (list(view.files()), [entry.id for entry in view.entries()]) == (["b.txt"], ["b.txt"])
    assert (view.chunks("a.txt"), view.lines("a.txt"), view.lines_of("a.txt")) == ({}, {}, frozenset())
    assert view.rows("SELECT rowid FROM words WHERE words MATCH 'kyiv'") == []
    assert len(view.rows("SELECT rowid FROM words WHERE words MATCH 'oslo'")) == 1
    assert writer.holds_words()


def test_lines_are_misjudged_by_how_many_bodies_hold_them(database):
    """Copies of one body count once, for given lines and for all."""
    _put(database, *(make_article(_TEXT, id=f"{n}.txt") for n in range(4)))
    writer = Writer(database)
    with writer.commit():
        for number, body in enumerate([1, 1, 2, 3]):
            writer.put_lines(f"{number}.txt", body, {10, 20 + body}, {10} if number else ())
    view = View(database)
    assert view.misjudged(None, least=3) == ("0.txt",)
    assert view.misjudged([10], least=4) == ("1.txt", "2.txt", "3.txt")
    assert view.misjudged([21, 22], least=3) == ()


def test_relations_of_articles_are_kept(database):
    """Groups of copies and other relations are stored; the signatures restore the same index."""
    articles = [make_article(f"{_TEXT} It was written by number {n}." * 3, id=f"{n}.txt") for n in (1, 1, 2)]
    articles = [replace(article, id=f"{at}.txt") for at, article in enumerate(articles)]
    _put(database, *articles)
    copies = CopyIndex()
    for article in articles:
        copies.add(article.id, sign(article))
    writer = Writer(database)
    with writer.commit():
        writer.put_copies(copies)
    view = View(database)
    assert view.copies()["0.txt"] == copies.copies_of("0.txt") != ()
    assert view.related() == copies.all_related() == view.copy_index().all_related()


def test_a_touched_file_keeps_the_rest(database):
    """A touched file keeps its refusal, its digest, and the settings it was read with."""
    writer = Writer(database)
    with writer.commit():
        writer.put_file(_known(), "it is damaged.")
        writer.touch_file(_known(state=FileState(path="a.txt", size=3, mtime_ns=99), read_ns=100))
    view = View(database)
    assert view.files() == {"a.txt": _known(state=FileState(path="a.txt", size=3, mtime_ns=99), read_ns=100)}
    assert view.refusal("a.txt") == "it is damaged."


def test_a_store_is_only_made_where_it_is_asked_for(tmp_path):
    """Opening a missing store does not create it."""
    for kind in (View, Writer):
        with pytest.raises(IndexDamaged, match="is missing"):
            kind(tmp_path / "index.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_errors_are_told_by_what_they_say_of_the_index(tmp_path):
    """A full disk, a lock or missing permission does not count as damage."""

    def raising(error, code=None):
        if code is not None:
            error.sqlite_errorcode = code
        with as_index_errors(tmp_path):
            raise error

    for code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR | 3 << 8):
        with pytest.raises(IndexUnusable, match="Nothing of it is lost"):
            raising(sqlite3.OperationalError("x"), code)
    with pytest.raises(IndexUnusable, match="No space"):
        raising(OSError(28, "No space left on device"))
    for code in (sqlite3.SQLITE_CORRUPT | 1 << 8, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, None):
        with pytest.raises(IndexDamaged, match="--check"):
            raising(sqlite3.DatabaseError("x"), code)


@pytest.mark.parametrize("name", ["structure", "notes", "places"])
def test_what_cannot_be_understood_is_damage(database, name):
    """JSON that is cut or of another kind is damage."""
    _put(database, make_article(_TEXT))
    for value in ('{"sentences": [[1', "7", "null", "[[1]]"):
        with sqlite3.connect(database) as connection:
            connection.execute(f"UPDATE articles SET {name} = ?", (value,))
        connection.close()
        view = View(database)
        try:
            view.article("a.txt")
        except IndexDamaged:
            continue
        assert value == "[[1]]", "only what has the form of it may pass"


def test_a_connection_is_closed_with_its_view(database):
    """A view closes its connection, also if closed by hand, twice."""
    view = View(database)
    view.close()
    view.close()
    with pytest.raises(IndexDamaged):
        view.entries()
