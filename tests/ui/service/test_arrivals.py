"""The folder that files of visitors arrive in."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from ui.service.arrivals import arrivals


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
