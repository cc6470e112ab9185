"""Joins the pieces of a file into one text, and keeps their places in the text and the file."""

from __future__ import annotations

from collections.abc import Sequence

from index.formats.limits import LIMITS, Limits
from index.types import Block, BlockKind, Place, Range


class TextBuilder:
    """A text built piece by piece, with the blocks and places of its pieces.

    Neighbours with the same label, page and box share one place. Pieces never overlap, so both lists are in order.
    """

    def __init__(self, limits: Limits = LIMITS) -> None:
        """Start an empty text; one that grows longer than `limits.characters` raises `FormatError` at once."""
        self._limits = limits
        self._pieces: list[str] = []
        self._length = 0
        self._blocks: list[Block] = []
        self._places: list[Place] = []

    def add(
        self,
        text: str,
        kind: BlockKind | None = None,
        *,
        label: str | None = None,
        page: int | None = None,
        gap: str = "\n\n",
    ) -> Range | None:
        """Add a piece without the blanks around it, and return where it is; None if it is blank.

        `gap` separates it from the text before it, if any. A piece without a kind is an ordinary paragraph; one without
        a label has no place.
        """
        text = text.strip()
        if not text:
            return None
        if self._length:
            self._append(gap)
        start = self._length
        self._append(text)
        if kind is not None:
            self._blocks.append(Block(kind, start, self._length))
        if label is not None:
            self.place(Place(start, self._length, label, page))
        return Range(start, self._length)

    def row(
        self,
        cells: Sequence[str],
        kind: BlockKind = "table row",
        *,
        label: str | None = None,
        page: int | None = None,
        gap: str = "\n",
    ) -> Range | None:
        """Add a row of a table on one line, its cells separated by " | "; None if every cell is blank.

        Give the first row of a table a blank line as its `gap`.
        """
        flat = [" ".join(cell.split()) for cell in cells]
        if not any(flat):
            return None
        return self.add(" | ".join(flat), kind, label=label, page=page, gap=gap)

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far, in order."""
        return tuple(self._blocks)

    @property
    def places(self) -> tuple[Place, ...]:
        """The places so far, in order and disjoint."""
        return tuple(self._places)

    def __len__(self) -> int:
        """Return the length of the text so far, in code points."""
        return self._length

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        self._limits.check_characters(self._length)

    def place(self, place: Place) -> None:
        """Record where a piece is in its file."""
        last = self._places[-1] if self._places else None
        if last is not None and (last.label, last.page, last.box) == (place.label, place.page, place.box):
            self._places[-1] = last._replace(end=place.end)
        else:
            self._places.append(place)
