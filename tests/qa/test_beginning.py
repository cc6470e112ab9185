from __future__ import annotations

from types import SimpleNamespace

import pytest

from index.errors import FolderNotFound, NoArticles
from qa.assistant import Assistant
from qa.confidence import Calibrator
from tests.fakes import FakeEmbedder, FakeReader
from tests.waiting import until

_CALIBRATOR = Calibrator(version="test", weights=(1.0, 0.0), bias=0.0, threshold=0.5)


@pytest.fixture
def _fakes(monkeypatch):
    """Open every assistant with fake models, and read folders two files at a time."""
    reader = FakeReader({"the word": 3.0})
    monkeypatch.setattr("qa.models.load_embedder", lambda name: FakeEmbedder())
    monkeypatch.setattr(
        "qa.models.load_reader", lambda name: SimpleNamespace(name="fake", folder=None, words=200, read=reader.read)
    )
    monkeypatch.setattr("qa.models.load_calibrator", lambda folder: _CALIBRATOR)
    monkeypatch.setattr("index.batches._BATCH_FILES", 2)


def _write(folder, count):
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.txt").write_text(
            f"Town {number} has the word of the day. Nobody knows why it is {number}."
        )


@pytest.mark.usefixtures("_fakes")
def test_a_new_folder_is_asked_before_all_of_it_is_read(tmp_path):
    """Answers come from what has been read; the rest is read and embedded in the background."""
    _write(tmp_path / "articles", 7)
    assistant = Assistant.open(tmp_path / "articles", index=tmp_path / "index", wait=False)
    assert len(assistant.articles) >= 2
    assert assistant.ask("What has town 0?").text == "the word"
    until(lambda: len(assistant.articles) == 7 and assistant.pending == 0)
    assert assistant.ask("What has town 6?").notices == ()


@pytest.mark.usefixtures("_fakes")
def test_what_is_known_is_brought_up_to_date_first(tmp_path):
    """An existing index is refreshed before anything is asked."""
    _write(tmp_path / "articles", 3)
    Assistant.open(tmp_path / "articles", index=tmp_path / "index")
    (tmp_path / "articles" / "new.txt").write_text("Town 9 has the word of the day too. It is new.")
    assistant = Assistant.open(tmp_path / "articles", index=tmp_path / "index", wait=False)
    assert len(assistant.articles) == 4


@pytest.mark.usefixtures("_fakes")
def test_what_cannot_be_read_at_all_is_told_at_once(tmp_path):
    """A missing folder, and one without an article, raise at once."""
    with pytest.raises(FolderNotFound):
        Assistant.open(tmp_path / "gone", index=tmp_path / "index", wait=False)
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoArticles):
        Assistant.open(tmp_path / "empty", index=tmp_path / "index", wait=False)


@pytest.mark.usefixtures("_fakes")
def test_whatever_ends_the_first_reading_is_raised(tmp_path, monkeypatch):
    """A full disk, for one, is no error of ours; it must not leave an assistant without articles."""
    _write(tmp_path / "articles", 3)

    def full(archive, *, progress):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("qa.source.refresh", full)
    with pytest.raises(OSError, match="No space"):
        Assistant.open(tmp_path / "articles", index=tmp_path / "index", wait=False)
