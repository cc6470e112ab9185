"""Web pages of our own, and how their reading is scored."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

from eval.extraction import app, score
from eval.made_pages import LAYOUTS, MadePage, PageBlock, blocks_of, made_pages
from tests.index.formats.pages import letters

_ARTICLES = Path(__file__).parents[2] / "eval" / "gold" / "articles"
_ARTICLE = "A bridge opens\n\nBy Ann Lee\nPublished 4 May 2025\n\n" + "\n\n".join(
    ["It opened on Monday.", "Nine people came.", "- one lamp\n- two boats", "What comes next", "A b.", "C, d.", "E f."]
)


def test_pages_are_the_same_each_time_and_hold_their_articles():
    """In every layout, whole; no two are one article in one layout."""
    pages = made_pages(_ARTICLES, 60)
    assert made_pages(_ARTICLES, 60) == pages
    assert len({page.name for page in pages}) == 60
    assert set(Counter(page.layout for page in pages).values()) == {6}
    assert {page.layout for page in pages} == {path.stem for path in LAYOUTS.glob("[!_]*.html")}
    for page in pages:
        shown = letters(" ".join(score_text(page.html)))
        assert all(letters(block.text) in shown for block in page.blocks), page.name


def score_text(html: str) -> list[str]:
    from lxml.html import fromstring

    return [str(text) for text in fromstring(html).itertext()]


def test_an_article_is_parted_into_its_blocks(tmp_path):
    """Headline, paragraphs, lists and subheadings; bylines and dates are none of them."""
    (tmp_path / "a.txt").write_text(_ARTICLE, "utf-8")
    title, blocks = blocks_of(tmp_path / "a.txt")
    assert title == "A bridge opens"
    assert [(block.kind, block.words) for block in blocks[:4]] == [
        ("paragraph", "It opened on Monday."),
        ("paragraph", "Nine people came."),
        ("list", "one lamp two boats"),
        ("heading", "What comes next"),
    ]
    (tmp_path / "b.txt").write_text("A head\n\nOne paragraph.", "utf-8")
    assert blocks_of(tmp_path / "b.txt") is None


def test_scores_are_those_worked_out_by_hand():
    """Words as a multiset, the neutral ones aside; a sentence is whole or lost."""
    blocks = (PageBlock(kind="paragraph", text="It rained. It snowed."), PageBlock(kind="list", items=("Ice fell.",)))
    page = MadePage(article="a", layout="b", html="", blocks=blocks, neutral=("By Ann",))
    rated = score(page, lambda source: "By Ann\nIt rained. Ice fell. Menu")
    assert (rated.recall, rated.precision) == (4 / 6, 4 / 5)
    assert rated.f1 == pytest.approx(2 * 4 / 11)
    assert (rated.sentences, rated.lost) == (3, ("It snowed.",))
    nothing = score(page, lambda source: "")
    assert (nothing.recall, nothing.precision, nothing.f1) == (0, 0, 0)


def test_the_command_reads_pages_and_writes_scores(tmp_path):
    """With a row for each extractor, ours first, and how much of each page it read."""
    result = CliRunner().invoke(app, ["--articles", str(_ARTICLES), "--pages", "4", "--out", str(tmp_path), "--lost"])
    assert result.exit_code == 0, result.output
    scores = json.loads((tmp_path / "extraction.json").read_text("utf-8"))["scores"]
    assert {"pullquote", "trafilatura"} <= set(scores)
    assert next(iter(scores)) == "pullquote"
    assert all(row["recall"] > 0.9 for row in scores["pullquote"])
