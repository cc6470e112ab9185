"""The files of the folder that were not read."""

from __future__ import annotations

from index.folder import Refused
from ui.texts import using
from ui.widgets.shelf.missed import render_missed


def test_each_file_is_named_with_its_reason():
    """What was refused first, then the formats that are not read; nothing at all if every file was read."""
    html = render_missed([Refused(source="a.pdf", reason="it is empty.")], ["b.JPG", "c.jpg", "Makefile"])
    assert "<summary>Not read: 4 files</summary>" in html
    assert html.index("<b>a.pdf</b>: it is empty.") < html.index("2 files of the format .jpg, which is not read")
    assert "<b>b.JPG</b>, <b>c.jpg</b>" in html
    assert "1 file without a format in the name: <b>Makefile</b>" in html
    assert render_missed([], []) == ""


def test_reasons_are_told_in_the_language_of_the_reader():
    """As all of the page is."""
    with using("de"):
        html = render_missed([Refused(source="a.txt", reason="its name is not UTF-8: rename it.")], [])
    assert "Nicht gelesen: 1 Datei" in html
    assert "ihr Name ist nicht in UTF-8: benennen Sie sie um." in html


def test_thousands_are_counted_and_a_few_are_named():
    """Files, formats, and the letters of a name: the page stays small."""
    refused = [Refused(source=f"{number}{'x' * 5000}.txt", reason="y" * 5000) for number in range(5000)]
    unread = [f"{number}.f{number % 500}" for number in range(5000)]
    html = render_missed(refused, unread)
    assert "Not read: 10,000 files" in html
    assert "and 4,900 files more" in html
    assert "and 4,800 files more" in html
    assert html.count("<li>") == 100 + 1 + 20 + 1
    assert len(html) < 100_000


def test_names_are_only_text():
    """A file may be called anything."""
    html = render_missed([Refused(source="<img src=x>${x}.txt", reason="<b>no</b>")], ["a.<script>"])
    assert ("<img" in html, "<script>" in html, "${" in html, "<b>no</b>" in html) == (False,) * 4
