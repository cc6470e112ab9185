"""The text of an article as paragraphs, headings, list items and tables, every character in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from index.types import Article, Range
from ui.escape import html_text
from ui.layers import LayeredRange, TextLayer, cut_at_layers
from ui.texts import say

MARKS = ("ans", "near", "read")  # layers that are shown as marks; the others are shades

_PART = 24  # paragraphs that a browser lays out together, when they are near
_MOST = 240  # of a table that is not split
_BETWEEN = re.compile(r"[ \t]*\|[ \t]*|\t+|[ \u00a0]{2,}")  # cells of a row, as tables of a text have it
_RULE = re.compile(r"[-+|:=\s]+")
_BULLETS = "-*•–·0123456789"


class ShownBlock(NamedTuple):
    """A paragraph: its kind, its cells if it is a table's row, and whether it is folded away at first."""

    kind: str
    cells: tuple[Range, ...]
    folded: bool

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.cells[0].start


def render_text(article: Article, layers: Sequence[TextLayer]) -> str:
    """Render all paragraphs with their layers, strongest first.

    What only repeats the title, and boilerplate, is folded away; it opens if something in it is marked. The separators
    of a table's cells are kept, and take no room.
    """
    blocks = _blocks(article)
    marked = [layer.range for layer in layers]
    boilerplate = [TextLayer(place, "boilerplate") for place in article.boilerplate]
    hidden = [TextLayer(place, "syntax") for block in blocks for place in _between(article.text, block)]
    runs = cut_at_layers([cell for block in blocks for cell in block.cells], [*layers, *boilerplate, *hidden])
    parts = []
    for part in _parts(blocks):
        html = []
        for folded, some in groupby(part, lambda block: block.folded):
            group = [*some]
            inside = "".join(_paragraph(article.text, block, [next(runs) for _ in block.cells]) for block in group)
            html.append(_fold(group, inside, marked) if folded else inside)
        parts.append(f'<div class="part">{"".join(html)}</div>')
    return "".join(parts)


def _blocks(article: Article) -> list[ShownBlock]:
    structure, text = article.structure, article.text
    kinds = {heading: "heading" for heading in structure.headings}
    kinds |= {item: "item" for listing in structure.lists for item in listing.items if text[item.start] not in _BULLETS}
    for table in structure.tables:
        kinds |= {row: "row" for row in table.rows} | ({table.header: "row head"} if table.header else {})
    boilerplate = frozenset(article.boilerplate)
    blocks: list[ShownBlock] = []
    for piece in structure.paragraphs:
        words = text[piece.start : piece.end]
        is_title = piece == structure.headline and " ".join(words.split()).rstrip(".") == article.title.rstrip(".")
        kind = "title" if is_title else kinds.get(piece, "")
        if not kind and blocks and blocks[-1].kind == "row head" and _RULE.fullmatch(words):
            kind = "rule"
        cells = tuple(_cells(text, piece)) if kind.startswith("row") else (piece,)
        blocks.append(ShownBlock(kind, cells, is_title or piece in boilerplate))
    return blocks


def _cells(text: str, row: Range) -> Iterator[Range]:
    """Cut a row after the separators of its cells; what is before the first cell belongs to it."""
    start = row.start
    for gap in _BETWEEN.finditer(text, row.start, row.end):
        if gap.start() > row.start and gap.end() < row.end:
            yield Range(start, gap.end())
            start = gap.end()
    yield Range(start, row.end)


def _between(text: str, block: ShownBlock) -> Iterator[Range]:
    """Yield the separators of cells, and the rule below a header."""
    if block.kind == "rule":
        yield block.cells[0]
    elif block.kind.startswith("row"):
        for gap in _BETWEEN.finditer(text, block.start, block.cells[-1].end):
            yield Range(*gap.span())


def _parts(blocks: Sequence[ShownBlock]) -> Iterator[list[ShownBlock]]:
    """Split paragraphs into runs; a table stays together, and so does what is folded together."""
    part: list[ShownBlock] = []
    for block in blocks:
        before = part[-1] if part else block
        goes_on = (before.folded and block.folded) or (before.kind[:1] == "r" and block.kind[:1] == "r")
        if len(part) >= (_MOST if goes_on else _PART):
            yield part
            part = []
        part.append(block)
    if part:
        yield part


def _paragraph(text: str, block: ShownBlock, cells: Sequence[Sequence[LayeredRange]]) -> str:
    role = ' role="heading" aria-level="3"' if block.kind == "heading" else ""
    named = f' class="{block.kind}"' if block.kind else ""
    inside = ["".join(_run(text, *run) for run in cell) for cell in cells]
    within = inside[0] if len(inside) == 1 else "".join(f"<span>{cell}</span>" for cell in inside)
    return f'<p{named}{role} data-at="{block.start}">{within}</p>'


def _fold(blocks: Sequence[ShownBlock], inside: str, marked: Sequence[Range]) -> str:
    whole = Range(blocks[0].start, blocks[-1].cells[-1].end)
    opened = " open" if any(place.overlaps(whole) for place in marked) else ""
    kinds = {block.kind == "title" for block in blocks}
    name = say("fold.title" if kinds == {True} else "fold.boilerplate" if kinds == {False} else "fold.both")
    shut, open_ = f'<span class="shut"> {say("fold.show")}</span>', f'<span class="open"> · {say("fold.hide")}</span>'
    return f'<details class="fold"{opened}><summary>{name}{shut}{open_}</summary>{inside}</details>'


def _run(text: str, place: Range, layers: Sequence[TextLayer]) -> str:
    """Write a run of text that the same layers cover, in one tag."""
    shown = html_text(text[place.start : place.end])
    if not layers:
        return shown
    names = " ".join(dict.fromkeys(layer.name for layer in layers))
    if layers[0].name in MARKS:
        return f'<mark class="{names}">{shown}</mark>'
    link = next((layer.link for layer in layers if layer.link), None)
    if link is not None:
        return f'<a class="{names}" href="#{link}" title="{say("place.cited")}">{shown}</a>'
    return f'<span class="{names}">{shown}</span>'
