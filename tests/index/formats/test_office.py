"""Office files: Word, OpenDocument and Rich Text."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import docx
import pytest
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from odf import dc, meta, table, text
from odf.opendocument import OpenDocumentText

from index.articles import articles_of_file
from index.errors import FormatError
from index.formats import LIMITS, Limits, extract
from index.formats import docx as docx_format
from index.formats import odt as odt_format
from index.formats import rtf as rtf_format
from tests.index.formats.blocks import blocks_of


def _saved(document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _word() -> docx.document.Document:
    document = docx.Document()
    document.core_properties.title = "The Old Lighthouse"
    document.core_properties.author = "Ana Prates"
    document.core_properties.created = datetime(2024, 5, 6, 7, 8)
    document.add_heading("What the board said", 1)
    document.add_paragraph("Work begins in September.")
    document.add_paragraph("Stone", style="List Bullet")
    document.add_paragraph("Glass", style="List Number")
    cells = document.add_table(rows=2, cols=2)
    for n, word in enumerate(("City", "People", "Lisbon", "545,796")):
        cells.cell(n // 2, n % 2).text = word
    return document


def test_word_files_have_headings_lists_tables_and_properties():
    """What Word knows of its text comes with it."""
    (article,) = extract("a.docx", _saved(_word()))
    assert article.text.split("\n\n") == [
        "What the board said",
        "Work begins in September.",
        "Stone",
        "Glass",
        "City | People\nLisbon | 545,796",
    ]
    assert blocks_of(article) == [
        ("heading", "What the board said"),
        ("list item", "Stone"),
        ("list item", "Glass"),
        ("header row", "City | People"),
        ("table row", "Lisbon | 545,796"),
    ]
    assert (article.title, article.author, article.created) == ("The Old Lighthouse", "Ana Prates", "2024-05-06")
    assert article.extractor.startswith("docx 2 (python-docx ")


@pytest.mark.parametrize(("stated", "code"), [("de-DE", "de"), ("EN", "en"), ("German", None), ("deu", None)])
def test_the_language_of_a_word_file_is_a_code(stated, code):
    """The head of a language tag is the code; the name of a language has none."""
    document = _word()
    document.core_properties.language = stated
    assert extract("a.docx", _saved(document))[0].language == code


def test_deleted_words_are_not_read_and_inserted_ones_are():
    """A file with tracked changes reads as with all changes accepted."""
    document = docx.Document()
    paragraph = document.add_paragraph("The cost is ")
    for tag, word_tag, words in (("w:del", "w:delText", "two"), ("w:ins", "w:t", "three")):
        change = parse_xml(
            f'<{tag} {nsdecls("w")} w:id="1" w:author="x"><w:r><{word_tag}>{words}</{word_tag}></w:r></{tag}>'
        )
        paragraph._p.append(change)
    paragraph.add_run(" million.")
    assert docx_format.read(_saved(document), "a.docx", LIMITS)[0].text == "The cost is three million."


def test_words_in_links_and_content_controls_are_read():
    """Nothing that a reader sees is lost because it is wrapped."""
    document = docx.Document()
    paragraph = document.add_paragraph("See ")
    paragraph._p.append(parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>the report</w:t></w:r></w:hyperlink>"))
    wrapped = OxmlElement("w:sdt")
    wrapped.append(OxmlElement("w:sdtContent"))
    wrapped[0].append(parse_xml(f"<w:p {nsdecls('w')}><w:r><w:t>Controlled words.</w:t></w:r></w:p>"))
    document.element.body.insert(1, wrapped)
    assert docx_format.read(_saved(document), "a.docx", LIMITS)[0].text == "See the report\n\nControlled words."


def test_footnotes_of_word_files_follow_the_text():
    """A footnote is a paragraph of its own, with its number as its place."""
    data = _saved(_word())
    note = (
        f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        '<w:footnote w:id="1"><w:p><w:r><w:t>See the report.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/footnotes.xml", note)
    (article,) = docx_format.read(stream.getvalue(), "a.docx", LIMITS)
    assert article.text.endswith("\n\nSee the report.")
    assert [place.label for place in article.places] == ["footnote 1"]


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.rtf", "a.xlsx"])
@pytest.mark.parametrize("data", [b"no such thing", b"PK\x03\x04 cut short", b""], ids=["text", "cut", "empty"])
def test_what_is_no_office_file_is_refused(name, data):
    """A wrong suffix is a sentence, never a traceback."""
    with pytest.raises(FormatError):
        extract(name, data)


def test_an_encrypted_word_file_is_refused_by_name():
    """Word wraps an encrypted file in an OLE container."""
    with pytest.raises(FormatError, match="password"):
        extract("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)


def test_a_word_file_that_unpacks_to_too_much_is_refused():
    """A zip bomb named .docx is refused before it is unpacked."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 20_000_000)
    with pytest.raises(FormatError, match="unpacked"):
        extract("a.docx", stream.getvalue(), limits=Limits(unpacked_bytes=1_000_000))


