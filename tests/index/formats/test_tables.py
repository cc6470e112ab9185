"""Tables: rows as articles, columns guessed or given, and tables that are one article."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import datetime

import openpyxl
import pytest

from index.errors import FormatError
from index.formats import LIMITS, Limits, extract
from index.formats.table_files import sheets
from index.formats.tables import read_columns

_TEXTS = (
    "The harbour board said on Monday that the old lighthouse would be restored before winter.",
    "Critics had asked for the money to be spent on the pier; it loses planks with every storm.",
)


def _csv(delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    lines = ["Headline,Body,Date,Author,Votes".replace(",", delimiter)]
    for title, text, day in zip(("Tower", "Pier — no"), _TEXTS, ("2024-05-06", "2024-05-07T09:00"), strict=True):
        lines.append(delimiter.join((title, f'"{text}"', day, "Ana Prates", "12")))
    return end.join(lines).encode(encoding)


def _check(articles) -> None:
    assert [article.part for article in articles] == ["row 2", "row 3"]
    assert [article.text.split("\n\n")[0] for article in articles] == list(_TEXTS)
    assert [article.title for article in articles] == ["Tower", "Pier — no"]
    assert [article.published for article in articles] == ["2024-05-06", "2024-05-07"]
    assert {article.author for article in articles} == {"Ana Prates"}
    assert articles[0].text.endswith("\n\nVotes: 12")
    assert [place.label for place in articles[1].places] == ["row 3"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_row_of_text_is_an_article(delimiter, encoding):
    """Delimiter, encoding and columns are found, and each row knows its number."""
    _check(extract("a.csv", _csv(delimiter, encoding)))


def test_the_language_of_a_row_is_a_code():
    """The head of a language tag is the code; the name of a language has none."""
    rows = zip(_TEXTS * 2, ("de_AT", "German", "EN", "deu"), strict=True)
    lines = ["text,language", *(f'"{text}",{stated}' for text, stated in rows)]
    assert [article.language for article in extract("a.csv", "\n".join(lines).encode())] == ["de", None, "en", None]


def test_the_day_of_a_row_is_read_in_any_usual_form():
    """If day and month can be told apart."""
    stated = ("2024-05-06 10:00", "6 May 2024", "May 6, 2024", "26/05/2024", "05/06/2024")
    rows = zip(_TEXTS * 3, stated, strict=False)
    lines = ["text;date", *(f'"{text}";"{day}"' for text, day in rows)]
    days = [article.published for article in extract("a.csv", "\n".join(lines).encode())]
    assert days == ["2024-05-06", "2024-05-06", "2024-05-06", "2024-05-26", None]


def test_tsv_and_a_line_that_says_the_delimiter():
    """Tabs go by the suffix, and Excel's own first line is obeyed."""
    _check(extract("a.tsv", _csv("\t", end="\n")))
    assert extract("a.csv", b"sep=;\r\n" + _csv(";"))[0].title == "Tower"


def test_json_lines_are_rows():
    """Each JSON line is an article, and a list or a number in it is shown as words."""
    lines = [json.dumps({"id": "x1", "title": "Tower", "text": _TEXTS[0], "tags": ["sea", "stone"], "views": 3.0})]
    lines.append(json.dumps({"id": "x2", "title": "Pier", "text": _TEXTS[1]}, ensure_ascii=False))
    articles = extract("a.jsonl", "\n".join(lines).encode())
    assert [article.part for article in articles] == ["x1", "x2"]
    assert articles[0].text == f"{_TEXTS[0]}\n\ntags: sea, stone\n\nviews: 3"


def _book(rows, *more) -> bytes:
    book = openpyxl.Workbook()
    for n, each in enumerate((rows, *more)):
        sheet = book.active if n == 0 else book.create_sheet(f"Second {n}")
        for row in each:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_spreadsheet_with_text_has_a_row_an_article():
    """Each row is an article, with dates and numbers of cells as a user sees them."""
    rows = [["Headline", "Body", "Date", "Author", "Votes"]]
    for title, text, day in zip(("Tower", "Pier — no"), _TEXTS, (6, 7), strict=True):
        rows.append([title, text, datetime(2024, 5, day), "Ana Prates", 12])
    _check(extract("a.xlsx", _book(rows)))


def test_a_table_of_numbers_is_one_article():
    """Without a column of text, the whole table is one article, its header row known."""
    (article,) = extract("a.csv", b"City,2020,2021\nLisbon,544851,545796\nPorto,231962,231800\n")
    assert article.text.split("\n")[1:] == ["Lisbon | 544851 | 545796", "Porto | 231962 | 231800"]
    (article,) = extract("a.xlsx", _book([["City", "People"], ["Lisbon", 545796.0], ["Porto", 2.5]]))
    assert article.text == "City | People\nLisbon | 545796\nPorto | 2.5"
    assert [block.kind for block in article.blocks] == ["header row", "table row", "table row"]
    assert [place.label for place in article.places] == ["row 2", "row 3"]


