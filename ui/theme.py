"""How the page looks: Gradio's theme, and the style sheets in `assets`."""

from __future__ import annotations

from importlib.resources import files

import gradio as gr

FAVICON = files("ui") / "assets" / "favicon.svg"

_STYLE_SHEETS = ("page.css", "chat.css", "source.css")
_SANS = ("system-ui", "-apple-system", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif")
_MONO = ("ui-monospace", "Menlo", "Consolas", "monospace")


def read_asset(name: str) -> str:
    """Read a text file of `assets`."""
    return (files("ui") / "assets" / name).read_text("utf-8")


def theme() -> gr.themes.Base:
    """Make the base that the style sheets build on: plain, with the fonts of the system."""
    return gr.themes.Base(primary_hue="indigo", neutral_hue="slate", radius_size="lg", font=_SANS, font_mono=_MONO)


def head() -> str:
    """Give what goes into `<head>`; Gradio's own `css=` would rewrite the rules and lose some of them."""
    icon = '<link rel="icon" type="image/svg+xml" href="./favicon.ico">'
    return f"{icon}<style>{''.join(read_asset(name) for name in _STYLE_SHEETS)}</style>"