def _open_document() -> bytes:
    document = OpenDocumentText()
    document.meta.addElement(dc.Title(text="The Old Lighthouse"))
    document.meta.addElement(meta.InitialCreator(text="Ana Prates"))
    document.meta.addElement(meta.CreationDate(text="2024-05-06T07:08:09"))
    document.text.addElement(text.H(outlinelevel=1, text="What the board said"))
    paragraph = text.P(text="Work begins")
    note = text.Note(noteclass="footnote", id="n1")
    note.addElement(text.NoteCitation(text="1"))
    body = text.NoteBody()
    body.addElement(text.P(text="See the report."))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addElement(text.S(c=2))
    paragraph.addText("in September.")
    document.text.addElement(paragraph)
    items = text.List()
    for word in ("Stone", "Glass"):
        item = text.ListItem()
        item.addElement(text.P(text=word))
        items.addElement(item)
    document.text.addElement(items)
    grid = table.Table(name="People")
    for kind, words in ((table.TableHeaderRows, ("City", "People")), (None, ("Lisbon", "545,796"))):
        row = table.TableRow()
        for word in words:
            cell = table.TableCell()
            cell.addElement(text.P(text=word))
            row.addElement(cell)
        if kind is None:
            grid.addElement(row)
        else:
            head = kind()
            head.addElement(row)
            grid.addElement(head)
    document.text.addElement(grid)
    return _saved(document)


def test_open_document_texts_have_headings_lists_tables_notes_and_properties():
    """What an office program knows of its text comes with it."""
    (article,) = extract("a.odt", _open_document())
    assert article.text.split("\n\n") == [
        "What the board said",
        "Work begins  in September.",
        "Stone",
        "Glass",
        "City | People\nLisbon | 545,796",
        "See the report.",
    ]
    assert [kind for kind, _ in blocks_of(article)] == ["heading", "list item", "list item", "header row", "table row"]
    assert (article.title, article.author, article.created) == ("The Old Lighthouse", "Ana Prates", "2024-05-06")


def test_deleted_words_of_open_documents_are_not_read():
    """Tracked deletions lie at the head of the file, and stay there."""
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
    xml = (
        f"<office:document {spaces}><office:body><office:text><text:tracked-changes><text:changed-region>"
        "<text:deletion><text:p>Two</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        "<text:p>Three<text:line-break/>million.</text:p></office:text></office:body></office:document>"
    )
    assert odt_format.extract(xml.encode(), "a.fodt", LIMITS)[0].text == "Three\nmillion."


_NAMES = ("office", "table", "text")


def _repeating(words: str, times: int) -> bytes:
    cell = f'<table:table-cell table:number-columns-repeated="{times}"><text:p>{words}</text:p></table:table-cell>'
    row = f"<table:table><table:table-row>{cell}</table:table-row></table:table>"
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in _NAMES)
    body = f"<office:body><office:text>{row}</office:text></office:body>"
    return f"<office:document {names}>{body}</office:document>".encode()


