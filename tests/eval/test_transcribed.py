"""Scans beside their true texts."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from typer.testing import CliRunner

from eval import transcribed
from eval.transcribed import score


def test_scores_by_hand():
    """One letter of ten in order, one word of three, and the only run of three words that it is in."""
    found = score("one two thrae", "one two three")
    assert (found.characters, found.words, found.runs) == (pytest.approx(1 / 13), pytest.approx(1 / 3), 1.0)


def test_what_looks_alike_is_no_fault():
    """Curly quotes, bullets, bars between cells, and a hyphen at a line's end."""
    found = score("“A har-\nbour”\n\n• one | two", '"A harbour" one two')
    assert (found.characters, found.words, found.runs) == (0, 0, 0)


def test_columns_in_another_order_keep_their_runs():
    """Only those across the columns are lost."""
    left, right = "a b c d e f", "g h i j k l"
    found = score(f"{right} {left}", f"{left} {right}")
    assert found.words == 0
    assert found.runs == pytest.approx(2 / 10)


def test_each_page_has_a_line(tmp_path, monkeypatch):
    """Pictures without a text beside them are no pages, and one that cannot be read is wrong as a whole."""
    monkeypatch.setattr(transcribed, "_read", lambda path: "one two three" if path.stem == "right" else "")
    stream = io.BytesIO()
    Image.new("L", (20, 20)).save(stream, "PNG")
    for name in ("right.png", "refused.png", "other.png"):
        (tmp_path / name).write_bytes(stream.getvalue())
    for name in ("right.txt", "refused.txt"):
        (tmp_path / name).write_text("one two three")
    done = CliRunner().invoke(transcribed.app, [str(tmp_path)])
    assert done.exit_code == 0
    lines = [line.replace("│", " ").split() for line in done.output.splitlines()]
    assert ["right.png", "13", "0.0", "0.0", "0.0"] in lines
    assert ["refused.png", "13", "100.0", "100.0", "100.0"] in lines
    assert ["mean", "50.0", "50.0", "50.0"] in lines
    assert "other.png" not in done.output


def test_a_folder_without_pages_is_refused(tmp_path):
    """The message says what was expected."""
    done = CliRunner().invoke(transcribed.app, [str(tmp_path)])
    assert done.exit_code != 0
