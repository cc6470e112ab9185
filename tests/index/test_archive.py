from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from index.archive import Archive
from index.checking import check
from index.database import DATABASE
from index.errors import FolderNotFound, IndexUnusable
from index.place import index_path
from index.refresh import refresh
from index.store import View
from tests.damage import damage as harm
from tests.fakes import CountingEmbedder, FakeEmbedder
from tests.index.faults.archives import write

_TEXTS = {
    "guns.txt": "Guns of Kyiv\n\nKyiv has about a hundred guns, a ministry said. Nobody counted them twice.",
    "shells.txt": "Shells of Seoul\n\nSeoul holds 3.4 million shells, a report said. They are very old by now.",
    "sub/ships.txt": "Ships of Oslo\n\nOslo keeps nine ships in its harbour. Two of them are being repaired.",
}


@pytest.fixture
def folder(tmp_path):
    """Make a folder of three articles, last changed long ago."""
    folder = tmp_path / "articles"
    for name, text in _TEXTS.items():
        write(folder / name, text)
    return folder


def _archive(folder, embedder=None):
    return Archive(folder, FakeEmbedder() if embedder is None else embedder, index=folder.parent / "index")


def _full(folder, embedder=None):
    archive = _archive(folder, embedder)
    refresh(archive)
    archive.embed()
    return archive


def _held(archive):
    """Return the visible content of an archive: its articles, and what a search finds of each."""
    collection = archive.collection
    found = {
        question: [(p.chunk, round(p.score, 9), p.dense_score) for p in collection.retrieve(question, 20)]
        for question in ("How many guns does Kyiv have?", "shells of Seoul", "Which ships are repaired?")
    }
    return [collection.article(entry.id) for entry in collection.entries], found, dict(collection.copies)


def test_a_folder_is_read_once(folder):
    """Opening a folder again reads and embeds nothing, and everything is as it was."""
    archive = _archive(folder)
    delta = refresh(archive)
    assert (delta.added, delta.unchanged) == (("guns.txt", "shells.txt", "sub/ships.txt"), ())
    archive.embed()
    counting = CountingEmbedder()
    again = _archive(folder, counting)
    delta = refresh(again)
    assert (delta.added, delta.unchanged, delta.is_empty) == ((), ("guns.txt", "shells.txt", "sub/ships.txt"), True)
    again.embed()
    assert counting.embedded == []
    assert _held(again) == _held(archive)
    assert again.generation.view.generation == archive.generation.view.generation


def test_words_are_found_before_anything_is_embedded(folder):
    """Passages are found by words at once, and the number that wait for vectors is reported."""
    archive = _archive(folder)
    refresh(archive)
    collection = archive.collection
    assert collection.pending == collection.count > 0
    assert collection.retrieve("guns of Kyiv", 1)[0].chunk.article_id == "guns.txt"
    assert collection.retrieve("guns of Kyiv", 1)[0].dense_rank is None
    archive.embed()
    assert archive.collection.pending == 0
    assert archive.collection.retrieve("guns of Kyiv", 1)[0].dense_rank == 1
    assert collection.pending > 0  # what was taken before doesn't change


def test_what_changed_is_told_and_taken_up(folder):
    """New, changed, renamed and removed files are reported; only new passages are embedded."""
    counting = CountingEmbedder()
    archive = _full(folder, counting)
    counting.embedded.clear()
    write(folder / "guns.txt", _TEXTS["guns.txt"] + "\n\nA sentence more stands here.")
    (folder / "shells.txt").rename(folder / "renamed.txt")
    (folder / "sub/ships.txt").unlink()
    write(folder / "new.txt", "Trains of Bern\n\nBern runs forty trains an hour, it says.")
    (folder / "picture.xyz").write_bytes(b"\0")
    delta = refresh(archive)
    assert delta.added == ("new.txt",)
    assert delta.changed == ("guns.txt",)
    assert delta.renamed == (("shells.txt", "renamed.txt"),)
    assert delta.removed == ("sub/ships.txt",)
    assert delta.unread == ("picture.xyz",)
    assert delta.unchanged == ()
    archive.embed()
    assert not any("3.4 million" in text for text in counting.embedded)  # it was only renamed
    assert any("Bern" in text for text in counting.embedded)
    shutil.rmtree(archive.index)
    assert _held(archive) == _held(_full(folder))


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(folder):
    """A file stays refused when the folder is opened again, and is read once it is repaired."""
    (folder / "bad.txt").write_bytes(b"\0\1\2" * 50)
    archive = _archive(folder)
    assert [each.source for each in refresh(archive).refused] == ["bad.txt"]
    assert [each.source for each in refresh(_archive(folder)).refused] == ["bad.txt"]
    write(folder / "bad.txt", "Now it is text. It can be read.")
    delta = refresh(archive)
    assert (delta.refused, delta.changed) == ((), ("bad.txt",))
    assert "bad.txt" in archive.collection.articles


