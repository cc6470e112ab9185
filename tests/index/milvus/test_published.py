from __future__ import annotations

import gc
from contextlib import suppress
from weakref import ref

import pytest

from index.archive import Archive
from index.articles import article_from_text
from index.errors import EngineError, UnknownArticle
from index.milvus import Address, PublishedIndex, publish
from index.milvus.documents import Documents
from index.milvus.engine import LARGEST, Engine
from index.milvus.publishing import build_of
from index.refresh import refresh
from index.types import Scope
from tests.fakes import FakeEmbedder
from tests.waiting import until

_TEXTS = {
    "guns.txt": "Guns of Kyiv\n\nKyiv has about a hundred guns, a ministry said. Nobody counted them twice.",
    "shells.txt": "Shells of Seoul\n\nSeoul holds 3.4 million shells, a report said. They are very old by now.",
    "sub/ships.txt": "Ships of Oslo\n\nOslo keeps nine ships in its harbour. Two of them are being repaired.",
    "sub/again.txt": "Shells of Seoul\n\nSeoul holds 3.4 million shells, a report said. They are very old by now.",
    "ünïcode.txt": "Zürich\n\n" + "Die Straßenbahn fährt bis Mitternacht, sagte Žofie Dvořáková. 🚋\n" * 1500,
}
_QUESTIONS = ("How many guns does Kyiv have?", "shells of Seoul", "Which ships are repaired?", "Straßenbahn", "??")

pytestmark = pytest.mark.slow


@pytest.fixture
def archive(tmp_path):
    """Make a folder's index, everything embedded."""
    folder = tmp_path / "articles"
    for name, text in _TEXTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    archive = Archive(folder, FakeEmbedder(), index=tmp_path / "index")
    refresh(archive)
    archive.embed()
    return archive


def _publish(archive, place, embedder="fake"):
    return publish(archive.generation, Address.parse(place), embedder=embedder)


def _counts(outcome):
    return outcome.put, outcome.removed, outcome.unchanged


def _is_there(reader):
    """Whether the server of what was published answers."""
    with suppress(EngineError):
        reader.collection.retrieve(_QUESTIONS[0], 1)
        return True
    return False


def _held(collection):
    """Return the visible content of a collection, with scores as exact as float32."""
    found = {
        question: [(p.chunk, p.rank, round(p.score, 3), p.lexical_rank, p.dense_rank) for p in hits]
        for question in _QUESTIONS
        if (hits := collection.retrieve(question, 20)) is not None
    }
    words = {
        words: sorted((f.article_id, f.places) for f in collection.find(words))
        for words in ("shells", '"hundred guns"', "Nobody twice", "straßenbahn")
    }
    return [collection.article(e.id) for e in collection.entries], found, dict(collection.copies), words


def test_what_is_published_is_what_the_archive_holds(place, archive):
    """Articles, passages, places of words and copies are the same, read from the engine alone."""
    assert _counts(_publish(archive, place)) == (5, 0, 0)
    there = PublishedIndex(Address.parse(place), FakeEmbedder())
    assert there.collection.entries == archive.collection.entries
    assert _held(there.collection) == _held(archive.collection)
    assert there.collection.count == archive.collection.count
    assert there.collection.pending == 0
    there.close()


def test_a_snapshot_that_nobody_needs_is_freed(place, archive):
    """At once, when the next one is read, not only when garbage is collected."""
    _publish(archive, place)
    there = PublishedIndex(Address.parse(place), FakeEmbedder())
    first = ref(there.generation)
    assert there.generation.article("guns.txt") is not None
    (archive.folder / "new.txt").write_text("Trams of Riga\n\nRiga has two hundred trams.", "utf-8")
    refresh(archive)
    archive.embed()
    _publish(archive, place)
    gc.disable()
    try:
        assert there.look()
        assert first() is None
    finally:
        gc.enable()
    there.close()


def test_publishing_again_puts_what_has_changed(place, archive):
    """A second time nothing is put; then a new, a changed and a removed file are followed, and a reader follows too."""
    _publish(archive, place)
    reader = PublishedIndex(Address.parse(place), FakeEmbedder())
    assert _counts(_publish(archive, place)) == (0, 0, 5)
    (archive.folder / "new.txt").write_text("Trams of Riga\n\nRiga has two hundred trams.", "utf-8")
    (archive.folder / "guns.txt").write_text(
        "Guns of Kyiv\n\nKyiv has about ninety guns now, a ministry said.", "utf-8"
    )
    (archive.folder / "shells.txt").unlink()
    refresh(archive)
    archive.embed()
    assert _counts(_publish(archive, place)) == (2, 2, 3)
    assert reader.look()
    assert not reader.look()
    assert reader.edition == 1
    assert _held(reader.collection) == _held(archive.collection)
    with pytest.raises(UnknownArticle):
        reader.collection.article("shells.txt")
    reader.close()


def test_a_publication_that_was_cut_is_finished_by_the_next(place, archive, monkeypatch):
    """Until then readers see what was there before; afterwards nothing is there twice, and no leftover."""
    _publish(archive, place)
    reader = PublishedIndex(Address.parse(place), FakeEmbedder())
    before = _held(reader.collection)
    (archive.folder / "shells.txt").write_text("Shells of Seoul\n\nSeoul holds nine million shells by now.", "utf-8")
    refresh(archive)
    archive.embed()

    put = Documents.put

    def cut(self, kind, documents):
        if kind == "whole":
            raise KeyboardInterrupt
        put(self, kind, documents)

    with monkeypatch.context() as patched:
        patched.setattr(Documents, "put", cut)
        with pytest.raises(KeyboardInterrupt):
            _publish(archive, place)
    assert not reader.look()
    assert _held(reader.collection) == before
    assert _counts(_publish(archive, place)) == (1, 1, 4)
    assert reader.look()
    assert _held(reader.collection) == _held(archive.collection)
    rows = sum(1 for _ in reader._engine.each(f"{build_of(reader._engine)}_rows", ["chunk_id"]))
    assert rows == archive.collection.count
    reader.close()


