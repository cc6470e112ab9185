"""The bench of an engine, on a handful of rows: what it holds, not how long it takes."""

from __future__ import annotations

import gzip
import json

import pytest

pytest.importorskip("pymilvus")

from eval.bench.engine import time_engine

pytestmark = pytest.mark.slow


def test_both_searches_find_the_same(tmp_path):
    """Each with its figures; what was put into the engine is gone afterwards."""
    pages = tmp_path / "pages.jsonl.gz"
    lines = [
        json.dumps({"title": f"Title {at}", "text": " ".join(f"{word}{at}" for word in ("tea", "oil") * 60)})
        for at in range(30)
    ]
    pages.write_bytes(gzip.compress("\n".join(lines).encode()))
    local, milvus = time_engine(pages, 40, 3, None)
    assert (local.name, local.same, local.rows) == ("Local", 1.0, 40)
    assert (milvus.name, milvus.same, milvus.asked.median_ms.n) == ("Milvus Lite", 1.0, 3)
    assert local.disk_mb > 0
    assert milvus.disk_mb > 0
