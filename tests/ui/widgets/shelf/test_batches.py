"""Batches of files that one visitor sends at the same time."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

import ui.widgets.upload.upload
from tests.ui.fakes import FakeAssistant, FullDisk
from tests.waiting import PATIENCE
from ui.service.visits import Visits
from ui.widgets.shelf.shelf import Shelf


class Reading(Shelf):
    """Waits, when a batch has been read, until the others have been too."""

    barrier: threading.Barrier

    def _read(self, key, file, files):
        read = super()._read(key, file, files)
        if file.name.startswith("last"):
            self.barrier.wait(PATIENCE)
        return read


def _sent(folder: Path, at: int, **files: str) -> list[dict]:
    raw = []
    for name, text in files.items():
        path = folder / f"sent-{at}-{name}" / "file"
        path.parent.mkdir()
        path.write_text(text)
        raw.append({"name": f"{name}.txt", "size": len(text), "place": str(path)})
    return raw


def _together(folder: Path, batches: list[dict[str, str]], visits: Visits) -> tuple[str, list[str]]:
    """Send all batches at once: each is read before any is added."""
    shelf = Reading(visits, folder)
    shelf.barrier = threading.Barrier(len(batches))
    key = visits.arrive("", "session")
    outcomes = [""] * len(batches)

    def send(at: int) -> None:
        *_, last = shelf.add(key, _sent(folder, at, **batches[at]))
        outcomes[at] = last.outcome or ""

    threads = [threading.Thread(target=send, args=(at,)) for at in range(len(batches))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    return key, outcomes


def test_batches_at_once_do_not_pass_the_quota(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Whichever comes last is told that there is no room, file by file."""
    monkeypatch.setattr(ui.widgets.upload.upload, "MOST_ADDED", 3)
    visits = Visits(FakeAssistant())
    batches = [{f"{name}{at}": f"Text {at} of {name}." for name in ("first", "last")} for at in range(3)]
    key, outcomes = _together(tmp_path, batches, visits)
    assert len(visits.of(key).added) == 3
    assert len(visits.of(key).assistant.articles) == 6
    assert sum(outcome.count("as much as one visitor can") for outcome in outcomes) == 3


@pytest.mark.parametrize("shared", [False, True])
def test_the_same_bytes_are_added_once(tmp_path: Path, shared: bool):
    """Under one name or two; the other is told that they are here, and the rest of its batch is added."""
    visits = Visits(FakeAssistant(), shared=shared)
    batches = [
        {"same": "The secret is plum.", "last": "One more."},
        {"same": "The secret is plum.", "last1": "Two more."},
        {"other": "The secret is plum.", "last2": "Three more."},
    ]
    key, outcomes = _together(tmp_path, batches, visits)
    assert len(visits.of(key).added) == 4
    assert len({article.sha256 for article in visits.of(key).assistant.articles}) == 7
    assert sum(outcome.count("it is here already, as “The secret is plum.”") for outcome in outcomes) == 2


def test_no_refusal_names_an_inner_id(tmp_path: Path):
    """What fails is told by the name of the file."""
    batches = [{"same": "The secret is plum.", "last": "One more."}] * 2
    _, outcomes = _together(tmp_path, batches, Visits(FullDisk()))
    for outcome in outcomes:
        assert "/added/" not in outcome
        assert outcome.count("the disk is full") == 2


def test_a_batch_of_which_nothing_is_new_changes_nothing(tmp_path: Path):
    """No index is made for it."""
    visits = Visits(FakeAssistant(), shared=True)
    batches = [{"last": "The secret is plum."}, {"last": "The secret is plum."}]
    _together(tmp_path, batches, visits)
    assert visits.edition == 1
