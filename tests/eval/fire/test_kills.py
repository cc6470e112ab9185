from __future__ import annotations

import sqlite3

import pytest

from eval.fire.kills import HashEmbedder, Kill, run, table_of
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
    assert [kill.work for kill in found] == ["indexing", *["refresh"] * 4, "indexing", *["refresh"] * 2]
    assert all(kill.kept == "all" for kill in found if not kill.killed)


def test_the_report_tells_what_was_killed_apart():
    """How many kills struck, and how much was there of those that did."""
    kills = [
        Kill(work="indexing", moment="at a call, 3 of 9", killed=True, kept="nothing", wrong=()),
        Kill(work="refresh", moment="after a time, 1 of 2 s", killed=True, kept="a part", wrong=("x is lost",)),
        Kill(work="refresh", moment="after a time, 2 of 2 s", killed=False, kept="all", wrong=()),
        Kill(work="upload", moment="after a time, 1 s", killed=True, kept="all", wrong=()),
    ]
    columns = [[*column.cells] for column in table_of(kills).columns]
    assert [" ".join(row) for row in zip(*columns, strict=True)] == [
        "indexing at a call 1 1 1 0 0 0",
        "indexing after a time 0 0 0 0 0 0",
        "refresh at a call 0 0 0 0 0 0",
        "refresh after a time 2 1 0 1 0 1",
        "upload after a time 1 1 0 0 1 0",
    ]


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
