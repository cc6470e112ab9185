"""How the page looks: Gradio's theme, and the style sheets in `assets`."""

from __future__ import annotations

from importlib.resources import files

import gradio as gr

from ui.resources import read_asset

FAVICON = files("ui") / "assets" / "favicon.svg"

_STYLE_SHEETS = (
    "tokens.css",
    "page.css",
    "chat.css",
    "others.css",
    "why.css",
    "source.css",
    "tools.css",
    "paper.css",
    "shelf.css",
    "around.css",
)
_LIST_SCRIPTS = ("filters.js", "rows.js")
_PANE_SCRIPTS = ("pane.js", "paper.js", "find.js", "links.js", "card.js")  # they share their names
_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
_MONO = ("ui-monospace", "Menlo", "Consolas", "monospace")


def pane_script() -> str:
    """Give what runs once in the source pane, where Gradio hands out the events of the page."""
    return "\n".join(map(read_asset, _PANE_SCRIPTS))


def list_script() -> str:
    """Give what runs once in the list of articles."""
    return "\n".join(map(read_asset, _LIST_SCRIPTS))


def theme() -> gr.themes.Base:
    """Make the base that the style sheets build on: plain, with the fonts of the system."""
    return gr.themes.Base(primary_hue="indigo", neutral_hue="slate", radius_size="lg", font=_SANS, font_mono=_MONO)


def head() -> str:
    """Give what goes into `<head>`; Gradio's own `css=` would rewrite the rules and lose some of them."""
    icon = '<link rel="icon" type="image/svg+xml" href="./favicon.ico">'
    return f"{icon}<style>{''.join(read_asset(name) for name in _STYLE_SHEETS)}</style>"
