"""A parsed page to the separate pieces of text a reader sees: paragraphs, headings, items, rows, captions.

The text of a piece is what a browser shows: runs of blanks are one blank (a no-break space stays), `<br>` ends a line,
two of them end a piece. Scripts, forms' controls and hidden elements show nothing, and neither do marks of footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from index.formats.raised import NOTE
from index.formats.web_spans import in_columns, span
from index.types import BlockKind

Element = etree._Element

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul".split()
)
_HIDDEN = frozenset(
    "audio base button canvas datalist embed head iframe input link map math meta meter noscript object option "
    "progress rp rt script select source style svg template textarea track video".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLANKS = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_APART = re.compile(r"\n{2,}")
_NOT_SHOWN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_MAX_CELL = 600  # code points; a table with longer cells, or few of them, is only for layout
# In a class: what is a caption, and what stands apart from the words before it.
_CAPTION = re.compile(r"(?:^|[\W_])(?:captions?|(?:photo|image|picture|media)[\W_]?credits?)(?:$|[\W_])", re.IGNORECASE)
_APART_BY_STYLE = re.compile(r"(?:^|[\W_])(?:captions?|credits?|byline|copyright)(?:$|[\W_])", re.IGNORECASE)
_NOTE_ROLES = frozenset(("noteref", "doc-noteref", "backlink", "doc-backlink"))
# HTML says that these numbers mean what they mean in Windows-1252 (&#150; is a dash).
_C1 = {code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPiece:
    """A run of text and the innermost element around it; `linked` is the share of its letters that are links."""

    text: str
    element: Element
    kind: BlockKind | None
    linked: float


def pieces_of(body: Element) -> list[WebPiece]:
    """Return the pieces below an element in the order of the page; none is blank."""
    reader = _PieceCollector(body)
    walk = etree.iterwalk(body, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            reader.leave(element)
        elif not reader.enter(element):
            walk.skip_subtree()
    reader.flush()
    return reader.pieces


def tag_of(element: Element) -> str:
    """Return an element's name in lower case; the empty name for a comment or instruction."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def clean(text: str) -> str:
    """Return text as a browser shows it, given what is in its elements."""
    return _AROUND_BREAK.sub("\n", text.translate(_C1)).strip(" \t\n\r\f")


class _PieceCollector:
    """Collects inline text until a block begins or ends, and makes a piece of it."""

    def __init__(self, body: Element) -> None:
        self.pieces: list[WebPiece] = []
        self._body = body
        self._owners = [body]
        self._skipped: Element | None = None
        self._links = self._pres = 0
        self._clear()

    def enter(self, element: Element) -> bool:
        """Read an element's own text; return whether its children should be read too."""
        tag = tag_of(element)
        if tag == "table" and _is_data(element):
            self.flush()
            self.pieces.extend(_rows(element))
            self._skipped = element
            return False
        if _is_silent(element, tag):
            self._skipped = element
            return False
        if _is_block(tag):
            self.flush()
            self._owners.append(element)
        self._links += tag == "a"
        self._pres += tag == "pre"
        if tag == "br":
            self._parts.append("\n")
        elif self._parts and _APART_BY_STYLE.search(element.get("class") or ""):
            self._add(" ")
        self._add(element.text)
        return True

    def leave(self, element: Element) -> None:
        """Read the text after an element."""
        if element is self._skipped:
            self._skipped = None
        else:
            if self._owners[-1] is element and element is not self._body:
                self.flush()
                self._owners.pop()
            tag = tag_of(element)
            self._links -= tag == "a"
            self._pres -= tag == "pre"
        if element is not self._body:
            self._add(element.tail)

    def flush(self) -> None:
        """Make pieces of the text since the last boundary."""
        element, linked = self._owners[-1], self._linked / max(self._letters, 1)
        text = clean("".join(self._parts))
        self._clear()
        for part in _APART.split(text):
            if part.strip():
                self.pieces.append(WebPiece(text=part, element=element, kind=_kind(element), linked=linked))

    def _add(self, text: str | None) -> None:
        if text:
            shown = text if self._pres else _BLANKS.sub(" ", text)
            if shown.startswith(" ") and self._parts and self._parts[-1].endswith(" "):
                shown = shown[1:]
            self._parts.append(shown)
            count = sum(map(str.isalnum, shown))
            self._letters += count
            self._linked += count if self._links else 0

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._letters = self._linked = 0


def _is_block(tag: str) -> bool:
    return tag in _BLOCKS or "-" in tag  # a custom element wraps others


