"""Files of the folder: times that lie, names that hold anything, files that vanish or cannot be read."""

from __future__ import annotations

import errno
import os
import sys
import time
from dataclasses import replace

import pytest

from eval.fire.state import faults
from index.checking import check
from index.refresh import refresh
from tests.index.faults.archives import REFRESH, TEXTS, archive_of, filled, unlike_new, write


def test_times_that_lie_lose_no_change(folder, monkeypatch):
    """A clock that went back, and files from the future, are read again where that is the only way to tell."""
    archive = filled(folder)
    write(folder / "guns.txt", "Guns\n\nKyiv has ninety guns.", age=-10_000_000.0)
    assert refresh(archive).changed == ("guns.txt",)
    write(folder / "guns.txt", "Guns\n\nKyiv has eighty guns", age=-10_000_000.0)
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
    write(folder / "shells.txt", "Shells\n\nSeoul has no shells.")
    assert refresh(archive).changed == ("shells.txt",)
    monkeypatch.undo()
    archive.embed()
    assert unlike_new(archive) == ()


def test_a_file_that_was_touched_is_hashed_once(folder, monkeypatch):
    """Its new time is kept, and so is that it was refused."""
    (folder / "bad.txt").write_bytes(b"\0\1\2" * 50)
    archive = filled(folder)
    for name in ("guns.txt", "bad.txt"):
        os.utime(folder / name, (time.time() - 99, time.time() - 99))
    assert refresh(archive).is_empty
    read = []
    monkeypatch.setattr(REFRESH, "read_bytes", lambda folder, path, most: read.append(path))
    delta = refresh(archive)
    assert (read, [each.source for each in delta.refused]) == ([], ["bad.txt"])


def test_a_file_that_could_not_be_opened_is_tried_again(folder, monkeypatch):
    """Rights change without its size or time: it is read as soon as it can be."""
    import index.folder

    opened = os.open

    def deny(path, *arguments):
        if str(path).endswith("guns.txt"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *arguments)

    monkeypatch.setattr(index.folder.os, "open", deny)
    archive = filled(folder)
    assert [each.source for each in archive.generation.view.refused()] == ["guns.txt"]
    assert refresh(archive).is_empty
    monkeypatch.undo()
    assert refresh(archive).changed == ("guns.txt",)
    archive.embed()
    assert unlike_new(archive) == ()


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
    archive = filled(folder)
    assert [each.source for each in archive.generation.view.refused()] == ["guns.txt"]
    monkeypatch.undo()
    delta = refresh(archive)
    assert (delta.changed, delta.removed) == (("shells.txt",), ("guns.txt",))
    archive.embed()
    assert unlike_new(archive) == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no such names")
def test_names_may_hold_anything_that_a_name_can(tmp_path):
    """Newlines, quotes, colons, marks of parts: each is an article, is found and is answered from."""
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
        write(folder / name, f"Bridge {number}\n\nThe mayor opened {number} bridges in a town called n{number}.")
    archive = filled(folder)
    assert sorted(entry.id for entry in archive.collection.entries) == sorted(names)
    for number, name in enumerate(names):
        assert archive.collection.retrieve(f"n{number}", 1)[0].chunk.article_id == name
    assert check(archive).problems == ()
    (folder / names[0]).unlink()
    assert refresh(archive).removed == (names[0],)
    assert unlike_new(archive) == ()


def test_two_files_may_not_hold_one_article(folder, monkeypatch):
    """A part of one that is called as the other is: one of the two is refused with a reason, and the rest is read."""
    import index.making

    extract = index.making.extract

    def parts(path, data, hints=None):
        whole = extract(path, data)
        return tuple(replace(each, part="b.txt") for each in whole) if path == "a.txt" else whole

    monkeypatch.setattr(index.making, "extract", parts)
    write(folder / "a.txt", "Bridges\n\nThe mayor opened nine bridges.")
    write(folder / "a.txt#b.txt", "Trains\n\nThe mayor opened two trains.")
    archive = archive_of(folder)
    refused = refresh(archive).refused
    assert [each.source for each in refused] == ["a.txt#b.txt"]
    assert "a.txt has: rename one of them" in refused[0].reason
    assert len(archive.collection.entries) == 4
    assert faults(archive) == ()


def test_a_folder_of_a_thousand_tiny_files(tmp_path, monkeypatch):
    """Every file is looked at a few times, and not each with each."""
    folder = tmp_path / "articles"
    for number in range(1_000):
        write(folder / f"{number % 30}/{number}.txt", f"Note {number}\n\nThe mayor opened bridge {number}.")
    compared = []
    from index.folder import FileState

    equal = FileState.__eq__
    monkeypatch.setattr(FileState, "__eq__", lambda one, other: compared.append(1) or equal(one, other))
    archive = archive_of(folder)
    assert len(refresh(archive).added) == 1_000
    write(folder / "0/0.txt", "Note\n\nThe mayor closed bridge 0.")
    assert len(refresh(archive).changed) == 1
    assert len(compared) < 5 * 1_000
    assert faults(archive) == ()


def test_an_empty_folder_has_an_empty_index(tmp_path):
    """Nothing is found in it, and what comes later is."""
    folder = tmp_path / "articles"
    folder.mkdir()
    archive = filled(folder)
    assert archive.collection.retrieve("guns of Kyiv", 5) == ()
    assert archive.collection.find("guns") == ()
    write(folder / "guns.txt", TEXTS["guns.txt"])
    refresh(archive)
    assert archive.collection.find("guns")[0].article_id == "guns.txt"
    (folder / "guns.txt").unlink()
    refresh(archive)
    assert archive.collection.entries == ()


def test_a_format_that_is_at_fault_costs_its_file_only(folder, monkeypatch):
    """Ranges out of order are a fault of a program; the other files are read."""
    import index.making

    extract = index.making.extract

    def wrong(path, data, *, hints):
        if path == "guns.txt":
            raise ValueError("places are out of order")
        return extract(path, data, hints=hints)

    monkeypatch.setattr(index.making, "extract", wrong)
    archive = filled(folder)
    refused = archive.generation.view.refused()
    assert [(each.source, each.reason) for each in refused] == [
        ("guns.txt", "what reads it is at fault: places are out of order.")
    ]
    assert check(archive).problems == ()
    monkeypatch.undo()
    assert refresh(archive).is_empty
    assert check(archive).problems == ("guns.txt: what is kept is not what is read of it",)  # it failed by chance
    assert archive.generation.view.refused() == ()
    archive.embed()
    assert unlike_new(archive) == ()


def test_an_article_that_cannot_be_made_costs_its_file_only(folder, monkeypatch):
    """What fails after a file was read refuses the file with its reason, and it is not tried again until it changes."""
    import index.making

    article_of, tried = index.making.article_of, []

    def wrong(extracted, path, *values, **named):
        if path == "guns.txt":
            tried.append(path)
            raise ValueError("no such day")
        return article_of(extracted, path, *values, **named)

    monkeypatch.setattr(index.making, "article_of", wrong)
    archive = filled(folder)
    refused = archive.generation.view.refused()
    assert [(each.source, each.reason) for each in refused] == [("guns.txt", "what reads it is at fault: no such day.")]
    assert len(archive.generation.view.entries()) == len(TEXTS) - 1
    refresh(archive)
    assert tried == ["guns.txt"]
    assert check(archive).problems == ()
