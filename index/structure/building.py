"""Finding a text's structure, in one pass over its lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from itertools import chain

from index.front_matter import FrontMatter, front_matter
from index.structure.boilerplate import mark_boilerplate
from index.structure.corrections import corrections
from index.structure.credits import is_caption, is_credit
from index.structure.entries import live_entries
from index.structure.head import byline_names
from index.structure.layout import listings, mark_headings, mark_lists, mark_tables, tables
from index.structure.lines import lines_of
from index.structure.pieces import Piece, PieceKind, lay_out
from index.structure.reading_head import read_head
from index.structure.sentences import sentences_in
from index.structure.words import without_marks
from index.types import Block, BlockKind, Range, Structure

_POINTS = "-–—*•◦▪‣· "  # what a list's points begin with
_KINDS: dict[BlockKind, PieceKind] = {
    "heading": "heading",
    "list item": "item",
    "header row": "header",
    "table row": "row",
    "caption": "caption",
    "boilerplate": "boilerplate",
}


def structure_of(
    text: str,
    *,
    blocks: Sequence[Block] = (),
    repeated: Collection[int] = frozenset(),
    title: str | None = None,
) -> Structure:
    """Return the structure of a text; a blank text has none.

    `blocks`, in order of their start, are known from the format: they override what the text looks like, and their
    edges end paragraphs. `repeated` are the digests of lines that other articles of the same site hold as well, from
    `repeated_lines`. `title` is one that the file has outside its text. Boilerplate is whole paragraphs; fields of
    front matter that say nothing about the article count as boilerplate, the others are read.
    """
    front = front_matter(text)
    pieces, kinds = _front_pieces(text, front)
    laid = lay_out(text, start=0 if front is None else front.range.end, cuts=_edges(blocks))
    body: list[PieceKind] = ["text"] * len(laid.pieces)
    _mark_blocks(laid.pieces, body, blocks)
    mark_tables(laid, body, text)
    mark_lists(laid.pieces, body)
    _mark_credits(laid.pieces, body)
    mark_boilerplate(laid.pieces, body, repeated=repeated)
    head = read_head(text, laid.pieces, body)
    for at, kind in ((head.byline, "byline"), (head.dateline, "dateline")):
        if at is not None and body[at] == "text":
            body[at] = "byline" if kind == "byline" else "dateline"
    mark_headings(laid.pieces, body)
    starts = [block.start for block in blocks if block.kind == "table"]
    byline = _byline_field(text, front) if head.byline is None else laid.pieces[head.byline].range
    return Structure(
        paragraphs=tuple(piece.range for piece in chain(pieces, laid.pieces)),
        sentences=tuple(s for piece in chain(pieces, laid.pieces) for s in sentences_in(text, piece.range)),
        headline=None if head.headline is None else laid.pieces[head.headline].range,
        byline=byline,
        dateline=None if head.dateline is None else laid.pieces[head.dateline].range,
        captions=_ranges(laid.pieces, body, "caption"),
        credits=_ranges(laid.pieces, body, "credit"),
        boilerplate=_ranges(pieces, kinds, "boilerplate") + _ranges(laid.pieces, body, "boilerplate"),
        headings=_ranges(laid.pieces, body, "heading"),
        tables=tables(laid.pieces, body, starts),
        lists=listings(text, laid.pieces, body),
        corrections=corrections(text, laid.pieces, body, title=title or ("" if front is None else front.title or "")),
        entries=live_entries(text, laid.pieces, body),
    )


def _edges(blocks: Sequence[Block]) -> list[int]:
    return sorted({edge for block in blocks for edge in (block.start, block.end)})


def _front_pieces(text: str, front: FrontMatter | None) -> tuple[list[Piece], list[PieceKind]]:
    """Return the lines of front matter, each a paragraph."""
    if front is None:
        return [], []
    hidden = {line.start for line in front.hidden}
    lines = [line for line in lines_of(text[: front.range.end]) if line.start < front.range.end]
    pieces = [Piece(line.start, line.end, at, at + 1, "", line.apart) for at, line in enumerate(lines)]
    return pieces, ["boilerplate" if piece.start in hidden else "text" for piece in pieces]


def _byline_field(text: str, front: FrontMatter | None) -> Range | None:
    """Return the line of front matter that names the author."""
    pieces, kinds = _front_pieces(text, front)
    for piece, kind in zip(pieces, kinds, strict=True):
        if kind == "text" and text[piece.start : piece.end].lstrip('{" ').lower().startswith(("author", "byline")):
            return piece.range
    return None


def _mark_blocks(pieces: Sequence[Piece], kinds: list[PieceKind], blocks: Sequence[Block]) -> None:
    """Set the kind of every paragraph that lies in a block; of nested blocks, the one that begins last counts."""
    for block in blocks:
        kind = _KINDS.get(block.kind)
        if kind is None:
            continue
        at = bisect_right(pieces, block.start - 1, key=lambda piece: piece.start)
        while at < len(pieces) and pieces[at].end <= block.end:
            kinds[at] = kind
            at += 1


def _mark_credits(pieces: Sequence[Piece], kinds: list[PieceKind]) -> None:
    for at, piece in enumerate(pieces):
        if kinds[at] not in ("text", "item") or not piece.words:
            continue
        words = without_marks(piece.words)
        if kinds[at] == "item":
            words = words.lstrip(_POINTS)  # a dash before a list item is not a signature
        if is_credit(words):
            kinds[at] = "credit"
        elif kinds[at] == "text" and is_caption(words) and not _is_byline(words):
            kinds[at] = "caption"


def _is_byline(words: str) -> bool:
    """Whether a line names a writer first, as "By A | Photo: B" does."""
    return words.lower().startswith("by ") and byline_names(words) is not None


def _ranges(pieces: Iterable[Piece], kinds: Iterable[PieceKind], kind: PieceKind) -> tuple[Range, ...]:
    return tuple(piece.range for piece, other in zip(pieces, kinds, strict=True) if other == kind)


def sentence_ranges(text: str) -> tuple[Range, ...]:
    """Return the sentences of a text, in order, trimmed of white space; a blank text has none.

    Every character is covered once, except white space and a byte order mark at the head. No sentence crosses the end
    of a paragraph. A quotation is one sentence unless it is longer than 400 code points.
    """
    return tuple(sentence for piece in lay_out(text).pieces for sentence in sentences_in(text, piece.range))
