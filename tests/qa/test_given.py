"""The articles that a command line names."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from index.errors import ArticlesError, EngineError
from qa.given import IndexLocation, given_articles, given_inputs

_ADDRESS = "milvus://host:19530/news"


def _given(*names, index=None, **options):
    return given_articles(names, index=index, columns=None, encoding=None, **options)


def test_an_index_is_in_the_cache_in_a_folder_or_at_an_address():
    """An address without a name is refused."""
    assert IndexLocation.parse(None) == IndexLocation()
    assert IndexLocation.parse("some/folder") == IndexLocation(folder=Path("some/folder"))
    assert IndexLocation.parse(_ADDRESS).address.shown == _ADDRESS
    with pytest.raises(EngineError, match="names no index"):
        IndexLocation.parse("milvus://host")


def test_the_default_is_the_seeds(tmp_path, monkeypatch):
    """If nothing is named; a published index has its own articles."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").mkdir()
    assert given_inputs([], columns=None, encoding=None).root == Path("seeds")
    assert _given().inputs.root == Path("seeds")
    assert _given(index=_ADDRESS).inputs is None


def test_a_published_index_takes_no_files():
    """Standard input is read beside it, if the command may."""
    with pytest.raises(ArticlesError, match=f"{_ADDRESS} holds its articles already: leave out news"):
        _given("-", "news", index=_ADDRESS, may_pipe=True)


def test_standard_input_is_read_beside_files(tmp_path, monkeypatch):
    """Only for a command that may; alone, there are no files."""
    (tmp_path / "a.txt").write_text("It snowed.", "utf-8")
    for names, files in (("-",), 0), (("-", str(tmp_path / "a.txt")), 1):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"It rained.")))
        given = _given(*names, may_pipe=True)
        assert [article.text for article in given.piped] == ["It rained."]
        assert (0 if given.inputs is None else len(given.inputs.given)) == files
    for refused in (lambda: _given("-"), lambda: given_inputs(["-"], columns=None, encoding=None)):
        with pytest.raises(ArticlesError, match="standard input is read by"):
            refused()
