"""What stands inside a paragraph of Markdown: its words without marks of emphasis, links, pictures and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from index.formats.raised import NOTE, raised
from index.structure.words import has_full_stop

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"<\s*(?P<end>/?)\s*(?P<name>[a-zA-Z][\w-]*)")
_ADDRESS = re.compile(r"\bhref\s*=\s*[\"']?([^\"'\s>]*)", re.IGNORECASE)
_FIELD = re.compile(r"[A-Za-z][\w-]*(?: [\w-]+){0,2}:[ \t]+\S")  # "Author: ..."
_NUMBER = re.compile(r"\[?\d{1,3}\]?")
_BEFORE_NOTE = frozenset(".,;:!?)]%”’\"'")
_WITHDRAWN = frozenset(("del", "s", "strike", "script", "style"))
_NOT_SHOWN = frozenset(("image", "footnote_ref", "footnote_anchor"))
_WRAPPED = "\0"  # which the parser leaves in no text


def inline_text(tokens: Sequence[Token]) -> str:
    """Return what a paragraph's tokens render to; a wrapped line continues after a space.

    A field, such as "Venue: Town Hall", has its own line if one beside it is a field too.
    """
    reader = _InlineReader()
    for token in tokens:
        reader.add(token)
    lines = "".join(reader.parts).split(_WRAPPED)
    is_field = [_FIELD.match(line) is not None for line in lines]
    if not all(is_field):  # in small letters, one may be a part of a sentence
        is_field = [line[:1].isupper() and is_one for line, is_one in zip(lines, is_field, strict=True)]
    is_field.append(False)
    text = lines[0]
    for at, line in enumerate(lines[1:], start=1):
        text += ("\n" if is_field[at] and (is_field[at - 1] or is_field[at + 1]) else " ") + line
    return re.sub(r"[ \t]*\n[ \t]*", "\n", re.sub(r" {2,}", " ", text))


def is_below_picture(tokens: Sequence[Token], text: str) -> bool:
    """Whether a paragraph is a picture and below it one line, `text`, that is emphasised or no sentence."""
    kinds = [token.type for token in tokens if token.content or token.tag not in ("", "a")]
    if kinds[:1] != ["image"] or [kind for kind in kinds if kind.endswith("break")] != kinds[1:2]:
        return False
    return bool(text) and (kinds[2:3] in (["em_open"], ["strong_open"]) or not has_full_stop(text))


@dataclass(slots=True)
class _InlineReader:
    """Collects the words of a paragraph; `links` and `raises` are where those begin that have not ended."""

    parts: list[str] = field(default_factory=list)
    links: list[tuple[int, str]] = field(default_factory=list)
    raises: list[int] = field(default_factory=list)
    withdrawn: int = 0

    def add(self, token: Token) -> None:
        """Add what a token shows."""
        if token.type in ("s_open", "s_close"):
            self.withdrawn += token.nesting
        elif token.type == "link_open":
            self.links.append((len(self.parts), str(token.attrs.get("href", ""))))
        elif token.type == "link_close":
            self._end_link()
        elif token.type == "html_inline":
            self._add_tag(token.content)
        elif token.type == "hardbreak":
            self.parts.append("\n")
        elif token.type == "softbreak":
            self.parts.append(_WRAPPED)
        elif not self.withdrawn and token.type not in _NOT_SHOWN:
            self.parts.append(token.content)

    def _add_tag(self, content: str) -> None:
        tag = _TAG.match(content)
        if tag is None:
            return
        name, is_end = tag["name"].lower(), bool(tag["end"])
        if name in _WITHDRAWN:
            self.withdrawn = max(self.withdrawn + (-1 if is_end else 1), 0)
        elif name == "br":
            self.parts.append("\n")
        elif name == "a" and is_end:
            self._end_link()
        elif name == "a":
            address = _ADDRESS.search(content)
            self.links.append((len(self.parts), "" if address is None else address[1]))
        elif name == "sup" and is_end:
            self._end_raised()
        elif name == "sup":
            self.raises.append(len(self.parts))

    def _end_link(self) -> None:
        """Remove the words of the link that ends here if they are the mark of a footnote."""
        if not self.links:
            return
        at, address = self.links.pop()
        words, before = "".join(self.parts[at:]), next(filter(None, reversed(self.parts[:at])), "")[-1:]
        is_glued = before.isalnum() or before in _BEFORE_NOTE
        if NOTE.fullmatch(words) and (address.startswith("#") or (is_glued and _NUMBER.fullmatch(words))):
            del self.parts[at:]

    def _end_raised(self) -> None:
        if self.raises:
            at = self.raises.pop()
            self.parts[at:] = [raised("".join(self.parts[at:]))]
