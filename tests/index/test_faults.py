"""What can happen to an index from outside: no disk or permission, damage, deletion, other processes, odd files."""

from __future__ import annotations

import errno
import gc
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
import warnings
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

from eval.fire.state import differences, faults, state_of
from index.archive import Archive
from index.checking import check
from index.database import DATABASE
from index.errors import ArticlesError, IndexDamaged, IndexUnusable, PullquoteError
from index.refresh import refresh
from tests.fakes import CountingEmbedder, FakeEmbedder
from tests.waiting import until

_REFRESH = import_module("index.refresh")  # which the package names a function by
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
        _write(folder / name, text)
    return folder


def _write(path: Path, text: str, *, age: float = 3600.0) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    then = time.time() - age
    os.utime(path, (then, then))


def _archive(folder, embedder=None, name="index"):
    return Archive(folder, FakeEmbedder() if embedder is None else embedder, index=folder.parent / name)


def _full(folder, embedder=None, name="index"):
    archive = _archive(folder, embedder, name)
    refresh(archive)
    archive.embed()
    return archive


def _is_as_new(archive, name="as new"):
    """Whether an archive holds what a new index of its folder holds; print what differs."""
    return differences(state_of(archive), state_of(_full(archive.folder, archive.embedder, name)))


_CHILD = """
import sys
from pathlib import Path
from index.archive import Archive
from index.refresh import refresh
from tests.fakes import FakeEmbedder
archive = Archive(Path(sys.argv[1]), FakeEmbedder(), index=Path(sys.argv[2]))
refresh(archive)
archive.embed()
"""


def _child(folder):
    return subprocess.Popen([sys.executable, "-c", _CHILD, str(folder), str(folder.parent / "index")])


def test_processes_side_by_side_come_to_one_index(folder):
    """Three processes refresh and embed one folder at once, from nothing and after a change."""
    for turn in range(2):
        for number in range(12):
            _write(
                folder / f"{number}.txt",
                f"Turn {turn} of {number}\n\nIn turn {turn} the mayor opened {number} bridges.",
            )
        children = [_child(folder) for _ in range(3)]
        assert [child.wait() for child in children] == [0, 0, 0]
        archive = _archive(folder)
        assert archive.notices == ()
        assert archive.collection.pending == 0
        assert _is_as_new(archive, f"as new {turn}") == ()


def test_whoever_asks_during_refreshes_sees_old_or_new(folder):
    """While another process changes the index, each answer is of one whole generation."""
    archive = _full(folder)
    turns, seen, stop = 6, set(), threading.Event()

    def ask():
        reader = _archive(folder)
        while not stop.is_set():
            reader.look()
            collection = reader.collection
            texts = {p.chunk.text for p in collection.retrieve("How many bridges stand in town?", 5)}
            numbers = {text.split("turn ")[1].split()[0] for text in texts if "turn " in text}
            wrong = faults(reader)
            seen.add((tuple(sorted(numbers)), wrong))
            assert {e.id for e in collection.entries} >= {"guns.txt"}

    reading = [threading.Thread(target=ask) for _ in range(2)]
    for thread in reading:
        thread.start()
    for turn in range(turns):
        for number in range(3):
            _write(
                folder / f"bridges{number}.txt", f"Bridges\n\nIn turn {turn} the town has bridges, {number} of them."
            )
        assert _child(folder).wait() == 0
        until(lambda turn=turn: any(numbers == (str(turn),) for numbers, _ in seen))
    stop.set()
    for thread in reading:
        thread.join()
    assert {len(numbers) for numbers, _ in seen} <= {0, 1}  # never of two generations
    assert {wrong for _, wrong in seen} == {()}
    archive.look()
    assert _is_as_new(archive) == ()


def test_threads_that_look_never_take_a_writer_back(folder):
    """A thread that looks while another commits leaves the newest generation in place."""
    archive, stop = _full(folder), threading.Event()

    def look():
        while not stop.is_set():
            archive.look()

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for turn in range(15):
        _write(folder / "guns.txt", f"Guns\n\nKyiv has {turn} guns in turn {turn}.")
        refresh(archive)
    stop.set()
    for thread in threads:
        thread.join()
    assert archive.notices == ()
    archive.embed()
    assert _is_as_new(archive) == ()