def test_a_cell_that_is_repeated_does_not_blow_up_the_text():
    """Equal neighbours are kept, but a long cell is not made a thousand long ones."""
    assert odt_format.extract(_repeating("0", 3), "a.fodt", LIMITS)[0].text == "0 | 0 | 0"
    assert len(odt_format.extract(_repeating("word " * 200, 1_000), "a.fodt", LIMITS)[0].text) < 20_000


def test_a_text_that_grows_too_long_is_refused_while_it_grows():
    """The limit of characters holds before the whole text is made."""
    with pytest.raises(FormatError, match="characters in one article"):
        odt_format.extract(_repeating("word", 500), "a.fodt", Limits(characters=1_000))


_RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\info{\title The Old Lighthouse}{\author Ana Prates}{\creatim\yr2024\mo5\dy6\hr7\min8}}"
    rb"\pard Work begins in \b September\b0 , says Jos\'e9 \u8220?soon\u8221?.\par Second paragraph.\par "
    rb"\trowd City\cell People\cell\row\trowd Lisbon\cell 545,796\cell\row\pard Last.}"
)


@pytest.mark.parametrize(("stated", "day"), [("27 March 2025", "2025-03-27"), ("Work begins.", "2024-05-06")])
def test_the_day_at_the_head_goes_before_that_of_the_file(stated, day):
    """The day a Word file was made counts only if its text states none."""
    document = _word()
    document.paragraphs[0].insert_paragraph_before(stated)
    (article,) = articles_of_file("a.docx", _saved(document))
    assert article.published == day


def test_rich_text_has_paragraphs_tables_and_properties():
    """Paragraphs, letters of the code page and beyond, rows, and what the head says."""
    (article,) = extract("a.rtf", _RTF)
    assert article.text.split("\n\n") == [
        "Work begins in September, says José “soon”.",
        "Second paragraph.",
        "City | People\nLisbon | 545,796",
        "Last.",
    ]
    assert (article.title, article.author, article.created) == ("The Old Lighthouse", "Ana Prates", "2024-05-06")


def test_digits_in_superscript_are_no_part_of_a_number():
    """In Word, OpenDocument and Rich Text: a footnote's mark or an exponent is a raised character."""
    document = docx.Document()
    paragraph = document.add_paragraph("In 1974")
    for words in ("3", "[4]", "th"):
        paragraph.add_run(words).font.superscript = True
    assert extract("a.docx", _saved(document))[0].text == "In 1974³th"
    assert extract("a.rtf", rb"{\rtf1\ansi\pard In 1974{\super\insrsid7 3} of 10\super 12\nosupersub  m.\par}")[
        0
    ].text == ("In 1974³ of 10¹² m.")
    names = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in (*_NAMES, "style"))
    style = '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    body = '<text:p>In 1974<text:span text:style-name="T1">3</text:span></text:p>'
    source = (
        f"<office:document {names}><office:automatic-styles>{style}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )
    assert extract("a.fodt", source.encode())[0].text == "In 1974³"


def test_rich_text_in_another_code_page_is_read_in_it():
    """Cyrillic letters are what the file's code page says."""
    data = rb"{\rtf1\ansi\ansicpg1251\pard \'cf\'f0\'e8\'e2\'e5\'f2.\par}"
    assert rtf_format.read(data, "a.rtf", LIMITS)[0].text == "Привет."


def test_letters_that_rich_text_writes_as_two():
    """Pairs are put together, and half a pair is still refused."""
    assert extract("a.rtf", rb"{\rtf1\ansi A \u-10180?\u-8275? mask.\par}")[0].text == "A 🎭 mask."
    with pytest.raises(FormatError, match="surrogate"):
        extract("a.rtf", rb"{\rtf1\ansi A \u-10180? mask.\par}")
