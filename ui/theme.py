"""How the page looks: Gradio's theme, and the style sheets in `assets`."""

from __future__ import annotations

from importlib.resources import files

import gradio as gr

from ui.resources import read_asset, read_scripts, read_widget

FAVICON = files("ui") / "assets" / "favicon.svg"

_STYLE_SHEETS = ("tokens.css", "page.css", "controls.css", "around.css")
_WIDGETS = {
    "source": ("source.css", "find.css"),
    "paper": ("paper.css",),
    "shelf": ("shelf.css",),
    "search": ("search.css",),
    "transcript": ("transcript.css", "card.css", "box.css", "bar.css", "touch.css"),
    "tray": ("tray.css",),
    "batch": ("batch.css",),
    "feedback": ("feedback.css",),
}
_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
_MONO = ("ui-monospace", "Menlo", "Consolas", "monospace")


def pane_script() -> str:
    """Return the script that runs once in the source pane, to which Gradio hands the events of the page."""
    return read_scripts(("source", "source.js"), ("paper", "paper.js"), ("source", "find.js", "passing.js"))


def list_script() -> str:
    """Return the script that runs once in the list of articles."""
    shelf = "filters.js", "order.js", "moving.js", "shelf.js"
    return read_scripts(("search", "search.js"), ("upload", "sending.js", "upload.js", "away.js"), ("shelf", *shelf))


def theme() -> gr.themes.Base:
    """Return the base that the style sheets build on: plain, with the fonts of the system."""
    return gr.themes.Base(primary_hue="indigo", neutral_hue="slate", radius_size="lg", font=_SANS, font_mono=_MONO)


def head() -> str:
    """Return what goes into `<head>`; Gradio's own `css=` would rewrite the rules and lose some of them."""
    icon = '<link rel="icon" type="image/svg+xml" href="./favicon.ico">'
    sheets = [*map(read_asset, _STYLE_SHEETS), *(read_widget(widget, *names) for widget, names in _WIDGETS.items())]
    return f"{icon}<style>{''.join(sheets)}</style>"
