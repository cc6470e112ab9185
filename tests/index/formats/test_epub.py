"""Books: one article per chapter, in the order of the spine."""

from __future__ import annotations

import io
import zipfile

import pytest

from index.errors import FormatError
from index.formats import Limits, extract

_CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
_PACKAGE = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Locks and Weirs</dc:title>
<dc:creator>J. Blunt</dc:creator>
<dc:creator>W. Pratt</dc:creator><dc:date>1998-05-06T00:00:00Z</dc:date><dc:language>en-GB</dc:language>
<dc:publisher>Canal Press</dc:publisher></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="b" href="text/second%20one.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/first.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="text/blank.xhtml" media-type="application/xhtml+xml"/>
<item id="i" href="cover.jpg" media-type="image/jpeg"/></manifest>
<spine><itemref idref="nav"/><itemref idref="c"/><itemref idref="a"/><itemref idref="b"/><itemref idref="gone"/></spine>
</package>"""
_CHAPTER = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://x.example/d.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body><a id="p1"/><h2>{heading}</h2>
<p>The chamber leaked 40,000&nbsp;gallons a day.</p><p id="x">It cost £6,120.</p></body></html>"""


def _book(**more: str) -> bytes:
    files = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "OEBPS/book.opf": _PACKAGE,
        "OEBPS/nav.xhtml": "<html><body><nav>Contents</nav></body></html>",
        "OEBPS/text/first.xhtml": _CHAPTER.format(heading="Of Locks"),
        "OEBPS/text/second one.xhtml": _CHAPTER.format(heading="Of Weirs"),
        "OEBPS/text/blank.xhtml": "<html><body><img src='../cover.jpg'/></body></html>",
        **more,
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize("chapter", ["", "<!-- nothing -->"])
def test_an_empty_chapter_loses_no_other(chapter):
    """A file without elements is like a blank page."""
    assert extract("a.epub", _book(**{"OEBPS/text/blank.xhtml": chapter})) == extract("a.epub", _book())


def test_chapters_in_order():
    """Chapters come in the spine's order, with the book's fields; contents and blank pages are skipped."""
    first, second = extract("a.epub", _book())
    assert first.text == "Of Locks\n\nThe chamber leaked 40,000\u00a0gallons a day.\n\nIt cost £6,120."
    assert [chapter.title for chapter in (first, second)] == ["Locks and Weirs: Of Locks", "Locks and Weirs: Of Weirs"]
    assert [chapter.part for chapter in (first, second)] == ["OEBPS/text/first.xhtml", "OEBPS/text/second one.xhtml"]
    assert (first.author, first.published, first.language) == ("J. Blunt, W. Pratt", "1998-05-06", "en")
    assert first.site == "Canal Press"
    assert first.blocks[0].kind == "heading"
    assert first.places[-1].label == "#x"


def test_an_encrypted_book_is_refused():
    """A chapter under copy protection is refused; an encrypted font is not."""
    locked = '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:CipherReference URI="{}"/></encryption>'
    assert extract("a.epub", _book(**{"META-INF/encryption.xml": locked.format("OEBPS/font.otf")}))
    with pytest.raises(FormatError, match="encrypted"):
        extract("a.epub", _book(**{"META-INF/encryption.xml": locked.format("OEBPS/text/first.xhtml")}))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"It rained.", "not a packed file"),
        (_book()[:200], "damaged"),
        (_book(**{"META-INF/container.xml": "<container/>"}), "names no book"),
        (_book(**{"META-INF/container.xml": "<container"}), "not XML"),
        (_book(**{"META-INF/container.xml": _CONTAINER.replace("book.opf", "gone.opf")}), "lacks OEBPS/gone.opf"),
        (_book(**{"OEBPS/text/first.xhtml": "<p>" + "<b>" * 9_000 + "x"}), "levels"),
    ],
)
def test_damaged_books_are_refused(data, message):
    """Each kind of damage has its reason."""
    with pytest.raises(FormatError, match=message):
        extract("a.epub", data)


def test_a_book_that_unpacks_to_too_much_is_refused():
    """Two hundred times its own size is no book; neither is more than the limit."""
    with pytest.raises(FormatError, match="times its own size"):
        extract("a.epub", _book(**{"OEBPS/text/first.xhtml": "x" * 30_000_000}))
    with pytest.raises(FormatError, match="when it is unpacked"):
        extract("a.epub", _book(), limits=Limits(unpacked_bytes=1_000))
