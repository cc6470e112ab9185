"""The examples of docs/adding-others.md run, in order, in a folder with the article that it shows."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.main import get_command

from qa.cli import app

_PAGE = (Path(__file__).parents[1] / "docs" / "adding-others.md").read_text("utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", _PAGE, flags=re.DOTALL)


@pytest.fixture
def made(tmp_path, monkeypatch) -> dict[str, Any]:
    """Run the Python examples one after the other; return what they have made."""
    (article,) = _blocks("text")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "bridge.txt").write_text(article, "utf-8")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for code in _blocks("python"):
        exec(compile(code, "docs/adding-others.md", "exec"), names)
    return names


def test_the_embedder_finds_the_passage(made):
    """Its vectors are unit rows, all passages are embedded, and the question finds its passage by them."""
    rows = made["HashedWords"]().embed(["The bridge closed.", "It rained."])
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1.0, 1.0])
    assert made["archive"].collection.pending == 0
    (passage,) = made["passages"]
    assert passage.chunk.article_id == "bridge.txt"
    assert passage.dense_rank == 1


def test_the_reader_answers(made):
    """The answer is the reader's span, cited at its place, and the evidence names the reader."""
    answer = made["answer"]
    assert answer.text == "2024"
    (citation,) = answer.citations
    assert made["text"][citation.start : citation.end] == "2024"
    assert answer.evidence.versions.reader == "years 1"


def test_the_gold_set_is_scored(made):
    """Both questions are loaded and scored, the answerable one as right."""
    by_id = {result.id: result for result in made["results"]}
    assert set(by_id) == {"date-001", "unanswerable-001"}
    assert by_id["date-001"].exact_match == 1.0
    assert made["summary"].answerable["exact_match"].value == 1.0


def test_the_commands_have_the_options():
    """Each command of the page exists and takes the options that it shows."""
    (shell,) = _blocks("shell")
    for line in shell.splitlines():
        options = set(re.findall(r"--[a-z-]+", line))
        if line.startswith("pullquote "):
            command = get_command(app).commands[line.split()[1]]
        else:
            command = get_command(importlib.import_module(line.split()[2]).app)
        assert options <= {name for parameter in command.params for name in parameter.opts}, line
