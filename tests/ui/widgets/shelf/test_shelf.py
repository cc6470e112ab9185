"""What the list of articles does."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import ui.widgets.shelf.shelf
import ui.widgets.upload.upload
from index.archive import Archive
from index.errors import UnknownArticle
from index.refresh import refresh
from qa.assistant import Assistant
from qa.confidence import Calibrator
from qa.source import Source
from tests.fakes import FakeEmbedder, FakeReader
from tests.ui.fakes import FIRST, FakeAssistant, FullDisk
from ui.service.uploads import Uploads
from ui.service.visits import Visits
from ui.types import Update
from ui.widgets.shelf.shelf import Shelf


class Desk:
    """A shelf with one visitor."""

    def __init__(self, folder: Path, assistant: FakeAssistant | None = None) -> None:
        self.folder = folder
        self.assistant = assistant or FakeAssistant()
        self.visits = Visits(self.assistant)
        self.shelf = Shelf(self.visits, folder)
        self.key = self.visits.arrive("", "session")

    def send(self, **files: str) -> list:
        raw = []
        for name, text in files.items():
            path = self.folder / f"sent-{name}" / "file"
            path.parent.mkdir()
            path.write_text(text)
            raw.append({"name": f"{name}.txt", "size": len(text), "place": str(path)})
        return list(self.shelf.add(self.key, raw))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_it_shows_what_is_there(desk: Desk):
    """The list has all articles, and how many of them are asked."""
    listing = desk.shelf.show(desk.key)
    assert f'["{FIRST}",' in (listing.rows or "")
    assert "Asking all 3 articles" in (listing.scope or "")
    assert listing.outcome is None


def test_adding_says_how_far_it_has_come(desk: Desk):
    """Reading, then indexing, then what became of it."""
    *steps, last = desk.send(a="The secret is plum.", b="Another text.")
    shown = [step.outcome or "" for step in steps]
    assert ["Reading files · 0 of 2" in shown[0], "Reading files · 1 of 2" in shown[1]] == [True, True]
    assert ["Indexing passages · 1 of 2" in shown[2], "Indexing passages · 2 of 2" in shown[3]] == [True, True]
    assert "Added 2 articles." in (last.outcome or "")
    assert "Asking all 5 articles" in (last.scope or "")
    assert (last.rows or "").count('"mine"]') == 2


def test_a_file_that_is_refused_stops_no_other(desk: Desk):
    """The others are added, each only once in a batch."""
    *_, last = desk.send(a="The secret is plum.", b=" ", c="The secret is plum.")
    outcome = last.outcome or ""
    assert "“The secret is plum.”</a>" in outcome
    assert "<b>b.txt</b> was not added: it holds no text" in outcome
    assert "<b>c.txt</b> was not added: it is here already" in outcome


def test_files_beyond_a_batch_are_refused_by_name(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """None is skipped in silence, and none stays on the server."""
    monkeypatch.setattr(ui.widgets.shelf.shelf, "MOST_FILES", 1)
    *_, last = desk.send(a="The secret is plum.", b="Another text.")
    assert "“The secret is plum.”</a>" in (last.outcome or "")
    assert "<b>b.txt</b> was not added: at most 1 files are read at once" in (last.outcome or "")
    assert list(desk.folder.iterdir()) == []


def test_where_all_are_refused_nothing_is_indexed(desk: Desk):
    """Nothing is indexed, and nothing changes."""
    *steps, last = desk.send(a="")
    assert not any("Indexing" in (step.outcome or "") for step in steps)
    assert "Asking all 3 articles" in (last.scope or "")


def test_one_visitor_cannot_add_without_end(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """By articles or by characters."""
    monkeypatch.setattr(ui.widgets.upload.upload, "MOST_ADDED", 1)
    *_, last = desk.send(a="One text.", b="Two texts.")
    assert "<b>b.txt</b> was not added: you have added as much as one visitor can" in (last.outcome or "")
    monkeypatch.setattr(ui.widgets.upload.upload, "MOST_ADDED", 9)
    monkeypatch.setattr(ui.widgets.upload.upload, "MOST_CHARACTERS", 20)
    *_, last = desk.send(c="A text that is too long by far.")
    assert "as much as one visitor can" in (last.outcome or "")


def test_what_cannot_be_indexed_is_refused(tmp_path: Path):
    """Each file with the reason."""
    *_, last = Desk(tmp_path, FullDisk()).send(a="One text.")
    assert "<b>a.txt</b> was not added: the disk is full" in (last.outcome or "")


def test_a_page_that_is_forgotten_is_told_so(tmp_path: Path):
    """What it sends is refused, and deleted."""
    desk = Desk(tmp_path)
    desk.key = "gone"
    *_, last = desk.send(a="One text.")
    assert "reload the page" in (last.outcome or "")
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize("raw", [None, [], "x", [None]])
def test_nothing_sent_changes_nothing(desk: Desk, raw: object):
    """The list is shown as it is."""
    [last] = desk.shelf.add(desk.key, raw)
    assert last.outcome == ""


def test_choosing_and_removing(desk: Desk):
    """Return how many are asked from now on; an unknown id raises."""
    assert "Asking 1 of 3 articles" in (desk.shelf.choose(desk.key, [FIRST]).scope or "")
    with pytest.raises(UnknownArticle):
        desk.shelf.choose(desk.key, ["nothing"])
    desk.send(a="The secret is plum.")
    [added] = desk.visits.of(desk.key).added
    removed = desk.shelf.remove(desk.key, added)
    assert ("Asking 1 of 3 articles" in (removed.scope or ""), removed.outcome) == (True, "")
    assert json.loads(removed.rows or "")["ticked"] == [FIRST]
    with pytest.raises(UnknownArticle):
        desk.shelf.remove(desk.key, FIRST)


def test_what_changes_by_itself_is_told(desk: Desk):
    """The line of the scope while the index is being made, the whole list when the articles change, else nothing."""
    everyone = desk.assistant
    assert desk.shelf.changed(desk.key, (0, 0, 0)) == Update()
    everyone.pending = 7
    update = desk.shelf.changed(desk.key, (0, 0, 0))
    assert (update.edition, update.rows) == ((0, 7, 0), None)
    assert "7 passages to go" in (update.scope or "")
    everyone.unread = ("photo.jpg",)
    update = desk.shelf.changed(desk.key, (0, 7, 0))
    assert (update.edition, "photo.jpg" in (update.missed or "")) == ((0, 7, 1), True)
    everyone.articles, everyone.edition = everyone.articles[:1], 1
    update = desk.shelf.changed(desk.key, (0, 7, 1))
    assert update.edition == (1, 7, 1)
    assert "Asking the one article" in (update.scope or "")
    assert len(json.loads(update.rows or "")["rows"]) == 1


def test_a_list_follows_its_folder(tmp_path: Path):
    """A file that is new is listed, and one that is gone is not, whenever it is read again."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "first.txt").write_text("The wind was strong all day.")
    archive = Archive(folder, FakeEmbedder(), index=tmp_path / "index")
    refresh(archive)
    calibrator = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.5)
    assistant = Assistant(archive.collection, FakeReader({}), calibrator, source=Source(archive))
    shelf = Shelf(Visits(assistant), tmp_path)
    (folder / "second.txt").write_text("Nobody went out to the harbour.")
    (folder / "empty.txt").write_text("")
    (folder / "photo.jpg").write_bytes(b"")
    assistant.refresh()
    listing = shelf.changed(None, (0, 0, 0))
    assert "second.txt" in (listing.rows or "")
    assert "Not read: 2 files" in (listing.missed or "")
    assert "<b>empty.txt</b>: it holds no text" in (listing.missed or "")
    assert "<b>photo.jpg</b>" in (listing.missed or "")
    (folder / "first.txt").unlink()
    assistant.refresh()
    assert "first.txt" not in (shelf.changed(None, listing.edition or ()).rows or "first.txt")


