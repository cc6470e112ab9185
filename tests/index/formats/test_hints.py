"""What a person says about how a file is to be read."""

from __future__ import annotations

import io
import zipfile

import pytest

from index.errors import FormatError
from index.formats import NO_HINTS, Hints, checked_encoding, extract, hints_for, hints_of
from index.formats.encodings import shown_name
from index.formats.hints import tagged

_RUSSIAN = "Мост открыли в понедельник."
_TABLE = "body,lead\nA story of the first day that goes on and on.,A short lead of it.\n"


def _packed(**files: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "."), data)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt", "{}"),
        ("a.md", "# A\n\n{}"),
        ("a.html", '<html><head><meta charset="utf-8"></head><body><p>{}</p></body></html>'),
        ("a.csv", "id,body\n1,{0} {0} {0} {0}\n2,{0} {0} {0} {0}\n"),
        ("a.jsonl", '{{"body": "{0} {0} {0} {0}"}}\n'),
        ("a.srt", "1\n00:00:01,000 --> 00:00:02,000\n{}\n"),
        ("a.eml", "From: a@b.c\nSubject: A\nContent-Type: text/plain; charset=utf-8\n\n{}\n"),
        ("h.eml", "From: a@b.c\nSubject: A\nContent-Type: text/html; charset=utf-8\n\n<p>{}</p>\n"),
        ("a.xml", '<?xml version="1.0" encoding="utf-8"?><rss><channel><item><title>{}</title></item></channel></rss>'),
        ("a.rss", '<?xml version="1.0" encoding="utf-8"?><rss><channel><item><title>{}</title></item></channel></rss>'),
    ],
)
def test_every_format_of_text_is_read_in_the_encoding_that_is_given(name, form):
    """A given encoding overrides the file's own; article and extractor name it, and it is no guess."""
    from index.formats import format_of

    if format_of(name) is None:
        pytest.skip("of no format")
    article = extract(name, form.format(_RUSSIAN).encode("cp1251"), hints=Hints(encoding="windows-1251"))[0]
    assert _RUSSIAN in article.text
    assert (article.encoding, article.encoding_guessed) == ("Windows-1251", False)
    assert hints_of(article.extractor) == Hints(encoding="Windows-1251")
    again = extract(name, form.format(_RUSSIAN).encode("cp1251"), hints=hints_of(article.extractor))[0]
    assert again == article


def test_hints_hold_for_what_lies_in_a_packed_file():
    """Columns and encodings apply to files in a packed file."""
    data = _packed(a__csv=_TABLE.encode(), b__txt=_RUSSIAN.encode("cp1251"))
    table, text = extract("a.zip", data, hints=Hints(columns="text=lead,title=body", encoding="cp1251"))
    assert (table.text, table.title) == ("A short lead of it.", "A story of the first day that goes on and on.")
    assert hints_of(table.extractor) == Hints(columns="text=lead,title=body", encoding="Windows-1251")
    assert (text.text, hints_of(text.extractor)) == (_RUSSIAN, Hints(encoding="Windows-1251"))


def test_a_table_in_a_zip_without_the_columns_is_named():
    """A table without the columns is named, and the rest of the zip is read."""
    data = _packed(a__csv=_TABLE.encode(), b__txt=b"It rained all day.")
    (text,) = extract("a.zip", data, hints=Hints(columns="text=words"))
    assert text.text == "It rained all day."
    assert "a.csv: it has no column 'words'" in text.notes[0]


def test_a_library_that_runs_apart_is_told_too():
    """Hints reach a large page that is read in a separate process."""
    page = "<html><body>" + f"<p>{_RUSSIAN} {'Мост. ' * 40}</p>" * 5_000 + "</body></html>"
    (article,) = extract("a.html", page.encode("cp1251"), hints=Hints(encoding="cp1251"))
    assert article.text.startswith(_RUSSIAN)


def test_binary_formats_take_no_encoding():
    """Binary formats ignore the encoding, and their extractor does not name one."""
    rtf = rb"{\rtf1 It rained all day.}"
    (article,) = extract("a.rtf", rtf, hints=Hints(encoding="koi8-r"))
    assert (article.encoding, article.extractor) == (None, extract("a.rtf", rtf)[0].extractor)


@pytest.mark.parametrize("given", [NO_HINTS, Hints(columns="text=a, encoding b"), Hints(encoding="UTF-8", columns="x")])
def test_an_extractor_says_which_hints_were_heeded(given):
    """The extractor's name holds the hints used, and they can be read back from it."""
    assert hints_of(tagged("tables 1 (python-calamine 0.9)", given)) == given
    assert hints_of("html 1 (trafilatura 2.3.0, lxml 6)") == NO_HINTS


@pytest.mark.parametrize("label", ["utf8", "latin1", "cp1251", "KOI8-R", "shift-jis", "gbk", "big5", "euc-kr", "cp874"])
def test_the_name_of_an_encoding_can_be_given(label):
    """Every name of an encoding that is shown is accepted."""
    assert checked_encoding(checked_encoding(label)) == checked_encoding(label)


@pytest.mark.parametrize("encoding", ["cp1250", "iso8859_2", "utf-16-le", "mac_roman", "iso2022_jp_2", "koi8_u"])
def test_the_name_of_a_guess_can_be_given(encoding):
    """The name of a guessed encoding is accepted, so that a person can confirm it."""
    assert checked_encoding(shown_name(encoding)) == shown_name(encoding)


@pytest.mark.parametrize("label", ["", "windows", "base64", "rot13", "utf-9"])
def test_what_is_no_encoding_of_text_is_refused(label):
    """An unknown encoding is refused with what was seen."""
    with pytest.raises(FormatError, match="is not a known encoding"):
        checked_encoding(label)


def test_a_name_stands_before_a_pattern():
    """A name comes before a pattern, and with letters of patterns in it is still a name."""
    encodings = {"[a].txt": "cp1250", "*.txt": "cp1251"}
    expected = {"[a].txt": "cp1250", "a.txt": "cp1251", "sub/[a].txt": "cp1251", "a.md": ""}
    for path, encoding in expected.items():
        assert hints_for(path, columns="text=body", encodings=encodings) == Hints(
            columns="text=body", encoding=encoding
        )
