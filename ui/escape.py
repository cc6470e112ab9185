"""Text of articles and of questions, escaped for HTML and for links."""

from __future__ import annotations

import html
from urllib.parse import quote

# Beside the five of HTML: "$", "{" and "`" because Gradio runs templates as JavaScript, CR because a
# parser would drop it. An entity of NUL is U+FFFD in every browser, so it is written as such.
_BEYOND_HTML = str.maketrans({"$": "&#36;", "{": "&#123;", "`": "&#96;", "\r": "&#13;", "\0": "\ufffd"})


def html_text(text: str) -> str:
    """Escape text for HTML content and quoted attributes; a browser shows exactly the text.

    `html.unescape` gives the text back, with U+FFFD for NUL, which no page can hold.
    """
    return html.escape(text, quote=True).translate(_BEYOND_HTML)


def link_text(text: str) -> str:
    """Escape text for a part of a link: plain ASCII, free of anything that HTML or an address reads."""
    return quote(text, safe="").replace("_", "%5F").replace("~", "%7E")
