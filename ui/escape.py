"""Text of articles and of questions, made inert for HTML, for Markdown and for links."""

from __future__ import annotations

import html
import re
from urllib.parse import quote

# Beside the five of HTML: "$", "{" and "`" because Gradio runs templates as JavaScript, CR because a
# parser would drop it. An entity of NUL is U+FFFD in every browser, so it is written as such.
_BEYOND_HTML = str.maketrans({"$": "&#36;", "{": "&#123;", "`": "&#96;", "\r": "&#13;", "\0": "\ufffd"})
_BREAK = re.compile(r"[\t\r\n\f\v]| (?= )")
_BLANK = re.compile(r"[ \t\r\n\f\v]+")
_ASCII_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def html_text(text: str) -> str:
    """Escape text for HTML content and quoted attributes; a browser shows exactly the text.

    `html.unescape` gives the text back, with U+FFFD for NUL, which no page can hold.
    """
    return html.escape(text, quote=True).translate(_BEYOND_HTML)


def exact_text(text: str) -> str:
    """Escape text for a quoted attribute inside Markdown; the browser gets it back with its blanks and line breaks."""
    inert = _ASCII_PUNCTUATION.sub(_entity, text.replace("\0", "\ufffd"))
    return _BREAK.sub(_entity, inert)


def link_text(text: str) -> str:
    """Escape text for a part of a link: plain ASCII, free of anything that Markdown, HTML or an address reads."""
    return quote(text, safe="").replace("_", "%5F").replace("~", "%7E")


def markdown_text(text: str) -> str:
    """Escape text for any place in one line of Markdown; runs of ASCII blanks become one space.

    Every ASCII punctuation mark becomes an entity, so no construct of Markdown, HTML or autolinking
    can begin in it, wherever it stands.
    """
    line = _BLANK.sub(" ", text).replace("\0", "\ufffd")
    return _ASCII_PUNCTUATION.sub(_entity, line)


def _entity(mark: re.Match[str]) -> str:
    return f"&#{ord(mark[0])};"
