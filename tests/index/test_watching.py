from __future__ import annotations

import threading

import pytest

from index.errors import FolderNotFound
from index.watching import watch
from tests.waiting import until


def test_changes_are_told(tmp_path):
    """Changes are reported at the start and after a file is added, changed or removed, below the folder too."""
    stop, told = threading.Event(), []
    thread = threading.Thread(target=watch, args=(tmp_path, lambda: told.append(1), stop))
    thread.start()
    until(lambda: told)
    file = tmp_path / "sub" / "a.txt"
    for step in (file.parent.mkdir, lambda: file.write_text("One."), lambda: file.write_text("Two."), file.unlink):
        before = len(told)
        step()
        until(lambda before=before: len(told) > before)
    stop.set()
    thread.join()


def test_a_folder_that_is_not_there_is_named(tmp_path):
    """A missing folder raises and is not waited for."""
    with pytest.raises(FolderNotFound, match="nowhere"):
        watch(tmp_path / "nowhere", lambda: None, threading.Event())


def test_ctrl_c_is_passed_on_without_a_word(tmp_path, monkeypatch, caplog):
    """Whoever watches says what an interrupt means; nothing is logged of it."""

    class Interrupted:
        def __init__(self, *_):
            pass

        def __enter__(self):
            return self

        def __exit__(self, *_):
            pass

        def watch(self, *_):
            return "signal"

    monkeypatch.setattr("watchfiles.main.RustNotify", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        watch(tmp_path, lambda: None, threading.Event())
    assert caplog.records == []
