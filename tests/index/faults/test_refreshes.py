"""Refreshes that are cut, and that come while passages are embedded or the code is another."""

from __future__ import annotations

import threading

import pytest

from index.archive import Archive
from index.refresh import refresh
from tests.fakes import CountingEmbedder, FakeEmbedder
from tests.index.faults.archives import TEXTS, archive_of, filled, unlike_new, write
from tests.waiting import PATIENCE


def test_a_change_of_the_code_keeps_every_vector_of_a_large_folder(folder, monkeypatch):
    """Vectors of files in later batches are kept too, and files not read yet can still be found meanwhile."""
    monkeypatch.setattr("index.batches._BATCH_BYTES", 1)
    counting = CountingEmbedder()
    archive = filled(folder, counting)
    counting.embedded.clear()
    sizes = []
    commit = Archive.commit

    def counted(self, *arguments):
        commit(self, *arguments)
        sizes.append(len(self.generation.entries))

    monkeypatch.setattr(Archive, "commit", counted)
    monkeypatch.setattr("index.settings._digest", lambda names, libraries: "another")
    assert len(refresh(archive).reasons) == 2
    archive.embed()
    assert (counting.embedded, set(sizes)) == ([], {3})
    (folder / "sub/ships.txt").rename(folder / "a.txt")
    (folder / "guns.txt").rename(folder / "z.txt")
    assert len(refresh(archive).renamed) == 2
    archive.embed()
    assert counting.embedded == []


def test_a_refresh_that_is_cut_is_gone_on_with(folder, monkeypatch):
    """What was read with the new code is not read again; lines that were not judged yet are."""
    monkeypatch.setattr("index.batches._BATCH_BYTES", 1)
    for number in range(5):
        text = f"Story {number}\n\nThe mayor of town {number} opened bridge {number * 7}, and {number} came."
        write(folder / f"{number}.txt", f"{text}\n\nGet the news in your inbox\n\nMost read\n")
    commit, left = Archive.commit, [6]

    def cut(self, *arguments):
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        commit(self, *arguments)

    with monkeypatch.context() as patch:
        patch.setattr(Archive, "commit", cut)
        with pytest.raises(KeyboardInterrupt):
            refresh(archive_of(folder))
    archive = archive_of(folder)
    assert len(archive.collection.entries) == 6
    assert len(refresh(archive).added) == 2
    archive.embed()
    assert unlike_new(archive) == ()


def test_a_change_comes_through_while_passages_are_embedded(folder):
    """The embedder holds nobody up, and what it made of a text that has changed meanwhile is not kept."""
    begun, go_on = threading.Event(), threading.Event()

    class Slow(FakeEmbedder):
        def embed(self, texts):
            if threading.current_thread() is behind:
                begun.set()
                assert go_on.wait(PATIENCE)
            return super().embed(texts)

    archive = archive_of(folder, Slow())
    refresh(archive)
    behind = threading.Thread(target=archive.embed)
    behind.start()
    assert begun.wait(PATIENCE)
    write(folder / "guns.txt", TEXTS["guns.txt"].replace("hundred", "hundrez"))  # the same chunk ids
    refresh(archive, wait=False)
    go_on.set()
    behind.join()
    assert archive.collection.pending == 0
    assert unlike_new(archive) == ()
