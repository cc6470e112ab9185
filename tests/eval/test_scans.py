"""Pages that look like scans, and how well they are recognised."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from typer.testing import CliRunner

from eval import scans

_ARTICLES = Path(__file__).parents[2] / "eval" / "gold" / "articles"


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("kitten", "sitting", 3), ("", "abc", 3), ("abc", "", 3), ("flaw", "lawn", 2), ("", "", 0)],
)
def test_distances_are_those_worked_out_by_hand(one, other, steps):
    """Letters put in, left out or changed."""
    assert scans.distance(one, other) == steps


@given(st.text("ab", max_size=6), st.text("ab", max_size=6), st.text("ab", max_size=6))
def test_a_distance_is_one(one, other, third):
    """Symmetric, zero for the same text alone, and no longer than by way of a third."""
    assert scans.distance(one, other) == scans.distance(other, one)
    assert (scans.distance(one, other) == 0) == (one == other)
    assert scans.distance(one, third) <= scans.distance(one, other) + scans.distance(other, third)


def test_a_scan_is_not_the_clean_page():
    """It is turned and darker at an edge, of the same size, and the same each time."""
    (lines, *_) = scans.pages_of(_ARTICLES, 1)
    page = scans.typeset(lines, "DejaVuSans.ttf")
    forms = {name: form(page, Random(3)) for name, form in scans._FORMS.items()}
    clean, scanned = (Image.open(io.BytesIO(data)).convert("L") for data in forms.values())
    assert clean.size == scanned.size
    assert clean.getpixel((5, 5)) > 240 > scanned.resize((20, 20)).getpixel((0, 10))
    assert scans._FORMS["as scanned"](page, Random(3)) == forms["as scanned"]


def test_the_command_shows_each_form(monkeypatch):
    """With how many pages it rests on; blanks do not count."""
    read = iter(["a bc", "a x c"] * 2)
    monkeypatch.setattr(scans, "pages_of", lambda articles, count: [["ab", "c"]] * count)
    monkeypatch.setattr(
        scans, "recognised", lambda lines, number: {n: scans.accuracy(next(read), "abc") for n in scans._FORMS}
    )
    result = CliRunner().invoke(scans.app, ["--pages", "2"], env={"COLUMNS": "120"})
    assert result.exit_code == 0, result.output
    assert "100.00" in result.output
    assert "66.67" in result.output


@pytest.mark.slow
def test_a_page_is_recognised():
    """Clean, nearly every letter of it."""
    (lines, *_) = scans.pages_of(_ARTICLES, 1)
    assert scans.recognised(lines[:6], 1)["clean"] > 0.97
