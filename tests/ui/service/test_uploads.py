"""What visitors add, on disk."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

import ui.service.uploads
from index.articles import articles_of_file
from index.types import Article
from tests.ui.fakes import FakeAssistant
from ui.service.originals import sent_id
from ui.service.uploads import Uploads, write_whole
from ui.service.visits import Visits

ANN, BOB = "a" * 22, "b" * 22
DAY = 86_400


def sent(text: str, name: str = "secret.txt") -> tuple[Article, bytes]:
    """Read a file as one that was sent."""
    data = text.encode()
    (article,) = articles_of_file("/added/0/x.txt", data)
    (article,) = articles_of_file(sent_id(article.sha256, name), data, source=name)
    return article, data


def add(visits: Visits, key: str, text: str = "The secret is plum.", name: str = "secret.txt") -> Article:
    """Add a file to a visit, as the page does."""
    article, data = sent(text, name)
    visits.uploads.put(key, data)
    visits.add(key, [article])
    return article


def started(folder: Path, **options: float) -> Visits:
    """Start a server again."""
    return Visits(FakeAssistant(), uploads=Uploads(folder, **options))


def ids(visits: Visits, key: str) -> tuple[str, ...]:
    return visits.of(key).added


def found_again(folder: Path, key: str) -> tuple[str, ...]:
    """Start a server again, and return what a visitor finds there."""
    visits = started(folder)
    return ids(visits, visits.arrive(key, "again"))


def away(folder: Path, days: float) -> None:
    """Pretend that all visitors have been away for this long."""
    for place in folder.iterdir():
        os.utime(place, (time.time() - days * DAY,) * 2)


def test_what_was_added_outlives_the_server(tmp_path: Path):
    """The same browser finds it again, and gets answers from it; no other visitor sees it."""
    visits = started(tmp_path)
    ann = visits.arrive("", "1")
    article = add(visits, ann)
    again = started(tmp_path)
    steps: list[tuple[str, int, int]] = []
    assert again.arrive(ann, "2", progress=lambda *step: steps.append(step)) == ann
    assert ids(again, ann) == (article.id,)
    assert again.of(ann).assistant.ask("What is the secret?").text == "plum"
    assert steps
    bob = again.arrive("", "3")
    assert bob != ann
    for other in (bob, BOB, f"../{ann}"):
        assert article.id not in again.of(other).assistant.by_id
    assert article.id not in again.everyone.by_id


def test_a_new_tab_goes_on_with_what_the_browser_added(tmp_path: Path):
    """Unless another tab has it open: then both are visitors of their own."""
    visits = started(tmp_path)
    ann = visits.arrive("", "1")
    add(visits, ann)
    assert visits.arrive("", "2", before=ann) != ann
    visits.leave("1")
    assert visits.arrive("", "3", before=ann) == ann
    assert started(tmp_path).arrive("", "4", before=ann) == ann
    assert started(tmp_path).arrive("forgotten" * 2, "5", before=ann) != ann


def test_what_is_taken_back_is_removed_from_the_disk(tmp_path: Path):
    """A removed file is deleted, and restored when that is undone, even after a restart."""
    visits = started(tmp_path)
    ann = visits.arrive("", "1")
    article = add(visits, ann)
    other = add(visits, ann, "Another text.", "other.txt")
    visits.remove(ann, article.id)
    kept = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"plum" in data or b"secret" in data for data in kept)
    assert found_again(tmp_path, ann) == (other.id,)
    visits.restore(ann, article.id)
    assert set(found_again(tmp_path, ann)) == {article.id, other.id}


def test_of_a_file_of_several_articles_one_can_be_taken_back(tmp_path: Path):
    """The others stay, and the file with them, until the last of them is taken back."""
    visits = started(tmp_path)
    ann = visits.arrive("", "1")
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("one.txt", "One text.")
        archive.writestr("two.txt", "Another text.")
    data = packed.getvalue()
    digest = sha256(data).hexdigest()
    first, second = articles_of_file(sent_id(digest, "two.zip"), data, source="two.zip")
    visits.uploads.put(ann, data)
    visits.add(ann, [first, second])
    visits.remove(ann, first.id)
    assert found_again(tmp_path, ann) == (second.id,)
    visits.remove(ann, second.id)
    assert found_again(tmp_path, ann) == ()
    assert not any(data in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())


def test_what_is_older_than_the_limit_is_removed(tmp_path: Path):
    """After the last visit; whoever is there keeps what they added, and a limit of zero keeps nothing."""
    visits = started(tmp_path, days=2)
    ann = visits.arrive("", "1")
    article = add(visits, ann)
    away(tmp_path, 1.5)
    again = started(tmp_path, days=2)
    assert ids(again, again.arrive(ann, "2")) == (article.id,)
    away(tmp_path, 2.5)
    again.uploads.sweep([ann])
    assert list(tmp_path.iterdir())
    away(tmp_path, 2.5)
    late = started(tmp_path, days=2)
    assert late.arrive(ann, "3") != ann
    assert not list(tmp_path.iterdir())
    none = started(tmp_path, days=0)
    add(none, key := none.arrive("", "1"))
    assert not none.uploads.holds(key, [article])
    assert not list(tmp_path.iterdir())


def test_keys_lead_nowhere_else(tmp_path: Path):
    """Whatever a browser sends as one: nothing is read, written or removed outside the folder."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "files.json").write_text('[{"name": "a.txt", "sha256": "../x", "articles": ["/added/0/a.txt"]}]')
    uploads = Uploads(tmp_path / "inside")
    article, data = sent("The secret is plum.")
    hostile = [
        "../outside",
        "..",
        ".",
        "",
        "/etc/passwd",
        str(outside),
        "a/../../outside" * 2,
        "\0" * 20,
    ]
    for key in hostile:
        assert not uploads.is_kept(key)
        assert not uploads.put(key, data)
        uploads.add(key, [article])
        uploads.touch(key)
        assert uploads.remove(key, article) is None
        assert not list(uploads.files(key))
    assert not (tmp_path / "inside").exists()
    assert [path.name for path in outside.iterdir()] == ["files.json"]