def test_a_change_in_the_same_moment_is_seen(folder):
    """A file of the same size and time is read again if it was changed just before it was read."""
    write(folder / "guns.txt", "It rained in Rome today.", age=0.0)
    archive = _archive(folder)
    refresh(archive)
    state = (folder / "guns.txt").stat()
    (folder / "guns.txt").write_text("It poured in Oslo today.", "utf-8")
    os.utime(folder / "guns.txt", ns=(state.st_atime_ns, state.st_mtime_ns))
    assert refresh(archive).changed == ("guns.txt",)


def test_a_folder_that_is_gone_raises_and_nothing_is_lost(folder):
    """A missing folder raises, and the index stays as it was."""
    archive = _full(folder)
    before = _held(archive)
    folder.rename(folder.with_name("elsewhere"))
    with pytest.raises(FolderNotFound):
        refresh(archive)
    assert _held(_archive(folder)) == before


def test_whoever_reads_sees_the_old_or_the_new(folder):
    """A collection from before a refresh stays whole, texts too; a new one sees the change."""
    archive = _full(folder)
    before, held = archive.collection, _held(archive)
    other = _archive(folder)
    (folder / "guns.txt").unlink()
    write(folder / "shells.txt", "Shells of Seoul\n\nSeoul holds no shells any more, a report said.")
    refresh(archive)
    archive.embed()
    assert before.article("guns.txt").text == _TEXTS["guns.txt"]
    assert "3.4 million" in before.retrieve("shells of Seoul", 1)[0].chunk.text
    assert _held(other) == held
    assert other.look()
    assert "guns.txt" not in other.collection.articles
    assert _held(other) == _held(archive)
    assert not other.look()


def test_one_at_a_time_changes_an_index(folder):
    """A second writer that does not wait gets an error."""
    archive = _archive(folder)
    with archive.alone(), pytest.raises(IndexUnusable, match="another process"):
        refresh(_archive(folder), wait=False)


def test_a_change_of_the_embedder_embeds_again(folder):
    """Another embedder has every text read again, with the reason, and no vectors are mixed."""

    class Other(CountingEmbedder):
        name = "other"

    _full(folder)
    other = Other()
    archive = _archive(folder, other)
    delta = refresh(archive)
    assert delta.reasons == ("the embedder was fake and is other, so every passage is embedded again",)
    archive.embed()
    assert len(other.embedded) == archive.collection.count
    assert refresh(archive).reasons == ()


def test_a_change_of_the_code_reads_again(folder, monkeypatch):
    """Changed code has files read again, but vectors of unchanged texts are kept."""
    _full(folder)
    monkeypatch.setattr("index.settings._digest", lambda names, libraries: "another")
    counting = CountingEmbedder()
    archive = _archive(folder, counting)
    assert len(refresh(archive).reasons) == 2
    archive.embed()
    assert counting.embedded == []


@pytest.mark.parametrize("damage", ["database", "segment", "format"])
def test_a_damaged_index_is_made_anew(folder, damage):
    """A damaged index is reported, moved aside, and rebuilt with the answers of a new one."""
    archive = _full(folder)
    held = _held(archive)
    del archive
    index = folder.parent / "index"
    if damage == "database":
        for name in (f"{DATABASE}-wal", f"{DATABASE}-shm"):
            (index / name).unlink(missing_ok=True)
        (index / DATABASE).write_bytes(b"this is no database, not at all" * 400)
    elif damage == "segment":
        largest = max((f for f in index.iterdir() if not f.name.startswith(DATABASE)), key=lambda f: f.stat().st_size)
        harm(largest, largest.read_bytes()[:-8])
    else:
        import sqlite3

        with sqlite3.connect(index / DATABASE) as connection:
            connection.execute("UPDATE settings SET value = '0' WHERE name = 'format'")
        connection.close()
    again = _archive(folder)
    assert "is rebuilt" in again.notices[0]
    assert (folder.parent / "index.damaged").is_dir()
    refresh(again)
    again.embed()
    assert _held(again) == held


