"""`pullquote index`, `find` and `ask` over a folder of files, with models that are not loaded."""

from __future__ import annotations

import json
import sqlite3
import threading

import pytest
from typer.testing import CliRunner

from index.database import DATABASE
from index.errors import EngineError, PullquoteError
from index.milvus import Address
from index.milvus.publishing import Publication
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
    assert "new: 2\n  guns.txt" in first.stdout
    assert "refused: 1\n  bad.txt: " in first.stdout
    assert "2 articles, 4 passages\n" in first.stdout
    again = _run("index", folder, "--index", index)
    assert "unchanged: 2\n2 articles, 4 passages\n" in again.stdout
    assert "new:" not in again.stdout
    checked = _run("index", folder, "--index", index, "--check")
    assert (checked.exit_code, "unchanged: 2" in checked.stdout) == (0, True)


def test_a_check_tells_what_changed_in_the_folder(folder, tmp_path):
    """Files added, changed and removed since are listed as without a check, and are no fault."""
    options = ("index", folder, "--index", tmp_path / "index")
    assert _run(*options).exit_code == 0
    (folder / "trains.txt").write_text("Trains\n\nBern runs forty trains.")
    (folder / "guns.txt").write_text("Guns\n\nKyiv has ninety guns.")
    (folder / "sea/ships.txt").unlink()
    checked = _run(*options, "--check")
    assert checked.exit_code == 0, checked.output
    assert "new: 1\n  trains.txt\nchanged: 1\n  guns.txt\nremoved: 1\n  sea/ships.txt\nrefused: 1" in checked.stdout


def test_a_file_counts_once(folder, tmp_path):
    """A refused one is neither new nor unchanged, and the status counts those that could not be opened too."""
    (folder / "gone.txt").symlink_to(folder / "nothing.txt")
    options = ("index", folder, "--index", tmp_path / "index")
    for told in ("new: 2", "unchanged: 2"):
        lines = _run(*options).stdout.splitlines()
        assert (told in lines, "refused: 2" in lines, any("bad.txt" in line for line in lines)) == (True, True, True)
        assert not any(line.startswith("  bad.txt") and ":" not in line for line in lines)
    status = _run(*options, "--status").stdout
    assert "refused: 2\n  bad.txt: " in status
    assert "  gone.txt: it is a link to a file that is not there" in status
    (folder / "gone.txt").unlink()
    assert "refused: 1\n" in _run(*options).stdout
    assert "refused: 1\n" in _run(*options, "--status").stdout


def test_a_folder_without_articles_is_explained(folder, tmp_path):
    """In the same words by every command; only an index of it is no error, as it may be followed."""
    empty, saved = tmp_path / "empty", tmp_path / "saved.json"
    empty.mkdir()
    cited = {"article_id": "a.txt", "start": 0, "end": 4, "quote": "Kyiv", "sentence": "Kyiv has a gun."}
    saved.write_text(json.dumps({"question": "Who?", "citations": [cited]}), "utf-8")
    index = ("--index", tmp_path / "index")
    for command in (("ask", "Who?", "-a", empty, *index), ("find", "guns", empty, *index), ("verify", saved, empty)):
        result = _run(*command)
        assert (result.exit_code, result.stdout) == (2, ""), command
        assert "empty holds no files: expected at least one readable file" in result.stderr, command
    told = _run("index", empty, *index)
    assert (told.exit_code, "empty holds no files: expected" in told.stdout) == (0, True)


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
    assert check_index(folder, IndexLocation(folder=index)).problems == ()


def test_what_is_repaired_is_not_new(folder, tmp_path):
    """A file whose content in the index was wrong is a fault, and counts as unchanged."""
    index = tmp_path / "index"
    update_index(folder, IndexLocation(folder=index))
    with sqlite3.connect(index / DATABASE) as connection:
        connection.execute("UPDATE articles SET title = 'Other' WHERE id = 'guns.txt'")
        connection.execute("UPDATE settings SET value = value + 1 WHERE name = 'generation'")
    connection.close()
    found = _run("index", folder, "--index", index, "--check")
    assert (found.exit_code, "guns.txt: what is kept" in found.stdout) == (1, True), found.output
    assert ("new:" in found.stdout, "unchanged: 2\n" in found.stdout) == (False, True)


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
    until(lambda: "new: 2" in told)
    (folder / "trains.txt").write_text("Trains\n\nBern runs forty trains.")
    until(lambda: "  trains.txt" in told)
    monkeypatch.setattr("qa.indexing.refresh", refuse)
    (folder / "ships.txt").write_text("Ships\n\nBern has no ships.")
    until(lambda: "the folder could not be read again: it is busy" in told)
    stop.set()
    thread.join()
    assert describe_index(folder, IndexLocation(folder=tmp_path / "index"))[1] == "3 articles, 5 passages"


