"""Timing, with a clock that is set by hand."""

from eval.bench import cut_passages, timing
from eval.metrics import Figure
from tests.eval.fakes import make_article


def test_timing():
    """The first call runs once untimed; the rest is told by median and p95."""
    ticks = iter([0.0, 0.001, 1.0, 1.003])
    calls = []
    found = timing("it", [lambda: calls.append(1), lambda: calls.append(2)], clock=lambda: next(ticks))
    assert calls == [1, 1, 2]
    assert round(found.median_ms.value, 6) == 2.0
    assert round(found.p95_ms.value, 6) == 2.9


def test_timing_nothing():
    """Without calls the figures are undefined."""
    assert timing("it", []).median_ms == Figure(value=None, n=0)


def test_cut_passages():
    """Passages of 120 words begin every 60 words, hold the article's text, and count from rank 1."""
    words = [f"w{n}" for n in range(250)]
    long, short, blank = make_article("  ".join(words)), make_article("one two", "b.txt"), make_article(" ", "c.txt")
    passages = cut_passages([long, blank, short], 16)
    assert [len(p.chunk.text.split()) for p in passages] == [120, 120, 120, 2]
    assert [p.chunk.text.split()[0] for p in passages] == ["w0", "w60", "w120", "one"]
    assert [p.rank for p in passages] == [1, 2, 3, 4]
    assert all(long.text[p.chunk.start : p.chunk.end] == p.chunk.text for p in passages[:3])
    assert len(cut_passages([long, short], 2)) == 2
