"""The components of the page, and where they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr

from ui.service.settings import Settings
from ui.theme import list_script, pane_script
from ui.widgets.shelf.listing import list_head
from ui.widgets.shelf.shelf import MOST_FILES
from ui.widgets.transcript import transcript

_FOUND = "watch('value', () => document.dispatchEvent(new CustomEvent('found')))"


class Components:
    """The components that events read and change, empty at first: what is in them depends on the visitor.

    Most are named after the fields of `Update`. `chat` shows the conversation, and `turns` are its state; `visit` is
    the key of the visit, and `others` ticks while the list may change by itself.
    """

    def __init__(self, served: list[Callable[..., Any]], settings: Settings) -> None:
        """Make the components inside a `gr.Blocks`; the conversation may call the functions that are `served`."""
        spoken: dict[str, Any] = {"language": settings.language}
        asking = spoken | {"server_functions": served, "feedback": settings.feedback is not None}
        _html("bar", transcript.bar())
        with gr.Row(elem_id="main", equal_height=True):
            with gr.Column(elem_id="chat-col", scale=5, min_width=280):
                self.notice = _html("notice")
                _html("away", '<div class="away" role="status" hidden></div>')
                self.chat = _html("chat", {}, transcript.script(), html_template=transcript.body(), **asking)
                with gr.Row(elem_id="asked"):
                    self.scope = _html("scope")
                    _html("order", transcript.order())
                _html("ask", transcript.box())
            with gr.Column(elem_id="src-col", scale=6, min_width=280):
                with gr.Column(elem_id="shelf"):
                    _html("shelf-head", list_head(MOST_FILES))
                    self.outcome = _html("outcome")
                    with gr.Column(elem_id="shelf-body"):
                        self.missed = _html("missed")
                        self.rows = _html("articles", None, list_script(), html_template="", **spoken)
                        self.found = _html("found", "", _FOUND)
                self.pane = _html("source", "", pane_script(), **spoken)
                self.paper = _html("paper")
        self.others = gr.Timer(3, active=settings.changes)
        self.edition = gr.State((0, 0, 0))
        self.visit = gr.State("")
        self.turns = gr.State(())
        self.shown = gr.State("")


def _html(name: str, value: Any = "", script: str | None = None, **more: Any) -> gr.HTML:
    return gr.HTML(value, elem_id=name, js_on_load=script, apply_default_css=False, **more)
