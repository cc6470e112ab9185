"""Timing, with a clock that is set by hand."""

from __future__ import annotations

import shutil

import pytest
from typer.testing import CliRunner

from eval.bench import screenshot
from eval.bench.__main__ import app
from eval.bench.fresh import start_fresh
from eval.bench.on_page import time_page
from eval.bench.timing import interleaved, ratio, timing
from eval.bench.workload import cut_passages
from eval.metrics import Figure
from index.errors import PullquoteError
from tests.eval.fakes import make_article
from tests.factories import SEEDS


def _clock(*ticks):
    left = iter(ticks)
    return lambda: next(left)


def test_timing():
    """The first call runs once untimed; the rest is told by median and p95."""
    calls = []
    clock = _clock(0.0, 0.001, 1.0, 1.003)
    found = timing("it", [lambda: calls.append(1), lambda: calls.append(2)], clock=clock)
    assert calls == [1, 1, 2]
    assert round(found.median_ms.value, 6) == 2.0
    assert round(found.p95_ms.value, 6) == 2.9


def test_timing_nothing():
    """Without calls the figures are undefined, and so is a ratio with them."""
    nothing = timing("it", [])
    assert nothing.median_ms == Figure(value=None, n=0)
    assert ratio(nothing, nothing) == Figure(value=None, n=0)


def test_interleaved():
    """Calls take turns after a warm up each; the ratio is that of their medians: 2 ms to 8 ms."""
    calls = []
    clock = _clock(0, 0.001, 1, 1.008, 2, 2.003, 3, 3.008)
    named = {"left": lambda: calls.append("l"), "right": lambda: calls.append("r")}
    left, right = interleaved(named, 2, clock=clock)
    assert "".join(calls) == "lrlrlr"
    assert (left.name, right.name) == ("left", "right")
    assert ratio(left, right).value == pytest.approx(0.25)
    assert ratio(left, right).n == 2


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


def test_a_missing_gold_file_is_said_plainly(tmp_path):
    """Without a traceback, with status 2."""
    result = CliRunner().invoke(app, ["--gold", str(tmp_path / "none.jsonl")])
    assert result.exit_code == 2
    assert "error: " in result.stderr


def test_no_new_process_is_undefined():
    """Starting none gives figures of nothing."""
    assert start_fresh(SEEDS, "Who?", reader="default", times=0).peak_mb == Figure(value=None, n=0)


@pytest.mark.slow
def test_a_new_process_answers(tmp_path):
    """Its times and memory are told; one that fails says why."""
    fresh = start_fresh(SEEDS, "Which country did Putin visit?", reader="default", times=1)
    assert fresh.answer_ms.value > fresh.open_ms.value > 0
    assert fresh.peak_mb.value > 50
    with pytest.raises(PullquoteError, match=r"a new process failed: .*does not exist"):
        start_fresh(tmp_path / "nowhere", "Who?", reader="default", times=1)


def test_without_a_browser_the_page_is_not_timed(monkeypatch):
    """Nothing is served for it either."""
    monkeypatch.setenv("PATH", "/nowhere")
    assert time_page(SEEDS, ["Who?"], reader="default") == ()


@pytest.mark.slow
@pytest.mark.browser
def test_the_page_is_timed():
    """From Enter to the mark; a question that it abstains from is left out."""
    if shutil.which("chromium") is None:
        pytest.skip("no chromium")
    [timed] = time_page(SEEDS, ["Which country did Putin visit?", "Who won the 2026 World Cup?"], reader="default")
    assert timed.median_ms.n == 1
    assert timed.median_ms.value > 0


def test_without_a_browser_no_picture_is_taken(monkeypatch, tmp_path):
    """What is missing is said."""
    monkeypatch.setenv("PATH", "/nowhere")
    done = CliRunner().invoke(screenshot.app, ["--out", str(tmp_path / "page.png")])
    assert done.exit_code == 2
    assert "Chromium" in done.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.browser
def test_a_picture_of_the_page_is_taken(tmp_path):
    """As a PNG, in a folder that is made."""
    if shutil.which("chromium") is None:
        pytest.skip("no chromium")
    picture = tmp_path / "images" / "page.png"
    screenshot.take(screenshot.ARTICLES, screenshot.QUESTION, picture)
    assert picture.read_bytes().startswith(b"\x89PNG")
