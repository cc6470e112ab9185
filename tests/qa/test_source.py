from __future__ import annotations

from threading import Event

import pytest

from index.archive import Archive
from index.errors import EmbedderError, IndexUnusable
from index.progress import silent
from qa.source import Source
from tests.fakes import FakeEmbedder
from tests.waiting import until


class _Failing(FakeEmbedder):
    """Fails with an error, if one is set."""

    def __init__(self) -> None:
        self.error: Exception | None = None

    def embed(self, texts):
        if self.error is not None:
            raise self.error
        return super().embed(texts)


@pytest.fixture
def embedder():
    return _Failing()


@pytest.fixture
def archive(tmp_path, embedder):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "pier.txt").write_text("The pier opened in May. It is long.")
    return Archive(folder, embedder, index=tmp_path / "index")


@pytest.mark.parametrize("error", [EmbedderError("the model is gone"), RuntimeError("the model is gone")])
def test_an_error_of_the_embedding_thread_is_a_warning(archive, embedder, error):
    """The thread ends, a warning says why, and a later try that succeeds withdraws it."""
    source = Source(archive)
    source.refresh(silent)
    embedder.error = error
    source.embed_behind().join()
    (warning,) = source.warnings
    assert "could not be embedded" in warning
    assert "the model is gone" in warning
    assert archive.generation.local.pending == 1
    embedder.error = None
    source.embed_behind().join()
    assert source.warnings == ()
    assert archive.generation.local.pending == 0


def test_an_error_while_a_new_folder_is_embedded_is_a_warning(archive, embedder):
    """The folder can be asked meanwhile, by words."""
    embedder.error = EmbedderError("the model is gone")
    source = Source(archive)
    source.read(silent, wait=False)
    until(lambda: source.warnings)
    assert "the model is gone" in source.warnings[0]


def test_an_error_while_a_folder_is_followed_is_a_warning(archive, embedder):
    """Changes are followed after an error as before."""
    source = Source(archive)
    source.read(silent, wait=True)
    embedder.error = EmbedderError("the model is gone")
    stop = Event()
    thread = source.follow(stop)
    try:
        (archive.folder / "quay.txt").write_text("The quay is older. It is short.")
        until(lambda: source.warnings)
    finally:
        stop.set()
        thread.join()
    assert "the model is gone" in source.warnings[0]


@pytest.mark.parametrize("error", [IndexUnusable("the disk is full"), RuntimeError("the disk is full")])
def test_an_error_while_a_folder_is_read_again_ends_nothing(archive, monkeypatch, error):
    """A warning says why, and the next change that can be read withdraws it."""

    def fail(*_, **__):
        raise error

    source = Source(archive)
    source.read(silent, wait=True)
    stop = Event()
    with monkeypatch.context() as patch:
        patch.setattr("qa.source.refresh", fail)
        thread = source.follow(stop)
        until(lambda: source.warnings)
        assert "could not be read again: the disk is full" in source.warnings[0]
    try:
        (archive.folder / "quay.txt").write_text("The quay is older. It is short.")
        until(lambda: len(archive.generation.entries) == 2)
        until(lambda: not source.warnings)
    finally:
        stop.set()
        thread.join()


def test_without_a_folder_there_is_nothing_to_embed():
    """The thread ends at once."""
    source = Source()
    source.embed_behind().join()
    assert source.warnings == ()
