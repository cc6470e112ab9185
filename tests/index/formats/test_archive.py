"""Zip files: paths, nesting, hazards."""

from __future__ import annotations

import io
import zipfile

import pytest

from index.errors import FormatError
from index.formats import Limits, extract


def _zip(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def _parts(data: bytes) -> list[tuple[str | None, str]]:
    return [(article.part, article.text) for article in extract("a.zip", data)]


def test_every_file_is_a_part_under_its_path():
    """Files come in the order of their paths; hidden ones and unknown formats are skipped."""
    data = _zip({"b/two.txt": b"Two.", "a.txt": b"One.", "b/x.bin": b"?", "__MACOSX/a.txt": b"no", ".git/c.txt": b"no"})
    assert _parts(data) == [("a.txt", "One."), ("b/two.txt", "Two.")]


def test_what_a_browser_saved_with_a_page_is_skipped():
    """As in a folder: its frames and scripts are no articles; a folder without its page is like any other."""
    page = b"<html><body><article><p>The board said that the tower stays.</p></article></body></html>"
    data = _zip({"a/story.html": page, "a/story_files/frame.html": page, "b_files/c.txt": b"Read."})
    assert [part for part, _ in _parts(data)] == ["a/story.html", "b_files/c.txt"]


def test_files_with_parts_keep_them():
    """A row of a table in a zip has both names, and so has a file of a zip in it."""
    table = b"title,text\nTower,The harbour board said on Monday that the old lighthouse would be restored.\n"
    data = _zip({"in.zip": _zip({"deep.txt": b"Deep."}), "t.csv": table})
    assert [part for part, _ in _parts(data)] == ["in.zip#deep.txt", "t.csv#row 2"]


def test_paths_that_lead_out_are_only_labels():
    """Roots, drives and steps upwards are left out of a part."""
    data = _zip({"../../etc/a.txt": b"1", "/srv/b.txt": b"2", "C:\\x\\c.txt": b"3"})
    assert [part for part, _ in _parts(data)] == ["etc/a.txt", "srv/b.txt", "x/c.txt"]


def test_paths_that_become_one_are_one_article():
    """A path that comes twice is read once."""
    assert _parts(_zip({"a.txt": b"1", "../a.txt": b"2"})) == [("a.txt", "1")]


def test_zips_in_zips_end_somewhere():
    """What lies deeper than the limit is refused, and named."""
    data = _zip({"x.txt": b"Innermost."})
    for _ in range(4):
        data = _zip({"in.zip": data})
    with pytest.raises(FormatError, match="files inside files"):
        extract("a.zip", data)


def test_a_bomb_is_refused():
    """Neither one large file nor many that are large together are unpacked; what was left out is said."""
    with pytest.raises(FormatError, match="unpacked"):
        extract("a.zip", _zip({"a.txt": b" " * 30_000_000}))
    many = _zip({f"{n}.zip": _zip({"a.txt": b"word " * 40_000}) for n in range(8)})
    articles = extract("a.zip", many, limits=Limits(unpacked_bytes=1_000_000, ratio=10_000))
    assert sum(len(article.text) for article in articles) <= 1_000_000
    assert "unpacked" in articles[0].notes[0]


def test_a_file_that_cannot_be_read_is_named():
    """The others are read, and a note says what was not."""
    (article,) = extract("a.zip", _zip({"a.txt": b"One.", "b.pdf": b"no pdf"}))
    assert any("b.pdf: it is not a PDF" in note for note in article.notes)


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06", b"no zip", _zip({"x.bin": b"?"})])
def test_what_holds_nothing_is_refused(data):
    """A damaged zip, or one without articles, is refused with a sentence."""
    with pytest.raises(FormatError):
        extract("a.zip", data)