def test_each_sheet_has_its_articles():
    """Parts of a workbook with several sheets say which one."""
    data = _book([["City", "People"], ["Lisbon", 1]], [["Title", "Text"], ["Tower", _TEXTS[0]]])
    assert [article.part for article in extract("a.xlsx", data)] == ["Sheet", "Second 1/row 2"]


def test_columns_can_be_given():
    """Given columns are used, and a missing column is refused by name."""
    data = b"a,b,c\nshort,also short,Name\n"
    (article,) = read_columns(data, "a.csv", columns="text=b+a,title=C")
    assert (article.text, article.title) == ("also short\n\nshort", "Name")
    with pytest.raises(FormatError, match="no column 'body'.*a, b, c"):
        read_columns(data, "a.csv", columns="text=body")
    with pytest.raises(FormatError, match="name no text"):
        read_columns(data, "a.csv", columns="title=a")


def test_line_ends_in_a_cell_are_kept_and_ids_that_come_twice_are_numbered():
    """Paragraphs in a cell stay, and no two articles are one."""
    cell = f"{_TEXTS[0]}\n\nSecond paragraph."
    lines = [json.dumps({"id": "x", "text": cell}), json.dumps({"id": "x", "text": _TEXTS[1]})]
    articles = extract("a.jsonl", "\n".join(lines).encode())
    assert articles[0].text == cell
    assert [article.part for article in articles] == ["x", "x (row 2)"]


def test_a_text_without_a_header_is_found():
    """A column of sentences is text without any name."""
    data = "\n".join(f'{n},"{text}"' for n, text in enumerate(_TEXTS)).encode()
    assert [article.text for article in extract("a.csv", data)] == list(_TEXTS)


def test_rows_are_limited():
    """A table with too many rows is refused."""
    with pytest.raises(FormatError, match="rows"):
        extract("a.csv", _csv(), limits=Limits(rows=2))


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", b""), ("a.csv", b"\n\n"), ("a.jsonl", b"[1]"), ("a.jsonl", b"{"), ("a.jsonl", b"[" * 100_000)],
)
def test_what_is_no_table_is_refused(name, data):
    """Each is refused with a sentence."""
    with pytest.raises(FormatError):
        extract(name, data)


def _named(sheet: str) -> bytes:
    """Return a workbook of a text sheet and another one with a name that Excel would not allow."""
    made, packed = io.BytesIO(), io.BytesIO()
    book = openpyxl.Workbook()
    for text in ("Text", *_TEXTS):
        book.active.append([text])
    book.create_sheet("Other").append(["Arrin", 214])
    book.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'name="Other"', f'name="{sheet}"'.encode()))
    return packed.getvalue()


def test_two_sheets_of_one_name_are_refused():
    """The library reads the first of them twice, and never the second."""
    with pytest.raises(FormatError, match="2 of its sheets are named 'Sheet'"):
        extract("a.xlsx", _named("Sheet"))


def test_a_sheet_named_as_a_row_is_told_apart():
    """No two articles are one."""
    articles = extract("a.xlsx", _named("Sheet/row 2"))
    assert [article.part for article in articles] == ["Sheet/row 2", "Sheet/row 3", "Sheet/row 2 (2)"]


def test_a_sheet_with_cells_far_apart_is_refused():
    """Two cells at its corners ask the library for more memory than there is: its own process ends, and no other."""
    made = io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "Town"
    book.active["XFD1048576"] = "Hask"
    book.save(made)
    with pytest.raises(FormatError):
        extract("a.xlsx", made.getvalue())


def test_blank_lines_between_json_lines_count_and_are_small():
    """A file of a thousand fields and many blank lines makes no thousand cells of each; too many lines are refused."""
    source = json.dumps({f"f{n}": "x" for n in range(1_000)}) + "\n" * 5_000
    (sheet,) = sheets(source.encode(), ".jsonl", LIMITS)
    assert [len(row) for row in sheet.rows[:3]] == [1_000, 0, 0]
    with pytest.raises(FormatError, match="rows"):
        sheets(source.encode(), ".jsonl", Limits(rows=100))


def test_json_lines_of_too_many_cells_are_refused():
    """Each line may have one field of a thousand: the table that they make is counted before it is made."""
    lines = [json.dumps({f"f{n % 1_000}": n}) for n in range(21_000)]
    with pytest.raises(FormatError, match="cells"):
        extract("a.jsonl", "\n".join(lines).encode())