def test_another_embedder_gets_tables_of_its_own(place, archive):
    """They are filled beside the old ones, the name moves to them at once, and the old ones go with the next run."""
    _publish(archive, place)
    engine = Engine(Address.parse(place))
    first = build_of(engine)
    assert _counts(_publish(archive, place, embedder="other")) == (5, 0, 0)
    second = build_of(engine)
    assert first != second
    own = {table for table in engine.tables() if table.startswith(engine.address.name)}
    assert {table.rpartition("_")[0] for table in own} == {first, second}
    _publish(archive, place, embedder="other")
    own = {table for table in engine.tables() if table.startswith(engine.address.name)}
    assert {table.rpartition("_")[0] for table in own} == {second}
    engine.close()
    with pytest.raises(EngineError, match="embedded by other, not by fake"):
        PublishedIndex(Address.parse(place), FakeEmbedder())


def test_a_visitor_adds_and_hides_beside(place, archive):
    """What is added is in this process alone, and scopes hold for both."""
    _publish(archive, place)
    reader = PublishedIndex(Address.parse(place), FakeEmbedder())
    own = article_from_text("own.txt", "Bells of Turku\n\nTurku has eleven bells, and Seoul none.")
    mine = reader.collection.with_articles([own]).without_articles(["guns.txt"])
    assert mine.count == reader.collection.count + 1
    assert [p.chunk.article_id for p in mine.retrieve("Who has bells?", 3)][0] == "own.txt"
    assert "guns.txt" not in {p.chunk.article_id for p in mine.retrieve("guns of Kyiv", 20)}
    within = mine.retrieve("Seoul", 20, scope=Scope(articles=frozenset({"own.txt"})))
    assert {p.chunk.article_id for p in within} == {"own.txt"}
    assert [p.rank for p in mine.retrieve("Seoul", 20)] == list(range(1, len(mine.retrieve("Seoul", 20)) + 1))
    assert {f.article_id for f in mine.find("bells")} == {"own.txt"}
    assert "own.txt" not in {p.chunk.article_id for p in reader.collection.retrieve("bells", 20)}
    reader.close()


def test_texts_of_any_length_come_back_whole(engine):
    """Long texts are cut between characters and come back whole; so does an empty one."""
    documents = Documents(engine, f"{engine.address.name}_documents")
    documents.create()
    texts = {"a": "", "b": "x" * LARGEST, "c": "x" * (LARGEST - 1) + "ü" * 9, "d": "🚋" * LARGEST, "e": 'q"\\\n'}
    documents.put("body", texts)
    assert {edition: documents.get("body", edition) for edition in texts} == texts
    assert dict(documents.each("body")) == texts
    assert documents.get("body", "f") is None
    documents.put("body", {"d": "short"})
    assert documents.get("body", "d") == "short"
    documents.remove(["a", "b", "c", "d"])
    assert documents.editions("body") == {"e"}


def test_nothing_published_is_said(place):
    """If nothing is published, the error names the command that publishes."""
    with pytest.raises(EngineError, match=r"nothing is published at .*: `pullquote index FOLDER --index"):
        PublishedIndex(Address.parse(place), FakeEmbedder())


def test_passages_without_vectors_are_not_published(place, archive):
    """Passages without vectors, which meaning could never find, are not published."""
    (archive.folder / "new.txt").write_text("Trams of Riga\n\nRiga has two hundred trams.", "utf-8")
    refresh(archive)
    with pytest.raises(EngineError, match="not every passage is embedded"):
        _publish(archive, place)


class TestFaults:
    """A server that is killed while it is asked or written to."""

    @pytest.fixture
    def server(self, tmp_path):
        from tests.index.milvus.conftest import Server

        server = Server(tmp_path / "data")
        server.start()
        yield server
        server.kill()

    def test_a_server_that_is_gone_is_told_and_comes_back(self, archive, server, monkeypatch):
        """A question meanwhile gets a clear error; after the restart everything is as it was."""
        monkeypatch.setattr("index.milvus.engine.PAUSES", (0.0,))
        place = f"{server.uri}/articles"
        _publish(archive, place)
        reader = PublishedIndex(Address.parse(place), FakeEmbedder())
        before = _held(reader.collection)
        collection = reader.collection
        server.kill()
        with pytest.raises(EngineError, match="refused a request"):
            collection.retrieve("shells of Seoul", 3)
        server.start()
        until(lambda: _is_there(reader))
        assert _held(reader.collection) == before
        reader.close()

    def test_a_server_that_is_killed_while_it_is_written_to(self, archive, server, monkeypatch):
        """The publication fails with a message; the next one completes it, with nothing twice."""
        monkeypatch.setattr("index.milvus.engine.PAUSES", (0.0,))
        place = f"{server.uri}/articles"
        put, calls = Engine.put, []

        def dying(self, table, records):
            calls.append(table)
            if len(calls) == 4:
                server.kill()
            put(self, table, records)

        with monkeypatch.context() as patched:
            patched.setattr(Engine, "put", dying)
            with pytest.raises(EngineError):
                _publish(archive, place)
        server.start()
        _publish(archive, place)
        reader = PublishedIndex(Address.parse(place), FakeEmbedder())
        assert _held(reader.collection) == _held(archive.collection)
        reader.close()
