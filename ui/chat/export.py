"""A conversation as a file to keep."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.types import Article
from ui.chat.export_html import to_html
from ui.chat.export_markdown import to_markdown
from ui.escape import html_text
from ui.icons import SAVE
from ui.types import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file: its name, its media type, and its text."""

    name: str
    media_type: str
    text: str


def export(form: object, turns: Sequence[Turn], articles: Mapping[str, Article], day: date) -> Exported | None:
    """Write a conversation as "markdown" or as "html"; None for any other form, and where nothing was answered.

    `articles` are the collection by id, `day` is when it is written.
    """
    if not any(turn.answer is not None for turn in turns):
        return None
    if form == "markdown":
        text, suffix, media_type = to_markdown(turns, day), "md", "text/markdown"
    elif form == "html":
        text, suffix, media_type = to_html(turns, articles, day), "html", "text/html"
    else:
        return None
    return Exported(name=f"pullquote-{day.isoformat()}.{suffix}", media_type=media_type, text=text)


def render_menu() -> str:
    """Offer the forms; each button's value is one that `export` knows."""
    return (
        f'<details class="menu"><summary title="Export this conversation">{SAVE}<span>Export</span></summary><div>'
        '<button type="button" value="markdown">Markdown</button>'
        '<button type="button" value="html">Web page with the sources</button></div></details>'
    )


def render_parcel(exported: Exported) -> str:
    """Hand a file to the page's script, which saves it; no two are the same, so that each is noticed."""
    return (
        f'<pre hidden data-name="{exported.name}" data-type="{exported.media_type}" data-at="{time.time_ns()}">'
        f"{html_text(exported.text)}</pre>"
    )