@pytest.mark.parametrize(
    "listed", ["", "{", "[5]", '[{"name": 1}]', '[{"name": "a", "sha256": "../x", "articles": []}]']
)
def test_a_list_that_is_damaged_names_nothing(tmp_path: Path, listed: str):
    """The visitor comes back all the same, and can add again."""
    visits = started(tmp_path)
    ann = visits.arrive("", "1")
    add(visits, ann)
    next(tmp_path.rglob("files.json")).write_text(listed)
    again = started(tmp_path)
    assert again.arrive(ann, "2") == ann
    assert ids(again, ann) == ()
    article = add(again, ann)
    assert found_again(tmp_path, ann) == (article.id,)


def test_a_crash_leaves_whole_files_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """What was being written is not there, what was there before still is, and leftovers go when it is read again."""
    visits = started(tmp_path)
    ann = visits.arrive("", "1")
    first = add(visits, ann)

    def crash(*paths: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(ui.service.uploads.os, "replace", crash)
        with pytest.raises(KeyboardInterrupt):
            visits.uploads.put(ann, b"Half a file")
    place = next(path for path in tmp_path.iterdir() if path.is_dir())
    (place / f"{'0' * 64}.1.new").write_text("cut o")
    (place / ("1" * 64)).write_text("never named")
    again = started(tmp_path)
    assert ids(again, again.arrive(ann, "2")) == (first.id,)
    assert sorted(path.name for path in place.iterdir()) == sorted([first.sha256, "files.json"])


def test_a_file_that_is_not_what_it_was_is_left_out(tmp_path: Path):
    """It would be read as another article under the same name."""
    visits = started(tmp_path)
    ann = visits.arrive("", "1")
    article, other = add(visits, ann), add(visits, ann, "Another text.", "b.txt")
    next(tmp_path.rglob(article.sha256)).write_text("The secret is pear.")
    assert found_again(tmp_path, ann) == (other.id,)


def test_a_full_disk_keeps_nothing_and_breaks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The visitor's article is there until the server is started again."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(ui.service.uploads.os, "fsync", full)
    visits = started(tmp_path)
    ann = visits.arrive("", "1")
    article = add(visits, ann)
    assert visits.of(ann).assistant.ask("What is the secret?").text == "plum"
    assert not visits.uploads.holds(ann, [article])


def test_room_is_limited(tmp_path: Path):
    """For a visitor, and for all: those who have been away for longest are forgotten first, across restarts too."""
    uploads = Uploads(tmp_path, most=25, most_of_all=45)
    assert uploads.put(ANN, b"a" * 20)
    assert not uploads.put(ANN, b"b" * 20)
    away(tmp_path, 1)
    uploads = Uploads(tmp_path, most=25, most_of_all=45)
    assert not uploads.put(ANN, b"b" * 20)
    assert uploads.put(BOB, b"c" * 20)
    away(tmp_path, 1)
    uploads.touch(ANN)
    assert uploads.put("c" * 22, b"d" * 20)
    assert [uploads.is_kept(key) for key in (ANN, BOB, "c" * 22)] == [True, False, True]
    assert not Uploads(tmp_path, most=100, most_of_all=45).put(BOB, b"e" * 50)


def test_nobody_else_of_the_machine_can_read_it(tmp_path: Path):
    """The folders are private, and their names do not reveal visitors' keys."""
    uploads = Uploads(tmp_path / "kept")
    uploads.put(ANN, b"a")
    for place in (tmp_path / "kept", uploads.made(ANN)):
        assert place is not None
        assert place.stat().st_mode & 0o077 == 0
    assert not any(ANN in str(path) for path in tmp_path.rglob("*"))


def test_a_whole_file_takes_the_place_of_the_one_before(tmp_path: Path):
    """With nothing left beside it."""
    write_whole(tmp_path / "a", b"one")
    write_whole(tmp_path / "a", b"two")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"two")]
