"""The bench by size, on a handful of rows: what it holds, not how long it takes."""

from __future__ import annotations

import gzip
import json

import numpy as np
import pytest

from eval.bench.scale import Size, _rows, build, open_and_search
from eval.bench.scale_peers import time_peers
from eval.bench.scale_rows import make_rows, questions, random_vectors


@pytest.fixture
def pages(tmp_path):
    path = tmp_path / "pages.jsonl.gz"
    texts = [" ".join(f"{word}{at}." if at % 9 == 0 else f"{word}{at}" for at in range(230)) for word in ("tea", "oil")]
    lines = [json.dumps({"title": f"Title {at}", "text": text}) for at, text in enumerate([*texts, "  "])]
    path.write_bytes(gzip.compress("\n".join(lines).encode()))
    return path


def test_rows_are_the_pages_and_then_recombined(pages):
    """Rows of 100 words under their titles; beyond the pages' own, sentences of them, the same every time."""
    rows = make_rows(pages, 40)
    assert [row.chunk_id for row in rows[:4]] == ["page 0:0", "page 0:100", "page 0:200", "page 1:0"]
    assert rows[6].article_id == "recombined 0"
    assert len({row.chunk_id for row in rows}) == 40
    assert rows == make_rows(pages, 40)
    assert all(len(row.text.split("\n")[1].split()) <= 100 for row in rows)
    assert all(any(question in " ".join(row.text.split()) for row in rows) for question in questions(rows, 5))


def test_a_file_without_words(tmp_path):
    """Pages without a word are an error."""
    path = tmp_path / "none.gz"
    path.write_bytes(gzip.compress(b'{"title": "t", "text": " "}\n'))
    with pytest.raises(ValueError, match="no words"):
        make_rows(path, 1)


def test_random_vectors_have_unit_length():
    """The vectors are as long as embeddings are."""
    assert np.allclose(np.linalg.norm(random_vectors(5), axis=1), 1.0)


def test_every_part_is_measured(pages, tmp_path):
    """Building, opening, searching and adding each give their figures, a row of the table each."""
    manifest, built = build(pages, 60, tmp_path / "index")
    opened = open_and_search(pages, 60, tmp_path / "index", manifest, 3)
    peers = time_peers(pages, 60, 3)
    assert built.segments == 1
    assert built.disk_mb > 60 * 384 * 4 / 1e6
    assert opened.added_mb > 10 * 384 * 4 / 1e6 / 10
    assert {opened.both.median_ms.n, opened.add.median_ms.n, *(each.median_ms.n for each in peers.values())} == {3}
    rows = _rows([Size(rows=60, built=built, opened=opened, peers=peers)])
    timed = {label.removesuffix(", median / p95, ms") for label in rows if "median" in label}
    assert timed == {"both sides", "words alone", "a tenth of the articles", "add an article", "bm25s", "faiss"}
    assert {tuple(row) for row in rows.values()} == {("60 rows",)}
    assert rows["segments"]["60 rows"] == built.segments
