"""Boilerplate is measured line by line, against labels that hold no words."""

from __future__ import annotations

import gzip
import json

import pytest
from typer.testing import CliRunner

from eval.errors import GoldError
from eval.pages import ScrapedPage, load_pages
from eval.structure import GOLD, LabelledPage, app, figures, judge, load_labels, repeated_by_site
from index.structure import line_digest

_TEXT = "It rained all day.\n\nSign up for our newsletter\n\nA quiet line\n\n***\n\nMore:Seoul weighs sending arms"


def _label(boilerplate, text, half="measuring"):
    return LabelledPage(
        page="p", half=half, boilerplate=tuple(map(line_digest, boilerplate)), text=tuple(map(line_digest, text))
    )


_PAGES = {"p": ScrapedPage(id="p", url="https://example.org/a", text=_TEXT)}
_LABEL = _label(
    ["Sign up for our newsletter", "A quiet line"], ["It rained all day.", "More:Seoul weighs sending arms"]
)


def test_lines_are_counted_by_hand():
    """One marked rightly, one wrongly, one missed; the rule of stars does not count."""
    lines = list(judge([_LABEL], _PAGES, {}))
    assert sorted(lines) == [(False, False), (False, True), (True, False), (True, True)]
    found = figures(lines)
    assert {name: (figure.value, figure.n) for name, figure in found.items()} == {
        "precision": (0.5, 2),
        "recall": (0.5, 2),
    }


def test_an_undefined_figure_is_none():
    """Nothing marked has no precision, and nothing to mark no recall."""
    assert [figure.value for figure in figures([(False, False)]).values()] == [None, None]


def test_other_pages_than_those_labelled_are_refused():
    """A missing page, and a page with another line."""
    with pytest.raises(GoldError, match="lack p"):
        list(judge([_LABEL], {}, {}))
    with pytest.raises(GoldError, match="not labelled"):
        list(judge([_label([], [])], _PAGES, {}))


def test_lines_are_repeated_within_a_site():
    """Other sites do not count."""
    pages = [
        ScrapedPage(id=str(n), url=f"https://s{n % 2}/{n}", text=f"{'Long body. ' * n}\n\nA quiet line")
        for n in range(1, 6)
    ]
    assert repeated_by_site(pages) == {"s1": frozenset({line_digest("A quiet line")}), "s0": frozenset()}


def test_the_labels_are_two_halves_of_different_pages():
    """The labels hold digests only, and no line of a page has both labels."""
    labels = load_labels(GOLD)
    pages = {half: {label.page for label in labels if label.half == half} for half in ("choosing", "measuring")}
    assert len(pages["measuring"]) >= 30 <= len(pages["choosing"])
    assert not pages["choosing"] & pages["measuring"]
    assert not any(set(label.boilerplate) & set(label.text) for label in labels)


def test_the_command_measures_each_half(tmp_path):
    """From a file of pages, gzip or not, and a file of labels."""
    row = {"id": "p", "url": "https://example.org/a", "text": _TEXT}
    pages = tmp_path / "pages.jsonl.gz"
    pages.write_bytes(gzip.compress(json.dumps(row).encode()))
    gold = tmp_path / "gold.jsonl"
    label = {"page": "p", "half": "measuring", "boilerplate": _LABEL.boilerplate, "text": _LABEL.text}
    gold.write_text(json.dumps(label) + "\n", encoding="utf-8")
    result = CliRunner().invoke(
        app, ["--pages", str(pages), "--gold", str(gold), "--out", str(tmp_path)], env={"COLUMNS": "160"}
    )
    assert result.exit_code == 0
    saved = json.loads((tmp_path / "structure.json").read_text("utf-8"))["measuring, each page alone"]
    assert {name: (figure["value"], figure["n"]) for name, figure in saved.items()} == {
        "precision": (0.5, 2),
        "recall": (0.5, 2),
    }
    assert "0.500 [0.095, 0.905] (n = 2)" in result.output
    assert "- (n = 0)" in result.output


def test_files_of_another_form_are_refused(tmp_path):
    """With what was expected."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(GoldError, match='the field "page" is missing'):
        load_labels(path)
    with pytest.raises(GoldError, match='the field "text" is missing'):
        load_pages(path)
    assert CliRunner().invoke(app, ["--pages", str(path)]).exit_code == 2
