"""`pullquote index`, `find` and `ask` over a folder of files, with models that are not loaded."""

from __future__ import annotations

import json
import threading

import pytest
from typer.testing import CliRunner

from index.errors import PullquoteError
from qa.cli import app
from qa.given import IndexLocation
from qa.indexing import check_index, describe_index, follow_folder, update_index
from tests.damage import damage
from tests.fakes import FakeEmbedder, FakeReader
from tests.waiting import until


class _Reader(FakeReader):
    folder = None


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Make a folder of three articles and one that cannot be read; the index lies beside it."""
    for name in ("qa.indexing", "qa.models", "index.embedder"):
        monkeypatch.setattr(f"{name}.load_embedder", lambda *_, **__: FakeEmbedder())
    monkeypatch.setattr("qa.models.load_reader", lambda *_: _Reader({"a hundred guns": 9.0, "nine ships": 9.0}))
    folder = tmp_path / "articles"
    (folder / "sea").mkdir(parents=True)
    (folder / "guns.txt").write_text("---\ntitle: Guns\ndate: 2024-05-01\n---\n\nKyiv has a hundred guns, it was said.")
    (folder / "sea/ships.txt").write_text("---\ntitle: Ships\ndate: 2024-06-02\n---\n\nOslo keeps nine ships there.")
    (folder / "bad.txt").write_bytes(b"\0\1\2" * 50)
    return folder


def _run(*arguments):
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_an_index_is_made_described_and_checked(folder, tmp_path):
    """The lines say what is new, refused and present; the second time nothing is new."""
    index = tmp_path / "index"
    first = _run("index", folder, "--index", index)
    assert first.exit_code == 0, first.output
    assert "new: 3\n  bad.txt" in first.stdout
    assert "refused: 1\n  bad.txt: " in first.stdout
    assert "2 articles, 4 passages\n" in first.stdout
    again = _run("index", folder, "--index", index)
    assert "unchanged: 3\n2 articles, 4 passages\n" in again.stdout
    assert "new:" not in again.stdout
    checked = _run("index", folder, "--index", index, "--check")
    assert (checked.exit_code, "unchanged: 3" in checked.stdout) == (0, True)


def test_the_status_changes_nothing_and_needs_no_model(folder, tmp_path, monkeypatch):
    """--status creates no index, and reads an old one as it is."""

    def refuse(*_):
        raise RuntimeError("the model was loaded")

    index = tmp_path / "index [1]"
    with monkeypatch.context() as patch:
        patch.setattr("qa.indexing.load_embedder", refuse)
        empty = _run("index", folder, "--index", index, "--status")
        assert (empty.exit_code, "there is no index" in empty.stdout) == (0, True), empty.output
        assert sorted(path.name for path in tmp_path.iterdir()) == ["articles"]
    update_index(folder, IndexLocation(folder=index))
    (folder / "new.txt").write_text("New\n\nIt is not in the index.")
    before = {file.name: file.read_bytes() for file in index.iterdir()}
    with monkeypatch.context() as patch:
        patch.setattr("qa.indexing.load_embedder", refuse)
        told = _run("index", folder, "--index", index, "--status")
    assert told.exit_code == 0, told.output
    assert told.stdout.splitlines()[:2] == [str(index), "2 articles, 4 passages"]
    assert "refused: 1" in told.stdout
    assert {file.name: file.read_bytes() for file in index.iterdir()} == before


def test_the_status_is_asked_for_alone(folder, tmp_path):
    """Options that would change the index are refused by name, and nothing is created."""
    changing = ("--check", "--watch", "--ray", "auto", "--columns", "text=body", "--encoding", "a.txt=utf-8")
    refused = _run("index", folder, "--index", tmp_path / "index", "--status", *changing)
    told = "--status changes nothing: leave out --check and --watch and --ray and --columns and --encoding"
    assert (refused.exit_code, told in refused.stderr) == (2, True), refused.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles"]


def test_a_folder_is_given_as_an_argument_or_an_option(folder, tmp_path):
    """`index` and `find` read both."""
    assert _run("index", "--articles", folder, "--index", tmp_path / "index").exit_code == 0
    found = _run("find", "ships", folder / "guns.txt", "-a", folder / "sea", "--index", tmp_path / "both")
    assert (found.exit_code, "sea/ships.txt" in found.stdout) == (0, True), found.output


def test_a_check_exits_with_1_where_something_was_wrong(folder, tmp_path):
    """A check exits with 1 and says what was wrong; afterwards all is right."""
    index = tmp_path / "index"
    update_index(folder, IndexLocation(folder=index))
    segment = next(file for file in index.iterdir() if file.suffix == ".segment")
    content = bytearray(segment.read_bytes())
    content[len(content) // 2] ^= 1
    damage(segment, bytes(content))
    found = _run("index", folder, "--index", index, "--check")
    assert (found.exit_code, "is rebuilt" in found.stdout) == (1, True), found.output
    assert check_index(folder, IndexLocation(folder=index)) == ()


def test_a_folder_is_followed(folder, tmp_path, monkeypatch):
    """Changes are reported from the start until it is stopped, and so is a refresh that fails."""

    def refuse(archive):
        raise PullquoteError("it is busy")

    told, stop = [], threading.Event()
    thread = threading.Thread(
        target=follow_folder,
        args=(folder, IndexLocation(folder=tmp_path / "index")),
        kwargs={"tell": told.append, "stop": stop},
    )
    thread.start()
    until(lambda: "new: 3" in told)
    (folder / "trains.txt").write_text("Trains\n\nBern runs forty trains.")
    until(lambda: "  trains.txt" in told)
    monkeypatch.setattr("qa.indexing.refresh", refuse)
    (folder / "ships.txt").write_text("Ships\n\nBern has no ships.")
    until(lambda: "the folder could not be read again: it is busy" in told)
    stop.set()
    thread.join()
    assert describe_index(folder, IndexLocation(folder=tmp_path / "index"))[1] == "3 articles, 5 passages"


def test_find_lists_articles_with_their_places(folder, tmp_path):
    """Articles in the scope are listed with places; if nothing is found, the status is 1."""
    options = ("--articles", folder, "--index", tmp_path / "index")
    found = _run("find", "ships nine", *options)
    assert (found.exit_code, "sea/ships.txt" in found.stdout) == (0, True), found.output
    assert "not read: bad.txt" in found.stderr
    assert _run("find", "ships", *options, "--until", "2024-05-30").exit_code == 1
    none = _run("find", '"ships nine"', *options)
    assert (none.exit_code, none.stdout) == (1, "")
    assert 'no article has "ships nine"' in none.stderr.splitlines()
    for odd in ("\ud800 ships", "NEAR(", "a* OR", "title:guns"):
        assert _run("find", odd, *options).exit_code in (0, 1), odd
    for empty in ("", " ", "\0", '"""', "(", "^"):
        nothing = _run("find", empty, *options)
        assert (nothing.exit_code, "no word to find" in nothing.stderr) == (2, True), empty


