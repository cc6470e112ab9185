from __future__ import annotations

import os
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from index.archive import Archive
from index.articles import read_articles
from index.errors import ArticlesError, FolderNotFound, FormatError, NoArticles
from index.folder import scan
from index.inputs import Inputs, encodings_of, inputs_of
from index.place import index_path
from index.refresh import refresh
from index.watching import watch
from tests.fakes import FakeEmbedder
from tests.waiting import PATIENCE, until


@pytest.fixture
def folder(tmp_path):
    """Make a folder of some files, one hidden."""
    folder = tmp_path / "articles"
    for name in ("a.txt", "b.md", "sub/c.txt", "sub/deep/d.txt", ".hidden.txt", "other/e.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"It rained in {name}. The match was off.", "utf-8")
    return folder


def _paths(inputs):
    return [state.path for state in scan(inputs)[0]]


def test_one_folder_is_all_of_it(folder):
    """One folder means all of it, as when given alone."""
    assert inputs_of(folder) == inputs_of([str(folder)]) == Inputs(root=folder)
    assert _paths(inputs_of(folder)) == ["a.txt", "b.md", "other/e.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert str(inputs_of(folder)) == str(folder)


def test_files_folders_and_patterns_are_taken_together(folder):
    """Inputs are joined below their common root, each file once, in order."""
    assert _paths(inputs_of(folder / "sub" / "c.txt")) == ["c.txt"]
    given = [folder / "sub", folder / "a.txt", folder / "sub" / "c.txt", folder / "a.txt"]
    assert _paths(inputs_of(given)) == ["a.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert _paths(inputs_of(folder / "*.txt")) == ["a.txt"]
    assert _paths(inputs_of(folder / "**" / "*.txt")) == ["a.txt", "other/e.txt", "sub/c.txt", "sub/deep/d.txt"]
    assert _paths(inputs_of([folder / "s*", folder / "other" / "e.txt"])) == [
        "other/e.txt",
        "sub/c.txt",
        "sub/deep/d.txt",
    ]


def test_paths_are_taken_from_the_current_and_the_home_folder(folder, monkeypatch):
    """Relative paths and "~" are resolved as a shell does."""
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    for name in ("sub/*.txt", "./sub/c.txt", "~/sub/c.txt", "other/../sub/c.txt"):
        assert _paths(inputs_of(name)) == ["c.txt"]
    assert _paths(inputs_of(["a.txt", "b.md"])) == ["a.txt", "b.md"]


def test_a_name_that_exists_is_no_pattern(folder):
    """An existing name with pattern characters is a name, also as the beginning of a pattern."""
    odd = folder / "[ab]*"
    odd.mkdir()
    (odd / "x.txt").write_text("It snowed.", "utf-8")
    assert _paths(inputs_of(odd)) == _paths(inputs_of([odd / "x.txt"])) == _paths(inputs_of(odd / "*.txt")) == ["x.txt"]


def test_what_is_not_there_is_said(folder, tmp_path):
    """Each kind of missing input is reported with what to do."""
    with pytest.raises(FolderNotFound, match=r"nowhere\.txt does not exist.*Check the path"):
        inputs_of([folder / "a.txt", folder / "nowhere.txt"])
    with pytest.raises(FolderNotFound, match="matches nothing as a pattern"):
        inputs_of(folder / "*.pdf")
    with pytest.raises(ArticlesError, match="nothing to read"):
        inputs_of([])
    (tmp_path / "data.xyz").write_text("?")
    with pytest.raises(NoArticles, match=r"data\.xyz holds 1 x \.xyz"):
        read_articles(tmp_path / "data.xyz")


@pytest.mark.parametrize("columns", ["body", "title=headline", "words=body", "text"])
def test_columns_that_are_written_otherwise_are_refused(folder, columns):
    """Malformed columns are refused before any file is read."""
    with pytest.raises(FormatError, match="text=body"):
        inputs_of(folder, columns=columns)


def test_what_is_named_is_read_though_hidden_or_a_link(folder, tmp_path):
    """Named files are read even if hidden; found ones are not; links may lead into other inputs."""
    (tmp_path / "outside.txt").write_text("It hailed.", "utf-8")
    (folder / "sub" / "out.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "sub" / "in.txt").symlink_to(folder / "other" / "e.txt")
    assert _paths(inputs_of([folder / ".hidden.txt", folder / "sub" / "out.txt"])) == [".hidden.txt", "sub/out.txt"]
    states, refused = scan(inputs_of([folder / "sub", folder / "b.md"]))
    assert [state.path for state in states] == ["b.md", "sub/c.txt", "sub/deep/d.txt"]
    assert [each.source for each in refused] == ["sub/in.txt", "sub/out.txt"]
    assert "sub/in.txt" in _paths(inputs_of([folder / "sub", folder / "other"]))


def test_what_is_no_regular_file_is_refused_unopened(folder):
    """A pipe or socket is refused even if it is named."""
    os.mkfifo(folder / "pipe.txt")
    states, [refused] = scan(inputs_of([folder / "pipe.txt", folder / "a.txt"]))
    assert ([state.path for state in states], refused.source) == (["a.txt"], "pipe.txt")


def test_a_file_that_is_gone_is_removed_and_a_folder_raises(folder):
    """A missing folder raises, since its disk is probably not mounted; a missing file is removed."""
    inputs = inputs_of([folder / "a.txt", folder / "b.md", folder / "sub"])
    (folder / "a.txt").unlink()
    assert _paths(inputs) == ["b.md", "sub/c.txt", "sub/deep/d.txt"]
    (folder / "sub").rename(folder / "gone")
    with pytest.raises(FolderNotFound, match="sub no longer exists"):
        scan(inputs)


def test_an_index_is_that_of_all_that_is_given(folder):
    """The index depends on all inputs in any order; one folder keeps its index."""
    assert index_path(inputs_of(folder)) == index_path(folder)
    one, two = inputs_of([folder / "a.txt", folder / "b.md"]), inputs_of([folder / "b.md", folder / "a.txt"])
    assert index_path(one) == index_path(two)
    others = [inputs_of(folder / "a.txt"), inputs_of(folder / "*.txt"), inputs_of(folder), one]
    assert len({index_path(each) for each in others}) == 4


def _archive(inputs, tmp_path):
    return Archive(inputs, FakeEmbedder(), index=tmp_path / "index")


def test_an_index_follows_what_is_given(folder, tmp_path):
    """New files that match a pattern are read, and no others."""
    archive = _archive(inputs_of([folder / "*.txt", folder / "sub" / "c.txt"]), tmp_path)
    assert refresh(archive).added == ("a.txt", "sub/c.txt")
    for name in ("new.txt", "new.md", "sub/new.txt"):
        (folder / name).write_text("It is foggy today. Nobody saw it.", "utf-8")
    (folder / "sub" / "c.txt").unlink()
    delta = refresh(archive)
    assert (delta.added, delta.removed, delta.unchanged) == (("new.txt",), ("sub/c.txt",), ("a.txt",))


_TABLE = "body,lead\nA story of the first day that goes on and on.,A short lead of it.\n"


def _texts(archive):
    return {entry.id: archive.collection.article(entry.id).text for entry in archive.collection.entries}


def test_columns_belong_to_the_index(tmp_path):
    """Other columns have everything read again; without columns the stored ones stay."""
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.csv").write_text(_TABLE, "utf-8")
    refresh(archive := _archive(inputs_of(folder, columns="text=lead,title=body"), tmp_path))
    assert _texts(archive) == {"a.csv#row 2": "A short lead of it."}
    refresh(archive := _archive(inputs_of(folder), tmp_path))
    assert (archive.columns, _texts(archive)) == ("text=lead,title=body", {"a.csv#row 2": "A short lead of it."})
    delta = refresh(archive := _archive(inputs_of(folder, columns="text=body"), tmp_path))
    assert delta.unchanged == ("a.csv",)
    assert any("columns" in reason for reason in delta.reasons)
    assert _texts(archive) == {"a.csv#row 2": "A story of the first day that goes on and on."}
    refresh(archive := _archive(inputs_of(folder, columns=""), tmp_path))
    assert "A short lead" in _texts(archive)["a.csv#row 2"]
    assert refresh(_archive(inputs_of(folder), tmp_path)).reasons == ()


def test_a_table_without_the_columns_is_refused(tmp_path):
    """The error names the table's columns; files of other formats are read as before."""
    (tmp_path / "a.csv").write_text(_TABLE, "utf-8")
    (tmp_path / "b.txt").write_text("It rained all day.", "utf-8")
    read = read_articles(inputs_of(tmp_path, columns="text=words"))
    assert [article.id for article in read.articles] == ["b.txt"]
    assert [(each.source, "expected one of body, lead" in each.reason) for each in read.refused] == [("a.csv", True)]


def test_the_folders_of_what_is_given_are_watched(folder):
    """Each folder is watched once, and a file's own folder without those below."""
    assert inputs_of(folder).watched() == ((folder,), ())
    assert inputs_of(folder / "a.txt").watched() == ((), (folder,))
    given = [folder / "sub", folder / "sub" / "c.txt", folder / "a.txt", folder / "other" / "*.txt"]
    assert inputs_of(given).watched() == ((folder / "other", folder / "sub"), (folder,))


def test_changes_are_told_wherever_they_are(folder):
    """Changes are reported in a given folder, and in that of a given file."""
    inputs, stop, told = inputs_of([folder / "sub", folder / "a.txt"]), Event(), Event()
    thread = Thread(target=watch, args=(inputs, told.set, stop), daemon=True)
    thread.start()
    try:
        for path in (folder / "sub" / "deep" / "d.txt", folder / "a.txt"):
            told.clear()
            until(lambda path=path: _is_told(path, told))
    finally:
        stop.set()
        thread.join(PATIENCE)
    assert not thread.is_alive()


def _is_told(path: Path, told: Event) -> bool:
    """Whether a change is reported; the file is changed again each time, since nothing says when watching begins."""
    with path.open("a", encoding="utf-8") as file:
        file.write("It rained again.\n")
    return told.wait(0.2)


_RUSSIAN = "Мост открыли в понедельник. Его строили девять лет."


@pytest.fixture
def old_files(tmp_path):
    """Make a folder of two files in Windows-1251, one of them short, and one in UTF-8."""
    folder = tmp_path / "articles"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_bytes("Жуков: 9".encode("cp1251"))
    (folder / "sub" / "b.txt").write_bytes(_RUSSIAN.encode("cp1251"))
    (folder / "c.md").write_text("It rained in Łódź.", "utf-8")
    return folder


def _read_as(folder, tmp_path, encodings=None):
    archive = _archive(inputs_of(folder, encodings=encodings), tmp_path)
    return archive, refresh(archive)


def test_a_guess_is_said_to_be_one(old_files, tmp_path):
    """The list marks a guessed encoding; one that the bytes prove is not marked."""
    archive, _ = _read_as(old_files, tmp_path)
    listed = {entry.id: (entry.encoding, entry.encoding_guessed) for entry in archive.collection.entries}
    assert listed["sub/b.txt"] == ("Windows-1251", True)
    assert listed["c.md"] == ("UTF-8", False)


def test_an_encoding_that_is_given_is_kept_with_the_index(old_files, tmp_path, monkeypatch):
    """Only the files concerned are read again; a second start keeps the encoding, and "" guesses again."""
    module = sys.modules["index.refresh"]  # which the package's function of that name hides
    read = []
    read_file = module.read_file

    def noted(folder, state, hints):
        read.append(state.path)
        return read_file(folder, state, hints)

    monkeypatch.setattr(module, "read_file", noted)
    _read_as(old_files, tmp_path)
    guessed = sorted(read)
    archive, delta = _read_as(old_files, tmp_path, {"a.txt": "windows-1251"})
    assert sorted(read) == sorted([*guessed, "a.txt"])
    assert any("encoding" in reason for reason in delta.reasons)
    assert _texts(archive)["a.txt"] == "Жуков: 9"
    (entry,) = (entry for entry in archive.collection.entries if entry.id == "a.txt")
    assert (entry.encoding, entry.encoding_guessed) == ("Windows-1251", False)
    assert entry.extractor.endswith(", encoding Windows-1251")
    archive, delta = _read_as(old_files, tmp_path)
    assert (archive.encodings, delta.reasons) == ({"a.txt": "Windows-1251"}, ())
    assert _texts(archive)["a.txt"] == "Жуков: 9"
    archive, _ = _read_as(old_files, tmp_path, {"a.txt": ""})
    assert (archive.encodings, _texts(archive)["a.txt"]) != ({}, "Жуков: 9")
    assert _texts(archive)["sub/b.txt"] == _RUSSIAN


def test_one_that_is_given_for_a_file_stands_before_a_pattern(old_files, tmp_path):
    """A path comes before patterns, and the last pattern wins; one without a slash fits names in any folder."""
    archive, _ = _read_as(old_files, tmp_path, {"*.txt": "koi8-r", "sub/*": "windows-1251", "a.txt": "cp866"})
    assert archive.hints("sub/b.txt").encoding == "Windows-1251"
    assert archive.hints("sub/deep/x.txt").encoding == "Windows-1251"
    assert archive.hints("other/x.txt").encoding == "KOI8-R"
    assert archive.hints("a.txt").encoding == "cp866"
    assert archive.hints("c.md").encoding == ""


def test_a_file_may_be_named_as_the_system_finds_it(old_files, tmp_path, monkeypatch):
    """A file can be named from the current folder or below the folder that is read."""
    monkeypatch.chdir(tmp_path)
    for name in ("articles/sub/b.txt", str(old_files / "sub" / "b.txt"), "sub/b.txt", "articles/sub/*.txt"):
        inputs = inputs_of("articles", encodings={name: "utf-8"})
        assert inputs.hints("sub/b.txt").encoding == "UTF-8"


def test_what_is_no_encoding_or_no_file_is_said(old_files):
    """Unknown encodings and files are reported, so that typing errors are noticed."""
    with pytest.raises(FormatError, match="'windows-1521' is not a known encoding"):
        inputs_of(old_files, encodings={"a.txt": "windows-1521"})
    with pytest.raises(ArticlesError, match=r"d\.txt is not a file"):
        inputs_of(old_files, encodings={"d.txt": "utf-8"})
    with pytest.raises(FormatError, match="names no file and encoding"):
        encodings_of(["a.txt"])
    assert encodings_of(["a=b.txt=cp1251", "c.txt="]) == {"a=b.txt": "cp1251", "c.txt": ""}


def test_a_file_that_is_not_in_its_encoding_is_refused(old_files, tmp_path):
    """A file that does not fit its encoding is refused by name, never read with wrong letters."""
    _, delta = _read_as(old_files, tmp_path, {"*.txt": "utf-8"})
    assert [each.source for each in delta.refused] == ["a.txt", "sub/b.txt"]
    assert "it is not UTF-8" in delta.refused[0].reason
