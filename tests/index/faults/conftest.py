"""A folder for each test."""

from __future__ import annotations

import pytest

from tests.index.faults.archives import TEXTS, write


@pytest.fixture
def folder(tmp_path):
    """Make a folder of three articles, last changed long ago."""
    folder = tmp_path / "articles"
    for name, text in TEXTS.items():
        write(folder / name, text)
    return folder
