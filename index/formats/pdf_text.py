"""A PDF's paragraphs joined to one text that records each letter's page and number there."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.formats.pdf_hyphens import Words
from index.formats.pdf_lines import PdfPiece
from index.formats.pdf_paragraphs import Paragraph, is_item
from index.types import Block, BlockKind, Place

_BODY = 0.05  # share by which the size of letters of running text differs at most
_HEADING = 1.12  # times the size of running text
_MAX_HEADING = 200  # code points
_MAX_BOLD = 120  # code points of a heading that is only bold
_ENDS = ".?!…。！？"
_CLOSING = "\"'”’»)]0123456789⁰¹²³⁴⁵⁶⁷⁸⁹"  # a footnote's mark among them
_CAPTION = ("figure ", "fig. ", "table ", "photo:", "photograph", "abbildung ", "abb. ", "tabelle ", "foto:", "image:")


@dataclass(slots=True, kw_only=True)
class PdfText:
    """A document's text; `pages[i]` and `indices[i]` locate code point `i` among the letters of the file.

    Both are -1 for characters the file does not have: spaces between lines and the bars between a table's cells.
    """

    text: str = ""
    pages: array[int] = field(default_factory=lambda: array("i"))
    indices: array[int] = field(default_factory=lambda: array("i"))
    blocks: list[Block] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    title: str | None = None


def text_of(paragraphs: Sequence[Paragraph]) -> PdfText:
    """Join the paragraphs of all pages, in reading order, separated by blank lines.

    A paragraph continued in the next column or page is joined; anything in between follows it.
    """
    body = _body_size(paragraphs)
    words = Words(line.text for paragraph in paragraphs for line in paragraph.lines)
    writer = _TextBuilder(words)
    for parts in _joined(paragraphs, body):
        writer.write(parts, _kind(parts, body))
    result = writer.finish()
    result.title = _title(paragraphs, body)
    return result


class _TextBuilder:
    def __init__(self, words: Words) -> None:
        self._words = words
        self._pieces: list[str] = []
        self._length = 0
        self._result = PdfText()

    def write(self, parts: Sequence[Paragraph], kind: BlockKind | None) -> None:
        if self._length:
            self._add("\n\n")
        start = self._length
        lines = [(line, part.page) for part in parts for line in part.lines]
        if parts[0].is_table:
            self._rows(parts[0])
            return
        for n, (line, page) in enumerate(lines):
            below = lines[n + 1][0].text if n + 1 < len(lines) else ""
            join = self._words.join(line.text, below) if below else "nothing"
            self._line(line, page, drop=1 if join == "undo" else 0)
            if join == "blank":
                self._add(" ")
        if kind is not None:
            self._result.blocks.append(Block(kind, start, self._length))

    def finish(self) -> PdfText:
        self._result.text = "".join(self._pieces)
        self._result.blocks.sort(key=lambda block: (block.start, -block.end))
        return self._result

    def _rows(self, table: Paragraph) -> None:
        has_header = _has_header(table.lines)
        for n, line in enumerate(table.lines):
            if n:
                self._add("\n")
            start = self._length
            self._line(line, table.page)
            kind: BlockKind = "header row" if n == 0 and has_header else "table row"
            self._result.blocks.append(Block(kind, start, self._length))

    def _line(self, line: PdfPiece, page: int, drop: int = 0) -> None:
        count = len(line.text) - drop
        if count == 0:
            return
        self._place(page, self._length, self._length + count)
        self._pieces.append(line.text[:count])
        self._length += count
        self._result.pages.extend(page if index >= 0 else -1 for index in line.indices[:count])
        self._result.indices.extend(line.indices[:count])

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        self._result.pages.extend([-1] * len(text))
        self._result.indices.extend([-1] * len(text))

    def _place(self, page: int, start: int, end: int) -> None:
        places = self._result.places
        if places and places[-1].page == page:
            places[-1] = places[-1]._replace(end=end)
        else:
            places.append(Place(start, end, f"page {page}", page))


def _body_size(paragraphs: Iterable[Paragraph]) -> float:
    """Return the size in which most letters are set; of equal ones, the smallest."""
    sizes: Counter[float] = Counter()
    for paragraph in paragraphs:
        if not paragraph.is_boilerplate:
            sizes[round(paragraph.size, 1)] += len(paragraph.text)
    return min(sizes, key=lambda size: (-sizes[size], size), default=0.0)


def _joined(paragraphs: Sequence[Paragraph], body: float) -> list[list[Paragraph]]:
    """Return the paragraphs, each with its continuations in other columns and on other pages."""
    groups: list[list[Paragraph]] = []
    last: list[Paragraph] | None = None
    for paragraph in paragraphs:
        is_body = _is_body(paragraph, body)
        if last is not None and is_body and _goes_on(last[-1], paragraph):
            last.append(paragraph)
            continue
        groups.append([paragraph])
        if is_body or _is_heading(paragraph, body):
            last = groups[-1]
    return groups


def _is_body(paragraph: Paragraph, body: float) -> bool:
    is_text = not (paragraph.is_table or paragraph.is_boilerplate or paragraph.is_slanted)
    return is_text and abs(paragraph.size - body) <= _BODY * body and not _is_heading(paragraph, body)


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether a paragraph continues in another region: its last line is full and unfinished."""
    if above.region == below.region or not below.is_first or below.page - above.page > 1:
        return False
    if above.is_table or above.lines[-1].bold != below.lines[0].bold:
        return False
    end, start = above.text, below.text
    if above.is_flush and not below.is_indented and not is_item(start):
        return True
    if end.rstrip(_CLOSING).endswith(tuple(_ENDS)) or end.endswith((":", ";")) or is_item(start):
        return False
    return start[0].islower() or (above.is_full and not below.is_indented)


