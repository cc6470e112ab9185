"""A folder published by `pullquote index`, and asked by processes without the folder."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("pymilvus")

from typer.testing import CliRunner

from qa.assistant import Assistant
from qa.cli import app
from tests.fakes import FakeEmbedder, FakeReader

pytestmark = pytest.mark.slow


class _Reader(FakeReader):
    folder = None


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Make a folder of two articles, and models that need no loading."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("qa.indexing", "qa.models", "index.embedder"):
        monkeypatch.setattr(f"{name}.load_embedder", lambda *_, **__: FakeEmbedder())
    monkeypatch.setattr("qa.models.load_reader", lambda *_: _Reader({"a hundred guns": 9.0, "nine ships": 9.0}))
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "guns.txt").write_text("Guns\n\nKyiv has a hundred guns, it was said.")
    (folder / "ships.txt").write_text("Ships\n\nOslo keeps nine ships there.")
    return folder


def _run(*arguments, stdin=None):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def test_a_folder_is_published_and_asked(folder, tmp_path):
    """The line says what was published; questions, words and standard input need no folder."""
    place = f"milvus+lite://{tmp_path}/engine/articles"
    first = _run("index", folder, "--index", place)
    assert (first.exit_code, "2 articles put, 0 removed, 0 unchanged" in first.stdout) == (0, True), first.output
    again = _run("index", folder, "--index", place)
    assert "0 articles put, 0 removed, 2 unchanged" in again.stdout, again.output
    asked = _run("ask", "How many guns does Kyiv have?", "--index", place, "--json")
    assert json.loads(asked.stdout)["text"] == "a hundred guns", asked.output
    found = _run("find", "ships", "--index", place)
    assert (found.exit_code, "ships.txt" in found.stdout) == (0, True), found.output
    piped = _run("find", "trams", "-", "--index", place, stdin="Trams\n\nRiga has two hundred trams.")
    assert (piped.exit_code, "Trams" in piped.stdout) == (0, True), piped.output
    (folder / "guns.txt").unlink()
    following = Assistant.published(place)
    assert len(following.articles) == 2
    _run("index", folder, "--index", place)
    following.refresh()
    assert [entry.id for entry in following.articles] == ["ships.txt"]
    assert following.edition == 1


def test_what_does_not_go_together_is_told(folder, tmp_path):
    """A folder beside a published index, a malformed address, and an unreachable engine raise."""
    place = f"milvus+lite://{tmp_path}/engine/articles"
    both = _run("ask", "Who?", folder, "--index", place)
    assert (both.exit_code, "holds its articles already" in both.stderr) == (2, True), both.output
    for wrong in ("milvus://host:19530", "milvus://u:p@host/name", "milvus://host:x/name", "milvus+lite://host/name"):
        told = _run("ask", "Who?", "--index", wrong)
        assert (told.exit_code, "pullquote: " in told.stderr) == (2, True), told.output
    nothing = _run("find", "guns", "--index", f"milvus+lite://{tmp_path}/engine/other")
    assert (nothing.exit_code, "nothing is published" in nothing.stderr) == (2, True), nothing.output