def test_a_check_finds_what_differs_and_mends_it(folder):
    """A check repairs a changed text in the store, a missing chunk, and a changed byte of the search."""
    archive = _full(folder)
    held = _held(archive)
    assert check(archive).problems == ()
    import sqlite3

    with sqlite3.connect(archive.index / DATABASE) as connection:
        connection.execute("UPDATE articles SET text = 'X' || substr(text, 2) WHERE id = 'guns.txt'")
        connection.execute("DELETE FROM chunks WHERE article_id = 'shells.txt'")
        connection.execute("UPDATE settings SET value = value + 1 WHERE name = 'generation'")
    connection.close()
    problems = check(archive).problems
    assert [problem.split(":")[0] for problem in problems[:2]] == ["guns.txt", "shells.txt"]
    assert problems[2:] == ("the words that could be found were not those of the articles",)
    archive.embed()
    assert _held(archive) == held
    assert check(archive).problems == ()


def test_a_check_that_drops_an_article_reports_nothing_of_its_copies(folder):
    """What is copied from it is as it was: only the article itself differs."""
    shutil.copy(folder / "guns.txt", folder / "again.txt")
    archive = _full(folder)
    held = _held(archive)
    assert archive.generation.copies["guns.txt"] == ("again.txt",)
    import sqlite3

    with sqlite3.connect(archive.index / DATABASE) as connection:
        connection.execute("UPDATE articles SET title = 'Other' WHERE id = 'guns.txt'")
        connection.execute("UPDATE settings SET value = value + 1 WHERE name = 'generation'")
    connection.close()
    problems = check(archive).problems
    assert [problem for problem in problems if "guns.txt" not in problem and "words" not in problem] == []
    assert problems[0].startswith("guns.txt")
    archive.embed()
    assert _held(archive) == held


def test_files_that_no_generation_needs_are_deleted(folder):
    """The index does not grow with removed content."""
    archive = _full(folder)
    for turn in range(5):
        write(folder / "guns.txt", f"{_TEXTS['guns.txt']} Turn {turn} of the tests.")
        refresh(archive)
        archive.embed()
    shutil.copytree(archive.index, folder.parent / "copy")
    fresh = Archive(folder, FakeEmbedder(), index=folder.parent / "fresh")
    refresh(fresh)
    fresh.embed()
    assert len(list(archive.index.iterdir())) <= len(list(fresh.index.iterdir())) + 12


def test_the_index_of_a_folder_has_a_place_of_its_own(tmp_path, monkeypatch):
    """The index is in the user's cache directory, the same for every way to name the folder."""
    monkeypatch.chdir(tmp_path)
    Path("news").mkdir()
    assert index_path(Path("news")) == index_path(tmp_path / "news") != index_path(tmp_path / "other")


def test_lines_that_many_articles_share_are_boilerplate_in_all_of_them(tmp_path):
    """Shared lines are boilerplate also in articles that were read first, in any order of reading."""
    folder = tmp_path / "articles"
    texts = {
        f"{n}.txt": f"Story {n} of the day\n\nThe mayor of town {n} opened bridge {n * 7} on a wet day, and {n} came."
        f"\n\nThe council of town {n} had voted for it {n} years ago.\n\nGet the news in your inbox\n\nMost read\n"
        for n in range(1, 9)
    }
    first = {name: text for name, text in texts.items() if name <= "2.txt"}
    for name, text in first.items():
        write(folder / name, text)
    archive = _archive(folder)
    refresh(archive)
    for name, text in texts.items():
        write(folder / name, text)
    refresh(archive)
    at_once = Archive(folder, FakeEmbedder(), index=tmp_path / "at once")
    refresh(at_once)
    for entry in at_once.collection.entries:
        assert archive.collection.article(entry.id) == at_once.collection.article(entry.id)
    assert View(archive.index / DATABASE).misjudged(range(0), least=3) == ()
