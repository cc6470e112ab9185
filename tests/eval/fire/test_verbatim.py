"""Quotes of made-up files, and their texts made again."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from typer.testing import CliRunner

from eval.fire import verbatim
from eval.fire.targets import in_this_process
from eval.fire.writers import WRITERS
from index.articles import articles_of_file


@pytest.mark.parametrize("suffix", sorted(WRITERS))
def test_what_is_written_is_read(suffix):
    """A whole file of every format holds its paragraphs."""
    said = "The bridge at Hask opened on Monday, the mayor said."
    data = WRITERS[suffix]("A bridge", [said, "It cost four million pounds."], Random(2))
    with in_this_process():
        text = "\n".join(article.text for article in articles_of_file(f"a{suffix}", data))
    assert said in " ".join(text.split())


def test_files_are_drawn_by_the_seed():
    """The same each time."""
    assert verbatim.made(".txt", Random(5)) == verbatim.made(".txt", Random(5))


def test_a_text_that_is_made_otherwise_again_is_seen(monkeypatch):
    """A letter more at its beginning, the second time."""
    read = verbatim.articles_of_file
    times = []

    def other(path, data, **options):
        times.append(path)
        (article,) = read(path, data, **options)
        return (article,) if len(times) == 1 else (replace(article, text=f"x{article.text}"),)

    monkeypatch.setattr(verbatim, "articles_of_file", other)
    found = verbatim.quoted(".txt", b"The bridge opened on Monday.", Random(1))
    assert found is not None
    assert found[1]


def test_it_ends_with_what_was_found(tmp_path, monkeypatch):
    """0 if every quote is verbatim, else 1 and the files."""
    run = CliRunner().invoke(verbatim.app, ["--articles", "40", "--out", str(tmp_path)])
    assert run.exit_code == 0
    monkeypatch.setattr(verbatim, "quoted", lambda suffix, data, random: (1, ["it is not there"]))
    run = CliRunner().invoke(verbatim.app, ["--articles", "3", "--out", str(tmp_path)])
    assert run.exit_code == 1
    assert len(list(tmp_path.iterdir())) == 3
