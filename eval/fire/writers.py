"""Small files of every format that is read without a model, from a headline and paragraphs, without any library."""

from __future__ import annotations

import csv
import io
import json
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from html import escape
from random import Random
from types import MappingProxyType
from zipfile import ZipFile

Writer = Callable[[str, Sequence[str], Random], bytes]
"""Takes a headline, paragraphs, and what draws the details that do not matter."""

_ENDS = ("\n", "\r\n", "\r")
_OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument"
_LINE = 80  # letters of a line of a PDF file


def _text(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    text = random.choice(_ENDS).join(["", *paragraphs]) if random.random() < 0.2 else "\n\n".join((title, *paragraphs))
    text = text.replace("\n", random.choice(_ENDS))
    return text.encode(random.choice(("utf-8", "utf-8-sig", "utf-16", "windows-1252")), "xmlcharrefreplace")


def _markdown(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    marks = ("{}", "**{}**", "- {}", "> {}", "*{}*", "[{}](https://a.example)")
    body = [random.choice(marks).format(paragraph) for paragraph in paragraphs]
    return "\n\n".join((f"# {title}", *body)).encode()


def _page(title: str, paragraphs: Sequence[str]) -> str:
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return f"<!doctype html><title>{escape(title)}</title><article><h1>{escape(title)}</h1>{body}</article>"


def _html(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    return _page(title, paragraphs).encode()


def _mail(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    quoted = "\n\n".join(random.choice(("{}", "> {}")).format(paragraph) for paragraph in paragraphs)
    head = f"From: Ada <ada@a.example>\nSubject: {' '.join(title.split())}\nContent-Type: text/plain; charset=utf-8"
    body = b64encode(quoted.encode()).decode("ascii")
    return f"{head}\nContent-Transfer-Encoding: base64\n\n{body}\n".encode()


def _mbox(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    return b"\n".join(b"From a@b Mon May  4 00:00:00 2025\n" + _mail(title, [each], random) for each in paragraphs)


def _mhtml(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    page = b64encode(_page(title, paragraphs).encode()).decode("ascii")
    part = (
        f"--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{page}\r\n--x--\r\n"
    )
    return f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n{part}'.encode()


def _feed(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    items = "".join(
        f"<item><title>{escape(title)}</title><description>{escape(escape(each))}</description></item>"
        for each in paragraphs
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>A</title>{items}</channel></rss>'.encode()


def _rows(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    stream = io.StringIO()
    csv.writer(stream).writerows([("title", "body"), *((title, paragraph) for paragraph in paragraphs)])
    return stream.getvalue().encode()


def _lines(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    return "\n".join(json.dumps({"title": title, "text": paragraph}) for paragraph in paragraphs).encode()


def _captions(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    cues = [
        f"{n + 1}\n00:{n // 60:02}:{n % 60:02},000 --> 00:{n // 60:02}:{n % 60:02},900\n{each}\n"
        for n, each in enumerate(paragraphs)
    ]
    return "\n".join(cues).encode()


def _book(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="c.opf"/></rootfiles></container>'
    )
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml"'
        ' media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    body = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    chapter = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{escape(title)}</h1>{body}</body></html>'
    return _packed(("META-INF/container.xml", container), ("c.opf", package), ("a.xhtml", chapter))


def _word(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(each)}</w:t></w:r></w:p>' for each in (title, *paragraphs)
    )
    main = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    return _package("word/document.xml", f"{_MAIN}.wordprocessingml.document.main+xml", main)


def _sheet(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    cells = "".join(f'<row><c t="inlineStr"><is><t>{escape(each)}</t></is></c></row>' for each in ("text", *paragraphs))
    book = f'<workbook {space} xmlns:r="{_KINDS}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>'
    relation = _relation("worksheet", "a.xml")
    return _package(
        "xl/workbook.xml",
        f"{_MAIN}.spreadsheetml.sheet.main+xml",
        book,
        ("xl/_rels/workbook.xml.rels", relation),
        ("xl/a.xml", f"<worksheet {space}><sheetData>{cells}</sheetData></worksheet>"),
    )


def _open(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    body = f'<text:h text:outline-level="1">{escape(title)}</text:h>'
    body += "".join(f"<text:p>{escape(paragraph)}</text:p>" for paragraph in paragraphs)
    content = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {_OFFICE}>{content}</office:document-content>"
    return _packed(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content))


def _rich(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    def shown(text: str) -> str:
        return "".join(c if c.isascii() and c not in "\\{}" else _units(c) for c in text)

    return ("{\\rtf1\\ansi\\ansicpg1252 " + "\\par\n".join(map(shown, (title, *paragraphs))) + "\\par}").encode("ascii")


def _units(char: str) -> str:
    if char.isascii():
        return f"\\{char}"
    data = char.encode("utf-16-le")
    return "".join(f"\\u{int.from_bytes(data[at : at + 2], 'little', signed=True)}?" for at in range(0, len(data), 2))


def _pdf(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    drawn = [b"BT /F 11 Tf 40 800 Td 14 TL"]
    for paragraph in (title, *paragraphs):
        words, line = paragraph.split(), ""
        for word in words:
            if line and len(line) + len(word) >= _LINE:
                drawn.append(_shown(line))
                line = ""
            line = f"{line} {word}" if line else word
        drawn += [_shown(line), b"T*"]
    stream = b"\n".join([*drawn, b"ET"])
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    body = b"".join(b"%d 0 obj%s endobj\n" % (number, each) for number, each in enumerate(objects, start=1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R>>\n%%EOF"


def _shown(line: str) -> bytes:
    text = line.encode("windows-1252", "replace")
    return b"(" + text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")'"


def _zip(title: str, paragraphs: Sequence[str], random: Random) -> bytes:
    inside = random.choice([suffix for suffix in WRITERS if suffix != ".zip"])
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr(f"b/a{inside}", WRITERS[inside](title, paragraphs, random))
        archive.writestr("c.txt", "\n\n".join((title, *paragraphs)))
    return stream.getvalue()


def _package(name: str, kind: str, main: str, *more: tuple[str, str]) -> bytes:
    """Pack the main part and the other parts of a Microsoft Office file."""
    types = (
        f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        f'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    )
    relation = _relation("officeDocument", name)
    return _packed(("[Content_Types].xml", types), ("_rels/.rels", relation), (name, main), *more)


def _relation(kind: str, target: str) -> str:
    one = f'<Relationship Id="r1" Type="{_KINDS}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_RELATIONS}">{one}</Relationships>'


def _packed(*files: tuple[str, str]) -> bytes:
    stream = io.BytesIO()
    with ZipFile(stream, "w") as archive:
        for name, content in files:
            archive.writestr(name, content)
    return stream.getvalue()


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        ".txt": _text,
        ".md": _markdown,
        ".html": _html,
        ".mhtml": _mhtml,
        ".eml": _mail,
        ".mbox": _mbox,
        ".rss": _feed,
        ".csv": _rows,
        ".jsonl": _lines,
        ".srt": _captions,
        ".epub": _book,
        ".docx": _word,
        ".xlsx": _sheet,
        ".odt": _open,
        ".rtf": _rich,
        ".pdf": _pdf,
        ".zip": _zip,
    }
)
"""By suffix."""