def _is_silent(element: Element, tag: str) -> bool:
    """Whether a browser shows nothing of an element, or only a mark of a footnote."""
    if tag in _HIDDEN or not tag or element.get("hidden") is not None:
        return True
    if _NOT_SHOWN.search(element.get("style") or ""):
        return True
    return is_mark(element)


def is_mark(element: Element) -> bool:
    """Whether an element is a footnote mark, or an edit link in a heading."""
    if "mw-editsection" in (element.get("class") or ""):  # MediaWiki's
        return True
    tag = tag_of(element)
    if tag == "sup":
        return any(_is_note(link, is_raised=True) for link in element.iter("a"))
    return tag == "a" and _is_note(element, is_raised=next(element.iter("sup"), None) is not None)


def _is_note(link: Element, *, is_raised: bool) -> bool:
    """Whether a link is the mark of a footnote: by its words, if it is raised, or leads to a place in a page.

    A browser that saves a page writes the whole address before "#"; then the words have to be in brackets, or an arrow.
    """
    words, address = "".join(_strings(link)), link.get("href") or ""
    if NOTE.fullmatch(words) is None:
        return False
    if (link.get("role") or link.get("epub:type")) in _NOTE_ROLES or address.startswith("#"):
        return True
    return bool(address) and (is_raised or ("#" in address and words.strip()[:1] in "[↩↑"))


def _strings(element: Element) -> Iterator[str]:
    return (str(text) for text in element.itertext())


def _kind(element: Element) -> BlockKind | None:
    """Return a piece's kind by the elements around it; the innermost decides."""
    node: Element | None = element
    while node is not None:
        tag = tag_of(node)
        if tag in _HEADINGS or node.get("role") == "heading":
            return "heading"
        if tag in ("figcaption", "caption") or (node is element and _CAPTION.search(node.get("class") or "")):
            return "caption"
        if tag in ("li", "dd", "dt"):
            return "list item"
        if tag == "blockquote":
            return "quotation"
        if tag in ("article", "main", "section", "td", "body"):
            return None
        node = node.getparent()
    return None


def _is_data(table: Element) -> bool:
    """Whether a table holds data in rows of short cells and is not only for layout."""
    if any(tag_of(each) in _HEADINGS | {"table", "form"} for each in table.iterdescendants()):
        return False
    rows = [[len("".join(_shown(cell)).strip()) for cell in _cells(row)] for row in table.iter("tr")]
    wide = [row for row in rows if len(row) > 1]
    return len(wide) > 1 and 2 * len(wide) >= len(rows) and all(max(row) <= _MAX_CELL for row in wide)


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if tag_of(cell) in ("td", "th")]


def _rows(table: Element) -> Iterator[WebPiece]:
    """Yield the caption and the rows of a table, cells separated by " | "; a first row of `<th>` names the columns.

    A cell that spans columns or rows stands once, and is blank in the others. A first row of one wide cell is a
    caption.
    """
    for caption in table.iterchildren("caption"):
        text = clean(_BLANKS.sub(" ", "".join(_shown(caption))))
        if text:
            yield WebPiece(text=text, element=caption, kind="caption", linked=0.0)
    is_first = True
    for row, cells in in_columns([(row, _cells(row)) for row in table.iter("tr")]):
        flat = ["" if cell is None else clean(_BLANKS.sub(" ", "".join(_shown(cell)))) for cell in cells]
        if not any(flat):
            continue
        if is_first and len(cells) == 1 and cells[0] is not None and span(cells[0], "colspan") > 1:
            yield WebPiece(text=flat[0], element=row, kind="caption", linked=0.0)
            continue
        names = [cell for cell, text in zip(cells, flat, strict=True) if cell is not None and text]
        is_header = is_first and all(tag_of(cell) == "th" for cell in names)  # the corner may be blank
        is_first = False
        letters = sum(map(len, flat))
        linked = sum(len("".join(_shown(link)).strip()) for link in row.iter("a")) / max(letters, 1)
        kind: BlockKind = "header row" if is_header else "table row"
        yield WebPiece(text=" | ".join(flat), element=row, kind=kind, linked=min(linked, 1.0))


def _shown(element: Element) -> Iterator[str]:
    """Yield the text of an element that a browser shows."""
    if element.text:
        yield element.text
    for child in element:
        tag = tag_of(child)
        if tag == "br" or _is_block(tag):
            yield " "
        if not _is_silent(child, tag):
            yield from _shown(child)
        if child.tail:
            yield child.tail
