"""A quote with where it stands, as text to paste elsewhere."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qa.types import Citation

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+.!|~$&-])")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


def as_text(citations: Sequence[Citation]) -> str:
    """Write the first quote, and a line for each place where it stands.

    The line names title, author, site, date, file, page and characters. The quote is verbatim, between quotation marks
    unless it brings its own. Raises `IndexError` without a citation.
    """
    quote = citations[0].quote
    shown = quote if quote[0] in "“\"'‘«„" else f"“{quote}”"
    return "\n".join([shown, *(f"— {', '.join(_place(citation))}" for citation in citations)])


def as_markdown(citations: Sequence[Citation]) -> str:
    """Write the same as a Markdown quotation; nothing in the words of the articles is read as Markdown."""
    quote = "\n".join(f"> {_plain(line)}" for line in _LINE_BREAK.split(citations[0].quote))
    places = "\n".join(f"- {', '.join(map(_plain, _place(citation)))}" for citation in citations)
    return f"{quote}\n\n{places}"


def _place(citation: Citation) -> list[str]:
    named = [citation.title, citation.author, citation.site, citation.published, citation.source, citation.place]
    parts = [*named, f"characters {citation.start}–{citation.end}"]
    return [" ".join(part.split()) for part in parts if part]


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
