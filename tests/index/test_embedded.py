from __future__ import annotations

import numpy as np

from index.embedded import embed_texts
from tests.fakes import FakeEmbedder


class CountingEmbedder(FakeEmbedder):
    """Remembers what it embedded."""

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def embed(self, texts):
        self.embedded.extend(texts)
        return super().embed(texts)


def test_rows_are_those_of_the_texts():
    """In the order of the texts, each embedded once."""
    embedder = CountingEmbedder()
    embedded = embed_texts(["guns", "shells", "guns"], embedder)
    assert embedder.embedded == ["guns", "shells"]
    np.testing.assert_array_equal(embedded.vectors, FakeEmbedder().embed(["guns", "shells", "guns"]))


def test_what_is_known_is_not_embedded_again():
    """Wherever it stands now; and progress counts the rest."""
    known = embed_texts(["guns", "shells", "old"], FakeEmbedder())
    embedder, told = CountingEmbedder(), []
    embedded = embed_texts(["new", "shells", "guns"], embedder, known=known, progress=lambda *at: told.append(at))
    assert (embedder.embedded, told) == (["new"], [(1, 1)])
    np.testing.assert_array_equal(embedded.vectors, FakeEmbedder().embed(["new", "shells", "guns"]))


def test_progress_is_reported_batch_by_batch():
    """It ends at the number of texts; without any there is nothing to report."""
    told: list[tuple[int, int]] = []
    embed_texts([f"text {n}" for n in range(300)], FakeEmbedder(), progress=lambda *at: told.append(at))
    assert told == [(256, 300), (300, 300)]
    assert embed_texts([], FakeEmbedder(), progress=lambda *at: told.append(at)).vectors.shape == (0, 1)
    assert len(told) == 2
