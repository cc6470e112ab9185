"""What is read of a piece of HTML."""

from __future__ import annotations

import html
import re


def text(shown: str) -> str:
    """Return its text, with one blank between tags."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())
