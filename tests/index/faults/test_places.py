"""Where an index is kept: full disks, places that may not be written, files of others."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from eval.fire.state import faults, state_of
from index.archive import Archive
from index.database import DATABASE
from index.errors import ArticlesError, IndexUnusable
from index.refresh import refresh
from tests.fakes import FakeEmbedder
from tests.index.faults.archives import TEXTS, archive_of, filled, unlike_new, write

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
    """Files may not grow beyond a limit: the index stays as it was, and is brought up to date when there is room."""
    before = state_of(filled(folder))
    for number in range(20):
        write(
            folder / f"{number}.txt",
            f"Bridge {number}\n\n" + f"The mayor opened {number} bridges in town {number}. " * 40,
        )
    command = [sys.executable, "-c", _FULL, str(folder), str(folder.parent / "index"), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("IndexUnusable the index cannot be read or written at ")
    assert "Free space" in done.stdout
    archive = archive_of(folder)
    assert archive.notices == ()
    assert faults(archive) == ()
    if limit < 60_000:
        assert state_of(archive) == before
    refresh(archive)
    archive.embed()
    assert unlike_new(archive) == ()


def test_a_commit_that_fails_leaves_the_archive_usable(folder, monkeypatch):
    """The archive stays usable, with the copies that it had counted before."""
    archive = filled(folder)
    write(folder / "copy.txt", TEXTS["guns.txt"] * 3)
    write(folder / "copy2.txt", TEXTS["guns.txt"] * 3)

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr("index.search.manifest.write_arrays", full)
        with pytest.raises(IndexUnusable, match="No space left on device"):
            refresh(archive)
    (folder / "copy2.txt").unlink()
    refresh(archive)
    archive.embed()
    assert unlike_new(archive) == ()


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to mount")
def test_a_read_only_place_is_said(folder, tmp_path):
    """Both if an index is to be made there, and if there is one."""
    filled(folder)
    index = tmp_path / "index"
    if subprocess.run(["mount", "--bind", "-o", "ro", index, index], capture_output=True).returncode != 0:
        pytest.skip("this system does not mount")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", index], check=True, capture_output=True)
        with pytest.raises(IndexUnusable, match="--index"):
            refresh(archive_of(folder))
        with pytest.raises(IndexUnusable, match="Read-only file system"):
            Archive(folder, FakeEmbedder(), index=index / "new")
    finally:
        subprocess.run(["umount", index], check=True)
    assert unlike_new(archive_of(folder)) == ()


def test_a_place_that_may_not_be_written_is_said(folder, monkeypatch):
    """As where the user has no right to the cache directory."""

    def refuse(*_, **__):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(IndexUnusable, match="Permission denied"):
        archive_of(folder)


def test_an_index_is_kept_apart_from_everything_else(folder, tmp_path):
    """Not among the articles, not in a file, and not in a folder of other files: none of them is touched."""
    for place in (folder, folder / "index"):
        with pytest.raises(ArticlesError, match="among the articles"):
            Archive(folder, FakeEmbedder(), index=place)
    papers = tmp_path / "papers"
    write(papers / "will.txt", "Mine")
    with pytest.raises(ArticlesError, match="will.txt"):
        Archive(folder, FakeEmbedder(), index=papers)
    with pytest.raises(ArticlesError, match="is a file"):
        Archive(folder, FakeEmbedder(), index=papers / "will.txt")
    assert [file.name for file in papers.iterdir()] == ["will.txt"]


def test_files_that_are_not_of_the_index_stay(folder):
    """In its folder and in the one that a damaged index is put into."""
    archive = filled(folder)
    write(archive.index / "notes.txt", "Mine")
    write(folder / "new.txt", "New\n\nSomething new is here.")
    refresh(archive)
    assert (archive.index / "notes.txt").exists()
    write(archive.index.with_name("index.damaged") / "mine.txt", "Mine")
    del archive
    (folder.parent / "index" / DATABASE).write_bytes(b"no database" * 999)
    assert "is rebuilt" in archive_of(folder).notices[0]
    assert (folder.parent / "index/notes.txt").exists()
    assert (folder.parent / "index.damaged/mine.txt").exists()
