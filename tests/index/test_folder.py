from __future__ import annotations

import os
import socket

import pytest

from index.errors import ArticlesError, FolderNotFound
from index.folder import FileState, Known, compare, read_bytes, scan


def _state(path, size=1, mtime_ns=0):
    return FileState(path=path, size=size, mtime_ns=mtime_ns)


def _known(path, sha256, **state):
    return Known(state=_state(path, **state), sha256=sha256, read_ns=10**12)


def test_files_are_listed_in_order_with_size_and_time(tmp_path):
    """Files of the folder and below it are listed; hidden ones are skipped."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "b/a.txt", ".hidden.txt", ".git/c.txt"):
        (tmp_path / name).write_text("It rained.")
    states, refused = scan(tmp_path)
    assert [state.path for state in states] == ["b/a.txt", "z.txt"]
    assert {state.size for state in states} == {10}
    assert states[1].mtime_ns == (tmp_path / "z.txt").stat().st_mtime_ns
    assert refused == []


def test_what_is_no_regular_file_is_refused_unopened(tmp_path):
    """Pipes, sockets, links out of the folder and links to themselves are refused unopened."""
    folder = tmp_path / "articles"
    folder.mkdir()
    os.mkfifo(folder / "pipe.txt")
    (folder / "piped.txt").symlink_to("pipe.txt")
    (tmp_path / "outside.txt").write_text("secret")
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "lost.txt").symlink_to(tmp_path / "nothing.txt")
    with socket.socket(socket.AF_UNIX) as here:
        here.bind(str(folder / "socket.txt"))
        states, refused = scan(folder)
    pipes = ["pipe.txt", "piped.txt"]
    assert states == []
    assert [each.source for each in refused] == ["loop.txt", "lost.txt", "out.txt", *pipes, "socket.txt"]
    assert "a file that is not there" in refused[1].reason
    assert "leads out of the folder" in refused[2].reason
    assert "only regular files" in refused[3].reason


def test_a_link_inside_the_folder_is_read(tmp_path):
    """A link inside the folder is read like any file."""
    (tmp_path / "a.txt").write_text("It rained.")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert [state.path for state in scan(tmp_path)[0]] == ["a.txt", "b.txt"]


def test_a_folder_that_is_none_raises(tmp_path):
    """A missing folder and a file each raise an error that says what to do."""
    with pytest.raises(FolderNotFound, match="Check the path"):
        scan(tmp_path / "nowhere")
    (tmp_path / "a.txt").write_text("It rained.")
    with pytest.raises(ArticlesError, match="Use the folder it is in"):
        scan(tmp_path / "a.txt")


def test_a_file_is_read_up_to_a_limit(tmp_path):
    """A larger file is refused, and so is one that has become a pipe."""
    (tmp_path / "a.txt").write_bytes(b"x" * 10)
    assert read_bytes(tmp_path, "a.txt", most=10) == b"x" * 10
    with pytest.raises(ArticlesError, match="larger"):
        read_bytes(tmp_path, "a.txt", most=9)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ArticlesError, match="regular"):
        read_bytes(tmp_path, "pipe.txt", most=10)
    with pytest.raises(ArticlesError, match="cannot be opened"):
        read_bytes(tmp_path, "gone.txt", most=10)


def test_a_file_is_surely_unchanged_by_size_and_an_old_time():
    """A file changed just before it was read may have changed again in the same clock tick."""
    known = _known("a.txt", "1", mtime_ns=10**9)
    assert known.is_surely(_state("a.txt", mtime_ns=10**9))
    assert not known.is_surely(_state("a.txt", size=2, mtime_ns=10**9))
    assert not known.is_surely(_state("a.txt", mtime_ns=2 * 10**9))
    fresh = Known(state=_state("a.txt", mtime_ns=10**12 - 10**9), sha256="1", read_ns=10**12)
    assert not fresh.is_surely(fresh.state)


def test_what_happened_to_each_file():
    """Files are new, changed, unchanged (by digest or by time), renamed with their bytes, or gone."""
    known = {
        path: _known(path, digest) for path, digest in (("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("e", "5"))
    }
    states = [_state("a"), _state("b"), _state("c"), _state("f"), _state("g")]
    happened, renamed, removed = compare(states, known, {"b": "2", "c": "changed", "f": "4", "g": "new"})
    assert happened == {"a": "unchanged", "b": "unchanged", "c": "changed", "f": "added", "g": "added"}
    assert renamed == (("d", "f"),)
    assert removed == ("e",)


def test_of_files_that_could_not_be_opened_none_is_renamed():
    """One is gone and another is new: nothing says that they have the same bytes."""
    happened, renamed, removed = compare([_state("x")], {"a": _known("a", "")}, {"x": ""})
    assert (happened, renamed, removed) == ({"x": "added"}, (), ("a",))


def test_of_two_files_with_the_same_bytes_each_is_renamed_once():
    """Files with the same bytes are paired in the order of their paths."""
    known = {path: _known(path, "1") for path in ("a", "b")}
    _, renamed, removed = compare([_state("x"), _state("y"), _state("z")], known, dict.fromkeys("xyz", "1"))
    assert renamed == (("a", "x"), ("b", "y"))
    assert removed == ()
