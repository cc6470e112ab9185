from __future__ import annotations

import io
import zipfile

import pytest

from index.errors import FormatError, NoArticles
from index.formats import Hints
from qa.piped import read_piped, suffix_of


def _zip(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name, data in files.items():
            file.writestr(name.replace("__", "/").replace("_", "."), data)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"It rained. <html> is a tag.", ".txt"),
        (b"\xef\xbb\xbf\n<!DOCTYPE html><p>It rained.", ".html"),
        (b"<HTML><p>It rained.", ".html"),
        (b'<?xml version="1.0"?><html xmlns="x">', ".html"),
        (b'<?xml version="1.0"?><rss version="2.0">', ".xml"),
        (b"<p>It rained.</p>", ".txt"),
        (b"%PDF-1.7\n", ".pdf"),
        (b"{\\rtf1 It rained.}", ".rtf"),
        (_zip(word__document_xml="<w/>"), ".docx"),
        (_zip(mimetype="application/epub+zip"), ".epub"),
        (_zip(mimetype="application/vnd.oasis.opendocument.text"), ".odt"),
        (_zip(mimetype="application/vnd.oasis.opendocument.spreadsheet"), ".ods"),
        (_zip(xl__workbook_xml="<w/>"), ".xlsx"),
        (_zip(a_txt="It rained."), ".zip"),
        (b"PK\x03\x04 and nothing else", ".zip"),
    ],
)
def test_bytes_say_their_format(data, suffix):
    """The format is told by the first bytes, and of a zip by its content."""
    assert suffix_of(data) == suffix


def test_a_text_is_read():
    """Text is read, and is called standard input wherever it is shown."""
    [article] = read_piped(io.BytesIO("It rained in Malmö.\n".encode()))
    assert (article.source, article.text) == ("standard input", "It rained in Malmö.\n")


def test_a_page_is_read_as_one():
    """A web page is read without its tags."""
    page = (
        b"<html><body><article><h1>Rain</h1><p>It rained in Oslo for nine days, they said.</p></article></body></html>"
    )
    [article] = read_piped(io.BytesIO(page))
    assert "It rained in Oslo" in article.text
    assert "<" not in article.text


@pytest.mark.parametrize(
    "data",
    [
        b"body,lead\nA story.,A lead.\n",
        b"body\tlead\nA story.\tA lead.\n",
        b'{"body": "A story.", "lead": "A lead."}\n',
    ],
    ids=["csv", "tsv", "jsonl"],
)
def test_with_columns_it_is_a_table(data):
    """With columns it is a table, of the kind that its first line suggests."""
    [article] = read_piped(io.BytesIO(data), hints=Hints(columns="text=lead,title=body"))
    assert (article.text, article.title) == ("A lead.", "A story")


def test_nothing_is_said():
    """Empty input raises with what to do."""
    with pytest.raises(NoArticles, match="pipe an article into it"):
        read_piped(io.BytesIO(b" \n"))


def test_what_cannot_be_read_is_refused():
    """Unreadable input is refused as a file would be."""
    with pytest.raises(FormatError):
        read_piped(io.BytesIO(b"\0\1\2\0"))