def _kind(parts: Sequence[Paragraph], body: float) -> BlockKind | None:
    first = parts[0]
    if first.is_boilerplate or first.is_slanted:
        return "boilerplate"
    if _is_heading(first, body):
        return "heading"
    if first.text.lower().startswith(_CAPTION) and len(first.text) <= 400 and first.size < body * (1 - _BODY):
        return "caption"
    return "list item" if is_item(first.text) else None


def _is_heading(paragraph: Paragraph, body: float) -> bool:
    text = paragraph.text
    if paragraph.is_table or paragraph.is_boilerplate or not any(char.isalpha() for char in text):
        return False
    if paragraph.size > _HEADING * body:
        return len(text) <= _MAX_HEADING
    is_bold = all(line.bold for line in paragraph.lines)
    return is_bold and len(text) <= _MAX_BOLD and not text.endswith((".", ",", ";")) and paragraph.size >= 0.95 * body


def _has_header(lines: Sequence[PdfPiece]) -> bool:
    """Whether a table's first row names its columns: it alone is bold, or it alone holds no digit."""
    first, rest = lines[0], lines[1:]
    if first.bold and not any(line.bold for line in rest):
        return True
    has_digits = [any(char.isdigit() for char in line.text) for line in (first, *rest)]
    return not has_digits[0] and all(has_digits[1:])


def _title(paragraphs: Sequence[Paragraph], body: float) -> str | None:
    """Return the heading of the first page that is set largest; None if none is larger than the text."""
    headings = [p for p in paragraphs if p.page == 1 and p.size > _HEADING * body and _is_heading(p, body)]
    if not headings:
        return None
    largest = max(heading.size for heading in headings)
    first = next(heading for heading in headings if heading.size >= largest * (1 - _BODY))
    words = Words(())
    text = ""
    for above, below in pairwise([*(line.text for line in first.lines), ""]):
        join = words.join(above, below) if below else "nothing"
        text += (above[:-1] if join == "undo" else above) + (" " if join == "blank" else "")
    return text
