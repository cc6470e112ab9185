"""Markdown: the text is the rendered text, so no mark of emphasis, link or table appears in a quote.

Struck-through text was withdrawn by its author and is left out, as are pictures, footnote marks and comments.
Front matter becomes fields: what it says of the article stands below the text, and so do its descriptions, which are
read like captions. Places are lines of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.errors import FormatError
from index.formats.building import TextBuilder
from index.formats.encodings import decode
from index.formats.libraries import extractor_name
from index.formats.limits import Limits
from index.formats.markdown_inline import inline_text, is_below_picture
from index.formats.reading_processes import if_large
from index.formats.stated_fields import StatedField, with_fields
from index.front_matter import NO_FRONT_MATTER, front_matter
from index.structure.dates import day_in_field
from index.types import BlockKind, Extracted

if TYPE_CHECKING:  # slow to import: loaded with the first file
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")

_MOST = 2**16  # bytes read in this process; 50,000 opening brackets took seven seconds
_MAX_NESTING = 100  # nested lists or quotes; the library drops anything deeper
_LINE_END = re.compile(r"\r\n|\r|\n")
_TASK = re.compile(r"\[[ xX]\][ \t]+")
_MOST_OF_LIST = 1_000  # a year is no number of an item
_KINDS: dict[str, BlockKind] = {"list_item": "list item", "blockquote": "quotation", "heading": "heading"}


def extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    """Return the one article of a Markdown file.

    Raises:
        FormatError: the bytes are binary or in an unknown encoding, or lists and quotes are nested too deep.

    """
    limits.check_characters(len(data) // 4)
    return if_large(_extract, data, name, limits, most=_MOST)


def _extract(data: bytes, name: str, limits: Limits) -> tuple[Extracted, ...]:
    decoded = decode(data)
    source = decoded.text.removeprefix("\ufeff")
    front = front_matter(source, by_line=True) or NO_FRONT_MATTER
    start = front.range.end
    renderer = _Renderer(len(_LINE_END.findall(source, 0, start)), limits)
    renderer.render(_parser().parse(source[start:]))
    text = renderer.text
    for name, words in front.prose:
        if text.text and words not in text.text:
            said = f"Correction: {words}" if name == "correction" else words
            text.add(said, "caption", label=_place_of(name, source[:start]))
    fields = [
        StatedField(name, words, _place_of(name, source[:start]))
        for name, words in front.stated
        if words != renderer.title
    ]
    return (
        decoded.with_note(
            with_fields(
                Extracted(
                    text=text.text,
                    extractor=extractor_name("markdown", 6, "markdown-it-py", "mdit-py-plugins", "lxml"),
                    title=front.title or renderer.title,
                    published=next(filter(None, map(day_in_field, front.published)), None),
                    created=next(filter(None, map(day_in_field, front.updated)), None),
                    author=front.author,
                    site=front.site,
                    language=front.language,
                    url=front.url,
                    blocks=text.blocks,
                    places=text.places,
                ),
                fields,
            )
        ),
    )


def _place_of(name: str, front: str) -> str | None:
    """Return the line of a field in front matter."""
    named = re.compile(rf"(?:^|[{{,])[ \t]*[\"']?{re.escape(name)}[\"']?[ \t]*[:=]", re.IGNORECASE)
    lines = enumerate(_LINE_END.split(front), start=1)
    return next((f"line {number}" for number, line in lines if named.search(line)), None)


def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    options = {"maxNesting": _MAX_NESTING, "html": True}
    return MarkdownIt("commonmark", options).enable(["table", "strikethrough"]).use(footnote_plugin)


@dataclass(slots=True)
class _Renderer:
    """Walks the tokens of a file and adds each paragraph, heading, item and row to the text."""

    skipped: int  # lines of front matter
    limits: Limits
    text: TextBuilder = field(default_factory=TextBuilder)
    title: str | None = None
    _open: list[str] = field(default_factory=list)
    _row: Token | None = None
    _cells: list[str] = field(default_factory=list)
    _was_item: bool = False
    _counts: dict[int, tuple[int, bool]] = field(default_factory=dict)  # by level, the last item's number
    _number: str = ""

    def render(self, tokens: Sequence[Token]) -> None:
        """Add all tokens, in the order of the file."""
        for token in tokens:
            if token.level >= _MAX_NESTING - 1:
                raise FormatError(f"it has {_MAX_NESTING} levels of nested lists or quotes: save it again.")
            if token.nesting > 0:
                self._enter(token)
            elif token.nesting < 0:
                self._leave(token)
            else:
                self._add_content(token)

    def _enter(self, token: Token) -> None:
        self._open.append(token.type.removesuffix("_open"))
        if token.type == "tr_open":
            self._row = token
        elif token.type == "list_item_open" and token.info:
            self._number = self._shown_number(token)

    def _shown_number(self, token: Token) -> str:
        """Return the number of an item with its mark if it does not only count: a year, or the rank in a countdown."""
        number = int(token.info)
        last, is_shown = self._counts.get(token.level, (0, False))
        if number != last:
            is_shown = number > 1 and (number != last + 1 or is_shown or number >= _MOST_OF_LIST)
        self._counts[token.level] = number, is_shown
        return f"{number}{token.markup} " if is_shown else ""

    def _leave(self, token: Token) -> None:
        self._open.pop()
        if token.type == "tr_close" and self._row is not None:
            self._add_row(self._row)

    def _add_content(self, token: Token) -> None:
        """Add the content of a token that opens and closes nothing, if it has any."""
        if token.type == "inline":
            self._add_inline(inline_text(token.children or []), token)
        elif token.type in ("fence", "code_block"):
            self._add(token.content, token)
        elif token.type == "html_block":
            self._add_html(token)

    def _add_inline(self, text: str, token: Token) -> None:
        if self._open[-1:] in (["th"], ["td"]):
            self._cells.append(text)
        else:
            number, self._number = self._number, ""
            is_caption = self._open == ["paragraph"] and is_below_picture(token.children or [], text.strip())
            self._add(number + self._without_box(text), token, "caption" if is_caption else None)

    def _without_box(self, text: str) -> str:
        """Return the text of a list item without the box of a task at its head."""
        box = _TASK.match(text) if self._open[-2:] == ["list_item", "paragraph"] else None
        return text if box is None else text[box.end() :]

    def _add(self, text: str, token: Token, kind: BlockKind | None = None) -> None:
        kind = kind or next((_KINDS[name] for name in reversed(self._open) if name in _KINDS), None)
        gap = "\n" if kind == "list item" and self._was_item else "\n\n"
        if self.text.add(text, kind, label=self._label(token), gap=gap) is None:
            return
        self._was_item = kind == "list item"
        if kind == "heading" and self.title is None and self._open[-1] == "heading" and token.level == 1:
            self.title = " ".join(text.split())

    def _add_row(self, token: Token) -> None:
        is_header = "thead" in self._open
        gap = "\n\n" if is_header else "\n"
        self.text.row(self._cells, "header row" if is_header else "table row", label=self._label(token), gap=gap)
        self._cells, self._was_item = [], False

    def _add_html(self, token: Token) -> None:
        from index.formats.html import parse_page
        from index.formats.web_pieces import pieces_of

        if re.sub(r"<!--.*?-->", "", token.content, flags=re.DOTALL).strip():
            for piece in pieces_of(parse_page(f"<div>{token.content}</div>", self.limits)):
                self.text.add(piece.text, piece.kind, label=self._label(token))
            self._was_item = False

    def _label(self, token: Token) -> str | None:
        if token.map is None:
            return None
        first, last = token.map[0] + 1 + self.skipped, token.map[1] + self.skipped
        return f"line {first}" if last <= first else f"lines {first}-{last}"
