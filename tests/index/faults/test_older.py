"""Indexes that earlier versions made, as they were: `older/` holds one of each format that is not read any more."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from eval.fire.state import faults
from index.database import FORMAT
from index.refresh import refresh
from tests.index.faults.archives import archive_of, unlike_new

_OLDER = sorted((Path(__file__).parent / "older").glob("*.zip"))


def test_there_is_one_of_every_older_format():
    """So that a new format brings the one before it along."""
    assert [path.stem for path in _OLDER] == [f"format-{number}" for number in range(1, FORMAT)]


@pytest.mark.parametrize("older", _OLDER, ids=lambda path: path.stem)
def test_an_index_of_an_older_version_is_said_to_be_one_and_rebuilt(folder, older):
    """It is kept beside the new one, which answers as one that was never there before."""
    with ZipFile(older) as files:
        files.extractall(folder.parent / "index")
    archive = archive_of(folder)
    [notice] = archive.notices
    assert "is of another version: its format is" in notice
    assert "is rebuilt" in notice
    refresh(archive)
    archive.embed()
    assert faults(archive) == ()
    assert archive.collection.retrieve("guns of Kyiv", 1)[0].chunk.article_id == "guns.txt"
    assert unlike_new(archive) == ()
    with ZipFile(older) as files:
        kept = {path.name for path in (folder.parent / "index.damaged").iterdir()}
        assert set(files.namelist()) <= kept
