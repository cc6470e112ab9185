"""An index that is damaged, deleted or replaced."""

from __future__ import annotations

import gc
import random
import shutil
import sqlite3
from contextlib import closing

import pytest

from eval.fire.state import differences, faults, state_of
from index.checking import check
from index.database import DATABASE
from index.errors import IndexDamaged, PullquoteError
from index.refresh import refresh
from tests.damage import damage
from tests.index.faults.archives import archive_of, filled, unlike_new, write


@pytest.mark.parametrize("what", ["folder", "database", "segments"])
def test_an_index_that_is_deleted_while_it_is_open_is_made_anew(folder, what):
    """What was taken before can still be asked; the next refresh reads everything again."""
    archive = filled(folder)
    before = archive.collection
    for file in archive.index.iterdir():
        if what == "folder" or file.name.startswith(DATABASE) == (what == "database"):
            file.unlink()
    if what == "folder":
        archive.index.rmdir()
    assert before.retrieve("guns of Kyiv", 1)[0].chunk.article_id == "guns.txt"
    write(folder / "new.txt", "New\n\nSomething new is here.")
    refresh(archive)
    archive.embed()
    assert faults(archive_of(folder)) == ()
    assert unlike_new(archive_of(folder)) == ()


@pytest.mark.parametrize("begun", ["", "PRAGMA journal_mode = WAL"])
def test_a_database_that_was_only_begun_is_no_damage(folder, begun):
    """A process may be killed, or another may look, after the file is there and before its tables are."""
    database = folder.parent / "index" / DATABASE
    database.parent.mkdir()
    database.touch()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(begun)
    archive = filled(folder)
    assert archive.notices == ()
    assert unlike_new(archive) == ()


def test_an_index_that_was_replaced_is_taken_up(folder):
    """By another of the same generation, as when a backup is put back."""
    archive = filled(folder)
    shutil.copytree(archive.index, folder.parent / "backup")
    other = filled(folder, name="other")
    other.commit(other.generation.local.fork())
    while other.generation.view.generation < archive.generation.view.generation:
        other.commit(other.generation.local.fork())
    identity = other.generation.view.identity
    del other
    gc.collect()
    shutil.rmtree(archive.index)
    (folder.parent / "other").rename(archive.index)
    assert archive.look()
    assert archive.generation.view.identity == identity


def test_damage_is_noticed_or_harmless_wherever_it_is(folder):
    """Bits flipped and files cut, at seeded places: only our own errors are raised, and a check mends all of it."""
    draw = random.Random(7)
    filled(folder)
    whole = folder.parent / "whole"
    shutil.copytree(folder.parent / "index", whole)
    expected = state_of(filled(folder, name="as new"))
    names = sorted(file.name for file in whole.iterdir() if not file.name.endswith("-shm"))
    for turn in range(24):
        index = folder.parent / f"index{turn}"
        shutil.copytree(whole, index)
        file = index / names[turn % len(names)]
        content = bytearray(file.read_bytes())
        if not content:
            continue
        if turn % 3:
            for _ in range(8):
                content[draw.randrange(len(content))] ^= 1 << draw.randrange(8)
        else:
            del content[draw.randrange(len(content)) :]
        damage(file, bytes(content))
        try:
            archive = archive_of(folder, name=index.name)
            archive.collection.retrieve("guns of Kyiv", 3)
        except PullquoteError:
            archive = archive_of(folder, name=index.name)
        check(archive)
        archive.embed()
        assert differences(state_of(archive), expected) == ()


def test_a_check_of_articles_that_share_lines_finds_nothing(tmp_path):
    """Their boilerplate depends on each other, and is judged as a refresh judges it."""
    folder = tmp_path / "articles"
    for number in range(6):
        text = f"Story {number}\n\nThe mayor of town {number} opened bridge {number * 7}, and {number} came."
        write(folder / f"{number}.txt", f"{text}\n\nGet the news in your inbox\n\nMost read\n")
    archive = filled(folder)
    assert check(archive).problems == ()


def test_a_check_finds_what_is_told_of_an_article_too(folder):
    """A title, a structure, a signature, the lines, the relations and the words that can be found."""
    archive = filled(folder)
    expected = state_of(archive)
    changes = {
        "guns.txt": "UPDATE articles SET title = 'Other' WHERE id = 'guns.txt'",
        "shells.txt": "UPDATE articles SET structure = '{}' WHERE id = 'shells.txt'",
        "sub/ships.txt": "UPDATE articles SET structure = '{\"sentences\": 7}' WHERE id = 'sub/ships.txt'",
        "guns.txt ": "UPDATE articles SET signature = x'0011' WHERE id = 'guns.txt'",
        "shells.txt ": "UPDATE lines SET repeated = 1 WHERE article_id = 'shells.txt'",
        "what articles are copies": 'INSERT OR REPLACE INTO settings VALUES (\'related\', \'{"a": {"b": "copy"}}\')',
        "the words": "INSERT INTO words (words) VALUES ('delete-all')",
    }
    for name, change in changes.items():
        with sqlite3.connect(archive.index / DATABASE) as connection:
            connection.execute(change)
            connection.execute("UPDATE settings SET value = value + 1 WHERE name = 'generation'")
        connection.close()
        problems = check(archive).problems
        assert problems[0].startswith(name.strip()), (name, problems)
        archive.embed()
        assert differences(state_of(archive), expected) == (), name


def test_a_search_that_names_what_is_not_kept_says_that_the_index_is_damaged(folder):
    """No KeyError of ours reaches whoever asks."""
    archive = filled(folder)
    with sqlite3.connect(archive.index / DATABASE) as connection:
        connection.execute("DELETE FROM chunks")
        connection.execute("UPDATE settings SET value = value + 1 WHERE name = 'generation'")
    connection.close()
    archive.look()
    with pytest.raises(IndexDamaged):
        archive.collection.retrieve("guns of Kyiv", 3)
