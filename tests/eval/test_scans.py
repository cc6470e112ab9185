"""Pages that look like scans, and real ones, and how well they are recognised."""

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
from eval.scans import score, transcribed

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
    assert "1.000 (n = 2)" in result.output
    assert "0.667 (n = 2)" in result.output


@pytest.mark.slow
def test_a_page_is_recognised(monkeypatch):
    """Clean, nearly every letter of it."""
    monkeypatch.delitem(scans._FORMS, "as scanned")
    (lines, *_) = scans.pages_of(_ARTICLES, 1)
    assert scans.recognised(lines[:6], 1)["clean"] > 0.97


def _score(read, right):
    return tuple(figure.value for figure in score(read, right).values())


def test_scores_by_hand():
    """One letter of ten in order, one word of three, and the only run of three words that it is in."""
    found = _score("one two thrae", "one two three")
    assert found == (pytest.approx(1 / 13), pytest.approx(1 / 3), 1.0)


def test_what_looks_alike_is_no_fault():
    """Curly quotes, bullets, bars between cells, and a hyphen at a line's end."""
    found = _score("“A har-\nbour”\n\n• one | two", '"A harbour" one two')
    assert found == (0, 0, 0)


def test_columns_in_another_order_keep_their_runs():
    """Only those across the columns are lost."""
    left, right = "a b c d e f", "g h i j k l"
    found = _score(f"{right} {left}", f"{left} {right}")
    assert found[1:] == (0, pytest.approx(2 / 10))


def test_each_page_has_a_line(tmp_path, monkeypatch):
    """Pictures without a text beside them are no pages, and one that cannot be read is wrong as a whole."""
    monkeypatch.setattr(scans, "_read", lambda path: "one two three" if path.stem == "right" else "")
    stream = io.BytesIO()
    Image.new("L", (20, 20)).save(stream, "PNG")
    for name in ("right.png", "refused.png", "other.png"):
        (tmp_path / name).write_bytes(stream.getvalue())
    for name in ("right.txt", "refused.txt"):
        (tmp_path / name).write_text("one two three")
    found = {name: [figure.value for figure in figures.values()] for name, figures in transcribed(tmp_path).items()}
    assert found == {
        "refused.png": [1.0, 1.0, 1.0],
        "right.png": [0.0, 0.0, 0.0],
        "mean": [0.5, 0.5, 0.5],
        "median": [0.5, 0.5, 0.5],
    }
    assert CliRunner().invoke(scans.app, [str(tmp_path)]).exit_code == 0


def test_a_folder_without_pages_is_refused(tmp_path):
    """The message says what was expected."""
    done = CliRunner().invoke(scans.app, [str(tmp_path)])
    assert done.exit_code != 0
