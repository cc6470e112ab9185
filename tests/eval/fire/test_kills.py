from __future__ import annotations

import sqlite3

import pytest

from eval.fire.kills import HashEmbedder, run
from eval.fire.state import differences, faults, state_of
from index.archive import Archive
from index.database import DATABASE
from index.refresh import refresh


@pytest.fixture
def place(tmp_path):
    """Make a folder of articles, three of which share lines."""
    (tmp_path / "articles").mkdir()
    for number in range(8):
        text = f"Bridge {number} opens\n\nThe mayor opened bridge {number * 7} on day {number}, and {number} came."
        (tmp_path / f"articles/{number}.txt").write_text(f"{text}\n\nGet the news in your inbox\n" * (1 + number % 2))
    return tmp_path


def test_an_index_whose_writer_is_killed_is_whole_and_ends_as_a_new_one(place):
    """Eight kills, at calls and after times that are drawn with a seed."""
    found = run(place, 8, 3)
    assert [kill.wrong for kill in found] == [()] * 8
    assert sum(kill.killed for kill in found if kill.moment.startswith("at a call")) == 4


def test_what_does_not_fit_is_seen(place):
    """A chunk that is gone, and a text that differs, are named."""
    archive = Archive(place / "articles", HashEmbedder(), index=place / "index")
    refresh(archive)
    before = state_of(archive)
    assert (differences(before, before), faults(archive)) == ((), ())
    with sqlite3.connect(archive.index / DATABASE) as connection:
        connection.execute("DELETE FROM chunks WHERE article_id = '0.txt'")
        connection.execute("UPDATE articles SET title = 'Other' WHERE id = '1.txt'")
        connection.execute("UPDATE settings SET value = value + 1 WHERE name = 'generation'")
    connection.close()
    archive.look()
    assert differences(before, state_of(archive)) == ("article 1.txt", "chunks of 0.txt")
    assert any(fault.startswith("0.txt:") and "not kept" in fault for fault in faults(archive))
