"""The report: one set of tables shown as JSON and as a page with plots."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from eval.judge import Seen
from eval.metrics import Figure
from eval.report import facts_of, plots, save
from eval.report.curves import curves
from eval.report.page import page, runs
from eval.report.tables import FigureCell, all_tables, curve_tables, interval_of, kind_table, number
from eval.run import Run, asking, run
from eval.stages import ArticleRange
from eval.summary import summarise
from tests.eval.fakes import FakeAssistant, make_article, make_gold

ARTICLE = make_article("Ann met Bob. <Eve> left & stayed | so.")
WORDS = {"Who?": "Bob", "Which <b>?": "<Eve>", "Why?": "Ann"}
GOLD = [
    make_gold(ARTICLE, "Bob", id="q1", question="Who?"),
    make_gold(ARTICLE, "stayed", id="q2", question="Which <b>?", kind="typed|x"),
    make_gold(ARTICLE, id="q3", question="Why?"),
]
DONE = run(asking(FakeAssistant([ARTICLE], WORDS)), GOLD, {"a.txt": ARTICLE})
INPUTS = {"gold": "g.jsonl", "gold_sha256": "ab" * 32, "questions": 3}
VOID = {"meta", "br"}


class Checked(HTMLParser):
    """Collects tags, and fails where one is not closed."""

    def __init__(self, text):
        super().__init__()
        self.open, self.seen, self.ids = [], [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Save one report with its plots."""
    out = tmp_path_factory.mktemp("results")
    save("mine", DONE, summarise(DONE.results), INPUTS, out)
    return out


def test_one_line_for_each_kind():
    """Each kind has its figure with its n; one kind alone has no table of its own."""
    summary = summarise(DONE.results)
    rows = {row[0]: row[1].figure for row in kind_table(summary).rows}
    assert {kind: figure.n for kind, figure in rows.items()} == {"fact": 2, "typed|x": 1}
    assert rows["fact"].value == 0.5  # one right, and an answer where there is none
    assert rows["fact"].low is not None
    assert kind_table(summarise(DONE.results[:1])).rows == ()


def test_files(folder):
    """JSON and a page; nothing half written."""
    assert sorted(path.name for path in folder.iterdir()) == ["mine.html", "mine.json"]
    saved = json.loads((folder / "mine.json").read_text())
    assert saved["curves"]["recall"][0]["y"]["n"] == 2
    assert saved["versions"]["calibrator"] == "fake"


def test_page_stands_alone(folder):
    """The page is well formed, asks for nothing from elsewhere, and no id is in it twice."""
    text = (folder / "mine.html").read_text()
    checked = Checked(text)
    assert len(checked.ids) == len(set(checked.ids))
    for _, attributes in checked.seen:
        for name in ("src", "href", "xlink:href"):
            assert attributes.get(name, "#").startswith("#")
    assert "@import" not in text
    assert not re.search(r"url\((?!#)", text)
    targets = set(re.findall(r'(?:url\(#|href="#)([^")]+)', text))
    assert targets <= set(checked.ids)


def test_page_is_accessible(folder):
    """It names its language, its tables have headings for rows and columns, and its plots a text."""
    checked = Checked((folder / "mine.html").read_text())
    tags = [tag for tag, _ in checked.seen]
    assert ("html", {"lang": "en"}) in checked.seen
    scopes = [attributes.get("scope") for tag, attributes in checked.seen if tag == "th"]
    assert set(scopes) == {"col", "row"}
    assert all(attributes["aria-label"] for tag, attributes in checked.seen if tag == "svg")
    assert tags.count("svg") == 4
    assert tags.count("h1") == 1


def test_page_shows_what_was_scored(folder):
    """Versions and digest, every lost question with its stage, and text as text."""
    text = (folder / "mine.html").read_text()
    for words in ("ab" * 32, "fake", "not read", "answered wrongly", "Which &lt;b&gt;?", "prefers-color-scheme"):
        assert words in text
    assert "<b>" not in text
    assert 'Bob. <mark class="got">&lt;Eve&gt;</mark> left &amp; <mark class="want">stayed</mark> | so.' in text
    assert "#010101" not in text


def test_nothing_lost_and_nothing_known():
    """A run without a lost question, a confidence, a time or a passage shows what there is."""
    right = DONE.results[:1]
    summary = summarise(right)
    text = page("t", {}, summary, all_tables(summary), (), right)
    Checked(text)
    assert 'class="lost"' not in text
    assert plots.plots(curves(())) == ()
    assert curve_tables(curves(())) == {}


def test_facts():
    """What was scored and by what; predictions have no versions."""
    facts = facts_of(Run(results=DONE.results, versions=None), {**INPUTS, "predictions": "p.json"})
    assert facts["questions"] == "3 of 3"
    assert facts["predictions"] == "p.json"
    assert "reader version" not in facts
    assert facts_of(DONE, INPUTS)["reader version"] == "fake"


@pytest.mark.parametrize(
    ("quantity", "shown", "between"),
    [
        (FigureCell(Figure(value=0.5, n=2, low=0.25, high=1.0), "%"), "50.0", "25.0 to 100.0"),
        (FigureCell(Figure(value=12.34, n=2, low=1.0, high=1234.0), "ms"), "12.3", "1.0 to 1234"),
        (FigureCell(Figure(value=0.5, n=2), ""), "0.500", ""),
        (FigureCell(Figure(value=None, n=0), "%"), "–", ""),
    ],
)
def test_numbers(quantity, shown, between):
    """Percentages to a tenth, ratios to a thousandth; the undefined is a dash."""
    assert (number(quantity), interval_of(quantity)) == (shown, between)


def test_runs_of_a_passage():
    """Ranges are marked by code points, where they meet as both, and only inside the passage."""
    seen = Seen(article="a", start=10, end=16, rank=1, holds_gold=True, text="😀bc<ef")
    wanted = [ArticleRange(article="a", start=5, end=12), ArticleRange(article="b", start=10, end=16)]
    got = ArticleRange(article="a", start=11, end=14)
    assert list(runs(seen, wanted, got)) == [("want", "😀"), ("both", "b"), ("got", "c<"), ("", "ef")]


def test_curves():
    """Recall for every k, risk at every coverage, and only bins that hold a question."""
    found = curves(DONE.results)
    assert [(point.x, point.y.value) for point in found.recall] == [(1.0, 1.0)]
    (one,) = found.reliability
    assert (one.low, one.high, one.right.n) == (0.9, 1.0, 3)
    assert one.confidence == pytest.approx(0.9)
    assert one.right.value == pytest.approx(1 / 3)
    assert found.risk[-1].y.value == pytest.approx(2 / 3)
    assert list(found.milliseconds) == sorted(found.milliseconds)


def test_plots_are_the_same_each_time():
    """The same curves draw the same SVG, in the page's colours."""
    (reliability, *_) = plots.plots(curves(DONE.results))
    once = plots.svg(reliability)
    assert once == plots.svg(reliability)
    assert "var(--ink)" in once
    assert "<text" in once
