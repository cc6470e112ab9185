"""The format of docs/adding-a-format.md works, as a package of its own."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from index.errors import FormatError
from index.formats import extract, suffixes, table

_PAGE = (Path(__file__).parents[3] / "docs" / "adding-a-format.md").read_text("utf-8")


def _block(language: str) -> str:
    (code,) = re.findall(rf"```{language}\n(.*?)```", _PAGE, flags=re.DOTALL)
    return code


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Lay the page's code out as an installed package with the page's entry point."""
    ((group, points),) = tomllib.loads(_block("toml"))["project"]["entry-points"].items()
    ((name, module),) = points.items()
    (tmp_path / f"{module}.py").write_text(_block("python"), "utf-8")
    about = tmp_path / f"{module}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text(f"[{group}]\n{name} = {module}\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    table._formats.cache_clear()
    yield
    table._formats.cache_clear()
    sys.modules.pop(module, None)


def test_the_format_of_the_page_is_read(installed):
    """An installed package's format is known by its entry point, and gives articles."""
    data = (
        b'{"items": [{"id": 7, "title": "Bridge", "content_text": "It closes.", "date_published": "2025-03-14T06:30"}]}'
    )
    (article,) = extract("a.jsonfeed", data)
    assert ".jsonfeed" in suffixes()
    assert (article.text, article.part, article.published) == ("Bridge\n\nIt closes.", "7", "2025-03-14")
    assert [place.label for place in article.places] == ["item 1"]
    with pytest.raises(FormatError, match="no JSON Feed"):
        extract("a.jsonfeed", b"[]")


def test_the_example_is_short():
    """A format takes few lines."""
    code = [line for line in _block("python").splitlines() if line.strip()]
    assert len(code) <= 40