def test_find_prints_json(folder, tmp_path):
    """A line for each article, with the ranges of all its places; characters that a terminal obeys are escaped."""
    (folder / "sea/more \x9b1m.txt").write_text("Ships\n\n" + "Riga's ships sail. " * 5)
    found = _run("find", "ships", "-a", folder, "--index", tmp_path / "index", "--json")
    assert (found.exit_code, "\x9b" in found.stdout) == (0, False), found.output
    rows = {row["article_id"]: row for row in map(json.loads, found.stdout.splitlines())}
    assert rows.keys() == {"sea/ships.txt", "sea/more \x9b1m.txt"}
    row = rows["sea/ships.txt"]
    assert (row["title"], row["source"], row["published"]) == ("Ships", "sea/ships.txt", "2024-06-02")
    assert len(rows["sea/more \x9b1m.txt"]["places"]) > 5
    text = (folder / "sea/ships.txt").read_text()
    assert [text[place["start"] : place["end"]] for place in row["places"]] == ["Ships", "ships"]
    none = _run("find", "trams", "-a", folder, "--index", tmp_path / "index", "--json")
    assert (none.exit_code, none.stdout) == (1, "")


def test_ask_looks_within_a_scope(folder, tmp_path):
    """Days and folder limit the search; an unknown folder is an error that names the known ones."""
    options = ("--articles", folder, "--index", tmp_path / "index", "--json")

    def answered(question, *scope):
        result = _run("ask", question, *options, *scope)
        assert result.exit_code in (0, 1), result.output
        return json.loads(result.stdout)["text"]

    assert answered("How many guns does Kyiv have?") == "a hundred guns"
    assert answered("How many guns does Kyiv have?", "--since", "2024-06-01") != "a hundred guns"
    assert answered("How many ships does Oslo keep?", "--folder", "sea", "--since", "2024-06-01") == "nine ships"
    wrong = _run("ask", "Who?", *options, "--folder", "land")
    assert (wrong.exit_code, "'land'" in wrong.stderr, "sea" in wrong.stderr) == (2, True, True)


def test_errors_of_the_index_are_one_clear_line(folder):
    """An index among the articles, and a missing folder, are errors in one line."""
    inside = _run("index", folder, "--index", folder / "index")
    assert (inside.exit_code, "among the articles" in inside.stderr) == (2, True)
    nowhere = _run("index", folder / "nowhere", "--index", folder.parent / "other")
    assert (nowhere.exit_code, "does not exist" in nowhere.stderr) == (2, True)


def test_files_of_a_guessed_encoding_are_named(folder, tmp_path):
    """Files with a guessed encoding are named with what to do, until a person gives one."""
    (folder / "old.txt").write_bytes("Мост открыли в понедельник.".encode("cp1251"))
    first = _run("index", folder, "--index", tmp_path / "index")
    assert (
        "of a guessed encoding: 1; where one is wrong, give --encoding FILE=ENCODING\n  old.txt: read as W"
        in first.stdout
    )
    again = _run("index", folder, "--index", tmp_path / "index", "--encoding", "old.txt=windows-1251")
    assert "guessed" not in again.stdout
