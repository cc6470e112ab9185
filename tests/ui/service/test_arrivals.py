"""The folder that files of visitors arrive in."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from ui.service.arrivals import Room, arrivals


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_it_is_there_for_this_process_alone(place: Path):
    """Nobody else may look into it, and in the end it is gone with what is in it."""
    with arrivals() as folder, arrivals() as other:
        assert folder != other
        assert folder.stat().st_mode & 0o077 == 0
        (folder / "sent").mkdir()
        (folder / "sent" / "a.txt").write_text("The secret is plum.")
    assert list(place.iterdir()) == []


def test_what_a_crash_left_is_removed(place: Path):
    """Of a process that is no more; that of one that runs, and what has another name, stays."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = place / f"pullquote-arrivals-{ended.pid}-abc"
    kept = [place / f"pullquote-arrivals-{os.getpid()}-abc", place / "pullquote-arrivals-x", place / "another"]
    outside = place / "another" / "file.txt"
    for folder in (left, *kept):
        folder.mkdir()
    outside.write_text("Stays.")
    (left / "a.txt").write_text("The secret is plum.")
    (left / "link").symlink_to(place / "another")
    with arrivals():
        assert not left.exists()
        assert all(folder.is_dir() for folder in kept)
        assert outside.read_text() == "Stays."


def test_there_is_an_end_of_room(tmp_path: Path):
    """For what lies there and what is on its way together; what is another's does not count."""
    room = Room(tmp_path, tmp_path / "batches", most=100)
    (tmp_path / "batches").mkdir()
    (tmp_path / "batches" / "questions.csv").write_bytes(b"x" * 500)
    (tmp_path / "sent").mkdir()
    (tmp_path / "sent" / "a.txt").write_bytes(b"x" * 40)
    assert room.take(50)
    assert not room.take(20)
    assert room.take(10)
    room.give_back(50)
    assert room.take(20)
    (tmp_path / "sent" / "a.txt").unlink()
    assert room.take(70)
    assert not room.take(1)


def test_what_nobody_reads_any_more_makes_room(tmp_path: Path):
    """As what a client sent half of, which nobody else removes."""
    room = Room(tmp_path, tmp_path / "batches", most=100)
    old, new, kept = tmp_path / "tmp1", tmp_path / "tmp2", tmp_path / "batches" / "questions.csv"
    kept.parent.mkdir()
    for path in (old, new, kept):
        path.write_bytes(b"x" * 60)
    for path in (old, kept):
        os.utime(path, (time.time() - 4000, time.time() - 4000))
    assert room.take(40)
    assert not room.take(1)
    assert (old.exists(), new.exists(), kept.exists()) == (False, True, True)