def test_a_publication_that_fails_is_tried_again(folder, tmp_path, monkeypatch):
    """At the next look, also if nothing has changed since; following goes on, and it is published once."""
    outcomes = [EngineError("it does not answer"), Publication(put=3, removed=0, unchanged=0)]
    published, told = [], []

    def publish(generation, address, **_):
        published.append(len(generation.entries))
        outcome = outcomes[len(published) - 1]
        if isinstance(outcome, EngineError):
            raise outcome
        return outcome

    def look_thrice(inputs, changed, stop):
        for _ in range(3):
            changed()

    monkeypatch.setattr("qa.indexing.publish", publish)
    monkeypatch.setattr("qa.indexing.watch", look_thrice)
    location = IndexLocation(folder=tmp_path / "index", address=Address.parse("milvus://host/name"))
    follow_folder(folder, location, tell=told.append)
    assert published == [2, 2]
    at = told.index("it could not be published, and is tried again at the next look: it does not answer")
    assert told.index("new: 2") < at
    assert told[at + 1 :] == ["published at milvus://host/name: 3 articles put, 0 removed, 0 unchanged"]


def test_ctrl_c_ends_following_without_a_word(folder, tmp_path, monkeypatch):
    """It is how following is ended, and no error."""

    def interrupted(inputs, changed, stop):
        raise KeyboardInterrupt

    monkeypatch.setattr("qa.indexing.watch", interrupted)
    told = _run("index", folder, "--index", tmp_path / "index", "--watch")
    assert (told.exit_code, told.stderr) == (0, "")
    assert "Ctrl+C ends it" in told.stdout


def test_files_not_read_are_one_line_above_an_answer(folder, tmp_path):
    """A single one is named with the reason; of several, it is said how they are listed."""
    (folder / "notes.xyz").write_bytes(b"nothing")
    options = ("--articles", folder, "--index", tmp_path / "index")
    for command in (("find", "ships"), ("ask", "How many ships does Oslo keep?")):
        told = _run(*command, *options)
        lines = [line for line in told.stderr.splitlines() if not line.startswith("warning:")]
        assert lines == ["2 files were not read: `pullquote index DIR` lists them"], command


def test_find_lists_articles_with_their_places(folder, tmp_path):
    """Articles in the scope are listed with places; if nothing is found, the status is 1."""
    options = ("--articles", folder, "--index", tmp_path / "index")
    found = _run("find", "ships nine", *options)
    assert (found.exit_code, "sea/ships.txt" in found.stdout) == (0, True), found.output
    assert "not read: bad.txt" in found.stderr
    assert _run("find", "ships", *options, "--until", "2024-05-30").exit_code == 1
    none = _run("find", '"ships nine"', *options)
    assert (none.exit_code, none.stdout) == (1, "")
    assert 'no article contains: "ships nine"' in none.stderr.splitlines()
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


@pytest.mark.parametrize(
    ("questions", "out", "told"),
    [
        ("q.doc", "a.csv", "q.doc ends in .doc"),
        ("q.csv", "a.doc", "a.doc ends in .doc"),
        ("q.csv", "q.csv", "is the file of questions"),
    ],
)
def test_names_of_files_are_checked_before_anything_is_read(folder, tmp_path, questions, out, told):
    """No index is made only to say that a file cannot be read or written."""
    (tmp_path / questions).write_text("question\nWho?\n", "utf-8")
    options = ("--index", tmp_path / "index", "--file", tmp_path / questions, "--out", tmp_path / out)
    wrong = _run("ask", folder, *options)
    assert (wrong.exit_code, told in wrong.stderr) == (2, True), wrong.output
    assert not (tmp_path / "index").exists()


def test_questions_that_cannot_be_asked_are_counted(folder, tmp_path):
    """The status is then 1; a file that is there already is replaced with a word."""
    questions, out = tmp_path / "q.csv", tmp_path / "a.csv"
    questions.write_text("question,since\nHow many guns does Kyiv have?,\nWho?,notaday\n", "utf-8")
    options = ("ask", folder, "--index", tmp_path / "index", "--file", questions, "--out", out)
    told = _run(*options)
    assert (told.exit_code, f"answered in {out}: 1; could not be asked: 1" in told.stdout) == (1, True), told.output
    assert "replaced" not in told.stderr
    questions.write_text("question\nHow many guns does Kyiv have?\n", "utf-8")
    again = _run(*options)
    assert (again.exit_code, again.stdout) == (0, f"answered in {out}: 1\n")
    assert f"{out} is there already, and will be replaced" in again.stderr.splitlines()


def test_answers_that_cannot_be_written_are_one_clear_line(folder, tmp_path):
    """A missing folder ends with status 2."""
    (tmp_path / "q.csv").write_text("question\nWho?\n", "utf-8")
    out = tmp_path / "nowhere" / "a.csv"
    wrong = _run("ask", folder, "--index", tmp_path / "index", "--file", tmp_path / "q.csv", "--out", out)
    assert (wrong.exit_code, "cannot be written" in wrong.stderr) == (2, True), wrong.output


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
