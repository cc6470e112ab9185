"""What other processes and threads do to an index, and what of it lies open."""

from __future__ import annotations

import gc
import sqlite3
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import pytest

from eval.fire.state import faults
from index.checking import check
from index.database import DATABASE
from index.errors import IndexUnusable
from index.refresh import refresh
from tests.fakes import FakeEmbedder
from tests.index.faults.archives import archive_of, filled, unlike_new, write
from tests.waiting import until

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
    """Three of them refresh and embed one folder at once, from nothing and after a change."""
    for turn in range(2):
        for number in range(12):
            write(
                folder / f"{number}.txt",
                f"Turn {turn} of {number}\n\nIn turn {turn} the mayor opened {number} bridges.",
            )
        children = [_child(folder) for _ in range(3)]
        assert [child.wait() for child in children] == [0, 0, 0]
        archive = archive_of(folder)
        assert archive.notices == ()
        assert archive.collection.pending == 0
        assert unlike_new(archive, f"as new {turn}") == ()


def test_whoever_asks_during_refreshes_sees_old_or_new(folder):
    """Another process changes the index all the while: each answer is of one generation, whole."""
    archive = filled(folder)
    turns, seen, stop = 3, set(), threading.Event()

    def ask():
        reader = archive_of(folder)
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
            write(folder / f"bridges{number}.txt", f"Bridges\n\nIn turn {turn} the town has bridges, {number} of them.")
        assert _child(folder).wait() == 0
        until(lambda turn=turn: any(numbers == (str(turn),) for numbers, _ in seen))
    stop.set()
    for thread in reading:
        thread.join()
    assert {len(numbers) for numbers, _ in seen} <= {0, 1}  # never of two generations
    assert {wrong for _, wrong in seen} == {()}
    archive.look()
    assert unlike_new(archive) == ()


def test_threads_that_look_never_take_a_writer_back(folder):
    """A thread that looks while another commits leaves the newest generation in place."""
    archive, stop = filled(folder), threading.Event()

    def look():
        while not stop.is_set():
            archive.look()

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    for turn in range(15):
        write(folder / "guns.txt", f"Guns\n\nKyiv has {turn} guns in turn {turn}.")
        refresh(archive)
    stop.set()
    for thread in threads:
        thread.join()
    assert archive.notices == ()
    archive.embed()
    assert unlike_new(archive) == ()


def test_a_database_that_another_holds_is_not_taken_for_damaged(folder, monkeypatch):
    """Whoever waits in vain for a lock is told, and the index stays."""
    monkeypatch.setattr("index.database._WAIT", 0.0)
    archive = filled(folder)
    write(folder / "new.txt", "New\n\nSomething new is here.")
    with sqlite3.connect(archive.index / DATABASE, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(IndexUnusable, match="locked"):
            refresh(archive)
        other.execute("ROLLBACK")
    other.close()
    assert (archive.notices, refresh(archive).added) == ((), ("new.txt",))


def test_an_index_that_another_embedder_took_over_is_left_alone(folder):
    """No vector of one model is beside those of another."""

    class Other(FakeEmbedder):
        name = "other"

    archive = archive_of(folder)
    refresh(archive)
    refresh(archive_of(folder, Other()))
    archive.embed()
    assert archive.collection.pending == archive.collection.count


def test_the_log_of_the_database_does_not_grow_without_end(folder, monkeypatch):
    """The log is written back even though somebody reads all the while."""
    monkeypatch.setattr("index.archive._LOG_BYTES", 500_000)
    archive = archive_of(folder)
    sizes = []
    for turn in range(40):
        write(folder / "guns.txt", f"Guns {turn}\n\n" + f"Kyiv has {turn} guns in turn {turn}. " * 400)
        refresh(archive)
        sizes.append((archive.index / f"{DATABASE}-wal").stat().st_size)
    assert max(sizes) < 2_500_000


def test_nothing_is_left_open(folder):
    """Every connection is closed with the last that reads by it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        archive = filled(folder)
        write(folder / "guns.txt", "Guns\n\nKyiv has no guns.")
        refresh(archive)
        check(archive)
        del archive
        gc.collect()
    if Path("/proc/self/maps").exists():
        assert f"{folder.parent}/index/" not in Path("/proc/self/maps").read_text()