_FULL = """
import resource, sys
from pathlib import Path
from index.archive import Archive
from index.errors import PullquoteError
from index.refresh import refresh
from tests.fakes import FakeEmbedder
archive = Archive(Path(sys.argv[1]), FakeEmbedder(), index=Path(sys.argv[2]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    refresh(archive)
    archive.embed()
except PullquoteError as error:
    print(type(error).__name__, error)
"""


@pytest.mark.parametrize("limit", [0, 20_000, 100_000])
def test_a_full_disk_is_said_and_nothing_is_lost(folder, limit):
    """If files cannot grow, the index stays as it was, and is brought up to date once there is room."""
    before = state_of(_full(folder))
    for number in range(20):
        _write(
            folder / f"{number}.txt",
            f"Bridge {number}\n\n" + f"The mayor opened {number} bridges in town {number}. " * 40,
        )
    command = [sys.executable, "-c", _FULL, str(folder), str(folder.parent / "index"), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("IndexUnusable the index cannot be read or written at ")
    assert "Free space" in done.stdout
    archive = _archive(folder)
    assert archive.notices == ()
    assert faults(archive) == ()
    if limit < 60_000:
        assert state_of(archive) == before
    refresh(archive)
    archive.embed()
    assert _is_as_new(archive) == ()


def test_a_commit_that_fails_leaves_the_archive_usable(folder, monkeypatch):
    """After a failed commit the archive works on, including what it knows of copies."""
    archive = _full(folder)
    _write(folder / "copy.txt", _TEXTS["guns.txt"] * 3)
    _write(folder / "copy2.txt", _TEXTS["guns.txt"] * 3)

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("index.search.manifest.write_arrays", full)
        with pytest.raises(IndexUnusable, match="No space left on device"):
            refresh(archive)
    (folder / "copy2.txt").unlink()
    refresh(archive)
    archive.embed()
    assert _is_as_new(archive) == ()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to mount")
def test_a_read_only_place_is_said(folder, tmp_path):
    """A read-only place is reported, both for a new index and an existing one."""
    _full(folder)
    index = tmp_path / "index"
    if subprocess.run(["mount", "--bind", "-o", "ro", index, index], capture_output=True).returncode != 0:
        pytest.skip("this system does not mount")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", index], check=True, capture_output=True)
        with pytest.raises(IndexUnusable, match="--index"):
            refresh(_archive(folder))
        with pytest.raises(IndexUnusable, match="Read-only file system"):
            Archive(folder, FakeEmbedder(), index=index / "new")
    finally:
        subprocess.run(["umount", index], check=True)
    assert _is_as_new(_archive(folder)) == ()


def test_a_place_that_may_not_be_written_is_said(folder, monkeypatch):
    """A cache directory without write permission is reported."""

    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(IndexUnusable, match="Permission denied"):
        _archive(folder)


def test_an_index_is_kept_apart_from_everything_else(folder, tmp_path):
    """An index is not created among articles, in a file, or among other files, and touches none of them."""
    for place in (folder, folder / "index"):
        with pytest.raises(ArticlesError, match="among the articles"):
            Archive(folder, FakeEmbedder(), index=place)
    papers = tmp_path / "papers"
    _write(papers / "will.txt", "Mine")
    with pytest.raises(ArticlesError, match="will.txt"):
        Archive(folder, FakeEmbedder(), index=papers)
    with pytest.raises(ArticlesError, match="is a file"):
        Archive(folder, FakeEmbedder(), index=papers / "will.txt")
    assert [file.name for file in papers.iterdir()] == ["will.txt"]


def test_files_that_are_not_of_the_index_stay(folder):
    """Foreign files stay, in the index's folder and in the one for damaged indexes."""
    archive = _full(folder)
    _write(archive.index / "notes.txt", "Mine")
    _write(folder / "new.txt", "New\n\nSomething new is here.")
    refresh(archive)
    assert (archive.index / "notes.txt").exists()
    _write(archive.index.with_name("index.damaged") / "mine.txt", "Mine")
    del archive
    (folder.parent / "index" / DATABASE).write_bytes(b"no database" * 999)
    assert "is rebuilt" in _archive(folder).notices[0]
    assert (folder.parent / "index/notes.txt").exists()
    assert (folder.parent / "index.damaged/mine.txt").exists()


def test_a_database_that_another_holds_is_not_taken_for_damaged(folder, monkeypatch):
    """A lock that is not released is reported, and the index stays."""
    monkeypatch.setattr("index.database._WAIT", 0.0)
    archive = _full(folder)
    _write(folder / "new.txt", "New\n\nSomething new is here.")
    with sqlite3.connect(archive.index / DATABASE, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(IndexUnusable, match="locked"):
            refresh(archive)
        other.execute("ROLLBACK")
    other.close()
    assert (archive.notices, refresh(archive).added) == ((), ("new.txt",))


@pytest.mark.parametrize("what", ["folder", "database", "segments"])
def test_an_index_that_is_deleted_while_it_is_open_is_made_anew(folder, what):
    """Earlier collections still answer; the next refresh reads everything again."""
    archive = _full(folder)
    before = archive.collection
    for file in archive.index.iterdir():
        if what == "folder" or file.name.startswith(DATABASE) == (what == "database"):
            file.unlink()
    if what == "folder":
        archive.index.rmdir()
    assert before.retrieve("guns of Kyiv", 1)[0].chunk.article_id == "guns.txt"
    _write(folder / "new.txt", "New\n\nSomething new is here.")
    refresh(archive)
    archive.embed()
    assert faults(_archive(folder)) == ()
    assert _is_as_new(_archive(folder)) == ()


def test_an_index_that_was_replaced_is_taken_up(folder):
    """An index replaced by another of the same generation, such as a backup, is noticed."""
    archive = _full(folder)
    shutil.copytree(archive.index, folder.parent / "backup")
    other = _full(folder, name="other")
    other.commit(other.generation.local.fork())
    while other.generation.view.generation < archive.generation.view.generation:
        other.commit(other.generation.local.fork())
    identity = other.generation.view.identity
    del other
    gc.collect()
    shutil.rmtree(archive.index)
    (folder.parent / "other").rename(archive.index)
    assert archive.look()
    assert archive.generation.view.identity == identity


def test_damage_is_noticed_or_harmless_wherever_it_is(folder):
    """Flipped bits and cut files raise only our own errors, and a check repairs all of it."""
    draw = random.Random(7)
    _full(folder)
    whole = folder.parent / "whole"
    shutil.copytree(folder.parent / "index", whole)
    expected = state_of(_full(folder, name="as new"))
    names = sorted(file.name for file in whole.iterdir() if not file.name.endswith("-shm"))
    for turn in range(24):
        index = folder.parent / f"index{turn}"
        shutil.copytree(whole, index)
        file = index / names[turn % len(names)]
        content = bytearray(file.read_bytes())
        if not content:
            continue
        if turn % 3:
            for _ in range(8):
                content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
        else:
            del content[draw.randrange(len(content)) :]
        file.write_bytes(content)
        try:
            archive = _archive(folder, name=index.name)
            archive.collection.retrieve("guns of Kyiv", 3)
        except PullquoteError:
            archive = _archive(folder, name=index.name)
        check(archive)
        archive.embed()
        assert differences(state_of(archive), expected) == ()


def test_a_check_of_articles_that_share_lines_finds_nothing(tmp_path):
    """Boilerplate that depends on other articles is judged as a refresh judges it."""
    folder = tmp_path / "articles"
    for number in range(6):
        text = f"Story {number}\n\nThe mayor of town {number} opened bridge {number * 7}, and {number} came."
        _write(folder / f"{number}.txt", f"{text}\n\nGet the news in your inbox\n\nMost read\n")
    archive = _full(folder)
    assert check(archive) == ()


def test_a_check_finds_what_is_told_of_an_article_too(folder):
    """A check covers title, structure, signature, lines, relations and the word index."""
    archive = _full(folder)
    expected = state_of(archive)
    changes = {
        "guns.txt": "UPDATE articles SET title = 'Other' WHERE id = 'guns.txt'",
        "shells.txt": "UPDATE articles SET structure = '{}' WHERE id = 'shells.txt'",
        "sub/ships.txt": "UPDATE articles SET structure = '{\"sentences\": 7}' WHERE id = 'sub/ships.txt'",
        "guns.txt ": "UPDATE articles SET signature = x'0011' WHERE id = 'guns.txt'",
        "shells.txt ": "UPDATE lines SET repeated = 1 WHERE article_id = 'shells.txt'",
        "what articles are copies": 'INSERT OR REPLACE INTO settings VALUES (\'related\', \'{"a": {"b": "copy"}}\')',
        "the words": "INSERT INTO words (words) VALUES ('delete-all')",
    }
    for name, change in changes.items():
        with sqlite3.connect(archive.index / DATABASE) as connection:
            connection.execute(change)
            connection.execute("UPDATE settings SET value = value + 1 WHERE name = 'generation'")
        connection.close()
        problems = check(archive)
        assert problems[0].startswith(name.strip()), (name, problems)
        archive.embed()
        assert differences(state_of(archive), expected) == (), name


def test_times_that_lie_lose_no_change(folder, monkeypatch):
    """A clock set back and files from the future are read again if nothing else can tell."""
    archive = _full(folder)
    _write(folder / "guns.txt", "Guns\n\nKyiv has ninety guns.", age=-10_000_000.0)
    assert refresh(archive).changed == ("guns.txt",)
    _write(folder / "guns.txt", "Guns\n\nKyiv has eighty guns", age=-10_000_000.0)
    now = (folder / "guns.txt").stat()
    assert refresh(archive).changed == ("guns.txt",)
    (folder / "guns.txt").write_text("Guns\n\nKyiv has twenty guns", "utf-8")
    os.utime(folder / "guns.txt", ns=(now.st_atime_ns, now.st_mtime_ns))  # the same size and time
    assert refresh(archive).changed == ("guns.txt",)
    generation = archive.generation.view.generation
    assert refresh(archive).is_empty
    assert archive.generation.view.generation == generation  # nothing is written for a time that tells nothing
    ago = time.time_ns() - 10**18
    monkeypatch.setattr("index.making.time.time_ns", lambda: ago)
    _write(folder / "shells.txt", "Shells\n\nSeoul has no shells.")
    assert refresh(archive).changed == ("shells.txt",)
    monkeypatch.undo()
    archive.embed()
    assert _is_as_new(archive) == ()


def test_a_file_that_was_touched_is_hashed_once(folder, monkeypatch):
    """The new time of a touched file is stored, and so is that it was refused."""
    (folder / "bad.txt").write_bytes(b"\0\1\2" * 50)
    archive = _full(folder)
    for name in ("guns.txt", "bad.txt"):
        os.utime(folder / name, (time.time() - 99, time.time() - 99))
    assert refresh(archive).is_empty
    read = []
    monkeypatch.setattr(_REFRESH, "read_bytes", lambda folder, path, most: read.append(path))
    delta = refresh(archive)
    assert (read, [each.source for each in delta.refused]) == ([], ["bad.txt"])


def test_a_file_that_could_not_be_opened_is_tried_again(folder, monkeypatch):
    """A file without permission is read as soon as it can be, though size and time are unchanged."""
    import index.folder

    opened = os.open

    def deny(path, *arguments):
        if str(path).endswith("guns.txt"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *arguments)

    monkeypatch.setattr(index.folder.os, "open", deny)
    archive = _full(folder)
    assert [each.source for each in archive.generation.view.refused()] == ["guns.txt"]
    assert refresh(archive).is_empty
    monkeypatch.undo()
    assert refresh(archive).changed == ("guns.txt",)
    archive.embed()
    assert _is_as_new(archive) == ()


def test_files_that_vanish_or_grow_while_they_are_read(folder, monkeypatch):
    """What was read is kept, and the next refresh sees the rest."""
    import index.making

    read = index.making.read_bytes

    def reading(place, path, *, most):
        if path == "guns.txt":
            (place / path).unlink(missing_ok=True)
        data = read(place, path, most=most)
        if path == "shells.txt":
            with (place / path).open("a") as file:
                file.write(" More is said below.")
        return data

    monkeypatch.setattr(index.making, "read_bytes", reading)
    archive = _full(folder)
    assert [each.source for each in archive.generation.view.refused()] == ["guns.txt"]
    monkeypatch.undo()
    delta = refresh(archive)
    assert (delta.changed, delta.removed) == (("shells.txt",), ("guns.txt",))
    archive.embed()
    assert _is_as_new(archive) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no such names")
def test_names_may_hold_anything_that_a_name_can(tmp_path):
    """Files with newlines, quotes, colons or "#" in their names are read, found and answered from."""
    folder = tmp_path / "articles"
    names = [
        "a\nb.txt",
        "it's.txt",
        'say "x".txt',
        "a:0-9.txt",
        "%_?.txt",
        "é\u0301.txt",
        "a#b.txt",
        "[red]x.txt",
        "-.txt",
    ]
    for number, name in enumerate(names):
        _write(folder / name, f"Bridge {number}\n\nThe mayor opened {number} bridges in a town called n{number}.")
    archive = _full(folder)
    assert sorted(entry.id for entry in archive.collection.entries) == sorted(names)
    for number, name in enumerate(names):
        assert archive.collection.retrieve(f"n{number}", 1)[0].chunk.article_id == name
    assert check(archive) == ()
    (folder / names[0]).unlink()
    assert refresh(archive).removed == (names[0],)
    assert _is_as_new(archive) == ()


def test_two_files_may_not_hold_one_article(folder, monkeypatch):
    """If a part's id equals another file's, one of the two is refused with a reason."""
    import index.making

    extract = index.making.extract

    def parts(path, data, hints=None):
        whole = extract(path, data)
        return tuple(replace(each, part="b.txt") for each in whole) if path == "a.txt" else whole

    monkeypatch.setattr(index.making, "extract", parts)
    _write(folder / "a.txt", "Bridges\n\nThe mayor opened nine bridges.")
    _write(folder / "a.txt#b.txt", "Trains\n\nThe mayor opened two trains.")
    archive = _archive(folder)
    refused = refresh(archive).refused
    assert [each.source for each in refused] == ["a.txt#b.txt"]
    assert "a.txt has: rename one of them" in refused[0].reason
    assert len(archive.collection.entries) == 4
    assert faults(archive) == ()


def test_a_folder_of_thousands_of_tiny_files(tmp_path, monkeypatch):
    """Every file is looked at a few times, not compared with every other."""
    folder = tmp_path / "articles"
    for number in range(3_000):
        _write(folder / f"{number % 30}/{number}.txt", f"Note {number}\n\nThe mayor opened bridge {number}.")
    compared = []
    from index.folder import FileState

    equal = FileState.__eq__
    monkeypatch.setattr(FileState, "__eq__", lambda one, other: compared.append(1) or equal(one, other))
    archive = _archive(folder)
    assert len(refresh(archive).added) == 3_000
    _write(folder / "0/0.txt", "Note\n\nThe mayor closed bridge 0.")
    assert len(refresh(archive).changed) == 1
    assert len(compared) < 5 * 3_000
    assert faults(archive) == ()


def test_an_empty_folder_has_an_empty_index(tmp_path):
    """An empty folder finds nothing, and files added later are found."""
    folder = tmp_path / "articles"
    folder.mkdir()
    archive = _full(folder)
    assert archive.collection.retrieve("guns of Kyiv", 5) == ()
    assert archive.collection.find("guns") == ()
    _write(folder / "guns.txt", _TEXTS["guns.txt"])
    refresh(archive)
    assert archive.collection.find("guns")[0].article_id == "guns.txt"
    (folder / "guns.txt").unlink()
    refresh(archive)
    assert archive.collection.entries == ()


def test_a_change_of_the_code_keeps_every_vector_of_a_large_folder(folder, monkeypatch):
    """Vectors survive in later batches too, and files not read yet can be found meanwhile."""
    monkeypatch.setattr(_REFRESH, "_BATCH_BYTES", 1)
    counting = CountingEmbedder()
    archive = _full(folder, counting)
    counting.embedded.clear()
    sizes = []
    commit = Archive.commit

    def counted(self, *arguments):
        commit(self, *arguments)
        sizes.append(len(self.generation.entries))

    monkeypatch.setattr(Archive, "commit", counted)
    monkeypatch.setattr("index.settings._digest", lambda names, libraries: "another")
    assert len(refresh(archive).reasons) == 2
    archive.embed()
    assert (counting.embedded, set(sizes)) == ([], {3})
    (folder / "sub/ships.txt").rename(folder / "a.txt")
    (folder / "guns.txt").rename(folder / "z.txt")
    assert len(refresh(archive).renamed) == 2
    archive.embed()
    assert counting.embedded == []


def test_a_refresh_that_is_cut_is_gone_on_with(folder, monkeypatch):
    """An interrupted refresh continues: nothing is read twice, and lines not judged yet are judged."""
    monkeypatch.setattr(_REFRESH, "_BATCH_BYTES", 1)
    for number in range(5):
        text = f"Story {number}\n\nThe mayor of town {number} opened bridge {number * 7}, and {number} came."
        _write(folder / f"{number}.txt", f"{text}\n\nGet the news in your inbox\n\nMost read\n")
    commit, left = Archive.commit, [6]

    def cut(self, *arguments):
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        commit(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Archive, "commit", cut)
        with pytest.raises(KeyboardInterrupt):
            refresh(_archive(folder))
    archive = _archive(folder)
    assert len(archive.collection.entries) == 6
    assert len(refresh(archive).added) == 2
    archive.embed()
    assert _is_as_new(archive) == ()


def test_a_change_comes_through_while_passages_are_embedded(folder):
    """Embedding does not block a refresh, and vectors of text that has changed meanwhile are dropped."""
    begun, go_on = threading.Event(), threading.Event()

    class Slow(FakeEmbedder):
        def embed(self, texts):
            if threading.current_thread() is behind:
                begun.set()
                assert go_on.wait(60)
            return super().embed(texts)

    archive = _archive(folder, Slow())
    refresh(archive)
    behind = threading.Thread(target=archive.embed)
    behind.start()
    assert begun.wait(60)
    _write(folder / "guns.txt", _TEXTS["guns.txt"].replace("hundred", "hundrez"))  # the same chunk ids
    refresh(archive, wait=False)
    go_on.set()
    behind.join()
    assert archive.collection.pending == 0
    assert _is_as_new(archive) == ()


def test_an_index_that_another_embedder_took_over_is_left_alone(folder):
    """Vectors of two models are never mixed."""

    class Other(FakeEmbedder):
        name = "other"

    archive = _archive(folder)
    refresh(archive)
    refresh(_archive(folder, Other()))
    archive.embed()
    assert archive.collection.pending == archive.collection.count


def test_the_log_of_the_database_does_not_grow_without_end(folder, monkeypatch):
    """The write-ahead log stays bounded while somebody keeps reading."""
    monkeypatch.setattr("index.archive._LOG_BYTES", 500_000)
    archive = _archive(folder)
    sizes = []
    for turn in range(40):
        _write(folder / "guns.txt", f"Guns {turn}\n\n" + f"Kyiv has {turn} guns in turn {turn}. " * 400)
        refresh(archive)
        sizes.append((archive.index / f"{DATABASE}-wal").stat().st_size)
    assert max(sizes) < 2_500_000


def test_nothing_is_left_open(folder):
    """Every connection is closed with its last reader."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        archive = _full(folder)
        _write(folder / "guns.txt", "Guns\n\nKyiv has no guns.")
        refresh(archive)
        check(archive)
        del archive
        gc.collect()
    if Path("/proc/self/maps").exists():
        assert f"{folder.parent}/index/" not in Path("/proc/self/maps").read_text()


def test_a_search_that_names_what_is_not_kept_says_that_the_index_is_damaged(folder):
    """A hit without a stored chunk raises IndexDamaged, not KeyError."""
    archive = _full(folder)
    with sqlite3.connect(archive.index / DATABASE) as connection:
        connection.execute("DELETE FROM chunks")
        connection.execute("UPDATE settings SET value = value + 1 WHERE name = 'generation'")
    connection.close()
    archive.look()
    with pytest.raises(IndexDamaged):
        archive.collection.retrieve("guns of Kyiv", 3)


def test_a_format_that_is_at_fault_costs_its_file_only(folder, monkeypatch):
    """A format that returns ranges out of order costs its file only."""
    import index.making

    extract = index.making.extract

    def wrong(path, data, *, hints):
        if path == "guns.txt":
            raise ValueError("places are out of order")
        return extract(path, data, hints=hints)

    monkeypatch.setattr(index.making, "extract", wrong)
    refused = _full(folder).generation.view.refused()
    assert [(each.source, each.reason) for each in refused] == [
        ("guns.txt", "what reads it is at fault: places are out of order.")
    ]
