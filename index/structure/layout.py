"""Lists, headings and tables among the paragraphs of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.structure.pieces import Laid, Piece, PieceKind
from index.structure.reading_head import heading_words, is_underlined
from index.structure.sentences import sentences_in
from index.structure.tables import table_of
from index.structure.words import has_end_mark, without_marks
from index.types import Listing, Range, Table

_MAX_HEADING = 120  # code points
_RUN = 3  # consecutive short lines, from which only the first can be a heading

_BULLET = re.compile(r"[-*+•◦▪‣·►▶✓✔–—][ \t]+(?=.*\w)|[•◦▪‣►▶✓✔](?=\w)")
_NUMBER = re.compile(r"(?:\d{1,3}[.)]|\([a-z\d]{1,3}\)|[a-z]\)|[ivx]{1,4}[.)])[ \t]+(?=.*\w)", re.IGNORECASE)
_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d_]+")
_ASKED = re.compile(r".{1,60}:[*_]* .*\?")  # an interviewer's question
_RULE = re.compile(r"[\W_]+")


def mark_tables(laid: Laid, kinds: list[PieceKind], text: str) -> None:
    """Set the kinds of the paragraphs that are rows, headers and rules of tables recognised by their form."""
    by_line = {piece.first: at for at, piece in enumerate(laid.pieces)}
    for rows in laid.tables:
        header = table_of(text, laid.lines, rows).header
        for line in range(rows.first, rows.last):
            at = by_line[line]
            if kinds[at] != "text":
                continue
            is_header = header is not None and laid.lines[line].start == header.start
            kinds[at] = "rule" if line == rows.rule else "header" if is_header else "row"


def mark_lists(pieces: Sequence[Piece], kinds: list[PieceKind]) -> None:
    """Set the kinds of list items and rules.

    An item begins with a bullet or a number. A single one counts only below a line that ends in a colon: a single dash
    begins speech or a signature, and a single number a heading.
    """
    at = 0
    while at < len(pieces):
        if kinds[at] == "text" and pieces[at].words and _RULE.fullmatch(pieces[at].words):
            kinds[at] = "rule"
        last = at
        while last < len(pieces) and kinds[last] == "text" and _is_item(pieces[last], pieces[at]):
            last += 1
        above = pieces[at - 1].words if at else ""
        is_list = last - at >= 2 or (last > at and (above.endswith(":") or pieces[at].words[0] in "*•◦▪‣"))
        if is_list:
            kinds[at:last] = ["item"] * (last - at)
        at = max(last, at + 1)


def _is_item(piece: Piece, first: Piece) -> bool:
    """Whether a paragraph is an item of the same type as the first: both with bullets, or both with numbers."""
    for form in (_BULLET, _NUMBER):
        if form.match(first.words):
            return form.match(piece.words) is not None
    return False


def mark_headings(pieces: Sequence[Piece], kinds: list[PieceKind]) -> None:
    """Set the kinds of headings: of Markdown, underlined, or short, without an end mark, and above text."""
    run = 0  # short lines directly above
    for at, piece in enumerate(pieces):
        if kinds[at] != "text":
            run = 0
            continue
        if heading_words(piece.words) is not None or is_underlined(pieces, at):
            kinds[at], run = "heading", 0
            continue
        is_short = _is_short(piece)
        if is_short and _leads(pieces, kinds, at) and (run == 0 or (run + 1 < _RUN and pieces[at].apart)):
            kinds[at] = "heading"
        elif is_short and run == 0 and _run_below(pieces, kinds, at) == 2:
            kinds[at] = "heading"  # a time or a name above a heading
        run = run + 1 if is_short else 0


def _is_short(piece: Piece) -> bool:
    words = without_marks(piece.words)
    if not 0 < len(words) <= _MAX_HEADING or not any(map(str.isalpha, words)):
        return False
    if words.startswith(("```", "~~~")) or _ASKED.fullmatch(piece.words):
        return False
    return words.endswith("?") or not has_end_mark(words)


def _leads(pieces: Sequence[Piece], kinds: Sequence[PieceKind], at: int) -> bool:
    """Whether longer text, a list or a table follows."""
    if at + 1 == len(pieces):
        return False
    below = pieces[at + 1]
    if kinds[at + 1] in ("item", "header", "row"):
        return True
    if kinds[at + 1] != "text":
        return False
    return not below.words or (
        has_end_mark(below.words) and below.end - below.start > pieces[at].end - pieces[at].start
    )


def _run_below(pieces: Sequence[Piece], kinds: Sequence[PieceKind], at: int) -> int:
    """Count the short lines from `at`, up to three; 0 if they do not lead to text."""
    last = at
    while last < len(pieces) and last - at < _RUN and kinds[last] == "text" and _is_short(pieces[last]):
        last += 1
    return last - at if last > at and _leads(pieces, kinds, last - 1) else 0


def listings(text: str, pieces: Sequence[Piece], kinds: Sequence[PieceKind]) -> tuple[Listing, ...]:
    """Return the lists with the sentences or headings that introduce them."""
    found = []
    at = 0
    while at < len(pieces):
        last = at
        while last < len(pieces) and kinds[last] == "item" and (last == at or not _begins_again(pieces, last)):
            last += 1
        if last > at:
            items = tuple(piece.range for piece in pieces[at:last])
            found.append(Listing(lead=_lead(text, pieces, kinds, at), items=items))
        at = max(last, at + 1)
    return tuple(found)


def _begins_again(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a second list begins: its marks have another form, such as "(a)" below "6."."""
    above, below = pieces[at - 1].words, pieces[at].words
    return bool(above and below) and _mark(above) != _mark(below)


def _mark(words: str) -> str:
    """Return the form of a point's mark: "1." of "12. Rents", "(a)" of "(d) hemp", "" of bullets."""
    number = _NUMBER.match(words)
    return "" if number is None else _LETTERS.sub("a", _DIGITS.sub("1", number.group().strip()))


def _lead(text: str, pieces: Sequence[Piece], kinds: Sequence[PieceKind], at: int) -> Range | None:
    if at == 0:
        return None
    above = pieces[at - 1]
    if kinds[at - 1] == "heading":
        return above.range
    ends = text[above.start : above.end].rstrip("*_ ").endswith((":", "："))
    is_text = kinds[at - 1] == "text" or (kinds[at - 1] == "item" and ends)  # a point with points of its own
    if not is_text or (pieces[at].apart and not ends):
        return None
    return sentences_in(text, above.range)[-1]


def tables(pieces: Sequence[Piece], kinds: Sequence[PieceKind], starts: Sequence[int]) -> tuple[Table, ...]:
    """Return the tables: runs of rows; a header, or a place in `starts`, begins a new table."""
    table_list: list[Table] = []
    header: Range | None = None
    rows: list[Range] = []
    begins = set(starts)

    def close() -> None:
        if rows or header is not None:
            table_list.append(Table(header=header, rows=tuple(rows)))

    for piece, kind in zip(pieces, kinds, strict=True):
        if kind == "rule" and (rows or header is not None) and not piece.apart:
            continue
        if kind not in ("header", "row") or (kind == "header" and rows) or piece.start in begins:
            close()
            header, rows = None, []
        if kind == "header":
            header = piece.range
        elif kind == "row":
            rows.append(piece.range)
    close()
    return tuple(table_list)
