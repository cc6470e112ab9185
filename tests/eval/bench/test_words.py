"""The benchmark of words that no article holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.bench import words
from index.collection import Collection
from tests.factories import make_article
from tests.fakes import FakeEmbedder


def test_both_ways_are_timed_on_the_same_articles(tmp_path: Path):
    """Each as often as was asked for; the ratio is that of the medians."""
    pages = tmp_path / "pages.jsonl"
    rows = [{"id": str(n), "title": f"Title {n}", "text": f"It rained on day {n}."} for n in range(3)]
    pages.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    measured = words.measure(pages, 2, repeats=3)
    assert (measured.articles, measured.read.median_ms.n, measured.asked.median_ms.n) == (2, 3, 3)
    assert measured.saved.value == pytest.approx(measured.read.median_ms.value / measured.asked.median_ms.value)


def test_both_ways_say_the_same():
    """Of a word that is there too."""
    held = Collection.of([make_article("A grombled thing."), make_article("Nothing.", "b")], FakeEmbedder())
    assert words.read_all(held) == words.ask_index(held) == {"grombled"}