def test_nothing_is_kept_for_whoever_is_no_visitor(tmp_path: Path):
    """A key that somebody made up gets no folder, and does not become a visit by one."""
    desk = Desk(tmp_path)
    desk.visits.uploads = Uploads(tmp_path / "kept")
    desk.key = "made-up-by-somebody-00"
    *_, last = desk.send(a="The secret is plum.")
    assert "<b>a.txt</b> was not added: this session has expired" in (last.outcome or "")
    assert not (tmp_path / "kept").exists()
    assert desk.visits.arrive(desk.key, "session") != desk.key


def test_it_is_said_for_how_long_what_is_added_is_there(tmp_path: Path):
    """For those who come back, until they leave, or for everybody."""
    desk = Desk(tmp_path)
    for uploads, said in ((Uploads(tmp_path / "kept", days=2.5), "within 3 days"), (Uploads(), "gone when you leave")):
        desk.visits.uploads = uploads
        *_, last = desk.send(**{f"b{id(uploads)}": f"The secret is {id(uploads)}."})
        assert said in (last.outcome or "")
    desk.visits = Visits(desk.assistant, shared=True, uploads=Uploads(tmp_path / "kept"))
    desk.shelf, desk.key = Shelf(desk.visits, tmp_path), desk.visits.arrive("", "session")
    *_, last = desk.send(c="The secret is pear.")
    assert "For everybody" in (last.outcome or "")
